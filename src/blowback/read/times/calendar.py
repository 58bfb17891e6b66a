"""Which stretch of the calendar is meant, how does TIMEX3 write it, and what lies n units away?

A ``Period`` may be known (with both ends), or known only in form: its value then holds an X for each
figure that nothing in the text gives, and its ends are ``None``.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from blowback.records import Interval
from blowback.vocab.times import Granularity

DAY = timedelta(days=1)

_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Where a part of the day begins and ends, in hours; the night reaches into the next day.
PARTS = {"MO": (0, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18)}

GRANULARITY = {
    "TM": Granularity.MINUTE,
    "TH": Granularity.HOUR,
    "part": Granularity.PART_OF_DAY,
    "D": Granularity.DAY,
    "WE": Granularity.WEEK,
    "W": Granularity.WEEK,
    "M": Granularity.MONTH,
    "Q": Granularity.QUARTER,
    "H": Granularity.QUARTER,
    "S": Granularity.SEASON,
    "Y": Granularity.YEAR,
    "E": Granularity.DECADE,
    "C": Granularity.VAGUE,
    "L": Granularity.VAGUE,
}
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "S": "XXXX-XX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
    "L": "X",
    "TH": "XXXX-XX-XXTXX",
    "TM": "XXXX-XX-XXTXX:XX",
}


# Units from the finest to the coarsest.
_FINE_TO_COARSE = ("TS", "TM", "TH", "part", "D", "WE", "W", "F", "M", "Q", "S", "H", "Y", "E", "C", "L")
FINENESS = {unit: rank for rank, unit in enumerate(_FINE_TO_COARSE)}


# Units that name a stretch of the calendar, as hours and seconds do not.
DATED = frozenset({"D", "W", "WE", "M", "Q", "Y", "E", "C"})


class Period(NamedTuple):
    """A stretch of time: its unit, its TIMEX3 value, and its half-open ends where they are known."""

    unit: str
    value: str
    start: datetime | None = None
    end: datetime | None = None

    @property
    def known(self) -> bool:
        """Does it lie on the axis, at least with one end?"""
        return self.start is not None or self.end is not None

    @property
    def granularity(self) -> Granularity:
        """How fine is it?"""
        return GRANULARITY[self.unit]

    @property
    def interval(self) -> Interval | None:
        """Its ends as ISO text, ``None`` where it does not lie on the axis."""
        return (stamp(self.start), stamp(self.end)) if self.known else None


def at(year_number: int, month_number: int = 1, day_number: int = 1) -> datetime:
    """Midnight (UTC) at the beginning of a day."""
    return datetime(year_number, month_number, day_number, tzinfo=UTC)


def stamp(moment: datetime | None) -> str | None:
    """How is a moment written? A midnight as its date alone."""
    if moment is None:
        return None
    if moment.hour or moment.minute:
        return moment.strftime("%Y-%m-%dT%H:%M").rjust(16, "0")
    return moment.strftime("%Y-%m-%d").rjust(10, "0")


def add_months(moment: datetime, months: int) -> datetime:
    """The same day so many months on, or the last day of a shorter month."""
    index = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(index, 12)
    day = min(moment.day, _days_in(year, month + 1))
    return moment.replace(year=year, month=month + 1, day=day)


def _days_in(year: int, month: int) -> int:
    beyond = at(year + month // 12, month % 12 + 1, 1)
    return (beyond - DAY).day


_MONTHS = {"M": 1, "Q": 3, "H": 6, "S": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
_SPANS = {
    "D": DAY,
    "W": 7 * DAY,
    "WE": 7 * DAY,
    "F": 14 * DAY,
    "TH": timedelta(hours=1),
    "TM": timedelta(minutes=1),
    "TS": timedelta(seconds=1),
}


def shift(moment: datetime, unit: str, count: float) -> datetime:
    """The moment so many units on.

    Raises:
        OverflowError, ValueError: the calendar does not reach so far.
    """
    if unit in _SPANS:
        return moment + _SPANS[unit] * count
    months = _MONTHS[unit] * count
    whole = int(months // 1)
    return add_months(moment, whole) + DAY * round((months - whole) * 30)


def floor_day(moment: datetime) -> datetime:
    """Midnight before it."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def day(moment: datetime) -> Period:
    """The day that holds a moment."""
    start = floor_day(moment)
    return Period("D", start.strftime("%Y-%m-%d").rjust(10, "0"), start, start + DAY)


def week(moment: datetime) -> Period:
    """The ISO week that holds a moment."""
    start = floor_day(moment) - DAY * moment.weekday()
    year, number, _ = start.isocalendar()
    return Period("W", f"{year:04}-W{number:02}", start, start + 7 * DAY)


def weekend(moment: datetime) -> Period:
    """Saturday and Sunday of the ISO week that holds a moment."""
    whole = week(moment)
    assert whole.start is not None
    return Period("WE", f"{whole.value}-WE", whole.start + 5 * DAY, whole.start + 7 * DAY)


