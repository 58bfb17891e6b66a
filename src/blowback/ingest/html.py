"""Which text does a web page report, and what else is on it?"""

from __future__ import annotations

import codecs
import logging
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from blowback.ingest.encodings import Decoded, Undecodable, decode
from blowback.records import Notice, Published
from blowback.text.instants import interval
from blowback.vocab.documents import DateBasis, NoticeKind

_HEAD_BYTES: Final = 4096
_CHARSET: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE
)
_LEGACY: Final = re.compile(
    r"iso[-_]?8859|latin|windows-|cp\d|ibm\d|koi8|mac|x-mac|gb|hz|big5|euc|shift|sjis|ks_c|iso[-_]?2022|tis|viscii"
)
_WHOLE: Final = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
_LATEST: Final = (
    "2100-01-01"  # a fixed bound: with today's date the same page would be read otherwise tomorrow
)
_SHARED: Final = 0.5  # of a block's words in the text: then it was kept
_PARTS: Final = {
    "nav": "navigation",
    "header": "page header",
    "footer": "page footer",
    "aside": "sidebar",
    "form": "form",
    "figcaption": "caption",
    "table": "table",
    "blockquote": "block quotation",
}
_BLOCKS: Final = frozenset(
    ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "pre", "figcaption"]
)
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "head"})


class Page(NamedTuple):
    """What a page reports, and what it says of itself."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published_at: Published
    notices: tuple[Notice, ...]


def decode_page(content: bytes) -> Decoded | Undecodable:
    """What do the bytes of a page say, by the encoding that it declares where that fits?"""
    declared = _CHARSET.search(content[:_HEAD_BYTES])
    if declared and not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = declared[1].decode("ascii").lower()
        name = "windows-1252" if name in {"iso-8859-1", "latin1", "us-ascii"} else name  # as browsers do
        try:
            if _LEGACY.match(name):  # Python knows codecs besides that no page is written in, as "punycode"
                return Decoded(content.decode(name))
        except (LookupError, UnicodeError):
            pass  # it is not what it says it is
    return decode(content)


def read_page(markup: str) -> Page | None:
    """What does a page report? ``None`` where there is no text on it.

    Raises:
        ValueError: where the markup cannot be taken apart.
    """
    from trafilatura import bare_extraction

    _quieten()

    markup = markup.replace("\x00", "\ufffd")
    if not _WHOLE.search(markup):  # a piece of a page, as in feeds, is taken for no page at all
        markup = f"<html><body>{markup}</body></html>"
    try:
        tree = _tree(markup)
        found: Any = bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "outputformat": "%Y-%m-%d",
                "max_date": _LATEST,
            },
        )
    except Exception as error:  # whatever a page can do to a parser is a matter of the page
        raise ValueError(f"{type(error).__name__}: {error}") from error
    if tree is None or found is None or not (found.text or "").strip():
        return None
    return Page(
        text=found.text,
        title=found.title or None,
        outlet=found.sitename or None,
        url=found.url or None,
        language=tree.get("lang") or None,
        published_at=_published(found.date),
        notices=_left_out(tree, found.text),
    )


def _tree(markup: str) -> Any:
    """The elements of a page, as the parser alone gives them: those of trafilatura come dearer."""
    from lxml import etree  # type: ignore[import-untyped]  # comes with trafilatura

    parser = etree.HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    return etree.fromstring(markup.encode("utf-8", "replace"), parser)


@cache
def _quieten() -> None:
    """What the parsers log is said in notices and in what is set aside, so it need not reach the terminal."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _published(found: str | None) -> Published:
    if not found:
        return Published()
    try:
        start, end = interval(found)
    except ValueError:
        return Published(why=f"the page is dated {found!r}, which is no date")
    return Published(start=start, end=end, basis=DateBasis.METADATA, why="date in the markup of the page")


def _left_out(tree: Any, text: str) -> tuple[Notice, ...]:
    """What stands on the page and not in the text, by the part of the page that it stands in?"""
    kept = Counter(text.split())
    found: dict[str, list[int]] = {}
    for node, part in _blocks(tree):
        words = _content(node).split()
        enough = _SHARED * len(words)
        there = list(filter(kept.get, words))
        if len(there) > enough:  # else it is not worth counting
            here = {word: min(count, kept[word]) for word, count in Counter(there).items()}
            if sum(here.values()) > enough:
                kept.subtract(here)
                continue
        if words:
            found.setdefault(part, []).append(len(" ".join(words)))
    return tuple(
        Notice(
            start=0,
            end=0,
            kind=NoticeKind.FURNITURE,
            detail=f"left out of the page: {part}, {len(sizes)} block{'s' * (len(sizes) > 1)}, "
            f"{sum(sizes)} characters",
        )
        for part, sizes in sorted(found.items())
    )


def _blocks(tree: Any) -> Iterator[tuple[Any, str]]:
    """The outermost blocks that are shown, in order, each with the part of the page that it stands in."""
    way = [(tree, "other text")]
    while way:
        node, part = way.pop()
        tag = node.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            continue
        part = _PARTS.get(tag, part)
        if tag in _BLOCKS:
            yield node, part
        else:
            way.extend((child, part) for child in reversed(node))


def _content(node: Any) -> str:
    """All text within a node."""
    inner = len(node)
    if not inner:
        return node.text or ""
    if inner == 1 and not len(child := node[0]):  # as most links in lists
        return f"{node.text or ''}{child.text or ''}{child.tail or ''}"
    return "".join(node.itertext())
