"""What came of what was expected, promised, demanded or threatened?

*Met*: a deed of the same type by the one of whom it was expected. *Contradicted*: those of whom it was
expected are told to stand against the holder: hostile deeds or positions, or help to the one against whom it
was expected. Else *open*: that nothing is told is no failure. What precedes the expectation does not count
where both are dated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from blowback.ledger import LedgerClaim
from blowback.records import Claim, EventTime, ExpectedOutcome
from blowback.relate.dyads import Edge
from blowback.relate.view import View
from blowback.relate.wording import is_deed
from blowback.text.ids import digest
from blowback.vocab.claims import ClaimKind, Role, StateKind
from blowback.vocab.plover import valence_sign


def outcomes(view: View, edges: Sequence[Edge]) -> list[ExpectedOutcome]:
    """All expectations of the ledger with what is said to have come of them, in order of telling."""
    found: dict[str, ExpectedOutcome] = {}
    for row in view.claims:
        expectation = row.claim.expectation
        if expectation is None:
            continue
        content = view.by_id.get(expectation.content or "")
        outcome, answers = _outcome(view, edges, row, content)
        pair = _same_pair(found, expectation.holder, expectation.of, content)
        result = ExpectedOutcome(
            id=pair or digest("expectation", row.claim.id),
            holder=expectation.holder,
            of=expectation.of,
            kind=expectation.kind,
            content=expectation.content,
            outcome=outcome,
            lag_days=_lag(row.claim.event_time, [a.claim.event_time for a in answers]),
            claims=tuple(
                dict.fromkeys([row.claim.id, *((content.claim.id,) if content is not None else ())])
            ),
            outcome_claims=tuple(a.claim.id for a in answers),
        )
        found.setdefault(result.id, result)
    return list(found.values())


def _same_pair(
    found: dict[str, ExpectedOutcome], holder: str | None, of: str | None, content: LedgerClaim | None
) -> str | None:
    """One expectation told by two words of a sentence ("expected to help subdue") is one."""
    for result in found.values():
        if (result.holder, result.of) == (holder, of) and content is not None and result.content is not None:
            words = {*result.claims}
            if content.claim.content_of in words or content.claim.id in words:
                return result.id
    return None


def _outcome(
    view: View, edges: Sequence[Edge], row: LedgerClaim, content: LedgerClaim | None
) -> tuple[str, list[LedgerClaim]]:
    expectation = row.claim.expectation
    assert expectation is not None
    if expectation.holder is None or expectation.of is None or content is None:
        return "open", []
    holder = view.rollup.whole(expectation.holder, members=True)
    doer = view.rollup.whole(expectation.of, members=True)
    later = [e for e in edges if e.row.claim.id != row.claim.id and not _precedes(e.row.claim, row.claim)]
    by_doer = [e for e in later if e.source == doer]
    targets = _actors(view, content.claim, Role.RECIPIENT) | _actors(view, content.claim, Role.AGAINST)
    met = [
        e.row
        for e in by_doer
        if e.row.claim.event_type is content.claim.event_type
        and content.claim.event_type is not None
        and e.target in targets
        and is_deed(e.row.claim)
        and e.row.claim.claim_kind is ClaimKind.EVENT
    ]
    friendly = (
        content.claim.event_type is None or valence_sign(content.claim.event_type, content.claim.mode) >= 0
    )
    against = [e.row for e in by_doer if e.target == holder and e.sign < 0 and _told(e)] if friendly else []
    enemies = _actors(view, content.claim, Role.AGAINST) | (
        targets - {holder, doer} if not friendly else set()
    )
    against += [e.row for e in by_doer if e.target in enemies and e.sign > 0 and is_deed(e.row.claim)]
    if against:
        return "contradicted", _unique(against)
    return ("met", _unique(met)) if met else ("open", [])


def _told(edge: Edge) -> bool:
    claim = edge.row.claim
    relations = claim.state is not None and claim.state.kind is StateKind.RELATIONS
    return is_deed(claim) and (claim.claim_kind in (ClaimKind.EVENT, ClaimKind.POSITION) or relations)


def _actors(view: View, claim: Claim, role: Role) -> set[str]:
    return {
        view.rollup.whole(p.actor, members=True)
        for p in claim.participants
        if p.role is role and p.actor is not None
    }


def _precedes(one: Claim, other: Claim) -> bool:
    first, second = one.event_time, other.event_time
    if first is None or second is None or first.end is None or second.start is None:
        return False
    return first.end <= second.start


def _unique(rows: Sequence[LedgerClaim]) -> list[LedgerClaim]:
    return list({row.claim.id: row for row in rows}.values())


def _lag(expected: EventTime | None, answers: Sequence[EventTime | None]) -> int | None:
    """Days from the expectation to the first dated answer, where both are dated to the day."""
    if expected is None or expected.start is None:
        return None
    starts = sorted(a.start for a in answers if a is not None and a.start is not None)
    if not starts:
        return None
    return (date.fromisoformat(starts[0][:10]) - date.fromisoformat(expected.start[:10])).days
