"""Which words does the time grammar know, and which letter of its alphabet does each class have?

The grammar runs over one letter a token, so that its rules are ordinary regular expressions that read
``LAST UNIT`` where a token list would need a parser. A class is a letter; the tables are data.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

# Classes that the lexer gives by shape and the grammar by rule; the others come from words.toml.
_SHAPES = (
    "OTHER BREAK D12 D24 D31 D59 D99 N3 YEAR NUMBER ORDNUM ORDBIG SHORTYEAR DECADEN ISODATE SLASH CLOCK AMPM"
    " QUARTERN HYPH COMMA DOT LPAR RPAR APOS SLASHMARK FEAST"
)
_NODES = "DATE MONTHDATE CARD QTY ADJQTY PERIOD CLOCKTIME DURATION SET POINTER QUARTERDATE SEASONDATE"

# Unions that rules name like a class.
_UNIONS = {
    "DAYNUM": "D12 D24 D31",
    "ORD": "ORDW SECOND ORDNUM",
    "DIGITS": "D12 D24 D31 D59 D99 N3 NUMBER",
    "NUM": "D12 D24 D31 D59 D99 N3 NUMBER ONES TEEN TENS CARD",
    "ANYUNIT": "UNIT SECOND",
    "ANYUNITS": "UNIT UNITS QUARTER QUARTERS",
}
_CAPITAL_ONLY = ("MONTH", "WEEKDAY", "WEEKDAYS")


class Word(NamedTuple):
    """One entry of the tables: its class and what it stands for."""

    cls: str
    value: Any


class Lexicon(NamedTuple):
    """All word tables: lower-case word -> entry; ``capital`` holds those that need a capital letter."""

    plain: Mapping[str, Word]
    capital: Mapping[str, Word]
    feasts: Mapping[str, tuple[str, Any]]
    feast: re.Pattern[str]
    feast_firsts: frozenset[str]
    letters: Mapping[str, str]


@cache
def lexicon() -> Lexicon:
    """What do the shipped tables hold?"""
    folder = files(__package__) / "data"
    tables = tomllib.loads((folder / "words.toml").read_text("utf-8"))
    feasts = tomllib.loads((folder / "holidays.toml").read_text("utf-8"))
    names = [*_SHAPES.split(), *_NODES.split(), *sorted(tables)]
    letters = {name: chr(0xE000 + number) for number, name in enumerate(names)}
    plain = {
        word: Word(cls, value)
        for cls, rows in tables.items()
        if cls not in _CAPITAL_ONLY
        for word, value in rows.items()
    }
    capital = {word: Word(cls, value) for cls in _CAPITAL_ONLY for word, value in tables[cls].items()}
    flat = {name: (rule, row) for rule, rows in feasts.items() for name, row in rows.items()}
    return Lexicon(plain, capital, flat, _feast_pattern(flat), _feast_firsts(flat), letters)


def _feast_pattern(names: Mapping[str, object]) -> re.Pattern[str]:
    """The longest name first, any blank for a blank, either apostrophe."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    parts = [re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]") for name in longest]
    return re.compile(rf"(?:{'|'.join(parts)})\b", re.IGNORECASE)


def _feast_firsts(names: Mapping[str, object]) -> frozenset[str]:
    return frozenset(re.split(r"[\s'-]", name, maxsplit=1)[0] for name in names)


@cache
def company(name: str) -> frozenset[str]:
    """Which words are in a list of ``data/company.toml``?"""
    lists = tomllib.loads((files(__package__) / "data" / "company.toml").read_text("utf-8"))
    return frozenset(lists[name])


def letter(cls: str) -> str:
    """Which letter stands for a class?"""
    return lexicon().letters[cls]


def compile_rule(pattern: str) -> re.Pattern[str]:
    """What is a rule, written with class names and blanks, as an expression over letters?"""
    letters = lexicon().letters

    def replace(match: re.Match[str]) -> str:
        name = match.group()
        if name in _UNIONS:
            return "[" + "".join(letters[part] for part in _UNIONS[name].split()) + "]"
        return letters[name]

    return re.compile(re.sub(r"\b[A-Z][A-Z0-9]+\b", replace, pattern).replace(" ", ""))
