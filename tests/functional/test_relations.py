"""What the command line answers of relations over time: tables, JSON lines, CSV, messages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.functional.conftest import Run

TABLES = ("episodes", "ties", "turns", "expectations", "positions", "silences")
# what docs/reference and the design hold a program to: rename none
FIELDS = {
    "episodes": {"id", "event_type", "actors", "recipients", "event_time", "place", "claims", "reports"}
    | {"independent", "disputed", "quantities"},
    "ties": {"id", "kind", "from", "to", "backing", "covert", "interval", "claims", "alleged_by", "reports"}
    | {"independent"},
    "turns": {"id", "pair", "kind", "between", "basis", "probability", "before", "after", "expectation"},
    "expectations": {"id", "holder", "of", "kind", "content", "outcome", "lag_days", "claims"}
    | {"outcome_claims"},
    "positions": {"id", "holder", "side", "question", "claims"},
    "silences": {"id", "speaker", "stance", "evidence", "article", "outlet", "published_at", "family"}
    | {"recorded_at"},
    "claims": {"id", "speaker", "stance", "evidence", "article", "outlet", "published_at", "family"}
    | {"recorded_at"},
}


def objects(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("table", FIELDS)
def test_json_has_the_fields_that_were_promised(blowback: Run, sample: Path, table: str) -> None:
    done = blowback(table, "--json", "--ledger", sample)
    assert (done.returncode, done.stderr) == (0, "")
    rows = objects(done.stdout)
    assert rows
    for row in rows:
        assert set(row) >= FIELDS[table]


@pytest.mark.parametrize("table", TABLES)
def test_csv_is_a_table_with_a_head_however_few_the_rows(blowback: Run, sample: Path, table: str) -> None:
    rows = list(csv.reader(io.StringIO(blowback(table, "--csv", "--ledger", sample).stdout)))
    none = blowback(table, "--csv", "--ledger", sample, "--as-known-on", "1990-01-01").stdout
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert list(csv.reader(io.StringIO(none))) == rows[:1]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_ids_that_explain_takes(blowback: Run, sample: Path, table: str) -> None:
    shown = blowback(table, "--ledger", sample)
    assert (shown.returncode, shown.stderr) == (0, "")
    first = shown.stdout.splitlines()[1].split()[0]
    steps = objects(blowback("explain", first, "--json", "--ledger", sample).stdout)
    assert steps[0]["id"] == first
    assert {"claim", "article"} <= {str(step.get("row")) for step in steps}
    assert any("exact" in step for step in steps)


def test_a_pair_is_named_as_an_analyst_would(blowback: Run, sample: Path) -> None:
    done = blowback("ties", "Pakistan", "TTP", "--kind", "ceasefire", "--json", "--ledger", sample)
    assert {(row["kind"], row["from"], row["to"]) for row in objects(done.stdout)} == {
        ("ceasefire", "PAK", "ttp")
    }


def test_weeks_without_a_telling_are_counted_and_not_shown(blowback: Run, sample: Path) -> None:
    about = (
        "dyads",
        "Vardania",
        "Kesh Front",
        "--from",
        "2031-01-01",
        "--before",
        "2032-01-01",
        "--ledger",
        sample,
    )
    shown, whole = blowback(*about), objects(blowback(*about, "--json").stdout)
    assert "weeks of which nothing is told" in shown.stderr
    assert len(shown.stdout.splitlines()) - 1 == sum(bool(row["episodes"]) for row in whole)
    assert {row["exposure"] for row in whole} > {0}


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("ties", "Nobody"), 1, "expected an actor that the ledger knows"),
        (("ties", "--kind", "nonsense"), 2, "expected one of"),
        (("episodes", "--type", "nonsense"), 2, "expected one of"),
        (("turns", "--from", "yesterday"), 1, "start: expected a date such as"),
        (("dyads",), 2, "expected an actor or a pair"),
        (("episodes", "--json", "--csv"), 2, "expected --json or --csv"),
        (("explain", "0123456789abcdef"), 1, "has the id"),
    ],
)
def test_what_cannot_be_answered_is_said(
    blowback: Run, sample: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    done = blowback(*words, "--ledger", sample)
    assert done.returncode == code
    assert message in done.stderr
    assert not done.stdout
