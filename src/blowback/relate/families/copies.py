"""Which texts share their wording: the same text, cut or edited, or passages of it within another?

Two steps find the pairs, neither of which compares every text with every other. MinHash signatures find
texts that are alike as wholes; fingerprints (the smallest hash in each window of runs of words) find
passages however little of the whole they are. What either proposes is verified on the words themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from blowback.relate.families.kinship import CopyKind, Kinship
from blowback.relate.families.texts import Words

SHINGLE = 5  # words in a run that MinHash and the shares are counted in
RUN = 6  # words in a run that is hashed for fingerprints
WINDOW = 6  # of so many neighbouring runs one is kept: passages of RUN + WINDOW - 1 words are found
_SIGNATURE, _BANDS, _SEED = 128, 32, 20_210_815
_ALIKE = 0.5  # Jaccard from which on a text stands for its near copies
_WHOLE = 0.95  # share of the shorter text: all of it but its furniture
_MOST = 0.5  # share of a text that is most of it
_UNCUT = 0.75  # share of the longer text that the shorter has where only furniture was added
_NEAR = 0.5  # share of the shorter text, where it is most of the longer, too
_NEAR_WORDS = 20  # short notes that have one sentence in common are no copies
_LONG_RUN = 10  # words of a run that counts as a passage
_PASSAGES, _LEAST_SHARE = 30, 0.12  # words in passages, and their share of the shorter text
_TOLD = 20  # of these words, so many outside of what both quote: a statement is anybody's to quote
_QUOTED = 50  # where there are none, as in an interview, so many in several passages
_NEWS = 0.5  # of a text: what stands before is its news, not what was known already
_OWN_NEWS = 0.25  # and where an outlet repeats itself, its lead
_COMMON = 64  # a fingerprint of more texts is a set phrase


class Pair(NamedTuple):
    """Two texts beside each other, and where their words are the same."""

    one: Words
    other: Words
    runs: tuple[tuple[int, int, int], ...]  # from which word, to which word of the other, how many

    @property
    def shared(self) -> int:
        """How many words stand in common passages?"""
        return sum(size for _, _, size in self.runs)


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


def wording(one: Words, other: Words, known: AbstractSet[str] = frozenset()) -> Kinship | None:
    """How are two texts akin by their wording? None where each is its own.

    Args:
        one: a text.
        other: another.
        known: runs of words that outlets keep at hand, see ``kept_at_hand``; passages of them do not count.
    """
    one, other = sorted((one, other), key=lambda words: words.text.id)
    first, second = one.shingles(SHINGLE), other.shingles(SHINGLE)
    fewer, more = sorted((len(first), len(second)))
    if fewer == 0:
        alike = one.keys == other.keys
        return _kinship(one, other, CopyKind.VERBATIM, 1.0, len(one.keys)) if alike else None
    both = len(first & second)
    held = both / fewer
    whole = both >= _MOST * more
    if held >= _WHOLE or (held >= _NEAR and whole and both + SHINGLE - 1 >= _NEAR_WORDS):
        if held < _WHOLE and not _is_news(beside(one, other)):
            return None
        kind = CopyKind.VERBATIM if held >= _WHOLE and both >= _UNCUT * more else CopyKind.NEAR
        return _kinship(one, other, kind, held, both + SHINGLE - 1, whole=whole)
    pair = _without(beside(one, other), known)
    share = pair.shared / min(len(one.keys), len(other.keys))
    if pair.shared < _PASSAGES or share < _LEAST_SHARE or not _is_news(pair) or _is_background(pair):
        return None
    return _kinship(one, other, CopyKind.EXCERPT, share, pair.shared, whole=False)


def _kinship(
    one: Words, other: Words, kind: CopyKind, share: float, shared: int, *, whole: bool = True
) -> Kinship:
    first, second = sorted((one.text.id, other.text.id))
    what = "all but additions" if kind is CopyKind.VERBATIM else f"{share:.0%} of the shorter"
    return Kinship(
        articles=(first, second),
        kind=kind,
        score=round(min(share, 1.0), 4),
        shared=shared,
        whole=whole,
        why=f"{shared} words run alike, {what}",
    )


def kept_at_hand(pairs: Iterable[tuple[Words, Words]]) -> frozenset[str]:
    """Which runs of words do outlets repeat in later reports of their own as background?

    Who excerpts the first report may take such a passage too, and is then no kin of the later ones.
    """
    found: set[str] = set()
    for one, other in pairs:
        if one.text.outlet is None or one.text.outlet != other.text.outlet:
            continue
        pair = beside(one, other)
        if pair.runs and _is_background(pair):
            found.update(run for a, _, size in pair.runs for run in _runs_within(one, a, size))
    return frozenset(found)


def _runs_within(words: Words, first: int, size: int) -> list[str]:
    return [" ".join(words.keys[i : i + RUN]) for i in range(first, first + size - RUN + 1)]


def _without(pair: Pair, known: AbstractSet[str]) -> Pair:
    """A pair without the passages that are for the most part known runs."""
    if not known:
        return pair
    kept = []
    for run in pair.runs:
        within = _runs_within(pair.one, run[0], run[2])
        if 2 * sum(each in known for each in within) < len(within):
            kept.append(run)
    return pair._replace(runs=tuple(kept))


def _is_news(pair: Pair) -> bool:
    """Are the passages more than a statement that anybody may quote?"""
    told = sum(
        not (pair.one.words[a + n].quoted and pair.other.words[b + n].quoted)
        for a, b, size in pair.runs
        for n in range(size)
    )
    return told >= _TOLD or (len(pair.runs) > 1 and pair.shared >= _QUOTED)


def _is_background(pair: Pair) -> bool:
    """Is all that is shared what outlets keep at hand: passages without a quotation, in the second half?

    A later report takes over such a passage from an earlier one of the same story. Who excerpts a report
    takes the news: what stands first, and what was said.
    """
    outlet = pair.one.text.outlet
    news = _OWN_NEWS if outlet is not None and outlet == pair.other.text.outlet else _NEWS
    for words, side in ((pair.one, 0), (pair.other, 1)):
        if min(run[side] for run in pair.runs) < len(words.words) * news:
            return False
        if any(_longest_quoted(words, run[side], run[side] + run[2]) >= _LONG_RUN for run in pair.runs):
            return False
    return pair.shared < _MOST * min(len(pair.one.keys), len(pair.other.keys))


def _longest_quoted(words: Words, first: int, last: int) -> int:
    longest = here = 0
    for word in words.words[first:last]:
        here = here + 1 if word.quoted else 0
        longest = max(longest, here)
    return longest


# --- which pairs to look at -----------------------------------------------------------------------


def leaders(texts: Sequence[Words]) -> tuple[list[Words], list[Kinship]]:
    """Which texts stand for their near copies, and how is each copy akin to the one that stands for it?

    A text is compared with those that stand for others, never with every copy, so that the ten-thousandth
    copy of one text costs what the tenth did.
    """
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=_ALIKE, num_perm=_SIGNATURE, num_bands=_BANDS)
    standing: list[Words] = []
    same: dict[tuple[str, ...], Words] = {}
    found: list[Kinship] = []
    for words in texts:
        if (twin := same.setdefault(words.keys, words)) is not words and words.keys:
            found.append(_kinship(twin, words, CopyKind.VERBATIM, 1.0, len(words.keys)))
            continue
        shingles = words.shingles(SHINGLE)
        if not shingles:
            standing.append(words)
            continue
        signature = RMinHash(num_perm=_SIGNATURE, seed=_SEED)
        signature.update(sorted(shingles))
        best: tuple[float, Words] | None = None
        for at in sorted(index.query(signature)):
            others = standing[at].shingles(SHINGLE)
            alike = len(shingles & others) / len(shingles | others)
            if alike >= _ALIKE and (best is None or alike > best[0]):
                best = (alike, standing[at])
        akin = wording(best[1], words) if best is not None else None
        if akin is not None:
            found.append(akin)
            continue
        index.insert(len(standing), signature)
        standing.append(words)
    return standing, found


def fingerprints(words: Words) -> set[int]:
    """Which runs of words stand for the text: the smallest hash of each window?"""
    hashes = [
        crc32(" ".join(words.keys[i : i + RUN]).encode()) for i in range(max(len(words.keys) - RUN + 1, 0))
    ]
    return {min(hashes[i : i + WINDOW]) for i in range(max(len(hashes) - WINDOW + 1, 1 if hashes else 0))}


def with_passages(texts: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Which pairs of texts may share a passage? Those with a fingerprint in common."""
    by_print: dict[int, list[int]] = defaultdict(list)
    for number, words in enumerate(texts):
        for each in fingerprints(words):
            by_print[each].append(number)
    yield from pairs_of(by_print, texts, least=2, common=_COMMON)


def pairs_of(
    holders: Mapping[int, Sequence[int]] | Mapping[str, Sequence[int]],
    texts: Sequence[Words],
    *,
    least: int,
    common: int,
) -> Iterator[tuple[Words, Words]]:
    """Which pairs share at least so many keys, without those that more than ``common`` texts have?"""
    counts: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= common:
            counts.update(combinations(numbers, 2))
    for (one, other), shared in sorted(counts.items()):
        if shared >= least:
            yield texts[one], texts[other]
