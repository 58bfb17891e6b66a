"""The ledger: one object through which everything is kept and found again."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self, TypeVar

from blowback.errors import InternalError, LedgerError
from blowback.ledger import checking, episode_keys, explaining, forgetting, reading, scope, settling, writing
from blowback.ledger.copies import Comparer, CopyArticle, CopyIndex, CopyLink, TextOf
from blowback.ledger.database import FILE, connect, connect_memory, explained, prepare, query
from blowback.ledger.episode_keys import EpisodeKey, Sought
from blowback.ledger.key_runs import KeyIndex
from blowback.ledger.lookup import Lookup
from blowback.ledger.pages import Part, pages
from blowback.ledger.reading import AsOf
from blowback.ledger.recalling import Recalled
from blowback.ledger.rows import (
    ActorFilter,
    Check,
    ClaimFilter,
    Forgotten,
    Hit,
    Issue,
    Judgement,
    LedgerActor,
    LedgerArticle,
    LedgerClaim,
    Link,
    Quote,
    Settled,
    Standing,
)
from blowback.ledger.scope import Found, PairCount, Tally
from blowback.records import Annotation, Article, PartOf, Run, SetAside, Snapshot
from blowback.vocab.claims import ClaimKind

T = TypeVar("T")
_EVERYTHING = ClaimFilter()
_EVERYBODY = ActorFilter()
_APART: Mapping[str, str] = MappingProxyType({})


class Ledger:
    """Where is everything kept that was read, and how is it found again?

    Opened with ``Ledger.open``, used as a context manager. It has no clock: who writes says when.
    Methods that look take ``as_known_on`` (what articles published by the end of that date support; one
    without a date counts from the end of its interval, at the latest when it was retrieved) and
    ``as_recorded_on`` (what this ledger held at the end of that date).
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection, *, write: bool) -> None:
        self.folder = folder
        self.write = write
        self._connection = connection
        self._connection.row_factory = sqlite3.Row
        self._coming: dict[str, settling.Described] = {}  # articles settled but not yet added, by id
        self._recalled = Recalled(connection)
        self._keys = KeyIndex(connection)

    @classmethod
    def open(cls, folder: Path | str, *, create: bool = False, write: bool = False) -> Ledger:
        """Opens the ledger in a folder: to look only, to write, or (``create``) to write and make it first.

        Raises:
            LedgerError: where there is none, or what is there is damaged, foreign or of a newer version.
            EnvironmentProblem: where the machine does not let us.
        """
        folder = Path(folder)
        with explained(folder, "opening"):
            if create:
                prepare(folder)
            elif not (folder / FILE).is_file():
                raise LedgerError(f"there is no ledger in {folder}; `blowback read` makes one")
            return cls(folder, connect(folder, write=write or create), write=write or create)

    @classmethod
    def in_memory(cls) -> Ledger:
        """An empty ledger, open for writing, that is gone when it is closed."""
        return cls(Path(":memory:"), connect_memory(), write=True)

    def close(self) -> None:
        """Lets go of the file."""
        self.let_go()
        with explained(self.folder, "closing"):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- writing ----------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _transaction(self, doing: str) -> Iterator[sqlite3.Connection]:
        """All or nothing: what is written within is kept together or not at all."""
        if not self.write:
            raise InternalError(f"{doing} the ledger {self.folder}, which was opened to look only")
        with explained(self.folder, doing):
            self._connection.execute("BEGIN IMMEDIATE")
            self._keys.begin()
            try:
                yield self._connection
                self._keys.write()
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                self._keys.undo()
                raise

    def begin_run(self, run: Run) -> None:
        """Notes a run, before the first document of it."""
        with self._transaction("writing to") as connection:
            writing.insert_run(connection, run)

    def settle(self, article: Article, run: Run) -> Settled:
        """Under which id is an article kept, and is there anything to do?

        A second content under a known id gets that id with ``#`` and 8 hex digits of its hash, so this is
        asked before reading: ids of claims depend on the article's. Articles that were settled and not yet
        added count as known.
        """
        with explained(self.folder, "reading"):
            settled = settling.settle(self._connection, article, run, self._coming)
        if settled.standing in {Standing.NEW, Standing.UNREAD}:
            self._coming[settled.article.id] = settling.Described.of(article)
        return settled

    def add_reading(
        self,
        run: Run,
        snapshot: Snapshot,
        article: Article,
        annotation: Annotation,
        part_of: Iterable[PartOf],
        recorded_at: str,
        *,
        reread: bool = False,
        comparer: Comparer | None = None,
        happenings: Iterable[EpisodeKey] = (),
    ) -> bool:
        """Adds a document with all that was read from it, whole or not at all: true where it was added.

        What the ledger holds already is left as it is. A document that another pipeline read is added as a
        second reading, which from then on counts, only where ``reread`` asks for it. The ``comparer`` links
        the text with those that are kept, in the same transaction; ``happenings`` are the keys under which
        what it tells is found by others that tell of the same.

        Raises:
            InternalError: where the id belongs to other content (see ``settle``), or the annotation names
                what is not in it.
        """
        if annotation.id != article.id:
            raise InternalError(f"the annotation of {annotation.id!r} came with the article {article.id!r}")
        with self._transaction("writing to") as connection:
            self._coming.pop(article.id, None)
            settled = self._settled(connection, article, run)
            if settled.standing in {Standing.KNOWN, Standing.FORGOTTEN}:
                return False
            if settled.standing is Standing.OUTDATED and not reread:
                return False
            writing.insert_run(connection, run)
            if settled.standing is Standing.NEW:
                number = writing.insert_article(connection, snapshot, article, recorded_at=recorded_at)
                writing.insert_words(connection, [(number, article)])
            else:
                number = connection.execute(query("article"), {"id": article.id}).fetchone()["key"]
            number_of_reading = writing.insert_reading(
                connection,
                number,
                annotation,
                part_of,
                run=run,
                retrieved_at=snapshot.retrieved_at,
                recorded_at=recorded_at,
            )
            episode_keys.insert(connection, number_of_reading, happenings)
            if comparer is not None:
                _compare(
                    comparer,
                    CopyIndex(connection, self._keys),
                    number,
                    (snapshot, article),
                    recorded_at,
                    read=True,
                )
            return True

    def add_articles(
        self,
        run: Run,
        documents: Sequence[tuple[Snapshot, Article]],
        recorded_at: str,
        *,
        comparer: Comparer | None = None,
    ) -> int:
        """Keeps documents without reading them, all or none of them; how many were new?

        The ``comparer`` links them as wholes; passages are looked for when they are read.

        Raises:
            InternalError: where an id belongs to other content (see ``settle``).
        """
        new: list[tuple[int, tuple[Snapshot, Article]]] = []
        with self._transaction("writing to") as connection:
            for snapshot, article in documents:
                self._coming.pop(article.id, None)
                settled = self._settled(connection, article, run)
                if settled.standing is Standing.NEW:
                    number = writing.insert_article(connection, snapshot, article, recorded_at=recorded_at)
                    new.append((number, (snapshot, article)))
            writing.insert_words(connection, ((number, article) for number, (_, article) in new))
            if comparer is not None:
                index = CopyIndex(connection, self._keys)
                for number, document in new:
                    _compare(comparer, index, number, document, recorded_at, read=False)
        return len(new)

    def compare(self, comparer: Comparer, recorded_at: str, *, at_once: int) -> int:
        """Compares articles that are not yet compared, so many in one transaction; how many were there?"""
        with explained(self.folder, "reading"):
            left = CopyIndex(self._connection).pending(comparer.version)
        for first in range(0, len(left), at_once):
            with self._transaction("writing to") as connection:
                for number, article_id, was_read in left[first : first + at_once]:
                    held = reading.article(connection, article_id)
                    if held is not None:
                        _compare(
                            comparer,
                            CopyIndex(connection, self._keys),
                            number,
                            held,
                            recorded_at,
                            read=was_read,
                        )
        return len(left)

    def _settled(self, connection: sqlite3.Connection, article: Article, run: Run) -> Settled:
        """How an article stands now that it is to be written."""
        settled = settling.settle(connection, article, run, self._coming)
        if settled.article.id != article.id:
            raise InternalError(
                f"the id {article.id!r} belongs to other content; settle the article before it is read. "
                "Nothing of it was stored"
            )
        return settled

    def add_issue(
        self, issue: SetAside, recorded_at: str, *, run: Run | None = None, article: str | None = None
    ) -> bool:
        """Notes a document that was set aside, or something odd: true where it was not yet noted."""
        with self._transaction("writing to") as connection:
            if run is not None:
                writing.insert_run(connection, run)
            return writing.insert_issue(
                connection,
                issue,
                run=run.id if run is not None else None,
                article=article,
                recorded_at=recorded_at,
            )

    def judge(self, judgement: Judgement) -> bool:
        """Notes an analyst's decision: true where it was not yet noted."""
        with self._transaction("writing to") as connection:
            return writing.insert_judgement(connection, judgement)

    def forget(self, document: str, *, reason: str, recorded_at: str) -> Forgotten:
        """Removes the article with this id, place or address, leaving a tombstone.

        Raises:
            InputError: where no article, or several, are meant.
        """
        if not self.write:
            raise InternalError(f"forgetting in the ledger {self.folder}, which was opened to look only")
        self._keys.undo()
        with explained(self.folder, "forgetting in"):
            return forgetting.forget(self._connection, document, reason=reason, recorded_at=recorded_at)

    # --- looking ----------------------------------------------------------------------------------

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made of this ledger under a key, made where it was not since anything was written."""
        found: T = self._recalled.recall(key, make)
        return found

    def let_go(self) -> None:
        """Keeps nothing of what was made for earlier questions."""
        self._recalled.let_go()

    def _look(self, rows: Iterator[T]) -> Iterator[T]:
        with explained(self.folder, "reading"):
            yield from rows

    def claims(
        self,
        wanted: ClaimFilter = _EVERYTHING,
        *,
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> Iterator[LedgerClaim]:
        """Which claims hold to the conditions? In order of publication, article and place in it."""
        as_of = AsOf.dates(as_known_on, as_recorded_on)
        return self._look(reading.claims(self._connection, wanted, as_of))

    def silences(
        self, *, as_known_on: str | None = None, as_recorded_on: str | None = None
    ) -> Iterator[LedgerClaim]:
        """Who declined to comment or did not reply, and when?"""
        wanted = ClaimFilter(claim_kinds=(ClaimKind.SILENCE,))
        return self.claims(wanted, as_known_on=as_known_on, as_recorded_on=as_recorded_on)

    def actors(
        self,
        wanted: ActorFilter = _EVERYBODY,
        *,
        same: Mapping[str, str] = _APART,
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> Iterator[LedgerActor]:
        """Which actors occur, as last read, and how often? Those of most articles first.

        ``same`` says under which other id an actor stands, where somebody judged the two to be one.
        """
        as_of = AsOf.dates(as_known_on, as_recorded_on)
        return self._look(reading.actors(self._connection, wanted, as_of, same))

    def articles(
        self,
        ids: Iterable[str] | None = None,
        *,
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> Iterator[LedgerArticle]:
        """Which articles are there, or are there of these? In order of publication."""
        return self._look(reading.articles(self._connection, AsOf.dates(as_known_on, as_recorded_on), ids))

    def unread(self) -> tuple[str, ...]:
        """Which articles are kept that nothing was read from? In the order in which they came."""
        with explained(self.folder, "reading"):
            return reading.unread(self._connection)

    def article(self, article_id: str) -> tuple[Snapshot, Article] | None:
        """What were the bytes and the text of an article, as they came from ingest?"""
        with explained(self.folder, "reading"):
            return reading.article(self._connection, article_id)

    def annotation(
        self, article_id: str, *, as_known_on: str | None = None, as_recorded_on: str | None = None
    ) -> Annotation | None:
        """What was read from an article? ``None`` where it is not held."""
        with explained(self.folder, "reading"):
            as_of = AsOf.dates(as_known_on, as_recorded_on)
            return reading.annotation(self._connection, article_id, as_of)

    def pages(
        self,
        articles: Iterable[str],
        part: Part,
        *,
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> Iterator[Annotation]:
        """What was read from these articles: the text with notices, with actors by name, or with mentions."""
        as_of = AsOf.dates(as_known_on, as_recorded_on)
        return self._look(pages(self._connection, articles, as_of, part))

    def part_of(
        self,
        *,
        actors: Iterable[str] | None = None,
        parents: Iterable[str] | None = None,
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> Iterator[PartOf]:
        """Who counted for whom in what was read: all relations, those of these parts, or of these wholes?"""
        as_of = AsOf.dates(as_known_on, as_recorded_on)
        return self._look(reading.part_of(self._connection, as_of, actors, parents))

    # --- looking by index -------------------------------------------------------------------------

    def bearing_on(
        self,
        actors: Sequence[str],
        others: Sequence[str] | None = None,
        *,
        least: float = 0.0,
        most: int | None = None,
        but: Sequence[str] = (),
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> Found:
        """Which claims bear on one of ``actors`` and one of ``others``? See ``scope``."""
        with explained(self.folder, "reading"):
            as_of = AsOf.dates(as_known_on, as_recorded_on)
            return scope.bearing_on(self._connection, actors, others, as_of, least=least, most=most, but=but)

    def every_claim(
        self, *, least: float = 0.0, as_known_on: str | None = None, as_recorded_on: str | None = None
    ) -> frozenset[int]:
        """Which claims are there at all, by their numbers?"""
        with explained(self.folder, "reading"):
            as_of = AsOf.dates(as_known_on, as_recorded_on)
            return scope.everything(self._connection, as_of, least=least)

    def size(
        self,
        *,
        least: float = 0.0,
        most: int | None = None,
        but: Sequence[str] = (),
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> int:
        """How many claims are there, counted no further than ``most``?"""
        with explained(self.folder, "reading"):
            as_of = AsOf.dates(as_known_on, as_recorded_on)
            return scope.size(self._connection, as_of, least=least, most=most, but=but)

    def claims_with(
        self, keys: Iterable[int], *, as_known_on: str | None = None, as_recorded_on: str | None = None
    ) -> Iterator[LedgerClaim]:
        """Which claims have these numbers, as ``bearing_on`` gives them? In the order of ``claims``."""
        as_of = AsOf.dates(as_known_on, as_recorded_on)
        return self._look(reading.claims_with(self._connection, keys, as_of))

    def pair_counts(
        self,
        actors: Sequence[str] | None = None,
        *,
        least: float = 0.0,
        most: int = 100,
        but: Sequence[str] = (),
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> tuple[PairCount, ...]:
        """How many claims bear on each pair of one of ``actors``, or on the ``most`` pairs told of most?"""
        with explained(self.folder, "reading"):
            as_of = AsOf.dates(as_known_on, as_recorded_on)
            return scope.pair_counts(self._connection, actors, as_of, least=least, most=most, but=but)

    def tally(
        self,
        actors: Sequence[str],
        others: Sequence[str] | None,
        *,
        least: float = 0.0,
        but: Sequence[str] = (),
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> Tally:
        """How many claims bear on one of ``actors`` and one of ``others``, each counted once?"""
        with explained(self.folder, "reading"):
            as_of = AsOf.dates(as_known_on, as_recorded_on)
            return scope.tally(self._connection, actors, others, as_of, least=least, but=but)

    def lookup(self, *, as_known_on: str | None = None, as_recorded_on: str | None = None) -> Lookup:
        """Names, actors one by one, and how far the ledger reaches, as it stood on a date."""
        as_of = AsOf.dates(as_known_on, as_recorded_on)
        return Lookup(self._connection, as_of, lambda: explained(self.folder, "reading"))

    def issues(self, *, as_recorded_on: str | None = None) -> Iterator[Issue]:
        """Which documents were set aside, and what else was odd?"""
        return self._look(reading.issues(self._connection, AsOf.dates(None, as_recorded_on)))

    def judgements(
        self, *, as_known_on: str | None = None, as_recorded_on: str | None = None
    ) -> Iterator[Judgement]:
        """Which decisions of analysts stand, those taken back left out?"""
        return self._look(reading.judgements(self._connection, AsOf.dates(as_known_on, as_recorded_on)))

    def telling_under(
        self,
        keys: Iterable[Sought],
        *,
        but: Iterable[str],
        most: int,
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> frozenset[str]:
        """Which articles but these tell something under one of these keys of happenings; at most so many?"""
        with explained(self.folder, "reading"):
            as_of = AsOf.dates(as_known_on, as_recorded_on)
            return episode_keys.articles(self._connection, keys, as_of, but=but, most=most)

    def texts(self, articles: Iterable[str]) -> dict[str, str]:
        """What are the texts of these articles, by id?"""
        with explained(self.folder, "reading"):
            return episode_keys.texts(self._connection, articles)

    def copy_texts(self, articles: Iterable[str], version: str) -> Iterator[TextOf]:
        """Which text has each of these articles, by this version of the comparison?"""
        return self._look(CopyIndex(self._connection).texts_of(articles, version))

    def copy_articles(
        self, texts: Iterable[int], *, as_known_on: str | None = None, as_recorded_on: str | None = None
    ) -> Iterator[CopyArticle]:
        """Which articles have these texts? The earliest first."""
        as_of = AsOf.dates(as_known_on, as_recorded_on)
        return self._look(CopyIndex(self._connection).articles_of(texts, as_of))

    def copy_links(self, texts: Iterable[int]) -> Iterator[CopyLink]:
        """How do these texts stand to others?"""
        return self._look(CopyIndex(self._connection).links_of(texts))

    def search(
        self,
        words: str,
        *,
        limit: int = 50,
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
    ) -> Iterator[Hit]:
        """In which articles do all of these words (or "phrases") occur? Best first."""
        as_of = AsOf.dates(as_known_on, as_recorded_on)
        return self._look(reading.search(self._connection, words, limit, as_of))

    def explain(self, row_id: str, *, within: str | None = None, limit: int = 20) -> tuple[Link | Quote, ...]:
        """What is the path from a row to the characters that it was read from? See ``explaining``."""
        with explained(self.folder, "reading"):
            return explaining.explain(self._connection, row_id, within=within, limit=limit)

    def counts(self) -> dict[str, int]:
        """How many rows has each table?"""
        with explained(self.folder, "reading"):
            return checking.counts(self._connection)

    def check(self) -> Check:
        """Is the ledger sound? For ``doctor``; reads all of it."""
        with explained(self.folder, "checking"):
            return checking.check(self._connection, self.folder, write=self.write)


def _compare(
    comparer: Comparer,
    index: CopyIndex,
    number: int,
    document: tuple[Snapshot, Article],
    recorded_at: str,
    *,
    read: bool,
) -> None:
    snapshot, article = document
    comparer(
        index,
        number,
        article,
        known_from=writing.known_from(article.published_at.end, snapshot.retrieved_at),
        recorded_at=recorded_at,
        read=read,
    )
