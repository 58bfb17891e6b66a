"""How does what was resolved become records: actors of the registry, composed ones, provisional ones?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from blowback.records import Actor, ActorRole, PartOf
from blowback.resolve.keys import fold
from blowback.resolve.nouns import KIND_OF_SECTOR, nouns
from blowback.resolve.phrase import composed_name
from blowback.resolve.registry import Entry, Registry
from blowback.resolve.roles import Role
from blowback.text.ids import digest
from blowback.vocab.actors import ActorKind, PartOfKind, Sector

PROVISIONAL = "x."
MEMBERS = "members"
FACTIONS = "factions"
COUNCIL = "council:"  # before what a council of a movement is called
_STATE_SECTORS = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.LEG, Sector.JUD})
_BODIES_OF_STATE = frozenset({ActorKind.GOVERNMENT_BODY, ActorKind.MILITARY, ActorKind.SECURITY_SERVICE})
_PLAIN_MEMBERS = frozenset({"member", "fighter", "supporter", "follower", "recruit", "volunteer", "cadre"})


def whole_of(actor: str) -> str:
    """Of which movement is a part that has no name of its own: its members, factions or a council?"""
    whole, _, suffix = actor.rpartition(".")
    return whole if suffix in (MEMBERS, FACTIONS) or suffix.startswith(COUNCIL) else actor


class Found(NamedTuple):
    """An actor that a document speaks of, with what the document itself says of it."""

    id: str
    name: str
    kind: ActorKind
    roles: tuple[Role, ...] = ()
    sector: Sector | None = None
    country: str | None = None
    why: str = ""


def provisional_id(name: str, kind: ActorKind) -> str:
    """Which id does a person or group get that no registry knows? The same wherever it is named alike."""
    return f"{PROVISIONAL}{digest(kind.value, fold(name))}"


def to_actor(registry: Registry, found: Found, on: str | None) -> Actor:
    """The record of an actor as of a date."""
    entry = None if found.id.startswith(PROVISIONAL) else registry.get(found.id)
    roles = tuple(
        ActorRole(title=role.title, organization=role.organization or _home(registry, role))
        for role in found.roles
    )
    why = tuple(dict.fromkeys((found.why, *(role.why for role in found.roles)) if found.why else ()))
    if entry is not None:
        known = _registry_roles(registry, entry, on)
        titles = {fold(role.title) for role in known}
        return Actor(
            id=entry.id,
            name=entry.name,
            kind=entry.kind,
            country=registry.country(entry.id, on),
            sector=registry.sector(entry.id, on) or (entry.sector if not entry.roles else None),
            wikidata=entry.wikidata,
            roles=(*known, *(role for role in roles if fold(role.title) not in titles)),
            why=why,
        )
    return Actor(
        id=found.id,
        name=found.name,
        kind=found.kind,
        country=_country(found),
        sector=_sector(found),
        roles=roles,
        provisional=True,
        why=why,
    )


def _country(found: Found) -> str | None:
    """Of which country is an actor that no registry knows? States that it does not know have no code."""
    said = (found.country, *(role.country for role in found.roles))
    return next((country for country in said if country and not country.startswith(PROVISIONAL)), None)


def _sector(found: Found) -> Sector | None:
    if found.sector is not None or not found.roles:
        return found.sector
    if all(role.former or role.of_fallen_state for role in found.roles):
        return Sector.ELI
    return next((role.sector for role in found.roles if role.sector and not role.former), None)


def _home(registry: Registry, role: Role) -> str | None:
    """The state that a title is of, where no narrower organisation is named."""
    state = registry.get(role.country) if role.country else None
    return state.name if state is not None else None


def _registry_roles(registry: Registry, entry: Entry, on: str | None) -> tuple[ActorRole, ...]:
    """The offices of a person that had begun by a date."""
    begun = [role for role in entry.roles if on is None or role.start is None or role.start <= on]
    return tuple(
        ActorRole(
            title=role.title,
            organization=organ.name
            if (organ := registry.get(role.organization or ""))
            else role.organization,
            start=role.start,
            end=role.end,
        )
        for role in begun
    )


# --- part of --------------------------------------------------------------------------------------


def part_of_rows(
    registry: Registry, actors: Iterable[Found], on: str | None
) -> tuple[tuple[PartOf, ...], tuple[Found, ...]]:
    """For whom do the actors of a document count, and which actors are named only as such a whole?"""
    todo = list(actors)
    listed = {found.id for found in todo}
    rows: dict[tuple[str, str, str | None], PartOf] = {}
    added: list[Found] = []
    while todo:
        found = todo.pop(0)
        known = (*_known_rows(registry, found.id, on), *_ruled_rows(registry, found.id, on))
        for row in (*known, *_text_rows(registry, found, on)):
            rows.setdefault((row.actor, row.parent, row.start), row)
            if row.parent not in listed:
                listed.add(row.parent)
                parent = named(registry, row.parent, f"the whole of {found.name}")
                added.append(parent)
                todo.append(parent)
    return tuple(rows.values()), tuple(added)


def named(registry: Registry, actor: str, why: str) -> Found:
    """An actor that is known by its id alone."""
    entry = registry.get(actor)
    if entry is not None:
        return Found(entry.id, entry.name, entry.kind, why=why)
    country, _, code = actor.rpartition(".")
    sector = Sector(code) if code in Sector.__members__ else None
    kind = KIND_OF_SECTOR.get(sector, ActorKind.OTHER) if sector else ActorKind.OTHER
    return Found(actor, composed_name(registry, actor), kind, (), sector, country, why)


def _known_rows(registry: Registry, actor: str, on: str | None) -> Sequence[PartOf]:
    entry = registry.get(actor)
    if entry is None:
        return ()
    country = entry.country
    if country is not None and entry.kind is ActorKind.POPULATION and not entry.part_of:
        return [PartOf(actor=actor, parent=country, kind=PartOfKind.PEOPLE, source=entry.source)]
    return [
        PartOf(
            actor=actor,
            parent=row.parent,
            kind=row.kind,
            start=row.start,
            end=row.end,
            known_from=row.known_from,
            source=entry.source,
        )
        for row in entry.part_of
        if on is None or row.known_from is None or row.known_from <= on
    ]


def _ruled_rows(registry: Registry, actor: str, on: str | None) -> Sequence[PartOf]:
    """While a movement governs a state, the state and its organs count for the movement."""
    entry = registry.get(actor)
    if on is None or entry is None:
        return ()
    states = [actor] if entry.kind is ActorKind.STATE else [row.of for row in entry.status if row.of]
    found = []
    for state in dict.fromkeys(states):
        ruler = registry.get(registry.ruler(state, on) or "")
        if ruler is None or ruler.kind is not ActorKind.ARMED_GROUP:
            continue
        start = registry.ruled_from(state, on)
        found.append(
            PartOf(actor=state, parent=ruler.id, kind=PartOfKind.ORGAN, start=start, source=ruler.source)
        )
    return found


def _text_rows(registry: Registry, found: Found, on: str | None) -> Sequence[PartOf]:
    if found.id in registry.entries and not found.id.startswith(PROVISIONAL):
        return ()
    whole, dot, suffix = found.id.rpartition(".")
    if dot and suffix.startswith(COUNCIL):
        return [PartOf(actor=found.id, parent=whole, kind=PartOfKind.ORGAN, source="text")]
    if dot and suffix in (MEMBERS, FACTIONS):
        kind = PartOfKind.FACTION if suffix == FACTIONS else PartOfKind.MEMBER
        return [PartOf(actor=found.id, parent=whole, kind=kind, source="text")]
    if found.kind is ActorKind.PERSON and dot and f"{whole}." != PROVISIONAL:
        return [PartOf(actor=found.id, parent=whole, kind=PartOfKind.OFFICE_HOLDER, source="text")]
    if found.sector in _STATE_SECTORS and found.id == f"{found.country}.{found.sector}":
        return [PartOf(actor=found.id, parent=found.country or "", kind=PartOfKind.ORGAN, source="text")]
    if (
        found.kind in _BODIES_OF_STATE
        and found.country in registry.entries
        and found.sector in _STATE_SECTORS
    ):
        return [PartOf(actor=found.id, parent=found.country or "", kind=PartOfKind.ORGAN, source="text")]
    if found.kind is ActorKind.POPULATION and found.country in registry.entries:
        return [PartOf(actor=found.id, parent=found.country or "", kind=PartOfKind.PEOPLE, source="text")]
    return [row for role in found.roles if (row := _role_row(registry, found, role, on)) is not None]


def _role_row(registry: Registry, found: Found, role: Role, on: str | None) -> PartOf | None:
    """An office-holder counts for the organisation; of a state that is no more, until its end."""
    if role.former:
        return None
    parent = role.whole
    if parent is None and role.country and role.sector in _STATE_SECTORS:
        envoy = role.title.endswith(("ambassador", "envoy", "diplomat", "consul"))
        parent = (
            role.country if envoy else registry.organ(role.country, role.sector or Sector.GOV, role.title)
        )
    if parent is None:
        return None
    end = None
    if role.of_fallen_state:
        end = registry.ruled_from(role.country or parent, on)
        if end is None:
            return None
    noun = nouns().get(role.title)
    member = role.title in _PLAIN_MEMBERS or (noun is not None and noun[0].cls == "agent")
    kind = PartOfKind.MEMBER if member else PartOfKind.OFFICE_HOLDER
    return PartOf(actor=found.id, parent=parent, kind=kind, end=end, source="text")
