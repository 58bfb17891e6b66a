"""Do two words tell of the same sort of happening, and what of two sentences is the same?

Claims are kept without the parse of their text, so words are compared by what is left of them without their
endings, and by lists of words that tell the same (``data/happenings.tsv``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

_WORD = re.compile(r"\d[\d.,:]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FIGURE = re.compile(r"\d")
_DOUBLED = re.compile(r"([bdgklmnprtz])\1\Z")
_SHORTEST = 3  # letters that must be left
_NONE: frozenset[int] = frozenset()
_LOOSE = ("general", "light", "anybody", "saying", "clash", "harm")
_ENDINGS = ("ment", "ation", "ion", "at", "al", "iv", "er", "or")


class Kinship(IntEnum):
    """How near are the words that tell two happenings?"""

    FOREIGN = 0
    GENERAL = 1  # one of them stands for any happening
    NEAR = 2
    SAME = 3


class Sentence(NamedTuple):
    """What of a sentence is compared: names, figures and other words, without their endings."""

    names: frozenset[str]
    figures: frozenset[str]
    words: frozenset[str]


@cache
def _irregular() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for base, forms in _rows("irregular.tsv"):
        for form in forms.split():
            found.setdefault(form, base)
    return found


def _rows(name: str) -> Iterable[list[str]]:
    text = (files(__package__) / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _plain() -> frozenset[str]:
    return frozenset(word for [words] in _rows("plain.tsv") for word in words.split())


def is_vague(words: str) -> bool:
    """Do words tell that there were many, and no number: "dozens", "several"?

    >>> is_vague("dozens"), is_vague("two dozen"), is_vague("at least 20")
    (True, False, False)
    """
    return not _FIGURE.search(words) and not set(words.lower().split()).isdisjoint(_vague())


@cache
def _vague() -> frozenset[str]:
    return frozenset(word for [words] in _rows("vague.tsv") for word in words.split())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What is left of a word without its endings?

    >>> stem("negotiations") == stem("negotiated"), stem("bombing") == stem("bombed"), stem("met")
    (True, True, 'meet')
    """
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _irregular().get(word, word)
    word = _inflected(word)
    word = word.removesuffix("e") if len(word) > _SHORTEST else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > _SHORTEST:
            word = word.removesuffix(ending)
    word = word.rstrip("e") if len(word) > _SHORTEST else word
    return _DOUBLED.sub(r"\1", word) if len(word) > _SHORTEST + 1 else word


def _inflected(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORTEST + 1:
        word = word[:-3] + "y"
    elif word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        word = word[:-1]
    if word.endswith("ied") and len(word) > _SHORTEST + 1:
        word = word[:-3] + "y"
    if word.endswith("eed") and len(word) > _SHORTEST + 1:
        return word[:-1]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if len(base) < len(word) and len(base) >= _SHORTEST and _has_vowel(base):
            return base
    return word


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiouy" for letter in word)


# --- words that tell a happening ------------------------------------------------------------------


class _Lists(NamedTuple):
    same: Mapping[str, frozenset[int]]
    near: Mapping[str, frozenset[int]]
    general: frozenset[str]
    light: frozenset[str]
    anybody: frozenset[str]
    saying: frozenset[str]
    clash: frozenset[str]
    harm: frozenset[str]
    upheaval: Mapping[str, frozenset[int]]
    rare: Mapping[str, frozenset[int]]


@cache
def _lists() -> _Lists:
    tables: dict[str, dict[str, set[int]]] = {
        kind: defaultdict(set) for kind in ("same", "near", "upheaval", "rare")
    }
    loose: dict[str, set[str]] = {kind: set() for kind in _LOOSE}
    for number, (kind, words) in enumerate(_rows("happenings.tsv")):
        for word in words.split():
            key = "-".join(map(stem, word.split("-")))
            if kind in tables:
                tables[kind][key].add(number)
            else:
                loose[kind].add(key)
    same, near, upheaval, rare = (
        {key: frozenset(value) for key, value in table.items()} for table in tables.values()
    )
    general, light, anybody, saying, clash, harm = (frozenset(loose[kind]) for kind in _LOOSE)
    return _Lists(same, near, general, light, anybody, saying, clash, harm, upheaval, rare)


@lru_cache(maxsize=65536)
def trigger(text: str, behind: str = "") -> frozenset[str]:
    """By which stems is a word (or a verb with its particle) known that tells a happening?

    A verb that only lends itself to a noun (carried out an attack) gives way to the noun; a verb that tells
    another thing with the noun behind it (seized power) is known with it.
    """
    stems = [stem(word) for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)]
    joined = stems and f"{stems[-1]}-{stem(behind)}"
    if joined and behind and joined in _lists().rare:
        return frozenset({joined})
    known = [s for s in stems if len(s) > 1 and s not in _plain()]
    heavy = [s for s in known if s not in _lists().light] or known or stems
    pairs = [f"{a}-{b}" for a, b in pairwise(stems)]
    listed = [pair for pair in pairs if pair in _lists().same or pair in _lists().near]
    return frozenset(listed or heavy)


