"""The public Python API: everything that the command line does, as functions over records.

>>> from blowback import api
>>> documents = [{"id": "d1", "text": "Vardania urged Kesh to release the prisoners."}]
>>> [annotation] = api.annotate(documents)
>>> [claim.event_type.value for claim in annotation.claims if claim.content_of is None]
['REQUEST']

``annotate``, ``classify`` and ``resolve`` keep nothing. ``read`` puts what it reads into a ledger, and
``Ledger``, ``brief`` and ``explain`` answer from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from blowback.errors import InputError, UsageError
from blowback.ledger import ActorFilter, ClaimFilter, Forgotten, Ledger, LedgerActor, LedgerClaim, Verdict
from blowback.records import Annotation, Brief, Classification, Published, Resolved, SetAside, Span
from blowback.settings import Settings, read_settings
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import ClaimKind
from blowback.vocab.documents import DateBasis
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.ingest import Document
    from blowback.pipeline import Progress, Reader, Report
    from blowback.read.places.own.store import TakenIn
    from blowback.relate.families import Family
    from blowback.relate.judging import Judged
    from blowback.resolve.own.rows import OwnRow
    from blowback.resolve.own.store import Imported

__all__ = [
    "ActorFilter",
    "Annotation",
    "ClaimFilter",
    "Classification",
    "Ledger",
    "LedgerClaim",
    "Resolved",
    "Settings",
    "actors",
    "annotate",
    "brief",
    "brief_html",
    "brief_markdown",
    "claim_lines",
    "claims",
    "classify",
    "doctor",
    "documents",
    "expected",
    "families",
    "families_among",
    "forget",
    "import_gazetteer",
    "import_registry",
    "judge",
    "judgements",
    "known_actors",
    "masked",
    "read",
    "read_settings",
    "read_stored",
    "resolve",
    "retract",
    "sample",
]


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


def _reader(settings: Settings) -> Reader:
    """The reader that knows the user's own actors and places, where the settings name any."""
    from blowback.read.places.own.store import own_file
    from blowback.resolve.own.store import rows_of

    places, written_at = own_file(settings.gazetteer)
    return _reader_with(rows_of(settings.registry), places, written_at, heads=settings.heads)


@lru_cache(maxsize=2)
def _reader_with(
    rows: tuple[OwnRow, ...], places: Path | None = None, _written_at: int = 0, *, heads: bool = True
) -> Reader:
    from blowback.pipeline import Reader
    from blowback.resolve.own.store import with_own
    from blowback.resolve.registry import load

    return Reader(with_own(load(), rows) if rows else None, places, heads=heads)


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
    yield from annotate_all(_reader(settings), found, settings, on_set_aside)


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
        return step(ledger, _reader(settings), found, settings, clock=now, on_progress=on_progress)


def read_stored(*, settings: Settings | None = None, on_progress: Progress | None = None) -> Report:
    """Reads what the ledger keeps that nothing was read from yet; arguments and result as for ``read``."""
    from blowback.pipeline import read_stored
    from blowback.text.instants import now

    settings = settings or read_settings()
    with Ledger.open(settings.ledger, write=True) as ledger:
        return read_stored(ledger, _reader(settings), settings, clock=now, on_progress=on_progress)


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


def brief(
    ledger: Ledger,
    about: Sequence[str] = (),
    *,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
    unmask: bool = False,
) -> Brief:
    """What does the ledger hold on a pair, an actor or everything, each line with who says so?

    Args:
        ledger: an open ledger.
        about: none, one or two actors, by id or by name.
        as_known_on: only what articles published by that date support.
        as_recorded_on: only what the ledger held, and analysts had judged, on that date.
        unmask: show the names of persons without a public role.

    Raises:
        InputError: a name means no actor of the ledger, or several.
    """
    from blowback.relate import View, brief, find_actor

    if len(about) > 2:
        raise InputError(f"expected at most two actors, found {len(about)}")
    view = View(ledger, as_known_on, as_recorded_on, unmask=unmask)
    return brief(view, [find_actor(view, words) for words in about])


def brief_html(found: Brief) -> str:
    """A brief as one self-contained HTML page."""
    from blowback.export.html import brief_html

    return brief_html(found)


def brief_markdown(found: Brief) -> str:
    """A brief as Markdown."""
    from blowback.export.markdown import brief_markdown

    return brief_markdown(found)


