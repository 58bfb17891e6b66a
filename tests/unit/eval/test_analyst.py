"""Is the answer to an analyst's question compared as the question means it?"""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from blowback import api
from blowback.vocab.claims import BackingKind
from blowback.vocab.plover import EventType
from blowback_eval.analyst import Answered, judged
from blowback_eval.analyst.asking import _answer
from tests.unit.relate.world import DENIED, World

AID, ASSAULT = EventType.AID, EventType.ASSAULT


@pytest.fixture(scope="module")
def ledger() -> api.Ledger:
    world = World()
    told = {"says": "Ostrea", "speaker_actor": "OST", "article": "a.html", "published": "2030-11-12"}
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, covert=True, text="It sent rifles. ", **told)
    world.tell(
        "VAR", AID, "kesh", backing=BackingKind.WEAPONS, says="Vardania", speaker_actor="VAR", **DENIED
    )
    world.tell("kesh-north", ASSAULT, "var.army", day="2031-05-19", killed=9, text="They killed nine. ")
    return world.ledger()


def question(what: str, answer: list[Any], never: list[Any] | None = None, **more: Any) -> dict[str, Any]:
    query = {"what": what, "actors": more.pop("actors", ["Vardania", "Kesh Front"]), **more}
    return {"id": "q", "query": query, "answer": answer, "never": never or [], "evidence": []}


def wrong(ledger: api.Ledger, asked: dict[str, Any]) -> list[str]:
    verdict = judged(asked, _answer("q", asked["query"], ledger))
    return [*verdict.rows, *verdict.never, *verdict.evidence]


BACKING = {"kind": "backing", "from": "Vardania", "to": "Kesh Front"}
ATTACK = {"event_type": "ASSAULT", "actors": ["Kesh Front"], "recipients": ["Vardania"]}


@pytest.mark.parametrize(
    ("what", "row"),
    [
        ("ties", BACKING | {"backing": "weapons", "covert": True}),
        ("ties", BACKING | {"alleged_by": ["Ostrea"], "denied_by": ["Vardania"]}),
        ("episodes", ATTACK | {"on": ["2031-05-19", "2031-05-20"], "disputed": False, "reports": 1}),
        ("episodes", ATTACK | {"quantities": [{"what": "killed", "low": 9}]}),
        ("turns", {"pair": ["Kesh Front", "Vardania"]}),
        ("dyads", {"pair": ["Kesh Front", "Vardania"], "week": "2031-05-19", "episodes": 1}),
    ],
)
def test_a_row_holds_what_is_expected_of_it(ledger: api.Ledger, what: str, row: dict[str, Any]) -> None:
    if what == "turns":
        assert "no row at all" in wrong(ledger, question(what, [row]))[0]
    else:
        assert wrong(ledger, question(what, [row])) == []


@pytest.mark.parametrize(
    ("what", "row", "differs"),
    [
        ("ties", BACKING | {"backing": "training"}, "backing"),
        ("ties", BACKING | {"denied_by": ["Ostrea"]}, "denied_by"),
        ("ties", {"kind": "backing", "from": "Kesh Front", "to": "Vardania"}, "from, to"),
        ("episodes", ATTACK | {"on": ["2031-05-20", "2031-05-21"]}, "on"),
        ("episodes", ATTACK | {"quantities": [{"what": "killed", "low": 8, "high": 9}]}, "quantities"),
        ("episodes", ATTACK | {"place": "Stenna"}, "place"),
        (
            "episodes",
            ATTACK | {"responsibility": [{"name": "Kesh Front", "responsibility": "claimed"}]},
            "responsibility",
        ),
    ],
)
def test_it_is_said_in_what_the_nearest_row_differs(
    ledger: api.Ledger, what: str, row: dict[str, Any], differs: str
) -> None:
    (words,) = wrong(ledger, question(what, [row]))
    assert words.endswith(f"the nearest differs in {differs}")


def test_a_row_that_must_not_be_there_is_wrong(ledger: api.Ledger) -> None:
    (words,) = wrong(ledger, question("ties", [], [BACKING]))
    assert words.startswith("must not be there")
    assert wrong(ledger, question("ties", [], [BACKING], as_known_on="2029-01-01", actors=[])) == []


def test_a_field_that_no_row_has_is_a_mistake_of_the_question(ledger: api.Ledger) -> None:
    with pytest.raises(ValueError, match="a Tie has no field 'place'"):
        wrong(ledger, question("ties", [{"place": "Stenna"}]))


def test_a_name_that_the_ledger_does_not_know_is_said(ledger: api.Ledger) -> None:
    assert (
        "expected an actor that the ledger knows" in wrong(ledger, question("ties", [], actors=["Nobody"]))[0]
    )


def test_a_change_has_the_fields_of_the_row_that_it_is_of(ledger: api.Ledger) -> None:
    dates = {"from": "2030-12-01", "to": "2031-07-01"}
    added = {"what": "episodes", "change": "added", **ATTACK}
    assert wrong(ledger, question("diff", [added], [added | {"change": "gone"}], **dates)) == []
    assert wrong(ledger, question("diff", [{"what": "ties", "change": "changed", **BACKING}], **dates)) == []


def test_every_sentence_must_be_reached_by_the_row_that_answers(ledger: api.Ledger) -> None:
    asked = question("ties", [BACKING])
    reached = {"dispatch": "a", "sentence": "It sent rifles."}
    asked["evidence"] = [reached, {"dispatch": "b", "sentence": "It sent rifles."}]
    assert wrong(ledger, asked) == ["b: “It sent rifles.”"]


def test_a_sentence_may_be_given_by_its_place_and_hash(ledger: api.Ledger) -> None:
    asked = question("ties", [BACKING])
    place = {"start": 0, "end": 15}
    asked["evidence"] = [place | {"sha256": hashlib.sha256(b"It sent rifles.").hexdigest()}]
    assert wrong(ledger, asked) == []
    asked["evidence"] = [place | {"sha256": hashlib.sha256(b"It sent riflez.").hexdigest()}]
    assert wrong(ledger, asked) == ["characters 0–15"]


def test_no_answer_is_wrong() -> None:
    assert judged(question("ties", []), None).rows == ("no answer",)
    assert judged(question("ties", []), Answered("q", (), None, refused="it is shut")).rows == ("it is shut",)
