"""How does the best witness tell what a claim of a copy tells, and what do other copies read there?

The sentence of a claim is laid beside those of the best witness. Of what is told there, the claim of the same
kind with the same who and whom is the one that it corresponds to. Of a copy in other words, where sentences
have no counterpart, it is the only claim of the same event with the same who and whom.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from blowback.ledger import ClaimFilter, LedgerClaim
from blowback.records import Claim, Record, Span
from blowback.relate.families.kinship import CopyKind, Family, Variant
from blowback.relate.families.lookup import families_of, text_of
from blowback.relate.families.texts import Words
from blowback.relate.families.variants import aligned, placed
from blowback.relate.view import View
from blowback.text.spans import overlaps

_Sentence = tuple[int, int]  # its first word, and the one after its last


class Witnessed(Record, frozen=True, kw_only=True):
    """What the best witness of a family has in the place of a claim.

    Attributes:
        best: the best witness.
        same_as: its claim that tells the same; the claim itself where it is of the best witness.
        evidence: where it tells it; none where it does not, or in other words.
        reads: its words there, with initials for names that are kept back.
        variants: where copies differ from it in that sentence.
    """

    claim: str
    article: str
    family: str
    best: str
    same_as: str | None = None
    evidence: Span | None = None
    reads: str | None = None
    variants: tuple[Variant, ...] = ()


def witnessed(view: View, claims: Iterable[LedgerClaim]) -> Mapping[str, Witnessed]:
    """How does the best witness tell what these claims tell? Those of articles without copies are left out.

    Variants keep their readings beside each other; names that the view keeps back are initials in them.
    """
    by_article: dict[str, list[LedgerClaim]] = defaultdict(list)
    for row in claims:
        by_article[row.article].append(row)
    found: dict[str, Witnessed] = {}
    for family in families_of(view, by_article):
        if len(family.articles) > 1:
            beside = Beside(view, family)
            for article in family.articles:
                found.update((row.claim.id, beside.of(row)) for row in by_article.get(article, ()))
    return found


class Beside:
    """A family whose copies are laid beside the best witness."""

    def __init__(self, view: View, family: Family) -> None:
        self._view, self._family = view, family
        self._held: dict[str, Words] = {}
        self._lined: dict[str, dict[_Sentence, _Sentence]] = {}

    def of(self, row: LedgerClaim) -> Witnessed:
        """What the best witness has in the place of a claim."""
        best = self._family.best
        sentence = self._counterpart(row)
        span = None if sentence is None else _characters(self._words(best), sentence)
        if row.article == best:
            same: str | None = row.claim.id
        else:
            same = _corresponding(row.claim, [r.claim for r in self._claims], span)
        return Witnessed(
            claim=row.claim.id,
            article=row.article,
            family=self._family.id,
            best=best,
            same_as=same,
            evidence=span,
            reads=None if sentence is None else self._reads(sentence),
            variants=() if sentence is None else self._variants_within(sentence),
        )

    def _counterpart(self, row: LedgerClaim) -> _Sentence | None:
        """Which sentence of the best witness is the one that a claim was read from?"""
        own = _sentence_of(self._words(row.article), row.claim.trigger)
        if own is None or row.article == self._family.best:
            return own
        if row.article not in self._lined:
            copy = self._words(row.article)
            self._lined[row.article] = {
                theirs: ours for ours, theirs in aligned(self._words(self._family.best), copy)
            }
        return self._lined[row.article].get(own)

    def _reads(self, sentence: _Sentence) -> str:
        best = self._family.best
        return self._view.shown(best, self._words(best).runs(*sentence))

    def _variants_within(self, sentence: _Sentence) -> tuple[Variant, ...]:
        return tuple(variant for (at, _), variant in self._placed if sentence[0] <= at < sentence[1])

    @cached_property
    def _placed(self) -> Sequence[tuple[tuple[int, int], Variant]]:
        family = self._family
        compared = [each.article for each in family.witnesses if each.article != family.best]
        copies = [
            (self._words(article), family.kind_of_copy[article])
            for article in sorted(compared)
            if family.kind_of_copy[article] is not CopyKind.REWRITTEN
        ]
        return [
            (
                place,
                replace(variant, articles={a: self._view.shown(a, t) for a, t in variant.articles.items()}),
            )
            for place, variant in placed(self._words(family.best), copies)
        ]

    @cached_property
    def _claims(self) -> Sequence[LedgerClaim]:
        return list(self._view.select(ClaimFilter(articles=(self._family.best,))))

    def _words(self, article: str) -> Words:
        if article not in self._held:
            self._held[article] = Words(text_of(self._view, article))
        return self._held[article]


def _corresponding(claim: Claim, others: Sequence[Claim], span: Span | None) -> str | None:
    """Which of the best witness's claims tells what a claim tells?"""
    like = [
        other
        for other in others
        if (other.claim_kind, other.event_type) == (claim.claim_kind, claim.event_type)
        and (other.content_of is None) == (claim.content_of is None)
    ]
    if span is not None:
        like = [other for other in like if overlaps(span, other.trigger)]
    same = [other for other in like if _who_and_whom(other) == _who_and_whom(claim)]
    if span is None:
        return same[0].id if len(same) == 1 and claim.event_type is not None else None
    chosen = same or like
    return min(chosen, key=lambda other: (other.trigger, other.id)).id if len(chosen) else None


def _who_and_whom(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(claim.actors)), tuple(sorted(claim.recipients))


def _sentence_of(words: Words, span: Span) -> _Sentence | None:
    """Which sentence of a text has the first character of a span?"""
    place = bisect_right([word.start for word in words.words], span[0]) - 1
    if place < 0 or words.words[place].end <= span[0]:
        return None
    return words.sentences[words.words[place].sentence]


def _characters(words: Words, sentence: _Sentence) -> Span:
    return words.words[sentence[0]].start, words.words[sentence[1] - 1].end
