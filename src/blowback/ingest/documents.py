"""What is a document before its text is taken out, and why may it be set aside?"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from blowback.records import Published, Record, SetAside, Span
from blowback.text.escapes import printable

_SHOWN: Final = 400


class Form(StrEnum):
    """What is the text of a document wrapped in?"""

    TEXT = "text"
    HTML = "html"


class Reason(StrEnum):
    """Why was a document set aside?"""

    MISSING = "missing"  # the path that was named is not there
    UNREADABLE = "unreadable"  # the machine does not let us
    FORMAT = "format"  # not a format that is read
    HIDDEN = "hidden"  # its name begins with a dot
    LOOP = "loop"  # a folder that leads back into itself
    EMPTY = "empty"  # no text in it
    TOO_LARGE = "too_large"
    BINARY = "binary"
    ENCODING = "encoding"  # no encoding makes text of its bytes
    BAD_JSON = "bad_json"
    BAD_RECORD = "bad_record"  # JSON, but not what a document looks like
    BAD_HTML = "bad_html"


class Document(Record, frozen=True, kw_only=True):
    """One document as it was found, with what its finder says of it.

    ``body`` is the text or markup where it came decoded (a field of a JSON line); else it is in
    ``content``. Without an ``id`` the document is named after its content.
    """

    id: str | None
    location: str
    form: Form
    media_type: str
    content: bytes
    retrieved_at: str
    body: str | None = None
    title: str | None = None
    published_at: Published | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    targets: tuple[Span, ...] = ()
    damage: str | None = None  # what was odd about the encoding of the line it came from


def set_aside(location: str, reason: Reason, detail: str) -> SetAside:
    """A document that cannot be read: which, and why."""
    shown = detail if len(detail) <= _SHOWN else f"{detail[:_SHOWN]}…"  # it may quote what it found
    return SetAside(location=printable(location), reason=reason, detail=printable(shown))