@lru_cache(maxsize=262144)
def kinship(one: frozenset[str], other: frozenset[str]) -> Kinship:
    """How near are two words that tell happenings, given by their stems?"""
    if one & other:
        return Kinship.SAME
    lists = _lists()
    if _share(lists.same, one, other):
        return Kinship.SAME
    if _share(lists.near, one, other):
        return Kinship.NEAR
    if is_general(one) or is_general(other):
        return Kinship.GENERAL
    return Kinship.FOREIGN


def of_one_upheaval(one: frozenset[str], other: frozenset[str]) -> bool:
    """May two words tell of one upheaval, whichever type each is read as: "the mutiny", "the march"?"""
    return _share(_lists().upheaval, one, other)


def is_upheaval(words: frozenset[str]) -> bool:
    """Is this a word that an upheaval may be told with?"""
    return not _lists().upheaval.keys().isdisjoint(words)


def is_rare(one: frozenset[str], other: frozenset[str]) -> bool:
    """Do both tell of what seldom happens to anybody, so that two reports of it speak of one?"""
    return _share(_lists().rare, one, other)


def tells_rare(words: frozenset[str]) -> bool:
    """Is this a word of what seldom happens to anybody?"""
    return not _lists().rare.keys().isdisjoint(words)


def _share(lists: Mapping[str, frozenset[int]], one: frozenset[str], other: frozenset[str]) -> bool:
    """Is there a list that holds a word of each?"""
    return any(lists.get(a, _NONE) & lists.get(b, _NONE) for a in one for b in other)


def is_clash(words: frozenset[str]) -> bool:
    """Is this a word of what two do to each other?"""
    return not words.isdisjoint(_lists().clash)


def is_harm(words: frozenset[str]) -> bool:
    """Is this a word of the harm that was done, however?"""
    return bool(words) and words <= _lists().harm


def is_general(words: frozenset[str]) -> bool:
    """Is this a word that stands for any happening?"""
    return bool(words) and words <= _lists().general


def is_light(words: frozenset[str]) -> bool:
    """Is this a verb that lends itself to a noun?"""
    return bool(words) and words <= _lists().light


def is_saying(words: frozenset[str]) -> bool:
    """Is this a word of saying or thinking?"""
    return bool(words & _lists().saying)


def is_anybody(word: str) -> bool:
    """Is this (a stem) what anybody may be called?"""
    return word in _lists().anybody


# --- sentences ------------------------------------------------------------------------------------


@lru_cache(maxsize=16384)
def sentence(text: str) -> Sentence:
    """Which names, figures and other words does a sentence hold?"""
    names, figures, words = set(), set(), set()
    first = True
    for match in _WORD.finditer(text):
        word = match.group()
        lowered = word.lower()
        if _FIGURE.search(word):
            figures.add(word.replace(",", ""))
        elif lowered not in _plain():
            if word[0].isupper() and not first:
                names.add(lowered.removesuffix("'s").removesuffix("’s"))
            words.add(stem(word))
        first = False
    return Sentence(frozenset(names), frozenset(figures), frozenset(words))
