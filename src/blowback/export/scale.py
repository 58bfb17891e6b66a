"""Where on a timeline does a day lie, and which months stand for one column?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from blowback.records import Interval, Mark

WIDTH, LEFT, RIGHT = 760.0, 62.0, 10.0
_GUTTER = 40.0  # for what was long before the rest
_FAR = 0.35  # of the whole span without a mark: what lies before it goes to the gutter
_YEAR = 365


class Scale(NamedTuple):
    """Where a day lies in the picture; days before ``first`` lie in the gutter."""

    first: int
    last: int
    left: float

    def x(self, day: int) -> float:
        """The place of a day, from left to right."""
        inside = min(max(day, self.first), self.last)
        room = WIDTH - self.left - RIGHT
        return self.left + (inside - self.first) * room / max(self.last - self.first, 1)


def scale_of(marks: Sequence[Mark]) -> Scale:
    """From the first to the last day; what lies long before the rest goes to the gutter.

    A tie without a told beginning or end is drawn to the day on which it was known.
    """
    spans = sorted(span for mark in marks if (span := days_of(mark.interval)))
    known = [day for mark in marks if mark.what == "tie" and (day := day_of(mark.by)) is not None]
    starts, last = [first for first, _ in spans], max([*(day for _, day in spans), *known])
    cut = 0
    for number in range(1, len(starts) // 4 + 1):
        if starts[number] - starts[number - 1] > _FAR * (last - starts[cut]):
            cut = number
    first = starts[cut]
    margin = max((last - first) // 30, 4)
    left = LEFT + _GUTTER if cut else LEFT
    return Scale(max(first - margin, 1), min(last + margin, date.max.toordinal()), left)


def days_of(interval: Interval) -> tuple[int, ...]:
    """The first and the last day, one for the other where only one is told; nothing where none is."""
    days = [day for value in interval if (day := day_of(value)) is not None]
    return (days[0], max(days)) if days else ()


def day_of(value: str | None) -> int | None:
    """The day of an instant as a number; nothing where it is none."""
    try:
        return date.fromisoformat(value[:10]).toordinal() if value else None
    except ValueError:
        return None


def iso(day: int) -> str:
    """The day with this number as it is written."""
    return date.fromordinal(day).isoformat()


# --- months and years -----------------------------------------------------------------------------


def months_of(scale: Scale) -> int:
    """How many months does a column stand for, so that there are not too many?"""
    whole = (scale.last - scale.first) // 30
    return next((n for n in (1, 3, 12, 60, 120) if whole <= 96 * n), 600)


def first_of(day: int, months: int) -> int:
    """The first day of the months in which a day lies."""
    found = date.fromordinal(day)
    number = (found.year * 12 + found.month - 1) // months * months
    return date(max(number // 12, 1), number % 12 + 1, 1).toordinal()


def end_of(start: int, months: int) -> int:
    """The day after so many months from a first day."""
    found = date.fromordinal(start)
    number = found.year * 12 + found.month - 1 + months
    return date(number // 12, number % 12 + 1, 1).toordinal() if number // 12 <= date.max.year else start + 30


def axis(scale: Scale, bottom: float) -> Iterator[str]:
    """A line and a number for each year, each month where there are few, each fifth year where many."""
    for day, label in _ticks(scale):
        x = scale.x(day)
        yield f'<line class="year" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{bottom + 3:.1f}"/>'
        if x < WIDTH - len(label) * 7:
            yield f'<text class="tick" x="{x + 3:.1f}" y="{bottom + 13:.1f}">{label}</text>'


def _ticks(scale: Scale) -> Iterator[tuple[int, str]]:
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    if scale.last - scale.first < 2 * _YEAR:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        step = 1 if len(months) <= 13 else 3
        for month in months:
            if month % step == 0:
                day = date(month // 12, month % 12 + 1, 1)
                yield day.toordinal(), day.strftime("%Y-%m")
        return
    years = range(first.year + 1, last.year + 1)
    step = next(step for step in (1, 5, 10, 20, 50, 100, 1000) if len(years) <= 16 * step)
    yield from ((date(year, 1, 1).toordinal(), f"{year:04}") for year in years if year % step == 0)
