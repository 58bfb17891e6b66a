"""Where on the scale from -3 to +3 do words stand that were pointed at, with and without the heads?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from blowback.coding.targets import both
from blowback.pipeline import Reader
from blowback.records import Article, Span, Target
from blowback.vocab.plover import EventType

TEXT = "The envoy left Oro after the talks had failed."


class Said:
    """Heads that always answer the same, and remember what they were asked."""

    def __init__(self, answer: str) -> None:
        self.shares = dict.fromkeys(("CT+", "CT-", "PS+", "PS-", "Uu"), 0.0) | {answer: 1.0}
        self.asked: list[tuple[Sequence[Span], Sequence[Span], Span | None]] = []

    def over(self, _doc: object) -> Said:
        return self

    def __call__(
        self, actor: Sequence[Span], recipient: Sequence[Span], trigger: Span | None
    ) -> Mapping[str, Mapping[str, float]]:
        self.asked.append((actor, recipient, trigger))
        return {"type": dict.fromkeys((*EventType, "none"), 0.5), "factuality": self.shares}


def target(judge: Said | None) -> Target:
    reader = Reader(heads=False)
    reader.__dict__["heads"] = judge
    start = TEXT.index("left")
    annotation, _ = reader.read(Article(id="a", text=TEXT, sha256="0", targets=((start, start + 4),)))
    [found] = annotation.targets
    return found


def test_the_rules_stand_alone_without_heads() -> None:
    assert target(None).score == 2.9


@pytest.mark.parametrize(("answer", "score"), [("CT+", 3.0), ("Uu", 2.23), ("CT-", 1.33)])
def test_the_heads_have_a_share_in_the_score_alone(answer: str, score: float) -> None:
    found = target(Said(answer))
    assert found.score == pytest.approx(score)
    assert found.factuality == "CT+"


def test_they_are_asked_of_the_word_alone() -> None:
    judge = Said("CT+")
    target(judge)
    start = TEXT.index("left")
    assert ([], [], (start, start + 4)) in judge.asked


def test_no_score_leaves_the_scale() -> None:
    sure = dict.fromkeys(("PS+", "PS-", "Uu"), 0.0)
    assert both(3.0, sure | {"CT+": 1.0, "CT-": 0.0}) == 3.0
    assert both(-3.0, sure | {"CT+": 0.0, "CT-": 1.0}) == -2.8
