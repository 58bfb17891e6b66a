"""What does each rule of the grammar build from the words it caught?

One function a rule name in ``data/rules.txt``. A builder returns a meaning, or a bare number or node value
for the next level, or ``None`` to refuse the match.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from blowback.read.times import calendar as cal
from blowback.read.times import meanings as mean
from blowback.read.times import parts, recurring, relative
from blowback.read.times.calendar import Period
from blowback.read.times.lexer import Node
from blowback.read.times.meanings import Meaning
from blowback.read.times.words import letter


class Caught:
    """What a match caught: by group name, the value of the first node in it, or ``None``."""

    __slots__ = ("_match", "_nodes")

    def __init__(self, match: re.Match[str], nodes: Sequence[Node]) -> None:
        self._match, self._nodes = match, nodes

    def node(self, name: str) -> Node | None:
        """The first node in the group."""
        if name not in self._match.re.groupindex:
            return None
        at = self._match.start(name)
        return None if at < 0 else self._nodes[at]

    def __getitem__(self, name: str) -> Any:
        node = self.node(name)
        return None if node is None else node.value

    def __contains__(self, name: str) -> bool:
        return self.node(name) is not None


# --- numbers --------------------------------------------------------------------------------------


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


# --- the calendar ---------------------------------------------------------------------------------


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
    """As in "Nov. 9", "the 9th of November 2009"."""
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


def century(caught: Caught) -> Meaning | None:
    """As in "The 20th century"."""
    return mean.Exact(cal.century(caught["ordinal"])) if caught["unit"] == "C" else None


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
    """As in "The 1988 quarter": the quarter spoken of, in that year."""
    return relative.SamePartOf(caught["year"])


def feast(caught: Caught) -> Meaning:
    """As in "Christmas", "Easter 2009"."""
    rule, row = caught["feast"]
    if caught["year"] and rule != "unknown":
        return mean.Exact(recurring.feast_of(rule, row, caught["year"]))
    return recurring.feast(rule, row)


def clock(caught: Caught) -> Meaning | None:
    """As in "10:35 a.m.", "noon", "three o'clock"."""
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


def weekday_date(caught: Caught) -> Meaning | None:
    """As in "Friday, Oct. 27": the date decides."""
    date: Meaning = caught["date"]
    return recurring.on_weekday(date, caught["weekday"]) if isinstance(date, recurring.Recurring) else date


# --- quantities -----------------------------------------------------------------------------------


def _hedge(caught: Caught) -> str | None:
    for name in ("hedge", "than", "least", "upto"):
        if caught[name] is not None:
            return str(caught[name])
    return None


def quantity(caught: Caught) -> mean.Length | None:
    """As in "Two weeks", "more than 10 days", "two to three months": the lower count, as TIMEX3 has it."""
    unit = _unit(caught)
    count = caught["count"]
    if unit is None:
        return None
    return mean.Length(unit, float(1 if count is None else count), _hedge(caught))


def _unit(caught: Caught) -> str | None:
    """The unit; "second" is one only as "seconds" or in "30-second"."""
    unit = caught["unit"]
    return unit if isinstance(unit, str) else ("TS" if unit == 2 else None)


def quantity_half(caught: Caught) -> mean.Length:
    """As in "Two and a half years"."""
    return mean.Length(caught["unit"], caught["count"] + 0.5, _hedge(caught))


def half_unit(caught: Caught) -> mean.Length:
    """As in "Half an hour"."""
    return mean.Length(caught["unit"], 0.5, _hedge(caught))


def vague_quantity(caught: Caught) -> mean.Length:
    """As in "Several months"."""
    return mean.Length(caught["unit"], None)


# --- relative -------------------------------------------------------------------------------------


def _cycle(caught: Caught, choose: str) -> Meaning | None:
    """A weekday, month, season or feast, chosen by ``choose``; ``None`` for a plain unit."""
    if caught["weekday"]:
        return recurring.weekday(caught["weekday"], choose)
    if caught["month"]:
        return recurring.month(caught["month"], choose)
    if caught["season"]:
        return recurring.season(caught["season"], choose)
    if caught["feast"]:
        rule, row = caught["feast"]
        return recurring.feast(rule, row, choose)
    return None


_COARSE = {"D", "W", "M", "Y", "Q", "WE", "E", "C"}


def _shifted(caught: Caught, count: int, choose: str, *, narrative: bool = False) -> Meaning | None:
    named = _cycle(caught, choose)
    if named is not None:
        return named
    unit = caught["unit"]
    return relative.Steps(unit, count, narrative) if unit in _COARSE else None


def this(caught: Caught) -> Meaning | None:
    """What holds now: "this year", "this past spring", "the current quarter"."""
    named = _cycle(caught, "last" if "last" in caught else "this")
    unit = caught["unit"]
    return named or (relative.Current(unit) if unit in _COARSE else None)


def last(caught: Caught) -> Meaning | None:
    """As in "Last week", "last Friday", "past year" (not: "past week's end")."""
    return _shifted(caught, -1, "last") if caught["last"] == "last" else None


def next_(caught: Caught) -> Meaning | None:
    """As in "Next month"."""
    return _shifted(caught, 1, "next") if caught["next"] == "next" else None


def the_last(caught: Caught) -> Meaning | None:
    """As in "The past year": the stretch that ends now."""
    unit = caught["unit"]
    if unit not in _COARSE or unit == "D":
        return None
    return relative.Steps(unit, -1) if unit in ("WE", "Q") else relative.Stretch(unit, 1, -1)


def the_next(caught: Caught) -> Meaning | None:
    """As in "The next day": one on from the time spoken of."""
    return _shifted(caught, 1, "following", narrative=True)


def the_previous(caught: Caught) -> Meaning | None:
    """As in "The previous Friday"."""
    return _shifted(caught, -1, "previous", narrative=True)


def that(caught: Caught) -> Meaning | None:
    """As in "That year", "the latest quarter"."""
    named = _cycle(caught, "same")
    unit = "Q" if caught["unit"] == 0 else caught["unit"]  # "the latest period"
    return named or (relative.Current(unit, narrative=True) if unit in _COARSE else None)


def the_unit(caught: Caught) -> Meaning | None:
    """As in "The weekend", "the quarter", "the summer"."""
    if caught["season"]:
        return recurring.season(caught["season"])
    unit = caught["unit"]
    if unit == "WE":
        return recurring.weekend()
    return relative.Current(unit, narrative=True) if unit in _COARSE else None


def ending(caught: Caught) -> Meaning | None:
    """As in "The quarter (ended July 31)", "the year (ending June 30)": a year so cut out is a length."""
    unit = caught["unit"]
    if unit in ("Q", "H"):
        return relative.Ending(unit, caught["date"])
    return mean.Length(unit, 1.0) if unit in _COARSE else None


def year_ago(caught: Caught) -> Meaning | None:
    """As in "The year-ago quarter", "year-earlier"."""
    unit = caught["ago"]
    return relative.Steps(unit, -1, quarterly=True) if unit in _COARSE else None


_WAYS = {"last": -1, "past": -1, "next": 1, "coming": 1, "PAST_REF": -1}


def stretch(caught: Caught) -> Meaning:
    """As in "The past two months", "the next few years", "recent weeks"."""
    sign = _WAYS.get(caught["way"], caught["way"])
    length = caught["qty"]
    if length is None:
        return relative.Stretch(caught["unit"], None, sign)
    return relative.Stretch(length.unit, length.number, sign)


def just_quantity(caught: Caught) -> mean.Length:
    """As in "The first nine months"."""
    length = caught["qty"]
    assert isinstance(length, mean.Length)
    return length


def these(caught: Caught) -> Meaning | None:
    """As in "These days"."""
    return mean.Pointer("PRESENT_REF") if caught["unit"] == "D" else None


def ago(caught: Caught) -> Meaning:
    """As in "Two weeks ago", "years ago"."""
    return _aside(caught, -1, narrative=False)


def aside(caught: Caught) -> Meaning:
    """As in "Three weeks earlier", "almost two years later": from the time spoken of."""
    return _aside(caught, caught["way"], narrative=True)


def from_now(caught: Caught) -> Meaning:
    """As in "Two weeks from now"."""
    return _aside(caught, 1, narrative=False)


def _aside(caught: Caught, sign: int, *, narrative: bool) -> Meaning:
    length = caught["qty"]
    if length is None:
        return relative.Some(caught["unit"], sign, narrative)
    if length.number is None:
        return relative.Some(length.unit, sign, narrative)
    quarterly = sign < 0 and length.number == 1
    return relative.Steps(length.unit, sign * length.number, narrative, length.hedge, quarterly)


def every(caught: Caught) -> Meaning | None:
    """As in "Every week", "every other day", "each July"."""
    if caught["weekday"]:
        return mean.Every(f"XXXX-WXX-{caught['weekday']}", "D")
    if caught["month"]:
        return mean.Every(f"XXXX-{caught['month']:02}", "M")
    if caught["season"]:
        return mean.Every(f"XXXX-{caught['season']}", "S")
    if caught["daypart"]:
        return mean.Every(f"XXXX-XX-XXT{caught['daypart']}", "part")
    length = caught["qty"] or mean.Length("TS" if caught["unit"] == 2 else caught["unit"], 1)
    if length.unit == "WE":
        return mean.Every("XXXX-WXX-WE", "WE")
    return mean.Every(mean.length_value(length.unit, length.number), length.unit)


def deictic(caught: Caught) -> Meaning:
    """As in "Today", "yesterday", "tomorrow"."""
    return relative.Steps("D", caught["deictic"])


def tonight(_: Caught) -> Meaning:
    """As in "Tonight"."""
    return parts.OfDay(relative.Steps("D", 0), "NI")


def day_beyond(caught: Caught) -> Meaning | None:
    """As in "The day before yesterday"."""
    count = caught["deictic"]
    return relative.Steps("D", count + caught["way"]) if count else None


# --- parts ----------------------------------------------------------------------------------------


def _meaning(node: Node | None) -> Meaning | None:
    """What a node means: a bare weekday, month, season or year becomes a meaning here."""
    if node is None:
        return None
    if node.cls == letter("WEEKDAY"):
        return recurring.weekday(node.value)
    if node.cls == letter("MONTH"):
        return recurring.month(node.value)
    if node.cls == letter("SEASON"):
        return recurring.season(node.value)
    if node.cls == letter("YEAR"):
        return mean.Exact(cal.year(node.value))
    value: Meaning = node.value
    return value


def _is_day(meaning: Meaning | None) -> bool:
    """Does it name a day, so that a part or an hour of it makes sense?"""
    return meaning is not None and meaning.resolve(mean.Context()).unit == "D"


def day_part(caught: Caught) -> Meaning | None:
    """As in "Friday night", "the morning of May 5", "yesterday afternoon"."""
    day = _meaning(caught.node("day"))
    return parts.OfDay(day, caught["part"]) if _is_day(day) else None


def this_part(caught: Caught) -> Meaning | None:
    """Near now: "this morning", "last night"."""
    if caught["way"] == "past":
        return None
    return parts.OfDay(relative.Steps("D", -1 if caught["way"] == "last" else 0), caught["part"])


def that_part(caught: Caught) -> Meaning:
    """As in "That evening", "the next morning", "the afternoon"."""
    if "next" in caught:
        return parts.OfDay(relative.Steps("D", 1, narrative=True), caught["part"])
    return parts.OfDay(None, caught["part"])


def clock_on(caught: Caught) -> Meaning | None:
    """As in "9 a.m. Tuesday"."""
    day = _meaning(caught.node("day"))
    time = caught["clock"]
    return replace(time, inner=day) if _is_day(day) else None


def week_of(caught: Caught) -> Meaning | None:
    """As in "The week of March 6"."""
    return relative.Holding(caught["unit"], caught["date"]) if caught["unit"] in _COARSE else None


def overnight(_: Caught) -> Meaning:
    """As in "Overnight"."""
    return parts.OfDay(None, "NI")


def narrowed(caught: Caught) -> Meaning | None:
    """As in "Early 2009", "mid-March", "the end of the year"."""
    whole = _meaning(caught.node("whole"))
    part = caught["part"]
    if isinstance(part, int):  # "earlier this year" is before the writing, "later" is after it
        return None if whole is None else parts.Around(whole, part)
    return None if whole is None else parts.Narrowed(whole, part)


def year_end(caught: Caught) -> Meaning | None:
    """As in "Year-end"."""
    return parts.Narrowed(relative.Current("Y"), "END") if caught["unit"] == "Y" else None


def same(caught: Caught) -> Meaning | None:
    """As in "Around Nov. 9"."""
    return _meaning(caught.node("whole"))


def pointer(caught: Caught) -> Meaning | None:
    """As in "The future", "the past"."""
    return mean.Pointer("FUTURE_REF" if "future" in caught else "PAST_REF")
