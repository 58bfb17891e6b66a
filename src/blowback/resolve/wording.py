"""Which names and nouns stand in an actor phrase, and into which core and complements does it fall?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from blowback.resolve.keys import fold
from blowback.resolve.nouns import Noun, nouns, singulars
from blowback.resolve.registry import Registry, Sense
from blowback.text.data import toml

_TOKEN = re.compile(r"(?:\b[^\W\d_]\.){2,}|\w+(?:['’ʼ`]\w+)*(?P<poss>(?<=s)['’](?!\w))?|[-–/]|[,;:()]|&")


class Word(NamedTuple):
    """A word of a phrase: as written, folded, whether a hyphen joins it to the one before, and its 's."""

    surface: str
    key: str
    joined: bool
    possessive: bool


class Hit(NamedTuple):
    """Words ``start`` to ``end`` are a noun of the tables, or may mean entries of the registry."""

    start: int
    end: int
    noun: Noun | None = None
    plural: bool = False
    senses: tuple[Sense, ...] = ()


class Part(NamedTuple):
    """A stretch of a phrase: the word that opens it, its words, and what was found in them."""

    intro: str
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    former: bool
    ignored: frozenset[int]
    places: tuple[str, ...]


class SmallWords(NamedTuple):
    """The small words of actor phrases, by what they do (``data/phrases.toml``)."""

    former: frozenset[str]
    whole: frozenset[str]
    whole_to: frozenset[str]
    where: frozenset[str]
    partitives: frozenset[str]
    ends: frozenset[str]
    place_suffixes: frozenset[str]
    other_suffixes: frozenset[str]
    other_prefixes: frozenset[str]
    heads_of_bodies: frozenset[str]
    beside_places: frozenset[str]


@lru_cache(maxsize=1)
def small_words() -> SmallWords:
    """Which small words are there?"""
    table = toml("blowback.resolve", "phrases.toml")
    return SmallWords(**{name: frozenset(table[name]) for name in SmallWords._fields})


# --- cutting --------------------------------------------------------------------------------------


def split_words(text: str) -> list[Word]:
    """Which words and commas does a phrase have, without what only bounds a number ("at least nine")?"""
    words: list[Word] = []
    joined = False
    bound = _bounds().match(text)
    for match in _TOKEN.finditer(text, bound.end() if bound is not None else 0):
        written = match[0]
        if written in ("-", "–", "/"):
            joined = written != "/" and match.start() > 0 and not text[match.start() - 1].isspace()
            continue
        possessive = bool(match["poss"]) or bool(re.search(r"['’`ʼ][sS]$", written))
        surface = re.sub(r"['’`ʼ][sS]?$", "", written).replace(".", "")
        words.append(Word(surface, fold(surface) or surface, joined, possessive))
        joined = False
    return words


@lru_cache(maxsize=1)
def _bounds() -> re.Pattern[str]:
    words = "|".join(
        bound.replace(" ", r"\s+") for bound in toml("blowback.resolve", "phrases.toml")["bounds"]
    )
    return re.compile(rf"\s*(?i:{words})\s+(?=\d|(?!the\b)[a-z])")


def find_hits(registry: Registry, words: Sequence[Word], *, cased: bool = False) -> list[Hit]:
    """Which names and nouns stand in the words, left to right, the longest at each place?

    ``cased``: the words come from a text with capitals, so that small letters are no name's.
    """
    keys = [word.key for word in words]
    uncased = not cased and not any(word.surface[:1].isupper() for word in words)
    hits: list[Hit] = []
    start = 0
    while start < len(words):
        named = _name_at(registry, words, keys, start, uncased)
        noun = nouns().find(keys, start)
        hit = named
        if noun is not None and (named is None or noun[0] > named.end or _weaker(named, words, start)):
            hit = Hit(start, noun[0], noun[1], noun[2])
        if hit is None:
            start += 1
        else:
            hits.append(hit)
            start = hit.end
    return hits


def _weaker(named: Hit, words: Sequence[Word], start: int) -> bool:
    """Is a name as likely the common noun of the same words?"""
    return named.end == start + 1 and not words[start].surface[:1].isupper()


def _name_at(
    registry: Registry, words: Sequence[Word], keys: Sequence[str], start: int, uncased: bool
) -> Hit | None:
    most = max((registry.longest.get(form, 0) for form in (keys[start], *singulars(keys[start]))), default=0)
    for end in range(min(start + most, len(words)), start, -1):
        if any(word.surface in ",;:()" for word in words[start:end]):
            continue
        text = " ".join(keys[start:end])
        senses = tuple(
            s
            for s in registry.senses.get(text, ())
            if s.strength != "weak" and _case_fits(s, words[start], uncased)
        )
        if senses:
            return Hit(start, end, senses=senses)
        for form in singulars(keys[end - 1]):
            text = " ".join((*keys[start : end - 1], form))
            senses = tuple(
                s
                for s in registry.senses.get(text, ())
                if s.strength == "adjective" and _case_fits(s, words[start], uncased)
            )
            if senses:
                return Hit(start, end, plural=True, senses=senses)
    return None


def _case_fits(sense: Sense, word: Word, uncased: bool) -> bool:
    acronym = sense.text.replace(".", "").isupper()
    if word.surface[:1].isupper():
        return not (acronym and len(word.key) < 4) or word.surface.isupper()
    if uncased:
        return not (acronym and len(word.key) < 4)
    return not sense.text.removeprefix("the ")[:1].isupper()


def split_parts(words: Sequence[Word], hits: Sequence[Hit]) -> list[Part]:
    """Into which core and complements does a phrase fall?"""
    small = small_words()
    inside = {at for hit in hits for at in range(hit.start, hit.end)}
    parts: list[Part] = []
    begin, intro = 0, ""
    for at in range(len(words) + 1):
        key = words[at].key if at < len(words) else ","
        breaks = key in ",;:()" or (
            at not in inside
            and (key in small.whole or key in small.where or key in small.ends or key == "to")
        )
        suffix = at < len(words) and (words[at].joined or key in small.place_suffixes) and at > begin
        if suffix and key in small.place_suffixes:
            breaks = False
        if breaks or at == len(words):
            if at > begin or not parts:
                parts.append(_part(intro, words, hits, begin, at))
            begin, intro = at + 1, key
    return parts


def _part(intro: str, words: Sequence[Word], hits: Sequence[Hit], begin: int, end: int) -> Part:
    small = small_words()
    own = [h for h in hits if begin <= h.start and h.end <= end]
    ignored: set[int] = set()
    places: list[str] = []
    former = False
    for at in range(begin, end):
        word = words[at]
        before = next((h for h in own if h.end == at), None)
        if word.key in small.former:
            former = True
        if word.key in small.place_suffixes and at > begin:
            ignored.add(at)
            places.append(" ".join(w.surface for w in words[before.start if before else at - 1 : at]))
            ignored.update(range(before.start if before else at - 1, at))
        elif word.key in small.other_suffixes and at > begin and (word.joined or before is not None):
            ignored.update(range(before.start if before else at - 1, at + 1))
        elif word.key in small.other_prefixes and at + 1 < end and words[at + 1].joined:
            after = next((h for h in own if h.start == at + 1), None)
            if not any(h.start <= at < h.end for h in own):
                ignored.update(range(at, after.end if after else at + 2))
    kept = tuple(h for h in own if h.start not in ignored)
    return Part(
        intro,
        tuple(words[begin:end]),
        tuple(h._replace(start=h.start - begin, end=h.end - begin) for h in kept),
        former,
        frozenset(at - begin for at in ignored),
        tuple(places),
    )
