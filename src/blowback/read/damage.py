"""Where is the text itself damaged: severed sentences, stray punctuation, pronouns that fit nobody?

A copied or machine-rewritten article loses words between a full stop and the next sentence. What is left
("year, he said.") parses, but must not be trusted: it is said, and lowers the confidence of what is read
there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blowback.records import Mention, Notice
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.documents import BlockKind, NoticeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from blowback.read.blocks import Block

_OPENERS = frozenset("\"“‘'([—–-…•*")
_OF_ONE_PERSON = frozenset(("him", "her", "himself", "herself"))
_GROUPS = frozenset((ActorKind.ARMED_GROUP, ActorKind.FACTION, ActorKind.PARTY, ActorKind.IGO))
_CUT = re.compile(
    r"(?:\[(?:\.\.\.|…)\]|\((?:\.\.\.|…)\)|\.\.\.|…)"
    r"(?:\W{0,3}(?:read|continue|more|full|subscribe|log in|click)\b[^\n.]{0,40})?[\s)\]»]*$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LONG = 12  # words: a shorter last paragraph may be a name, a place or a sign of the writer's
_STRAY = frozenset((",", ";", ")", "]"))


def find_damage(doc: Doc, blocks: Sequence[Block]) -> Iterator[Notice]:
    """Which sentences of the reporting are severed?

    A sentence is severed where it begins with a small letter or with punctuation that only continues
    another sentence, though the one before it in its paragraph has ended; and where a paragraph stops
    inside one.
    """
    reporting = [b for b in blocks if b.kind is BlockKind.PARAGRAPH]
    if not any(token.text[:1].isupper() for token in doc):
        return  # a text without capitals says nothing by a small letter
    sentences = list(doc.sents)
    starts = [sentence.start_char for sentence in sentences]
    for block in reporting:
        previous: Span | None = None
        for sentence in sentences[bisect_left(starts, block.start) : bisect_left(starts, block.end)]:
            reason = _severed(sentence, previous)
            if reason is not None:
                start = sentence.start_char
                yield Notice(
                    start=start,
                    end=start + len(sentence.text.rstrip()),
                    kind=NoticeKind.SEVERED_SENTENCE,
                    detail=reason,
                )
            yield from _stray(doc, sentence)
            previous = sentence


def find_truncation(text: str, blocks: Sequence[Block]) -> Iterator[Notice]:
    """Does the reporting break off: with dots and "read more", or inside its last sentence?"""
    reporting = [b for b in blocks if b.kind is BlockKind.PARAGRAPH]
    if not reporting:
        return
    start, end = reporting[-1].start, reporting[-1].end
    if (cut := _CUT.search(text, start, end)) is not None:
        yield Notice(start=cut.start(), end=end, kind=NoticeKind.TRUNCATED, detail="the text breaks off")
        return
    whole = sum(_ENDED.search(text, b.start, b.end) is not None for b in reporting[:-1])
    words = text[start:end].split()
    if 2 * whole > len(reporting) and len(words) >= _LONG and words[-1].isalpha() and words[-1].islower():
        detail = "the last paragraph ends inside a sentence"
        yield Notice(start=end - len(words[-1]), end=end, kind=NoticeKind.TRUNCATED, detail=detail)


def _severed(sentence: Span, previous: Span | None) -> str | None:
    first = next((t for t in sentence if not t.is_space and t.text not in _OPENERS), None)
    if first is None or not first.text[0].isalpha() or not first.text[0].islower():
        return None
    if any(c.isupper() for c in first.text) or first.like_url:
        return None  # "iPhone"
    if previous is None:
        return "the paragraph begins inside a sentence"
    last = next((t for t in reversed(previous) if not t.is_space), None)
    if last is not None and last.text[-1] == ".":
        return "begins with a small letter after a full stop"
    return None


def _stray(doc: Doc, sentence: Span) -> Iterator[Notice]:
    """A full stop with a comma behind it (". , people said") has lost what stood between."""
    for token in sentence:
        if token.text in _STRAY and token.i > 0 and doc[token.i - 1].text == ".":
            yield Notice(
                start=doc[token.i - 1].idx,
                end=sentence.start_char + len(sentence.text.rstrip()),
                kind=NoticeKind.SEVERED_SENTENCE,
                detail="punctuation goes on after a full stop",
            )
            return


def find_pronoun_conflicts(
    mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]
) -> Iterator[Notice]:
    """Which "him" or "her" stands where the text speaks only of groups? A spun copy swaps "it" or "them" so.

    Nothing but pronouns stands in its chain, and a group is told of before it in its sentence.
    """
    named = {m.chain for m in mentions if m.form is not MentionForm.PRONOUN}
    starts = [sentence[0] for sentence in sentences]
    groups: list[Mention] = []  # of the sentence, so far
    last = -1
    for mention in sorted(mentions, key=lambda m: m.start):
        number = bisect_right(starts, mention.start) - 1
        if number != last:
            groups, last = [], number
        before = [m for m in groups if m.start < mention.start]
        if mention.kind in _GROUPS:
            groups.append(mention)
        if mention.chain in named or mention.text.lower() not in _OF_ONE_PERSON:
            continue
        if before:
            yield Notice(
                start=mention.start,
                end=mention.end,
                kind=NoticeKind.PRONOUN_CONFLICT,
                detail=f"“{mention.text}” points to nobody; “{before[-1].text}” stands before it",
            )
