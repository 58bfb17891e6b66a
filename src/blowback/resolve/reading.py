"""What do the words of an actor phrase say: country, sector, kind, office, and which entries they name?

The core's last noun or name is the head; what stands before it and its complements say for whom the head
acts. Nothing here guesses: what no word says is ``None``.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from blowback.resolve.nouns import KIND_OF_SECTOR, TRANSPARENT, Noun, nouns
from blowback.resolve.places import country_of, is_town
from blowback.resolve.registry import Entry, Registry, Sense
from blowback.resolve.wording import Hit, Part, find_hits, small_words, split_parts, split_words
from blowback.vocab.actors import ActorKind, Sector

_ARTICLES = frozenset(
    {"the", "a", "an", "this", "these", "those", "some", "its", "their", "his", "her", "two"}
)
_OFFICIAL = frozenset(
    {Sector.GOV, Sector.LEG, Sector.MIL, Sector.JUD, Sector.COP, Sector.SPY, Sector.IGO, Sector.ELI}
)
_FIGHTING = frozenset({Sector.REB, Sector.UAF, Sector.PRM, Sector.CRM})
_COMMANDING = frozenset({*_FIGHTING, Sector.MIL, Sector.COP, Sector.SPY, Sector.OPP})
_OWN_OF_FIGHTERS = frozenset(
    {*_FIGHTING, Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.LEG, Sector.PTY}
)


class Reading(NamedTuple):
    """What a phrase says. ``entry`` is what it names; ``whole`` is for whom an unnamed one acts."""

    country: str | None = None
    sector: Sector | None = None
    kind: ActorKind | None = None
    entry: str | None = None
    senses: tuple[Sense, ...] = ()
    whole: str | None = None
    title: str | None = None
    former: bool = False
    plural: bool = False
    person: bool = False
    facility: bool = False
    demonym: bool = False
    left_over: tuple[str, ...] = ()
    bearer: str | None = None
    stated: bool = False
    inside: str | None = None
    why: tuple[str, ...] = ()


class _Whole(NamedTuple):
    """For whom a head acts, as far as one word or complement tells."""

    sector: Sector | None
    country: str | None
    entry: str | None
    body: bool  # a named or nouned body, not a mere adjective
    word: str


@lru_cache(maxsize=16_384)
def read_phrase(registry: Registry, text: str, on: str | None = None, *, cased: bool = False) -> Reading:
    """What does an actor phrase say, read on a date?

    Args:
        registry: the entries that its names may mean.
        text: the phrase, without the sentence around it.
        on: the ISO date on which statuses and offices are looked up.
        cased: the phrase comes from a text with capitals, so that small letters are no name's.
    """
    words = split_words(text)
    parts = split_parts(words, find_hits(registry, words, cased=cased))
    reading = _read_part(registry, parts, 0, on)
    for at, part in enumerate(parts[1:], 1):
        # "X, the former minister of Y": an apposition says what the name does not
        if part.intro in (",", "(") and reading.sector is None and part.hits:
            added = _read_part(registry, parts, at, on)
            if added.sector is not None:
                reading = _join(reading, added)
                break
    return reading


def _join(name: Reading, role: Reading) -> Reading:
    return role._replace(
        country=role.country or name.country,
        entry=name.entry,
        senses=name.senses,
        person=name.person or role.person,
        left_over=name.left_over,
        why=(*name.why, *role.why),
    )


def _read_part(registry: Registry, parts: Sequence[Part], at: int, on: str | None) -> Reading:
    part = parts[at]
    head = part.hits[-1] if part.hits else None
    if head is None:
        return _read_headless(registry, parts, at, on)
    if head.noun is None:
        return _read_named(registry, parts, at, head, on)
    if head.noun.cls == "modifier" and head.end < len(part.words):
        return _read_unknown_head(registry, parts, at, head, on)
    return _read_noun(registry, parts, at, head, head.noun, on)


def _read_headless(registry: Registry, parts: Sequence[Part], at: int, on: str | None) -> Reading:
    """No word of the core is known: a partitive ("several of the X"), a place, or a name of somebody."""
    part = parts[at]
    left = _left_over(part)
    partitives = small_words().partitives
    named = any(word[:1].isupper() and word.lower() not in partitives for word in left)
    if not named and at + 1 < len(parts) and parts[at + 1].intro == "of" and parts[at + 1].hits:
        return _read_part(registry, parts, at + 1, on)
    place = _place(part)
    if place is not None and at == 0 and not left:
        return Reading(
            country=place[0], sector=Sector.CVL, kind=ActorKind.PLACE, why=(f"a place in {place[0]}",)
        )
    if place is not None and _is_in_a_name(part, place[1]):
        return Reading(former=part.former, left_over=left)
    country, why = _country_of(registry, parts, at, on, None)
    return Reading(country=country, former=part.former, left_over=left, why=why)


def _is_in_a_name(part: Part, place: range) -> bool:
    """Is a place only a part of a name of which nothing else is known ("Marcela Valencia")?"""
    other = [
        word.surface
        for at, word in enumerate(part.words)
        if at not in place and at not in part.ignored and word.key not in _ARTICLES
    ]
    return bool(other) and all(word[:1].isupper() for word in other)


def _left_over(part: Part) -> tuple[str, ...]:
    """Which words of a part are neither found, nor a place, nor articles, nor marks of time?"""
    found = {at for hit in part.hits for at in range(hit.start, hit.end)} | part.ignored
    place = _place(part)
    if place is not None:
        found |= set(place[1])
    small = small_words()
    return tuple(
        word.surface
        for at, word in enumerate(part.words)
        if at not in found and word.key not in _ARTICLES and word.key not in small.former
    )


# --- a name at the head ---------------------------------------------------------------------------


def _read_named(registry: Registry, parts: Sequence[Part], at: int, head: Hit, on: str | None) -> Reading:
    part = parts[at]
    entry = registry.entries[head.senses[0].id]
    left = _left_over(part)
    trailing = head.end < len(part.words) and bool(left)
    country, why = _country_of(registry, parts, at, on, None)
    if entry.kind is ActorKind.STATE:
        return _read_state(part, head, entry, country or entry.country, why, left)
    if entry.kind is ActorKind.PERSON:
        return _read_person(registry, parts, at, head, entry, on)
    sector = registry.sector(entry.id, on)
    whole = trailing and not part.words[head.end].surface[:1].isupper()
    return Reading(
        country=entry.country or country, sector=sector, kind=entry.kind,
        entry=None if trailing else entry.id, senses=head.senses, whole=entry.id if whole else None,
        former=part.former, left_over=left, why=(f"names {entry.name}",),
    )  # fmt: skip


def _read_person(
    registry: Registry, parts: Sequence[Part], at: int, head: Hit, entry: Entry, on: str | None
) -> Reading:
    """Somebody of the registry: by the office held on the date, or by a title that the registry lacks."""
    part = parts[at]
    before = part._replace(words=part.words[: head.start], hits=part.hits[:-1])
    title = _read_part(registry, [before], 0, on) if before.hits else Reading()
    sector = registry.sector(entry.id, on)
    known = {word for role in entry.roles for word in role.title.lower().split()}
    last = title.title.split()[-1] if title.title else ""
    stated = title.person and title.sector is not None and not part.former and last not in known
    stated = stated and sector in (None, Sector.ELI)
    if part.former:
        sector = Sector.ELI
    elif stated or sector is None:
        sector = title.sector
    return Reading(
        country=(title.country if stated else None) or entry.country or title.country,
        sector=sector, kind=entry.kind, entry=entry.id, senses=head.senses, title=title.title,
        former=part.former, person=True, left_over=_left_over(part), stated=stated,
        why=(f"names {entry.name}", *(title.why if stated else _role_why(registry, entry, on))),
    )  # fmt: skip


def _role_why(registry: Registry, entry: Entry, on: str | None) -> tuple[str, ...]:
    held = registry.roles(entry.id, on)
    if held:
        return (f"{held[0].title} from {held[0].start or 'an unknown date'}",)
    return (f"out of office on {on}" if on else "no office held to this day",) if entry.roles else ()


def _read_state(
    part: Part, head: Hit, entry: Entry, country: str | None, why: tuple[str, ...], left: tuple[str, ...]
) -> Reading:
    alone = not left and head.senses[0].strength != "adjective" and not part.hits[:-1]
    if alone:
        return Reading(
            country=entry.country, sector=entry.sector, kind=entry.kind, entry=entry.id, senses=head.senses,
            former=part.former, why=(f"names {entry.name}",),
        )  # fmt: skip
    earlier = [hit for hit in part.hits[:-1] if hit.noun is not None]
    noun = earlier[-1].noun if earlier else None
    sector = (noun.modifies or noun.sector) if noun else None
    if head.plural and head.end == len(part.words):
        return Reading(
            country=country, sector=sector, kind=ActorKind.POPULATION, plural=True, demonym=True,
            left_over=left, why=(*why, "people by their nationality"),
        )  # fmt: skip
    return Reading(
        country=country, sector=sector,
        kind=ActorKind.PERSON if noun and noun.person else None, former=part.former, left_over=left, why=why,
        senses=() if head.senses[0].strength == "adjective" else head.senses,
    )  # fmt: skip


def state_sector(entry: Entry, strength: str) -> Sector | None:
    """For which sector does a state act that is named as such? A capital or palace is its government."""
    return entry.sector if strength == "metonym" else None


# --- a noun at the head ---------------------------------------------------------------------------


def _read_unknown_head(
    registry: Registry, parts: Sequence[Part], at: int, head: Hit, on: str | None
) -> Reading:
    """A modifier before a word that the tables lack ("opposition stalwarts")."""
    assert head.noun is not None
    country, why = _country_of(registry, parts, at, on, head)
    return Reading(
        country=country, sector=head.noun.modifies, former=parts[at].former, left_over=_left_over(parts[at]),
        why=(*why, f"“{head.noun.text}” before an unknown noun"),
    )  # fmt: skip


def _read_noun(
    registry: Registry, parts: Sequence[Part], at: int, head: Hit, noun: Noun, on: str | None
) -> Reading:
    part = parts[at]
    before = [whole for hit in reversed(part.hits[:-1]) if (whole := _whole_of(registry, hit, on))]
    complement = _complement(registry, parts, at, noun, on)
    country, why = _country_of(registry, parts, at, on, head)
    sector, whole, said = _sector_of(registry, noun, before, complement)
    title = _title(part, head)
    if part.former and sector in _OFFICIAL:
        sector, said = Sector.ELI, f"former {title}"
    country = country or (whole.country if whole else None)
    if whole is not None and whole.entry and not _acts_for(registry, whole, sector, on):
        whole = whole._replace(entry=None)
    plural = head.plural or (
        head.end > 0 and noun.text.endswith(("forces", "troops", "people", "men", "women", "children"))
    )
    kind = ActorKind.PERSON if noun.person and not plural else KIND_OF_SECTOR.get(sector) if sector else None
    if whole is not None and whole.entry and not (noun.person and not plural):
        kind = registry.entries[whole.entry].kind
    return Reading(
        country=country, sector=sector, kind=kind, whole=whole.entry if whole else None, title=title,
        former=part.former, plural=plural, person=noun.person, facility=noun.cls == "facility",
        left_over=_left_over(part), bearer=_bearer(part, head) if noun.person else None,
        inside=_inside(registry, parts, at), why=(*why, said),
    )  # fmt: skip


def _inside(registry: Registry, parts: Sequence[Part], at: int) -> str | None:
    """Of which state within another's borders is a body, which is then not the other's?"""
    small = small_words()
    links = {*small.whole, *small.where}
    owners = [parts[at], *(part for part in parts[at + 1 :] if part.intro in links)]
    for hit in (hit for part in owners for hit in part.hits if hit.senses):
        entry = registry.entries[hit.senses[0].id]
        if entry.kind is ActorKind.STATE:
            return entry.id if entry.country not in (None, entry.id) else None
    return None


def _acts_for(registry: Registry, whole: _Whole, sector: Sector | None, on: str | None) -> bool:
    """Is a head with a sector a part of the whole? Troops are not the government's own."""
    entry = registry.entries[whole.entry or ""]
    if entry.kind is ActorKind.GOVERNMENT_BODY and entry.capital is not None and sector is Sector.MIL:
        return True  # the forces of a region that governs itself are not the army of its country
    if entry.kind in (ActorKind.GOVERNMENT_BODY, ActorKind.PLACE, ActorKind.POPULATION):
        return sector in (registry.sector(entry.id, on), Sector.ELI)
    return True


