"""Which Friday, which May, which Christmas? Periods that come back every week or year.

The tense of the verb says on which side of the day of writing to look, or "last", "next", "this" do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from blowback.read.times import calendar as cal
from blowback.read.times.calendar import DAY, Period
from blowback.read.times.meanings import Context
from blowback.vocab.times import TimeType

# How many times farther than the one on the side that the tense points to the one on the other side must
# lie to lose to it: "was set for May 20", written in April, is not the May eleven months before.
TENSE_WEIGHT = 5.0
_WEEKDAY_WEIGHT = 5.0


@dataclass(frozen=True, slots=True)
class Recurring:
    """One of the periods that come back: ``around`` gives them, ``choose`` says which is meant."""

    around: Callable[[datetime], list[Period]]
    unknown: Period
    choose: str = "tense"
    lean: str | None = None  # the side it is on where no verb looks ahead
    weight: float = TENSE_WEIGHT
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """The one that is meant, by the day of writing or the time spoken of."""
        base = context.written
        if self.choose in ("following", "previous", "same"):
            spoken_of = context.spoken_of(self.unknown.unit)
            base = spoken_of.start if spoken_of else base
        if base is None:
            return self.unknown
        tense = self.lean if self.lean and context.tense != "future" else context.tense
        if tense == "past":
            weights = (1.0, self.weight)
        else:
            weights = (self.weight, 1.0) if tense == "future" else (1.0, 1.0)
        return _pick(self.around(base), base, self.choose, weights) or self.unknown

    def second_reading(self, context: Context) -> Period | None:
        """As in "Last January" may be that of this year or of last year; "next" likewise."""
        if context.written is None or self.choose not in ("last", "next"):
            return None
        first = self.resolve(context)
        if first.start is None:
            return None
        choices = [p for p in self.around(context.written) if p.start is not None]
        at = choices.index(first) + (-1 if self.choose == "last" else 1) if first in choices else -1
        near = abs((first.start - context.written).days) < (7 if self.unknown.unit == "D" else 330)
        return choices[at] if near and 0 <= at < len(choices) else None


def _pick(choices: list[Period], base: datetime, choose: str, weights: tuple[float, float]) -> Period | None:
    """Which of the periods (in order of time) is meant? ``weights`` stretch what is before and after."""
    known = [(p.start, p.end, p) for p in choices if p.start is not None and p.end is not None]
    if choose in ("last", "previous"):
        return next((p for _, end, p in reversed(known) if end <= base), None)
    if choose in ("next", "following"):
        return next((p for start, _, p in known if start > base), None)
    if choose == "same":
        return next((p for _, end, p in known if end > base), None)
    before, after = weights

    def distance(row: tuple[datetime, datetime, Period]) -> float:
        start, end, _ = row
        if start > base:
            return (start - base) / DAY * after
        return max(0.0, (base - end) / DAY + 1) * before

    return min(known, key=distance)[2] if known else None


def yearly(
    make: Callable[[int], Period], unknown: Period, choose: str = "tense", lean: str | None = None
) -> Recurring:
    """Something that comes once a year."""

    def around(base: datetime) -> list[Period]:
        return [made for n in (-2, -1, 0, 1, 2) if (made := _try(make, base.year + n)) is not None]

    return Recurring(around, unknown, choose, lean)


def _try(make: Callable[[int], Period], year: int) -> Period | None:
    try:
        return make(year)
    except ValueError:  # 29 February, or beyond the calendar
        return None


def weekday(number: int, choose: str = "tense") -> Recurring:
    """A day of the week (ISO number)."""

    def around(base: datetime) -> list[Period]:
        first = cal.floor_day(base) + DAY * (number - 1 - base.weekday())
        return [cal.day(first + 7 * DAY * week) for week in (-2, -1, 0, 1, 2)]

    return Recurring(around, Period("D", f"XXXX-WXX-{number}"), choose, weight=_WEEKDAY_WEIGHT)


def weekend() -> Recurring:
    """The weekend before or after, as the tense has it."""

    def around(base: datetime) -> list[Period]:
        return [cal.weekend(base + 7 * DAY * week) for week in (-1, 0, 1)]

    return Recurring(around, Period("WE", cal.UNKNOWN["WE"]))


def month(number: int, choose: str = "tense") -> Recurring:
    """A month without its year."""
    return yearly(lambda y: cal.month(y, number), Period("M", f"XXXX-{number:02}"), choose)


def month_day(number: int, day: int) -> Recurring:
    """A day of a month without its year."""
    unknown = Period("D", f"XXXX-{number:02}-{day:02}")
    return yearly(lambda y: cal.day(cal.at(y, number, day)), unknown)


def on_weekday(date: Recurring, number: int) -> Recurring:
    """A day of a month that is also a named weekday, which narrows the years it can be in."""

    def around(base: datetime) -> list[Period]:
        days = [made for n in range(-6, 7) for made in date.around(cal.add_months(base, 12 * n))]
        fits = {p.value: p for p in days if p.start is not None and p.start.isoweekday() == number}
        return [fits[value] for value in sorted(fits)] or date.around(base)

    return Recurring(around, date.unknown, date.choose)


def season(name: str, choose: str = "tense") -> Recurring:
    """A season without its year."""
    return yearly(lambda y: cal.season(y, name), Period("S", f"XXXX-{name}"), choose)


def quarter(number: int) -> Recurring:
    """A numbered quarter without its year: results are of quarters gone by."""
    unknown = Period("Q", f"XXXX-Q{number}")
    return yearly(lambda y: cal.quarter(y, number), unknown, lean="past")


def half(number: int) -> Recurring:
    """A numbered half without its year."""
    return yearly(lambda y: cal.half(y, number), Period("H", f"XXXX-H{number}"), lean="past")


def feast(rule: str, row: Any, choose: str = "tense") -> Recurring:
    """A named day without its year."""
    if rule == "unknown":
        return Recurring(lambda _: [], Period("D", cal.UNKNOWN[row]), choose)
    unknown = f"XXXX-{row[0]:02}-{row[1]:02}" if rule == "fixed" else "XXXX-XX-XX"
    return yearly(lambda y: feast_of(rule, row, y), Period("D", unknown), choose)


def feast_of(rule: str, row: Any, year: int) -> Period:
    """The named day of a year."""
    if rule == "fixed":
        return cal.day(cal.at(year, row[0], row[1]))
    if rule == "nth":
        return cal.day(cal.nth_weekday(year, row[0], weekday=row[2], n=row[1]))
    return cal.day(cal.easter(year) + DAY * row)
