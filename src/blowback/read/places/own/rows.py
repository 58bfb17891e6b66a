"""What is read from a user's file of places: rows, and what is odd about those that are set aside."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from blowback.read.places.gazetteer import Spelling, name_key
from blowback.read.places.packing import PlaceRow
from blowback.read.places.words import words

_LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff'‘’`ʻ][\w\s'‘’`ʻ.,()/-]*$")
_CODE = re.compile(r"[A-Z]{2,4}$")  # of an airport, not a name
_BEYOND_ISO = {"XK": "XKX", "XKX": "XKX"}  # Kosovo, which ISO 3166 leaves to its users


class UnreadableError(ValueError):
    """A file of which nothing can be taken; says what was expected and found."""


class PlaceIssue(msgspec.Struct, frozen=True, kw_only=True):
    """A line that was set aside: where, what was found, and what to do."""

    file: str
    line: int
    detail: str
    todo: str


class OddRowError(ValueError):
    """A line that gives no place: what was found, and what to do."""

    def __init__(self, detail: str, todo: str) -> None:
        super().__init__(detail)
        self.detail, self.todo = detail, todo


def call_division(place: PlaceRow, name: str) -> None:
    """Gives a division its name, and the name without the word for its kind: "Kesh District", "Kesh"."""
    place.call(name, Spelling.NAME)
    bare, _, last = name_key(name).rpartition(" ")
    if last in words().division:
        place.call(bare, Spelling.BARE)


def is_usable(name: str) -> bool:
    """Is a name in another language one that English news could print?"""
    return len(name) > 2 and bool(_LATIN.match(name)) and not _CODE.match(name)


def degrees(text: str, most: int, what: str) -> float:
    """A latitude or longitude, checked.

    Raises:
        OddRowError: it is no number, or none on the globe.
    """
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise OddRowError(f"expected a {what} from -{most} to {most}, found {text!r}", f"correct the {what}")
    return value


@cache
def country_code(code: str) -> str | None:
    """The ISO 3166 alpha-3 code of a country given by either code."""
    import pycountry

    if code in _BEYOND_ISO:
        return _BEYOND_ISO[code]
    known = pycountry.countries.get(alpha_2=code) or pycountry.countries.get(alpha_3=code)
    return None if known is None else str(known.alpha_3)