def _bearer(part: Part, head: Hit) -> str | None:
    """The name after a title, of somebody whom the registry lacks."""
    after = [word.surface for word in part.words[head.end :]]
    return " ".join(after) if after and all(word[:1].isupper() for word in after) else None


def _title(part: Part, head: Hit) -> str:
    """The longest noun of the tables that ends with the head ("army chief")."""
    for start in range(max(0, head.end - 6), head.start):
        known = nouns().get(" ".join(word.key for word in part.words[start : head.end]))
        if known is not None and known[0].person:
            return known[0].text
    assert head.noun is not None
    return head.noun.text


def _whole_of(registry: Registry, hit: Hit, on: str | None) -> _Whole | None:
    if hit.noun is not None:
        sector = hit.noun.modifies or hit.noun.sector
        return _Whole(sector, None, None, hit.noun.cls == "organ", hit.noun.text) if sector else None
    entry = registry.entries[hit.senses[0].id]
    if entry.kind is ActorKind.STATE:
        return None
    return _Whole(registry.sector(entry.id, on), entry.country, entry.id, body=True, word=entry.name)


def _complement(
    registry: Registry, parts: Sequence[Part], at: int, noun: Noun, on: str | None
) -> _Whole | None:
    small = small_words()
    for part_at, part in enumerate(parts[at + 1 :], at + 1):
        if part.intro in (",", "(") or not (part.intro in small.whole or part.intro in ("at", "in", "to")):
            return None
        if part.intro == "to" and noun.text not in small.whole_to:
            return None
        if not part.hits:
            continue
        inner = _read_part(registry, parts, part_at, on)
        named = inner.entry or inner.whole
        if named and registry.entries[named].kind is ActorKind.STATE:
            named = None
        if part.intro == "in" and named is None:
            return None
        if inner.sector is None or (inner.senses and named is None):
            return None
        return _Whole(inner.sector, inner.country, named, body=True, word=inner.title or " ".join(inner.why))
    return None


