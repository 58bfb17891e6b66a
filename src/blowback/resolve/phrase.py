"""Who does a phrase mean that stands alone?"""

from __future__ import annotations

import re
from collections import Counter

from blowback.records import Resolved
from blowback.resolve.calibration import COMPOSED, HOMONYM, OFFICE, calibrated
from blowback.resolve.keys import fold
from blowback.resolve.match import THRESHOLD, Context, Match, by_likeness, by_skeleton, choose
from blowback.resolve.reading import Reading, read_phrase, state_sector
from blowback.resolve.registry import Registry, Sense
from blowback.resolve.wording import find_hits, split_words
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, Sector

_LONGEST = 2_000  # characters; what is longer is a text, and nobody is meant by it
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
_UNNAMED = frozenset(toml("blowback.resolve", "phrases.toml")["unnamed"])
_STATE_MEDIA = frozenset(toml("blowback.resolve", "phrases.toml")["state_media"])


def resolve_phrase(
    registry: Registry, text: str, context: str | None = None, on: str | None = None
) -> Resolved:
    """Who does a phrase mean, of which country and sector, on a date? The score is calibrated.

    Args:
        registry: the entries that may be meant.
        text: the phrase ("a Vardanian army spokesman").
        context: text around it, which may decide between homonyms and name the country.
        on: ISO date on which offices and statuses are looked up; anything else counts as unknown.

    Returns:
        The answer, its ``id`` empty, with ``actor`` null where no candidate reaches the threshold; country
        and sector may be known all the same. What no word says is null.
    """
    return calibrated(*answer(registry, text, context, on))


def answer(
    registry: Registry, text: str, context: str | None = None, on: str | None = None
) -> tuple[Resolved, str]:
    """The answer before its score is calibrated, and in which way it was found."""
    if len(text) > _LONGEST:
        return _nobody(f"expected a phrase of at most {_LONGEST} characters, found {len(text)}"), ""
    on = on if on and _ISO_DATE.match(on) else None
    if fold(text) in _UNNAMED:
        return _nobody("no word says who"), ""
    around = _context(registry, context, on)
    whole = [sense for sense in _named(registry, text) if sense.strength != "adjective"]
    reading = read_phrase(registry, text, on)
    if whole:
        matches = choose(registry, whole, around)
        if matches[0].score >= THRESHOLD or reading.sector is None:
            return _of_entry(registry, matches, Reading(), on), _way(matches)
    if reading.entry is not None:
        matches = choose(registry, reading.senses, around)
        return _of_entry(registry, matches, reading, on), _way(matches)
    unknown = _unknown_name(text, reading)
    if unknown:
        similar = by_skeleton(registry, unknown)
        if similar is None and (" " in unknown or unknown == text):
            similar = by_likeness(registry, unknown)
        similar = similar or _by_family_name(registry, unknown, reading)
        if similar is not None:
            return _of_entry(registry, [similar], reading, on), similar.how
    return _composed(registry, text, reading, around, on)


def _way(matches: list[Match]) -> str:
    """In which way was a name resolved: as the only bearer's, or as one of several?"""
    return matches[0].how if len(matches) == 1 else HOMONYM


def _nobody(why: str) -> Resolved:
    return Resolved(
        id="", actor=None, name=None, kind=None, country=None, sector=None, wikidata=None, why=(why,)
    )


def _named(registry: Registry, text: str) -> tuple[Sense, ...]:
    """The senses of a phrase that is a name as a whole; acronyms keep their capitals."""
    short = len(text) < 4 and not text.isupper()
    return () if short else registry.named(text)


def _context(registry: Registry, context: str | None, on: str | None) -> Context:
    """Which countries and actors does the text around a phrase speak of?"""
    if not context:
        return Context(on=on)
    countries: Counter[str] = Counter()
    actors: set[str] = set()
    for hit in find_hits(registry, split_words(context)):
        strong = [sense for sense in hit.senses if sense.strength != "weak"]
        if len({sense.id for sense in strong}) == 1:
            entry = registry.entries[strong[0].id]
            actors.add(entry.id)
            if entry.country:
                countries[entry.country] += 1
    return Context(countries=countries, actors=frozenset(actors), on=on)


def _unknown_name(text: str, reading: Reading) -> str:
    """Which words of a phrase may be a name that the tables lack?"""
    if reading.sector is None and reading.country is None:
        return text
    return " ".join(word for word in reading.left_over if word[:1].isupper())


def _by_family_name(registry: Registry, name: str, reading: Reading) -> Match | None:
    """Whose family name stands after a title of an office that only one of its bearers held?"""
    if reading.title is None:
        return None
    fitting = [
        entry
        for sense in registry.named(name)
        if (entry := registry.entries[sense.id]).kind is ActorKind.PERSON
        and reading.country in (None, entry.country)
        and any(fold(role.title) == reading.title for role in entry.roles)
    ]
    if len({entry.id for entry in fitting}) != 1:
        return None
    return Match(fitting[0].id, 0.7, f"the {reading.title} of that name", how="family")


