"""After forgetting, no word of the article is left in any file."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blowback.errors import EnvironmentProblem, InputError
from blowback.ledger import Judgement, JudgementKind, Ledger, Standing, Verdict
from blowback.records import Run, SetAside

FORGOTTEN = "2031-08-01T00:00:00Z"
SECRET = "Vardania armed the Kesh Front in 2029, its envoy Zyxwvandor said. The ministry did not reply."

Make = Callable[..., Any]


def test_nothing_is_left(ledger: Ledger, run: Run, make: Make, add: Make, tmp_path: Path) -> None:
    add("kept")
    add("secret", text=SECRET)
    ledger.add_issue(
        SetAside(location="/papers/secret.txt", reason="odd", detail="Zyxwvandor"),
        FORGOTTEN,
        article="secret",
    )
    ledger.judge(
        Judgement(
            kind=JudgementKind.CLAIM,
            subject="secret-c1",
            verdict=Verdict.REJECT,
            judge="analyst",
            reason="Zyxwvandor was misread",
            known_from=FORGOTTEN,
            recorded_at=FORGOTTEN,
        )
    )
    done = ledger.forget("secret", reason="asked by the person", recorded_at=FORGOTTEN)
    assert (done.claims, done.attributions, done.mentions, done.issues, done.judgements) == (2, 1, 2, 1, 1)
    files = b"".join(file.read_bytes() for file in (tmp_path / "ledger").iterdir())
    for trace in (
        b"Zyxwvandor",
        b"zyxwvandor",
        b"yxwvandor",
        b"secret",
        zlib.compress(SECRET.encode())[8:24],
    ):
        assert trace not in files
    assert b"Kesh Front" in files
    assert [row.id for row in ledger.articles()] == ["kept"]
    assert not list(ledger.search("Zyxwvandor"))
    assert ledger.check().problems == ()
    assert ledger.counts()["tombstones"] == 1


def test_a_forgotten_document_is_not_read_again(ledger: Ledger, run: Run, make: Make, add: Make) -> None:
    add()
    ledger.forget("a-1", reason="asked", recorded_at=FORGOTTEN)
    _, article, _, _ = make()
    assert ledger.settle(article, run).standing is Standing.FORGOTTEN
    assert not add()
    _, other, _, _ = make(text=SECRET)
    assert ledger.settle(other, run).standing is Standing.NEW
    with pytest.raises(InputError, match="was forgotten on 2031-08-01"):
        ledger.explain("a-1")


def test_what_stood_beside_it_keeps_its_id(ledger: Ledger, run: Run, make: Make, add: Make) -> None:
    add()
    _, other, _, _ = make(text=SECRET)
    beside = ledger.settle(other, run).article.id
    add(beside, text=SECRET)
    ledger.forget("a-1", reason="asked", recorded_at=FORGOTTEN)
    again = ledger.settle(other, run)
    assert (again.article.id, again.standing) == (beside, Standing.KNOWN)


def test_traces_that_somebody_else_still_reads_are_said(ledger: Ledger, add: Make) -> None:
    add("secret", text=SECRET)
    ledger._connection.execute("PRAGMA busy_timeout = 50")
    with Ledger.open(ledger.folder) as other:
        reading = other.claims()
        next(reading)
        with pytest.raises(EnvironmentProblem, match="another process is using"):
            ledger.forget("secret", reason="asked", recorded_at=FORGOTTEN)
        reading.close()  # type: ignore[attr-defined]  # a generator
    assert not list(ledger.articles())
    ledger.close()  # the last one to close it clears the log
    files = b"".join(file.read_bytes() for file in ledger.folder.iterdir())
    assert b"Zyxwvandor" not in files


def test_it_can_be_named_by_its_place(ledger: Ledger, add: Make) -> None:
    add()
    assert ledger.forget("/papers/a-1.txt", reason="asked", recorded_at=FORGOTTEN).id == "a-1"


def test_what_is_not_there_is_said(ledger: Ledger, add: Make) -> None:
    add()
    with pytest.raises(InputError, match="no article"):
        ledger.forget("%", reason="asked", recorded_at=FORGOTTEN)
    assert ledger.counts()["articles"] == 1
