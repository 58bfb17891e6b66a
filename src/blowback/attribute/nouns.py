"""What sort of speaker does a noun name: a person in some capacity, a body, a document, a survey?"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from blowback.vocab.speech import Capacity


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, Capacity]]:
    """The sets of ``data/speakers.toml`` by name, and the capacity that each noun tells."""
    raw = tomllib.loads(files("blowback.attribute").joinpath("data/speakers.toml").read_text("utf-8"))
    capacities = {noun: Capacity(name) for name, nouns in raw.pop("capacity").items() for noun in nouns}
    return {name: frozenset(nouns) for name, nouns in raw.items()}, capacities


def is_survey(lemma: str) -> bool:
    """Is it a count of answers?"""
    return lemma in _tables()[0]["survey"]


def is_document(lemma: str) -> bool:
    """Is it something written or recorded, or a survey?"""
    return lemma in _tables()[0]["document"] or is_survey(lemma)


def is_hearsay(lemma: str) -> bool:
    """Is it what is told of somebody, by whomever?"""
    return lemma in _tables()[0]["hearsay"]


def is_body(lemma: str) -> bool:
    """Is it a body that speaks as one?"""
    return lemma in _tables()[0]["body"]


def is_office(lemma: str) -> bool:
    """Is it an office that one person holds?"""
    return lemma in _tables()[0]["office"]


def is_unnamed(lemma: str) -> bool:
    """Is it a person who stays unnamed?"""
    return lemma in _tables()[0]["unnamed"]


def is_insider(lemma: str) -> bool:
    """Does it say that somebody knows of the matter?"""
    return lemma in _tables()[0]["insider"]


def is_ground(lemma: str) -> bool:
    """Is it something that is fought over?"""
    return lemma in _tables()[0]["ground"]


def capacity_of(lemma: str) -> Capacity | None:
    """For whom does somebody speak whom this noun names?"""
    return _tables()[1].get(lemma)
