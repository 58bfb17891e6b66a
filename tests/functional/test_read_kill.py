"""A writer killed at any moment leaves a ledger that opens, holds whole documents only, and resumes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from blowback.ledger import Ledger

DOCUMENTS = 4

# Writes the documents one after the other, and dies by its own hand just before its n-th SQL statement.
WRITER = """
import hashlib, os, signal, sys
from blowback.ledger import Ledger, Standing
from blowback.records import AnnotatedArticle, Annotation, Article, Claim, Notice, Run, Snapshot, Speaker
from blowback.vocab.claims import ClaimKind
from blowback.vocab.documents import NoticeKind
from blowback.vocab.speech import SpeakerClass

folder, documents, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
left = last

def count(statement):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

run = Run(id="r", started_at="2031-01-01T00:00:00Z", version="1", vocabulary="1", model="1", registry="1")
with Ledger.open(folder, create=True) as ledger:
    ledger._connection.set_trace_callback(count)
    for number in range(documents):
        text = f"Dispatch {number} from Kesh. " * 200
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        article = Article(id=f"a-{number}", text=text, sha256=sha256)
        if ledger.settle(article, run).standing is not Standing.NEW:
            continue
        snapshot = Snapshot(sha256=sha256, location=article.id, media_type="text/plain",
                            retrieved_at="2031-01-01T00:00:00Z", content=text.encode())
        claims = tuple(
            Claim(id=f"{article.id}-{each}", speaker=Speaker(kind=SpeakerClass.OUTLET),
                  claim_kind=ClaimKind.STATE, trigger=(0, 8), evidence=(0, 25))
            for each in range(3)
        )
        notices = (Notice(start=0, end=8, kind=NoticeKind.FURNITURE, detail="heading"),)
        held = AnnotatedArticle(title=None, text=text, language="en", outlet=None,
                                published_at=article.published_at)
        annotation = Annotation(id=article.id, article=held, claims=claims, notices=notices)
        ledger.add_reading(run, snapshot, article, annotation, (), "2031-01-01T00:00:00Z")
print(last - left)
"""


def write(folder: Path, last: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WRITER, str(folder), str(DOCUMENTS), str(last)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def dump(folder: Path) -> list[str]:
    with Ledger.open(folder) as ledger:
        return [row for row in ledger._connection.iterdump() if "article_words_" not in row]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], int]:
    """What the ledger holds after an undisturbed run, and how many statements that took."""
    folder = tmp_path_factory.mktemp("undisturbed") / "ledger"
    done = write(folder, 0)
    assert done.returncode == 0, done.stderr
    return dump(folder), int(done.stdout)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.37, 0.5, 0.62, 0.8, 0.99])
def test_killed_at_any_moment(tmp_path: Path, undisturbed: tuple[list[str], int], share: float) -> None:
    whole, statements = undisturbed
    folder = tmp_path / "ledger"
    killed = write(folder, max(1, round(share * statements)))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with Ledger.open(folder, write=True) as ledger:
        counts = ledger.counts()
        assert counts["articles"] == counts["readings"] == counts["notices"]
        assert counts["claims"] == 3 * counts["articles"]
        assert counts["articles"] < DOCUMENTS
        assert ledger.check().problems == ()
    assert write(folder, 0).returncode == 0
    assert dump(folder) == whole
