"""JSON lines -> documents: one a line, a bad line set aside with its number.

A line is ``{"id", "text" | "html", "title"?, "published_at"?, "url"?, "outlet"?, "language"?, "targets"?}``;
other fields are passed over. ``published_at`` is a date, a time with its zone, or ``{"start", "end"}``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Final

import msgspec

from blowback.ingest.documents import Document, Form, Reason, set_aside
from blowback.ingest.encodings import Undecodable, decode
from blowback.records import Published, SetAside, Span
from blowback.text.escapes import printable
from blowback.text.instants import interval
from blowback.vocab.documents import DateBasis

_CHUNK: Final = 1 << 16
_LONGEST_ID: Final = 500
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


class _Between(msgspec.Struct, frozen=True):
    start: str | None = None
    end: str | None = None


class _Line(msgspec.Struct, frozen=True):
    """A line as it may be; what it must be is checked where it becomes a document."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    published_at: _Between | str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    targets: tuple[Span, ...] | None = None


FIELDS: Final = _Line.__struct_fields__


def looks_like_json(line: bytes) -> bool:
    """Is a line the beginning of JSON lines?"""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def read_lines(
    handle: BinaryIO,
    name: str,
    limit: int,
    clock: Callable[[], str],
    *,
    first: bytes = b"",
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | SetAside]:
    """Which documents are in these lines? Holds one line at a time, and none longer than ``limit`` bytes.

    Args:
        handle: the lines.
        name: what to call the file.
        limit: the most bytes of a line.
        clock: says when a line was retrieved.
        first: a line that was taken from the handle already.
        columns: in which field of the lines each of ours stands, where it has another name.
    """
    number = 0
    line = first or handle.readline(limit + 1)
    if line.startswith(_WIDE):
        detail = "expected JSON lines in UTF-8, found UTF-16 or UTF-32; nothing of the file was read"
        yield set_aside(name, Reason.ENCODING, detail)
        return
    while line:
        number += 1
        location = f"{name}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(handle)
            detail = f"the line has more than {limit} bytes, the most that is read (setting document_limit)"
            yield set_aside(location, Reason.TOO_LARGE, detail)
        elif line.strip():
            yield _document(line.rstrip(b"\r\n"), location, clock(), columns or {})
        line = handle.readline(limit + 1)


def _skip_line(handle: BinaryIO) -> None:
    while (chunk := handle.readline(_CHUNK)) and not chunk.endswith(b"\n"):
        pass


def document_of(fields: Mapping[str, object], location: str, retrieved_at: str) -> Document | SetAside:
    """The document of an object that was given as such, not as a line."""
    return _document(json.dumps(fields).encode("utf-8"), location, retrieved_at, {})


def _document(
    content: bytes, location: str, retrieved_at: str, columns: Mapping[str, str]
) -> Document | SetAside:
    """The document of one line."""
    decoded = decode(content)
    if isinstance(decoded, Undecodable):
        return set_aside(location, Reason.BAD_JSON, f"expected a JSON object in UTF-8, but {decoded.why}")
    try:
        fields = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return set_aside(location, Reason.BAD_JSON, f"expected a JSON object, found something else: {error}")
    if not isinstance(fields, dict):
        return set_aside(location, Reason.BAD_JSON, f"expected a JSON object, found {type(fields).__name__}")
    fields |= {ours: fields.get(theirs) for ours, theirs in columns.items()}
    try:
        line = msgspec.convert(_without_surrogates(fields), _Line)
        return _checked(line, content, location, retrieved_at, damaged=_damaged(fields, content))
    except (msgspec.ValidationError, ValueError) as error:
        return set_aside(location, Reason.BAD_RECORD, str(error))


def _checked(
    line: _Line, content: bytes, location: str, retrieved_at: str, *, damaged: str | None
) -> Document:
    """A line as a document.

    Raises:
        ValueError: saying which field is not what it should be.
    """
    if (line.text is None) == (line.html is None):
        raise ValueError(
            "expected either text or html, found " + ("both" if line.text is not None else "none")
        )
    body, form = (line.text, Form.TEXT) if line.html is None else (line.html, Form.HTML)
    return Document(
        id=_id(line.id),
        location=location,
        form=form,
        media_type="application/json",
        content=content,
        retrieved_at=retrieved_at,
        body=body,
        title=line.title or None,
        published_at=_published(line.published_at),
        url=line.url or None,
        outlet=line.outlet or None,
        language=line.language or None,
        targets=line.targets or (),
        damage=damaged,
    )


def _id(given: str | int | None) -> str | None:
    if given is None or given == "":
        return None
    name = str(given)
    if len(name) > _LONGEST_ID or "\x00" in name:
        raise ValueError(
            f"expected an id of at most {_LONGEST_ID} characters without NUL, found {name[:40]!r}"
        )
    return name


def _published(given: _Between | str | None) -> Published | None:
    """When the line says that it was published."""
    if given is None or given == "":
        return None
    try:
        if isinstance(given, str):
            start, end = interval(given)
            return Published(start=start, end=end, basis=DateBasis.GIVEN)
        between = [None if written is None else interval(written)[0] for written in (given.start, given.end)]
    except ValueError as error:
        raise ValueError(f"published_at: expected an ISO 8601 date: {error}") from error
    if between == [None, None]:
        return None
    if None not in between and str(between[0]) >= str(between[1]):
        raise ValueError(
            f"published_at: expected a start before the end, found {between[0]} and {between[1]}"
        )
    return Published(start=between[0], end=between[1], basis=DateBasis.GIVEN)


def _without_surrogates(fields: dict[str, object]) -> dict[str, object]:
    """The same with characters that are none replaced, one for one in text, written out elsewhere."""
    return {
        name: (_SURROGATE.sub("\ufffd", value) if name in {"text", "html"} else printable(value))
        if isinstance(value, str)
        else value
        for name, value in fields.items()
    }


def _damaged(fields: dict[str, object], content: bytes) -> str | None:
    """What was odd about the bytes of the line?"""
    body = fields.get("text") or fields.get("html")
    if isinstance(body, str) and _SURROGATE.search(body):
        return "halves of surrogate pairs, replaced"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "the line is not UTF-8 throughout"
    return None
