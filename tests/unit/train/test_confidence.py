"""How far is a confidence from how often it is right, and how must its scale be moved?"""

from __future__ import annotations

import pytest
from train.heads.confidence import Judged, error, fitted, order


def judged(score: float, right: int, wrong: int) -> list[Judged]:
    return [(score, True)] * right + [(score, False)] * wrong


def test_what_is_as_often_right_as_it_says_has_no_error_and_needs_no_other_scale() -> None:
    given = judged(0.5, 5, 5) + judged(0.8, 8, 2)
    assert error(given) == pytest.approx(0)
    assert fitted(given) == pytest.approx((0, 1), abs=0.01)


def test_what_promises_too_much_is_moved_down() -> None:
    given = judged(0.8, 5, 5) + judged(0.9, 6, 4)
    shift, _ = fitted(given)
    assert error(given) == pytest.approx(0.3)
    assert shift < 0


def test_order_is_how_often_the_right_stand_above_the_wrong() -> None:
    assert order(judged(0.9, 1, 0) + judged(0.5, 1, 1)) == 0.75
