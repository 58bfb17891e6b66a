"""Where on the scale from -3 to +3 do words stand that were pointed at, with and without the heads?"""

from __future__ import annotations

import pytest

from blowback.coding.targets import both
from blowback.records import Target
from tests.unit.coding.said import Said, read

TEXT = "The envoy left Oro after the talks had failed."


def heads(answer: str) -> Said:
    return Said({}, {answer: 1.0})


def target(judge: Said | None) -> Target:
    start = TEXT.index("left")
    [found] = read(judge, TEXT, ((start, start + 4),)).targets
    return found


def test_the_rules_stand_alone_without_heads() -> None:
    assert target(None).score == 2.9


@pytest.mark.parametrize(("answer", "score"), [("CT+", 3.0), ("Uu", 2.23), ("CT-", 1.33)])
def test_the_heads_have_a_share_in_the_score_alone(answer: str, score: float) -> None:
    found = target(heads(answer))
    assert found.score == pytest.approx(score)
    assert found.factuality == "CT+"


def test_they_are_asked_of_the_word_alone() -> None:
    judge = heads("CT+")
    target(judge)
    start = TEXT.index("left")
    assert ([], [], (start, start + 4)) in judge.asked


def test_no_score_leaves_the_scale() -> None:
    sure = dict.fromkeys(("PS+", "PS-", "Uu"), 0.0)
    assert both(3.0, sure | {"CT+": 1.0, "CT-": 0.0}) == 3.0
    assert both(-3.0, sure | {"CT+": 0.0, "CT-": 1.0}) == -2.8
