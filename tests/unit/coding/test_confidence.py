"""How sure is a claim, and what can the heads take away?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blowback.coding.confidence import together
from blowback.pipeline import Reader
from blowback.records import Article, Claim, Span
from blowback.vocab.plover import EventType

TEXT = "Vardanian troops shelled the Kesh Front near the border on Monday."
SCORES = st.floats(0, 1)


class Said:
    """Heads that hold one type for that probable."""

    def __init__(self, share: float) -> None:
        self.share = share

    def over(self, _doc: object) -> Said:
        return self

    def __call__(
        self, actor: Sequence[Span], recipient: Sequence[Span], trigger: Span | None
    ) -> Mapping[str, Mapping[str, float]]:
        return {"type": dict.fromkeys((*EventType, "none"), 0.0) | {EventType.ASSAULT: self.share}}


def claim(judge: Said | None) -> Claim:
    reader = Reader(heads=False)
    reader.__dict__["heads"] = judge
    annotation, _ = reader.read(Article(id="a", text=TEXT, sha256="0"))
    [found] = [each for each in annotation.claims if each.event_type == "ASSAULT"]
    return found


def test_heads_that_agree_leave_the_confidence_of_the_rules() -> None:
    assert claim(Said(1.0)).confidence == claim(None).confidence


def test_heads_that_doubt_take_some_away() -> None:
    assert claim(Said(0.5)).confidence == pytest.approx(0.85 * claim(None).confidence, abs=1e-4)


@given(SCORES, SCORES, SCORES, st.booleans())
def test_it_never_grows_by_doubt_or_damage(rules: float, share: float, less: float, damaged: bool) -> None:
    told = together(rules, share, damaged=damaged)
    assert 0 <= told <= 1
    assert together(rules, min(share, less), damaged=damaged) <= told
    assert told <= together(rules, None, damaged=False) + 1e-4
