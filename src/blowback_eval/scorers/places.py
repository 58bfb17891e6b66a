"""Which places does a text name, and where on the globe are they?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer, snippet
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.matching import match
from blowback_eval.metrics.rates import Floats, f1, ratio
from blowback_eval.spans import Span, touch

NEAR = 161.0  # kilometres: a hundred miles, the custom of the field
EARTH = 6371.0088

# "Kenyan" is marked as Kenya in the data; a demonym is no place. Told by its ending, where the data says
# that a country or a first-level division is meant and the word is not the country's name.
_OF_COUNTRY = re.compile(r"(?:ians?|[ckyv]ans?|rmans?|ese|[is]sh|ish|ch|eks?|echs?|iots?|[ldntq]is?|ori)$")
_OF_DIVISION = re.compile(r"(?:ians?|[a-z]ans|ani)$")


class Point(NamedTuple):
    """A place name and where it lies (None where the data does not say)."""

    span: Span
    lat: float | None
    lon: float | None


def kilometres(a: Point, b: Point) -> float:
    """How far apart are two points, over the globe (infinite where one is unknown)?"""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    y1, x1, y2, x2 = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    chord = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(chord)))


def is_demonym(toponym: Row) -> bool:
    """Does a marked word name a people and not a place?"""
    code, word = toponym.get("fcode") or "", toponym["text"].casefold()
    if word == (toponym.get("country") or "").casefold():
        return False
    if code.startswith("PCL"):
        return _OF_COUNTRY.search(word) is not None
    return code.startswith("ADM") and _OF_DIVISION.search(word) is not None


class Places(Scorer):
    """Recall within 161 km, end to end, of names with coordinates; F1 of the names themselves."""

    verb = "annotate"
    gated = ("recall_161km",)

    def items(self, rows: Rows) -> Iterator[Item]:
        """One text each."""
        for row in rows[self.files[0]]:
            ask = {"id": row["id"], "text": row["text"]}
            if row["date"]:
                ask["published_at"] = row["date"][:10]
            wanted = [
                Point((t["start"], t["end"]), t["lat"], t["lon"])
                for t in row["toponyms"]
                if not is_demonym(t)
            ]
            yield Item(ask, wanted)

    def count(self, item: Item, answer: Any) -> Counted:
        """Names found, and names found near where they are."""
        ours = [Point((p.start, p.end), p.lat, p.lon) for p in (answer.places if answer else ())]
        theirs: list[Point] = item.gold
        named = match(ours, theirs, lambda a, b: touch(a.span, b.span))
        known = [point for point in theirs if point.lat is not None]
        near = match(ours, known, lambda a, b: touch(a.span, b.span) and kilometres(a, b) <= NEAR)
        counts = {
            "near": float(len(near)),
            "wanted": float(len(known)),
            "named": float(len(named)),
            "names": float(len(theirs)),
            "predicted": float(len(ours)),
        }
        found, text, misses = {j for _, j in near}, item.ask["text"], []
        for j, point in enumerate(known):
            if j not in found:
                got = next((one for one in ours if touch(one.span, point.span)), None)
                said = f"{point.lat:.1f} {point.lon:.1f}"
                place = "(none)" if got is None else f"{got.lat} {got.lon}"
                misses.append(Miss(item.id, "place", point.span, said, place, snippet(text, point.span)))
        return Counted(counts, tuple(misses))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """Recall on the globe, and F1 in the text."""
        return {
            "recall_161km": ratio(sums["near"], sums["wanted"]),
            "mention_f1": f1(sums["named"], sums["predicted"], sums["names"]),
            "resolved_of_found": ratio(sums["near"], sums["named"]),
        }


class PlacesLocal(Places):
    """Small-town American papers, where names are shared by many places."""

    name = "places_lgl"
    question = "which places, and where (local news)"
    files = ("geo/lgl.jsonl",)
    sample = 50


class PlacesWorld(Places):
    """News of epidemics from all over the world."""

    name = "places_geovirus"
    question = "which places, and where (world news)"
    files = ("geo/geovirus.jsonl",)
    sample = 50
