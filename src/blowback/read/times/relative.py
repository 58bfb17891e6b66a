"""Which period lies so far from the day of writing, or from the time spoken of?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blowback.read.times import calendar as cal
from blowback.read.times.calendar import DAY, FINENESS, Period
from blowback.read.times.meanings import Context, Meaning, length_value, whole_unit
from blowback.vocab.times import TimeType

# How far "almost", "about", "more than" let a number of units reach, in units. A quarter of a unit is
# what separates "almost five years" from "four and a half years".
_HEDGES = {
    "LESS_THAN": (-0.25, 0.0),
    "EQUAL_OR_LESS": (-0.25, 0.0),
    "APPROX": (-0.25, 0.25),
    "MORE_THAN": (0.0, 0.75),
    "EQUAL_OR_MORE": (0.0, 0.75),
}
# What an uncounted plural ("years ago") stands for, in units.
_SOME = (2, 10)


def _nowhere(unit: str) -> Period:
    return Period(unit, cal.UNKNOWN[unit])


@dataclass(frozen=True, slots=True)
class Steps:
    """A period so many units away: "two weeks ago", "last year", "a day earlier"."""

    unit: str
    number: float
    narrative: bool = False  # counted from the time spoken of, not from the day of writing
    hedge: str | None = None
    quarterly: bool = False  # "a year ago" in a report on a quarter is that quarter

    @property
    def kind(self) -> TimeType:
        """A TIME only where hours are counted."""
        return TimeType.TIME if self.unit in ("TH", "TM", "TS") else TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """The period of the unit there; wider on the side where a hedge leaves it open."""
        reported = context.reported
        if self.quarterly and self.unit == "Y" and context.reporting and reported and reported.start:
            return cal.holding(reported.unit, cal.shift(reported.start, "Y", self.number))
        unit = "Y" if self.unit == "E" else whole_unit(self.unit)  # "a decade ago" is a year
        base = cal.day(context.written) if context.written else None
        if self.narrative:
            # "Earlier" is at least before the writing; "later" than nothing spoken of is nowhere.
            fallback = base if self.number < 0 else None
            base = context.spoken_of(self.unit) or context.spoken_of("D") or fallback
        return _nowhere(unit) if base is None else self._from(base, unit)

    def _from(self, base: Period, unit: str) -> Period:
        if base.start is None or base.end is None:
            return _nowhere(unit)
        if FINENESS[unit] < FINENESS["part"] <= FINENESS[base.unit]:  # hours from a day: some time there
            first = cal.shift(base.start, self.unit, self.number)
            value = f"{cal.day(first).value}TXX"
            return Period(unit, value, first, cal.shift(base.end, self.unit, self.number))
        target = cal.holding(unit, cal.shift(base.start, self.unit, self.number))
        if self.hedge is None:
            return target
        low, high = _HEDGES[self.hedge]
        sign = 1 if self.number >= 0 else -1
        nearer, farther = sorted((self.number + sign * low, self.number + sign * high))
        return target._replace(
            start=cal.shift(base.start, self.unit, nearer), end=cal.shift(base.end, self.unit, farther)
        )


@dataclass(frozen=True, slots=True)
class Some:
    """An uncounted number of units away: "a few years ago", "months later"."""

    unit: str
    sign: int
    narrative: bool = False
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """A vague stretch on that side."""
        value = "PAST_REF" if self.sign < 0 else "FUTURE_REF"
        base = cal.day(context.written) if context.written else None
        if self.narrative:
            fallback = base if self.sign < 0 else None
            base = context.spoken_of(self.unit) or context.spoken_of("D") or fallback
        if base is None or base.start is None or base.end is None:
            return Period("C", value)
        nearer, farther = sorted(self.sign * number for number in _SOME)
        start, end = cal.shift(base.start, self.unit, nearer), cal.shift(base.end, self.unit, farther)
        return Period("C", value, start, end)


@dataclass(frozen=True, slots=True)
class Current:
    """The unit that holds the day of writing or, in a narrative, the time spoken of."""

    unit: str
    narrative: bool = False
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """That unit; for a quarter the one that is reported on, or the last one over."""
        if self.unit == "Q" and self.narrative:
            return self._reported(context)
        spoken_of = context.spoken_of(self.unit) if self.narrative else None
        base = spoken_of.start if spoken_of else context.written
        return _nowhere(self.unit) if base is None else cal.holding(self.unit, base)

    def _reported(self, context: Context) -> Period:
        if context.reported is not None:
            return context.reported
        if context.written is None:
            return _nowhere("Q")
        return cal.holding("Q", cal.shift(context.written, "Q", -1))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that ends or begins on the day of writing: "the past two months".

    One unit ("the past year") has the value of the last whole one, and the ends of the stretch.
    """

    unit: str
    number: float | None
    sign: int
    single: bool = False

    @property
    def kind(self) -> TimeType:
        """A DATE where it is not measured: "recent years", "the past year"."""
        vague = self.number is None and self.sign < 0
        return TimeType.DATE if vague or self.single else TimeType.DURATION

    def resolve(self, context: Context) -> Period:
        """From there to the day of writing, or from it on."""
        past = self.number is None and self.sign < 0
        value = "PAST_REF" if past else length_value(self.unit, self.number)
        unit, written = whole_unit(self.unit), context.written
        if self.single:
            value = Steps(self.unit, self.sign).resolve(context).value
        if written is None:
            return Period(unit, value)
        far = cal.shift(written, self.unit, self.sign * (self.number or _SOME[1]))
        ends = (far, written + DAY) if self.sign < 0 else (written, far)
        return Period(unit, value, *ends)


@dataclass(frozen=True, slots=True)
class Holding:
    """The unit that holds a period: "the week of May 20"."""

    unit: str
    inner: Meaning
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """That unit."""
        start = self.inner.resolve(context).start
        return _nowhere(self.unit) if start is None else cal.holding(self.unit, start)


@dataclass(frozen=True, slots=True)
class Ending:
    """The quarter or half that ends on a day: "the quarter ended Aug. 20"."""

    unit: str
    last: Meaning
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """Its own ends, and the name of the calendar quarter that it mostly lies in."""
        end = self.last.resolve(context).end
        if end is None:
            return _nowhere(self.unit)
        start = cal.shift(end, self.unit, -1)
        middle = start + (end - start) / 2
        return cal.holding(self.unit, middle)._replace(start=start, end=end)


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The same part of the year before: "the year-ago third quarter"."""

    inner: Meaning
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """A year back."""
        inner = self.inner.resolve(context)
        return inner if inner.start is None else cal.holding(inner.unit, cal.shift(inner.start, "Y", -1))


@dataclass(frozen=True, slots=True)
class SamePartOf:
    """The quarter that a report is about, in another year: "the 2011 period"."""

    year: int
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """That quarter, or the year itself where no quarter is reported on."""
        reported = context.reported
        if reported is None or reported.start is None:
            return cal.year(self.year)
        return cal.holding(reported.unit, reported.start.replace(year=self.year))
