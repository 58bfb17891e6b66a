"""A claim of a copy is told with the words of the best witness, and other readings stand beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from blowback import api
from blowback.ledger import Ledger, Link
from blowback.records import Claim, Participant, Speaker
from blowback.relate import View
from blowback.relate.asking import Relations
from blowback.relate.brief.lines import Writer
from blowback.relate.families import Text, Witnessed, witnessed
from blowback.vocab.claims import ClaimKind, Role
from blowback.vocab.plover import EventType, plover
from blowback.vocab.speech import SpeakerClass
from tests.unit.relate.families import reports
from tests.unit.relate.families.reports import original, text
from tests.unit.relate.families.written import write

COPY = text("copy", f"By our desk\n\n{reports.EDITED}", "2031-05-06", "The Mirror")
OWN = text("own", reports.INDEPENDENT, "2031-05-05", "Orlo Courier")


def claim(of: Text, name: str, word: str, event_type: EventType, actor: str) -> Claim:
    """A claim with the given trigger, whose evidence is the line around it."""
    start = of.text.index(word)
    line = (of.text.rfind("\n", 0, start) + 1, of.text.index("\n", start))
    return Claim(
        id=f"{of.id}-{name}",
        speaker=Speaker(kind=SpeakerClass.OUTLET),
        claim_kind=ClaimKind.EVENT,
        event_type=event_type,
        quad=plover().types[event_type].quad,
        participants=(Participant(role=Role.ACTOR, mention=None, actor=actor, name=actor),),
        actors=(actor,),
        trigger=(start, start + len(word)),
        evidence=line,
        confidence=0.9,
    )


def claims(of: Text, agree: str) -> tuple[Claim, ...]:
    return (
        claim(of, "agreed", agree, EventType.AGREE, "VAR"),
        claim(of, "called", "called", EventType.ACCUSE, "kesh"),
    )


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    told = {"original": claims(original(), "agreed"), "copy": claims(COPY, "agree on")}
    told["own"] = (claim(OWN, "measured", "measured", EventType.CONSULT, "VAR"),)
    with Ledger.in_memory() as ledger:
        write(ledger, [original(), COPY, OWN], claims=told)
        yield ledger


@pytest.fixture
def found(ledger: Ledger) -> dict[str, Witnessed]:
    view = View(ledger)
    return dict(witnessed(view, view.claims))


def test_a_claim_of_a_copy_is_that_of_the_best_witness(found: dict[str, Witnessed]) -> None:
    assert {name: (each.best, each.same_as) for name, each in found.items()} == {
        "original-agreed": ("original", "original-agreed"),
        "original-called": ("original", "original-called"),
        "copy-agreed": ("original", "original-agreed"),
        "copy-called": ("original", "original-called"),
    }


def test_it_is_said_where_the_best_witness_tells_it(found: dict[str, Witnessed]) -> None:
    evidence = found["copy-called"].evidence
    assert evidence is not None
    assert reports.ORIGINAL[slice(*evidence)].startswith("The spokesman of the Kesh Front")


def test_other_readings_stand_beside_it_and_only_those_of_its_sentence(found: dict[str, Witnessed]) -> None:
    variants = {(each.what, each.articles["copy"]) for each in found["original-agreed"].variants}
    assert {what for what, _ in variants} == {"negation", "figure"}
    assert any("43" in reading for _, reading in variants)
    assert found["copy-agreed"].variants == found["original-agreed"].variants
    assert found["copy-called"].variants == ()


def test_explain_says_of_a_claim_how_the_best_witness_and_others_read(ledger: Ledger) -> None:
    (step,) = (s for s in api.explain(ledger, "copy-agreed") if isinstance(s, Link) and s.row == "witness")
    assert step.id == "original"
    assert (step.body["same_as"], step.body["article"]) == ("original-agreed", "copy")
    assert "exchange 34 prisoners" in step.body["reads"]
    assert {each["what"] for each in step.body["variants"]} == {"negation", "figure"}
    assert all(not isinstance(s, Link) or s.row != "witness" for s in api.explain(ledger, "own-measured"))


def test_a_brief_says_how_the_best_witness_reads_and_where_copies_differ(ledger: Ledger) -> None:
    writer = Writer(Relations(View(ledger)))
    writer.witnesses.prepare(["original", "copy", "own"])
    rows = {row.claim.id: row for row in writer.view.claims}
    copied, first, own = (
        writer.evidence(rows[each]) for each in ("copy-agreed", "original-agreed", "own-measured")
    )
    assert copied.copy_of == "original"
    assert "exchange 34 prisoners" in (copied.reads or "")
    assert (first.copy_of, first.reads) == (None, None)
    assert copied.variants == first.variants
    assert any(each.startswith("figure: “") and "43" in each and "(copy)" in each for each in first.variants)
    assert (own.copy_of, own.reads, own.variants) == (None, None, ())
    assert "copies differ in negation and figure" in writer.of("", [rows["original-agreed"]]).marks
