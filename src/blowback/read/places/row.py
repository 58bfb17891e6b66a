"""The tokens of a document as plain lists, with the entity and the named mention that each is a part of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.vocab.actors import ActorKind, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from blowback.records import Mention

PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMED = frozenset({"NNP", "NNPS"})


class Part(NamedTuple):
    """The named mention over tokens ``first`` to ``beyond`` (half-open)."""

    kind: ActorKind
    first: int
    beyond: int


class Row:
    """What rules ask of each token, so that spaCy is asked once."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.text = doc.text
        self.word = [t.text for t in doc]
        self.lower = [w.lower() for w in self.word]
        self.named = [t.tag_ in _NAMED for t in doc]
        self.start = [t.idx for t in doc]
        self.end = [s + len(w) for s, w in zip(self.start, self.word, strict=True)]
        self.opens = [bool(t.is_sent_start) for t in doc]
        self.label = [""] * len(self.word)
        self.ent: list[tuple[int, int] | None] = [None] * len(self.word)
        for ent in doc.ents:
            self.label[ent.start : ent.end] = [ent.label_] * (ent.end - ent.start)
            self.ent[ent.start : ent.end] = [(ent.start, ent.end)] * (ent.end - ent.start)
        self.part: list[Part | None] = [None] * len(self.word)
        for mention in mentions:
            if mention.form is MentionForm.NAME:
                first = bisect_right(self.end, mention.start)
                beyond = bisect_right(self.start, mention.end - 1)
                self.part[first:beyond] = [Part(mention.kind, first, beyond)] * (beyond - first)

    def __len__(self) -> int:
        return len(self.word)

    def at(self, i: int) -> str:
        """The token ``i`` in small letters; nothing outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def capital(self, i: int) -> bool:
        """Does token ``i`` begin with a capital letter?"""
        return 0 <= i < len(self.word) and self.word[i][0].isupper()

    def before(self, first: int) -> int:
        """The token before a name and its article."""
        return first - 1 - (self.at(first - 1) == "the")

    def joined(self, first: int, beyond: int) -> str:
        """The characters of a stretch of tokens."""
        return self.text[self.start[first] : self.end[beyond - 1]]
