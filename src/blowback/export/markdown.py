"""How does a brief read as Markdown? Every line with who says it, and a numbered list of the sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from blowback.records import Brief, Evidence, Line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def brief_markdown(brief: Brief) -> str:
    """The brief as one Markdown document; text of articles is escaped, never interpreted."""
    notes = Notes()
    parts = [f"# {escape(heading(brief))}", escape(basis(brief)), *_footings(brief)]
    for section in brief.sections:
        parts.append(f"## {escape(section.title)}")
        if section.note:
            parts.append(f"*{escape(section.note)}*")
        parts.extend(_line(line, notes) for line in section.lines)
    if notes.rows:
        parts.append("## Sentences")
        parts.extend(
            f"{number}. {escape(e.outlet or e.article)}: “{escape(e.exact)}” `{e.claim}`"
            for number, e in notes.numbered()
        )
    return "\n\n".join(parts) + "\n"


class Notes:
    """The sentences of a brief, numbered as they are first cited."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int, int], Evidence] = {}

    def cite(self, line: Line) -> list[int]:
        """The numbers of the sentences that a line rests on."""
        order = []
        for evidence in line.evidence:
            self.rows.setdefault((evidence.article, evidence.start, evidence.end), evidence)
            order.append(list(self.rows).index((evidence.article, evidence.start, evidence.end)) + 1)
        return order

    def numbered(self) -> Iterator[tuple[int, Evidence]]:
        """All sentences with their numbers."""
        return enumerate(self.rows.values(), 1)


def heading(brief: Brief) -> str:
    """What is the brief about?"""
    return " and ".join(brief.names) if brief.names else "Everything that was read"


def basis(brief: Brief) -> str:
    """On what does it rest: how many articles, whose, published when, as known on which date?"""
    span = " to ".join(d[:10] for d in brief.published if d) or "an unknown date"
    outlets = f" from {', '.join(brief.outlets)}" if brief.outlets else ""
    count = "1 article" if brief.articles == 1 else f"{brief.articles} articles"
    known = f", as known on {brief.as_known_on}" if brief.as_known_on else ""
    told = "Every line is what somebody says, not a finding."
    return f"Read from {count}{outlets}, published {span}{known}. {told}"


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))


def _footings(brief: Brief) -> Iterator[str]:
    if not brief.footings:
        return
    rows = ["| between | cooperation | hostility | backing | formal status |", "|---|---|---|---|---|"]
    for footing in brief.footings:
        cells = (
            " — ".join(footing.names),
            str(footing.cooperation),
            str(footing.hostility),
            "; ".join(footing.backing),
            "; ".join(footing.status),
        )
        rows.append("| " + " | ".join(escape(cell) for cell in cells) + " |")
    yield "## Where they stand"
    yield "\n".join(rows)


def _line(line: Line, notes: Notes) -> str:
    cited = "".join(f" [{number}]" for number in notes.cite(line))
    says = f" — {escape('; '.join(line.says))}" if line.says else ""
    when = f" ({escape(line.when)})" if line.when else ""
    marks = f" *{escape('; '.join(line.marks))}*" if line.marks else ""
    return f"- {escape(line.text)}{when}{says}{marks}{cited}"
