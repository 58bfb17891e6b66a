"""Under which keys is a telling found by others that might be of the same happening?

A key is an anchor (who does what to whom, or a name in the sentence, with the sort of act) and a month. Two
tellings are compared where the anchors that one is stored under and the other looks for meet, and their days
may be the same. A telling without a day is looked for around the publication of its report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from blowback.relate.episodes.tellings import MUTUAL, Telling, Window
from blowback.text.data import toml
from blowback.vocab.plover import EventType

VERSION = 1  # changes with whatever alters the keys of a telling
_BEFORE = 62  # days before its publication within which a report without a day may tell of something
_AFTER = 1
_LONGEST = 1100  # days; what lies anywhere in a longer stretch is found by nobody
_ANYBODY = "?"


class Key(NamedTuple):
    """What a telling is found under."""

    anchor: str
    month: int  # months since year 0


def span(telling: Telling) -> Window | None:
    """Within which days may it have happened? ``None`` where that says nothing."""
    if telling.when is not None:
        return telling.when if telling.when.days <= _LONGEST else None
    if telling.published is None:
        return None
    return Window(telling.published - _BEFORE, telling.published + _AFTER)


def stored(telling: Telling) -> frozenset[Key]:
    """Under which keys does a telling stand?"""
    anchors = {*_pairs(telling, whole=True), *_names(telling)}
    return _keys(telling, (f"{telling.type} {each}" for each in anchors))


def sought(telling: Telling) -> frozenset[Key]:
    """Under which keys do those stand that may be of the same happening?"""
    assert telling.type is not None
    anchors = {*_pairs(telling, whole=False), *_names(telling)}
    return _keys(telling, (f"{kind} {each}" for kind in _kinds(telling.type) for each in anchors))


@cache
def _kinds(kind: EventType) -> tuple[EventType, ...]:
    """As which types may a happening of this type be told?"""
    table = toml(__package__, "weights.toml")["neighbours"]
    return tuple(k for k in EventType if k is kind or k in table.get(kind, ()) or kind in table.get(k, ()))


def _pairs(telling: Telling, *, whole: bool) -> Iterator[str]:
    """Who takes part with whom. A telling that knows one of the two is found by that one alone.

    Args:
        telling: what is told.
        whole: whether the anchors are those that it stands under, or those that it looks for.
    """
    ours, theirs = telling.actors.roots, telling.recipients.roots
    if telling.type in MUTUAL:
        ours = theirs = ours | theirs
    both = [f"{min(a, b)}&{max(a, b)}" for a in ours for b in theirs if a != b]
    yield from both
    for each in ours | theirs:
        if whole or not both:
            yield each
        if whole != bool(both):
            yield f"{each} {_ANYBODY}"


def _names(telling: Telling) -> Iterator[str]:
    for name in telling.said.names - telling.party_names:
        yield f"'{name}"
    if telling.place is not None:
        for name in telling.place.name.split():
            yield f"'{name}"


def _keys(telling: Telling, anchors: Iterable[str]) -> frozenset[Key]:
    within = span(telling)
    if within is None:
        return frozenset()
    months = range(_month(within.first), _month(within.last) + 1)
    return frozenset(Key(anchor, month) for anchor in anchors for month in months)


def _month(day: int) -> int:
    found = date.fromordinal(min(max(day, 1), date.max.toordinal()))
    return found.year * 12 + found.month - 1
