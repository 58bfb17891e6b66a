"""Which actors does a document itself introduce, and how are phrases read that speak of them?

A text about a state or a movement that the registry lacks still says "Vardania's army", "Vardanian
officials", "Front fighters". Its own names are laid over the registry for as long as it is read, so that
such phrases are read by the same rules as those of known actors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blowback.resolve.actors import Found
from blowback.resolve.registry import Entry, Registry
from blowback.vocab.actors import ActorKind, Sector

_DEMONYMS = ("n", "an", "ian", "ean", "ese", "i", "ish")
_SECTOR = {
    ActorKind.ARMED_GROUP: Sector.REB,
    ActorKind.PARTY: Sector.PTY,
    ActorKind.IGO: Sector.IGO,
    ActorKind.NGO: Sector.NGO,
    ActorKind.MEDIA: Sector.MED,
    ActorKind.COMPANY: Sector.BUS,
    ActorKind.MILITARY: Sector.MIL,
    ActorKind.SECURITY_SERVICE: Sector.SPY,
    ActorKind.RELIGIOUS: Sector.REL,
    ActorKind.RESEARCH: Sector.EDU,
}


def demonyms(place: str) -> Iterator[str]:
    """Which adjectives may a country's name have?

    >>> "Vardanian" in set(demonyms("Vardania")), "Orlanese" in set(demonyms("Orlan"))
    (True, True)
    """
    stems = [place]
    if place[-1:] in "aeiouy":
        stems.append(place[:-1])
    if place.endswith("ia"):
        stems.append(place[:-2])
    for stem in stems:
        if len(stem) > 2:
            for ending in _DEMONYMS:
                yield stem + ending


def lay_over(registry: Registry, found: Iterable[tuple[Found, Sequence[str]]]) -> Registry:
    """What is a registry with the states and bodies that a document introduces laid over it?

    ``found``: each with the spellings that the document uses for it.
    """
    own = [_entry(registry, actor, spellings) for actor, spellings in found]
    return registry.lay_over(own) if own else registry


def _entry(registry: Registry, actor: Found, spellings: Sequence[str]) -> Entry:
    state = actor.kind is ActorKind.STATE
    spelled = (each for each in demonyms(actor.name) if not registry.named(each)) if state else ()
    return Entry(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.id if state else actor.country,
        sector=None if state else actor.sector or _SECTOR.get(actor.kind),
        names=tuple(each for each in dict.fromkeys(spellings) if not registry.named(each)),
        adjectives=tuple(dict.fromkeys(spelled)),
    )