def claims(
    ledger: Ledger,
    *,
    about: Sequence[str] = (),
    types: Sequence[str] | None = None,
    kinds: Sequence[str] | None = None,
    backing: bool | None = None,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
) -> Iterator[LedgerClaim]:
    """Which claims does the ledger hold, by who takes part, type and kind?

    Raises:
        InputError: an actor, type or kind is not known.
    """
    from blowback.relate import View, find_actor

    view = View(ledger, as_known_on, as_recorded_on)
    ends = [find_actor(view, words) for words in about]
    wanted = ClaimFilter(
        actors=tuple(ends[:1]) or None,
        others=tuple(ends[1:2]) or None,
        event_types=_members(EventType, [t.upper() for t in types] if types else None),
        claim_kinds=_members(ClaimKind, kinds),
        backing=backing,
    )
    return view.select(wanted)


def actors(
    ledger: Ledger,
    *,
    kinds: Sequence[str] | None = None,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
) -> Iterator[LedgerActor]:
    """Which actors were read of, those that were judged one as one?

    Raises:
        InputError: a kind is not known.
    """
    from blowback.relate import View

    view = View(ledger, as_known_on, as_recorded_on)
    return view.select_actors(ActorFilter(kinds=_members(ActorKind, kinds)))


def families(
    ledger: Ledger,
    *,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
    unmask: bool = False,
) -> tuple[Family, ...]:
    """Which articles that were read are copies of one text? Each is in one family, maybe alone."""
    from blowback.relate import View
    from blowback.relate.families import families_of_view

    return families_of_view(View(ledger, as_known_on, as_recorded_on, unmask=unmask, judged=False))


def families_among(
    documents: Iterable[Mapping[str, Any] | Document], *, settings: Settings | None = None
) -> tuple[Family, ...]:
    """Which of these documents are copies of one text? Nothing is kept; see ``annotate`` for what they are.

    Raises:
        InputError: a document cannot be read.
    """
    from blowback.ingest.jsonlines import document_of
    from blowback.pipeline import families_among
    from blowback.text.instants import now

    found = (
        document_of(each, f"document {number}", now()) if isinstance(each, Mapping) else each
        for number, each in enumerate(documents, 1)
    )
    return families_among(found, settings or read_settings())


def claim_lines(
    ledger: Ledger,
    rows: Iterable[LedgerClaim],
    *,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
    unmask: bool = False,
) -> Iterator[tuple[str, str]]:
    """How does each claim read in one line (who, to whom, what), and who says so?"""
    from blowback.relate import View
    from blowback.relate.wording import headline

    view = View(ledger, as_known_on, as_recorded_on, unmask=unmask)
    for row in rows:
        yield headline(view, row), view.says(row)


def masked(
    ledger: Ledger,
    rows: Iterable[dict[str, Any]],
    *,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
) -> Iterator[dict[str, Any]]:
    """The same rows of claims or actors with initials for the names of persons without a public role."""
    from blowback.relate import View
    from blowback.relate.masking import mask_row

    private = View(ledger, as_known_on, as_recorded_on).private
    return (mask_row(row, private) for row in rows)


def forget(ledger: Ledger, document: str, *, because: str) -> Forgotten:
    """Removes an article and all that was read from it, leaving a tombstone.

    Raises:
        InputError: no article, or several, are meant.
    """
    from blowback.text.instants import now

    return ledger.forget(document, reason=because, recorded_at=now())


def judge(
    ledger: Ledger,
    verdict: str,
    one: str,
    other: str,
    *,
    because: str | None = None,
    by: str = "analyst",
    known_from: str | None = None,
    settings: Settings | None = None,
) -> Judged:
    """Are two actors, or a mention and an actor, the same, different, or is that unsure? Kept as a row.

    What is judged outranks the machine wherever the ledger is asked; see ``relate.clusters``.

    Args:
        ledger: open for writing.
        verdict: ``same``, ``different`` or ``unsure``.
        one: an actor, by id or name, or a mention as ``ARTICLE/MENTION``.
        other: likewise.
        because: why.
        by: who decides.
        known_from: from which date on a view as known on a date follows it; today where not given.
        settings: may name the user's own actors.

    Raises:
        InputError: nobody, or several, are meant.
    """
    from blowback.relate.judging import VERDICTS, judge
    from blowback.text.instants import now

    made = judge(
        ledger,
        (_members(Verdict, [verdict]) or VERDICTS)[0],
        one,
        other,
        is_known=lambda actor: _reader(settings or read_settings()).registry.get(actor) is not None,
        judge_name=by,
        reason=because,
        known_from=known_from,
        recorded_at=now(),
    )
    return next(each for each in judgements(ledger) if each.id == made.id)


def retract(ledger: Ledger, judgement: str, *, because: str | None = None, by: str = "analyst") -> str:
    """Takes a judgement back, by its id: the id, whole. What followed from it follows no more.

    Raises:
        InputError: no judgement that stands has the id.
    """
    from blowback.relate.judging import retract
    from blowback.text.instants import now

    return retract(ledger, judgement, judge_name=by, reason=because, recorded_at=now()).id


