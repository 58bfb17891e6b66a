"""Which places does a text name, and where on the globe are they?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from blowback.read.places.choose import Name, choose
from blowback.read.places.gazetteer import Book, Candidate, Kind, gazetteer
from blowback.read.places.spans import Found, find_spans
from blowback.read.places.words import words
from blowback.records import Mention, Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_places"]

_LONGEST_LINK = 3  # tokens between a place and the one that holds it
_LINKS = frozenset({",", "(", "in"})


def find_places(
    doc: Doc, mentions: Sequence[Mention] = (), skip: Sequence[Span] = (), known: Book | None = None
) -> tuple[Place, ...]:
    """Which places does a text name, and which points are meant?

    Args:
        doc: the parse of the whole text.
        mentions: who and what it mentions, so that persons' names are told from places.
        skip: stretches that are not reporting (site furniture).
        known: where names are looked up; in the gazetteer that ships where none is given.

    Returns:
        Places in the order of the text, without overlap; one that is not known keeps its name's span
        and has no point.
    """
    known = known or gazetteer()
    found = find_spans(doc, mentions, known, skip)
    names = _names(doc, found)
    chosen = choose(names)
    text = doc.text  # made anew by spaCy at every asking
    return tuple(_record(doc, text, each, chosen.get(each.key), known.name) for each in found)


def _names(doc: Doc, found: Sequence[Found]) -> dict[str, Name]:
    """The distinct names of the document, with the names that are said to hold them."""
    uses: dict[str, int] = {}
    holders: dict[str, set[str]] = {}
    candidates: dict[str, tuple[Candidate, ...]] = {}
    kinds: dict[str, frozenset[Kind] | None] = {}
    for at, each in enumerate(found):
        uses[each.key] = uses.get(each.key, 0) + 1
        candidates.setdefault(each.key, each.candidates)
        kinds.setdefault(each.key, each.kinds)
        around = holders.setdefault(each.key, set())
        if at + 1 < len(found) and _leads_to(doc, each, found[at + 1]):
            around.add(found[at + 1].key)
    return {
        key: Name(uses[key], candidates[key], tuple(sorted(holders[key] - {key})), kinds[key])
        for key in sorted(uses)
    }


def _leads_to(doc: Doc, inner: Found, outer: Found) -> bool:
    """Does the next name say where the first lies: "X, Y", "X in Y", "X in northern Y"?"""
    between = [t.lower_ for t in doc[inner.beyond : outer.first]]
    if not 1 <= len(between) <= _LONGEST_LINK or between[0] not in _LINKS:
        return False
    return all(word == "the" or word in words().directions for word in between[1:])


def _record(
    doc: Doc, text: str, found: Found, place: Candidate | None, name_of: Callable[[int], str]
) -> Place:
    span = doc[found.first : found.beyond]
    start, end = span.start_char, span.end_char
    if place is None:
        return Place(start=start, end=end, text=text[start:end])
    return Place(
        start=start,
        end=end,
        text=text[start:end],
        name=name_of(place.number),
        country=place.country or None,
        lat=place.lat,
        lon=place.lon,
        geonames=place.geonames or None,
    )
