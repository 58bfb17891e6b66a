"""What sort of speaker does a noun name: a person in some capacity, a body, a document, a survey?"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def speaker_nouns() -> dict[str, frozenset[str]]:
    """Sets of nouns by what they say of a speaker, from ``data/speakers.toml``."""
    raw = tomllib.loads(files("blowback.attribute").joinpath("data/speakers.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


def is_document(lemma: str) -> bool:
    """Is it something written or recorded?"""
    return lemma in speaker_nouns()["document"] or is_survey(lemma)


def is_survey(lemma: str) -> bool:
    """Is it a count of answers?"""
    return lemma in speaker_nouns()["survey"]
