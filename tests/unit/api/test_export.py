"""What goes into files for other programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from blowback import api
from blowback.errors import InputError, UsageError
from blowback.export.polecat import COLUMNS
from blowback.records import ClaimPlace
from blowback.vocab.claims import BackingKind, StateKind
from blowback.vocab.plover import EventType
from tests.unit.relate.world import DENIED, World

AID, ASSAULT, CONSULT = EventType.AID, EventType.ASSAULT, EventType.CONSULT


@pytest.fixture(scope="module")
def ledger() -> api.Ledger:
    world = World()
    place = ClaimPlace(start=0, end=6, text="Stenna", name="Stenna", country="VAR", lat=-1.5, lon=2.0)
    world.person("orla", "Orla Venn")
    world.tell("kesh", ASSAULT, "VAR", mode="explosives", day="2031-05-19", killed=9, place=place)
    world.tell("kesh", ASSAULT, "orla", day="2031-03-01", until="2031-04-01", article="b.txt")
    world.tell("OST", CONSULT, "VAR", day="2031-05-02", **DENIED)
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, text="=1+1 was sent. ")
    world.tell("OST", state=(StateKind.DESIGNATION, None), recipient="kesh")
    return world.ledger()


def table(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=delimiter))


def test_a_folder_has_a_file_a_table_and_the_claims_that_they_rest_on(
    ledger: api.Ledger, tmp_path: Path
) -> None:
    written = api.export(ledger, "csv", tmp_path / "out")
    assert {each.name for each in (tmp_path / "out").iterdir()} == set(written)
    tables = {name: table(tmp_path / "out" / name) for name in written}
    assert {name: len(rows) for name, rows in tables.items()} == written
    told = {row["id"]: row for row in tables["claims.csv"]}
    for name in ("episodes.csv", "ties.csv"):
        assert tables[name]
        assert {claim for row in tables[name] for claim in row["claims"].split("; ") if claim} <= told.keys()
    assert "'=1+1 was sent." in {row["exact"] for row in told.values()}


def test_json_lines_hold_the_same_rows(ledger: api.Ledger, tmp_path: Path) -> None:
    lines = api.export(ledger, "jsonl", tmp_path, ["kesh"])
    rows = [json.loads(line) for line in (tmp_path / "ties.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == lines["ties.jsonl"] == 2
    assert {row["kind"] for row in rows} == {"backing", "designation"}
    assert "dyads.jsonl" in lines


def test_episodes_stand_under_the_columns_of_polecat(ledger: api.Ledger, tmp_path: Path) -> None:
    assert api.export(ledger, "polecat", tmp_path / "events.txt") == {"events.txt": 3}
    rows = table(tmp_path / "events.txt", "\t")
    assert tuple(rows[0]) == COLUMNS
    (attack,) = (row for row in rows if row["Event Mode"] == "explosives")
    assert {name: value for name, value in attack.items() if value != "None"} == {
        "Event ID": attack["Event ID"],
        "Event Date": "2031-05-19",
        "Event Type": "ASSAULT",
        "Event Mode": "explosives",
        "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "Kesh Front",
        "Actor Name Raw": "Kesh Front",
        "Recipient Name": "Vardania",
        "Recipient Name Raw": "Vardania",
        "Placename": "Stenna",
        "Country": "VAR",
        "Latitude": "-1.5",
        "Longitude": "2.0",
        "Raw Placename": "Stenna",
        "Source": "The Courier",
        "Publication Date": "2031-06-01",
        "Version": attack["Version"],
    }


def test_no_day_is_made_up_and_no_private_name_written(ledger: api.Ledger, tmp_path: Path) -> None:
    for form, path in (
        ("polecat", tmp_path / "events.txt"),
        ("csv", tmp_path / "csv"),
        ("jsonl", tmp_path / "jsonl"),
    ):
        api.export(ledger, form, path)
    written = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file())
    assert "Venn" not in written
    (row,) = (row for row in table(tmp_path / "events.txt", "\t") if "O.V." in row["Recipient Name"])
    assert (row["Event Date"], row["Recipient Name Raw"]) == ("None", "O.V. (private person)")


def test_what_cannot_be_written_leaves_what_was_there(ledger: api.Ledger, tmp_path: Path) -> None:
    (tmp_path / "events.txt").mkdir()
    with pytest.raises(InputError, match="could not be written"):
        api.export(ledger, "polecat", tmp_path / "events.txt")
    assert [each.name for each in tmp_path.iterdir()] == ["events.txt"]
    with pytest.raises(UsageError, match="expected one of csv"):
        api.export(ledger, "xml", tmp_path)
