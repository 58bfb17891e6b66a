"""How long do questions take over a ledger of a million claims, and how much memory?

    python -m tests.bench.generated FOLDER
    python -m tests.bench.relations FOLDER [OUT]

Each question is asked thrice in a process of its own: in a new process, which pays for what is loaded; then
after all that was made for the first answer was let go of, as a running process is asked of a pair for the
first time; then again, with what was kept. Some are asked on the command line, too, start-up and all.
Recorded with the machine and its load, never asserted.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from blowback import api

HOT, MIDDLING = ("g000", "g001"), ("g010", "g021")
ONE = ("g000",)
DATES = ("2033-06-30", "2033-12-31")
Question = Callable[[api.Ledger], Any]


def _about(pair: tuple[str, ...], name: str) -> dict[str, Question]:
    return {
        f"claims, {name}": lambda ledger: list(api.claims(ledger, about=pair)),
        f"episodes, {name}": lambda ledger: list(api.episodes(ledger, pair)),
        f"ties, {name}": lambda ledger: list(api.ties(ledger, pair)),
        f"turns, {name}": lambda ledger: list(api.turns(ledger, pair)),
        f"expectations, {name}": lambda ledger: list(api.expectations(ledger, pair)),
        f"positions, {name}": lambda ledger: list(api.positions(ledger, pair)),
        f"silences, {name}": lambda ledger: list(api.silences(ledger, pair)),
        f"diff, {name}": lambda ledger: list(api.diff(ledger, *DATES, pair)),
        f"brief, {name}": lambda ledger: api.brief(ledger, pair),
    }


QUESTIONS: Mapping[str, Question] = {
    **_about(MIDDLING, "a middling pair"),
    **_about(HOT, "the pair most told of"),
    "brief, the actor most told of": lambda ledger: api.brief(ledger, ONE),
    "brief, a middling actor": lambda ledger: api.brief(ledger, MIDDLING[:1]),
    "brief, nobody named": api.brief,
    "brief, a middling pair, as known halfway": lambda ledger: api.brief(
        ledger, MIDDLING, as_known_on=DATES[0]
    ),
    "actors": lambda ledger: list(api.actors(ledger)),
}
COMMANDS = {
    "claims, a middling pair": ("claims", "--actor", MIDDLING[0], "--actor", MIDDLING[1], "--json"),
    "ties, a middling pair": ("ties", *MIDDLING, "--json"),
    "brief, a middling pair": ("brief", *MIDDLING),
    "brief, the pair most told of": ("brief", *HOT),
}
LONGEST = 30  # seconds


def size(answer: Any) -> int:
    """How many rows has an answer, or how many lines a brief?"""
    return len(answer) if isinstance(answer, list) else sum(len(part.lines) for part in answer.sections)


def ask(folder: Path, name: str) -> dict[str, Any]:
    """Asks one question thrice: seconds, rows, and the most memory that the process held."""
    found: dict[str, Any] = {}
    with api.Ledger.open(folder) as ledger:
        for when in ("new_process", "first", "again"):
            if when == "first":
                ledger.let_go()
            started, busy = time.perf_counter(), time.process_time()
            answer = QUESTIONS[name](ledger)
            found[f"{when}_ms"] = round((time.perf_counter() - started) * 1000)
            found[f"{when}_cpu_ms"] = round((time.process_time() - busy) * 1000)
    return {
        "rows": size(answer),
        **found,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def in_a_process(folder: Path, name: str) -> dict[str, Any]:
    """The same in a process of its own, which is given up after a while."""
    command = [sys.executable, "-m", "tests.bench.relations", str(folder), "--ask", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=True)
    except subprocess.TimeoutExpired:
        return {"given_up_after_s": LONGEST}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def on_the_command_line(folder: Path, words: tuple[str, ...]) -> dict[str, Any]:
    """Seconds of the whole process."""
    command = [str(Path(sys.executable).with_name("blowback")), *words, "--ledger", str(folder)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    try:
        subprocess.run(command, capture_output=True, timeout=LONGEST, check=True)
    except subprocess.TimeoutExpired:
        return {"given_up_after_s": LONGEST}
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"ms": round((time.perf_counter() - started) * 1000), "cpu_ms": round(busy * 1000)}


def measure(folder: Path) -> dict[str, Any]:
    """All of it, with the machine and the ledger."""
    with api.Ledger.open(folder) as ledger:
        counts = ledger.counts()
    return {
        "machine": {
            "system": platform.platform(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load": [round(each, 1) for each in os.getloadavg()],
        },
        "versions": {"blowback": version("blowback")},
        "ledger": {
            **{each: counts[each] for each in ("articles", "claims", "mentions", "actors")},
            "megabytes": (folder / "ledger.sqlite").stat().st_size // 1_000_000,
        },
        "asked": {name: _shown(name, in_a_process(folder, name)) for name in QUESTIONS},
        "on_the_command_line": {name: on_the_command_line(folder, words) for name, words in COMMANDS.items()},
    }


def _shown(name: str, found: dict[str, Any]) -> dict[str, Any]:
    print(name, json.dumps(found), file=sys.stderr, flush=True)
    return found


def main() -> None:
    """Measures, or answers one question for the measurement."""
    folder = Path(sys.argv[1])
    if sys.argv[2:3] == ["--ask"]:
        print(json.dumps(ask(folder, sys.argv[3])))
        return
    record = json.dumps(measure(folder), indent=1) + "\n"
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(record, "utf-8")
    else:
        print(record)


if __name__ == "__main__":
    main()
