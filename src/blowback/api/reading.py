"""What do documents say: read into a ledger, or answered and forgotten?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from blowback.api.readers import reader_of, reader_with
from blowback.api.words import convert
from blowback.errors import InputError, UsageError
from blowback.ledger import Ledger
from blowback.records import Annotation, Classification, Published, Resolved, SetAside, Span
from blowback.settings import Settings, read_settings
from blowback.vocab.documents import DateBasis

if TYPE_CHECKING:
    from blowback.ingest import Document
    from blowback.pipeline import Progress
    from blowback.tally import Report


class _Pair(msgspec.Struct, frozen=True):
    """A line of ``classify``: a sentence with a marked pair; an implicit recipient is empty."""

    id: str | int
    text: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...] = ()


class _Phrase(msgspec.Struct, frozen=True):
    """A line of ``resolve``: a phrase, what stands around it, and the date on which it is used."""

    id: str | int
    text: str
    context: str | None = None
    on: str | None = None


def annotate(
    documents: Iterable[Mapping[str, Any] | Document | SetAside],
    *,
    settings: Settings | None = None,
    on_set_aside: Callable[[SetAside], None] | None = None,
) -> Iterator[Annotation]:
    """What does each document say? In order, one annotation a document; nothing is kept.

    Args:
        documents: each an object with ``id`` and ``text`` or ``html``, and optionally ``title``,
            ``published_at``, ``url``, ``outlet``, ``language`` and ``targets``; or what
            ``documents`` found.
        settings: limits; the environment's where none are given.
        on_set_aside: called with each document that cannot be read, which then has no annotation.

    Raises:
        InputError: a document cannot be read and there is no ``on_set_aside``.
    """
    from blowback.ingest.jsonlines import document_of
    from blowback.pipeline import annotate_all
    from blowback.text.instants import now

    found = (
        document_of(each, f"document {number}", now()) if isinstance(each, Mapping) else each
        for number, each in enumerate(documents, 1)
    )
    settings = settings or read_settings()
    yield from annotate_all(reader_of(settings), found, settings, on_set_aside)


def read(
    paths: Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    ingest_only: bool = False,
    settings: Settings | None = None,
    on_progress: Progress | None = None,
) -> Report:
    """Reads files, folders and JSON lines into the ledger that the settings name; makes it where needed.

    Reading the same thing twice adds nothing, and a read that was cut off goes on where it stopped.

    Args:
        paths: ``.txt``, ``.html``, ``.jsonl`` files, folders of them, or ``-`` for standard input.
        columns: in which field of JSON lines each of ours stands, where it has another name.
        ingest_only: keep the documents and leave the reading for later (see ``read_stored``).
        settings: the ledger and limits; the environment's where none are given.
        on_progress: called after each document with how many are done and where it came from.

    Returns:
        What became of the documents, with each that was set aside and why.

    Raises:
        UsageError: ``columns`` names a field that there is not.
    """
    from blowback.ingest import FIELDS, documents
    from blowback.pipeline import read_into, store_into
    from blowback.text.instants import now

    if unknown := sorted(set(columns or ()) - set(FIELDS)):
        raise UsageError(f"expected columns among {', '.join(FIELDS)}; found {unknown[0]!r}")
    settings = settings or read_settings()
    with Ledger.open(settings.ledger, create=True) as ledger:
        found = documents(paths, settings, columns=columns)
        step = store_into if ingest_only else read_into
        return step(ledger, reader_of(settings), found, settings, clock=now, on_progress=on_progress)


def read_stored(*, settings: Settings | None = None, on_progress: Progress | None = None) -> Report:
    """Reads what the ledger keeps that nothing was read from yet; arguments and result as for ``read``."""
    from blowback.pipeline import read_stored
    from blowback.text.instants import now

    settings = settings or read_settings()
    with Ledger.open(settings.ledger, write=True) as ledger:
        return read_stored(ledger, reader_of(settings), settings, clock=now, on_progress=on_progress)


def expected(paths: Iterable[str | Path]) -> int | None:
    """How many documents will be found, for a bar of progress? ``None`` where one cannot know beforehand."""
    from blowback.ingest import expected

    return expected(paths)


def documents(
    paths: Iterable[str | Path], *, settings: Settings | None = None, published_at: str | None = None
) -> Iterator[Document | SetAside]:
    """Which documents are in these files and folders, and what is set aside?

    Args:
        paths: files, folders, or ``-`` for standard input.
        settings: limits; the environment's where none are given.
        published_at: the publication date of documents that do not give one.

    Raises:
        InputError: ``published_at`` is no date.
    """
    from blowback.ingest import documents as found
    from blowback.text.instants import interval

    given = None
    if published_at is not None:
        try:
            start, end = interval(published_at)
        except ValueError as error:
            raise InputError(f"published-at: expected an ISO 8601 date: {error}") from error
        given = Published(start=start, end=end, basis=DateBasis.GIVEN)
    for document in found(paths, settings or read_settings()):
        if given is not None and not isinstance(document, SetAside) and document.published_at is None:
            yield msgspec.structs.replace(document, published_at=given)
        else:
            yield document


def sample() -> tuple[Path, ...]:
    """Which dispatches come with the package? Written for it; beside each lies what it rests on."""
    from importlib.resources import files

    folder = Path(str(files("blowback") / "dispatches"))
    return tuple(sorted(folder.glob("*.html")))


def classify(
    items: Iterable[Mapping[str, Any]], *, settings: Settings | None = None
) -> Iterator[Classification]:
    """Which PLOVER event is told of each marked pair?

    Args:
        items: each an object with ``id``, ``text``, and ``actor`` and ``recipient`` as lists of spans.
        settings: whether the trained heads have a say; the environment's where none are given.

    Raises:
        InputError: an item is not of that form.
    """
    heads = (settings or read_settings()).heads
    for number, item in enumerate(items, 1):
        pair = convert(item, _Pair, number)
        for start, end in (*pair.actor, *pair.recipient):
            if not 0 <= start < end <= len(pair.text):
                raise InputError(
                    f"item {number}: expected spans within its text of {len(pair.text)} characters, "
                    f"found {[start, end]}"
                )
        reader = reader_with((), heads=heads)
        yield reader.classify(str(pair.id), pair.text, pair.actor, pair.recipient)


def resolve(items: Iterable[Mapping[str, Any]], *, settings: Settings | None = None) -> Iterator[Resolved]:
    """Who is meant by each phrase?

    Args:
        items: each an object with ``id`` and ``text``, and optionally ``context`` and ``on`` (a date).
        settings: may name the user's own actors; the environment's where none are given.

    Raises:
        InputError: an item is not of that form.
    """
    reader = reader_of(settings or read_settings())
    for number, item in enumerate(items, 1):
        phrase = convert(item, _Phrase, number)
        yield reader.resolve(str(phrase.id), phrase.text, phrase.context or None, phrase.on or None)