def _sector_of(
    registry: Registry, noun: Noun, before: Sequence[_Whole], complement: _Whole | None
) -> tuple[Sector | None, _Whole | None, str]:
    """Which sector does a head act for, for which whole, and by which words?"""
    wholes = [*before, *([complement] if complement else [])]
    named = next((whole for whole in wholes if whole.entry), None)
    own = noun.sector
    if noun.cls in TRANSPARENT:
        nearest = next((w for w in wholes if w.sector and not (own and _is_place(registry, w))), None)
        if nearest is not None and (own is not Sector.MIL or nearest.sector in _COMMANDING):
            return nearest.sector, named or nearest, f"“{noun.text}” of “{nearest.word}”"
        return own, named, f"“{noun.text}”"
    if noun.text in small_words().heads_of_bodies:
        body = next((whole for whole in wholes if whole.body and whole.sector), None)
        if body is not None and body.sector is not Sector.GOV and body.sector is not Sector.REL:
            return body.sector, named or body, f"“{noun.text}” of “{body.word}”"
    if named is not None and named.sector is not None:
        fighters = (
            named.sector in _FIGHTING or registry.entries[named.entry or ""].kind is ActorKind.ARMED_GROUP
        )
        if fighters and own in _OWN_OF_FIGHTERS:
            return named.sector, named, f"“{noun.text}” of {named.word}"
        if named.sector is Sector.IGO and own is Sector.GOV:
            return Sector.IGO, named, f"“{noun.text}” of {named.word}"
    for whole in before:
        if whole.sector is Sector.REB and own in _OWN_OF_FIGHTERS:
            return Sector.REB, named, f"“{whole.word}” before “{noun.text}”"
        if whole.sector is Sector.OPP and own in (Sector.PTY, Sector.ELI, Sector.CVL):
            return Sector.OPP, named, f"“{whole.word}” before “{noun.text}”"
        if whole.sector is Sector.REL and own is Sector.SOC:
            return Sector.REL, named, f"“{whole.word}” before “{noun.text}”"
    return own, named, f"“{noun.text}”"


