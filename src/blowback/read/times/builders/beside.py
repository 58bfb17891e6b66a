"""What do expressions mean that are counted from the writing, or from the time spoken of?"""

from __future__ import annotations

from blowback.read.times import calendar as cal
from blowback.read.times import meanings as mean
from blowback.read.times import parts, recurring, relative
from blowback.read.times.builders.caught import Caught
from blowback.read.times.meanings import Meaning


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


def _shifted(caught: Caught, count: int, choose: str, *, narrative: bool = False) -> Meaning | None:
    named = _cycle(caught, choose)
    if named is not None:
        return named
    unit = caught["unit"]
    return relative.Steps(unit, count, narrative) if unit in cal.DATED else None


def this(caught: Caught) -> Meaning | None:
    """What holds now: "this year", "this past spring", "the current quarter"."""
    choose = "last" if "last" in caught else "next" if "next" in caught else "this"
    named = _cycle(caught, choose)
    unit = caught["unit"]
    return named or (relative.Current(unit) if unit in cal.DATED else None)


def last(caught: Caught) -> Meaning | None:
    """As in "Last week", "last Friday", "past year" (not: "past week's end")."""
    return _shifted(caught, -1, "last") if caught["last"] == "last" else None


def next_(caught: Caught) -> Meaning | None:
    """As in "Next month"."""
    return _shifted(caught, 1, "next") if caught["next"] == "next" else None


def the_last(caught: Caught) -> Meaning | None:
    """As in "The past year": the stretch that ends now."""
    unit = caught["unit"]
    if unit not in cal.DATED or unit == "D":
        return None
    return relative.Steps(unit, -1) if unit in ("WE", "Q") else relative.Stretch(unit, 1, -1, single=True)


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
    return named or (relative.Current(unit, narrative=True) if unit in cal.DATED else None)


def the_unit(caught: Caught) -> Meaning | None:
    """As in "The weekend", "the quarter", "the summer"."""
    if caught["season"]:
        return recurring.season(caught["season"])
    unit = caught["unit"]
    if unit == "WE":
        return recurring.weekend()
    return relative.Current(unit, narrative=True) if unit in cal.DATED else None


def ending(caught: Caught) -> Meaning | None:
    """As in "The quarter (ended Aug. 20)", "the year (ending Feb. 10)": a year so cut out is a length."""
    unit = caught["unit"]
    if unit in ("Q", "H"):
        return relative.Ending(unit, caught["date"])
    return mean.Length(unit, 1.0) if unit in cal.DATED else None


def year_ago(caught: Caught) -> Meaning | None:
    """As in "the year-ago quarter", "year-earlier"."""
    if caught["ago"] == "Y" and "quarter" in caught:
        return relative.YearBefore(relative.Current("Q", narrative=True))
    return relative.Steps(caught["ago"], -1, quarterly=True) if caught["ago"] in cal.DATED else None


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


def ahead(caught: Caught) -> Meaning:
    """As in "the weeks ahead"."""
    return relative.Stretch(caught["unit"], None, 1)


def these(caught: Caught) -> Meaning | None:
    """As in "These days"."""
    return mean.Pointer("PRESENT_REF") if caught["unit"] == "D" else None


def ago(caught: Caught) -> Meaning:
    """As in "Two weeks ago", "years ago"."""
    return _aside(caught, -1, narrative=False)


def aside(caught: Caught) -> Meaning:
    """As in "Three weeks earlier", "almost five years later": from the time spoken of."""
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


def years_on(caught: Caught) -> Meaning:
    """As in "ten years on,": later than the time spoken of."""
    return _aside(caught, 1, narrative=True)


def day_aside(caught: Caught) -> Meaning | None:
    """As in "the day before", "the week after": beside the time spoken of."""
    unit = caught["unit"]
    return relative.Steps(unit, caught["way"], narrative=True) if unit in cal.DATED else None


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
