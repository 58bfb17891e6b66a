"""What lies under keys is found as in a plain list, whatever was written, undone or forgotten."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from blowback.errors import LedgerError
from blowback.ledger import Ledger, database, key_runs
from blowback.ledger.database import connect, connect_memory, migrations
from blowback.ledger.key_runs import KeyIndex

MOST = 3
Row = tuple[int, int, int]


def plainly(rows: list[Row], keys: list[int], day: int, text: int) -> dict[int, int]:
    """What a look at every row finds."""
    found: dict[int, int] = {}
    for key in keys:
        places = sorted((d, t) for k, d, t in rows if k == key)
        before = [place for place in places if place < (day, text)][-MOST:]
        after = [place for place in places if place > (day, text)][:MOST]
        for _, holder in before + after:
            found[holder] = found.get(holder, 0) + 1
    return found


def some_key(chance: random.Random) -> int:
    """Some keys are those of many texts; keys of either sign, and the least and largest."""
    if chance.random() < 0.4:
        return chance.choice([-(2**63), 2**63 - 1, -1, 0, 7])
    return chance.randrange(-(2**63), 2**63)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = connect_memory()
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("filters", [key_runs.FILTERS, 20, 0])
def test_what_lies_under_keys_is_what_a_plain_list_says(
    seed: int, filters: int, connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_runs, "FILTERS", filters)
    monkeypatch.setattr("blowback.ledger.key_pieces.PIECE", 4)
    monkeypatch.setattr("blowback.ledger.key_pieces.AHEAD", 2)
    chance = random.Random(seed)
    rows: list[Row] = []
    index = KeyIndex(connection, newest=40, fan=3)
    connection.execute("BEGIN")
    for text in range(1, 240):
        keys = [some_key(chance) for _ in range(5)]
        day = chance.randrange(1, 9)
        asked = list(dict.fromkeys([*keys, chance.choice(rows)[0] if rows else 1]))
        assert index.holders(asked, day, text, MOST) == plainly(rows, asked, day, text)
        index.add(keys, day, text)
        rows += [(key, day, text) for key in set(keys)]
        if chance.random() < 0.2:
            index.write()
        if chance.random() < 0.1:
            index.write()
            index = KeyIndex(connection, newest=40, fan=3)
        if chance.random() < 0.05:
            index.write()
            gone = chance.sample(range(1, text + 1), k=min(text, 3))
            index.forget(gone)
            rows = [row for row in rows if row[2] not in gone]
    index.write()
    assert sorted(index.entries()) == sorted(rows)
    levels = {row[0] for row in connection.execute("SELECT level FROM copy_runs")}
    assert max(levels) >= 2


def test_runs_are_few_and_full(connection: sqlite3.Connection) -> None:
    index = KeyIndex(connection, newest=1_000, fan=4)
    chance = random.Random(1)
    connection.execute("BEGIN")
    for text in range(1, 3_000):
        index.add([chance.randrange(-(2**63), 2**63) for _ in range(20)], 1, text)
        index.write()
    runs = connection.execute("SELECT run, level, size, length(filter) FROM copy_runs").fetchall()
    assert len(runs) <= 9
    assert max(level for _, level, _, _ in runs) == 2
    for _, _, size, bits in runs:
        assert bits * 8 / size == pytest.approx(12, rel=0.02)
    ((pieces, keys),) = connection.execute("SELECT count(*), sum(length(packed)) / 16 FROM copy_pieces")
    assert keys / pieces > 240
    others = [chance.randrange(-(2**63), 2**63) for _ in range(5_000)]
    assert index._load() is not None
    assert index._runs is not None
    assert len(index._runs.having(others)) < len(runs) * len(others) * 0.03


def test_what_is_taken_back_is_not_found(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "ledger", create=True).close()
    opened = connect(tmp_path / "ledger", write=True)
    index = KeyIndex(opened)
    opened.execute("BEGIN IMMEDIATE")
    index.begin()
    index.add([1, 2], 1, 1)
    index.write()
    opened.rollback()
    index.undo()
    assert index.holders([1, 2], 1, 2, MOST) == {}
    opened.close()


def test_what_another_process_wrote_is_found(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "ledger", create=True).close()
    connections = [connect(tmp_path / "ledger", write=True) for _ in range(2)]
    one, other = (KeyIndex(connection, newest=6, fan=2) for connection in connections)
    for text in range(1, 20):
        connection, index = (connections[0], one) if text % 3 else (connections[1], other)
        connection.execute("BEGIN IMMEDIATE")
        index.begin()
        assert index.holders([1], 1, text, 100) == dict.fromkeys(range(1, text), 1)
        index.add([1, text], 1, text)
        index.write()
        connection.execute("COMMIT")
    for connection in connections:
        connection.close()


def test_keys_of_the_fourth_form_are_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ledger"
    with monkeypatch.context() as before:
        before.setattr(database, "migrations", lambda: migrations()[:4])
        Ledger.open(folder, create=True).close()
    chance = random.Random(3)
    rows = [(some_key(chance), chance.randrange(1, 9), text) for text in range(1, 400)]
    with sqlite3.connect(folder / database.FILE) as connection:
        connection.executemany("INSERT INTO copy_keys (key, day, text) VALUES (?, ?, ?)", rows)
    connection.close()
    with pytest.raises(LedgerError, match="older form"):
        Ledger.open(folder)
    monkeypatch.setattr(key_runs, "NEWEST", 50)
    with Ledger.open(folder, write=True) as ledger:
        assert sorted(ledger._keys.entries()) == sorted(rows)
        for key, day, text in rows[::7]:
            assert ledger._keys.holders([key], day, text, MOST) == plainly(rows, [key], day, text)
        assert sorted(ledger._keys.entries()) == sorted(rows)
        assert ledger.check().problems == ()
