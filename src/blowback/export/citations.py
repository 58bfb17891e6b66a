"""How are the sentences of a brief numbered, and which lines cite each of them?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blowback.records import Brief, Evidence, Line, Section, Timeline

Place = tuple[str, int, int]


class Cited(NamedTuple):
    """A line with its anchor, the numbers of its sentences, and the lines below it."""

    line: Line
    anchor: str
    numbers: tuple[int, ...]
    below: tuple[Cited, ...]

    @property
    def beyond(self) -> int:
        """How many sentences of the line have no number here."""
        return self.line.beyond + len({place(e) for e in self.line.evidence}) - len(self.numbers)


class Citations:
    """The sentences of a brief, numbered as they are first cited.

    Args:
        most: of a line so many sentences are numbered, the best ones.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self.anchors: dict[str, str] = {}  # of the first line of each row
        self._numbers: dict[Place, int] = {}
        self._rows: list[Evidence] = []
        self._back: dict[int, list[str]] = {}
        self._lines = 0

    def cite(self, line: Line, *, inner: bool = False) -> Cited:
        """A line, and those below it (``inner``), with the numbers of the sentences that they rest on."""
        self._lines += 1
        anchor = f"l{self._lines}"
        if line.row is not None and not inner:
            self.anchors.setdefault(line.row, anchor)
        places = {place(evidence): evidence for evidence in reversed(line.evidence)}
        best = list(places.values())[::-1][: self._most]
        numbers = tuple(self._number(evidence) for evidence in best)
        for number in numbers:
            self._back[number].append(anchor)
        return Cited(line, anchor, numbers, tuple(self.cite(each, inner=True) for each in line.below))

    def _number(self, evidence: Evidence) -> int:
        at = place(evidence)
        if at not in self._numbers:
            self._rows.append(evidence)
            self._numbers[at] = len(self._rows)
            self._back[len(self._rows)] = []
        return self._numbers[at]

    def numbered(self) -> Iterator[tuple[int, Evidence, list[str]]]:
        """All sentences with their numbers and the anchors of the lines that cite them."""
        for number, evidence in enumerate(self._rows, 1):
            yield number, evidence, self._back[number]


def place(evidence: Evidence) -> Place:
    """Where does a sentence stand: in which article, from which to which character?"""
    return (evidence.article, evidence.start, evidence.end)


def counted(reports: int, independent: int) -> str:
    """By how many is it told? Nothing where nobody tells it.

    >>> counted(3, 2)
    '3 reports, 2 independent'
    """
    if reports < 2:
        return "1 report" if reports else ""
    return f"{reports} reports, {independent} independent"


def rest_of(section: Section, *, heading: bool = False) -> str:
    """What are the lines of a section that are folded?"""
    number = len(section.rest)
    if heading:
        return f"{section.rest_of[0].upper()}{section.rest_of[1:]}"
    return f"{number} more {section.rest_of}"


def not_drawn(timeline: Timeline) -> str:
    """What is not on a timeline, in words."""
    parts = []
    if timeline.undated:
        number = timeline.undated
        parts.append(f"{number} happening{'' if number == 1 else 's'} of which no time is told")
    if timeline.left_out:
        parts.append(f"{timeline.left_out} told by fewer")
    return f"Not in it: {' and '.join(parts)}." if parts else ""


def told_and_untold(brief: Brief) -> tuple[list[Section], list[str]]:
    """The sections that have something to say, and the titles of those that have not."""
    told = [s for s in brief.sections if s.lines or s.rest]
    return told, [s.title.partition(":")[0] for s in brief.sections if not (s.lines or s.rest)]


def heading(brief: Brief) -> str:
    """What is the brief about?"""
    return " and ".join(brief.names) if brief.names else "Everything that was read"


def basis(brief: Brief) -> list[str]:
    """On what does it rest: how many articles, whose, published when, as known on which date?"""
    read = "1 article" if brief.articles == 1 else f"{brief.articles} articles"
    some = brief.outlets[:4]
    more = f" and {len(brief.outlets) - len(some)} more" if len(brief.outlets) > len(some) else ""
    outlets = f" from {', '.join(some)}{more}" if some else ""
    span = " to ".join(dict.fromkeys(d[:10] for d in brief.published if d)) or "on an unknown date"
    cited = f"; {brief.cited} cited here" if brief.cited != brief.articles else ""
    sentences = [f"Read from {read}{outlets}, published {span}{cited}."]
    if brief.as_known_on:
        sentences.append(f"As known on {brief.as_known_on}: nothing that was published later.")
    sentences.append("Every line is what somebody says, not a finding.")
    if brief.left_out:
        sentences.append(brief.left_out)
    if brief.masked:
        who = "1 person" if brief.masked == 1 else f"{brief.masked} persons"
        sentences.append(f"Initials stand for {who} without a public role.")
    return sentences


def copy_told(evidence: Evidence) -> str:
    """What is there to say of a sentence of a copy: what of, how that reads, where copies differ?"""
    parts = []
    if evidence.copy_of:
        reads = f", which reads “{evidence.reads}”" if evidence.reads else ""
        parts.append(f"a copy of {evidence.copy_of}{reads}")
    parts.extend(f"copies differ in {each}" for each in evidence.variants)
    return "; ".join(parts)


def source_of(evidence: Evidence) -> str:
    """Where does a sentence stand: outlet or article, when published, which characters?"""
    published = evidence.published_at
    days = " to ".join(dict.fromkeys(d[:10] for d in (published.start, published.end) if d))
    if published.start and published.end and published.basis == "metadata":
        days = published.start[:10]
    parts = [evidence.outlet or evidence.article, days, f"characters {evidence.start}–{evidence.end}"]
    return ", ".join(part for part in parts if part)
