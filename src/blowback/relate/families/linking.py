"""How is a text compared with those that are kept, when it is written, at the same cost for the millionth?

A text lies under keys made from its words; those under the same keys are looked up, the nearest in time
first, and compared on their words. Nothing that is kept of two texts depends on a third, or on which of them
came first; so what was known on a date is told from the links among what was known by then.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from blowback.ledger import CopyIndex, Ledger, Measured, Signature
from blowback.records import Article, Span
from blowback.relate.families.anchors import anchors, keys
from blowback.relate.families.copies import near, passages
from blowback.relate.families.kinship import Likeness
from blowback.relate.families.rewritten import CANDIDATE, TELLING, rewriting
from blowback.relate.families.signature import (
    Whole,
    anchor_bands,
    bands,
    common,
    fingerprints,
    packed,
    quoted_words,
    told,
    unpacked,
    whole,
)
from blowback.relate.families.texts import Text, Words
from blowback.vocab.documents import NoticeKind

if TYPE_CHECKING:
    from blowback.relate.families.signature import Hashes

VERSION = "families/3"  # changes with whatever may alter what is kept of texts
_NEAREST = 16  # of the texts under one key, on each side in time
_PRINTS = 2  # common fingerprints that are worth laying two texts beside each other
_HELD = 512  # texts that are held as words
_AT_ONCE = 100  # articles in one transaction, where many are compared later

Furniture = Callable[[Article], Sequence[Span]]


class Linker:
    """Signs the text of each article that is written, and links it with those that are kept.

    Args:
        furniture: says what of an article is no reporting, beyond what its notices say.
    """

    version = VERSION

    def __init__(self, furniture: Furniture | None = None) -> None:
        self._furniture = furniture
        self._words: OrderedDict[str, Words] = OrderedDict()

    def __call__(
        self,
        index: CopyIndex,
        number: int,
        article: Article,
        *,
        known_from: str,
        recorded_at: str,
        read: bool,
    ) -> None:
        """Keeps what an article's text is compared by; of one that is not ``read``, only the whole."""
        skip = [(n.start, n.end) for n in article.notices if n.kind is NoticeKind.FURNITURE]
        if self._furniture is not None:
            skip += self._furniture(article)
        text = Text(id=article.id, text=article.text, skip=tuple(sorted(set(skip))))
        day = date.fromisoformat(known_from[:10]).toordinal()
        key = self.add(index, text, day, recorded_at, read=read)
        index.add_article(number, VERSION, key, text.skip)

    def add(self, index: CopyIndex, text: Text, day: int, recorded_at: str, *, read: bool) -> int | None:
        """Keeps a text, once, with its links: its number, or none where it has no words."""
        sign = whole(text)
        size = len(sign.hashes)
        if not size:
            return None
        held = index.text(sign.digest, VERSION)
        if held is None:
            key = index.add_text(sign.digest, VERSION, day, size, packed(sign.shingles), recorded_at)
            own = _Own(index, self, key, day, sign, text)
            own.keep_whole(recorded_at)
        elif held.told or not read:
            return held.key
        else:
            own = _Own(index, self, held.key, held.day, sign, text)
        if read:
            own.keep_passages(recorded_at)
        return own.key

    def words(self, digest: str, text: Callable[[], Text]) -> Words:
        """The words of a text, which are held for a while."""
        found = self._words.pop(digest, None) or Words(text()._replace(id=digest))
        self._words[digest] = found
        if len(self._words) > _HELD:
            self._words.popitem(last=False)
        return found


class _Side:
    """A text that is laid beside another; what is seldom asked for is found when it is."""

    def __init__(self, linker: Linker, digest: str, shingles: Hashes, text: Callable[[], Text]) -> None:
        self._linker, self.digest, self.shingles, self._text = linker, digest, shingles, text

    @cached_property
    def quoted(self) -> int:
        """How many of its words stand in quotations."""
        return quoted_words(self._text())

    @cached_property
    def words(self) -> Words:
        """Its words."""
        return self._linker.words(self.digest, self._text)


class _Own:
    """A text that is being kept, and how it stands to others."""

    def __init__(self, index: CopyIndex, linker: Linker, key: int, day: int, sign: Whole, text: Text) -> None:
        self._index, self._linker, self._day, self._sign = index, linker, day, sign
        self.key = key
        self._side = _Side(linker, sign.digest, sign.shingles, lambda: text)

    def keep_whole(self, recorded_at: str) -> None:
        """Looks for near copies, and lets later ones find this text."""
        meeting = bands(self._sign.shingles)
        found = self._index.holders(meeting, self._day, self.key, _NEAREST)
        if found:
            others = ((other, self._other(other)) for other in self._index.signatures(found))
            links = (self._measured(other, near(self._side, side)) for other, side in others)
            self._index.add_links(filter(None, links), recorded_at)
        self._index.add_keys(meeting, self._day, self.key)

    def keep_passages(self, recorded_at: str) -> None:
        """Looks for texts with passages of this one, or that tell the same in other words."""
        prints = fingerprints(self._sign.hashes)
        names = told(keys(anchors(self._side.words)))
        meeting = anchor_bands(names) if len(names) >= CANDIDATE else []
        by_print = self._index.holders(prints, self._day, self.key, _NEAREST)
        by_name = self._index.holders(meeting, self._day, self.key, _NEAREST)
        sharing = {text for text, shared in by_print.items() if shared >= _PRINTS}
        linked = self._index.linked(self.key)
        links = [
            link
            for other in self._index.signatures((sharing | set(by_name)) - linked)
            for link in self._compared(other, names, by_print=other.key in sharing)
        ]
        self._index.add_links(links, recorded_at)
        self._index.add_keys([*prints, *meeting], self._day, self.key)
        self._index.add_told(self.key, packed(names))

    def _compared(self, other: Signature, names: Hashes, *, by_print: bool) -> Iterator[Measured]:
        side = self._other(other)
        if (link := self._measured(other, near(self._side, side))) is not None:
            yield link
            return
        if by_print and (link := self._measured(other, passages(*self._ordered(side)))) is not None:
            yield link
        theirs = unpacked(other.anchors or b"")
        if min(len(names), len(theirs)) < TELLING or common(names, theirs) < CANDIDATE:
            return
        if (link := self._measured(other, rewriting(*self._ordered(side)))) is not None:
            yield link

    def _other(self, other: Signature) -> _Side:
        def theirs() -> Text:
            text, skip = self._index.words(other.key)
            return Text(id=other.digest, text=text, skip=skip)

        return _Side(self._linker, other.digest, unpacked(other.shingles), theirs)

    def _ordered(self, other: _Side) -> tuple[Words, Words]:
        """Both texts as words, the one with the smaller digest first."""
        one, two = sorted((self._side, other), key=lambda side: side.digest)
        return one.words, two.words

    def _measured(self, other: Signature, found: Likeness | None) -> Measured | None:
        if found is None:
            return None
        one, two = self.key, other.key
        if other.digest < self._sign.digest:
            one, two = two, one
        return Measured(one, two, str(found.kind), found.score, found.shared, found.passages, found.why)


def link_pending(ledger: Ledger, linker: Linker, recorded_at: str) -> int:
    """Compares what an earlier version wrote, or did not compare: how many articles were there?"""
    return ledger.compare(linker, recorded_at, at_once=_AT_ONCE)
