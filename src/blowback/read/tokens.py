"""What does the parse say of each token, as plain lists?

Rules ask for the same few attributes many times over; a list look-up costs a tenth of a spaCy token.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from blowback.read.blocks import Block
    from blowback.records import Span


class Tokens:
    """The words, tags and arcs of a parse, and where its sentences and blocks lie."""

    def __init__(self, doc: Doc, blocks: Sequence[Block]) -> None:
        self.text = doc.text
        self.word = [t.text for t in doc]
        self.lower = [t.lower_ for t in doc]
        self.lemma = [t.lemma_.lower() for t in doc]
        self.pos = [t.pos_ for t in doc]
        self.tag = [t.tag_ for t in doc]
        self.dep = [t.dep_ for t in doc]
        self.head = [t.head.i for t in doc]
        self.start = [t.idx for t in doc]
        self.end = [t.idx + len(t) for t in doc]
        self.left = [t.left_edge.i for t in doc]
        self.label = [t.ent_type_ for t in doc]
        self.children: list[list[int]] = [[] for _ in self.word]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)
        self.sentence = [0] * len(self.word)
        for number, sent in enumerate(doc.sents):
            self.sentence[sent.start : sent.end] = [number] * (sent.end - sent.start)
        starts = [block.start for block in blocks]
        self.block = [max(0, bisect_right(starts, at) - 1) for at in self.start]
        self.uncased = _uncased(self, blocks)

    def __len__(self) -> int:
        return len(self.word)

    def span(self, first: int, beyond: int) -> Span:
        """The characters of tokens ``first`` to ``beyond`` (half-open)."""
        return self.start[first], self.end[beyond - 1]

    def glued(self, i: int) -> bool:
        """Does token ``i`` follow the one before it without a space?"""
        return i > 0 and self.end[i - 1] == self.start[i]


def _uncased(tokens: Tokens, blocks: Sequence[Block]) -> list[bool]:
    """Which tokens stand in a block whose case says nothing?"""
    flat = []
    for block in blocks:
        body = tokens.text[block.start : block.end]
        flat.append(body.isupper() or body.islower())
    return [bool(flat) and flat[number] for number in tokens.block]
