"""The few items written for the project are sound, and every stage answers them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blowback_eval import data
from blowback_eval.items import Scorer
from blowback_eval.running import ask_with, score
from blowback_eval.scorers import ALL

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / data.OWN


def marked(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with a place and the words that stand there."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from marked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from marked(inner)


@pytest.mark.parametrize("path", sorted(OWN.rglob("*.jsonl")), ids=lambda path: str(path.relative_to(OWN)))
def test_marks_stand_where_they_say(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if "text" in row:
            assert all(row["text"][m["start"] : m["end"]] == m["text"] for m in marked(row))


@pytest.mark.parametrize("scorer", ALL, ids=lambda scorer: scorer.name)
def test_every_item_has_an_answer(scorer: Scorer) -> None:
    result = score(scorer, OWN, ask_with(1))
    assert result.items > 0
    assert result.unanswered == 0
    assert set(scorer.gated) <= set(result.figures)
