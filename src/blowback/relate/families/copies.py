"""Which texts share their wording: the same text, cut or edited, or passages of it within another?

What is measured here of two texts depends on their words alone. Whether passages make a copy depends on the
outlets, too, and on what they are known to repeat: that is judged when somebody asks (``excerpt``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple, Protocol
from zlib import crc32

import msgspec

from blowback.relate.families.kinship import CopyKind, Likeness
from blowback.relate.families.signature import RUN, SHINGLE, common
from blowback.relate.families.texts import Words

if TYPE_CHECKING:
    from blowback.relate.families.signature import Hashes

_WHOLE = 0.95  # share of the shorter text: all of it but its furniture
_MOST = 0.5  # share of a text that is most of it
_UNCUT = 0.75  # share of the longer text that the shorter has where only furniture was added
_NEAR = 0.5  # share of the shorter text, where it is most of the longer, too
_NEAR_WORDS = 20  # short notes that have one sentence in common are no copies
_LONG_RUN = 10  # words of a run that counts as a passage
_KEPT = 20  # words in passages that are worth keeping, as evidence of what an outlet repeats
_PASSAGES, _LEAST_SHARE = 30, 0.12  # words in passages that make an excerpt, and their share of the shorter
_TOLD = 20  # of these words, so many outside of what both quote: a statement is anybody's to quote
_QUOTED = 50  # where there are none, as in an interview, so many in several passages
_NEWS = 0.5  # of a text: what stands before is its news, not what was known already
_OWN_NEWS = 0.25  # and where an outlet repeats itself, its lead


class Pair(NamedTuple):
    """Two texts beside each other, and where their words are the same."""

    one: Words
    other: Words
    runs: tuple[tuple[int, int, int], ...]  # from which word, to which word of the other, how many

    @property
    def shared(self) -> int:
        """How many words stand in common passages?"""
        return sum(size for _, _, size in self.runs)


class Passage(msgspec.Struct, frozen=True, array_like=True):
    """Words that two texts have in common: where they stand in both, and what they are."""

    one: int
    other: int
    size: int
    told: int  # words outside of what both quote
    quotes: bool  # is there a quotation in it, in either text?
    runs: tuple[int, ...]  # hashes of its runs of words


class Passages(msgspec.Struct, frozen=True, array_like=True):
    """The passages that two texts have in common, and how many words both have."""

    sizes: tuple[int, int]
    found: tuple[Passage, ...]


_DECODER = msgspec.msgpack.Decoder(Passages)


def beside(one: Words, other: Words, least: int = _LONG_RUN) -> Pair:
    """Where do two texts have runs of at least so many words in common, each word counted once?"""
    places: dict[str, list[int]] = defaultdict(list)
    for index in range(len(other.keys) - RUN + 1):
        places[" ".join(other.keys[index : index + RUN])].append(index)
    runs: list[tuple[int, int, int]] = []
    used: set[int] = set()
    at = 0
    while at <= len(one.keys) - RUN:
        best = (0, 0)
        for start in places.get(" ".join(one.keys[at : at + RUN]), ()):
            if start in used:
                continue
            size = RUN
            while (
                at + size < len(one.keys)
                and start + size < len(other.keys)
                and one.keys[at + size] == other.keys[start + size]
                and start + size not in used
            ):
                size += 1
            best = max(best, (size, -start))
        size, start = best[0], -best[1]
        if size >= least:
            runs.append((at, start, size))
            used.update(range(start, start + size))
        at += max(size, 1)
    return Pair(one, other, tuple(runs))


class Compared(Protocol):
    """A text of which more is told where the runs of words do not decide."""

    @property
    def shingles(self) -> Hashes:
        """The hashes of its runs of words."""

    @property
    def quoted(self) -> int:
        """How many of its words stand in quotations."""

    @property
    def words(self) -> Words:
        """Its words."""


def near(one: Compared, other: Compared) -> Likeness | None:
    """Do two texts share most of their words?"""
    fewer, more = sorted((len(one.shingles), len(other.shingles)))
    if fewer == 0:
        return None
    both = common(one.shingles, other.shingles)
    held = both / fewer
    if held < _WHOLE:
        if held < _NEAR or both < _MOST * more or both + SHINGLE - 1 < _NEAR_WORDS:
            return None
        told = any(both - each.quoted >= _TOLD for each in (one, other))
        if not told and not _is_news(_passages(beside(one.words, other.words))):
            return None
    kind = CopyKind.VERBATIM if held >= _WHOLE and both >= _UNCUT * more else CopyKind.NEAR
    what = "all but additions" if kind is CopyKind.VERBATIM else f"{held:.0%} of the shorter"
    shared = both + SHINGLE - 1
    return Likeness(kind, round(held, 4), shared, f"{shared} words run alike, {what}")


def passages(one: Words, other: Words) -> Likeness | None:
    """Which passages do two texts have in common, as they stand in both? None where they tell nothing."""
    pair = beside(one, other)
    if pair.shared < _KEPT:
        return None
    share = pair.shared / min(len(one.keys), len(other.keys))
    return Likeness(
        CopyKind.EXCERPT,
        round(share, 4),
        pair.shared,
        _said(pair.shared, share),
        msgspec.msgpack.encode(Passages((len(one.keys), len(other.keys)), _passages(pair))),
    )


def opened(packed: bytes) -> Passages:
    """The passages of a measurement."""
    return _DECODER.decode(packed)


def excerpt(pair: Passages, known: AbstractSet[int], *, same_outlet: bool) -> Likeness | None:
    """Do passages make an excerpt?

    Args:
        pair: the passages that two texts share.
        known: runs of words that outlets keep at hand; passages of them do not count.
        same_outlet: whether one outlet published both.
    """
    kept = [each for each in pair.found if 2 * sum(run in known for run in each.runs) < len(each.runs)]
    shared = sum(each.size for each in kept)
    share = shared / min(pair.sizes)
    if shared < _PASSAGES or share < _LEAST_SHARE or not _is_news(kept):
        return None
    if is_background(Passages(pair.sizes, tuple(kept)), same_outlet=same_outlet):
        return None
    return Likeness(CopyKind.EXCERPT, round(min(share, 1.0), 4), shared, _said(shared, share))


def _said(shared: int, share: float) -> str:
    return f"{shared} words run alike, {share:.0%} of the shorter"


def _passages(pair: Pair) -> tuple[Passage, ...]:
    return tuple(_passage(pair, *run) for run in pair.runs)


def _passage(pair: Pair, one: int, other: int, size: int) -> Passage:
    first, second = pair.one.words[one : one + size], pair.other.words[other : other + size]
    keys = pair.one.keys[one : one + size]
    return Passage(
        one=one,
        other=other,
        size=size,
        told=sum(not (a.quoted and b.quoted) for a, b in zip(first, second, strict=True)),
        quotes=max(_longest(w.quoted for w in first), _longest(w.quoted for w in second)) >= _LONG_RUN,
        runs=tuple(crc32(" ".join(keys[at : at + RUN]).encode()) for at in range(size - RUN + 1)),
    )


def _longest(quoted: Iterable[bool]) -> int:
    longest = here = 0
    for each in quoted:
        here = here + 1 if each else 0
        longest = max(longest, here)
    return longest


def _is_news(found: Sequence[Passage]) -> bool:
    """Are the passages more than a statement that anybody may quote?"""
    if sum(each.told for each in found) >= _TOLD:
        return True
    return len(found) > 1 and sum(each.size for each in found) >= _QUOTED


def is_background(pair: Passages, *, same_outlet: bool) -> bool:
    """Is all that is shared what outlets keep at hand: passages without a quotation, in the second half?

    A later report takes over such a passage from an earlier one of the same story. Who excerpts a report
    takes the news: what stands first, and what was said.
    """
    found, sizes = pair.found, pair.sizes
    if not found or any(each.quotes for each in found):
        return False
    news = _OWN_NEWS if same_outlet else _NEWS
    if min(each.one for each in found) < sizes[0] * news or min(e.other for e in found) < sizes[1] * news:
        return False
    return sum(each.size for each in found) < _MOST * min(sizes)
