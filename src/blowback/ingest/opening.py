"""Document -> Snapshot and Article: what were the bytes, and what is the text in them?"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from blowback.ingest import html, language
from blowback.ingest.documents import Document, Form, Reason, set_aside
from blowback.ingest.encodings import Undecodable, decode, notices
from blowback.records import Article, Notice, Published, SetAside, Snapshot
from blowback.settings import Settings
from blowback.vocab.documents import NoticeKind


class _Body(NamedTuple):
    """The text of a document with what is known of it, given before found."""

    text: str
    notices: tuple[Notice, ...]
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published_at: Published


def open_document(document: Document, settings: Settings) -> tuple[Snapshot, Article] | SetAside:
    """What is the text of a document? A document without one is set aside, saying why."""
    found = _markup(document) if document.form is Form.HTML else _plain(document)
    if isinstance(found, SetAside):
        return found
    text = found.text
    if not text.strip():
        return set_aside(document.location, Reason.EMPTY, "there is no text in it")
    if len(text) > settings.text_limit:
        return set_aside(
            document.location,
            Reason.TOO_LARGE,
            f"its text has {len(text)} characters, more than the {settings.text_limit} that are read at once "
            "(setting text_limit)",
        )
    for start, end in document.targets:
        if not 0 <= start < end <= len(text):
            detail = f"the target {(start, end)} lies outside its text of {len(text)} characters"
            return set_aside(document.location, Reason.BAD_RECORD, detail)
    told, notice = _language(text, found.language, settings.language_floor)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    article = Article(
        id=document.id if document.id is not None else f"d-{digest[:16]}",
        text=text,
        sha256=digest,
        title=found.title,
        language=told,
        outlet=found.outlet,
        url=found.url,
        published_at=found.published_at,
        notices=(*found.notices, *notice),
        targets=document.targets,
    )
    return _snapshot(document), article


def _snapshot(document: Document) -> Snapshot:
    return Snapshot(
        sha256=hashlib.sha256(document.content).hexdigest(),
        location=document.location,
        media_type=document.media_type,
        retrieved_at=document.retrieved_at,
        content=document.content,
    )


def _plain(document: Document) -> _Body | SetAside:
    decoded = _decoded(document)
    if isinstance(decoded, SetAside):
        return decoded
    text, odd = decoded
    return _Body(
        text=text,
        notices=odd,
        title=document.title,
        outlet=document.outlet,
        url=document.url,
        language=document.language,
        published_at=document.published_at or Published(),
    )


def _markup(document: Document) -> _Body | SetAside:
    decoded = _decoded(document)
    if isinstance(decoded, SetAside):
        return decoded
    try:
        page = html.read_page(decoded[0])
    except ValueError as error:
        return set_aside(document.location, Reason.BAD_HTML, f"its markup cannot be taken apart: {error}")
    if page is None:
        return set_aside(document.location, Reason.EMPTY, "there is no article on the page")
    return _Body(
        text=page.text,
        notices=(*_elsewhere(decoded[1]), *page.notices),
        title=document.title or page.title,
        outlet=document.outlet or page.outlet,
        url=document.url or page.url,
        language=document.language or page.language,
        published_at=document.published_at or page.published_at,
    )


def _decoded(document: Document) -> tuple[str, tuple[Notice, ...]] | SetAside:
    """The text or markup of a document, and what is odd about its encoding."""
    if document.body is not None:
        from blowback.ingest.encodings import damage

        line = [((0, len(document.body)), document.damage)] if document.damage else []
        return document.body, notices([*line, *damage(document.body)])
    decoded = html.decode_page(document.content) if document.form is Form.HTML else decode(document.content)
    if isinstance(decoded, Undecodable):
        reason = Reason.BINARY if decoded.binary else Reason.ENCODING
        return set_aside(document.location, reason, f"expected text, but {decoded.why}")
    return decoded.text, decoded.notices


def _elsewhere(odd: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Notices on the markup as one on the document, since their places are not places in the text."""
    if not odd:
        return ()
    details = "; ".join(dict.fromkeys(notice.detail for notice in odd))
    return (Notice(start=0, end=0, kind=NoticeKind.ENCODING, detail=f"in the markup: {details}"),)


def _language(text: str, given: str | None, floor: int) -> tuple[str | None, tuple[Notice, ...]]:
    """The language told by the text, else as given; and a word on it where it is not English."""
    stated = language.primary(given) if given else None
    told = language.identify(text, floor) or stated
    if told is None or told == "en":
        return told, ()
    detail = f"the text is in the language {told!r}: it is kept and not coded"
    if stated is not None and stated != told:
        detail += f" (it was said to be {stated!r})"
    return told, (Notice(start=0, end=len(text), kind=NoticeKind.LANGUAGE, detail=detail),)
