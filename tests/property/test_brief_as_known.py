"""A brief as known on a date is the brief of a ledger built only from what was published by then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from blowback import api
from blowback.export.html import brief_html
from blowback.ingest import documents
from blowback.ledger import Ledger
from blowback.pipeline import Reader, Reading, read_into
from blowback.records import Article, Brief
from blowback.settings import Settings

NOW = "2031-09-01T00:00:00Z"
DATES = ("2021-09-03", "2021-09-04", "2022-12-31", "2023-05-10", "2031-04-30", "2031-07-01")


class RememberingReader(Reader):
    """Reads each article once, however many ledgers it goes into."""

    def __init__(self) -> None:
        super().__init__()
        self._read: dict[str, Reading] = {}

    def read(self, article: Article, retrieved_at: str | None = None) -> Reading:
        if article.id not in self._read:
            self._read[article.id] = super().read(article, retrieved_at)
        return self._read[article.id]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return RememberingReader()


def ledger_of(paths: Sequence[Path], folder: Path, reader: Reader) -> Ledger:
    settings = Settings(ledger=folder)
    with Ledger.open(folder, create=True) as ledger:
        read_into(ledger, reader, documents(paths, settings), settings, clock=lambda: NOW)
    return Ledger.open(folder)


@pytest.fixture(scope="module")
def whole(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return ledger_of(api.sample(), tmp_path_factory.mktemp("whole") / "ledger", reader)


def undated(found: Brief) -> Brief:
    return msgspec.structs.replace(found, as_known_on=None)


@pytest.mark.parametrize("date", DATES)
def test_nothing_that_came_later_leaks_in(date: str, whole: Ledger, reader: Reader, tmp_path: Path) -> None:
    by_then = [path for path in api.sample() if path.name[:10] <= date]
    part = ledger_of(by_then, tmp_path / "ledger", reader)
    for about in ((), *((each.actor.id,) for each in list(part.actors())[:6])):
        known = api.brief(whole, about, as_known_on=date)
        assert undated(known) == api.brief(part, about)
    assert {row.article for row in whole.claims(as_known_on=date)} <= {path.name for path in by_then}


def test_the_order_of_reading_changes_no_brief(whole: Ledger, reader: Reader, tmp_path: Path) -> None:
    turned = ledger_of(api.sample()[::-1], tmp_path / "ledger", reader)
    assert brief_html(api.brief(turned)) == brief_html(api.brief(whole))
