"""Which known names stand in a text, and where?

A name table is a trie over folded words: case, diacritics, apostrophes, dots, hyphens and spaces are
folded away, and case is checked afterwards, so that "US" is no pronoun and "Al-Qa'ida" is "al Qaida".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from blowback.vocab.actors import ActorKind

Strength = Literal["name", "metonym", "weak", "adjective"]

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´ʿʾ", "'"))
_POSSESSIVE = re.compile(r"'s\b", re.IGNORECASE)
_WORD = re.compile(r"\w+|&")
_SHORT_ACRONYM = 2  # in a text without case, "us", "un" and "is" are words


class NameEntry(NamedTuple):
    """A spelling, whom it can mean, what kind they are, and how far the spelling alone tells."""

    text: str
    ids: tuple[str, ...]
    kind: ActorKind
    strength: Strength = "name"


class NameHit(NamedTuple):
    """Tokens ``first`` to ``beyond`` (half-open) spell the names ``entries``."""

    first: int
    beyond: int
    entries: tuple[NameEntry, ...]


class _Row(NamedTuple):
    entry: NameEntry
    capitals: tuple[bool, ...]
    acronym: bool


class _Node:
    __slots__ = ("following", "rows")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.rows: list[_Row] = []


def name_words(text: str) -> list[str]:
    """Into which words does a name fall, without diacritics, apostrophes, dots and hyphens, case kept?

    A possessive is a word of its own, so that "People's" and the tokens "People", "'s" agree.
    """
    plain = _POSSESSIVE.sub(" s", text.translate(_APOSTROPHES)).replace("'", "").replace(".", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _WORD.findall(plain.replace("_", " "))


def fold_name(text: str) -> str:
    """What is left of a name when case and spelling variants are folded away?"""
    return " ".join(name_words(text)).lower()


def initial_letters(text: str) -> str:
    """Which letters do a name's words begin with, small words of one letter left out?

    >>> initial_letters("People's Front of Kesh")
    'pfok'
    """
    return "".join(word[0] for word in name_words(text) if len(word) > 1 or word.isupper()).lower()


def is_acronym(word: str) -> bool:
    """Is a word written as an acronym: two capitals or more, and no small letter but a plural s?"""
    bare = word.replace(".", "").removesuffix("s")
    return len(bare) > 1 and bare.isupper() and any(c.isalpha() for c in bare)


class NameTable:
    """Where do known names occur in a list of tokens, the longest at each place?"""

    def __init__(self, entries: Iterable[NameEntry] = ()) -> None:
        self._root = _Node()
        self._folded: dict[str, tuple[tuple[str, str], ...]] = {}
        for entry in entries:
            words = name_words(entry.text)
            if not words:
                continue
            node = self._root
            for word in words:
                node = node.following.setdefault(word.lower(), _Node())
            capitals = tuple(word[0].isupper() for word in words)
            row = _Row(entry, capitals, acronym=len(words) == 1 and is_acronym(words[0]))
            if row not in node.rows:
                node.rows.append(row)

    def find(self, tokens: Sequence[str], uncased: Sequence[bool] | None = None) -> Iterator[NameHit]:
        """Which names stand in ``tokens``, left to right, without overlap?

        Args:
            tokens: words and marks of a text, as a tokenizer cuts them.
            uncased: for each token, whether its block is all capitals or all small letters.
        """
        first, beyond = 0, len(tokens)
        while first < beyond:
            hit = self._longest(tokens, first, uncased)
            if hit is not None and tokens[first].lower() == "the":  # "the US" gives way to "US-led force"
                inner = self._longest(tokens, first + 1, uncased) if hit.beyond > first + 1 else None
                hit = inner if inner is not None and inner.beyond > hit.beyond else hit
            if hit is None:
                first += 1
            else:
                yield hit
                first = hit.beyond

    def lookup(self, text: str) -> tuple[NameEntry, ...]:
        """Which names is ``text``, as a whole?"""
        hit = self._longest(tokens := text.split(), 0, None) if text else None
        return hit.entries if hit is not None and hit.beyond == len(tokens) else ()

    def _words(self, token: str) -> tuple[tuple[str, str], ...]:
        known = self._folded.get(token)
        if known is None:
            known = self._folded[token] = tuple((word, word.lower()) for word in name_words(token))
        return known

    def _longest(self, tokens: Sequence[str], first: int, uncased: Sequence[bool] | None) -> NameHit | None:
        opening = self._words(tokens[first])
        if not opening or opening[0][1] not in self._root.following:
            return None
        node: _Node | None = self._root
        best: NameHit | None = None
        seen: list[str] = []
        for at in range(first, len(tokens)):
            for word, folded in self._words(tokens[at]):
                node = node.following.get(folded) if node is not None else None
                seen.append(word)
            if node is None:
                break
            if not node.rows or not self._words(tokens[at]):
                continue
            free = uncased is not None and uncased[first]
            entries = tuple(row.entry for row in node.rows if _case_fits(row, seen, free))
            if entries:
                best = NameHit(first, at + 1, entries)
        return best


def _case_fits(row: _Row, words: Sequence[str], uncased: bool) -> bool:
    if uncased:
        return not row.acronym or len(words[0]) > _SHORT_ACRONYM
    if row.acronym:
        return is_acronym(words[0])
    return all(word[0].isupper() or not capital for word, capital in zip(words, row.capitals, strict=True))
