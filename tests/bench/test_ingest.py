"""How fast do pages and lines become stored articles, and in how much memory?

Recorded with its machine, never asserted: in ``build/bench`` and on the screen. Pages are taken by one
process beside trafilatura alone, in turns, on the same 400 pages; lines are a million, in one stream. The
pace is by seconds of the processor, since others may use the machine; those of the clock stand beside.
"""

from __future__ import annotations

import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from tests.bench.ingest_pages import SEED, pages, vocabulary
from tests.bench.ingest_worker import SYSTEMS

PAGES, WARM, TURNS = 400, 10, 3
LINES = int(os.environ.get("BLOWBACK_BENCH_LINES", "1000000"))
WORKER = Path(__file__).with_name("ingest_worker.py")
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
INGEST = "read --ingest-only"


def measure(system: str, path: Path, ledger: Path) -> dict[str, Any]:
    """What one process that starts anew reports."""
    command = [sys.executable, str(WORKER), system, str(path), str(ledger)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | ONE_THREAD)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def record(root: Path, name: str, measured: dict[str, Any]) -> None:
    """Keeps and shows what was measured, with its machine."""
    whole = {
        "machine": {
            "system": platform.platform(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        },
        "versions": {name: version(name) for name in ("blowback", "trafilatura", "htmldate", "lxml")},
        **measured,
    }
    out = root / "build" / "bench" / name
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
    print(json.dumps(whole, indent=1))


def in_the_middle(turns: list[dict[str, Any]]) -> dict[str, Any]:
    """The turn with the median of processor seconds, with its pace."""
    middle = statistics.median_low(turn["processor_seconds"] for turn in turns)
    (turn, *_) = (turn for turn in turns if turn["processor_seconds"] == middle)
    return {**turn, "documents_a_second": round(turn["documents"] / middle, 1)}


@pytest.mark.bench
def test_pages(root: Path, tmp_path: Path) -> None:
    """HTML to stored articles, beside trafilatura alone."""
    folders = {"pages": range(PAGES), "warm": range(PAGES, PAGES + WARM)}
    made = list(pages(PAGES + WARM))
    for name, numbers in folders.items():
        folder = tmp_path / name
        folder.mkdir()
        for number in numbers:
            (folder / f"{number:04d}.html").write_text(made[number], "utf-8")
    turns: dict[str, list[dict[str, Any]]] = {system: [] for system in SYSTEMS}
    for turn in range(TURNS):
        for system, found in turns.items():
            ledger = tmp_path / f"{turn}" / "ledger"
            found.append(measure(system, tmp_path / "pages", ledger))
            shutil.rmtree(ledger.parent, ignore_errors=True)
    measured = {system: in_the_middle(found) for system, found in turns.items()}
    pace = {system: found["documents_a_second"] for system, found in measured.items()}
    record(
        root,
        "ingest.json",
        {
            "kilobytes_a_page": round(sum(map(len, made)) / len(made) / 1000, 1),
            "measured": measured,
            "ingest_of_trafilatura": {
                system: round(pace[INGEST] / pace[system], 3) for system in SYSTEMS if system != INGEST
            },
        },
    )


@pytest.mark.bench
def test_lines(root: Path, tmp_path: Path) -> None:
    """A stream of JSON lines into a ledger, without reading them."""
    file = tmp_path / "lines.jsonl"
    size = 0
    with file.open("w", encoding="utf-8") as handle:
        for number in range(LINES):
            size += handle.write(json.dumps(line(number)) + "\n")
    found = measure(INGEST, file, tmp_path / "ledger")
    found["documents_a_second"] = round(found["documents"] / found["processor_seconds"], 1)
    taken = sum(each.stat().st_size for each in (tmp_path / "ledger").iterdir())
    file.unlink()
    shutil.rmtree(tmp_path / "ledger")
    record(
        root,
        "lines.json",
        {"characters_a_line": size // LINES, "ledger_megabytes": taken // 10**6, "measured": {INGEST: found}},
    )


def line(number: int) -> dict[str, Any]:
    """A report of its own, in words as rare and as common as those of news, with what lines say besides."""
    draw = random.Random(f"{SEED} line {number}")
    told = [vocabulary()[int(len(vocabulary()) * draw.random() ** 4)] for _ in range(36)]
    told[::6] = [f"{word}. The" for word in told[::6]]
    place, day = ("Kesh", "Oster", "Orlo", "Sellin", "Mirova", "Dunmere", "Vell")[number % 7], 1 + number % 28
    return {
        "id": f"line-{number}",
        "title": f"{place}: report {number}",
        "text": f"The harbour of {place} said on the {day}th that {' of '.join(told)}.",
        "published_at": f"2031-{1 + number % 12:02d}-{day:02d}",
        "outlet": f"Outlet {number % 211}",
    }
