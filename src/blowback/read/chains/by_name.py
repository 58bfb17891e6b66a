"""Which names are one actor's: the same spelling, registry entry, acronym, or part of a fuller name?"""

from __future__ import annotations

from collections import defaultdict

from blowback.read.chains.entities import Entities
from blowback.read.chains.features import Feature
from blowback.read.lexicon import lexicon, words
from blowback.read.short_forms import find_doubled
from blowback.read.tokens import Tokens
from blowback.text.names import is_acronym

_ARTICLES = frozenset({"the", "this", "that"})


def link_names(tokens: Tokens, features: list[Feature], entities: Entities) -> None:
    """Join names of one actor, the surest evidence first."""
    names = [f for f in features if f.words and not f.adjective]
    _same_spelling(names, entities)
    _same_entry(names, entities)
    _acronyms(tokens, names, entities)
    _doubled(tokens, names, entities)
    _parts_of_persons(names, entities)
    _parts_of_others(names, entities)
    _short_for_bodies(tokens, names, entities)


def _same_spelling(names: list[Feature], entities: Entities) -> None:
    first: dict[tuple[tuple[str, ...], bool], Feature] = {}
    for name in names:
        known = first.setdefault((name.words, bool(name.ids)), name)
        entities.join(known, name, listed=True)


def _same_entry(names: list[Feature], entities: Entities) -> None:
    first: dict[str, Feature] = {}
    for name in names:
        if len(name.ids) == 1:
            entities.join(first.setdefault(next(iter(name.ids)), name), name, listed=True)


def _acronyms(tokens: Tokens, names: list[Feature], entities: Entities) -> None:
    """Join an acronym with its name: "Vardanian Relief Network (VRN)", or initials alone."""
    initials: dict[str, Feature] = {}
    for name in names:
        if len(name.words) > 1 and name.family != "person":
            for spelled in _initials(name.words):
                initials.setdefault(spelled, name)
    previous: Feature | None = None
    for name in names:
        word = tokens.word[name.at]
        if len(name.words) == 1 and is_acronym(word):
            bracketed = name.first > 0 and tokens.word[name.first - 1] == "("
            if (
                previous is not None
                and bracketed
                and previous.beyond == name.first - 1
                and name.family == previous.family
            ):
                entities.join(previous, name)
            elif name.words[0] in initials:
                entities.join(initials[name.words[0]], name)
        previous = name


def _doubled(tokens: Tokens, names: list[Feature], entities: Entities) -> None:
    """Join a name with the short form that stands right behind it: "Kesh Relief Front (KRF)"."""
    spans = {(name.first, name.beyond): name for name in names}
    for doubled in find_doubled(tokens):
        full, short = spans.get(doubled.full), spans.get(doubled.short)
        if full is not None and short is not None:
            entities.join(full, short)


def _initials(name: tuple[str, ...]) -> set[str]:
    long = [w for w in name if w not in words().unspelled]
    spelled = {"".join(w[0] for w in name), "".join(w[0] for w in long)}
    return {s for s in spelled if len(s) > 1}


def _parts_of_persons(names: list[Feature], entities: Entities) -> None:
    """Join "Kesh" with the last "Ana Kesh" before it, else with the first after it."""
    bearers: dict[str, list[Feature]] = defaultdict(list)
    for name in names:
        if name.family == "person" and len(name.words) > 1:
            for word in {name.words[-1], name.words[0]} | set(name.words[1:-1]):
                if len(word) > 2:
                    bearers[word].append(name)
    for name in names:
        if name.family != "person" or len(name.words) > 2:
            continue
        found = [
            b
            for b in bearers.get(name.words[-1], [])
            if len(b.words) > len(name.words) and set(name.words) <= set(b.words)
        ]
        before = [b for b in found if b.order < name.order]
        family = [b for b in before if b.words[-1] == name.words[-1]] or before
        for bearer in reversed(family) if family else found:
            if entities.join(bearer, name):
                break


def _parts_of_others(names: list[Feature], entities: Entities) -> None:
    """Join a body with its name in full ("Kesh Front"), a place with its name and sort ("Vardan City")."""
    bodies = [n for n in names if n.family in {"body", "place"} and len(n.words) > 1]
    for name in names:
        if name.family == "person" or not name.words:
            continue
        for bearer in bodies:
            if len(bearer.words) <= len(name.words) or bearer.family != name.family:
                continue
            rest = bearer.words[len(name.words) :]
            extended = bearer.words[: len(name.words)] == name.words and set(rest) <= words().place_endings
            ended = (
                name.family == "body"
                and len(name.words) > 1
                and bearer.words[-len(name.words) :] == name.words
            )
            if (extended or ended) and entities.join(bearer, name):
                break


def _short_for_bodies(tokens: Tokens, names: list[Feature], entities: Entities) -> None:
    """Join "the Front" with the last "Kesh Front" before it: the word says what it is, not which."""
    last: dict[str, Feature] = {}
    for name in names:
        if name.family != "body":
            continue
        bearer = last.get(name.words[-1])
        alone = len(name.words) == 1 and name.words[0] in lexicon().name_heads
        if alone and bearer is not None and tokens.lower[name.first - 1] in _ARTICLES:
            entities.join(bearer, name)
        elif len(name.words) > 1:
            last[name.words[-1]] = name
