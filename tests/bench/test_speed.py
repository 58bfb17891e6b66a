"""How fast is annotate beside bare spaCy, in one run, on one process and on two?

Recorded with its machine, never asserted: in ``build/bench/speed.json`` and on the screen. Start-up is
left out, each process has one thread, and the text is the first 100,000 words of polnear/train by id
(closed documents left out).
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from blowback_eval.data import closed

WORDS = 100_000
WORKER = Path(__file__).with_name("worker.py")
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}


@pytest.fixture(scope="module")
def documents(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The text, one document a line."""
    lines = (shared / "data" / "text" / "polnear" / "train.jsonl").read_text("utf-8").split("\n")
    rows = sorted((json.loads(line) for line in lines if line), key=lambda row: row["id"])
    chosen, words = [], 0
    for row in rows:
        if words < WORDS and not closed(row):
            chosen.append({"id": row["id"], "text": row["text"]})
            words += len(row["text"].split())
    file = tmp_path_factory.mktemp("speed") / "documents.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in chosen), "utf-8")
    return file


def measure(system: str, documents: Path, processes: int) -> dict[str, Any]:
    """Words a second of so many processes that start together, and the memory of the largest."""
    command = [sys.executable, str(WORKER), system, str(documents)]
    environment = os.environ | ONE_THREAD
    running = [
        subprocess.Popen(
            [*command, str(i), str(processes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for i in range(processes)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    results = []
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        out, _ = process.communicate()
        results.append(json.loads(out))
    words = sum(each["words"] for each in results)
    slowest = max(each["seconds"] for each in results)
    return {
        "documents": sum(each["documents"] for each in results),
        "words": words,
        "words_a_second": round(words / slowest),
        "megabytes_a_process": max(each["megabytes"] for each in results),
    }


@pytest.mark.bench
@pytest.mark.shared
def test_speed(documents: Path, root: Path) -> None:
    measured = {
        f"{system} x {n}": measure(system, documents, n) for n in (1, 2) for system in ("spacy", "annotate")
    }
    one, two = measured["annotate x 1"]["words_a_second"], measured["annotate x 2"]["words_a_second"]
    record = {
        "machine": {
            "system": platform.platform(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        },
        "versions": {name: version(name) for name in ("blowback", "spacy")},
        "measured": measured,
        "annotate_of_spacy": round(one / measured["spacy x 1"]["words_a_second"], 3),
        "two_processes_of_one": round(two / one, 3),
    }
    out = root / "build" / "bench" / "speed.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(json.dumps(record, indent=1))
