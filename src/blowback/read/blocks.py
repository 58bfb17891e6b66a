"""Where do the paragraphs of a text begin and end, and which of them are reporting?

Runs before any sentence is cut: a title without a full stop would otherwise merge with the sentence
below it, and a comment form would be read as news. Nothing is removed; furniture is only marked.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from blowback.records import Span
from blowback.vocab.documents import BlockKind

_TERMINAL = re.compile(r"[.!?:;…\"'”’)\]]\s*$")
_LONGEST_TITLE = 180
_SHORT = 60  # a block after a comment form is still part of it while it has no more characters than this


class Block(NamedTuple):
    """A stretch of text between breaks; ``detail`` names the kind of furniture."""

    start: int
    end: int
    kind: BlockKind
    detail: str | None = None


class _Furniture(NamedTuple):
    name: str
    opening: re.Pattern[str]
    anywhere: re.Pattern[str] | None
    tail: bool


def find_blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Which blocks does ``text`` consist of?

    Args:
        text: the clean text of an article.
        title: its title where that is known; a first block that equals it is the title.

    Returns:
        Blocks in order, without the white space around them; together they hold every other character.
    """
    spans = list(_paragraphs(text))
    blocks: list[Block] = []
    in_tail = False
    for index, (start, end) in enumerate(spans):
        body = text[start:end]
        furniture = None if index == 0 and _is_named(body, title) else _furniture_kind(body)
        if furniture is not None:
            in_tail = in_tail or furniture.tail
            blocks.append(Block(start, end, BlockKind.FURNITURE, furniture.name))
        elif in_tail and len(body) <= _SHORT and not body.endswith("."):
            blocks.append(Block(start, end, BlockKind.FURNITURE, "site"))
        else:
            in_tail = False
            is_title = index == 0 and _is_title(body, title, has_more=len(spans) > 1)
            blocks.append(Block(start, end, BlockKind.TITLE if is_title else BlockKind.PARAGRAPH))
    return tuple(blocks)


def _is_named(body: str, title: str | None) -> bool:
    """Is it what the article is known to be called: "Correction: Attack at Grey Ford" is no site's notice."""
    return title is not None and body.rstrip(". ") == title.strip().rstrip(". ")


def _is_title(body: str, title: str | None, has_more: bool) -> bool:
    return _is_named(body, title) or (
        has_more and len(body) <= _LONGEST_TITLE and not re.search(r"[.!:;…]\s*$", body)
    )


def _paragraphs(text: str) -> Iterator[Span]:
    """Blank lines always part; a single line break parts unless the text was wrapped to a width."""
    breaks = r"\n[^\S\n]*\n\s*" if _is_wrapped(text) else r"\s*\n\s*"
    start = 0
    for gap in re.finditer(breaks, text):
        yield from _stripped(text, start, gap.start())
        start = gap.end()
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    body = text[start:end]
    if body.strip():
        yield start + len(body) - len(body.lstrip()), start + len(body.rstrip())


def _is_wrapped(text: str) -> bool:
    """Do most single line breaks fall inside sentences?"""
    lines = text.split("\n")
    inside = at_end = 0
    for line, following in pairwise(lines):
        if not line.strip() or not following.strip():
            continue
        if 40 <= len(line.rstrip()) <= 110 and not _TERMINAL.search(line):
            inside += 1
        else:
            at_end += 1
    return inside >= 3 and inside > 2 * at_end


def _furniture_kind(body: str) -> _Furniture | None:
    longest, kinds = _furniture()
    for kind in kinds:
        if kind.opening.match(body) and (len(body) <= 2 * longest or kind.name == "rights"):
            return kind
        if kind.anywhere is not None and len(body) <= longest and kind.anywhere.search(body):
            return kind
    return None


@cache
def _furniture() -> tuple[int, tuple[_Furniture, ...]]:
    raw = tomllib.loads((files(__package__) / "data" / "furniture.toml").read_text("utf-8"))
    longest = raw.pop("longest_anywhere")
    return longest, tuple(
        _Furniture(
            name=name,
            opening=re.compile("|".join(f"(?:{p})" for p in row["opening"]), re.IGNORECASE),
            anywhere=(
                re.compile("|".join(f"(?:{p})" for p in row["anywhere"]), re.IGNORECASE)
                if "anywhere" in row
                else None
            ),
            tail=row.get("tail", False),
        )
        for name, row in raw.items()
    )
