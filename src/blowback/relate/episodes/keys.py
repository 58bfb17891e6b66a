"""Under which keys is a telling found by others that might be of the same happening?

A key is an anchor (a sort of act with those who take part, or with a name in the sentence) and a month. Two
tellings are compared where an anchor that one stands under is one that the other looks for, and their days
may be be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

from blowback.ledger import EpisodeKey, LedgerClaim, Sought
from blowback.records import Annotation, PartOf
from blowback.relate.episodes.reports import told_together
from blowback.relate.episodes.tellings import MUTUAL, Telling, Window, is_told, telling, together
from blowback.relate.episodes.words import is_upheaval
from blowback.relate.rollup import Rollup
from blowback.text.data import toml
from blowback.vocab.plover import EventType

_BEFORE = 400  # days before its publication of which a report without a day may tell
_AFTER = 1
_SOON, _LATE = 2, 13  # months
_DATED, _UNDATED = "on", "by"
_LONGEST = 1100  # days; what lies anywhere in a longer stretch is found by nobody
_ANYBODY = "?"
_NOTHING: Mapping[int, _Month] = MappingProxyType({})

Others = Callable[[str], Iterable[str]]


def keys_of(annotation: Annotation, part_of: Iterable[PartOf]) -> list[EpisodeKey]:
    """Under which keys stands what an article tells, as it is written into a ledger?"""
    rollup, text = Rollup(part_of), annotation.article.text
    told = []
    for claim in annotation.claims:
        row = LedgerClaim(
            claim=claim,
            article=annotation.id,
            outlet=None,
            published_at=annotation.article.published_at,
            known_from="",
            recorded_at="",
            run="",
        )
        if is_told(row):
            told.append(telling(row, text[slice(*claim.evidence)], rollup))
    groups = told_together(told) if told else []
    return [EpisodeKey(group[0].key, *key) for group in groups for key in sorted(stored(together(group)))]


class Key(NamedTuple):
    """What a telling stands under: an anchor, a month, and the days of which it may tell."""

    anchor: int
    month: int
    first: int
    last: int


def span(telling: Telling) -> Window | None:
    """Within which days may it have happened? ``None`` where that says nothing."""
    if telling.when is not None:
        return telling.when if telling.when.days <= _LONGEST else None
    if telling.published is None:
        return None
    return Window(telling.published - _BEFORE, telling.published + _AFTER)


def stored(telling: Telling) -> frozenset[Key]:
    """Under which keys does a telling stand? Without a day: under the month of its report."""
    within = span(telling)
    if within is None:
        return frozenset()
    months = _months(telling, within)
    anchors = {*_parties(telling), *_names(telling)}
    kind = _DATED if telling.when is not None else _UNDATED
    hashes = (_hash(f"{kind} {telling.type} {each}") for each in anchors)
    return frozenset(Key(each, month, *within) for each in hashes for month in months)


def sought(telling: Telling, others: Others = lambda actor: (actor,)) -> frozenset[Sought]:
    """Under which keys do those stand that may be of the same happening?

    Who takes part leads to reports without a day of the next two months, a name to those of a year.

    Args:
        telling: what is told.
        others: under which other ids an actor may have been read.
    """
    assert telling.type is not None
    within = span(telling)
    if within is None:
        return frozenset()
    months = _months(telling, within)
    first, last = months[0], months[-1]
    upheaval = any(map(is_upheaval, telling.words))
    found = set()
    for anchors, back in ((_parties_sought(telling, others), _SOON), (_names(telling), _LATE)):
        if telling.when is not None:
            of_dated, of_undated = (first, last), (first, last + back)
        else:
            of_dated, of_undated = (first - back, last), (first - _SOON, last + _SOON)
        for anchor in anchors:
            for dated, undated in _hashes(telling.type, anchor, upheaval):
                found.add(Sought(dated, *of_dated, *within))
                found.add(Sought(undated, *of_undated, *within))
    return frozenset(found)


def _months(telling: Telling, within: Window) -> range:
    if telling.when is None:
        assert telling.published is not None
        return range(_month(telling.published), _month(telling.published) + 1)
    return range(_month(within.first), _month(within.last) + 1)


@cache
def _kinds(kind: EventType, upheaval: bool) -> tuple[EventType, ...]:
    """As which types may a happening of this type be told?"""
    weights = toml(__package__, "weights.toml")
    table, types = weights["neighbours"], weights["upheaval"]["types"]
    further = types if upheaval and kind in types else ()
    return tuple(
        k
        for k in EventType
        if k is kind or k in further or k in table.get(kind, ()) or kind in table.get(k, ())
    )


def _ends(telling: Telling) -> tuple[frozenset[str], frozenset[str]]:
    ours, theirs = telling.actors.roots, telling.recipients.roots
    return (ours | theirs, ours | theirs) if telling.type in MUTUAL else (ours, theirs)


def _parties(telling: Telling) -> Iterator[str]:
    """Those who take part with each other, and each alone; marked where no other is known."""
    ours, theirs = _ends(telling)
    both = [_pair(a, b) for a in ours for b in theirs if a != b]
    yield from both
    for each in ours | theirs:
        yield each
        if not both:
            yield f"{each} {_ANYBODY}"


def _parties_sought(telling: Telling, others: Others) -> Iterator[str]:
    """The same pair, and one of the two with nobody known; all of one where that is all that is known."""
    ours, theirs = ({id_ for each in side for id_ in others(each)} for side in _ends(telling))
    both = [_pair(a, b) for a in ours for b in theirs if a != b]
    yield from both
    for each in ours | theirs:
        yield f"{each} {_ANYBODY}" if both else each


def _pair(one: str, other: str) -> str:
    return f"{min(one, other)}&{max(one, other)}"


def _names(telling: Telling) -> Iterator[str]:
    for name in telling.said.names - telling.party_names:
        yield f"'{name}"
    if telling.place is not None:
        for name in telling.place.name.split():
            yield f"'{name}"


@lru_cache(maxsize=16384)
def _hashes(kind: EventType, anchor: str, upheaval: bool) -> tuple[tuple[int, int], ...]:
    """Under which hashes stand dated and undated tellings of the types as which it may be told?"""
    return tuple(
        (_hash(f"{_DATED} {each} {anchor}"), _hash(f"{_UNDATED} {each} {anchor}"))
        for each in _kinds(kind, upheaval)
    )


@lru_cache(maxsize=65536)
def _hash(anchor: str) -> int:
    return int.from_bytes(sha256(anchor.encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True)


def _month(day: int) -> int:
    found = date.fromordinal(min(max(day, 1), date.max.toordinal()))
    return found.year * 12 + found.month - 1


class _Month:
    """Tellings under one anchor in one month, with the days of which each may tell."""

    __slots__ = ("_begun", "_days", "_ended", "_keys")

    def __init__(self, first: int, last: int) -> None:
        self._keys: list[str] = []
        self._days: list[tuple[int, int]] = []
        self._begun, self._ended = first, last  # by then all had begun; before then none had ended

    def add(self, key: str, first: int, last: int) -> None:
        """Takes in one."""
        self._keys.append(key)
        self._days.append((first, last))
        self._begun, self._ended = max(self._begun, first), min(self._ended, last)

    def meeting(self, begins: int, ends: int) -> Sequence[str]:
        """Those of which the days may be among these."""
        if self._begun <= ends and begins <= self._ended:  # all of them, as mostly
            return self._keys
        return [
            key
            for key, (first, last) in zip(self._keys, self._days, strict=True)
            if first <= ends and begins <= last
        ]


class Index:
    """Tellings by the keys that they stand under."""

    def __init__(self) -> None:
        self._under: dict[int, dict[int, _Month]] = {}  # by anchor

    def add(self, key: str, telling: Telling) -> None:
        """Takes in a telling under a name."""
        for anchor, month, first, last in stored(telling):
            months = self._under.setdefault(anchor, {})
            if (there := months.get(month)) is None:
                there = months[month] = _Month(first, last)
            there.add(key, first, last)

    def candidates(self, keys: Iterable[Sought]) -> set[str]:
        """Which tellings stand under one of these keys, on days that may be the same?"""
        found: set[str] = set()
        for anchor, month_from, month_to, begins, ends in keys:
            for month, there in self._under.get(anchor, _NOTHING).items():
                if month_from <= month <= month_to:
                    found.update(there.meeting(begins, ends))
        return found
