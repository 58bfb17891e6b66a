"""What are the words and sentences of a text, without what is no reporting?"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import NamedTuple

from blowback.records import Span
from blowback.text.quotes import outermost, quotations
from blowback.text.spans import merge

_WORD = re.compile(r"\d[\d.,:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-zß-ÿ]|[\"“‘]|\d)|\s*\n\s*")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


class Text(NamedTuple):
    """An article as it is compared.

    Attributes:
        published: the earliest instant at which it may have appeared.
        known_from: from when it counts as known; the date of publication where it is not said.
        skip: stretches that are no reporting (site furniture).
        damage: kinds of damage that were noticed in it.
    """

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    known_from: str | None = None
    skip: tuple[Span, ...] = ()
    damage: tuple[str, ...] = ()


class Word(NamedTuple):
    """A word or number: where it stands, its letters without case and accents, and in which sentence."""

    start: int
    end: int
    key: str
    sentence: int
    paragraph: int
    quoted: bool


class Words:
    """A text as words."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._shingles: dict[int, frozenset[str]] = {}
        self.words = tuple(self._find())

    def _find(self) -> list[Word]:
        whole = self.text.text
        quoted = merge((q.start, q.end) for q in outermost(quotations(whole)))
        skip = merge(self.text.skip)
        ends = list(_SENTENCE_END.finditer(whole))
        found: list[Word] = []
        sentence = paragraph = 0
        at_end = at_quote = at_skip = 0
        for match in _WORD.finditer(whole):
            start, end = match.span()
            while at_end < len(ends) and ends[at_end].start() < start:
                sentence += 1
                paragraph += "\n" in ends[at_end].group()
                at_end += 1
            while at_quote < len(quoted) and quoted[at_quote][1] <= start:
                at_quote += 1
            while at_skip < len(skip) and skip[at_skip][1] <= start:
                at_skip += 1
            if at_skip < len(skip) and skip[at_skip][0] <= start:
                continue
            inside = at_quote < len(quoted) and quoted[at_quote][0] <= start
            found.append(Word(start, end, fold(match.group()), sentence, paragraph, inside))
        return found

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words without case and accents."""
        return tuple(word.key for word in self.words)

    @cached_property
    def sentences(self) -> dict[int, tuple[int, int]]:
        """The first word of each sentence and the one after its last."""
        found: dict[int, tuple[int, int]] = {}
        for index, word in enumerate(self.words):
            found[word.sentence] = (found.get(word.sentence, (index, 0))[0], index + 1)
        return found

    def written(self, index: int) -> str:
        """A word as it is written."""
        word = self.words[index]
        return self.text.text[word.start : word.end]

    def runs(self, first: int, last: int) -> str:
        """The text from one word up to before another."""
        if first >= last:
            return ""
        return " ".join(self.text.text[self.words[first].start : self.words[last - 1].end].split())

    def shingles(self, size: int) -> frozenset[str]:
        """Every run of so many words."""
        if size not in self._shingles:
            keys = self.keys
            self._shingles[size] = frozenset(
                " ".join(keys[at : at + size]) for at in range(len(keys) - size + 1)
            )
        return self._shingles[size]


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """How does a word read without case and accents?

    >>> fold("Tembélou’s")
    "tembelou's"
    """
    word = word.lower().replace("’", "'")
    if word.isascii():
        return word
    word = unicodedata.normalize("NFKD", word).translate(_LETTERS)
    return "".join(letter for letter in word if not unicodedata.combining(letter))
