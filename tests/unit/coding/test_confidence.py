"""How sure is a claim, and what can the heads take away?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blowback.coding.confidence import calibrated, together
from blowback.records import Claim
from blowback.relate.held import LEAST
from tests.unit.coding.said import Said, read

TEXT = "Vardanian troops shelled the Kesh Front near the border on Monday."
SCORES = st.floats(0, 1)


def claim(judge: Said | None) -> Claim:
    [found] = [each for each in read(judge, TEXT).claims if each.event_type == "ASSAULT"]
    return found


def test_heads_that_agree_leave_the_confidence_of_the_rules() -> None:
    assert claim(Said({"ASSAULT": 1.0})).confidence == claim(None).confidence


def test_heads_that_doubt_take_some_away() -> None:
    assert together(0.8, 0.5, damaged=False) == pytest.approx(calibrated(0.85 * 0.8), abs=1e-4)
    assert claim(Said({"ASSAULT": 0.5})).confidence < claim(None).confidence


def test_what_they_all_but_rule_out_is_told_as_unsure_except_of_sure_words() -> None:
    assert together(0.7, 0.02, damaged=False) < LEAST
    assert together(0.9, 0.02, damaged=False) > LEAST


@given(SCORES, SCORES)
def test_the_scale_keeps_the_order_and_is_never_certain(score: float, other: float) -> None:
    assert 0 < calibrated(score) < 1
    if score > other + 1e-9:
        assert calibrated(score) > calibrated(other)


@given(SCORES, SCORES, SCORES, st.booleans())
def test_it_never_grows_by_doubt_or_damage(rules: float, share: float, less: float, damaged: bool) -> None:
    told = together(rules, share, damaged=damaged)
    assert 0 <= told <= 1
    assert together(rules, min(share, less), damaged=damaged) <= told
    assert told <= together(rules, None, damaged=False) + 1e-4


def test_a_noun_that_points_back_is_not_doubted() -> None:
    """Its type is that of the deed it points at; the heads never saw such a noun in their lessons."""
    text = "Rebels attacked the town of Tarn on Monday. Kesh condemned the attack."

    def pointer(judge: Said | None) -> Claim:
        found = [each for each in read(judge, text).claims if each.event_type == "ASSAULT"]
        return max(found, key=lambda each: each.trigger)

    assert pointer(Said({"ASSAULT": 0.05, "none": 0.3})).confidence == pointer(None).confidence


def test_the_doubt_of_a_type_is_no_doubt_that_it_is_expected() -> None:
    """What is told is that A expects it of B. What somebody did is still doubted."""

    def attack(judge: Said | None, text: str) -> Claim:
        [found] = [each for each in read(judge, text).claims if each.event_type == "ASSAULT"]
        return found

    doubting = Said({"ASSAULT": 0.2, "none": 0.3})
    awaited = "Vardania expects the Kesh Front to attack Sumara in August."
    assert attack(None, awaited).expectation is not None
    assert attack(doubting, awaited).confidence == attack(None, awaited).confidence
    told = "The Kesh Front attacked Sumara in August."
    assert attack(doubting, told).confidence < attack(None, told).confidence
    foreseen = "The Kesh Front will attack Sumara in August."
    assert attack(doubting, foreseen).confidence < attack(None, foreseen).confidence


def test_an_agreement_of_one_who_is_no_power_is_less_sure() -> None:
    """ "Agreed" is said of tastes and duties, too: of a state it tells what it means."""

    def agreed(text: str) -> float:
        [found] = [each for each in read(None, text).claims if each.event_type == "AGREE"]
        return found.confidence

    state = agreed("The government of Ostrea agreed to build the road.")
    assert agreed("Ivo Brandt agreed to build the road.") < state
    assert agreed("Ivo Brandt and Ana Dravic agreed to build the road.") == state