def _is_place(registry: Registry, whole: _Whole) -> bool:
    """Does a whole only tell where a body with a sector of its own is ("the Lunia Institute")?"""
    return whole.entry is not None and registry.entries[whole.entry].kind is ActorKind.PLACE


# --- country --------------------------------------------------------------------------------------


def _country_of(
    registry: Registry, parts: Sequence[Part], at: int, on: str | None, head: Hit | None
) -> tuple[str | None, tuple[str, ...]]:
    """Of which country is a core: by its own words, else what it belongs to, else where it is?"""
    part = parts[at]
    for hit in part.hits:
        if hit.senses:
            entry = registry.entries[hit.senses[0].id]
            if entry.kind is ActorKind.STATE:
                return entry.country or entry.id, (f"“{hit.senses[0].text}”",)
            if hit is not head and entry.country:
                return entry.country, (f"{entry.name} is of {entry.country}",)
    small = small_words()
    noun = head.noun if head is not None else None
    stationed = noun is not None and noun.cls == "part" and noun.sector is Sector.MIL  # anybody's, anywhere
    where: tuple[str | None, tuple[str, ...]] = (None, ())
    for part_at, other in enumerate(parts[at + 1 :], at + 1):
        if other.intro in (",", "("):
            break
        if other.intro in small.whole or other.intro in small.where:
            inner = _read_part(registry, parts[: part_at + 1], part_at, on)
            found = inner.country or _place_country(other)
            if found and other.intro in small.whole:
                return found, (f"{other.intro} {found}",)
            if found and where[0] is None and not stationed:
                where = found, (f"{other.intro} {found}",)
    if where[0] is None:
        place = next(
            (c for text in part.places if (c := _named_place(registry, text))), None
        ) or _place_country(part)
        where = (place, (f"a place in {place}",)) if place else where
    return where


