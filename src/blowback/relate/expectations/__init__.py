"""What came of what was expected, promised, demanded or threatened?

Tellings of one expectation (of one holder, of one kind, towards the same, of the same deed) are one, in
however many articles it is told. Its outcome is the first of these that is told after it:

- *met*: the deed, by the one who was to do it;
- *contradicted*: the one who was to do it is told to stand against the holder (material hostility, refusal, a
  position, relations gone bad), to have helped the one against whom it was expected, or to have done what was
  not to be done;
- *overtaken*: what it hung on fell away: the "unless" came, the "if" is told not to have come;
- *failed*: it is told that the deed did not come, or its time passed, and what was published on the two after
  that tells nothing of it; of a thing promised to nobody, what is told of the one who promised it, where
  no deed since is told with a word of it;
- else *open*: that nothing is told is no failure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from blowback.ledger import LedgerClaim
from blowback.records import Episode, ExpectedOutcome, TrackRecord
from blowback.relate.corroboration import Corroboration
from blowback.relate.dyads import Edge
from blowback.relate.episodes import episodes
from blowback.relate.expectations.answers import Answer, Answers
from blowback.relate.expectations.told import BY_HOLDER, Expected, distinct, expectations
from blowback.relate.view import View
from blowback.text.ids import digest
from blowback.text.instants import DAY
from blowback.vocab.claims import ExpectationKind
from blowback.vocab.relations import Outcome

__all__ = ["outcomes", "track_records"]

# of two words of one expectation: what contradicts one of them contradicts it
_WEIGHT = (Outcome.CONTRADICTED, Outcome.FAILED, Outcome.MET, Outcome.OVERTAKEN, Outcome.OPEN)


def outcomes(
    view: View,
    edges: Sequence[Edge],
    counts: Corroboration | None = None,
    *,
    happened: Callable[[], Sequence[Episode]] | None = None,
) -> tuple[ExpectedOutcome, ...]:
    """All expectations of a view with what is said to have come of them, in order of telling.

    Args:
        view: the ledger as known on a date.
        edges: how its claims bear on pairs.
        counts: who has counted independent voices in this view already.
        happened: gives the episodes of the view, for who has made them already.
    """
    counts = counts or Corroboration(view)
    found = list(expectations(view))
    if found:
        view.prepare()  # deeds that may answer them are told apart by their sentences
    answers = Answers(view, edges, happened or (lambda: episodes(view)))
    return tuple(_outcome(counts, answers, told) for told in found)


def track_records(found: Iterable[ExpectedOutcome]) -> tuple[TrackRecord, ...]:
    """How often did what each actor promised or threatened, or what was expected of him, come about?

    Counts, and no shares: a share of three is no record.
    """
    by: dict[tuple[str, ExpectationKind], list[ExpectedOutcome]] = defaultdict(list)
    for each in found:
        doer = each.holder if each.kind in BY_HOLDER else each.of
        if doer is not None:
            by[doer, each.kind].append(each)
    return tuple(
        TrackRecord(
            actor=actor,
            kind=kind,
            counts={o: n for o in Outcome if (n := sum(each.outcome is o for each in some))},
            expectations=tuple(each.id for each in some),
        )
        for (actor, kind), some in sorted(by.items())
    )


def _outcome(counts: Corroboration, answers: Answers, told: Sequence[Expected]) -> ExpectedOutcome:
    """One expectation, from all claims that tell it."""
    first = min(told, key=lambda e: (e.row.known_from, e.row.article, e.row.claim.trigger))
    found = min((answers.to(each, first) for each in distinct(told)), key=_weight)
    rows = {r.claim.id: r for each in told for r in (each.row, each.content) if r is not None}
    expectation = first.row.claim.expectation
    assert expectation is not None
    backed = counts.of({each.row.claim.id: each.row for each in told}.values())
    return ExpectedOutcome(
        id=digest("expectation", first.row.claim.id),
        holder=expectation.holder,
        of=expectation.of,
        kind=expectation.kind,
        content=next((each.content.claim.id for each in told if each.content), expectation.content),
        outcome=found.outcome,
        lag_days=_lag(first.told, found.rows),
        condition=next((each.condition for each in told if each.condition), None),
        due=next((each.due for each in told if each.due is not None), None),
        why=found.why,
        claims=tuple(rows),
        outcome_claims=tuple(row.claim.id for row in found.rows),
        reports=backed.reports,
        independent=backed.independent,
    )


def _weight(answer: Answer) -> int:
    return _WEIGHT.index(answer.outcome)


def _lag(since: str, answers: Sequence[LedgerClaim]) -> int | None:
    """Days from the expectation to the first dated answer, where both are dated to the day."""
    times = (answer.claim.event_time for answer in answers)
    starts = sorted(time.start for time in times if time is not None and time.start is not None)
    if not starts or len(since) < DAY:
        return None
    return (date.fromisoformat(starts[0][:DAY]) - date.fromisoformat(since)).days
