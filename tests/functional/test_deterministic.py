"""The same input gives the same bytes: in any order, company, number of processes, hash seed and zone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from blowback import api
from blowback.settings import Settings
from blowback.text import instants

COMMAND = Path(sys.executable).with_name("blowback")
PLACES = ("Kesh", "Oster", "Sellin", "Mirova")
TEXTS = [
    f"""Vardania hits back in {place}

The government of Vardania said on Monday that its forces had attacked fighters of the {place} Front near the
border, killing at least {12 + number} people. "We will not stop," said its defence minister, Lena Orsk, who
expected the League to rein in its offshoot. A spokesman for the Front denied the accusation three days later.
The foreign ministry did not respond to a request for comment. People familiar with the matter said the Front
had been given money and weapons since 2029; they said it was secret.
"""
    for number, place in enumerate(PLACES)
] + [
    "Protests spread to several cities after the arrest of 40 activists, and he called them terrorists.",
    "Le gouvernement a déclaré lundi que ses forces avaient attaqué le front près de la frontière.",
    "The United Nations urged both sides to respect the ceasefire (CF), which began on 3 May 2031.",
]
DOCUMENTS = [{"id": f"d{number}", "text": text} for number, text in enumerate(TEXTS)]


def lines(documents: list[dict[str, str]], settings: Settings | None = None) -> dict[str, bytes]:
    return {found.id: msgspec.json.encode(found) for found in api.annotate(documents, settings=settings)}


@pytest.fixture(scope="module")
def once() -> dict[str, bytes]:
    """What is said of each, in the order of the list, by this process."""
    return lines(DOCUMENTS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "papers.jsonl"
    found.write_text("".join(json.dumps(document) + "\n" for document in reversed(DOCUMENTS)))
    return found


def test_the_order_and_what_stands_between_do_not_show(once: dict[str, bytes]) -> None:
    assert lines(DOCUMENTS[::-1]) == once
    again: Iterator[dict[str, str]] = (each for document in DOCUMENTS for each in (document, DOCUMENTS[0]))
    assert lines(list(again)) == once
    assert [lines([document])[document["id"]] for document in DOCUMENTS] == list(once.values())


@pytest.mark.parametrize("workers", [2, 3])
def test_the_number_of_processes_does_not_show(once: dict[str, bytes], workers: int) -> None:
    assert lines(DOCUMENTS[::-1], Settings(workers=workers)) == once


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "OMP_NUM_THREADS": "2"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "OMP_NUM_THREADS": "1"},
    ],
    ids=["far in the east", "in the west"],
)
def test_the_surroundings_do_not_show(
    once: dict[str, bytes], file: Path, surroundings: dict[str, str]
) -> None:
    done = subprocess.run(
        [COMMAND, "annotate", "--jsonl", file],
        env={**os.environ, **surroundings},
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert sorted(done.stdout.splitlines()) == sorted(once.values())


def test_today_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """An undated article says as much of its date tomorrow as today."""
    text = (
        "The dam broke in August. Vardania had promised in 2029 to mend it by 24 March. It began last week."
    )
    said = []
    for day in ("2030-01-01T00:00:00Z", "2040-12-31T23:59:59Z"):
        monkeypatch.setattr(instants, "now", lambda day=day: day)
        said.append(lines([{"id": "d", "text": text}]))
    assert said[0] == said[1]
