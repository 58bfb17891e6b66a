"""How sure is a claim, and what can the heads take away?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blowback.coding.confidence import together
from blowback.records import Claim
from tests.unit.coding.said import Said, read

TEXT = "Vardanian troops shelled the Kesh Front near the border on Monday."
SCORES = st.floats(0, 1)


def claim(judge: Said | None) -> Claim:
    [found] = [each for each in read(judge, TEXT).claims if each.event_type == "ASSAULT"]
    return found


def test_heads_that_agree_leave_the_confidence_of_the_rules() -> None:
    assert claim(Said({"ASSAULT": 1.0})).confidence == claim(None).confidence


def test_heads_that_doubt_take_some_away() -> None:
    assert claim(Said({"ASSAULT": 0.5})).confidence == pytest.approx(0.85 * claim(None).confidence, abs=1e-4)


def test_what_they_all_but_rule_out_is_told_as_unsure_except_of_sure_words() -> None:
    assert together(0.7, 0.02, damaged=False) < 0.35
    assert together(0.9, 0.02, damaged=False) > 0.35


@given(SCORES, SCORES, SCORES, st.booleans())
def test_it_never_grows_by_doubt_or_damage(rules: float, share: float, less: float, damaged: bool) -> None:
    told = together(rules, share, damaged=damaged)
    assert 0 <= told <= 1
    assert together(rules, min(share, less), damaged=damaged) <= told
    assert told <= together(rules, None, damaged=False) + 1e-4
