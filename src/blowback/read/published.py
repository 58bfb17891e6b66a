"""When was an article published, if nothing outside its text says so?

The text is searched for clues: a date that it states of itself, a dateline, the latest past date with a
year, an announced one, "almost five years later" told in the present tense, dates without a year. Clues
that bound the time from both sides are intersected; dates without a year then choose among the years that
are left. What nothing bounds stays open, and what nothing tells stays unknown: never today's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from blowback.read.times.calendar import DAY, FINENESS, Period, at, shift, stamp
from blowback.read.times.find import Expression, resolve
from blowback.read.times.meanings import Context
from blowback.read.times.recurring import Recurring
from blowback.read.times.relative import Steps
from blowback.read.times.tense import foretells, is_attribute, speaks_of_now
from blowback.records import Published
from blowback.vocab.documents import DateBasis

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A text that gives several past dates without their year gives the last of them while it is recent.
_RECENT = timedelta(days=120)
# A dateline is written on the day, and printed on it or the next.
_DATELINE = timedelta(days=2)
_EARLIEST_YEAR = 1900

_STATED = re.compile(
    r"""\W*(?:this\s(?:story|article|report|post|piece)\s(?:is\sfrom|was\s(?:\w+\s)?(?:published|posted|updated|filed))
    |(?:first\s|originally\s|last\s)?(?:published|posted|updated|modified|filed)|(?:publication\s)?date)
    [\s:]*(?:on|at|in)?[\s:]*""",
    re.VERBOSE | re.IGNORECASE,
)
_PLACE = re.compile(r"\W*[A-Z][A-Z.'’\- ]+(?:,\s*[\w.'’\- ]+)?(?:\s*\([\w/ ]+\))?\s*[,(—–-]\s*")
_AFTER_DATELINE = re.compile(r"\)?,?\s*(?:\([^)\n]{2,40}\))?\s*(?:—|–|--|-|_|:)")
# How near to its head a line that is nothing but a date dates the text (at its foot it dates a correction).
_HEAD_LINES = 6


class Clue(NamedTuple):
    """What one expression tells of the time of writing: not before, before, and why."""

    start: datetime | None
    end: datetime | None
    why: str


def infer_published(
    doc: Doc, found: Sequence[Expression], given: Published, retrieved_at: str | None = None
) -> Published:
    """When was the text published, as an interval, and how do we know?

    Args:
        doc: the parse of the text.
        found: its time expressions, from ``times.expressions``.
        given: what the metadata say; where it has a date, it is returned as it is.
        retrieved_at: when the text was retrieved: nothing retrieved is published later.

    Returns:
        ``given``, or an interval with ``basis`` inferred and its reasons in ``why``; an end is ``None``
        where nothing bounds it. Unknown where the text holds no clue.
    """
    if given.start is not None or given.end is not None:
        return given
    limit = None if retrieved_at is None else _midnight_after(retrieved_at)
    lines = _Lines(doc.text)
    stated = _stated(lines, found)
    if stated is not None:
        return _inferred(stated.start, stated.end, [stated.why])
    bounds = [*_absolute(doc.text, found), *_counted(doc.text, found)]
    start, end, why = _intersect(bounds, limit)
    window = _window(lines, found)
    if window is not None and start is not None:
        start, end, why = _choose_years(window, start, end, why)
    if start is None:
        return Published()
    return _inferred(start, end, why)


def _inferred(start: datetime | None, end: datetime | None, why: Iterable[str]) -> Published:
    return Published(start=stamp(start), end=stamp(end), basis=DateBasis.INFERRED, why="; ".join(why))


def _midnight_after(moment: str) -> datetime:
    day = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    return at(day.year, day.month, day.day) + DAY


class _Lines:
    """The lines of a text, by character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip()]

    def around(self, expression: Expression) -> tuple[str, str, bool]:
        """The line before an expression, the line after it, and whether it is one of the first."""
        for number, (start, end) in enumerate(self.spans):
            if start <= expression.start < end:
                before = self.text[start : expression.start]
                return before, self.text[expression.end : max(end, expression.end)], number < _HEAD_LINES
        return "", "", False


def _stated(lines: _Lines, found: Sequence[Expression]) -> Clue | None:
    """A full date that the text gives for itself: "Published: ...", a line of its own, a dateline."""
    for expression in found:
        period = expression.meaning.resolve(Context())
        if period.unit != "D" or period.start is None:
            continue
        before, after, at_head = lines.around(expression)
        words = lines.text[expression.start : expression.end]
        if _STATED.fullmatch(before) or (at_head and not before.strip() and not after.strip(" \t\r|,.")):
            return Clue(period.start, period.end, f"the text says so of itself: “{words}”")
        if _is_dateline(before, after):
            return Clue(period.start, period.start + _DATELINE, f"dateline “{words}”")
    return None


def _is_dateline(before: str, after: str) -> bool:
    return bool(_PLACE.fullmatch(before) and _AFTER_DATELINE.match(after))


