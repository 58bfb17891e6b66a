"""Which attributions do tags of cue, content and speaker come to? The simplest reading of them.

A cue makes an attribution. Of its sentence it takes the speaker that is nearest, and each content goes to
the cue that is nearest to it; a content in a sentence without a cue goes on with what was said last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from blowback_eval.spans import Span

Tagged = tuple[Sequence[Span], Sequence[str]]
"""The word pieces of a sentence as spans of the document, and the tag of each."""


@dataclass
class Voice:
    """One cue with what belongs to it."""

    cue: Span
    speaker: Sequence[Span] = ()
    content: list[Span] = field(default_factory=list)
    speaker_class: str = ""  # nobody asks the tags for it


def stretches(offsets: Sequence[Span], tags: Sequence[str], mark: str) -> Iterator[Span]:
    """Where do runs of one mark begin and end?"""
    run: Span | None = None
    for (start, end), tag in zip(offsets, tags, strict=True):
        if end <= start:  # marks of the model, not of the text
            continue
        same = tag.endswith(f"-{mark}")
        if run is not None and (not same or tag.startswith("B")):
            yield run
            run = None
        if same:
            run = (run[0], end) if run is not None else (start, end)
    if run is not None:
        yield run


def voices(sentences: Iterable[Tagged]) -> list[Voice]:
    """The attributions of a document, those without a content left out."""
    found: list[Voice] = []
    for offsets, tags in sentences:
        cues, speakers, contents = (list(stretches(offsets, tags, mark)) for mark in "QSC")
        here = [Voice(cue, _nearest(speakers, cue)) for cue in cues]
        for content in contents:
            takers = sorted(here, key=lambda voice, at=content: _gap(voice.cue, at)) or found[-1:]
            if takers:
                takers[0].content.append(content)
        found += [voice for voice in here if voice.content]
    return found


def _nearest(speakers: Sequence[Span], cue: Span) -> list[Span]:
    return sorted(speakers, key=lambda speaker: _gap(speaker, cue))[:1]


def _gap(one: Span, other: Span) -> int:
    """How many characters stand between them?"""
    return max(one[0] - other[1], other[0] - one[1], 0)
