"""What kind of actor does a noun, or the last word of a name, stand for?"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from blowback.vocab.actors import ActorKind

Gender = Literal["m", "f"]
Number = Literal["one", "many"]


_GENDERS: Mapping[str, Gender] = {"male": "m", "female": "f"}


class NounClass(NamedTuple):
    """A class of head nouns: what one is, and what several are."""

    name: str
    one: ActorKind
    many: ActorKind


class Pronoun(NamedTuple):
    """A personal pronoun: ``person`` is the plain form of its row, ``he`` also for "she"."""

    person: str
    number: Number | None
    gender: Gender | None
    form: str


class Words(NamedTuple):
    """The small lists of ``data/words.toml``, which says what each is for."""

    particles: frozenset[str]
    unspelled: frozenset[str]
    definite: frozenset[str]
    negative: frozenset[str]
    indefinite: frozenset[str]
    locating: frozenset[str]
    moving: frozenset[str]
    acting_links: frozenset[str]
    place_name_endings: frozenset[str]
    empty: frozenset[str]
    help: frozenset[str]
    raising: frozenset[str]
    places_of: frozenset[str]
    offices_of_state: frozenset[str]
    portfolios: frozenset[str]
    only_states: frozenset[str]
    armies: frozenset[str]
    place_endings: frozenset[str]
    states: frozenset[str]
    relational: frozenset[str]
    patrons: frozenset[str]
    lenders: frozenset[str]
    lending: frozenset[str]
    worldly: frozenset[str]
    world_bodies: frozenset[str]
    minded: frozenset[str]
    quantifiers: frozenset[str]
    general: frozenset[str]
    own_kind_only: frozenset[str]
    members: frozenset[str]
    named_bodies: frozenset[str]
    not_actors: frozenset[str]
    armed_openings: frozenset[str]
    party_openings: frozenset[str]


class Verbs(NamedTuple):
    """The verb lists of ``data/verbs.toml``."""

    saying: frozenset[str]
    characterising: frozenset[str]
    acting: frozenset[str]
    addressing: frozenset[str]
    helping: frozenset[str]
    backing: frozenset[str]
    outward: frozenset[str]
    going_on: frozenset[str]
    judging: frozenset[str]
    charging: frozenset[str]
    asking: frozenset[str]
    replying: frozenset[str]
    withholding: frozenset[str]


class Lexicon(NamedTuple):
    """The word tables of ``data/heads.toml`` and ``data/first_names.tsv``, by word."""

    nouns: Mapping[str, NounClass]
    compounds: Mapping[tuple[str, str], NounClass]
    name_heads: Mapping[str, ActorKind]
    people: NounClass
    noun_gender: Mapping[str, Gender]
    titles: Mapping[str, Gender | None]
    first_names: Mapping[str, Gender]
    endings: tuple[str, ...]
    not_people: frozenset[str]
    abstract: tuple[str, ...]
    partitives: frozenset[str]
    roles: frozenset[str]
    role_prepositions: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """What do the tables of nouns, titles and names hold?"""
    raw = _toml("heads.toml")
    classes = {
        name: NounClass(name, ActorKind(row["one"]), ActorKind(row["many"]))
        for name, row in raw["classes"].items()
    }
    return Lexicon(
        nouns={noun: classes[name] for name, row in raw["classes"].items() for noun in row["nouns"].split()},
        compounds={
            (before, noun): classes[name]
            for before, row in raw["compounds"].items()
            for noun, name in row.items()
        },
        name_heads={word: ActorKind(kind) for kind, words in raw["names"].items() for word in words.split()},
        people=classes["people"],
        noun_gender=_by_gender(raw["gender"]),
        titles=_by_gender(raw["titles"]) | dict.fromkeys(raw["titles"]["either"].split()),
        first_names={name: _gender(mark) for name, mark in _rows("first_names.tsv")},
        endings=tuple(raw["endings"]["people"]),
        not_people=frozenset(raw["endings"]["not_people"]),
        abstract=tuple(raw["endings"]["abstract"]),
        partitives=frozenset(raw["partitives"]["nouns"].split()),
        roles=frozenset(raw["roles"]["nouns"].split()),
        role_prepositions=frozenset(raw["roles"]["prepositions"]),
    )


@cache
def words() -> Words:
    """What do the small shared lists hold?"""
    return Words(**{name: frozenset(line.split()) for name, line in _toml("words.toml").items()})


@cache
def verbs() -> Verbs:
    """Which verbs take a speaker, or somebody who can act, as their subject?"""
    return Verbs(**{name: frozenset(line.split()) for name, line in _toml("verbs.toml").items()})


@cache
def verb_forms() -> frozenset[str]:
    """How are the listed verbs written where they are no other word: "says", "asking", "condemned"?"""
    lemmas = {lemma for each in verbs() for lemma in each}
    stems = {lemma: lemma.removesuffix("e") for lemma in lemmas}
    forms = {f"{lemma}s" for lemma in lemmas} | {f"{stem}ing" for stem in stems.values()}
    return frozenset(forms | {f"{stem}ed" for stem in stems.values()} | {"said", "told", "denies", "replies"})


@cache
def pronouns() -> Mapping[str, Pronoun]:
    """Which words are personal pronouns, and what do they agree with?"""
    return {
        word: Pronoun(person, _number(number), _gender(gender) if gender != "-" else None, form)
        for word, person, number, gender, form in _rows("pronouns.tsv")
    }


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / name).read_text("utf-8"))


def _rows(name: str) -> Iterator[list[str]]:
    for line in (files(__package__) / "data" / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def _by_gender(row: Mapping[str, str]) -> dict[str, Gender]:
    return {word: mark for name, mark in _GENDERS.items() for word in row[name].split()}


def _gender(mark: str) -> Gender:
    return "m" if mark == "m" else "f"


def _number(mark: str) -> Number | None:
    return "one" if mark == "one" else "many" if mark == "many" else None
