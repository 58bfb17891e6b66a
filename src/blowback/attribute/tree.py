"""How does the parse of a document look as plain lists, quick to walk?

spaCy's tokens are views that cost a call for every question; attribution asks many of every verb. A
``Tree`` asks them once. Positions are token indices; stretches of tokens are ``(first, last)``, both
included; only ``chars`` turns one into half-open character offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from blowback.records import Span
from blowback.text.quotes import Quotation, outermost, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc

Stretch = tuple[int, int]

_SPACE = frozenset(("", " ", "\n"))
_LEADING = frozenset(",;:.)-–—…")
_TRAILING = frozenset(",;:.(-–—…")
# Forms whose lemma spaCy's rules get wrong.
_LEMMA_SLIPS = {
    "hoped": "hope",
    "hoping": "hope",
    "hopes": "hope",
    "hated": "hate",
    "retweeted": "retweet",
    "retweeting": "retweet",
}
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
TIME = frozenset(("DATE", "TIME"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


class Tree:
    """A parsed document as parallel lists, with its quotations and its lines."""

    def __init__(self, doc: Doc, skip: Sequence[Span] = ()) -> None:
        self.text: str = doc.text
        self.words: list[str] = []
        self.lowers: list[str] = []
        self.lemmas: list[str] = []
        self.pos: list[str] = []
        self.tags: list[str] = []
        self.deps: list[str] = []
        self.heads: list[int] = []
        self.left: list[int] = []
        self.right: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.entity: list[str] = []
        for token in doc:
            self.words.append(token.text)
            self.lowers.append(token.lower_)
            self.lemmas.append(_LEMMA_SLIPS.get(token.lower_) or token.lemma_.lower())
            self.pos.append(token.pos_)
            self.tags.append(token.tag_)
            self.deps.append(token.dep_)
            self.heads.append(token.head.i)
            self.left.append(token.left_edge.i)
            self.right.append(token.right_edge.i)
            self.starts.append(token.idx)
            self.ends.append(token.idx + len(token))
            self.entity.append(token.ent_type_)
        self.size = len(self.words)
        self.kids: list[list[int]] = [[] for _ in self.words]
        for index, head in enumerate(self.heads):
            if head != index:
                self.kids[head].append(index)
        self._sentences(doc)
        self.quotes: tuple[Quotation, ...] = outermost(quotations(self.text))
        self._quote_starts = [quote.start for quote in self.quotes]
        self.quoted: list[int] = self._quoted()
        self.skipped: list[bool] = [False] * self.size
        for span in skip:
            for index in self.tokens(span):
                self.skipped[index] = True

    def _sentences(self, doc: Doc) -> None:
        self.first: list[int] = []  # of the sentence of each token
        self.last: list[int] = []
        self.line: list[int] = []  # how many line breaks lie before each token
        for sentence in doc.sents:
            self.first += [sentence.start] * len(sentence)
            self.last += [sentence.end - 1] * len(sentence)
        line = 0
        for word in self.words:
            self.line.append(line)
            line += "\n" in word

    def _quoted(self) -> list[int]:
        """In which quotation does each token lie (-1: in none)? Its marks count as outside."""
        inside = [-1] * self.size
        for number, quote in enumerate(self.quotes):
            for index in self.tokens(quote.inner):
                inside[index] = number
        return inside

    def quotes_near(self, offset: int) -> tuple[Quotation, ...]:
        """The last quotations that begin before a character."""
        index = bisect_right(self._quote_starts, offset)
        return self.quotes[max(0, index - 2) : index]

    def tokens(self, span: Span) -> range:
        """Which tokens begin in a stretch of characters?"""
        first = bisect_right(self.starts, span[0] - 1)
        return range(first, bisect_right(self.starts, span[1] - 1))

    def at(self, offset: int) -> int:
        """Which token holds a character?"""
        return bisect_right(self.starts, offset) - 1

    def children(self, index: int, *deps: str) -> list[int]:
        """Which tokens hang on this one by one of these relations?"""
        return [kid for kid in self.kids[index] if self.deps[kid] in deps]

    def child(self, index: int, *deps: str) -> int | None:
        """The first token that hangs on this one by one of these relations."""
        return next((kid for kid in self.kids[index] if self.deps[kid] in deps), None)

    def subtree(self, index: int) -> Stretch:
        """From where to where does the phrase with this head go?"""
        return self.left[index], self.right[index]

    def trim(self, stretch: Stretch) -> Stretch | None:
        """The stretch without blanks and loose punctuation at its ends (None: nothing is left)."""
        first, last = stretch
        while first <= last and (self.words[first].isspace() or self.words[first] in _LEADING):
            first += 1
        while first <= last and (
            self.words[last].isspace() or (self.words[last] in _TRAILING and self.quoted[last] < 0)
        ):
            last -= 1
        return (first, last) if first <= last else None

    def chars(self, stretch: Stretch) -> Span:
        """The character offsets of a stretch of tokens."""
        return self.starts[stretch[0]], self.ends[stretch[1]]

    def minus(self, stretch: Stretch, holes: Iterable[Stretch]) -> list[Stretch]:
        """What is left of a stretch when others are cut out of it?"""
        parts: list[Stretch] = []
        start = stretch[0]
        for first, last in sorted(holes):
            if last < start or first > stretch[1]:
                continue
            if first > start:
                parts.append((start, first - 1))
            start = max(start, last + 1)
        if start <= stretch[1]:
            parts.append((start, stretch[1]))
        return parts

    def is_verb(self, index: int) -> bool:
        """Is this a verb, however the tagger calls it?"""
        return self.pos[index] in ("VERB", "AUX")

    def is_infinitive(self, index: int) -> bool:
        """Does *to* mark this verb?"""
        return any(self.tags[kid] == "TO" and self.deps[kid] == "aux" for kid in self.kids[index])

    def is_passive(self, index: int) -> bool:
        """Is this verb passive: with its auxiliary, or a bare participle after a noun?"""
        if any(self.deps[kid] in ("auxpass", "nsubjpass", "agent") for kid in self.kids[index]):
            return True
        if self.tags[index] != "VBN" or self.child(index, "aux", "dobj", "nsubj") is not None:
            return False
        return self.deps[index] in ("acl", "advcl", "relcl", "ROOT")
