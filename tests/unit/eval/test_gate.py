"""Floors go up by themselves and down only with a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from blowback_eval import gate as gates
from blowback_eval.gate import Gate, Refused, below, numbers
from blowback_eval.items import Item, Verb
from tests.unit.eval.test_running import Lengths

CHANGELOG = """# Changes

## Unreleased

### Added
- Rain.

### Numbers
- own/lengths.right: 1.000 -> 0.500, since hail is left out.

## 0.1.0

### Numbers
- lengths.right: of old.
"""


class Machine:
    """An API whose share of right answers can be set."""

    def __init__(self) -> None:
        self.right = 10

    def ask(self, verb: Verb, items: Sequence[Item]) -> Mapping[str, Any]:
        return {
            item.id: SimpleNamespace(id=item.id, length=item.gold if i < self.right else -1)
            for i, item in enumerate(items)
        }


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: Machine) -> Gate:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BLOWBACK_SHARED", str(tmp_path / "nowhere"))
    monkeypatch.setattr(gates, "SCORERS", {"lengths": Lengths()})
    own = tmp_path / "eval" / "data" / "set"
    own.mkdir(parents=True)
    lines = [json.dumps({"id": f"d{i}", "text": "x" * i}) for i in range(10)]
    (own / "dev.jsonl").write_text("\n".join(lines))
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    said: list[str] = []
    made = Gate(tmp_path / "eval" / "floors.json", tmp_path / "CHANGELOG.md", machine.ask, said.append)
    made.said = said  # type: ignore[attr-defined]  # kept for the test
    return made


def verdicts(gate: Gate) -> list[tuple[str, float | None, bool]]:
    return [(one.name, one.floor, one.passed) for one in gate.compare([Lengths()])]


def floors(tmp_path: Path) -> dict[str, Any]:
    return json.loads((tmp_path / "eval" / "floors.json").read_text())


def test_without_a_floor_nothing_fails(gate: Gate) -> None:
    assert verdicts(gate) == [("own/lengths.right", None, True)]


def test_absent_data_is_said(gate: Gate) -> None:
    gate.compare([Lengths()])
    assert "not scored: lengths: no set/dev.jsonl in " in gate.said[0]  # type: ignore[attr-defined]  # put there by the fixture


def test_a_floor_lies_a_little_below_what_was_measured(gate: Gate, tmp_path: Path) -> None:
    gate.raise_floors([Lengths()])
    assert floors(tmp_path)["sets"]["own/lengths"]["floors"] == {"right": 0.85}
    assert verdicts(gate) == [("own/lengths.right", 0.85, True)]
    assert below("lengths", 0.71234) == 0.707
    assert below("own/lengths", 0.71234) == 0.562
    assert below("lengths", 0.001) == 0


def test_a_figure_below_its_floor_fails_and_raising_does_not_lower_it(gate: Gate, machine: Machine) -> None:
    gate.raise_floors([Lengths()])
    machine.right = 5
    assert verdicts(gate) == [("own/lengths.right", 0.85, False)]
    assert [one.passed for one in gate.raise_floors([Lengths()])] == [False]
    assert verdicts(gate) == [("own/lengths.right", 0.85, False)]


def test_an_item_without_an_answer_fails(
    gate: Gate, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_ask", lambda verb, items: dict(list(machine.ask(verb, items).items())[1:]))
    assert verdicts(gate) == [("own/lengths.right", None, True), ("own/lengths.answered", 1.0, False)]


def test_other_data_fails(gate: Gate, tmp_path: Path) -> None:
    gate.raise_floors([Lengths()])
    with (tmp_path / "eval" / "data" / "set" / "dev.jsonl").open("a") as file:
        file.write('\n{"id": "new", "text": ""}')
    assert verdicts(gate) == [("own/lengths.right", 0.85, False)]


def test_lowering_needs_a_reason_and_an_entry(gate: Gate, machine: Machine, tmp_path: Path) -> None:
    gate.raise_floors([Lengths()])
    machine.right = 5
    with pytest.raises(Refused, match="--because"):
        gate.lower("own/lengths.right", " ")
    with pytest.raises(Refused, match="is no floor"):
        gate.lower("own/lengths.wrong", "hail")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG.replace("own/", ""))
    with pytest.raises(Refused, match=r"does not name own/lengths\.right"):
        gate.lower("own/lengths.right", "hail")
    assert floors(tmp_path)["sets"]["own/lengths"]["floors"] == {"right": 0.85}
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    assert gate.lower("own/lengths.right", "hail") == "own/lengths.right: floor 0.850 -> 0.350"
    assert floors(tmp_path)["lowered"] == [
        {"name": "own/lengths.right", "from": 0.85, "to": 0.35, "because": "hail"}
    ]
    assert verdicts(gate) == [("own/lengths.right", 0.35, True)]


def test_a_floor_that_holds_is_not_lowered(gate: Gate) -> None:
    gate.raise_floors([Lengths()])
    with pytest.raises(Refused, match="not below"):
        gate.lower("own/lengths.right", "hail")


def test_only_the_newest_release_counts() -> None:
    assert "own/lengths.right" in numbers(CHANGELOG)
    assert "of old" not in numbers(CHANGELOG)
    assert numbers("# Changes\n") == ""
