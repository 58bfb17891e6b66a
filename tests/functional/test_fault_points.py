"""A bulk read is killed at fifty moments: the ledger opens, lacks nothing that was added, is completed."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from blowback.ledger import Ledger
from blowback.ledger.key_runs import KeyIndex

SERVER = Path(__file__).with_name("faulting.py")
SEED = 20_310_601
POINTS = [  # how documents are read, what is counted, and how many fault points of that kind
    ("keep", "statement", 10),
    ("keep", "call", 6),
    ("keep", "bytes", 6),
    ("read", "statement", 10),
    ("read", "call", 6),
    ("read", "bytes", 6),
    ("stored", "statement", 3),
    ("stored", "bytes", 3),
]
_CLOCK = {"recorded_at", "retrieved_at", "started_at"}  # when, which no two runs share
_CLOCK |= {"known_from"}  # of what is undated: when it was found
_OWN = {"run"}  # a run is named after when it began
_SHADOW = ("article_words_", "sqlite_")  # how the search index lies is no matter of what it finds
_LAID = {"copy_newest", "copy_runs", "copy_pieces"}  # nor is where keys lie

Rows = dict[str, Counter[str]]
Whole = dict[str, tuple[Rows, dict[str, int]]]
Order = Callable[..., dict[str, Any]]


def papers(folder: Path) -> Path:
    """Documents as they come: new, again, again described otherwise, changed, foreign, a page, and none."""
    rows: list[Any] = [
        {"id": f"n-{number}", "text": f"Vardania urged Kesh to free {number + 2} prisoners on Monday."}
        for number in range(8)
    ]
    rows += [
        rows[2],
        {**rows[3], "title": "Prisoners"},
        {**rows[7], "title": "Prisoners"},
        {"id": "n-4", "text": "Kesh freed two prisoners on Tuesday."},
        {"id": "f", "text": "Le gouvernement a déclaré lundi que les prisonniers seront libérés bientôt."},
        {"id": "h", "html": "<article><p>" + "Kesh met Vardania for talks in Orlo. " * 8 + "</p></article>"},
        {"id": "e", "text": " "},
        {"text": "A note without a name says that talks go on."},
        {"id": "dated", "text": "Oster rejected the offer of Kesh.", "published_at": "2031-05-04"},
        ["no", "document"],
        {"id": "n-0", "text": "Vardania urged Kesh once more."},
    ]
    file = folder / "papers.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return file


def rows(folder: Path) -> Rows:
    """All rows of all tables, without the clock."""
    with sqlite3.connect(folder / "ledger.sqlite") as connection:
        connection.row_factory = sqlite3.Row
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        tables = [row["name"] for row in named if not row["name"].startswith(_SHADOW)]
        found = {
            table: Counter(_plain(connection, table))
            for table in tables
            if table not in _LAID | {"article_words"}
        }
        if set(tables) >= _LAID:  # else it died before there were any
            found["copy keys"] = Counter(map(repr, KeyIndex(connection).entries()))
        return found


def _plain(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    unlike = _CLOCK | _OWN | ({"id"} if table == "runs" else set())
    for row in connection.execute(f'SELECT * FROM "{table}"'):
        yield repr([(name, row[name]) for name in row.keys() if name not in unlike])  # noqa: SIM118 - a Row iterates over values


def kept(found: Rows) -> Rows:
    """The same, however often it was begun."""
    return {**found, "runs": Counter(set(found["runs"]))}


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Order]:
    """Has a process read the papers into a folder, and die where it is told to."""
    file = papers(tmp_path_factory.mktemp("papers"))
    started = iter(range(1_000))
    with subprocess.Popen(
        [sys.executable, str(SERVER), str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:

        def ordered(folder: Path, how: str, at: str = "statement", n: int = 0) -> dict[str, Any]:
            assert server.stdin is not None
            assert server.stdout is not None
            words = {"folder": str(folder), "how": how, "at": at, "n": n, "started": next(started)}
            server.stdin.write(json.dumps(words) + "\n")
            server.stdin.flush()
            answer: dict[str, Any] = json.loads(server.stdout.readline())
            return answer

        yield ordered
        assert server.stdin is not None
        server.stdin.close()


@pytest.fixture(scope="module")
def undisturbed(order: Order, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """For each way of reading: all rows of a run that nothing disturbed, and how many fault points it has."""
    found = {}
    for how in sorted({how for how, _, _ in POINTS}):
        folder = tmp_path_factory.mktemp(how) / "ledger"
        answer = order(folder, how)
        assert answer["ended"] == 0
        size = (folder / "ledger.sqlite").stat().st_size
        found[how] = (rows(folder), {**answer["seen"], "bytes": size})
    return found


def _points() -> list[Any]:
    points = []
    draw = random.Random(SEED)
    for how, at, count in POINTS:
        for part in range(count):  # one in each part of the run, so that none is left out
            share = (part + draw.random()) / count
            points.append(pytest.param(how, at, share, id=f"{how}-{at}-{share:.3f}"))
    return points


@pytest.mark.parametrize(("how", "at", "share"), _points())
def test_killed_at_any_moment(
    how: str,
    at: str,
    share: float,
    order: Order,
    undisturbed: Whole,
    tmp_path: Path,
) -> None:
    whole, points = undisturbed[how]
    folder = tmp_path / "ledger"
    killed = order(folder, how, at, max(1, round(share * points[at])))
    assert killed["ended"] == -(signal.SIGXFSZ if at == "bytes" else signal.SIGKILL)
    added = (tmp_path / "added").read_text().splitlines()

    with Ledger.open(folder, create=True) as ledger:  # it may have died before there was a table
        assert ledger.check().problems == ()
        assert {article.id for article in ledger.articles()} | set(ledger.unread()) >= set(added)
    for table, some in kept(rows(folder)).items():
        assert some <= kept(whole)[table], table  # nothing twice, and nothing that should not be there

    assert order(folder, how)["ended"] == 0
    assert kept(rows(folder)) == kept(whole)
    with Ledger.open(folder, write=True) as ledger:
        assert ledger.check().problems == ()


def test_keys_are_laid_into_runs_on_the_way(order: Order, tmp_path: Path) -> None:
    order(tmp_path / "ledger", "read")
    with sqlite3.connect(tmp_path / "ledger" / "ledger.sqlite") as connection:
        (level,) = connection.execute("SELECT max(level) FROM copy_runs").fetchone()
    assert level >= 1


def test_there_are_fifty() -> None:
    assert sum(count for _, _, count in POINTS) == 50
