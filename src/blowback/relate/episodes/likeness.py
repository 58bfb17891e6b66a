"""How much speaks for two tellings being of one happening, and what forbids it?

The weights are data (``data/weights.toml``): one table for two claims of one article, one for what two
articles tell. A score says what it is made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple

from blowback.relate.episodes.tellings import MUTUAL, Side, Telling, Where, Window
from blowback.relate.episodes.words import Kinship, kinship
from blowback.text.data import toml
from blowback.vocab.plover import EventType

_FAR = 100.0  # kilometres
_EARTH = 6371.0
_SMALL = 3  # a count up to which two reports may agree by chance
_LENGTHS = (("same", 0), ("week", 7), ("month", 31), ("longer", 10**7))
_SLACK = 1  # days by which a report may seem to be out before what it tells


class Likeness(NamedTuple):
    """How much speaks for two tellings being one: a score, what it is made of, and what forbids it."""

    score: float
    why: tuple[tuple[str, float], ...] = ()
    forbidden: str | None = None


class Scale:
    """The weights of one table.

    Args:
        table: ``report`` or ``reports``.
    """

    def __init__(self, table: str) -> None:
        whole = toml(__package__, "weights.toml")
        self.weights: Mapping[str, Any] = whole[table]
        self._lag: Mapping[str, Sequence[tuple[int, float]]] = whole["lag"]
        self._speech: Mapping[str, Any] = whole["speech"]
        self._same_report = table == "report"

    def likeness(self, one: Telling, other: Telling) -> Likeness:
        """How much speaks for two tellings being of one happening?"""
        if (why := forbidden(one, other)) is not None:
            return Likeness(-99.0, (), why)
        parts = [("start", float(self.weights["start"]))]
        parts += [(name, value) for name, value in self._parts(one, other) if value]
        return Likeness(round(sum(value for _, value in parts), 4), tuple(parts))

    def _parts(self, one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
        weights = self.weights
        near = nearness(one, other)
        yield "word", weights["word"][near.name]
        yield "type", weights["type"][_types(one, other)]
        yield "mode", self._modes(one, other)
        for name, ours, theirs in zip(("actors", "recipients"), one.roles(), other.roles(), strict=True):
            yield name, weights[name].get(_sides(ours, theirs), 0.0)
        if _turned(one, other):
            yield "turned", weights["turned"]
        yield "day", self._day(one, other)
        yield "place", 0.0 if (found := _places(one, other)) is None else weights["place"][found]
        yield "figure", self._figures(one, other)
        names = (one.said.names & other.said.names) - one.party_names - other.party_names
        yield "name", min(weights["name_most"], weights["name"] * len(names))
        alike = _wording(one, other)
        yield "wording", weights["wording"] * alike
        if one.type in self._speech["types"] and not self._same_report:
            lacking = min(self._speech["most"], self._speech["weight"] * (alike - self._speech["least"]))
            yield "content", lacking
        if one.denied != other.denied:
            denial = one if one.denied else other
            yield "denied", weights["denied"] if denial.denied_by else weights["denied_by_none"]
        if self._same_report:
            yield from self._within(one, other)
        elif one.is_vague and other.is_vague and not _of_one_pair(one, other):
            yield "vague", weights["vague"]

    def _within(self, one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
        """What tells in one article: one sentence, a word that points back, a word that begins anew."""
        weights = self.weights
        later = max(one, other, key=lambda t: t.order)
        if one.evidence == other.evidence:
            yield "sentence", weights["sentence"]
        elif later.pointing:
            yield "pointing", weights["pointing"]
        if later.another or (later.also and later.type is not EventType.ASSAULT):
            yield "another", weights["another"]

    def _modes(self, one: Telling, other: Telling) -> float:
        found: Mapping[str, float] = self.weights["mode"]
        if one.mode is None or other.mode is None:
            return (
                0.0
                if one.mode is other.mode or not (_alone(one.mode) or _alone(other.mode))
                else (found["apart"] if nearness(one, other) < Kinship.NEAR else 0.0)
            )
        if one.mode == other.mode:
            return found["same"]
        table = toml(__package__, "weights.toml")["modes"]
        told_as = other.mode in table.get(one.mode, ()) or one.mode in table.get(other.mode, ())
        listed = one.mode in table or other.mode in table
        return found["apart"] if listed and not told_as else 0.0

    def _day(self, one: Telling, other: Telling) -> float:
        found: Mapping[str, float] = self.weights["day"]
        if one.when is not None and other.when is not None:
            first, last = max(one.when.first, other.when.first), min(one.when.last, other.when.last)
            if first > last:
                return found["beside" if first - last == 1 else "apart"]
            return found[_length(max(one.when.days, other.when.days))]
        if self._same_report:
            return found["untold"]
        if one.published is None or other.published is None:
            return found["untold"]
        if one.when is None and other.when is None:
            return _step(self._lag["undated"], abs(one.published - other.published))
        dated, undated = (one, other) if one.when is not None else (other, one)
        assert dated.when is not None
        assert undated.published is not None
        return _step(self._lag["dated"], max(0, undated.published - dated.when.last))

    def _figures(self, one: Telling, other: Telling) -> float:
        found: Mapping[str, float] = self.weights["figure"]
        told = (
            found[_figure(a, b)]
            for what in one.figures.keys() & other.figures.keys()
            for a in one.figures[what]
            for b in other.figures[what]
        )
        return max(told, default=0.0)


# --- what forbids ---------------------------------------------------------------------------------


def forbidden(one: Telling, other: Telling) -> str | None:
    """What forbids that two tellings are of one happening, whatever speaks for it?"""
    if one.type is None or other.type is None:
        return None
    near = nearness(one, other)
    if one.type is not other.type and near < Kinship.NEAR and not _neighbours(one.type, other.type):
        return "another type of act"
    if one.type is not other.type and near < Kinship.SAME and _types(one, other) == "other":
        return "another type of act"
    if one.when is not None and other.when is not None:
        first, last = max(one.when.first, other.when.first), min(one.when.last, other.when.last)
        if first > last + 1 and one.when.days == other.when.days == 0:
            return "another day"
        if first > last + 31:
            return "another time"
    for dated, undated in ((one, other), (other, one)):
        if dated.when is None or undated.when is not None or undated.published is None:
            continue
        if dated.when.first > undated.published + _SLACK:
            return "after the report"
    if one.place is not None and other.place is not None and _places(one, other) == "apart":
        if one.place.country and other.place.country and one.place.country != other.place.country:
            return "another country"
        if one.place.point is None and other.place.point is None:
            return "another place"
    if one.article == other.article and one.evidence == other.evidence:
        return _of_one_sentence(one, other)
    return None


def _of_one_sentence(one: Telling, other: Telling) -> str | None:
    """Why are two words of one sentence two happenings?"""
    if one.denied != other.denied:
        return "one is denied"
    if one.when is not None and other.when is not None and not _meet(one.when, other.when):
        return "one sentence, two days"
    if one.type is not other.type:
        return "one sentence, two acts"
    for what in one.figures.keys() & other.figures.keys():
        if not one.figures[what] & other.figures[what]:
            return "one sentence, two counts"
    if _sides(one.roles()[1], other.roles()[1]) == "apart" and not (one.figures and other.figures):
        return "one sentence, two done to"
    return None


def _meet(one: Window, other: Window) -> bool:
    return one.first <= other.last and other.first <= one.last


# --- the parts ------------------------------------------------------------------------------------


def nearness(one: Telling, other: Telling) -> Kinship:
    """How near are the words that tell two happenings, the nearest of each?"""
    return max((kinship(a, b) for a in one.words for b in other.words), default=Kinship.FOREIGN)


def lie_apart(one: Telling, other: Telling) -> bool:
    """Are the places that two tellings tell too far from each other to be one?"""
    return _places(one, other) == "apart"


def _types(one: Telling, other: Telling) -> str:
    if one.type is other.type or one.type is None or other.type is None:
        return "same"
    return "neighbour" if _neighbours(one.type, other.type) else "other"


@cache
def _neighbours(one: EventType, other: EventType) -> bool:
    table = toml(__package__, "weights.toml")["neighbours"]
    return other in table.get(one, ()) or one in table.get(other, ())


def _alone(mode: str | None) -> bool:
    """Is this a way of an act that is never told as another?"""
    return mode is not None and toml(__package__, "weights.toml")["modes"].get(mode) == []


def _of_one_pair(one: Telling, other: Telling) -> bool:
    """Do both name both parties, and the same ones? Those of a mutual act count as one side of several."""
    ours, theirs = one.roles(), other.roles()
    if one.type in MUTUAL and other.type in MUTUAL:
        return len(ours[0].roots & theirs[0].roots) > 1
    return all(_sides(a, b) in ("same", "alike") for a, b in zip(ours, theirs, strict=True))


def _turned(one: Telling, other: Telling) -> bool:
    """Is the one who acts in one told to be acted upon in the other?"""
    (ours, mine), (theirs, yours) = one.roles(), other.roles()
    if ours.known & theirs.known or mine.known & yours.known:
        return False
    return bool(ours.roots & yours.roots or mine.roots & theirs.roots)


def _length(days: int) -> str:
    """How long is the longer of two stretches of time?"""
    return next(name for name, most in _LENGTHS if days <= most)


def _sides(ours: Side, theirs: Side) -> str:
    if not ours or not theirs:
        return "untold"
    if ours.known & theirs.known:
        return "same"
    if ours.called & theirs.called:
        return "alike"
    return "apart" if ours.known and theirs.known else "untold"


def _places(one: Telling, other: Telling) -> str | None:
    """How do the places lie to each other? ``None`` where one is not told."""
    a, b = one.place, other.place
    if a is None or b is None:
        return None
    if a.name == b.name or a.name in b.name or b.name in a.name:
        return "same"
    if a.country and b.country and a.country != b.country:
        return "apart"
    if a.point is not None and b.point is not None:
        return "within" if _distance(a, b) <= _FAR else "apart"
    told = {one.place.name if one.place else "", other.place.name if other.place else ""}
    beside = one.said.names | one.said.words, other.said.names | other.said.words
    return "within" if all(any(name in said for name in told) for said in beside) else "apart"


def _distance(a: Where, b: Where) -> float:
    """Kilometres between two points, by the haversine formula."""
    assert a.point is not None
    assert b.point is not None
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(radians, each)) for each in (a.point, b.point))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def _figure(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> str:
    if one == other:
        return "small" if (one[1] or one[0] or 0) <= _SMALL else "same"
    low = max(one[0] or 0, other[0] or 0)
    tops = [top for top in (one[1], other[1]) if top is not None]
    return "within" if not tops or low <= min(tops) else "apart"


def _wording(one: Telling, other: Telling) -> float:
    """Which share of the words of the shorter sentence are in the other, damped where it is short?"""
    ours, theirs = (each.said.words | each.said.figures for each in (one, other))
    both = ours & theirs - {stem for word in one.words | other.words for stem in word}
    size = min(len(ours), len(theirs))
    return len(both) / (size + 4) if size else 0.0


def _step(steps: Sequence[tuple[int, float]], days: int) -> float:
    return next(value for most, value in steps if days <= most)