def judgements(
    ledger: Ledger, *, as_known_on: str | None = None, as_recorded_on: str | None = None
) -> Iterator[Judged]:
    """Which judgements on actors stand, in the order in which they were made, and which do not count?"""
    from blowback.relate.judging import judgements

    return judgements(ledger, as_known_on=as_known_on, as_recorded_on=as_recorded_on)


def import_registry(
    paths: Iterable[str | Path], *, settings: Settings | None = None, strict: bool = False
) -> Imported:
    """What is odd about a user's own actors, and which of them were taken into the registry?

    Args:
        paths: YAML, CSV or FollowTheMoney JSON. What an earlier import took from a file of the same name
            gives way; importing the same again changes nothing.
        settings: names the registry file that is written; ``blowback-registry.json`` where it does not.
        strict: write nothing where a row is set aside.

    Raises:
        InputError: the registry file is there and is none.
        EnvironmentProblem: it could not be written; it is as it was.
    """
    from blowback.resolve.own.store import USUAL, kept_rows, take_in, write
    from blowback.resolve.registry import load

    target = (settings or read_settings()).registry or USUAL
    before = kept_rows(target) if target.exists() else ()
    imported = take_in([Path(path) for path in paths], before, load())
    refused = strict and any(issue.set_aside for issue in imported.issues)
    if refused or not imported.changed:
        return imported._replace(changed=False)
    write(target, imported.rows)
    return imported


def import_gazetteer(
    paths: Iterable[str | Path], *, settings: Settings | None = None, strict: bool = False
) -> TakenIn:
    """Which places do a user's files hold, and what of them is odd? They become the user's gazetteer.

    Args:
        paths: GeoNames files or COD tables; the gazetteer holds what they hold and nothing else.
        settings: names the file that is written; ``blowback-gazetteer.npz`` where it does not.
        strict: write nothing where a line is set aside.

    Raises:
        InputError: a file cannot be read or is neither, or no file holds a place; nothing was written.
        EnvironmentProblem: the gazetteer could not be written; it is as it was.
    """
    from blowback.read.places.own.store import USUAL, take_in, write

    found = take_in([Path(path) for path in paths])
    if found.places and not (strict and found.issues):
        write((settings or read_settings()).gazetteer or USUAL, found.places)
    return found


def known_actors(words: str, *, settings: Settings | None = None) -> tuple[dict[str, Any], ...]:
    """What does the registry know of the actors that an id or a name may mean? Each as one object."""
    from blowback.resolve.own.showing import known

    return known(_reader(settings or read_settings()).registry, words)


def doctor(settings: Settings | None = None) -> dict[str, Any]:
    """What is installed, which model and registry with which hash, and is the ledger sound?"""
    from blowback.checkup import checkup

    return checkup(settings or read_settings())


_Word = TypeVar("_Word", bound=StrEnum)


def _members(vocabulary: type[_Word], words: Sequence[str] | None) -> tuple[_Word, ...] | None:
    """The words as members of a vocabulary.

    Raises:
        UsageError: naming the words that there are.
    """
    if not words:
        return None
    known = {member.value: member for member in vocabulary}
    for word in words:
        if word not in known:
            raise UsageError(f"expected one of {', '.join(known)}; found {word!r}")
    return tuple(known[word] for word in words)


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
        pair = _convert(item, _Pair, number)
        for start, end in (*pair.actor, *pair.recipient):
            if not 0 <= start < end <= len(pair.text):
                raise InputError(
                    f"item {number}: expected spans within its text of {len(pair.text)} characters, "
                    f"found {[start, end]}"
                )
        reader = _reader_with((), heads=heads)
        yield reader.classify(str(pair.id), pair.text, pair.actor, pair.recipient)


def resolve(items: Iterable[Mapping[str, Any]], *, settings: Settings | None = None) -> Iterator[Resolved]:
    """Who is meant by each phrase?

    Args:
        items: each an object with ``id`` and ``text``, and optionally ``context`` and ``on`` (a date).
        settings: may name the user's own actors; the environment's where none are given.

    Raises:
        InputError: an item is not of that form.
    """
    reader = _reader(settings or read_settings())
    for number, item in enumerate(items, 1):
        phrase = _convert(item, _Phrase, number)
        yield reader.resolve(str(phrase.id), phrase.text, phrase.context or None, phrase.on or None)


def _convert(item: Mapping[str, Any], form: type[Any], number: int) -> Any:
    fields = set(form.__struct_fields__)
    try:
        return msgspec.convert({k: v for k, v in item.items() if k in fields}, form)
    except msgspec.ValidationError as error:
        raise InputError(f"item {number}: expected {', '.join(sorted(fields))}; {error}") from error
