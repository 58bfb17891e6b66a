"""Counting the verdicts of a second reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from blowback_eval import cli, readings

ROWS: list[dict[str, Any]] = [
    {"set": "a", "kind": "event", "verdict": "right", "field": None, "class": None, "again": "right"},
    {
        "set": "a",
        "kind": "event",
        "verdict": "wrong",
        "field": "actor",
        "class": "namesake",
        "again": "imprecise",
    },
    {"set": "b", "kind": "event", "verdict": "wrong", "field": "type", "class": "sense"},
    {"set": "b", "kind": "state", "verdict": "imprecise", "field": "actor", "class": "missing"},
]


def test_the_interval_is_that_of_the_textbook() -> None:
    # Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263 and 0 of 20, by the score method
    assert [round(bound, 4) for bound in readings.wilson(81, 263)] == [0.2553, 0.3662]
    assert [round(bound, 4) for bound in readings.wilson(0, 20)] == [0.0, 0.1611]
    assert readings.wilson(0, 0) == (0.0, 1.0)


def test_verdicts_are_counted_over_all_by_set_and_by_kind() -> None:
    assert dict(readings.tally(ROWS)) == {
        "all": {"right": 1, "imprecise": 1, "wrong": 2},
        "set a": {"right": 1, "imprecise": 0, "wrong": 1},
        "set b": {"right": 0, "imprecise": 1, "wrong": 1},
        "kind event": {"right": 1, "imprecise": 0, "wrong": 2},
        "kind state": {"right": 0, "imprecise": 1, "wrong": 0},
    }


def test_errors_are_counted_by_field_the_most_wrong_first() -> None:
    assert readings.errors(ROWS, "field") == [("actor", 1, 1), ("type", 1, 0)]


def test_agreement_is_over_what_was_looked_at_twice() -> None:
    assert readings.agreement(ROWS) == (1, 2)


def test_a_line_without_a_verdict_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "reading.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in [*ROWS, {"claim": "c"}]) + "\n", "utf-8")
    assert cli.main(["tally", str(path)]) == 1
    assert "reading.jsonl:5" in capsys.readouterr().err


def test_the_count_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "reading.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n", "utf-8")
    assert cli.main(["tally", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "0.50 [0.15, 0.85]" in printed
    assert "looked at twice: 2, the same verdict: 1" in printed
