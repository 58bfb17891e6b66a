"""Attributions of a text as words, for tests that read like sentences."""

from __future__ import annotations

from typing import NamedTuple

from blowback.attribute import find_attributions
from blowback.read.blocks import find_blocks
from blowback.read.parse import load_model, parse
from blowback.records import Actor, Attribution, Mention, Span


class Said(NamedTuple):
    """One attribution in words."""

    speaker: str
    cue: str
    content: str


def attributions(
    text: str,
    mentions: tuple[Mention, ...] = (),
    actors: dict[str, Actor] | None = None,
    skip: tuple[Span, ...] = (),
) -> tuple[Attribution, ...]:
    """The attributions of a text."""
    return find_attributions(parse(load_model(), text, find_blocks(text)), mentions, actors or {}, skip)


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The words of spans, fragments apart."""
    return " … ".join(text[start:end] for start, end in spans)


def said(text: str) -> list[Said]:
    """Who says what in a text, in words."""
    return [
        Said(words(text, a.speaker), words(text, a.cue), words(text, a.content)) for a in attributions(text)
    ]
