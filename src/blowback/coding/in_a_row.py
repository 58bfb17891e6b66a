"""For how long had it gone on by the day that is told: "fought for a third day on Sunday"?

Only days are counted on: "for the third time" says nothing of when the times before were.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from blowback.records import EventTime
from blowback.text.instants import DAY
from blowback.vocab.times import Granularity

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBER = {word: count for count, word in enumerate(_ORDINALS, start=2)}
_WRITTEN = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_COUNTED = frozenset({"day", "night", "week", "month", "year", "time"})
_DAYS = frozenset({"day", "night"})


def is_count(tree: Tree, noun: int) -> bool:
    """Does a noun only count how often or long: "for a second day", whose day the clause tells?"""
    bound = tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "for"
    return bound and tree.lemma[noun] in _COUNTED and _number(tree, noun) is not None


def with_days_before(tree: Tree, predicate: int, told: EventTime) -> EventTime:
    """The time of what was done, from its first day on where it is told to be the third in a row."""
    if told.start is None or told.granularity is not Granularity.DAY:
        return told
    for link in tree.children[predicate]:
        noun = tree.child(link, "pobj")
        if noun is not None and tree.lemma[noun] in _DAYS and is_count(tree, noun):
            before = (_number(tree, noun) or 1) - 1
            last = date.fromisoformat(told.start[:DAY])
            if last.toordinal() <= before:  # there are no days before the year 1
                return told
            first = (last - timedelta(days=before)).isoformat()
            return replace(told, start=f"{first}{told.start[DAY:]}")
    return told


def _number(tree: Tree, noun: int) -> int | None:
    for child in tree.children[noun]:
        if tree.lower[child] in _NUMBER:
            return _NUMBER[tree.lower[child]]
        if written := _WRITTEN.fullmatch(tree.lower[child]):
            return int(written[1])
    return None
