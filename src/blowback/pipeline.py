"""How does an article become an annotation? The only place where stages are composed.

The stages never import each other: they meet in records, and here. One document is read at a time, on
its own: nothing of one article can move a bit of another's reading.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from blowback.errors import InputError
from blowback.pool import Aside, Done, Failed, Made, blame_machine, ordered_map
from blowback.records import (
    AnnotatedArticle,
    Annotation,
    Article,
    Attribution,
    Classification,
    EventWord,
    Mention,
    Notice,
    PartOf,
    Published,
    Resolved,
    Run,
    SetAside,
    Snapshot,
    Span,
)
from blowback.tally import Known, Report, Tally, Task
from blowback.text.ids import digest
from blowback.vocab.documents import BlockKind, NoticeKind

if TYPE_CHECKING:
    from blowback.ingest import Document
    from blowback.ledger import Ledger
    from blowback.read.blocks import Block
    from blowback.read.heads import Heads, Judge
    from blowback.read.parse import Doc, Language
    from blowback.read.places.gazetteer import Book
    from blowback.relate.episodes.given import Place
    from blowback.relate.families import Family
    from blowback.resolve.registry import Registry
    from blowback.settings import Settings
    from blowback.text.names import NameTable

ENGLISH = "en"
_STAGES = (
    "blowback.read.mentions",
    "blowback.read.chains",
    "blowback.read.times",
    "blowback.read.damage",
    "blowback.resolve.document",
    "blowback.attribute",
    "blowback.coding",
)
_TOGETHER = 500  # documents in one transaction, where nothing is read from them
_AT_ONCE = 4_000_000  # bytes of them that wait in memory
_PLACES = 4  # more would show the machine's last bits

logger = logging.getLogger(__name__)


class Reader:
    """Reads articles with one model and one registry; both are loaded when first needed.

    Args:
        registry: the actors to know; the shipped registry where none is given.
        places: the file of a user's own gazetteer.
        heads: whether the trained heads judge what the rules find, where they are installed.
    """

    def __init__(
        self, registry: Registry | None = None, places: Path | None = None, *, heads: bool = True
    ) -> None:
        self._given, self._places, self._with_heads = registry, places, heads

    def opener(self) -> Callable[[], Reader]:
        """Makes another reader like this one, in another process too."""
        return partial(type(self), self._given, self._places, heads=self._with_heads)

    def prepare(self) -> None:
        """Loads the stages, the model and the registry now, rather than with the first article."""
        for stage in _STAGES:  # one that cannot be loaded is no fault of every article in turn
            import_module(stage)
        _ = self.model, self.names, self.places
        if self.heads is not None:
            self.heads.load()

    @cached_property
    def model(self) -> Language:
        """The parser of English."""
        from blowback.read.parse import load_model

        return load_model()

    @cached_property
    def heads(self) -> Heads | None:
        """The trained heads; none where they are not wanted or not installed."""
        from blowback.read.heads import Heads, available

        return Heads() if self._with_heads and available() else None

    def _judge(self, doc: Doc) -> Judge | None:
        return self.heads.over(doc) if self.heads is not None else None

    @cached_property
    def registry(self) -> Registry:
        """The actors that are known by name."""
        if self._given is not None:
            return self._given
        from blowback.resolve.registry import load

        return load()

    @cached_property
    def names(self) -> NameTable:
        """The names of the registry, as reading looks for them."""
        from blowback.text.names import NameTable

        return NameTable(self.registry.names())

    @cached_property
    def places(self) -> Book:
        """The places that are known by name."""
        from blowback.read.places.own.store import opened

        return opened(self._places)

    def read(
        self, article: Article, retrieved_at: str | None = None
    ) -> tuple[Annotation, tuple[PartOf, ...]]:
        """What does the article say, and who counts for whom by its own words?

        Args:
            article: clean text with what is known of it. Another language than English is kept, not coded.
            retrieved_at: when its bytes were fetched; bounds an inferred publication date.
        """
        from blowback.read.blocks import find_blocks
        from blowback.read.parse import parse

        if article.language not in (None, ENGLISH) or not article.text.strip():
            return _unread(article), ()
        blocks = find_blocks(article.text, article.title)
        doc = parse(self.model, article.text, blocks)
        return self._interpret(article, blocks, doc, retrieved_at)

    def _interpret(
        self, article: Article, blocks: Sequence[Block], doc: Doc, retrieved_at: str | None
    ) -> tuple[Annotation, tuple[PartOf, ...]]:
        from blowback.attribute import find_attributions
        from blowback.coding import code
        from blowback.coding.targets import judge_targets
        from blowback.read.chains import link
        from blowback.read.mentions import find_mentions
        from blowback.read.parse import sentences
        from blowback.read.places import find_places
        from blowback.read.published import infer_published
        from blowback.read.times import anchor, expressions
        from blowback.read.tokens import Tokens
        from blowback.resolve.document import Resolver

        furniture = _furniture(blocks)
        skip = [(n.start, n.end) for n in furniture]
        found_times = expressions(doc)
        published = infer_published(doc, found_times, article.published_at, retrieved_at)
        times = anchor(doc.text, found_times, published)
        bounds = tuple(sentences(doc))
        tokens = Tokens(doc, blocks)
        mentions = find_mentions(doc, blocks, self.names, skip, tokens)
        found = link(doc, blocks, mentions, self.names, tokens)
        resolution = Resolver(self.registry).resolve(doc, found, published)
        actors = {actor.id: actor for actor in resolution.actors}
        places = find_places(doc, resolution.mentions, skip, self.places)
        attributions = find_attributions(doc, resolution.mentions, actors, skip)
        damage = _damage(doc, blocks, found, bounds, attributions)
        datelines = _datelines(doc.text, blocks)
        notices = _in_order(*article.notices, *furniture, *datelines, *damage, *resolution.notices)
        judge = self._judge(doc)
        coded = code(
            doc,
            article_id=article.id,
            mentions=resolution.mentions,
            actors=actors,
            attributions=attributions,
            times=times,
            places=places,
            notices=notices,
            published=published,
            judge=judge,
        )
        annotation = Annotation(
            id=article.id,
            article=_article(article, published),
            notices=notices,
            sentences=bounds,
            mentions=(*resolution.mentions, *coded.mentions),
            actors=resolution.actors,
            times=times,
            places=places,
            attributions=attributions,
            claims=coded.claims,
            targets=judge_targets(doc, article.targets, times, places, judge) if article.targets else (),
        )
        return annotation, resolution.part_of

    def event_words(self, article: Article) -> tuple[EventWord, ...]:
        """What stands around each of the event words that came with an article?"""
        from blowback.coding.event_words import event_words
        from blowback.read.blocks import find_blocks
        from blowback.read.parse import parse

        blocks = find_blocks(article.text, article.title)
        doc = parse(self.model, article.text, blocks)
        annotation, _ = self._interpret(article, blocks, doc, None)
        return event_words(doc, article.targets, annotation.mentions)

    def run(self, started_at: str) -> Run:
        """Under which code, vocabulary, model and registry does this reader read?"""
        from importlib.metadata import version

        from blowback.read.parse import MODEL
        from blowback.vocab.plover import plover

        known = self.registry.version
        if self._places is not None:
            from blowback.read.places.packing import digest as content

            known = f"{known}, places {content(self._places)}"
        model = f"{MODEL} {version(MODEL)}"
        if self.heads is not None:
            model = f"{model}, {self.heads.version}"
        parts = (version("blowback"), plover().version, model, known)
        return Run(
            id=digest("run", started_at, *parts),
            started_at=started_at,
            version=parts[0],
            vocabulary=parts[1],
            model=parts[2],
            registry=parts[3],
        )

    def classify(
        self, item_id: str, text: str, actor: Sequence[Span], recipient: Sequence[Span]
    ) -> Classification:
        """Which PLOVER event is told of the marked pair?"""
        from blowback.coding.classify import classify
        from blowback.read.blocks import find_blocks
        from blowback.read.parse import parse

        doc = parse(self.model, text, find_blocks(text))
        found = classify(doc, text, actor, recipient, self._judge(doc))
        return Classification(
            id=item_id,
            event_type=found.event_type,
            quad=found.quad,
            probabilities={name: round(p, _PLACES) for name, p in found.probabilities.items()},
            mode=found.mode,
            why=found.why,
        )

    def resolve(self, item_id: str, text: str, context: str | None, on: str | None) -> Resolved:
        """Who is meant by a phrase, given what stands around it and the date?"""
        from blowback.resolve.phrase import resolve_phrase

        return msgspec.structs.replace(resolve_phrase(self.registry, text, context, on), id=item_id)


Found = Iterable["Document | SetAside"]
Progress = Callable[[int, str], None]
Reading = tuple[Annotation, tuple[PartOf, ...]]


def annotate_all(
    reader: Reader, found: Found, settings: Settings, on_set_aside: Callable[[SetAside], None] | None
) -> Iterator[Annotation]:
    """What does each document say, in order? Keeps nothing.

    Raises:
        InputError: a document is set aside and there is no ``on_set_aside``.
    """

    def tasks() -> Iterator[Task | Aside]:
        for document in found:
            opened = _opened(document, settings)
            yield Aside(opened) if isinstance(opened, SetAside) else Task(*opened)

    with closing(_read_all(reader, tasks(), settings.workers)) as made:
        for each in made:
            if isinstance(each, Done):
                yield each.result[0]
                continue
            aside = each.value if isinstance(each, Aside) else _failed(each)
            if on_set_aside is None:
                raise InputError(f"{aside.location}: {aside.detail}")
            on_set_aside(aside)


def families_among(found: Found, settings: Settings) -> tuple[Family, ...]:
    """Which of these documents are copies of one text? Keeps nothing.

    Raises:
        InputError: a document cannot be read.
    """
    from blowback.relate.families import Text, families

    def texts() -> Iterator[Text]:
        for document in found:
            opened = _opened(document, settings)
            if isinstance(opened, SetAside):
                raise InputError(f"{opened.location}: {opened.detail}")
            article = opened[1]
            yield Text(
                id=article.id,
                text=article.text,
                outlet=article.outlet,
                published=article.published_at.start,
                skip=_no_reporting(article),
            )

    return families(texts())


def same_event(reader: Reader, found: Found, settings: Settings) -> tuple[tuple[Place, ...], ...]:
    """Which of the event words that came with documents tell of one happening? Keeps nothing.

    Raises:
        InputError: a document cannot be read.
    """
    from blowback.relate.episodes.given import Given, same_event

    def words() -> Iterator[Given]:
        for document in found:
            opened = _opened(document, settings)
            if isinstance(opened, SetAside):
                raise InputError(f"{opened.location}: {opened.detail}")
            article = opened[1]
            yield Given(article.id, article.text, reader.event_words(article))

    return same_event(words())


def read_into(
    ledger: Ledger,
    reader: Reader,
    found: Found,
    settings: Settings,
    *,
    clock: Callable[[], str],
    on_progress: Progress | None = None,
) -> Report:
    """Reads documents into the ledger, each whole or not at all; what it holds already is left as it is.

    Args:
        ledger: open for writing.
        reader: reads one article.
        found: documents, and what was set aside in finding them.
        settings: limits, and how many processes read; only this one writes.
        clock: says when a row is recorded.
        on_progress: called after each document with how many are done and where it came from.
    """
    tally = _tally(ledger, reader, clock)
    tasks = (_task(ledger, tally.run, document, settings) for document in found)
    return _read_tasks(tally, reader, tasks, settings.workers, on_progress)


def read_stored(
    ledger: Ledger,
    reader: Reader,
    settings: Settings,
    *,
    clock: Callable[[], str],
    on_progress: Progress | None = None,
) -> Report:
    """Reads what the ledger keeps and nothing has read yet; the arguments are those of ``read_into``."""
    tally = _tally(ledger, reader, clock)
    tasks = (_stored_task(ledger, article_id) for article_id in ledger.unread())
    return _read_tasks(tally, reader, tasks, settings.workers, on_progress)


def store_into(
    ledger: Ledger,
    reader: Reader,
    found: Found,
    settings: Settings,
    *,
    clock: Callable[[], str],
    on_progress: Progress | None = None,
) -> Report:
    """Keeps documents without reading them, some at a time; the arguments are those of ``read_into``."""
    tally = _tally(ledger, reader, clock)
    waiting: list[Task] = []
    size = 0
    for number, document in enumerate(found, 1):
        step = _task(ledger, tally.run, document, settings, again=False)
        tally.note(step.value if isinstance(step, Aside) else step)
        if isinstance(step, Task):
            waiting.append(step)
            size += len(step.snapshot.content)
        if len(waiting) >= _TOGETHER or size >= _AT_ONCE:
            tally.store(waiting)
            waiting, size = [], 0
        if on_progress is not None:
            on_progress(number, document.location)
    tally.store(waiting)
    return tally.report()


def _tally(ledger: Ledger, reader: Reader, clock: Callable[[], str]) -> Tally:
    """The count of a read that begins; what an earlier version did not compare is compared first."""
    from blowback.relate.families import Linker, link_pending

    linker = Linker(_no_reporting)
    tally = Tally(ledger, reader.run(clock()), linker, clock)
    link_pending(ledger, linker, clock())
    return tally


def _read_tasks(
    tally: Tally, reader: Reader, tasks: Iterable[Task | Aside], workers: int, on_progress: Progress | None
) -> Report:
    """Reads what is to be read, and writes it in order; only this process writes."""
    from blowback.relate.episodes.keys import keys_of

    with closing(_read_all(reader, tasks, workers)) as made:
        for number, each in enumerate(made, 1):
            step: Task | Known | SetAside = each.value if isinstance(each, Aside) else each.item
            if isinstance(each, Failed):
                step = _failed(each)
            tally.note(step)
            if isinstance(each, Done):
                annotation, part_of = each.result
                tally.keep(each.item, annotation, part_of, keys_of(annotation, part_of))
            if on_progress is not None:
                on_progress(number, step.snapshot.location if isinstance(step, Task) else step.location)
    return tally.report()


def _opened(document: Document | SetAside, settings: Settings) -> tuple[Snapshot, Article] | SetAside:
    """The text of a document, or why there is none; one that no parser can bear is no end of the others."""
    from blowback.ingest import open_document

    if isinstance(document, SetAside):
        return document
    try:
        return open_document(document, settings)
    except Exception as error:  # whatever one document does is a matter of that document
        blame_machine(error)
        logger.debug("opening %s failed", document.location, exc_info=True)
        why = f"{type(error).__name__}: {error}"
        return SetAside(location=document.location, reason="failed", detail=why)


def _task(
    ledger: Ledger, run: Run, document: Document | SetAside, settings: Settings, *, again: bool = True
) -> Task | Aside:
    """What is to be done with a document? One that is kept and unread is taken ``again``."""
    from blowback.ledger import Standing

    opened = _opened(document, settings)
    if isinstance(opened, SetAside):
        return Aside(opened)
    snapshot, article = opened
    settled = ledger.settle(article, run)
    if settled.standing is Standing.NEW:
        return Task(snapshot, settled.article, settled.issue, snapshot.retrieved_at)
    if settled.standing is Standing.UNREAD and again:
        return _stored_task(ledger, settled.article.id, settled.issue)
    return Aside(Known(snapshot.location, settled.article.id, settled.issue))


def _stored_task(ledger: Ledger, article_id: str, odd: SetAside | None = None) -> Task:
    """An article that was kept before it is read: as it came first."""
    held = ledger.article(article_id)
    assert held is not None
    snapshot, article = held
    return Task(snapshot, article, odd, snapshot.retrieved_at)


def _read_all(
    reader: Reader, tasks: Iterable[Task | Aside], workers: int
) -> Generator[Made[Task, Reading], None, None]:
    """What is read from each article, in order, by this process or by several?"""
    opener = reader.opener() if workers > 1 else lambda: reader
    yield from ordered_map(partial(_reading, opener), tasks, workers)


def _reading(opener: Callable[[], Reader]) -> Callable[[Task], Reading]:
    reader = opener()
    reader.prepare()  # what is missing or broken for all stops the run; it is no fault of the first document
    return lambda task: reader.read(task.article, task.fetched)


def _failed(failed: Failed[Task]) -> SetAside:
    """A document that could not be read to its end, with what stood in the way."""
    location = failed.item.snapshot.location
    logger.debug("reading %s failed\n%s", location, failed.trace)  # it may quote the text
    return SetAside(location=location, reason="failed", detail=failed.why)


def _unread(article: Article) -> Annotation:
    """An article that is kept and said to be unread: another language, or nothing in it."""
    from blowback.coding.targets import unjudged

    notices = article.notices
    if article.text.strip() and not any(n.kind is NoticeKind.LANGUAGE for n in notices):
        detail = f"written in {article.language}: kept, not coded"
        notices = (*notices, Notice(start=0, end=len(article.text), kind=NoticeKind.LANGUAGE, detail=detail))
    return Annotation(
        id=article.id,
        article=_article(article, article.published_at),
        notices=notices,
        targets=tuple(unjudged(target) for target in article.targets),
    )


def _article(article: Article, published: Published) -> AnnotatedArticle:
    return AnnotatedArticle(
        title=article.title,
        text=article.text,
        language=article.language,
        outlet=article.outlet,
        published_at=published,
    )


def _furniture(blocks: Sequence[Block]) -> list[Notice]:
    return [
        Notice(start=b.start, end=b.end, kind=NoticeKind.FURNITURE, detail=b.detail or "site")
        for b in blocks
        if b.kind is BlockKind.FURNITURE
    ]


def _no_reporting(article: Article) -> tuple[Span, ...]:
    """Where is the furniture of an article, by which nothing is a copy?"""
    from blowback.read.blocks import find_blocks

    blocks = find_blocks(article.text, article.title)
    return tuple((notice.start, notice.end) for notice in _furniture(blocks))


def _damage(
    doc: Doc,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
) -> list[Notice]:
    """What in a text is cut, spun, or laid to nobody who can be found?"""
    from blowback.attribute.untraced import find_untraceable_quotes
    from blowback.read.damage import find_damage, find_pronoun_conflicts, find_truncation
    from blowback.read.spun import find_spun_wording

    skip = [(notice.start, notice.end) for notice in _furniture(blocks)]
    text = doc.text  # made anew by spaCy at every asking
    return [
        *find_damage(doc, blocks),
        *find_truncation(text, blocks),
        *find_pronoun_conflicts(mentions, sentences),
        *find_spun_wording(text, blocks),
        *find_untraceable_quotes(text, attributions, skip),
    ]


def _datelines(text: str, blocks: Sequence[Block]) -> list[Notice]:
    """Datelines are no reporting either; but what they name is still read, since it says where and when."""
    from blowback.read.parse import datelines

    kind = NoticeKind.FURNITURE
    return [
        Notice(start=start, end=end, kind=kind, detail="dateline") for start, end in datelines(text, blocks)
    ]


def _in_order(*notices: Notice) -> tuple[Notice, ...]:
    return tuple(sorted(notices, key=lambda n: (n.start, n.end, n.kind, n.detail)))
