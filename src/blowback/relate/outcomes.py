"""What came of what was expected, promised, demanded or threatened?

*Met*: a deed of the same type by the one who was to do it. *Contradicted*: that one is told to stand against
the holder: material hostility, refusal, a position, relations gone bad, or help to the one against whom it
was expected. Else *open*: that nothing is told is no failure. What precedes the expectation does not count
where both are dated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from blowback.ledger import LedgerClaim
from blowback.records import Claim, ExpectedOutcome
from blowback.relate.dyads import Edge
from blowback.relate.view import View
from blowback.relate.wording import is_deed
from blowback.text.ids import digest
from blowback.vocab.claims import ClaimKind, ExpectationKind, Role, StateKind
from blowback.vocab.plover import EventType, valence_sign
from blowback.vocab.relations import Outcome

_BY_HOLDER = (ExpectationKind.PROMISED, ExpectationKind.THREATENED)
_WEIGHT = (Outcome.CONTRADICTED, Outcome.FAILED, Outcome.MET, Outcome.OVERTAKEN, Outcome.OPEN)
_MATERIAL_CONFLICT = 4


def outcomes(view: View, edges: Sequence[Edge]) -> list[ExpectedOutcome]:
    """All expectations of the ledger with what is said to have come of them, in order of telling.

    What two words of one sentence tell ("expected to help subdue") is one expectation.
    """
    by_doer: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_doer[edge.source].append(edge)
    found: dict[tuple[object, ...], ExpectedOutcome] = {}
    for row in view.claims:
        expectation = row.claim.expectation
        if expectation is None:
            continue
        content = view.by_id.get(expectation.content or "")
        outcome, answers = _outcome(view, by_doer, row, content)
        told = [row.claim.id, *([content.claim.id] if content is not None else [])]
        single = ExpectedOutcome(
            id=digest("expectation", row.claim.id),
            holder=expectation.holder,
            of=expectation.of,
            kind=expectation.kind,
            content=expectation.content,
            outcome=outcome,
            lag_days=_lag(row.claim, answers),
            claims=tuple(dict.fromkeys(told)),
            outcome_claims=tuple(a.claim.id for a in answers),
        )
        sentence = (row.article, row.claim.evidence, single.holder, single.of, single.kind)
        found[sentence] = _joined(found[sentence], single) if sentence in found else single
    return list(found.values())


def _joined(one: ExpectedOutcome, other: ExpectedOutcome) -> ExpectedOutcome:
    """Two words of one expectation: what contradicts one of them contradicts it."""
    lags = [lag for lag in (one.lag_days, other.lag_days) if lag is not None]
    return msgspec.structs.replace(
        one,
        outcome=min(one.outcome, other.outcome, key=_WEIGHT.index),
        lag_days=min(lags, default=None),
        claims=tuple(dict.fromkeys(one.claims + other.claims)),
        outcome_claims=tuple(dict.fromkeys(one.outcome_claims + other.outcome_claims)),
    )


def _outcome(
    view: View, edges: Mapping[str, Sequence[Edge]], row: LedgerClaim, content: LedgerClaim | None
) -> tuple[Outcome, list[LedgerClaim]]:
    expectation = row.claim.expectation
    assert expectation is not None
    if expectation.holder is None or content is None:
        return Outcome.OPEN, []
    holder = view.rollup.whole(expectation.holder, members=True)
    other = view.rollup.whole(expectation.of, members=True) if expectation.of is not None else None
    doer, beside = (holder, other) if expectation.kind in _BY_HOLDER else (other, holder)
    if doer is None:
        return Outcome.OPEN, []
    own = {row.claim.id, content.claim.id}
    by_doer = [e for e in edges.get(doer, ()) if e.row.claim.id not in own and _follows(e.row, row)]
    against = _against(view, by_doer, content.claim, doer, beside)
    if against:
        return Outcome.CONTRADICTED, _unique(against)
    met = [e.row for e in by_doer if _meets(view, e, content.claim)]
    return (Outcome.MET, _unique(met)) if met else (Outcome.OPEN, [])


def _meets(view: View, edge: Edge, content: Claim) -> bool:
    """Is a deed of the type that was expected told, towards whom it was expected?"""
    claim = edge.row.claim
    targets = _actors(view, content, Role.RECIPIENT) | _actors(view, content, Role.AGAINST)
    same = content.event_type is not None and claim.event_type is content.event_type
    return same and edge.target in targets and is_deed(claim) and claim.claim_kind is ClaimKind.EVENT


def _against(
    view: View, by_doer: Sequence[Edge], content: Claim, doer: str, beside: str | None
) -> list[LedgerClaim]:
    """What is told that runs against it: hostility towards the other party, help to its adversary."""
    kind, mode = content.event_type, content.mode
    helpful = kind is None or valence_sign(kind, mode) >= 0
    targets = _actors(view, content, Role.RECIPIENT)
    enemies = _actors(view, content, Role.AGAINST) | (set() if helpful else targets - {doer, beside or ""})
    asked_for_by_other = beside is not None and (helpful or bool(enemies) or not targets)
    hostile = [e.row for e in by_doer if asked_for_by_other and e.target == beside and _is_contrary(e)]
    return hostile + [e.row for e in by_doer if e.target in enemies and e.sign > 0 and is_deed(e.row.claim)]


def _is_contrary(edge: Edge) -> bool:
    """Is it more than a harsh word: material hostility, refusal, a position, relations gone bad?"""
    claim = edge.row.claim
    if edge.sign >= 0 or not is_deed(claim):
        return False
    if claim.state is not None:
        return claim.state.kind is StateKind.RELATIONS
    material = claim.quad == _MATERIAL_CONFLICT or claim.event_type is EventType.REJECT
    return claim.claim_kind is ClaimKind.POSITION or (claim.claim_kind is ClaimKind.EVENT and material)


def _actors(view: View, claim: Claim, role: Role) -> set[str]:
    return {
        view.rollup.whole(p.actor, members=True)
        for p in claim.participants
        if p.role is role and p.actor is not None
    }


def _follows(answer: LedgerClaim, expected: LedgerClaim) -> bool:
    """May it have come after, as far as the times tell: its own, else the publication it was told in?"""
    time = expected.claim.event_time
    if time is None or time.start is None:
        return True
    own = answer.claim.event_time
    end = own.end if own is not None and own.end is not None else answer.published_at.end
    return end is None or end > time.start


def _unique(rows: Iterable[LedgerClaim]) -> list[LedgerClaim]:
    return list({row.claim.id: row for row in rows}.values())


def _lag(expected: Claim, answers: Sequence[LedgerClaim]) -> int | None:
    """Days from the expectation to the first dated answer, where both are dated to the day."""
    if expected.event_time is None or expected.event_time.start is None:
        return None
    times = (answer.claim.event_time for answer in answers)
    starts = sorted(time.start for time in times if time is not None and time.start is not None)
    if not starts:
        return None
    return (date.fromisoformat(starts[0][:10]) - date.fromisoformat(expected.event_time.start[:10])).days