def _of_entry(registry: Registry, matches: list[Match], reading: Reading, on: str | None) -> Resolved:
    best = matches[0]
    sure = best.score >= THRESHOLD
    possible = [best] if sure else matches
    countries = {reading.country if reading.stated else registry.country(match.id, on) for match in possible}
    sectors = {_sector(registry, match, reading, on) for match in possible}
    entry = registry.entries[best.id]
    kinds = {registry.entries[match.id].kind for match in possible}
    weak = not sure and len(matches) == 1
    return Resolved(
        id="",
        actor=best.id if sure else None,
        name=entry.name if sure else None,
        kind=kinds.pop() if len(kinds) == 1 and not weak else None,
        country=reading.country if weak else countries.pop() if len(countries) == 1 else reading.country,
        sector=reading.sector if weak else sectors.pop() if len(sectors) == 1 else reading.sector,
        wikidata=entry.wikidata if sure else None,
        score=best.score,
        candidates=tuple(match.id for match in matches),
        why=(best.why, *(why for why in reading.why if why not in best.why)),
    )


def _sector(registry: Registry, match: Match, reading: Reading, on: str | None) -> Sector | None:
    entry = registry.entries[match.id]
    if entry.kind is ActorKind.STATE:
        return state_sector(entry, match.strength)
    if entry.kind is ActorKind.POPULATION and entry.generated and reading.entry is None:
        return None  # a nationality alone may be a people, a team, a government
    known = registry.sector(entry.id, on)
    if entry.kind is ActorKind.PERSON:
        by_text = reading.former or reading.stated or known is None
        return (Sector.ELI if reading.former else reading.sector) if by_text else known
    return known


def _composed(
    registry: Registry, text: str, reading: Reading, around: Context, on: str | None
) -> tuple[Resolved, str]:
    """A phrase without a name: the holder of its office, the body it acts for, or country and sector."""
    way = COMPOSED
    country, why = reading.country, list(reading.why)
    sector = _own_sector(text, reading)
    if country is None and len(around.countries) == 1:
        country = next(iter(around.countries))
        why.append(f"the text around it speaks of {country} alone")
    actor: str | None = None
    name = reading.bearer
    score = 0.0
    office = reading.person and not reading.plural and not reading.former and reading.title is not None
    if office and country and on and reading.inside is None:
        holders = registry.office(country, fold(reading.title or ""), on)
        if len(holders) == 1:
            actor, score, way = holders[0], 0.8, OFFICE
            why.append(f"held the office on {on}")
    unknown_person = reading.bearer is not None and not reading.plural
    over = reading.former and not reading.person and sector is Sector.ELI and country is not None
    if over and country is not None:
        actor, name = registry.former_government(country, on), former_name(registry, country)
        score = 0.75 if actor else 0.0
        why.append("a government that is over")
    if actor is None and not over and reading.whole and not reading.former and not unknown_person:
        actor, score = reading.whole, 0.75
    if actor is None and not over and country and reading.sector and not unknown_person:
        actor, score = registry.organ(reading.inside or country, reading.sector, reading.title), 0.75
    if actor is not None:
        entry = registry.get(actor)
        name = entry.name if entry else composed_name(registry, actor)
    known = registry.get(actor) if actor is not None else None
    found = Resolved(
        id="",
        actor=actor,
        name=name,
        kind=known.kind if known is not None else reading.kind,
        country=country,
        sector=sector,
        wikidata=None,
        score=score or (0.45 if country or sector else 0.0),
        candidates=(actor,) if actor else (),
        why=tuple(why),
    )
    return found, way


def _own_sector(text: str, reading: Reading) -> Sector | None:
    """The sector of a phrase without a name: media of a state act for it, unnamed men for nobody known."""
    if reading.title in _STATE_MEDIA:
        return Sector.GOV
    unnamed = reading.sector is Sector.CVL and reading.country is None
    if unnamed and fold(text).rpartition(" ")[2] in _UNNAMED:
        return None
    return reading.sector


def former_name(registry: Registry, country: str) -> str:
    """How is a government called that is over, of a state?"""
    entry = registry.get(country)
    return f"former regime of {entry.name if entry else country}"


def composed_name(registry: Registry, actor: str) -> str:
    """How is an actor composed of country and sector called?

    >>> from blowback.resolve.registry import Registry
    >>> composed_name(Registry(()), "VAR.MIL")
    'VAR: armed forces'
    """
    country, _, sector = actor.rpartition(".")
    entry = registry.get(country)
    return f"{entry.name if entry else country}: {SECTOR_WORDS.get(sector, sector)}"


SECTOR_WORDS = {
    "GOV": "government",
    "MIL": "armed forces",
    "REB": "rebels",
    "OPP": "opposition",
    "PTY": "parties",
    "COP": "police",
    "JUD": "courts",
    "SPY": "intelligence",
    "LEG": "legislature",
    "PRM": "militias",
    "ELI": "former officials",
    "IGO": "intergovernmental bodies",
    "NGO": "civil society",
    "MED": "media",
    "EDU": "education and research",
    "BUS": "business",
    "CRM": "criminals",
    "CVL": "people",
    "REL": "religious",
    "REF": "refugees",
    "HLH": "health workers",
    "AGR": "farmers",
    "LAB": "workers",
    "SOC": "communities",
    "UAF": "unidentified armed groups",
}