def month(year_number: int, number: int) -> Period:
    """A month of a year."""
    start = at(year_number, number, 1)
    return Period("M", f"{year_number:04}-{number:02}", start, add_months(start, 1))


def quarter(year_number: int, number: int) -> Period:
    """A calendar quarter."""
    start = at(year_number, 3 * number - 2, 1)
    return Period("Q", f"{year_number:04}-Q{number}", start, add_months(start, 3))


def half(year_number: int, number: int) -> Period:
    """A half of a year."""
    start = at(year_number, 6 * number - 5, 1)
    return Period("H", f"{year_number:04}-H{number}", start, add_months(start, 6))


def season(year_number: int, name: str) -> Period:
    """A northern season; the winter of a year is the one that begins in its December."""
    start = at(year_number, _SEASON_START[name], 1)
    return Period("S", f"{year_number:04}-{name}", start, add_months(start, 3))


def year(number: int) -> Period:
    """A calendar year."""
    return Period("Y", f"{number:04}", at(number, 1, 1), at(number + 1, 1, 1))


def fiscal_year(number: int) -> Period:
    """A financial year of somebody whose books we do not know: all that may be called so.

    The year may begin from the February before to the April of the year it is named after.
    """
    return Period("Y", f"{number:04}", at(number - 1, 2, 1), at(number + 1, 4, 1))


def decade(number: int) -> Period:
    """Ten years from the round one at or before ``number``."""
    first = number // 10 * 10
    return Period("E", f"{first // 10:03}", at(first, 1, 1), at(first + 10, 1, 1))


def century(number: int) -> Period:
    """A hundred years, by its ordinal: the 20th holds 1900 to 1999."""
    first = (number - 1) * 100
    if first < 1:
        return Period("C", f"{number - 1:02}")
    return Period("C", f"{number - 1:02}", at(first, 1, 1), at(first + 100, 1, 1))


def holding(unit: str, moment: datetime) -> Period:
    """The period of a unit that holds a moment."""
    if unit in ("D", "TS"):
        return day(moment)
    if unit in ("W", "F"):
        return week(moment)
    if unit == "WE":
        return weekend(moment)
    if unit == "M":
        return month(moment.year, moment.month)
    if unit == "Q":
        return quarter(moment.year, (moment.month + 2) // 3)
    if unit == "H":
        return half(moment.year, (moment.month + 5) // 6)
    if unit == "S":
        return _season_holding(moment)
    if unit == "Y":
        return year(moment.year)
    if unit == "E":
        return decade(moment.year)
    if unit == "TH":
        start = moment.replace(minute=0, second=0, microsecond=0)
        return Period("TH", f"{day(start).value}T{start:%H}", start, start + _SPANS["TH"])
    if unit == "TM":
        start = moment.replace(second=0, microsecond=0)
        return Period("TM", f"{day(start).value}T{start:%H:%M}", start, start + _SPANS["TM"])
    return century(moment.year // 100 + 1)


def _season_holding(moment: datetime) -> Period:
    if moment.month < 3:
        return season(moment.year - 1, "WI")
    names = {start: name for name, start in _SEASON_START.items()}
    return season(moment.year, names[moment.month // 3 * 3])


def part_of_day(base: Period, part: str) -> Period:
    """A part of a day: the morning of that day, the night that begins on it."""
    value = f"{base.value}T{part}"
    if base.start is None or base.unit != "D":
        return Period("part", value, base.start, base.end)
    first, beyond = PARTS[part]
    hour = timedelta(hours=1)
    return Period("part", value, base.start + first * hour, base.start + beyond * hour)


def clock(base: Period, hour: int, minute: int | None) -> Period:
    """A time of a day; hour 24 is the midnight that ends it."""
    unit = "TH" if minute is None else "TM"
    value = f"{base.value}T{hour:02}" + ("" if minute is None else f":{minute:02}")
    if base.start is None or base.unit != "D":
        return Period(unit, value, base.start, base.end)
    start = base.start + timedelta(hours=hour, minutes=minute or 0)
    return Period(unit, value, start, start + _SPANS[unit])


def easter(year_number: int) -> datetime:
    """Western Easter Sunday (the anonymous Gregorian rule)."""
    a, (b, c) = year_number % 19, divmod(year_number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    n = h + offset - 7 * m + 114
    return at(year_number, n // 31, n % 31 + 1)


def nth_weekday(year_number: int, month_number: int, weekday: int, n: int) -> datetime:
    """The n-th Monday (weekday 1) ... of a month; the last for n = -1."""
    first = at(year_number, month_number, 1)
    start = first + DAY * ((weekday - 1 - first.weekday()) % 7)
    if n > 0:
        return start + 7 * DAY * (n - 1)
    last = add_months(first, 1) - DAY
    return last - DAY * ((last.weekday() - weekday + 1) % 7)
