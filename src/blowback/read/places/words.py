"""The small word lists that reading places goes by."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from blowback.text.data import toml, tsv

_PACKAGE = "blowback.read.places"
_TELLING = 4  # letters of an abbreviation that is known without its point


class Words(NamedTuple):
    """What the words around a name say about whether and which place it is; see ``data/words.toml``."""

    locating: frozenset[str]
    perhaps_locating: frozenset[str]
    heads_of: frozenset[str]
    directions: frozenset[str]
    streets: frozenset[str]
    nature: frozenset[str]
    second: frozenset[str]
    first: frozenset[str]
    town: frozenset[str]
    civic: frozenset[str]
    other: frozenset[str]
    titles: frozenset[str]
    plain: frozenset[str]
    settled: frozenset[str]
    works: frozenset[str]
    taking: frozenset[str]
    seizing: frozenset[str]
    fought: frozenset[str]
    beside: frozenset[str]
    sorts: frozenset[str]
    lengths: frozenset[str]
    openings: frozenset[str]
    inner: frozenset[str]
    division: frozenset[str]  # first, second
    natural: frozenset[str]  # first, second, nature
    geographic: frozenset[str]  # first, second, nature, settled
    belonging: frozenset[str]  # heads_of, civic
    elsewhere: frozenset[str]  # other, streets
    ills: frozenset[str]


@cache
def words() -> Words:
    """The lists, loaded once."""
    table = toml(_PACKAGE, "words.toml")
    lists = {name: frozenset(text.split()) for name, text in table.items()}
    division = lists["first"] | lists["second"]
    natural = division | lists["nature"]
    return Words(
        **lists,
        division=division,
        natural=natural,
        geographic=natural | lists["settled"],
        belonging=lists["heads_of"] | lists["civic"],
        elsewhere=lists["other"] | lists["streets"],
    )


class Short(NamedTuple):
    """What a short form means: the name and country of a division; postal codes stand after towns only."""

    name: str
    country: str
    postal: bool


@cache
def abbreviations() -> dict[str, Short]:
    """Which division is meant by "Calif." or "TX"?"""
    return {
        row["short"]: Short(row["name"], row["country"], row["how"] == "postal")
        for row in tsv(_PACKAGE, "abbreviations.tsv")
    }


def short_division(word: str) -> Short | None:
    """Which division does a word stand for? A long one does without its point ("Calif")."""
    known = abbreviations()
    return known.get(word) or (known.get(word + ".") if len(word) >= _TELLING else None)