def _named_place(registry: Registry, text: str) -> str | None:
    senses = [sense for sense in registry.named(text) if sense.strength != "weak"]
    country = registry.entries[senses[0].id].country if senses else None
    return country or country_of(text)


def _place(part: Part) -> tuple[str, range] | None:
    """Which capitalised words before the head of a part are a place, the longest first, and of which country?

    After a head that is a person's title stands a name, which is no place; nor is a part of a longer name
    of which nothing is known ("Lunia Ford").
    """
    found = {at for hit in part.hits for at in range(hit.start, hit.end)} | part.ignored
    words = part.words
    head = part.hits[-1] if part.hits else None
    beyond = head.start if head and head.noun and head.noun.person else len(words)
    for size in range(min(4, beyond), 0, -1):
        for start in range(beyond - size + 1):
            span = range(start, start + size)
            if found.isdisjoint(span) and all(_may_be_place(words[at].surface) for at in span):
                name = " ".join(words[at].surface for at in span)
                after = words[span.stop].surface if span.stop < len(words) else ""
                country = country_of(name) or country_of(f"{name} {after}")  # "Red Sea State"
                if country and not _runs_on(part, span, found, name):
                    return country, span
    return None


def _runs_on(part: Part, place: range, found: AbstractSet[int], name: str) -> bool:
    """Is a place only a part of a longer name: behind a name, or before one that no town can head?

    A town lends its name to what stands in it ("the Ostrapol Grand Hotel staff"); a division seldom does.
    """
    words, beside = part.words, small_words().beside_places

    def unknown(at: int) -> bool:
        named = 0 <= at < len(words) and at not in found and words[at].surface[:1].isupper()
        return named and words[at].key not in _ARTICLES and words[at].key not in beside

    if unknown(place.start - 1) and not words[place.start - 1].possessive:
        return True
    ends = words[place.stop - 1].possessive or (is_town(name) and part.hits)
    return unknown(place.stop) and not ends


def _may_be_place(word: str) -> bool:
    return word[:1].isupper() and not (word.isupper() and len(word) > 1)


def _place_country(part: Part) -> str | None:
    place = _place(part)
    return place[0] if place is not None else None
