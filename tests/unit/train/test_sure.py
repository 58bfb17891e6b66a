"""Do the bands say how often what was told so surely is right?"""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="see train/requirements.txt: only making the heads needs it")

from train.heads.sure import table


def test_each_band_has_its_number_its_promise_and_its_share_of_right() -> None:
    judged = [(0.2, False), (0.3, True), (0.95, True), (0.97, True)]
    made = table(judged)
    assert made["bands"] == [[2, 0.25, 0.5], [2, 0.96, 1.0]]
    assert (made["n"], made["right"]) == (4, 0.75)
    assert made["error"] == pytest.approx((0.2 + 0.7 + 0.05 + 0.03) / 4, abs=1e-3)
