"""Which text do these bytes hold, and where is it damaged?

UTF-8 unless the bytes say otherwise. Bytes in between that are not UTF-8 are taken for windows-1252, one
character each, and noticed, since files are often pasted together from several origins.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from blowback.records import Notice, Span
from blowback.text.spans import merge
from blowback.vocab.documents import NoticeKind

_MARKS: Final = (  # the longer one first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_SAMPLE: Final = 1 << 16
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]+")
_CONTROL_BYTES: Final = bytes({*range(9), *range(14, 32), 127} - {0x1B})
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_SEQUENCE: Final = (  # the well-formed UTF-8 sequences of more than one byte (Unicode, table 3-7)
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_UTF8_RUN: Final = re.compile(_SEQUENCE)
_STRETCH: Final = re.compile(rb"((?:[\x00-\x7f]|" + _SEQUENCE + rb")+)|[\x80-\xff]")
_MISREAD: Final = re.compile(r"â€[™œ\x9d“”˜¦]|Ã[\x80-\xbf©¨¼¶¤]|Â[\xa0-\xbf]")
_LOST: Final = re.compile("\ufffd+")
_CONTROL_SIGNS: Final = bytes({*range(9), *range(14, 32), 127})
_LOST_SIGNS: Final = "\ufffd".encode()[:1]
_MISREAD_SIGNS: Final = "â".encode()[:1]  # and of "Ã" and "Â"
_BINARY_SHARE: Final = 0.02  # of control characters among the bytes
_WIDE_SHARE: Final = 0.2  # of NULs in one of the two bytes of a pair
_MIXED_SHARE: Final = 0.1  # of the high bytes in UTF-8 sequences
_WESTERN_SHARE: Final = 0.05  # of high bytes: English with some accents and quotation marks
_SHOWN: Final = 20


class Decoded(NamedTuple):
    """The text, and what is odd about stretches of it."""

    text: str
    notices: tuple[Notice, ...] = ()


class Undecodable(NamedTuple):
    """Why there is no text in the bytes."""

    binary: bool
    why: str


def decode(content: bytes) -> Decoded | Undecodable:
    """What do these bytes say?"""
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            return Undecodable(binary=True, why=f"it is {what}")
    wide = _wide(content)
    if wide is not None:
        return _whole(content, wide)
    content = content.removeprefix(codecs.BOM_UTF8)
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > _BINARY_SHARE * len(sample):
        return Undecodable(
            binary=True, why=f"{controls} of its first {len(sample)} bytes are control characters"
        )
    try:
        return _noticed(content.decode("utf-8"), [])
    except UnicodeDecodeError:
        return _legacy(content)


def _wide(content: bytes) -> str | None:
    """Which encoding of two or four bytes a character is it, by its mark or by its many NULs?"""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half and sample.count(0):
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) > _WIDE_SHARE * half and min(even, odd) < _WIDE_SHARE * max(even, odd):
            encoding = "utf-16-be" if even > odd else "utf-16-le"
            text = sample.decode(encoding, "replace")
            strange = sum(len(run) for run in _CONTROL.findall(text))
            return encoding if strange <= _BINARY_SHARE * len(text) else None
    return None


def _whole(content: bytes, encoding: str) -> Decoded | Undecodable:
    text = content.decode(encoding, "replace")
    if len(_LOST.findall(text)) > _BINARY_SHARE * len(text) + 1:
        return Undecodable(binary=False, why=f"it looks like {encoding}, but much of it is not")
    return _noticed(text, [])


def _legacy(content: bytes) -> Decoded | Undecodable:
    """Bytes that are not UTF-8 throughout."""
    high = len(_HIGH.findall(content))
    proper = sum(len(run) for run in _UTF8_RUN.findall(content))
    if proper >= _MIXED_SHARE * high:
        return _mixed(content, "not UTF-8 as the rest; read as windows-1252")
    if high < _WESTERN_SHARE * len(content):
        return _mixed(content, "not UTF-8; read as windows-1252")
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE]).best()
    if best is None:
        return Undecodable(binary=False, why="no known encoding makes text of its bytes")
    text = content.decode(best.encoding, "replace")
    first = next((place for place, letter in enumerate(text) if letter > "\x7f"), 0)
    return _noticed(text, [((first, len(text)), f"not UTF-8; read as {best.encoding}")])


def _mixed(content: bytes, detail: str) -> Decoded:
    """UTF-8 where it is that, windows-1252 where it is not: one character a byte."""
    pieces: list[str] = []
    foreign: list[Span] = []
    size = 0
    for stretch in _STRETCH.finditer(content):
        proper = stretch[1] is not None
        piece = stretch[0].decode("utf-8") if proper else stretch[0].decode("windows-1252", "replace")
        if not proper:
            foreign.append((size, size + len(piece)))
        pieces.append(piece)
        size += len(piece)
    return _noticed("".join(pieces), [(span, detail) for span in merge(foreign)])


def _noticed(text: str, odd: list[tuple[Span, str]]) -> Decoded:
    """The text with the first of what is odd in it, and a word on the rest."""
    found = sorted([*odd, *damage(text)])
    shown, rest = found[:_SHOWN], found[_SHOWN:]
    if rest:
        span = (rest[0][0][0], max(end for (_, end), _ in rest))
        shown.append((span, f"{len(rest)} more places with a damaged encoding"))
    return Decoded(text, notices(shown))


def damage(text: str) -> Iterator[tuple[Span, str]]:
    """Where does decoded text show that its encoding was damaged before it came to us?"""
    encoded = text.encode("utf-8", "surrogatepass")
    for pattern, signs, detail in (  # most texts hold none of the signs, which is quickly seen in their bytes
        (_CONTROL, _CONTROL_SIGNS, "control characters"),
        (_LOST, _LOST_SIGNS, "characters lost before it came here"),
        (_MISREAD, _MISREAD_SIGNS, "UTF-8 that was once read as windows-1252"),
    ):
        if len(encoded.translate(None, signs)) < len(encoded):
            for match in pattern.finditer(text):
                yield match.span(), detail


def notices(found: Iterable[tuple[Span, str]]) -> tuple[Notice, ...]:
    """The same as notices, in the order of the text."""
    return tuple(
        Notice(start=span[0], end=span[1], kind=NoticeKind.ENCODING, detail=detail)
        for span, detail in sorted(found)
    )
