"""Which entry does a spelling mean that the registry lacks, or that several bear?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from blowback.resolve.keys import fold, skeleton
from blowback.resolve.registry import Entry, Registry, Row, Sense
from blowback.text.names import Strength
from blowback.vocab.actors import ActorKind

THRESHOLD = 0.5  # below it a name stays open, with its candidates
_MIN_SIMILARITY = 0.88
_MIN_LENGTH = 6
_MARGIN = 0.04
# Few consonants are soon alike: names of others then need to be nearly the same in their vowels too.
_MANY, _SIMILAR, _SIMILAR_OF_MANY = 7, 0.94, 0.83
_SWAPPED = 0.8
_GONE, _TO_COME = 1.5, 2.0  # articles look back: two signs of the text outweigh that something is no more
_SHARE = 1.0  # of a sign: all that a text says of countries is about that of a namesake
_LEAST_LIKE = 60  # of a hundred: each word of a name, in a slip


class Match(NamedTuple):
    """An entry that a spelling may mean, how sure that is, and why."""

    id: str
    score: float
    why: str
    strength: Strength = "name"
    how: str = "name"  # by which way it was found; its score is calibrated by it


class Context(NamedTuple):
    """What is known beside a name: which countries and entries the text speaks of, and the kind wanted."""

    countries: Mapping[str, int] = {}
    actors: Collection[str] = frozenset()
    kind: ActorKind | None = None
    on: str | None = None


_STRENGTH = {"name": 0.97, "metonym": 0.85, "adjective": 0.6, "weak": 0.4}
_BODIES = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.PLACE, ActorKind.STATE, ActorKind.OTHER}


def choose(registry: Registry, senses: Iterable[Sense], context: Context) -> list[Match]:
    """Which of several senses is meant? All of them, the most likely first, with their scores.

    The kind of the mention, the countries and other actors of the text and the date decide between homonyms;
    the default of a declared homonym is taken where nothing does.
    """
    senses = tuple(senses)
    ranked: list[tuple[float, Match]] = []
    for sense in senses:
        support, reasons = _support(registry, sense, context)
        score = _STRENGTH[sense.strength]
        if sense.strength == "weak":
            bare = context == Context(on=context.on) and len(senses) == 1
            telling = _is_acronym(sense.text) or bool(registry.roles(sense.id, context.on))
            score = 0.8 if support > 0 else 0.55 if bare and telling else score
        homonym = registry.homonyms.get(fold(sense.text))
        default = homonym is not None and homonym.default == sense.id
        rank = support * 4 + 2 * (sense.strength == "name") + default
        how = "names" if sense.strength == "name" else f"{sense.strength} of"
        told = reasons if len(senses) > 1 or sense.strength == "weak" else ()
        why = ", ".join((f"{how} {registry.entries[sense.id].name}", *told))
        ranked.append((rank, Match(sense.id, score, why, sense.strength, sense.strength)))
    ranked.sort(key=lambda row: (-row[0], -row[1].score, row[1].id))
    if len(ranked) == 1:
        return [ranked[0][1]]
    share = 0.45 if ranked[0][0] == ranked[1][0] else 0.85
    return [match._replace(score=round(match.score * share, 4)) for _, match in ranked]


def _is_acronym(text: str) -> bool:
    return text.isupper() and " " not in text and len(text) > 2


def _support(registry: Registry, sense: Sense, context: Context) -> tuple[float, list[str]]:
    entry = registry.entries[sense.id]
    support, reasons = 0.0, []
    if context.kind is not None and entry.kind is not context.kind:
        person = ActorKind.PERSON in (entry.kind, context.kind)
        support -= 3 if person else 0
    if entry.country not in (None, "IGO") and context.countries.get(entry.country or ""):
        support += 1 + _SHARE * context.countries[entry.country or ""] / sum(context.countries.values())
        reasons.append(f"the text speaks of {entry.country}")
    elif any(_named_for(registry, entry, country) for country in context.countries):
        support += 1
        reasons.append("the text speaks of the state in its name")
    related = {row.parent for row in entry.part_of} | {row.other for row in entry.relations}
    related.discard(entry.country or "")  # which counts already
    if sense.id in context.actors or related & set(context.actors):
        support += 1
        reasons.append("the text names it, or one that it belongs to")
    if entry.existed is not None:
        support -= _out_of_its_time(entry, entry.existed, context.on)
    return support, reasons


def _out_of_its_time(entry: Entry, existed: Row, on: str | None) -> float:
    """What does it cost an actor not to have been there on the day; a state, today where no day is known?"""
    if on is None:
        return _GONE if existed.end is not None and entry.kind is ActorKind.STATE else 0.0
    if existed.holds(on):
        return 0.0
    return _GONE if existed.start is None or existed.start <= on else _TO_COME


def _named_for(registry: Registry, entry: Entry, country: str) -> bool:
    """Has an actor the name of a state in its own, without being of it ("the coalition in Vardania")?"""
    state = registry.get(country)
    return state is not None and country != entry.country and f" {state.name} " in f" {entry.name} "


class _Index(NamedTuple):
    keys: tuple[str, ...]
    skeletons: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def _index(registry: Registry) -> _Index:
    keys = sorted(
        key
        for key, senses in registry.senses.items()
        if len(key) >= _MIN_LENGTH and any(sense.strength == "name" for sense in senses)
    )
    skeletons: dict[str, set[str]] = {}
    for key in keys:
        for sense in registry.senses[key]:
            if " " in key and registry.entries[sense.id].kind is ActorKind.PERSON:
                skeletons.setdefault(skeleton(key), set()).add(key)
    return _Index(tuple(keys), {key: tuple(sorted(found)) for key, found in skeletons.items()})


def by_skeleton(registry: Registry, text: str) -> Match | None:
    """Which person's name has the same consonants (transliterations differ in the vowels)?"""
    from rapidfuzz.distance import JaroWinkler

    key = fold(text)
    bones = skeleton(key)
    if " " not in key or len(bones) < 4:
        return None
    found: dict[str, float] = {}
    for other in _index(registry).skeletons.get(bones, ()):
        similarity = JaroWinkler.similarity(key.replace(" ", ""), other.replace(" ", ""))
        for sense in registry.senses[other]:
            if sense.strength == "name":
                found[sense.id] = max(found.get(sense.id, 0.0), similarity)
    best = max(found, key=lambda actor: (found[actor], actor), default=None)
    if best is None or len(found) > 1 or found[best] < (_SIMILAR if len(bones) < _MANY else _SIMILAR_OF_MANY):
        return None
    why = f"the consonants of {registry.entries[best].name}"
    return Match(best, round(0.9 * found[best], 4), why, how="skeleton")


