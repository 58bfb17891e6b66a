"""A user's own actors and decisions, from file to brief, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.functional.conftest import Run

ACTORS = """
- {id: red-hills, name: Red Hills Militia, kind: armed_group, names: [RHM]}
- {name: Dawn Column, kind: faction, part_of: [{parent: red-hills, kind: faction}]}
- {name: Lost Column, kind: faction, part_of: [{parent: red-hill, kind: faction}]}
"""
ARTICLES = (
    "The RHM attacked a convoy of Vardania on Monday, the army said.",
    "The Ostran Front killed nine soldiers of Vardania, the army said.",
)


@pytest.fixture
def own(blowback: Run, tmp_path: Path) -> Path:
    """The user's registry."""
    actors, kept = tmp_path / "actors.yaml", tmp_path / "own.json"
    actors.write_text(ACTORS)
    done = blowback("registry", "import", actors, "--registry", kept, "--json")
    assert done.returncode == 0
    [issue] = [json.loads(line) for line in done.stdout.splitlines()]
    assert (issue["kind"], issue["row"], issue["set_aside"]) == ("unknown_parent", "line 4", True)
    return kept


def test_import_again_changes_nothing_and_strict_refuses(blowback: Run, own: Path, tmp_path: Path) -> None:
    before = own.read_bytes()
    again = blowback("registry", "import", tmp_path / "actors.yaml", "--registry", own)
    assert (again.returncode, own.read_bytes()) == (0, before)
    assert "(unchanged)" in again.stderr
    strict = blowback(
        "registry", "import", tmp_path / "actors.yaml", "--registry", tmp_path / "x.json", "--strict"
    )
    assert (strict.returncode, (tmp_path / "x.json").exists()) == (5, False)
    missing = blowback("registry", "import", tmp_path / "none.yaml", "--registry", own)
    assert (missing.returncode, own.read_bytes()) == (1, before)


def test_own_actors_are_read_resolved_and_shown(blowback: Run, own: Path, tmp_path: Path) -> None:
    shown = blowback("registry", "show", "RHM", "--registry", own)
    assert "Red Hills Militia (armed_group)" in shown.stdout
    assert "Dawn Column" in shown.stdout
    assert blowback("registry", "show", "Nobody Known", "--registry", own).returncode == 1
    phrases = tmp_path / "phrases.jsonl"
    phrases.write_text('{"id": "1", "text": "the RHM"}\n')
    resolved = blowback("resolve", "--jsonl", phrases, "--registry", own)
    assert json.loads(resolved.stdout)["actor"] == "red-hills"
    assert json.loads(blowback("resolve", "--jsonl", phrases).stdout)["actor"] != "red-hills"
    broken = tmp_path / "broken.json"
    broken.write_text("{}")
    assert "import the files again" in blowback("resolve", "--jsonl", phrases, "--registry", broken).stderr


def test_a_decision_is_followed_shown_and_taken_back(blowback: Run, own: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    for number, text in enumerate(ARTICLES):
        (tmp_path / f"{number}.txt").write_text(text)
    read = blowback("read", *(tmp_path / f"{n}.txt" for n in range(2)), "--ledger", ledger, "--registry", own)
    assert read.returncode == 0
    named = {row["name"]: row["id"] for row in rows(blowback, ledger)}
    assert named["Red Hills Militia"] == "red-hills"
    new = named["Ostran Front"]
    made = blowback("judge", "same", new, "RHM", "--because", "one group", "--ledger", ledger, "--json")
    decision = json.loads(made.stdout)
    assert (decision["subject"], decision["object"], decision["instead"]) == (new, "red-hills", None)
    [whole] = [row for row in rows(blowback, ledger) if row["id"] == "red-hills"]
    assert (whole["same_as"], whole["articles"]) == ([new], 2)
    claims = blowback("claims", "--actor", "Red Hills Militia", "--ledger", ledger, "--json").stdout
    assert len({json.loads(line)["article"] for line in claims.splitlines()}) == 2
    assert "one group" in blowback("explain", new, "--ledger", ledger).stdout
    assert (
        "Ostran Front"
        not in blowback("brief", "red-hills", "--ledger", ledger).stdout.partition("Sentences")[0]
    )
    early = blowback("actors", "--ledger", ledger, "--json", "--as-recorded-on", "2001-01-01")
    assert (early.returncode, early.stdout) == (0, "")
    gone = blowback("judge", "retract", decision["id"], "--ledger", ledger)
    assert gone.returncode == 0
    assert new in {row["id"] for row in rows(blowback, ledger)}
    assert blowback("judge", "list", "--ledger", ledger).stdout == "no judgements\n"


def rows(blowback: Run, ledger: Path) -> list[dict[str, object]]:
    done = blowback("actors", "--ledger", ledger, "--json")
    return [json.loads(line) for line in done.stdout.splitlines()]
