"""Documents are kept first and read later; the result is that of reading them at once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from blowback import api
from blowback.cli.app import app
from blowback.errors import LedgerError, UsageError
from blowback.ledger import database
from blowback.ledger.database import migrations

LINES = [
    {"id": "a", "text": "Vardania urged Kesh to release the prisoners.", "published_at": "2024-03-02"},
    {"id": "b", "text": "Kesh released the prisoners on Monday.", "published_at": "2024-03-06"},
]


def lines(folder: Path, rows: list[dict[str, str]]) -> Path:
    file = folder / "papers.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def settings(folder: Path) -> api.Settings:
    return api.Settings(ledger=folder / "ledger")


def test_what_is_stored_is_read_later(tmp_path: Path) -> None:
    file = lines(tmp_path, LINES)
    at_once, later = settings(tmp_path / "once"), settings(tmp_path / "later")
    api.read([file], settings=at_once)
    stored = api.read([file], ingest_only=True, settings=later)
    assert (stored.stored, stored.read) == (2, 0)
    with api.Ledger.open(later.ledger) as ledger:
        assert ledger.unread() == ("a", "b")
        assert ledger.check().problems == ()
        assert list(ledger.claims()) == []
    assert api.read_stored(settings=later).read == 2
    assert api.read_stored(settings=later).read == 0
    with api.Ledger.open(later.ledger) as one, api.Ledger.open(at_once.ledger) as other:
        assert one.unread() == ()
        assert [row.claim for row in one.claims()] == [row.claim for row in other.claims()]


def test_storing_twice_adds_nothing(tmp_path: Path) -> None:
    file = lines(tmp_path, [*LINES, LINES[0]])
    for expected in ((2, 1), (0, 3)):
        report = api.read([file], ingest_only=True, settings=settings(tmp_path))
        assert (report.stored, report.unchanged) == expected


def test_a_path_that_was_stored_is_read_when_named_again(tmp_path: Path) -> None:
    file = lines(tmp_path, LINES)
    api.read([file], ingest_only=True, settings=settings(tmp_path))
    report = api.read([file], settings=settings(tmp_path))
    assert (report.read, report.unchanged) == (2, 0)
    assert api.read([file], settings=settings(tmp_path)).unchanged == 2


def test_what_is_stored_can_be_forgotten(tmp_path: Path) -> None:
    api.read([lines(tmp_path, LINES)], ingest_only=True, settings=settings(tmp_path))
    with api.Ledger.open(settings(tmp_path).ledger, write=True) as ledger:
        api.forget(ledger, "a", because="asked to")
        assert ledger.unread() == ("b",)
    assert api.read_stored(settings=settings(tmp_path)).read == 1


def test_columns_of_another_name(tmp_path: Path) -> None:
    rows = [{"nr": row["id"], "body": row["text"], "day": row["published_at"]} for row in LINES]
    columns = {"id": "nr", "text": "body", "published_at": "day"}
    assert api.read([lines(tmp_path, rows)], columns=columns, settings=settings(tmp_path)).read == 2
    with api.Ledger.open(settings(tmp_path).ledger) as ledger:
        dated = [(row.id, str(row.published_at.start)[:10]) for row in ledger.articles()]
    assert dated == [("a", "2024-03-02"), ("b", "2024-03-06")]
    with pytest.raises(UsageError, match="expected columns among id, text"):
        api.read([], columns={"body": "text"}, settings=settings(tmp_path))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--column", "text"], "expected --column FIELD=NAME"),
        (["--column", "body=text"], "expected columns among"),
        (["--stored"], "goes with no path"),
    ],
)
def test_wrong_words_are_explained(words: list[str], said: str, tmp_path: Path) -> None:
    file = lines(tmp_path, LINES)
    done = CliRunner().invoke(app, ["read", str(file), *words, "--ledger", str(tmp_path / "ledger")])
    assert isinstance(done.exception, UsageError)
    assert said in str(done.exception)


def test_it_can_be_done_from_the_command_line(tmp_path: Path) -> None:
    ledger = ["--ledger", str(tmp_path / "ledger")]
    file = lines(tmp_path, LINES)
    stored = CliRunner().invoke(app, ["read", str(file), "--ingest-only", "--json", *ledger])
    assert json.loads(stored.stdout)["stored"] == 2
    read = CliRunner().invoke(app, ["read", "--stored", "--json", *ledger])
    assert json.loads(read.stdout)["read"] == 2


def test_the_command_that_an_older_ledger_asks_for_brings_it_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = settings(tmp_path).ledger
    with monkeypatch.context() as before:
        before.setattr(database, "migrations", lambda: migrations()[:-1])
        api.Ledger.open(ledger, create=True).close()
    with pytest.raises(LedgerError, match="blowback read --stored") as told:
        api.Ledger.open(ledger)
    command = re.search(r"`blowback (.*)`", str(told.value))
    assert command is not None
    assert CliRunner().invoke(app, command[1].split()).exit_code == 0
    api.Ledger.open(ledger).close()
