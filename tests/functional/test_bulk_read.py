"""Reading many documents: by one process or several the same rows, each document's fate in its place."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from blowback.errors import EnvironmentProblem
from blowback.ingest import documents
from blowback.ledger import Ledger
from blowback.pipeline import Reader, Report, annotate_all, read_into
from blowback.records import AnnotatedArticle, Annotation, Article, PartOf, Run, SetAside
from blowback.settings import Settings

NOW = "2031-06-01T00:00:00Z"


class QuickReader(Reader):
    """Finds nothing in an article, except where its text tells it to fail or to die."""

    def run(self, started_at: str) -> Run:
        return Run(id="r", started_at=started_at, version="1", vocabulary="1", model="1", registry="1")

    def read(
        self, article: Article, retrieved_at: str | None = None
    ) -> tuple[Annotation, tuple[PartOf, ...]]:
        if "fail" in article.text:
            raise ValueError("told to")
        if "full" in article.text:
            raise OSError(errno.ENOSPC, "No space left on device")
        if "die" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        held = AnnotatedArticle(
            title=None, text=article.text, language="en", outlet=None, published_at=article.published_at
        )
        return Annotation(id=article.id, article=held, notices=article.notices), ()

    def prepare(self) -> None:
        pass

    def opener(self) -> Callable[[], Reader]:
        return QuickReader


def write(folder: Path, *texts: str) -> Path:
    file = folder / "papers.jsonl"
    rows = [json.dumps({"id": f"k-{number}", "text": text}) for number, text in enumerate(texts)]
    file.write_text("\n".join([*rows[:3], "not json", rows[0], json.dumps({"id": "k-1", "text": "Other."})]))
    with file.open("a") as handle:
        handle.write("\n" + "\n".join(rows[3:]))
    return file


def read(folder: Path, file: Path, workers: int, seen: list[Any] | None = None) -> Report:
    settings = Settings(workers=workers, ledger=folder)
    with Ledger.open(folder, create=True) as ledger:
        return read_into(
            ledger,
            QuickReader(),
            documents([file], settings, clock=lambda: NOW),
            settings,
            clock=lambda: NOW,
            on_progress=None if seen is None else lambda number, place: seen.append((number, place)),
        )


def rows(folder: Path) -> list[str]:
    with Ledger.open(folder) as ledger:
        return [row for row in ledger._connection.iterdump() if "article_words" not in row]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path, *(f"Talks {number} in Kesh." for number in range(30)))


def test_several_processes_write_what_one_would(tmp_path: Path, file: Path) -> None:
    one, two = [read(tmp_path / f"ledger-{workers}", file, workers) for workers in (1, 2)]
    assert one == two
    assert (one.read, one.unchanged) == (31, 1)
    assert [issue.reason for issue in one.set_aside] == ["bad_json"]
    assert [issue.reason for issue in one.odd] == ["id_clash"]
    assert rows(tmp_path / "ledger-1") == rows(tmp_path / "ledger-2")


@pytest.mark.parametrize("workers", [1, 2])
def test_what_comes_again_described_otherwise_is_said(tmp_path: Path, workers: int) -> None:
    row = {"id": "a", "text": "Talks in Kesh."}
    file = tmp_path / "papers.jsonl"
    file.write_text(f"{json.dumps(row)}\n{json.dumps({**row, 'title': 'Talks'})}\n")
    report = read(tmp_path / "ledger", file, workers)
    assert (report.read, report.unchanged) == (1, 1)
    assert [issue.reason for issue in report.odd] == ["description_differs"]


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_comes_in_order(tmp_path: Path, file: Path, workers: int) -> None:
    seen: list[Any] = []
    read(tmp_path / "ledger", file, workers, seen)
    assert seen == [(number, f"{file}:{number}") for number in range(1, 34)]


def test_reading_again_reads_nothing(tmp_path: Path, file: Path) -> None:
    read(tmp_path / "ledger", file, 1)
    before = rows(tmp_path / "ledger")
    again = read(tmp_path / "ledger", file, 2)
    assert (again.read, again.unchanged) == (0, 32)
    assert rows(tmp_path / "ledger") == before


def test_what_fails_or_dies_is_set_aside_alone(tmp_path: Path) -> None:
    file = write(tmp_path, "Talks.", "fail", "Talks go on.", "die", "Talks end.")
    report = read(tmp_path / "ledger", file, 2)
    assert [(issue.location, issue.reason) for issue in report.set_aside] == [
        (f"{file}:2", "failed"),
        (f"{file}:4", "bad_json"),
        (f"{file}:7", "failed"),
    ]
    with Ledger.open(tmp_path / "ledger") as ledger:
        other = f"k-1#{hashlib.sha256(b'Other.').hexdigest()[:8]}"
        assert [row.id for row in ledger.articles()] == ["k-0", other, "k-2", "k-4"]
        assert {issue.kind for issue in ledger.issues()} == {"failed", "bad_json", "id_clash"}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk_is_no_fault_of_a_document(tmp_path: Path, workers: int) -> None:
    file = write(tmp_path, "Talks.", *("Talks go on." for _ in range(20)), "full", "Talks end.")
    with pytest.raises(EnvironmentProblem, match="No space left on device"):
        read(tmp_path / "ledger", file, workers)
    with Ledger.open(tmp_path / "ledger") as ledger:
        held = [row.id for row in ledger.articles()]
        assert "k-21" not in held
        assert held[0] == "k-0"
        assert {issue.kind for issue in ledger.issues()} == {"bad_json", "id_clash"}


@pytest.mark.parametrize("workers", [1, 2])
def test_annotating_keeps_the_order_and_says_what_is_set_aside(file: Path, workers: int) -> None:
    aside: list[SetAside] = []
    settings = Settings(workers=workers)

    def lines() -> Iterator[str]:
        found = documents([file], settings, clock=lambda: NOW)
        return (each.id for each in annotate_all(QuickReader(), found, settings, aside.append))

    assert list(lines())[:5] == ["k-0", "k-1", "k-2", "k-0", "k-1"]
    assert [issue.reason for issue in aside] == ["bad_json"]
