"""What do numbers in words and dates of the calendar mean?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from blowback.read.times import calendar as cal
from blowback.read.times import meanings as mean
from blowback.read.times import parts, recurring, relative
from blowback.read.times.builders.caught import Caught
from blowback.read.times.calendar import Period
from blowback.read.times.meanings import Meaning


def spelled_year(caught: Caught) -> int | None:
    """As in "Nineteen ninety-six"."""
    if caught["century"] not in (15, 16, 17, 18, 19, 20):
        return None
    rest = caught["teen"] or caught["ten"] + (caught["one"] or 0)
    return int(caught["century"] * 100 + rest)


def tens_ones(caught: Caught) -> int:
    """As in "Twenty-five", "twenty-first"."""
    return int(caught["ten"] + caught["one"])


def hundreds(caught: Caught) -> float:
    """As in "A hundred", "two thousand", "a dozen"."""
    return float((caught["count"] or 1) * caught["power"])


def iso_date(caught: Caught) -> Meaning | None:
    """As in "2009-03-12", with or without a time."""
    try:
        moment = datetime.fromisoformat(caught["iso"].rstrip("Z")).replace(tzinfo=UTC)
    except ValueError:
        return None
    if "T" not in caught["iso"]:
        return mean.Exact(cal.day(moment))
    return parts.Clock(mean.Exact(cal.day(moment)), moment.hour, moment.minute)


def slash_date(caught: Caught) -> Meaning | None:
    """As in "3/12/2009": month first, unless that cannot be; the other order is the second reading."""
    first, second, year = (int(part) for part in caught["slash"].split("/"))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    readings = [p for m, d in ((first, second), (second, first)) if (p := _day(year, m, d)) is not None]
    if not readings:
        return None
    return mean.Exact(readings[0], tuple(p for p in readings[1:] if p != readings[0]))


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        return cal.day(cal.at(year, month, day))
    except ValueError:
        return None


def month_day(caught: Caught) -> Meaning | None:
    """As in "Dec. 4", "the 4th of December 2009"."""
    month, day, year = caught["month"], caught["day"], caught["year"]
    if not 1 <= day <= 31 or _day(2000, month, int(day)) is None:
        return None
    if year is None:
        return recurring.month_day(month, int(day))
    period = _day(year, month, int(day))
    return None if period is None else mean.Exact(period)


def month_year(caught: Caught) -> Meaning:
    """As in "March 2009"."""
    return mean.Exact(cal.month(caught["year"], caught["month"]))


def decade(caught: Caught) -> Meaning:
    """As in "The 1990s", "the '90s", "the nineties"."""
    number = caught["decade"]
    return mean.Exact(cal.decade(number if number >= 100 else 1900 + number))


_LAST_CENTURY = 30


def century(caught: Caught) -> Meaning | None:
    """As in "the 20th century"."""
    number = caught["ordinal"]
    return mean.Exact(cal.century(number)) if caught["unit"] == "C" and number <= _LAST_CENTURY else None


def numbered_part(caught: Caught) -> Meaning | None:
    """As in "The third quarter of 2009", "the first half"."""
    number, year = caught["ordinal"], caught["year"]
    make, named, most = (
        (cal.quarter, recurring.quarter, 4) if caught["unit"] == "Q" else (cal.half, recurring.half, 2)
    )
    if number > most:
        return None
    return mean.Exact(make(year, number)) if year else named(number)


def compared_part(caught: Caught) -> Meaning | None:
    """As in "The year-ago third quarter"."""
    inner = numbered_part(caught)
    return None if inner is None or caught["compare"] != "Y" else relative.YearBefore(inner)


def short_quarter(caught: Caught) -> Meaning:
    """As in "Q3 2009"."""
    year = caught["year"]
    return mean.Exact(cal.quarter(year, caught["quarter"])) if year else recurring.quarter(caught["quarter"])


def season_year(caught: Caught) -> Meaning:
    """As in "The summer of 2009"."""
    return mean.Exact(cal.season(caught["year"], caught["season"]))


def fiscal(caught: Caught) -> Meaning:
    """As in "Fiscal 2010"."""
    return mean.Exact(cal.fiscal_year(caught["year"]))


def calendar_year(caught: Caught) -> Meaning | None:
    """As in "The year 2009", "the year two thousand"."""
    year = int(caught["year"])
    return mean.Exact(cal.year(year)) if caught["unit"] == "Y" and 1000 <= year < 2200 else None


def year_period(caught: Caught) -> Meaning:
    """As in "the 2011 quarter": the quarter spoken of, in that year."""
    return relative.SamePartOf(caught["year"])


def feast(caught: Caught) -> Meaning:
    """As in "Christmas", "Easter 2009"."""
    rule, row = caught["feast"]
    if caught["year"] and rule != "unknown":
        return mean.Exact(recurring.feast_of(rule, row, caught["year"]))
    return recurring.feast(rule, row)


def clock(caught: Caught) -> Meaning | None:
    """As in "9:20 a.m.", "noon", "three o'clock"."""
    written = caught["clock"]
    figures = [int(part) for part in re.split(r"[:.]", str(written))]
    hour = figures[0]
    if caught["noon"] == "p" and hour < 12:
        hour += 12
    elif caught["noon"] == "a" and hour == 12:
        hour = 0
    minute = figures[1] if len(figures) > 1 else 0
    if hour > 24 or minute > 59:
        return None
    return parts.Clock(None, hour, minute)


def about_clock(caught: Caught) -> Meaning:
    """As in "around midnight", "about 9:20 a.m."."""
    time: parts.Clock = caught["clock"]
    return replace(time, about=True)


def weekday_date(caught: Caught) -> Meaning | None:
    """As in "Friday, Dec. 4": the date decides."""
    date: Meaning = caught["date"]
    return recurring.on_weekday(date, caught["weekday"]) if isinstance(date, recurring.Recurring) else date
