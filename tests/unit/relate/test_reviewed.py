"""What analysts say of claims: followed in every view, marked, and gone again when it is taken back."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from blowback import api
from blowback.errors import InputError
from blowback.ledger import ClaimFilter, Judgement, JudgementKind, Ledger, Link, Verdict
from blowback.relate.judging import correction_of, judge_claim
from blowback.relate.reviewed import corrected
from blowback.relate.view import View
from blowback.vocab.claims import BackingKind
from blowback.vocab.plover import EventType
from tests.unit.relate.world import World

AID, ASSAULT, AGREE = EventType.AID, EventType.ASSAULT, EventType.AGREE
MADE = "2031-07-05T09:00:00Z"


def decided(ledger: Ledger, verdict: Verdict, claim: str, **fields: Any) -> Judgement:
    given: dict[str, Any] = {"correction": None, "reason": "seen the order", "known_from": None}
    given |= {"recorded_at": MADE, "judge_name": "an analyst"}
    return judge_claim(ledger, verdict, claim, **(given | fields))


@pytest.fixture
def told() -> Ledger:
    """Vardania armed the Front, which then attacked Ostrea."""
    world = World()
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, day="2031-02-01")
    world.tell("kesh", ASSAULT, "OST", day="2031-03-01", article="b.txt")
    return world.ledger()


def ids(view: View) -> list[str]:
    return [row.claim.id for row in view.claims]


def test_a_rejected_claim_leaves_every_view_and_comes_back(told: Ledger) -> None:
    made = decided(told, Verdict.REJECT, "c001")
    view = View(told)
    assert ids(view) == ["c000"]
    assert [row.claim.id for row in view.select(ClaimFilter())] == ["c000"]
    assert ids(view.scoped(("kesh", "OST"))) == []
    assert [row.claim.id for row in told.claims()] == ["c000", "c001"], "what was read stays"
    api.retract(told, made.id)
    assert ids(View(told)) == ["c000", "c001"]


def test_a_rejected_claim_counts_nowhere(told: Ledger) -> None:
    assert [each.claims for each in View(told).others("kesh")] == [1, 1]
    decided(told, Verdict.REJECT, "c001")
    [left] = View(told).others("kesh")
    assert (left.pair, left.claims, left.conflict) == (("kesh", "VAR"), 1, 0)
    assert View(told, most=1).left_out is None


def test_a_corrected_claim_has_what_is_right_and_says_who_says_so(told: Ledger) -> None:
    decided(told, Verdict.CORRECT, "c000", correction={"backing": {"kind": "training", "phase": "ends"}})
    row = View(told).by_id["c000"]
    assert row.claim.backing is not None
    assert (row.claim.backing.kind, row.claim.backing.phase) == ("training", "ends")
    assert row.review is not None
    assert (row.review.judge, row.review.reason, row.review.fields) == (
        "an analyst",
        "seen the order",
        ("backing",),
    )
    assert row.flat()["review"]["verdict"] == "correct"
    assert "review" not in View(told).by_id["c001"].flat()


def test_an_accepted_claim_is_what_it_was_and_says_so(told: Ledger) -> None:
    before = View(told).by_id["c000"]
    decided(told, Verdict.ACCEPT, "c000")
    after = View(told).by_id["c000"]
    assert after.claim == before.claim
    assert after.review is not None
    marks = [mark for line in api.brief(told).opening for mark in line.marks]
    assert "accepted by an analyst" in marks


def test_what_is_corrected_is_found_as_it_is_right(told: Ledger) -> None:
    view = View(told)
    correction = correction_of(view, view.by_id["c001"], ["event_type=AGREE", "recipients=Vardania"])
    decided(told, Verdict.CORRECT, "c001", correction=correction)
    view = View(told)

    def found(**wanted: Any) -> list[str]:
        return [row.claim.id for row in view.select(ClaimFilter(**wanted))]

    assert found(event_types=(AGREE,)) == ["c001"]
    assert found(event_types=(ASSAULT,)) == []
    assert found(actors=("kesh",), others=("VAR",)) == ["c000", "c001"]
    assert found(actors=("OST",)) == []
    assert ids(view.scoped(("kesh", "VAR"))) == ["c000", "c001"]
    assert ids(view.scoped(("OST",))) == []
    claim = view.by_id["c001"].claim
    assert (claim.quad, claim.actors, claim.recipients) == (1, ("kesh",), ("VAR",))


def test_it_counts_from_when_it_is_known_and_recorded(told: Ledger) -> None:
    decided(told, Verdict.REJECT, "c001", known_from="2031-08-01")
    assert ids(View(told, as_known_on="2031-07-31")) == ["c000", "c001"]
    assert ids(View(told, as_known_on="2031-08-01")) == ["c000"]
    assert ids(View(told, as_recorded_on="2031-07-04")) == ["c000", "c001"]
    assert ids(View(told, as_recorded_on="2031-07-05")) == ["c000"]


def test_of_several_the_last_counts_and_the_list_says_so(told: Ledger) -> None:
    first = decided(told, Verdict.REJECT, "c001")
    assert decided(told, Verdict.REJECT, "c001") == first, "the same again is the same"
    last = decided(told, Verdict.ACCEPT, "c001", recorded_at="2031-07-06T09:00:00Z")
    assert ids(View(told)) == ["c000", "c001"]
    assert {each.id: each.instead for each in api.judgements(told)} == {first.id: last.id, last.id: None}


def test_the_way_back_from_a_claim_leads_over_what_was_judged(told: Ledger) -> None:
    made = decided(told, Verdict.CORRECT, "c000", correction={"event_type": "AGREE"})
    [link] = [each for each in told.explain("c000") if isinstance(each, Link) and each.row == "judgement"]
    assert link.id == made.id
    assert link.body["correction"] == {"event_type": "AGREE"}


@pytest.mark.parametrize(
    ("correction", "told_why"),
    [
        ({"confidence": 1.0}, "expected a field among"),
        ({"event_type": "PARADE"}, "does not make a claim"),
        ({"mode": "parade"}, "does not make a claim"),
        ({"event_time": {"start": 5}}, "does not make a claim"),
        ({"participants": [{"role": "actor"}]}, "does not make a claim"),
    ],
)
def test_what_makes_no_claim_is_not_judged(told: Ledger, correction: dict[str, Any], told_why: str) -> None:
    with pytest.raises(InputError, match=told_why):
        decided(told, Verdict.CORRECT, "c000", correction=correction)
    assert list(told.judgements()) == []


def test_no_claim_is_no_claim(told: Ledger) -> None:
    with pytest.raises(InputError, match="expected the id of a claim"):
        decided(told, Verdict.REJECT, "c999")
    with pytest.raises(InputError, match="exactly where"):
        decided(told, Verdict.REJECT, "c000", correction={"mode": None})
    with pytest.raises(InputError, match="exactly where"):
        decided(told, Verdict.CORRECT, "c000")


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("mode=none", "mode", None),
        ("event_type=AGREE", "event_type", "AGREE"),
        ("backing.covert=true", "backing", {"covert": True}),
        ("event_time=2031-05", "event_time", {"start": "2031-05-01", "end": "2031-06-01"}),
        ("contexts=[]", "contexts", []),
    ],
)
def test_a_correction_may_be_written_in_words(told: Ledger, words: str, field: str, value: Any) -> None:
    view = View(told)
    found = correction_of(view, view.by_id["c000"], [words])
    told_of = found[field]
    assert told_of == value or told_of.items() >= value.items()
    corrected(view.by_id["c000"].claim, found)


@pytest.mark.parametrize("words", ["mode", "=x", "backing.=x", "event_time=May", "actors=Nobody Known"])
def test_what_is_not_written_so_is_said(told: Ledger, words: str) -> None:
    view = View(told)
    with pytest.raises(InputError):
        correction_of(view, view.by_id["c000"], [words])


def test_a_correction_that_fits_no_more_leaves_the_claim_as_it_was_read(told: Ledger) -> None:
    """After the vocabulary changed, say: nobody is stopped from looking."""
    before = View(told).by_id["c000"].claim
    stale = Judgement(
        kind=JudgementKind.CLAIM,
        subject="c000",
        verdict=Verdict.CORRECT,
        correction={"event_type": "PARADE"},
        judge="an analyst",
        known_from=MADE,
        recorded_at=MADE,
    )
    told.judge(stale)
    row = View(told).by_id["c000"]
    assert row.claim == before
    assert msgspec.to_builtins(row.review)["fields"] == ()
