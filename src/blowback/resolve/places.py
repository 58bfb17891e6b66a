"""In which country does a place lie? The one door through which resolution asks about geography."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from blowback.resolve.keys import fold
from blowback.resolve.nouns import nouns
from blowback.text.data import toml

_DIVISION_WORDS = (
    " province",
    " district",
    " state",
    " region",
    " city",
    " governorate",
    " county",
    " oblast",
)

_SHORT = 4  # letters; without its accents a shorter name is another word ("Pará")


def country_of(name: str) -> str | None:
    """Which country (ISO3) does a city or division lie in? ``None`` where unknown or ambiguous."""
    whole = fold(name)
    key = whole
    for word in _DIVISION_WORDS:
        key = key.removesuffix(word)
    if key == whole and key in _waters():
        return None  # "Red Sea" is a state only where it is called one
    return _cities().get(key) or _divisions().get(key)


def is_town(name: str) -> bool:
    """Is it the name of a town whose country is known?"""
    return fold(name) in _cities()


@lru_cache(maxsize=1)
def _waters() -> frozenset[str]:
    return frozenset(toml("blowback.resolve", "phrases.toml")["waters"])


@lru_cache(maxsize=1)
def _cities() -> Mapping[str, str]:
    source = resources.files("blowback.resolve").joinpath("data", "places.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in source.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _divisions() -> Mapping[str, str]:
    """The first-level divisions of ISO 3166-2 whose name only one country has."""
    import pycountry

    countries = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    plain = frozenset(toml("blowback.resolve", "phrases.toml")["plain_place_words"])
    found: dict[str, set[str]] = {}
    other_words: set[str] = set()
    for division in pycountry.subdivisions:
        key = fold(division.name)
        if len(key) <= _SHORT and not division.name.isascii():
            other_words.add(key)
        if len(key) > 3 and key not in plain and nouns().get(key) is None:
            found.setdefault(key, set()).add(countries[division.country_code])
    alone = {key: min(bearers) for key, bearers in found.items() if len(bearers) == 1}
    return {key: country for key, country in alone.items() if key not in other_words}
