"""The tokens of a document as plain lists, with the entity and the named mention that each is a part of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.vocab.actors import ActorKind, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from blowback.records import Mention

PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMED = frozenset({"NNP", "NNPS"})
_JOINED = frozenset({"al", "el", "ar", "as", "at", "ad", "ash", "an", "az"})
_STRUCK = frozenset({"dobj", "nsubjpass"})


class Part(NamedTuple):
    """The named mention over tokens ``first`` to ``beyond`` (half-open)."""

    kind: ActorKind
    first: int
    beyond: int


class Row:
    """What rules ask of each token that is no blank, so that spaCy is asked once.

    ``index`` says which token of the parse each is.
    """

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        tokens = [t for t in doc if not t.is_space]
        self.text = doc.text
        self.index = [t.i for t in tokens]
        self.word = [t.text for t in tokens]
        self.lower = [w.lower() for w in self.word]
        self.named = [t.tag_ in _NAMED for t in tokens]
        self.start = [t.idx for t in tokens]
        self.end = [s + len(w) for s, w in zip(self.start, self.word, strict=True)]
        self.opens = [bool(t.is_sent_start) for t in tokens]
        self.verb = [_taken_by(t) for t in tokens]
        self.scene = [_scene_of(t) for t in tokens]
        self.label = [""] * len(self.word)
        self.ent: list[tuple[int, int] | None] = [None] * len(self.word)
        for ent in doc.ents:
            first, beyond = self._tokens(ent.start_char, ent.end_char)
            self.label[first:beyond] = [ent.label_] * (beyond - first)
            self.ent[first:beyond] = [(first, beyond)] * (beyond - first)
        self.part: list[Part | None] = [None] * len(self.word)
        for mention in mentions:
            if mention.form is MentionForm.NAME:
                first, beyond = self._tokens(mention.start, mention.end)
                self.part[first:beyond] = [Part(mention.kind, first, beyond)] * (beyond - first)

    def __len__(self) -> int:
        return len(self.word)

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens over the characters from ``start`` to ``end``, half-open."""
        first = bisect_right(self.end, start)
        return first, max(first, bisect_right(self.start, end - 1))

    def at(self, i: int) -> str:
        """The token ``i`` in small letters; nothing outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def capital(self, i: int) -> bool:
        """Does token ``i`` begin with a capital letter?"""
        return 0 <= i < len(self.word) and self.word[i][0].isupper()

    def before(self, first: int) -> int:
        """The token before a name and its article, "the Kesh" or "al-Kesh"."""
        if self.opens_name(first - 2):
            return first - 3
        return first - 1 - (self.at(first - 1) == "the")

    def opens_name(self, i: int) -> bool:
        """Is it an article that is joined to a name: "al-Kesh"?"""
        if self.at(i) not in _JOINED or self.at(i + 1) != "-" or not self.capital(i + 2):
            return False
        return self.end[i] == self.start[i + 1] and self.end[i + 1] == self.start[i + 2]

    def joined(self, first: int, beyond: int) -> str:
        """The characters of a stretch of tokens."""
        return self.text[self.start[first] : self.end[beyond - 1]]


def _taken_by(token: Token) -> str:
    """Of which verb is a token, or what it is listed with, the object: "stormed X and Y"?"""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.head.lemma_.lower() if token.dep_ in _STRUCK else ""


def _scene_of(token: Token) -> str:
    """What happened at a token: the verb or noun that it hangs on by "at"; nothing where it does not."""
    by_at = token.dep_ == "pobj" and token.head.lower_ == "at"
    return token.head.head.lemma_.lower() if by_at else ""
