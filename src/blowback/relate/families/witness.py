"""Which copy is nearest to the origin, and why?

Points for what speaks for a copy, and against it; no single sign decides. An outlet that the others credit,
the earliest date and wording that others share speak for it; passages only, a cut end, damage, another
outlet's credit and words that no other copy has speak against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from blowback.relate.families.kinship import CopyKind, Kinship, Witness
from blowback.relate.families.signature import SHINGLE
from blowback.relate.families.texts import Words, fold
from blowback.text.data import toml

_WHOLE = 0.75  # of the median length: less is incomplete
_SENTENCE = 60  # characters
_NAMED = 40  # characters around the name of an outlet in which a credit stands
_END = re.compile(r"[.!?\"”’')\]]\s*$")


def witnesses(copies: Sequence[Words], links: Sequence[Kinship]) -> list[Witness]:
    """How do copies rank, the nearest to the origin first?"""
    copies = sorted(copies, key=lambda words: (words.text.published or "~", words.text.id))
    found = [_witness(words, copies, links) for words in copies]
    by_id = {words.text.id: words for words in copies}
    holders = Counter(run for words in copies for run in words.shingles(SHINGLE))

    def rank(witness: Witness) -> tuple[int, str, int, int, str]:
        """By points; then the earliest, that of which most stands in others, that without additions."""
        words = by_id[witness.article]
        attested = sum(holders[run] > 1 for run in words.shingles(SHINGLE))
        day = (words.text.published or "~")[:10]
        return (-witness.points, day, -attested, len(words.keys), witness.article)

    return sorted(found, key=rank)


def _witness(words: Words, copies: Sequence[Words], links: Sequence[Kinship]) -> Witness:
    signs = [
        *_dating(words, copies),
        *_crediting(words, copies),
        *_wording(words, links),
        *_state(words, copies),
    ]
    return Witness(
        article=words.text.id,
        points=sum(points for points, _ in signs),
        why=tuple(f"{points:+d} {why}" for points, why in signs),
    )


_Sign = tuple[int, str]


def _dating(words: Words, copies: Sequence[Words]) -> Iterable[_Sign]:
    days = sorted(each.text.published[:10] for each in copies if each.text.published)
    own = words.text.published
    if own and days[0] < days[-1] and own[:10] == days[0]:
        yield 2, "published first"
    if own and own[:10] > days[0]:
        yield -1, "published later"


def _crediting(words: Words, copies: Sequence[Words]) -> Iterable[_Sign]:
    by = sorted(each.text.id for each in copies if each is not words and is_credited(each, words.text.outlet))
    if by:
        yield min(len(by), 3) + 1, f"credited by {', '.join(by)}"
    outlets = sorted(
        {
            each.text.outlet
            for each in copies
            if each.text.outlet != words.text.outlet and is_credited(words, each.text.outlet)
        }
        - {None},
        key=str,
    )
    if outlets:
        yield -3, f"credits {outlets[0]}"


def _wording(words: Words, links: Sequence[Kinship]) -> Iterable[_Sign]:
    mine = [link for link in links if words.text.id in link.articles]
    if any(link.kind is not CopyKind.REWRITTEN for link in mine):
        yield 1, "has wording that others share"
    elif mine:
        yield -3, "has wording that no other copy has"


def _state(words: Words, copies: Sequence[Words]) -> Iterable[_Sign]:
    lengths = sorted(len(each.keys) for each in copies)
    if len(words.keys) < _WHOLE * lengths[len(lengths) // 2]:
        yield -2, "is shorter than others"
    if _is_cut(words):
        yield -2, "is cut off"
    for each in words.text.damage:
        yield -1, f"is damaged: {each.replace('_', ' ')}"


def _is_cut(words: Words) -> bool:
    last = words.text.text.rstrip().rsplit("\n", 1)[-1].lower()
    if any(last.endswith(mark) or last.startswith(mark) for mark in _marks("cut")):
        return True
    return len(last) >= _SENTENCE and not _END.search(last)  # what is shorter may be a credit


def is_credited(words: Words, outlet: str | None) -> bool:
    """Does a text name an outlet as where it, or a passage of it, was taken from?"""
    if not outlet:
        return False
    text = words.text.text
    for name in _names(outlet):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            before = fold(text[max(0, match.start() - _NAMED) : match.start()])
            after = fold(text[match.end() : match.end() + _NAMED])
            if any(re.search(rf"\b{re.escape(m)}\b", before) for m in _marks("credits")):
                return True
            if any(re.match(rf"\W*{m}\b", after) for m in ("reported", "reports", "wrote", "says", "report")):
                return True
    return False


@cache
def _names(outlet: str) -> tuple[str, ...]:
    """Under which names may an outlet be credited: whole, without its article, by its letters?"""
    bare = re.sub(r"^The\s+|\s*\(.*\)$|,.*$", "", outlet)
    letters = "".join(word[0] for word in re.findall(r"\w+", bare) if word[0].isupper())
    bracketed = re.findall(r"\(([A-Z]{2,})\)", outlet)
    return tuple(dict.fromkeys(n for n in (outlet, bare, letters, *bracketed) if len(n) >= 3))


@cache
def _marks(kind: str) -> tuple[str, ...]:
    return tuple(toml("blowback.relate.families", "marks.toml")[kind])