def by_likeness(registry: Registry, text: str) -> Match | None:
    """Which name differs from a spelling by a slip of the pen? Only where one entry is clearly nearest."""
    from rapidfuzz import fuzz, process

    key = fold(text)
    if len(key) < _MIN_LENGTH:
        return None
    swapped = _by_swap(registry, key)
    if swapped is not None:
        return swapped
    nearest = process.extract(
        key, _index(registry).keys, scorer=fuzz.ratio, limit=6, score_cutoff=100 * (_MIN_SIMILARITY - _MARGIN)
    )
    best: dict[str, tuple[float, str]] = {}
    for other, ratio, _ in nearest:
        if other.count(" ") != key.count(" ") or _numbers(other) != _numbers(key):
            continue
        if any(fuzz.ratio(*pair) < _LEAST_LIKE for pair in zip(key.split(), other.split(), strict=True)):
            continue  # one other given name among long names of a family is another person
        for sense in registry.senses[other]:
            if sense.strength == "name" and ratio / 100 > best.get(sense.id, (0.0, ""))[0]:
                best[sense.id] = (ratio / 100, other)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    if not ranked or ranked[0][1][0] < _MIN_SIMILARITY:
        return None
    if len(ranked) > 1 and ranked[0][1][0] - ranked[1][1][0] < _MARGIN:
        return None
    actor, (similarity, other) = ranked[0]
    return Match(actor, round(0.85 * similarity, 4), f"spelled almost like “{other}”", how="likeness")


def _by_swap(registry: Registry, key: str) -> Match | None:
    """Which one entry has a name that two letters changed places in? That slip is never another name's."""
    found = {
        sense.id: other
        for at in range(len(key) - 1)
        if (other := key[:at] + key[at + 1] + key[at] + key[at + 2 :]) != key
        for sense in registry.senses.get(other, ())
        if sense.strength == "name"
    }
    if len(found) != 1:
        return None
    ((actor, other),) = found.items()
    return Match(actor, _SWAPPED, f"“{other}” with two letters swapped", how="swap")


def _numbers(key: str) -> list[str]:
    return [word for word in key.split() if word.isdigit() or len(word) < 3]
