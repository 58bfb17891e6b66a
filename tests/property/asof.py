"""The sample corpus in ledgers: one with everything, one that grows as articles are published.

Each dispatch is read once, however many ledgers it goes into.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from blowback import api
from blowback.ingest import documents
from blowback.ledger import Ledger
from blowback.pipeline import Reader, Reading, read_into
from blowback.records import Annotation, Article, PartOf, Run, Snapshot
from blowback.relate.families import Linker
from blowback.settings import Settings

NOW = "2041-01-01T00:00:00Z"


class Document(NamedTuple):
    """A dispatch with what was read from it."""

    snapshot: Snapshot
    article: Article
    annotation: Annotation
    part_of: tuple[PartOf, ...]

    @property
    def day(self) -> str:
        """The day on which it was published."""
        return str(self.annotation.article.published_at.start)[:10]


class _RememberingReader(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Reading] = {}

    def read(self, article: Article, retrieved_at: str | None = None) -> Reading:
        self.known[article.id] = super().read(article, retrieved_at)
        return self.known[article.id]


def corpus() -> tuple[Run, list[Document]]:
    """The run that read the dispatches, and what it read, in order of publication."""
    reader, settings = _RememberingReader(), Settings()
    with Ledger.in_memory() as ledger:
        read_into(ledger, reader, documents(api.sample(), settings), settings, clock=lambda: NOW)
        held = {article_id: ledger.article(article_id) for article_id in reader.known}
    read = [Document(*kept, *reader.known[each]) for each, kept in held.items() if kept is not None]
    return reader.run(NOW), sorted(read, key=lambda each: (each.day, each.article.id))


def add(ledger: Ledger, run: Run, document: Document) -> None:
    """Adds a dispatch, as if it had been read on the day on which it was published."""
    added = ledger.add_reading(run, *document, f"{document.day}T12:00:00Z", comparer=Linker(lambda _: ()))
    assert added, document.article.id


def whole(run: Run, documents: list[Document]) -> Ledger:
    """A ledger with everything, read in another order than that of publication."""
    ledger = Ledger.in_memory()
    shuffled = list(documents)
    random.Random(7).shuffle(shuffled)
    for document in shuffled:
        add(ledger, run, document)
    return ledger


def growing(run: Run, documents: list[Document]) -> Iterator[tuple[str, Ledger]]:
    """Each day on which something was published, with a ledger of what was published by then and no more."""
    ledger = Ledger.in_memory()
    days = sorted({document.day for document in documents})
    for day in days:
        for document in documents:
            if document.day == day:
                add(ledger, run, document)
        yield day, ledger