def _absolute(text: str, found: Sequence[Expression]) -> list[Clue]:
    """Dates with a year: told of as past they lie before the writing, announced ones after it."""
    clues = []
    since: int | None = None
    for expression in found:
        period = expression.meaning.resolve(Context())
        if period.start is None or period.end is None or FINENESS[period.unit] > FINENESS["Y"]:
            continue
        if period.start.year < _EARLIEST_YEAR:
            continue
        words = text[expression.start : expression.end]
        if foretells(expression.head):
            clues.append(Clue(None, period.end, f"“{words}” is still to come"))
        elif expression.tense == "past" and not is_attribute(expression.head):
            clues.append(Clue(period.start, None, f"“{words}” is told of as past"))
            if expression.head.head.lower_ == "since" and period.unit == "Y":
                since = _year_since(expression, found, period)
                if since is not None:
                    clues.append(Clue(at(since), None, f"“last year” is after “{words}”"))
    return clues


def _year_since(expression: Expression, found: Sequence[Expression], period: Period) -> int | None:
    """As in "the worst floods last year since 2012": this year is 2014 or later."""
    sentence = expression.head.sent
    inside = [e for e in found if sentence.start_char <= e.start < sentence.end_char]
    if period.start is None or not any(e.meaning == Steps("Y", -1) for e in inside):
        return None
    return period.start.year + 2


def _counted(text: str, found: Sequence[Expression]) -> list[Clue]:
    """As in "Almost five years later", counted from a date, of how things stand now."""
    clues = []
    for expression, (period, _) in zip(found, resolve(list(found), None), strict=True):
        meaning = expression.meaning
        if not (isinstance(meaning, Steps) and meaning.narrative and meaning.number > 0):
            continue
        words = text[expression.start : expression.end]
        if period.start is None or period.end is None or not words.endswith(("later", "on")):
            continue
        if speaks_of_now(expression.head):
            # Counts are cut: what is three and a half years later is told of as three.
            slack = shift(period.end, meaning.unit, 0.5) if meaning.hedge is None else period.end
            clues.append(Clue(period.start, slack, f"“{words}” is told of as now"))
    return clues


def _intersect(
    clues: Sequence[Clue], limit: datetime | None
) -> tuple[datetime | None, datetime | None, list[str]]:
    """The latest beginning and the earliest end; an end before the beginning tells nothing."""
    starts = [clue for clue in clues if clue.start is not None and (limit is None or clue.start < limit)]
    latest = max(starts, key=lambda clue: clue.start or at(1), default=None)
    start = latest.start if latest else None
    if start is None:
        return None, None, []  # an end alone is too little to go by
    ends = [clue for clue in clues if clue.end is not None and clue.end > start]
    first = min(ends, key=lambda clue: clue.end or at(9999), default=None)
    end = first.end if first else None
    why = list(dict.fromkeys(clue.why for clue in (latest, first) if clue is not None))
    if limit is not None and (end is None or limit < end):
        return start, limit, [*why, "not after it was retrieved"]
    return start, end, why


class _Window(NamedTuple):
    """Where the time of writing lies after a date without a year: from it on, for so long."""

    month: int
    day: int
    length: timedelta
    why: str

    def in_year(self, year: int) -> tuple[datetime, datetime] | None:
        """The window of a year; ``None`` for a 29 February that is not there."""
        try:
            start = at(year, self.month, self.day)
        except ValueError:
            return None
        return start, start + self.length


def _window(lines: _Lines, found: Sequence[Expression]) -> _Window | None:
    """The window that the dates without a year leave: that of a dateline, or after the last past one."""
    past: dict[tuple[int, int], str] = {}
    for expression in found:
        words = lines.text[expression.start : expression.end]
        month_day = _yearless(expression, words)
        if month_day is None:
            continue
        if expression.meaning.resolve(Context()).unit == "D" and _is_dateline(*lines.around(expression)[:2]):
            return _Window(*month_day, _DATELINE, f"dateline “{words}”")
        if expression.tense == "past":
            past.setdefault(month_day, words)
    if len(past) < 2:
        return None
    last = _last_before_gap(sorted(past))
    names = ", ".join(f"“{past[key]}”" for key in sorted(past))
    return _Window(*last, _RECENT, f"{names} are told of as past, without a year, so the last is recent")


def _yearless(expression: Expression, words: str) -> tuple[int, int] | None:
    """Month and day of a date that lacks only its year; the first of a bare month. Feasts date nothing."""
    meaning = expression.meaning
    if not isinstance(meaning, Recurring) or meaning.choose == "last":  # "last May" is no recent one
        return None
    if meaning.unknown.unit != "M" and not (meaning.unknown.unit == "D" and re.search(r"\d", words)):
        return None
    match = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", meaning.unknown.value)
    return (int(match[1]), int(match[2] or 1)) if match else None


def _last_before_gap(dates: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Round the year, the longest stretch without a date is the one that was yet to come."""

    def gap(index: int) -> int:
        month, day = dates[index]
        next_month, next_day = dates[(index + 1) % len(dates)]
        return ((next_month - month) * 30 + next_day - day - 1) % 360

    return dates[max(range(len(dates)), key=gap)]


def _choose_years(
    window: _Window, start: datetime, end: datetime | None, why: list[str]
) -> tuple[datetime, datetime | None, list[str]]:
    """The part of the bounds that the window allows, in whichever years it can be."""
    allowed = []
    last_year = start.year + 1 if end is None else end.year
    for year in range(start.year - 1, last_year + 1):
        ends = window.in_year(year)
        if ends is None:
            continue
        low, high = max(start, ends[0]), ends[1] if end is None else min(end, ends[1])
        if low < high:
            allowed.append((low, high))
    if not allowed:
        return start, end, why
    first = min(low for low, _ in allowed)
    return first, None if end is None else max(high for _, high in allowed), [*why, window.why]
