"""Which claims did analysts accept, correct or reject, and how do they stand then?

The machine's row is never touched: what an analyst says of it is laid over it in every view, and is gone
again when it is taken back. Of several judgements on one claim the last counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from blowback.errors import InputError
from blowback.ledger import ClaimFilter, Judgement, JudgementKind, LedgerClaim, Review, Verdict
from blowback.records import Claim
from blowback.text.instants import end_of, instant
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType, quad

VERDICTS: Final = (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT)
CORRECTABLE: Final = (
    *("claim_kind", "event_type", "mode", "contexts", "participants", "responsibility", "extent", "state"),
    *("position", "event_time", "place", "factuality", "modality", "backing", "expectation", "quantities"),
    *("stance", "speaker"),
)


class Reviewed:
    """What analysts say of claims.

    Args:
        judgements: those that stand, in the order in which they were made.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._last: dict[str, Judgement] = {}
        for each in judgements:
            if each.kind is JudgementKind.CLAIM and each.verdict in VERDICTS:
                self._last[each.subject] = each

    def __bool__(self) -> bool:
        """Is there anything to follow?"""
        return bool(self._last)

    def ids(self, *verdicts: Verdict) -> tuple[str, ...]:
        """On which claims is one of these the last word?"""
        return tuple(sorted(each for each, judged in self._last.items() if judged.verdict in verdicts))

    def outranked(self, judgements: Iterable[Judgement]) -> dict[str, str]:
        """Which of the judgements on claims do not count, and which ones count instead, by their ids?"""
        return {
            each.id: last.id
            for each in judgements
            if each.verdict in VERDICTS and (last := self._last[each.subject]).id != each.id
        }

    def followed(self, rows: Iterable[LedgerClaim]) -> Iterator[LedgerClaim]:
        """The claims that are not rejected, corrected where they were, marked where anybody said anything."""
        for row in rows:
            judged = self._last.get(row.claim.id)
            if judged is None:
                yield row
            elif judged.verdict is not Verdict.REJECT:
                yield _reviewed(row, judged)


def _reviewed(row: LedgerClaim, judged: Judgement) -> LedgerClaim:
    review = Review(
        judgement=judged.id,
        verdict=judged.verdict,
        judge=judged.judge,
        reason=judged.reason,
        recorded_at=judged.recorded_at,
        fields=tuple(sorted(judged.correction or {})),
    )
    if not judged.correction:
        return msgspec.structs.replace(row, review=review)
    try:
        return msgspec.structs.replace(row, claim=corrected(row.claim, judged.correction), review=review)
    except InputError:  # the claim was read anew, or the vocabulary changed: what was said fits no more
        return msgspec.structs.replace(row, review=msgspec.structs.replace(review, fields=()))


def corrected(claim: Claim, correction: Mapping[str, Any]) -> Claim:
    """A claim with fields as an analyst says they are; what follows from them follows.

    Raises:
        InputError: a field is none that can be corrected, or its value does not fit.
    """
    if unknown := sorted(set(correction) - set(CORRECTABLE)):
        raise InputError(f"expected a field among {', '.join(CORRECTABLE)}; found {unknown[0]!r}")
    fields = msgspec.to_builtins(claim) | dict(correction)
    if "event_type" in correction:
        kind = correction["event_type"]
        fields["quad"] = quad(EventType(kind)) if kind in set(EventType) else None
        if "mode" not in correction:
            fields["mode"] = None
    if "participants" in correction:
        for name, role in (("actors", Role.ACTOR), ("recipients", Role.RECIPIENT)):
            some = (each for each in fields["participants"] if each.get("role") == role)
            fields[name] = tuple(dict.fromkeys(each.get("actor") or each.get("name") for each in some))
    try:
        return msgspec.convert(fields, Claim)
    except (msgspec.ValidationError, ValueError) as error:
        raise InputError(f"the correction does not make a claim: {error}. Nothing was judged") from error


def holds(row: LedgerClaim, wanted: ClaimFilter) -> bool:
    """Does a claim hold to what is wanted, as the ledger would say, but for its actors and speaker?"""
    claim, time = row.claim, row.claim.event_time
    told: tuple[tuple[Any, Any], ...] = (
        (wanted.ids, claim.id),
        (wanted.articles, row.article),
        (wanted.speaker_classes, claim.speaker.kind),
        (wanted.stances, claim.stance),
        (wanted.claim_kinds, claim.claim_kind),
        (wanted.event_types, claim.event_type),
        (wanted.modes, claim.mode),
        (wanted.quads, claim.quad),
        (wanted.factuality, claim.factuality),
        (wanted.modality, claim.modality),
        (wanted.extents, claim.extent),
        (wanted.state_kinds, claim.state.kind if claim.state else None),
        (wanted.backing_kinds, claim.backing.kind if claim.backing else None),
        (wanted.expectation_kinds, claim.expectation.kind if claim.expectation else None),
    )
    since, until = wanted.happened_from, wanted.happened_to
    return (
        all(values is None or value in values for values, value in told)
        and wanted.backing in (None, claim.backing is not None)
        and wanted.expectation in (None, claim.expectation is not None)
        and (wanted.min_confidence is None or claim.confidence >= wanted.min_confidence)
        and (since is None or (time is not None and (time.end is None or instant(time.end) > instant(since))))
        and (
            until is None
            or (time is not None and (time.start is None or instant(time.start) < end_of(until)))
        )
    )
