"""How does a brief read as Markdown? Every line with who says it, and a numbered list of the sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from blowback.export.citations import (
    Citations,
    Cited,
    basis,
    copy_told,
    counted,
    heading,
    not_drawn,
    rest_of,
    source_of,
    told_and_untold,
)
from blowback.records import Brief, Line
from blowback.text.escapes import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#|~!&$^=@:])")
_SIGNS = {1: "friendly", 0: "neither", -1: "hostile"}
_MOST_NUMBERS = 6
_OPENING = re.compile(r"^(\s*)([-+.]|\d+[.)])")


def brief_markdown(brief: Brief) -> str:
    """The brief as one Markdown document; text of articles is escaped, never interpreted."""
    notes = Citations(_MOST_NUMBERS)
    parts = [f"# {escape(heading(brief))}", escape(" ".join(basis(brief)))]
    if brief.opening or brief.footings:
        parts.append("## Where they stand")
        parts.extend(_grouped(brief.opening, notes))
        parts.extend(_footings(brief))
    parts.extend(_timeline(brief))
    told, untold = told_and_untold(brief)
    for section in told:
        parts.append(f"## {escape(section.title)}")
        if section.note:
            parts.append(f"*{escape(section.note)}*")
        parts.extend(_grouped(section.lines, notes))
        if section.rest:
            parts.append(f"### {escape(rest_of(section, heading=True))}")
            parts.extend(_grouped(section.rest, notes))
    if untold:
        parts.append(f"*Nothing is told under: {escape('; '.join(untold))}.*")
    sentences = list(notes.numbered())
    if sentences:
        parts.append("## Sentences")
        parts.extend(
            f"{number}. “{escape(e.exact)}” — {escape('; '.join(filter(None, (source_of(e), copy_told(e)))))}"
            f" `{_code(e.claim)}`"
            for number, e, _ in sentences
        )
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    flat = re.sub(r"\s+", " ", visible(text)).strip()
    return _OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", flat))


def _code(text: str) -> str:
    return re.sub(r"[^\w./#-]", "", text)


def _footings(brief: Brief) -> Iterator[str]:
    if not brief.footings:
        return
    rows = ["| between | friendly | hostile | backing | formal status |", "|---|--:|--:|---|---|"]
    for footing in brief.footings:
        cells = (
            " — ".join(footing.names),
            str(footing.cooperation),
            str(footing.hostility),
            "; ".join(footing.backing),
            "; ".join(footing.status),
        )
        rows.append("| " + " | ".join(escape(cell) for cell in cells) + " |")
    yield "\n".join(rows)


def _timeline(brief: Brief) -> Iterator[str]:
    """What is dated, as a table; a screen reader and a plain text have no picture."""
    if not brief.timeline.marks:
        return
    yield "## Timeline"
    rows = ["| when | | what | according to | told by |", "|---|---|---|---|---|"]
    for mark in brief.timeline.marks:
        if mark.when is None:
            continue
        cells = (mark.when, _SIGNS[mark.sign], mark.text, "; ".join(mark.says))
        count = counted(mark.reports, mark.independent)
        rows.append("| " + " | ".join(escape(cell) for cell in (*cells, count)) + " |")
    yield "\n".join(rows)
    if words := not_drawn(brief.timeline):
        yield f"*{escape(words)}*"


def _grouped(lines: tuple[Line, ...], notes: Citations) -> Iterator[str]:
    group = None
    block: list[str] = []
    for line in lines:
        if line.group != group and line.group:
            if block:
                yield "\n".join(block)
            block, group = [], line.group
            yield f"**{escape(line.group)}**"
        block.extend(_line(notes.cite(line), ""))
    if block:
        yield "\n".join(block)


def _line(cited: Cited, indent: str, *, inner: bool = False) -> Iterator[str]:
    line = cited.line
    numbers = "".join(f" [{number}]" for number in cited.numbers)
    more = f" and {cited.beyond} more" if cited.beyond else ""
    says = f" — {escape('; '.join(line.says))}" if line.says else ""
    count = counted(line.reports, line.independent) if not inner or line.reports > 1 else ""
    told = f" ({escape(count)})" if count and line.says else ""
    when = f" ({escape(line.when)})" if line.when else ""
    marks = f" *{escape('; '.join(line.marks))}*" if line.marks else ""
    role = f"{escape(line.group)}: " if inner and line.group else ""
    yield f"{indent}- {role}{escape(line.text)}{when}{says}{told}{marks}{numbers}{more}"
    for below in cited.below:
        yield from _line(below, f"{indent}  ", inner=True)
