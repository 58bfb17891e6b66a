"""How many documents a second are laid beside all earlier ones, and what does each cost in memory?

``python -m tests.bench.families [COUNT] [COUNT ON DISK]`` measures, each in its own process and in one run:

- ``rensa``: MinHash and LSH alone, in memory; what it proposes is not verified;
- ``families``: signature, look-up by bands and exact verification, with the index in memory;
- ``ledger``: the same within a ledger on disk, which also keeps bytes, text, words for search;
- ``ledger without families``: that ledger without the comparison;
- ``bare rows``: as many rows of the same sizes, put into the tables of a ledger by SQLite and nothing else.

Making the documents is left out of the times. Prints JSON, and writes it to ``build/bench/families.json``.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.families_documents import COPIES, Made, documents
from tests.bench.loading import resident

SYSTEMS = ("rensa", "families", "ledger", "ledger without families", "bare rows")
_COMPRESSED = 0.39  # of the bytes of a document
_KEYS = 20  # of a text
_AT_ONCE = 500  # as the pipeline stores them
_A_DAY = 1_000  # documents
_FIRST_DAY = 730_000
_SEED = 20_210_815

Batch = Sequence[tuple[int, Made]]
Take = Callable[[Batch], None]


def rensa_alone() -> tuple[Take, Callable[[], dict[int, set[int]]]]:
    """What a user of rensa writes: runs of five words, 128 permutations, 32 bands."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    found: dict[int, set[int]] = {}

    def take(batch: Batch) -> None:
        for number, document in batch:
            words = document.text.lower().split()
            signature = RMinHash(num_perm=128, seed=_SEED)
            signature.update([" ".join(words[at : at + 5]) for at in range(len(words) - 4)])
            if near := index.query(signature):
                found[number] = set(near)
            index.insert(number, signature)

    return take, lambda: found


