"""Where do copies differ in what matters: a figure, a date, an acronym, a name, a negation, a pronoun?

Sentences are aligned with those of the best witness and compared word by word; differences of wording are
passed over. Of a copy in other words only figures are compared, where names and figures around them agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from blowback.relate.families.anchors import skeleton
from blowback.relate.families.kinship import CopyKind, Variant
from blowback.relate.families.texts import Words
from blowback.text.data import toml

_SAME_SENTENCE = 0.6  # of the words, in order
_CHANGED = 3  # words: what is longer was told anew
_AROUND = 3  # words shown on each side

_Place = tuple[int, int, str]  # from which to which word of the best witness, and what differs


def variants(best: Words, copies: Sequence[tuple[Words, CopyKind]]) -> Iterator[Variant]:
    """Where do copies differ from the best witness, in its order?"""
    return (variant for _, variant in placed(best, copies))


def placed(
    best: Words, copies: Sequence[tuple[Words, CopyKind]]
) -> Iterator[tuple[tuple[int, int], Variant]]:
    """At which words of the best witness do copies differ from it?"""
    found: dict[_Place, dict[str, str]] = defaultdict(dict)
    for words, kind in copies:
        if kind is CopyKind.REWRITTEN:
            continue
        for first, last, what, reading in _differences(best, words):
            found[first, last, what].setdefault(words.text.id, reading)
    for (first, last, what), readings in sorted(found.items()):
        start, end = best.sentences[best.words[min(first, len(best.words) - 1)].sentence]
        own = best.runs(max(first - _AROUND, start), max(min(last + _AROUND, end), last))
        yield (
            (first, last),
            Variant(what=what, articles={best.text.id: own, **dict(sorted(readings.items()))}),
        )


def _differences(best: Words, other: Words) -> Iterator[tuple[int, int, str, str]]:
    for (a, b), (c, d) in aligned(best, other):
        matcher = SequenceMatcher(None, best.keys[a:b], other.keys[c:d], autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            if tag == "equal" or max(j - i, m - k) > _CHANGED:
                continue
            what = _what(best, other, range(a + i, a + j), range(c + k, c + m))
            if what is not None:
                reading = other.runs(max(c + k - _AROUND, c), min(c + m + _AROUND, d))
                yield a + i, a + j, what, reading


def aligned(best: Words, other: Words) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Which sentence of a copy is which of the best witness: the most alike, where it is alike enough?"""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (a, b) in best.sentences.items():
        for key in set(best.keys[a:b]):
            holders[key].append(number)
    for c, d in other.sentences.values():
        counts: dict[int, int] = defaultdict(int)
        for key in sorted(set(other.keys[c:d])):
            for number in holders.get(key, ()):
                counts[number] += 1
        for number in sorted(counts, key=lambda n: (-counts[n], n))[:2]:
            a, b = best.sentences[number]
            if (
                SequenceMatcher(None, best.keys[a:b], other.keys[c:d], autojunk=False).ratio()
                >= _SAME_SENTENCE
            ):
                yield (a, b), (c, d)
                break


def _what(best: Words, other: Words, ours: range, theirs: range) -> str | None:
    """What kind of difference is it, if it matters?"""
    one, two = [best.keys[i] for i in ours], [other.keys[i] for i in theirs]
    if _negated(one) != _negated(two):
        return "negation"
    if not one or not two:
        return None
    if _persons(one) != _persons(two) and _persons(one) and _persons(two):
        return "pronoun"
    if set(one) & _dates() and set(two) & _dates():
        return "date"
    if any(k[0].isdigit() for k in one) and any(k[0].isdigit() for k in two):
        return "figure"
    if set(one) & _numbers() and set(two) & _numbers() and set(one) != set(two):
        return "figure"
    written = [[w.written(i) for i in r] for w, r in ((best, ours), (other, theirs))]
    if all(len(w) == 1 and len(w[0]) > 1 and w[0].isupper() for w in written):
        return "acronym"
    names = [[w for w in side if w[0].isupper()] for side in written]
    if len(names[0]) == len(names[1]) == 1 and _is_spelling(names[0][0].lower(), names[1][0].lower()):
        return "name"
    return None


def _is_spelling(one: str, other: str) -> bool:
    """Are two names the same one, spelled in two ways?"""
    return skeleton(one) == skeleton(other) or SequenceMatcher(None, one, other).ratio() >= 0.7


def _negated(keys: Sequence[str]) -> bool:
    table = toml("blowback.relate.families", "marks.toml")
    return any(key in table["negations"] or key.endswith("n't") for key in keys)


@cache
def _pronouns() -> dict[str, str]:
    table = toml("blowback.relate.families", "marks.toml")["pronouns"]
    return {word: who for who, row in table.items() for word in row}


def _persons(keys: Sequence[str]) -> set[str]:
    return {_pronouns()[key] for key in keys if key in _pronouns()}


@cache
def _dates() -> frozenset[str]:
    return frozenset(toml("blowback.relate.families", "marks.toml")["dates"]["words"])


@cache
def _numbers() -> frozenset[str]:
    table = toml("blowback.relate.families", "numbers.toml")
    return frozenset({"one", *table["units"], *table["tens"], *table["scales"]})
