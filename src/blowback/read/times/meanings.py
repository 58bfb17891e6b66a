"""What does an expression mean before we know when it was written?

A meaning is what the words say ("the last Friday", "two years before the time spoken of"); ``resolve``
turns it into a ``Period`` for one day of writing. Where a needed anchor is missing the period keeps its
form and loses its place: X in the value, no ends. This file holds the shape of all meanings and those
that need no anchor; ``recurring``, ``relative`` and ``parts`` hold the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple, Protocol

from blowback.read.times.calendar import DAY, FINENESS, Period
from blowback.vocab.times import TimeType


class Context(NamedTuple):
    """Where an expression stands: the day of writing, the times spoken of, the tense of its verb."""

    written: datetime | None = None
    tense: str | None = None
    spoken: tuple[Period, ...] = ()  # the newest first
    reported: Period | None = None  # the quarter that a business report is about
    reporting: bool = False  # whether it was named just now

    def spoken_of(self, unit: str) -> Period | None:
        """Which time was spoken of last, at least as fine as ``unit``?"""
        fineness = FINENESS[unit]
        return next((p for p in self.spoken if FINENESS[p.unit] <= fineness), None)


class Meaning(Protocol):
    """What every meaning can do."""

    @property
    def kind(self) -> TimeType:
        """Its TIMEX3 type."""
        ...

    def resolve(self, context: Context) -> Period:
        """Which period does it denote there?"""
        ...


@dataclass(frozen=True, slots=True)
class Exact:
    """A period of the calendar that needs no anchor; ``others`` are further readings of it."""

    period: Period
    others: tuple[Period, ...] = ()
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, _: Context) -> Period:
        """The same everywhere."""
        return self.period


@dataclass(frozen=True, slots=True)
class Length:
    """How long: no place on the axis. ``number`` is ``None`` where the words leave it open."""

    unit: str
    number: float | None
    hedge: str | None = None
    kind: ClassVar[TimeType] = TimeType.DURATION

    def resolve(self, _: Context) -> Period:
        """A length without ends."""
        return Period(whole_unit(self.unit), length_value(self.unit, self.number))


@dataclass(frozen=True, slots=True)
class Every:
    """How often: the value of one return."""

    value: str
    unit: str
    kind: ClassVar[TimeType] = TimeType.SET

    def resolve(self, _: Context) -> Period:
        """A rhythm without ends."""
        return Period(whole_unit(self.unit), self.value)


@dataclass(frozen=True, slots=True)
class Pointer:
    """The past, the present or the future, unmeasured."""

    value: str
    kind: ClassVar[TimeType] = TimeType.DATE

    def resolve(self, context: Context) -> Period:
        """All that lies before, at or after the day of writing."""
        written = context.written
        if written is None:
            return Period("C", self.value)
        if self.value == "PAST_REF":
            return Period("C", self.value, None, written + DAY)
        if self.value == "FUTURE_REF":
            return Period("C", self.value, written, None)
        return Period("C", self.value, written, written + DAY)


def whole_unit(unit: str) -> str:
    """In which unit of the calendar is a unit of length placed?"""
    return {"F": "W", "TS": "TM"}.get(unit, unit)


_IN_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24), "W": ("D", 7)}
_IN_LARGER = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000)}


def length_value(unit: str, number: float | None) -> str:
    """How does TIMEX3 write so many units?"""
    if number is None:
        unit = "Y" if unit in ("E", "C", "L") else unit  # uncounted decades are uncounted years
        return f"PTX{unit[1:]}" if unit.startswith("T") else f"PX{'W' if unit == 'F' else unit}"
    if unit in _IN_LARGER:
        unit, factor = _IN_LARGER[unit]
        number *= factor
    whole, rest = int(number), number - int(number)
    mark = "PT" if unit.startswith("T") else "P"
    value = f"{mark}{whole}{unit.lstrip('T')}" if whole or not rest else mark
    if rest and unit in _IN_SMALLER:
        small, factor = _IN_SMALLER[unit]
        time = "T" if small.startswith("T") and not unit.startswith("T") else ""
        value += f"{time}{round(rest * factor)}{small.lstrip('T')}"
    return value
