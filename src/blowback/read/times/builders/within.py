"""What do parts of days and of longer periods mean?"""

from __future__ import annotations

from dataclasses import replace

from blowback.read.times import calendar as cal
from blowback.read.times import meanings as mean
from blowback.read.times import parts, recurring, relative
from blowback.read.times.builders.caught import Caught
from blowback.read.times.lexer import Node
from blowback.read.times.meanings import Meaning
from blowback.read.times.words import letter


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
    """As in "The week of May 20"."""
    return relative.Holding(caught["unit"], caught["date"]) if caught["unit"] in cal.DATED else None


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


def nth_in(caught: Caught) -> Meaning | None:
    """As in "the first week of May", "the last day of the month"."""
    whole = _meaning(caught.node("whole"))
    unit, nth = caught["unit"], caught["nth"]
    if whole is None or unit not in ("D", "W", "WE", "M", "Y", "E") or nth == "past":
        return None
    return parts.NthIn(whole, unit, -1 if nth == "last" else nth)


def part_in(caught: Caught) -> Meaning | None:
    """As in "the third quarter of last year", "this year's first half"."""
    whole, part = caught["whole"], caught["part"]
    if not isinstance(part, recurring.Recurring):
        return None
    return parts.NthIn(whole, part.unknown.unit, int(part.unknown.value[-1]))


def year_end(caught: Caught) -> Meaning | None:
    """As in "Year-end"."""
    return parts.Narrowed(relative.Current("Y"), "END") if caught["unit"] == "Y" else None


def same(caught: Caught) -> Meaning | None:
    """As in "Around Dec. 4"."""
    return _meaning(caught.node("whole"))


def pointer(caught: Caught) -> Meaning | None:
    """As in "the future", "the past" (but not "the last")."""
    if "future" in caught:
        return mean.Pointer("FUTURE_REF")
    return mean.Pointer("PAST_REF") if caught["past"] == "past" else None
