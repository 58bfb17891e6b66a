"""A reader of documents that dies where it is told to; ``test_fault_points`` drives it.

``python faulting.py PAPERS`` loads what reading needs once, and for each line of standard input (JSON:
folder, how, at, n, started) forks a process that reads the papers into the ledger in the folder:

- ``how``: ``keep`` stores without reading, ``read`` reads with a reader that takes no time, ``stored`` stores
  and then reads in earnest, without the trained heads.
- ``at``, ``n``: the process is killed just before its n-th ``statement``; before or after its n-th ``call``
  that adds something (odd n before, even n after); or in the middle of writing, where a file would grow
  beyond n ``bytes``. With n = 0 it lives.

What was added is noted in the file ``added`` beside the ledger, once the call that added it is over. The
answer is a line with how the process ended and, where it lived, how many of each kind it came to.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from blowback.ingest import documents
from blowback.ledger import Ledger, key_runs
from blowback.pipeline import Reader, read_into, read_stored, store_into
from blowback.records import AnnotatedArticle, Annotation, Article, Claim, Notice, PartOf, Run, Speaker
from blowback.settings import Settings
from blowback.vocab.claims import ClaimKind
from blowback.vocab.documents import NoticeKind
from blowback.vocab.speech import SpeakerClass

_ADDING = ("begin_run", "add_reading", "add_articles", "add_issue")
TOGETHER = 5  # documents kept in one transaction, so that a few make several
NEWEST, FAN = 100, 2  # keys that are laid into a run, and runs that are laid together, so that a few do


class QuickReader(Reader):
    """Finds two claims and a notice in every article, at once."""

    def prepare(self) -> None:
        """Has nothing to load."""

    def run(self, started_at: str) -> Run:
        """Who reads, and since when."""
        run = hashlib.sha256(started_at.encode()).hexdigest()[:16]
        return Run(id=run, started_at=started_at, version="1", vocabulary="1", model="1", registry="1")

    def read(
        self, article: Article, retrieved_at: str | None = None
    ) -> tuple[Annotation, tuple[PartOf, ...]]:
        """The same two claims, whatever the article says."""
        end = len(article.text)
        claims = tuple(
            Claim(
                id=hashlib.sha256(f"{article.id} {number}".encode()).hexdigest()[:16],
                speaker=Speaker(kind=SpeakerClass.OUTLET),
                claim_kind=ClaimKind.STATE,
                trigger=(0, 1),
                evidence=(0, end),
            )
            for number in range(2)
        )
        held = AnnotatedArticle(
            title=article.title,
            text=article.text,
            language="en",
            outlet=article.outlet,
            published_at=article.published_at,
        )
        notice = Notice(start=0, end=1, kind=NoticeKind.FURNITURE, detail="heading")
        return Annotation(id=article.id, article=held, claims=claims, notices=(notice,)), ()


class Fault:
    """Counts what happens, and ends the process at the n-th of one kind."""

    def __init__(self, at: str, number: int, note: Path) -> None:
        self.at, self.number = at, number
        self.seen = {"statement": 0, "call": 0}
        self.note = os.open(note, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        if at == "bytes" and number:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python leaves it aside; here it is to kill
            resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))

    def count(self, kind: str) -> None:
        """One more; maybe the last."""
        self.seen[kind] += 1
        if self.at == kind and self.seen[kind] == self.number:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, ledger: Ledger) -> None:
        """Counts what this ledger does from here on."""
        ledger._connection.set_trace_callback(lambda _statement: self.count("statement"))
        for name in _ADDING:
            setattr(ledger, name, self._counted(getattr(ledger, name)))

    def _counted(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            self.count("call")
            done = method(*arguments, **options)
            for article in _added(method.__name__, arguments):
                os.write(self.note, f"{article}\n".encode())
            self.count("call")
            return done

        return counted


def _added(method: str, arguments: tuple[Any, ...]) -> Iterator[str]:
    """Which articles does the ledger hold now that this call is over?"""
    if method == "add_reading":
        yield arguments[2].id
    elif method == "add_articles":
        yield from (article.id for _, article in arguments[1])


def _clock(started: int) -> Callable[[], str]:
    """Another second each time it is asked; runs of different ``started`` share none."""
    ticks = itertools.count()

    def now() -> str:
        tick = next(ticks)
        return f"2031-06-01T{started % 24:02d}:{tick // 60 % 60:02d}:{tick % 60:02d}Z"

    return now


def work(papers: Path, folder: Path, how: str, fault: Fault, started: int, reader: Reader) -> None:
    """Reads all papers into the ledger."""
    settings = Settings(ledger=folder, workers=1)
    clock = _clock(started)
    with Ledger.open(folder, create=True) as ledger:
        fault.watch(ledger)
        found = documents([papers], settings, clock=clock)
        if how == "read":
            read_into(ledger, QuickReader(), found, settings, clock=clock)
            return
        store_into(ledger, QuickReader(), found, settings, clock=clock)
        if how == "stored":
            read_stored(ledger, reader, settings, clock=clock)


def serve(papers: Path, orders: Iterable[str]) -> None:
    """Does what each order says in a process of its own."""
    from blowback import pipeline

    pipeline._TOGETHER = TOGETHER  # type: ignore[misc]  # smaller than it is for everybody else
    key_runs.NEWEST, key_runs.FAN = NEWEST, FAN  # type: ignore[misc]  # so that runs are made and merged on the way
    reader = Reader(heads=False)
    reader.prepare()
    for line in orders:
        order = json.loads(line)
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            status = 1
            with suppress(KeyboardInterrupt):
                folder = Path(order["folder"])
                fault = Fault(order["at"], order["n"], folder.with_name("added"))
                work(papers, folder, order["how"], fault, order["started"], reader)
                os.write(into, json.dumps(fault.seen).encode())
                status = 0
            os._exit(status)
        os.close(into)
        _, status = os.waitpid(child, 0)
        with os.fdopen(out) as heard:
            seen = heard.read()
        ended = os.waitstatus_to_exitcode(status)
        print(json.dumps({"ended": ended, "seen": json.loads(seen or "{}")}), flush=True)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.stdin)
