"""How does a brief read in a terminal of any width? Headings, hanging indents, nothing torn in the middle."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rich.console import Console

from blowback.cli.paper import Paper
from blowback.export.citations import (
    Citations,
    Cited,
    basis,
    counted,
    heading,
    not_drawn,
    rest_of,
    source_of,
    told_and_untold,
)
from blowback.records import Brief, Footing, Line, Timeline
from blowback.text.escapes import visible

_SIGNS = {1: "green", 0: "dim", -1: "red"}
_BULLETS = {1: "+", 0: "·", -1: "-"}
_PIPE = 110  # columns of a table in a pipe
_MOST_NUMBERS = 4  # of the sentences of one line
_MOST_MARKS = 40


class Page:
    """Writes a brief to a console.

    Args:
        console: knows how wide it is and whether it has colours.
        all_lines: also the lines that name nobody known.
    """

    def __init__(self, console: Console, *, all_lines: bool = False) -> None:
        self._paper, self._all = Paper(console), all_lines
        self._notes = Citations(None if all_lines else _MOST_NUMBERS)
        self._quoted: set[int] = set()

    def brief(self, found: Brief) -> None:
        """The whole page."""
        self._paper.put([(heading(found), "bold")])
        self._paper.put([(" ".join(basis(found)), "dim")])
        if found.opening or found.footings:
            self._head("Where they stand")
            self._lines(found.opening, heads=len(found.about) != 2)
            self._footings(found.footings)
        self._timeline(found.timeline)
        told, untold = told_and_untold(found)
        for section in told:
            self._head(section.title)
            if section.note:
                self._paper.put([(section.note, "dim")], indent=2)
            self._lines(section.lines)
            if section.rest and self._all:
                self._paper.put([(f"{rest_of(section, heading=True)}:", "dim")], indent=2)
                self._lines(section.rest)
            elif section.rest:
                self._paper.put([(f"and {rest_of(section)} (--all shows them)", "dim")], indent=2)
        if untold:
            self._paper.space()
            self._paper.put([(f"Nothing is told under: {'; '.join(untold)}.", "dim")])
        self._sentences()

    def _timeline(self, timeline: Timeline) -> None:
        """What is dated, a line each; of many the last ones."""
        dated = [mark for mark in timeline.marks if mark.when is not None]
        if not dated:
            return
        self._head("Timeline")
        shown = dated if self._all else dated[-_MOST_MARKS:]
        for mark in shown:
            when = (mark.when or "").removeprefix("between ")
            parts = [(f"{_BULLETS[mark.sign]} ", _SIGNS[mark.sign]), (f"{when}  ", "cyan"), (mark.text, "")]
            self._paper.put(
                [*parts, (f"  {counted(mark.reports, mark.independent)}", "dim")], indent=2, hang=2
            )
        if len(dated) > len(shown):
            more = f"and {len(dated) - len(shown)} before them (--all shows them)"
            self._paper.put([(more, "dim")], indent=2)
        if words := not_drawn(timeline):
            self._paper.put([(words, "dim")], indent=2)

    def _head(self, title: str) -> None:
        self._paper.space()
        self._paper.put([(title, "bold")])

    def _lines(self, lines: Sequence[Line], *, heads: bool = True) -> None:
        group = None
        for line in lines:
            if heads and line.group and line.group != group:
                self._paper.put([(line.group, "underline")], indent=2)
            group = line.group
            self._line(self._notes.cite(line), indent=2)

    def _line(self, cited: Cited, indent: int, *, inner: bool = False) -> None:
        line = cited.line
        role = f"{line.group}: " if inner and line.group else ""
        numbers = "".join(f" [{number}]" for number in cited.numbers)
        more = f" and {cited.beyond} more" if cited.beyond else ""
        parts = [(f"{_BULLETS[line.sign]} ", _SIGNS[line.sign]), (role, "dim"), (line.text, "")]
        if line.when:
            parts.append((f"  {line.when}", "cyan"))
        self._paper.put([*parts, (f"{numbers}{more}", "dim")], indent=indent, hang=2)
        count = counted(line.reports, line.independent) if not inner or line.reports > 1 else ""
        by = [(f"according to {'; '.join(line.says)}", "dim")] if line.says else []
        if by and count:
            by.append((f" · {count}", "dim"))
        if line.marks:
            by.append((f"{' · ' if by else ''}{'; '.join(line.marks)}", "yellow"))
        if by:
            self._paper.put(by, indent=indent + 2)
        if inner and not set(cited.numbers) <= self._quoted:
            self._quoted.update(cited.numbers)
            self._paper.put([(f"“{line.evidence[0].exact}”", "italic")], indent=indent + 2)
        for below in cited.below:
            self._line(below, indent + 4, inner=True)

    def _footings(self, footings: Sequence[Footing]) -> None:
        if not footings:
            return
        self._paper.space()
        widest = max(len(_pair(f)) for f in footings)
        room = (self._paper.width or _PIPE) - widest - 26
        columns = room >= 24
        head = f"{'between':<{widest}}  friendly  hostile" + ("  backing, formal status" if columns else "")
        self._paper.put([(head, "dim")], indent=2, as_is=True)
        for footing in footings:
            counts = f"{_pair(footing):<{widest}}  {footing.cooperation:>8}  {footing.hostility:>7}"
            told = [*footing.backing, *footing.status]
            if columns:
                rows = [
                    r for each in told for r in textwrap.wrap(visible(each), room, subsequent_indent="  ")
                ]
                self._paper.put([(f"{counts}  {rows[0] if rows else ''}", "")], indent=2, as_is=True)
                for row in rows[1:]:
                    self._paper.put([(" " * (widest + 21) + row, "")], indent=2, as_is=True)
            else:
                self._paper.put([(counts, "")], indent=2, as_is=True)
                for each in told:
                    self._paper.put([(each, "dim")], indent=6, hang=2)

    def _sentences(self) -> None:
        rows = list(self._notes.numbered())
        if not rows:
            return
        self._head("Sentences")
        digits = len(str(len(rows)))
        for number, evidence, _ in rows:
            self._paper.put(
                [(f"[{number:>{digits}}] ", "dim"), (evidence.exact, "")], indent=0, hang=digits + 3
            )
            self._paper.put([(f"{source_of(evidence)} · {evidence.claim}", "dim")], indent=digits + 3)


def _pair(footing: Footing) -> str:
    return visible(" — ".join(footing.names))
