"""The compiled registry: who there is, under which names, part of whom, with which status when."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping, MutableMapping
from copy import copy
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any, cast

import msgspec

from blowback.resolve.keys import fold
from blowback.text.names import NameEntry, Strength
from blowback.vocab.actors import ActorKind, PartOfKind, Sector

# Who leaves an office of these joins the elites; who leaves a church or a movement does not.
_OF_STATE = frozenset({*(Sector.GOV, Sector.LEG, Sector.MIL, Sector.JUD, Sector.COP, Sector.SPY), Sector.IGO})


def in_force(start: str | None, end: str | None, on: str | None) -> bool:
    """Does an interval hold a date? A year or month as its end counts until it is over.

    >>> in_force("2019", "2023", "2023-05-20"), in_force("2019", "2023-05-20", "2023-05-20")
    (True, False)
    """
    if on is None:
        return end is None
    begun = start is None or start <= on
    return begun and (end is None or on < end or (len(end) < len(on) and on.startswith(end)))


class Row(msgspec.Struct, frozen=True):
    """What dated rows share: from when to when, and since when it is publicly known."""

    start: str | None = msgspec.field(default=None, name="from")
    end: str | None = msgspec.field(default=None, name="to")
    known_from: str | None = None

    def holds(self, on: str | None) -> bool:
        """Does the row hold on a date? Without one: has it no end?"""
        return in_force(self.start, self.end, on)


class PartOfRow(Row, frozen=True, kw_only=True):
    """For whom an entry counts."""

    parent: str
    kind: PartOfKind


class RelationRow(Row, frozen=True, kw_only=True):
    """How an entry came from, or stands to, another."""

    kind: str
    other: str


class StatusRow(Row, frozen=True, kw_only=True):
    """What an entry was at a time: its sector, and of which state it was the government."""

    kind: str | None = None
    sector: Sector | None = None
    of: str | None = None


class RoleRow(Row, frozen=True, kw_only=True):
    """A title that a person held in an organisation."""

    title: str
    organization: str | None = None


class DesignationRow(Row, frozen=True, kw_only=True):
    """As what an entry was listed, and by whom."""

    by: str
    what: str


class Point(msgspec.Struct, frozen=True):
    """A named place with its coordinates."""

    name: str
    lat: float | None = None
    lon: float | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of the registry, with its names and its history."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    names: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    part_of: tuple[PartOfRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    status: tuple[StatusRow, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    designations: tuple[DesignationRow, ...] = ()
    capital: Point | None = None
    existed: Row | None = None
    generated: bool = False
    wikidata: str | None = None
    source: str | None = None

    def spellings(self) -> Iterable[tuple[str, Strength]]:
        """Every spelling with its strength."""
        for text in (self.name, *self.names):
            if text not in self.weak:
                yield text, "name"
        for text in self.metonyms:
            yield text, "metonym"
        for text in self.weak:
            yield text, "weak"
        for text in self.adjectives:
            yield text, "adjective"


class Organ(msgspec.Struct, frozen=True):
    """What an organ of any state is called, and the offices that speak for it."""

    suffix: str
    kind: ActorKind
    sector: Sector
    name: str
    words: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    parent: str | None = None


class Homonym(msgspec.Struct, frozen=True):
    """A name that unrelated entries bear, and the reading to take when the context says nothing."""

    name: str
    actors: tuple[str, ...]
    default: str | None = None
    rule: str | None = None


class Sense(msgspec.Struct, frozen=True):
    """One thing that a spelling may mean, and how far the spelling can be trusted for it."""

    id: str
    strength: Strength
    text: str


class Holder(msgspec.Struct, frozen=True):
    """Who held a title in an organisation."""

    person: str
    role: RoleRow


class Registry:
    """Look-ups over a set of entries. A value: ``extend`` gives another registry."""

    def __init__(
        self,
        entries: Iterable[Entry],
        organs: Iterable[Organ] = (),
        homonyms: Iterable[Homonym] = (),
        *,
        version: str = "unversioned",
    ) -> None:
        self.version = version
        self.entries: MutableMapping[str, Entry] = {entry.id: entry for entry in entries}
        self.organs = tuple(organs)
        self.homonyms = {fold(homonym.name): homonym for homonym in homonyms}

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, actor: str) -> Entry | None:
        """Which entry has this id?"""
        return self.entries.get(actor)

    def extend(self, rows: Iterable[Mapping[str, Any]], homonyms: Iterable[Homonym] = ()) -> Registry:
        """What is the registry with rows of a user added? A row with a known id replaces it.

        Args:
            rows: entries as objects.
            homonyms: what to take for names that several bear; they go before those that are known.

        Raises:
            msgspec.ValidationError: a row lacks a field or has one of the wrong type.
        """
        added = {entry.id: entry for entry in (msgspec.convert(dict(row), Entry) for row in rows)}
        ruled = tuple(homonyms)
        changed = hashlib.sha256(msgspec.json.encode([self.version, *added.values(), *ruled])).hexdigest()[
            :16
        ]
        entries = {**self.entries, **added}.values()
        return Registry(entries, self.organs, (*self.homonyms.values(), *ruled), version=changed)

    def lay_over(self, entries: Iterable[Entry]) -> Registry:
        """What is the registry with the few entries of one document laid over it? It shares the rest."""
        above = Registry(entries)
        laid = copy(self)
        laid.entries = ChainMap(above.entries, self.entries)
        senses = {
            key: (*own, *(below for below in self.senses.get(key, ()) if below.id not in above.entries))
            for key, own in above.senses.items()
        }
        longest = {word: max(n, self.longest.get(word, 0)) for word, n in above.longest.items()}
        tables = {
            "senses": ChainMap(senses, cast(dict[str, tuple[Sense, ...]], self.senses)),
            "longest": ChainMap(longest, cast(dict[str, int], self.longest)),
            "_offices": self._offices,
            "_offices_of_state": self._offices_of_state,
            "_governments": self._governments,
        }
        laid.__dict__.update(tables)
        return laid

    # --- names ------------------------------------------------------------------------------------

    @cached_property
    def senses(self) -> Mapping[str, tuple[Sense, ...]]:
        """What may each folded spelling mean? Strong senses come first, then by id.

        A name that a row was written with is not also that of an organ made from a pattern: where the armed
        forces of a state are called its army, no second army stands beside them.
        """
        found: dict[str, dict[str, Sense]] = {}
        for entry in self.entries.values():
            for text, strength in entry.spellings():
                key = fold(text)
                if key:
                    found.setdefault(key, {}).setdefault(entry.id, Sense(entry.id, strength, text))
        order = {"name": 0, "metonym": 1, "weak": 2, "adjective": 3}
        return {
            key: tuple(
                sorted(self._unmade(senses.values()), key=lambda sense: (order[sense.strength], sense.id))
            )
            for key, senses in found.items()
        }

    def _unmade(self, senses: Collection[Sense]) -> Collection[Sense]:
        """Which senses stay, where some are made from a pattern and others written for the same state?"""
        written = {
            self.entries[sense.id].country
            for sense in senses
            if sense.strength == "name" and not self.entries[sense.id].generated
        }
        return [
            sense
            for sense in senses
            if not (entry := self.entries[sense.id]).generated
            or entry.kind is ActorKind.POPULATION
            or entry.country not in written
        ]

    def named(self, text: str) -> tuple[Sense, ...]:
        """What may a spelling mean, whatever its case, accents, punctuation and article?"""
        return self.senses.get(fold(text), ())

    def names(self) -> tuple[NameEntry, ...]:
        """Which spellings should reading look for, and what may they mean?"""
        grouped: dict[tuple[str, Strength], set[str]] = {}
        for entry in self.entries.values():
            for text, strength in entry.spellings():
                grouped.setdefault((text, strength), set()).add(entry.id)
        return tuple(
            NameEntry(text, tuple(sorted(ids)), self.entries[min(ids)].kind, strength)
            for (text, strength), ids in sorted(grouped.items())
        )

    @cached_property
    def longest(self) -> Mapping[str, int]:
        """How many words has the longest spelling that begins with a word?"""
        found: dict[str, int] = {}
        for key in self.senses:
            first, _, rest = key.partition(" ")
            found[first] = max(found.get(first, 0), rest.count(" ") + 2 if rest else 1)
        return found

    # --- structure in time ------------------------------------------------------------------------

    def part_of(self, actor: str, on: str | None = None) -> tuple[PartOfRow, ...]:
        """For whom does an actor count on a date (without one: to this day)?"""
        entry = self.get(actor)
        return tuple(row for row in entry.part_of if row.holds(on)) if entry else ()

    def status(self, actor: str, on: str | None = None) -> tuple[StatusRow, ...]:
        """Which dated status rows of an actor hold on a date?"""
        entry = self.get(actor)
        return tuple(row for row in entry.status if row.holds(on)) if entry else ()

    def sector(self, actor: str, on: str | None = None) -> Sector | None:
        """For which sector does an actor act on a date?

        A person acts for the organisation of the office held; out of office, for the elites.
        """
        entry = self.get(actor)
        if entry is None:
            return None
        for row in self.status(actor, on):
            if row.sector is not None:
                return row.sector
        if entry.kind is ActorKind.PERSON and entry.roles:
            return self._role_sector(entry, on)
        return entry.sector

    def country(self, actor: str, on: str | None = None) -> str | None:
        """Of which country is an actor on a date? Who serves an intergovernmental body is of none (IGO)."""
        entry = self.get(actor)
        if entry is None:
            return None
        for role in self.roles(actor, on):
            organ = self.get(role.organization) if role.organization else None
            if organ is not None and organ.country == "IGO":
                return "IGO"
        return entry.country

    def _role_sector(self, entry: Entry, on: str | None) -> Sector | None:
        current = self.roles(entry.id, on)
        for role in current:
            sector = self._sector_of_office(role, on)
            if sector is not None:
                return sector
        if current:
            return entry.sector
        ended = [
            role
            for role in entry.roles
            if role.end is not None and (on is None or (role.end <= on and not role.holds(on)))
        ]
        last = max(ended, key=lambda role: (role.end or "", role.title), default=None)
        if last is None:
            return None
        sector = self._sector_of_office(last, last.start)
        return Sector.ELI if sector is None or sector in _OF_STATE else sector

    def _sector_of_office(self, role: RoleRow, on: str | None) -> Sector | None:
        organ = self.get(role.organization) if role.organization else None
        return (self.sector(organ.id, on) or organ.sector) if organ is not None else None

    def roles(self, person: str, on: str | None = None) -> tuple[RoleRow, ...]:
        """Which offices does somebody hold on a date (without one: to this day)?"""
        entry = self.get(person)
        return tuple(role for role in entry.roles if role.holds(on)) if entry else ()

    @cached_property
    def _offices(self) -> Mapping[str, tuple[Holder, ...]]:
        found: dict[str, list[Holder]] = {}
        for entry in self.entries.values():
            for role in entry.roles:
                if role.organization:
                    found.setdefault(role.organization, []).append(Holder(entry.id, role))
        return {organ: tuple(holders) for organ, holders in found.items()}

    def holders(self, organization: str, title: str | None = None, on: str | None = None) -> tuple[str, ...]:
        """Who holds an office (any, or that of ``title``) in an organisation on a date?"""
        wanted = fold(title) if title else None
        return tuple(
            sorted(
                {
                    holder.person
                    for holder in self._offices.get(organization, ())
                    if holder.role.holds(on) and (wanted is None or fold(holder.role.title) == wanted)
                }
            )
        )

    @cached_property
    def _governments(self) -> Mapping[str, tuple[tuple[str, StatusRow], ...]]:
        found: dict[str, list[tuple[str, StatusRow]]] = {}
        for entry in self.entries.values():
            for row in entry.status:
                if row.of and row.kind and "government" in row.kind:
                    found.setdefault(row.of, []).append((entry.id, row))
        return {state: tuple(rows) for state, rows in found.items()}

    def ruler(self, state: str, on: str | None) -> str | None:
        """Which movement *is* the government of a state on a date? ``None``: its ordinary organs are."""
        for actor, row in self._governments.get(state, ()):
            if row.holds(on):
                return actor
        return None

    @cached_property
    def _offices_of_state(self) -> Mapping[tuple[str, str], tuple[Holder, ...]]:
        found: dict[tuple[str, str], list[Holder]] = {}
        for organ, holders in self._offices.items():
            entry = self.get(organ)
            if entry is not None and entry.country:
                for holder in holders:
                    found.setdefault((entry.country, fold(holder.role.title)), []).append(holder)
        return {key: tuple(holders) for key, holders in found.items()}

    def office(self, country: str, title: str, on: str) -> tuple[str, ...]:
        """Who holds an office of a state, given by its folded title, on a date?"""
        holders = self._offices_of_state.get((country, title), ())
        return tuple(sorted({holder.person for holder in holders if holder.role.holds(on)}))

    def ruled_from(self, state: str, on: str | None) -> str | None:
        """Since when is a movement the government of a state, on a date?"""
        for _, row in self._governments.get(state, ()):
            if row.holds(on):
                return row.start
        return None

    @cached_property
    def _fallen(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            over = entry.existed is not None and entry.existed.end is not None
            if (
                over
                and entry.country
                and entry.kind is ActorKind.GOVERNMENT_BODY
                and entry.sector is Sector.ELI
            ):
                found.setdefault(entry.country, []).append(entry)
        return {country: tuple(entries) for country, entries in found.items()}

    def former_government(self, state: str, on: str | None) -> str | None:
        """Which one government of a state, by a row of its own, was over on a date?"""
        gone = [
            entry.id
            for entry in self._fallen.get(state, ())
            if on is None or (entry.existed is not None and (entry.existed.end or "") <= on)
        ]
        return gone[0] if len(gone) == 1 else None

    # --- organs -----------------------------------------------------------------------------------

    @cached_property
    def _organ_words(self) -> Mapping[str, Organ]:
        return {
            fold(word): organ for organ in reversed(self.organs) for word in (*organ.words, *organ.titles)
        }

    @cached_property
    def _organs_by_sector(self) -> Mapping[Sector, Organ]:
        found = {organ.sector: organ for organ in reversed(self.organs)}
        return {**found, **{organ.sector: organ for organ in self.organs if organ.suffix in _WHOLE_SECTOR}}

    def organ(self, country: str, sector: Sector, word: str | None = None) -> str:
        """Which actor stands for a sector of a country: the organ called ``word``, else the sector's own?

        An id of the registry where it has that organ, else one composed of country and sector.
        """
        named = self._organ_words.get(word) if word else None
        for organ in (named, self._organs_by_sector.get(sector)):
            actor = f"{country.lower()}.{organ.suffix}" if organ is not None else ""
            if actor in self.entries:
                return actor
        return f"{country}.{sector}"


# The organs that stand for all of their sector when no narrower word is said.
_WHOLE_SECTOR = frozenset({"government", "military", "police", "parliament", "intelligence", "judiciary"})


class _Compiled(msgspec.Struct, frozen=True):
    actors: tuple[Entry, ...] = ()
    organs: tuple[Organ, ...] = ()
    homonyms: tuple[Homonym, ...] = ()


def decode(source: bytes) -> Registry:
    """Which registry does a compiled JSON document hold?"""
    compiled = msgspec.json.decode(source, type=_Compiled)
    fingerprint = hashlib.sha256(source).hexdigest()[:16]
    return Registry(compiled.actors, compiled.organs, compiled.homonyms, version=fingerprint)


@lru_cache(maxsize=1)
def load() -> Registry:
    """What is the registry that ships?"""
    return decode(resources.files("blowback.resolve").joinpath("data", "registry.json").read_bytes())
