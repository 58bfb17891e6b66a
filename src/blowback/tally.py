"""What became of the documents of a read: how many of each fate, and what is to be known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import msgspec

from blowback.records import Annotation, Article, PartOf, Record, Run, SetAside, Snapshot
from blowback.relate.families import CopyKind

if TYPE_CHECKING:
    from blowback.ledger import Comparer, CopyIndex, EpisodeKey, Ledger, Measured


_LISTED: Final = 1_000  # of each kind, that a report names: millions would fill the memory


class Task(NamedTuple):
    """An article that is to be read, the bytes that it comes from, and what is odd about it."""

    snapshot: Snapshot
    article: Article
    odd: SetAside | None = None
    fetched: str | None = None  # bounds an inferred date of publication; where nothing is kept, the day of
    # the run is no part of the input and must not show


class Known(NamedTuple):
    """An article that is left as it is: where it came from, its id, and what is odd about it."""

    location: str
    article: str
    odd: SetAside | None


class Report(Record, frozen=True, kw_only=True):
    """What became of the documents of a ``read``; ``stored`` were kept for a later one.

    All are counted; of those that were set aside or odd the first thousand are named, and all in the ledger.
    """

    read: int = 0
    stored: int = 0
    unchanged: int = 0
    copies: int = 0  # of those read or stored: the words, or some of them, of one that was kept before
    reasons: dict[str, int] = msgspec.field(default_factory=dict)  # why how many were set aside
    oddities: dict[str, int] = msgspec.field(default_factory=dict)  # and odd
    set_aside: tuple[SetAside, ...] = ()
    odd: tuple[SetAside, ...] = ()  # read, but something about them is to be known


class Tally:
    """What became of each document so far; what is odd about one is noted in the ledger.

    Args:
        ledger: open for writing.
        run: what reads.
        comparer: links each article with those that are kept.
        clock: says when a row is recorded.
    """

    def __init__(self, ledger: Ledger, run: Run, comparer: Comparer, clock: Callable[[], str]) -> None:
        self.ledger, self.run, self.clock = ledger, run, clock
        self._comparer = _CopyCounter(comparer)
        self._read = self._stored = self._unchanged = 0
        self._aside, self._odd = _Listed(), _Listed()
        ledger.begin_run(run)

    def note(self, step: Task | Known | SetAside) -> None:
        """Counts what is left as it is, and keeps what is to be known about the rest."""
        if isinstance(step, SetAside):
            self._aside.add(step)
            self.ledger.add_issue(step, self.clock(), run=self.run)
        elif step.odd is not None:
            self._odd.add(step.odd)
            article_id = step.article if isinstance(step, Known) else step.article.id
            self.ledger.add_issue(step.odd, self.clock(), run=self.run, article=article_id)
        self._unchanged += isinstance(step, Known)

    def keep(
        self,
        task: Task,
        annotation: Annotation,
        part_of: Iterable[PartOf],
        happenings: Iterable[EpisodeKey] = (),
    ) -> None:
        """Writes an article with all that was read from it; ``happenings`` as the ledger takes them."""
        self.ledger.add_reading(
            self.run,
            task.snapshot,
            task.article,
            annotation,
            part_of,
            self.clock(),
            comparer=self._comparer,
            happenings=happenings,
        )
        self._read += 1

    def store(self, tasks: Iterable[Task]) -> None:
        """Writes articles that are read later, all or none of them."""
        documents = [(task.snapshot, task.article) for task in tasks]
        self._stored += self.ledger.add_articles(self.run, documents, self.clock(), comparer=self._comparer)

    def report(self) -> Report:
        """All of it."""
        return Report(
            read=self._read,
            stored=self._stored,
            unchanged=self._unchanged,
            copies=self._comparer.copies,
            reasons=dict(sorted(self._aside.counts.items())),
            oddities=dict(sorted(self._odd.counts.items())),
            set_aside=tuple(self._aside.first),
            odd=tuple(self._odd.first),
        )


class _Listed:
    """How many for which reason, and the first of them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.first: list[SetAside] = []

    def add(self, issue: SetAside) -> None:
        """One more."""
        self.counts[issue.reason] += 1
        if len(self.first) < _LISTED:
            self.first.append(issue)


class _CopyCounter:
    """A comparer that counts the articles of which a like text was kept before."""

    def __init__(self, comparer: Comparer) -> None:
        self._comparer = comparer
        self.version = comparer.version
        self.copies = 0

    def __call__(self, index: CopyIndex, number: int, article: Article, **how: Any) -> None:
        """Has the article compared."""
        again = any(known.compared for known in index.texts_of([article.id], self.version))
        watched = _Watched(index)
        self._comparer(cast("CopyIndex", watched), number, article, **how)
        self.copies += watched.likened or (watched.known and not again)


class _Watched:
    """An index of copies that notices whether a text was kept before, and whether it is linked with one."""

    def __init__(self, index: CopyIndex) -> None:
        self._index = index
        self.known = self.likened = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)

    def text(self, digest: str, version: str) -> Any:
        """Under which number is a text kept, if it is?"""
        held = self._index.text(digest, version)
        self.known = held is not None
        return held

    def add_links(self, links: Iterable[Measured], recorded_at: str) -> None:
        """Keeps how texts stand to each other."""
        kept = list(links)
        self.likened |= any(link.kind != CopyKind.REWRITTEN for link in kept)
        self._index.add_links(kept, recorded_at)
