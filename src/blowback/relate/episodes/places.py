"""How do the places that two tellings tell lie to each other?"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from blowback.relate.episodes.tellings import Telling, Where

_FAR = 100.0  # kilometres
_EARTH = 6371.0


def places(one: Telling, other: Telling) -> str | None:
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


def lie_apart(one: Telling, other: Telling) -> bool:
    """Are the places that two tellings tell too far from each other to be one?"""
    return places(one, other) == "apart"
