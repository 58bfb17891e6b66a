"""What opens, what does not, and what is said then."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blowback.errors import EnvironmentProblem, ExitCode, InternalError, LedgerError
from blowback.ledger import Ledger, database
from blowback.ledger.database import FILE, migrations, query_parts, statements


def make(folder: Path) -> Path:
    Ledger.open(folder, create=True).close()
    return folder / FILE


def test_it_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Ledger.open(tmp_path / "deep" / "ledger", create=True) as ledger:
            for path in (ledger.folder, *ledger.folder.iterdir()):
                assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
            assert ledger.check().problems == ()
    finally:
        os.umask(before)


def test_an_open_ledger_is_closed_to_others_again(tmp_path: Path) -> None:
    file = make(tmp_path / "ledger")
    file.chmod(0o644)
    file.parent.chmod(0o755)
    with Ledger.open(file.parent) as ledger:
        assert any("others than the owner" in problem for problem in ledger.check().problems)
    Ledger.open(file.parent, create=True).close()
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_missing_ledger_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger.open(tmp_path / "ledger")
    assert not (tmp_path / "ledger").exists()


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    tmp_path.chmod(0o755)
    with pytest.raises(LedgerError, match="holds other files"):
        Ledger.open(tmp_path, create=True)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    with pytest.raises(LedgerError, match="is a file"):
        Ledger.open(tmp_path / "notes.txt", create=True)


def test_a_newer_ledger_is_left_alone(tmp_path: Path) -> None:
    file = make(tmp_path / "ledger")
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    for create in (True, False):
        with pytest.raises(LedgerError, match=r"newer version of blowback \(form 99") as told:
            Ledger.open(file.parent, create=create)
        assert told.value.exit_code is ExitCode.USER


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(tmp_path, create=True)


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be read as one" * 20, b"short"]
)
def test_what_is_no_database_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    for create in (True, False):
        with pytest.raises(LedgerError, match="damaged or no ledger"):
            Ledger.open(tmp_path, create=create)
    assert (tmp_path / FILE).read_bytes() == content


def test_a_damaged_ledger_is_said(tmp_path: Path, add: Callable[..., Any], ledger: Ledger) -> None:
    for number in range(30):
        add(f"a-{number}")
    ledger.close()
    file = ledger.folder / FILE
    content = bytearray(file.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    file.write_bytes(content)

    def look() -> None:
        with Ledger.open(ledger.folder) as opened:
            list(opened.claims())

    with pytest.raises(LedgerError, match="damaged"):
        look()


def test_a_full_disk_is_the_machines_problem(ledger: Ledger, add: Callable[..., Any]) -> None:
    add()
    held = ledger.counts()
    pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
    ledger._connection.execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        for number in range(100):
            add(f"b-{number}")

    with pytest.raises(EnvironmentProblem, match="disk is full"):
        fill()
    after = ledger.counts()
    assert after["articles"] == after["readings"] >= held["articles"]
    assert after["claims"] == 2 * after["articles"]
    assert ledger.check().problems == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_cannot_be_written_is_the_machines_problem(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(EnvironmentProblem, match="Permission denied"):
        Ledger.open(closed / "ledger", create=True)


def test_a_place_where_nothing_can_be_made_is_the_machines_problem() -> None:
    with pytest.raises(EnvironmentProblem):
        Ledger.open(Path("/proc/ledger"), create=True)


def test_a_medium_that_nobody_can_write_to_is_read(
    ledger: Ledger, add: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    add()
    ledger.close()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    before = sorted(path.name for path in ledger.folder.iterdir())
    with Ledger.open(ledger.folder) as opened:
        assert opened.counts()["articles"] == 1
        assert sorted(path.name for path in ledger.folder.iterdir()) == before == [FILE]


def test_a_name_with_odd_letters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c%20 'd'"
    make(folder)
    assert (folder / FILE).is_file()
    Ledger.open(folder).close()


def test_two_may_write_in_turn(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    with Ledger.open(folder, create=True) as one, Ledger.open(folder, write=True) as other:
        assert one.counts() == other.counts()


def test_two_may_begin_a_ledger_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database.prepare(tmp_path / "ledger")
    other = sqlite3.connect(tmp_path / "ledger" / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    turns: list[float] = []

    def wait(seconds: float) -> None:
        turns.append(seconds)
        if len(turns) == 3:
            other.execute("ROLLBACK")

    monkeypatch.setattr(database.time, "sleep", wait)
    Ledger.open(tmp_path / "ledger", create=True).close()
    assert len(turns) == 3
    other.close()


def test_who_holds_a_ledger_too_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database.prepare(tmp_path / "ledger")
    other = sqlite3.connect(tmp_path / "ledger" / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.0)
    with pytest.raises(EnvironmentProblem, match="writing to it for too long"):
        Ledger.open(tmp_path / "ledger", create=True)
    other.close()


def test_migrations_are_numbered_without_gaps() -> None:
    assert [migration.number for migration in migrations()] == list(range(1, len(migrations()) + 1))


def test_a_script_is_cut_into_whole_statements() -> None:
    script = (
        "-- a; b\nCREATE TABLE t (c); -- d;\n"
        "CREATE TRIGGER r BEFORE DELETE ON t\nBEGIN SELECT 1; SELECT 2; END;\n-- done\n"
    )
    assert [each.count(";") for each in statements(script)] == [3, 3]
    with pytest.raises(InternalError, match="within a statement"):
        list(statements("CREATE TABLE t (c)"))


def test_every_filter_has_its_condition() -> None:
    from blowback.ledger import ClaimFilter

    beside = {"head", "keys", "both", "twice", "order"}
    assert set(ClaimFilter.__struct_fields__) | beside == set(query_parts("claims"))
