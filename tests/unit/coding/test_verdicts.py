"""When is a draft of the rules given up on the word of the heads?"""

from __future__ import annotations

import pytest

from tests.unit.coding.said import Said, read

TEXT = "Vardanian troops shelled the Kesh Front near the border on Monday."


def types(judge: Said) -> list[str]:
    return [str(claim.event_type) for claim in read(judge, TEXT).claims if claim.claim_kind == "event"]


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        (Said({"ASSAULT": 0.9}), True),
        (Said({"ASSAULT": 0.05, "none": 0.5}), True),  # doubted, but nobody says that nothing is told
        (Said({"ASSAULT": 0.3, "none": 0.65}), True),  # said, but the type is not doubted
        (Said({"ASSAULT": 0.05, "none": 0.7}), False),
        (
            Said({"ASSAULT": 0.001, "COERCE": 0.99}),
            True,
        ),  # of the same quad: which type it is may be disputed
        (Said({"ASSAULT": 0.001, "CONSULT": 0.99}), False),
        (Said({"ASSAULT": 0.001, "COERCE": 0.15, "CONSULT": 0.84}), True),  # the words are sure
    ],
)
def test_only_what_the_heads_refute_goes(said: Said, *, stays: bool) -> None:
    assert types(said) == (["ASSAULT"] if stays else [])


def test_of_words_that_are_not_sure_less_doubt_is_enough() -> None:
    text = "Vardanian troops retaliated against the Kesh Front near the border on Monday."
    judge = Said({"ASSAULT": 0.001, "COERCE": 0.15, "CONSULT": 0.84})
    assert not [c for c in read(judge, text).claims if c.event_type == "ASSAULT"]


@pytest.mark.parametrize(("circumstance", "stays"), [("in a coup", True), ("in a contest", False)])
def test_what_is_done_in_a_coup_is_no_game(circumstance: str, *, stays: bool) -> None:
    text = f"The generals seized power in Vardania {circumstance}."
    claims = read(Said({"COERCE": 0.001, "none": 0.95}), text).claims
    assert [c.mode for c in claims if c.claim_kind == "event"] == (["seize"] if stays else [])


def test_nothing_is_done_to_the_coup_in_which_it_is_done() -> None:
    [seized] = [
        c for c in read(Said({"COERCE": 0.9}), "The generals seized power in a coup.").claims if c.event_type
    ]
    assert [p.role for p in seized.participants] == ["actor"]


def test_they_are_asked_of_the_words_in_place() -> None:
    judge = Said({"ASSAULT": 0.9})
    types(judge)
    assert judge.asked
    for actor, recipient, trigger in judge.asked:  # whether it stands, and how sure it is
        assert trigger is not None
        parts = [*actor, *recipient, trigger]
        assert [TEXT[start:end] for start, end in parts] == ["Vardanian troops", "Kesh Front", "shelled"]


@pytest.mark.parametrize(("verb", "stays"), [("claimed", True), ("watched", False)])
def test_an_attack_that_somebody_claims_is_one_whatever_they_say(verb: str, *, stays: bool) -> None:
    judge = Said({"ASSAULT": 0.001, "SUPPORT": 0.99})
    told = [c for c in read(judge, f"The Kesh Front {verb} the attack.").claims if c.event_type == "ASSAULT"]
    assert bool(told) == stays