def families_alone() -> tuple[Take, Callable[[], dict[int, set[int]]]]:
    """The comparison, with its index in memory and texts made again where they are asked for."""
    from blowback.ledger import CopyIndex
    from blowback.records import Span
    from blowback.relate.families import Linker, Text

    texts: dict[int, str] = {}
    numbers: dict[int, int] = {}

    class Index(CopyIndex):
        def words(self, text: int) -> tuple[str, tuple[Span, ...]]:
            return texts[text], ()

    index, linker = Index.in_memory(), Linker()

    def take(batch: Batch) -> None:
        for number, document in batch:
            text = Text(id=str(number), text=document.text)
            key = linker.add(index, text, _FIRST_DAY + number // _A_DAY, "", read=False)
            assert key is not None
            numbers[key] = number
            if number % COPIES == 1:  # what may be copied
                texts[key] = document.text

    return take, lambda: _linked(index, numbers)


def ledger(folder: Path, *, compare: bool) -> tuple[Take, Callable[[], dict[int, set[int]]]]:
    """A ledger on disk that keeps documents unread."""
    from blowback.ledger import CopyIndex, Ledger
    from blowback.records import Article, Run, Snapshot
    from blowback.relate.families import VERSION, Linker

    opened = Ledger.open(folder / "ledger", create=True)
    now = "2031-01-01T00:00:00Z"
    run = Run(id="run", started_at=now, version="0", vocabulary="0", model="0", registry="0")
    opened.begin_run(run)
    linker = Linker() if compare else None
    numbers: list[int] = []

    def take(batch: Batch) -> None:
        rows = []
        for number, document in batch:
            content = document.text.encode()
            sha256 = hashlib.sha256(content).hexdigest()
            location = f"/papers/{number}.txt"
            snapshot = Snapshot(
                sha256=sha256, location=location, media_type="text/plain", retrieved_at=now, content=content
            )
            rows.append((snapshot, Article(id=str(number), text=document.text, sha256=sha256)))
            numbers.append(number)
        opened.add_articles(run, rows, now, comparer=linker)

    def found() -> dict[int, set[int]]:
        if linker is None:
            return {}
        held = {
            row.text: int(row.article) for row in opened.copy_texts(map(str, numbers), VERSION) if row.text
        }
        return _linked(CopyIndex(opened._connection), held)

    return take, found


def bare_rows(folder: Path) -> tuple[Take, Callable[[], dict[int, set[int]]]]:
    """What SQLite alone needs for the rows of a ledger with families: nothing is signed or compressed."""
    from blowback.ledger.database import connect, prepare

    prepare(folder / "ledger")
    connection = connect(folder / "ledger", write=True)
    now = "2031-01-01T00:00:00Z"
    connection.execute("INSERT INTO runs VALUES ('run', ?, '0', '0', '0', '0')", (now,))

    def take(batch: Batch) -> None:
        rows: dict[str, list[tuple[Any, ...]]] = {
            name: [] for name in ("snapshots", "articles", "copy_texts", "copy_articles")
        }
        for number, (text, _) in batch:
            key, content = number + 1, text.encode()
            digest = hashlib.sha256(content).hexdigest()
            kept = content[: int(len(content) * _COMPRESSED)]
            location = f"/papers/{number}.txt"
            rows["snapshots"].append((key, digest, location, "text/plain", now, len(content), kept))
            told = (None, text, "en", None, None, "{}", "[]", "[]", now)
            rows["articles"].append((key, str(number), key, digest, *told))
            words = text.count(" ")
            rows["copy_texts"].append((key, digest[:32], "0", 0, words, (content * 3)[: 8 * words], now))
            rows["copy_articles"].append((key, "0", key, "[]"))
        connection.execute("BEGIN IMMEDIATE")
        for name, some in rows.items():
            marks = ", ".join("?" * len(some[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", some)
        told_of = [(number + 1, text) for number, (text, _) in batch]
        connection.executemany("INSERT INTO article_words (rowid, text) VALUES (?, ?)", told_of)
        connection.execute(
            "INSERT INTO copy_newest (packed) VALUES (zeroblob(?))", (16 * _KEYS * len(batch),)
        )
        connection.execute("COMMIT")

    return take, dict


def _linked(index: Any, numbers: dict[int, int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for link in index.links_of(sorted(numbers)):
        one, other = sorted((numbers[link.one], numbers[link.other]))
        found.setdefault(other, set()).add(one)
    return found


def batches(count: int) -> Iterator[Batch]:
    """The documents, some at a time, with their numbers."""
    batch: list[tuple[int, Made]] = []
    for numbered in enumerate(documents(count)):
        batch.append(numbered)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def measure(system: str, count: int, folder: Path) -> dict[str, Any]:
    """What does a document cost after a quarter, a half and all, and how many copies are found?"""
    for _ in documents(1):
        pass
    systems: dict[str, Callable[[], tuple[Take, Callable[[], dict[int, set[int]]]]]] = {
        "rensa": rensa_alone,
        "families": families_alone,
        "ledger": lambda: ledger(folder, compare=True),
        "ledger without families": lambda: ledger(folder, compare=False),
        "bare rows": lambda: bare_rows(folder),
    }
    take, found = systems[system]()
    before = resident()
    origins: dict[int, int] = {}
    steps: list[dict[str, Any]] = []
    seconds = since = 0.0
    done = last = 0
    for batch in batches(count):
        started = time.process_time()
        take(batch)
        seconds += time.process_time() - started
        done += len(batch)
        origins.update((number, made.origin) for number, made in batch if made.origin is not None)
        if done in (count // 4, count // 2, count):
            steps.append(
                {
                    "documents": done,
                    "documents_a_second": round(done / seconds),
                    "documents_a_second_since_the_last": round((done - last) / (seconds - since)),
                    "kilobytes_a_document": round((resident() - before) * 1000 / done, 2),
                }
            )
            since, last = seconds, done
    linked = found()
    hits = sum(origin in linked.get(number, ()) for number, origin in origins.items())
    wrong = sum(
        len(others - {origins.get(number)} - {o for o in others if origins.get(o) == origins.get(number, -1)})
        for number, others in linked.items()
    )
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {
        "steps": steps,
        "copies": len(origins),
        "copies_found": hits,
        "pairs_of_strangers": wrong,
        "kilobytes_a_document_on_disk": round(size / 1000 / count, 2),
    }


def main() -> None:
    """Measures one system, or all of them, each in a process of its own; writes after each what there is."""
    if len(sys.argv) == 3 and sys.argv[1] in SYSTEMS:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), Path(folder))))
        return
    given = [int(each) for each in sys.argv[1:]]
    count = given[0] if given else 200_000
    on_disk = given[1] if len(given) > 1 else count
    environment = os.environ | {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "RAYON")}
    record: dict[str, Any] = {
        "machine": {
            "system": platform.platform(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        },
        "versions": {name: version(name) for name in ("blowback", "rensa", "numpy")},
        "seconds": "of the processor, one thread; making the documents is left out",
        "measured": {},
    }
    out = Path("build/bench/families.json")
    out.parent.mkdir(parents=True, exist_ok=True)
    for system in SYSTEMS:
        documents_of = count if system in {"rensa", "families"} else on_disk
        command = [sys.executable, "-m", "tests.bench.families", system, str(documents_of)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        record["measured"][system] = json.loads(done.stdout)
        out.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
