"""Which part of a period: early in it, its end, a morning, ten past nine?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blowback.read.times import calendar as cal
from blowback.read.times.calendar import DAY, Period
from blowback.read.times.meanings import Context, Meaning
from blowback.vocab.times import TimeType

_ABOUT = DAY / 48  # how far "around midnight" reaches
_MIDNIGHT = 24  # the one that ends a day


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The early, middle or late third of a period."""

    inner: Meaning
    part: str

    @property
    def kind(self) -> TimeType:
        """That of the whole."""
        return self.inner.kind

    def resolve(self, context: Context) -> Period:
        """The value of the whole, the ends of the third."""
        whole = self.inner.resolve(context)
        if whole.start is None or whole.end is None or whole.unit in ("TM", "TH"):
            return whole
        third = (whole.end - whole.start) / 3
        if whole.unit not in ("D", "part"):
            third = DAY * round(third / DAY)
        if self.part == "START":
            return whole._replace(end=whole.start + third)
        if self.part == "END":
            return whole._replace(start=whole.end - third)
        return whole._replace(start=whole.start + third, end=whole.end - third)


@dataclass(frozen=True, slots=True)
class Around:
    """The part of a period before (-1) or after (1) the day of writing: "earlier this year"."""

    inner: Meaning
    side: int

    @property
    def kind(self) -> TimeType:
        """That of the whole."""
        return self.inner.kind

    def resolve(self, context: Context) -> Period:
        """The value of the whole, cut at the day of writing where that lies within."""
        whole, written = self.inner.resolve(context), context.written
        if written is None or whole.start is None or whole.end is None or whole.unit in ("TM", "TH"):
            return whole
        if self.side < 0 and whole.start < written + DAY < whole.end:
            return whole._replace(end=written + DAY)
        if self.side > 0 and whole.start < written < whole.end:
            return whole._replace(start=written)
        return whole


@dataclass(frozen=True, slots=True)
class OfYear:
    """A month, or a part of one, of a year that another expression names: "June next year"."""

    inner: Meaning
    year: Meaning

    @property
    def kind(self) -> TimeType:
        """That of the month."""
        return self.inner.kind

    def resolve(self, context: Context) -> Period:
        """The one that lies nearest to the middle of that year, which is the one within it."""
        year = self.year.resolve(context)
        if year.start is None or year.unit != "Y":
            return self.inner.resolve(context)
        return self.inner.resolve(Context(written=cal.at(year.start.year, 7, 1)))


@dataclass(frozen=True, slots=True)
class NthIn:
    """The n-th unit of a period, the last for -1: "the first week of May"."""

    inner: Meaning
    unit: str
    n: int
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """Counted from the ends of the whole; named after the calendar's unit that it mostly lies in."""
        whole = self.inner.resolve(context)
        if whole.start is None or whole.end is None:
            return Period(self.unit, cal.UNKNOWN[self.unit])
        if self.unit == "H" and whole.unit != "Y":
            middle = whole.start + DAY * round((whole.end - whole.start) / 2 / DAY)
            return whole._replace(end=middle) if self.n == 1 else whole._replace(start=middle)
        if self.unit == "WE":
            return cal.weekend(whole.end - 7 * DAY if self.n < 0 else whole.start + 7 * DAY * (self.n - 1))
        if self.n < 0:
            start, end = cal.shift(whole.end, self.unit, -1), whole.end
        else:
            start = cal.shift(whole.start, self.unit, self.n - 1)
            end = cal.shift(whole.start, self.unit, self.n)
        if start < whole.start or end > whole.end:
            return Period(self.unit, cal.UNKNOWN[self.unit])
        return cal.holding(self.unit, start + (end - start) / 2)._replace(start=start, end=end)


@dataclass(frozen=True, slots=True)
class OfDay:
    """A part of a day: the morning of ``inner``; of the day spoken of where none is named."""

    inner: Meaning | None
    part: str
    kind: ClassVar[TimeType] = TimeType.TIME

    def resolve(self, context: Context) -> Period:
        """That part of that day."""
        return cal.part_of_day(_day_of(self.inner, context), self.part)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on ``inner``, or on the day spoken of; ``about`` it may be half an hour off."""

    inner: Meaning | None
    hour: int
    minute: int | None
    about: bool = False
    kind: ClassVar[TimeType] = TimeType.TIME

    def resolve(self, context: Context) -> Period:
        """That minute (or hour) of that day, in the place's own time."""
        told = cal.clock(self._day(context), self.hour, self.minute)
        if self.about and told.start is not None and told.end is not None:
            return told._replace(start=told.start - _ABOUT, end=told.end + _ABOUT)
        return told

    def _day(self, context: Context) -> Period:
        """The day; of the two midnights of the day of writing, what is told as past was at the first."""
        day = _day_of(self.inner, context)
        written = context.written
        past = self.hour == _MIDNIGHT and self.inner is None and context.tense == "past"
        return cal.day(written - DAY) if past and written is not None and day.start == written else day


def _day_of(inner: Meaning | None, context: Context) -> Period:
    if inner is not None:
        return inner.resolve(context)
    spoken_of = context.spoken_of("D")
    if spoken_of is not None and spoken_of.start is not None:
        return cal.day(spoken_of.start)
    return cal.day(context.written) if context.written else Period("D", cal.UNKNOWN["D"])
