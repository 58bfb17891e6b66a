"""For whom does an actor count?"""

from __future__ import annotations

from collections.abc import Iterable

from blowback.records import PartOf
from blowback.resolve.registry import Registry, in_force
from blowback.vocab.actors import ActorKind, PartOfKind, Sector

_ALWAYS = frozenset({PartOfKind.ORGAN, PartOfKind.OFFICE_HOLDER})
_STATE_SECTORS = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.LEG, Sector.JUD})


def roll_up(registry: Registry, actor: str, on: str | None, part_of: Iterable[PartOf] = ()) -> str:
    """For which state or movement does an actor count on a date?

    Organs and office-holders count for their whole always; factions and members do not, and an armed group
    never counts for a country. While a movement is the government of a state, the organs of that state count
    for the movement; the state as such stays the state. ``part_of`` are rows that a document adds to those of
    the registry.
    """
    links: dict[str, list[PartOf]] = {}
    for link in part_of:
        if link.kind in _ALWAYS and in_force(link.start, link.end, on):
            links.setdefault(link.actor, []).append(link)
    seen = {actor}
    while True:
        parent = _parent(registry, actor, on, links)
        if parent is None or parent in seen:
            return actor
        seen.add(parent)
        actor = parent


def _parent(registry: Registry, actor: str, on: str | None, links: dict[str, list[PartOf]]) -> str | None:
    parents = [row.parent for row in registry.part_of(actor, on) if row.kind in _ALWAYS]
    parents += [link.parent for link in links.get(actor, ())]
    state, _, sector = actor.partition(".")
    if not parents and actor not in registry.entries and sector in _STATE_SECTORS:
        parents = [state]
    for parent in parents:
        entry = registry.get(parent)
        ruler = registry.ruler(parent, on) if entry is not None and entry.kind is ActorKind.STATE else None
        if ruler is not None and ruler != actor and _is_organ(registry, actor):
            return ruler
        return parent
    return None


def _is_organ(registry: Registry, actor: str) -> bool:
    """Is an actor a body of a state's own (not somebody, who may have served another government)?"""
    entry = registry.get(actor)
    return entry is None or entry.kind is not ActorKind.PERSON
