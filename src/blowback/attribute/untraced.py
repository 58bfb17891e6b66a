"""Which quotations have no speaker in the text?

Words in quotation marks are somebody's. Where their paragraph does not say whose, nor the one before where
they open theirs, they cannot be traced: a copy may have lost the name, or nobody ever said them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from blowback.records import Attribution, Notice, Span
from blowback.text.quotes import quotations
from blowback.text.spans import overlaps
from blowback.vocab.documents import NoticeKind

_ENOUGH = 8  # words; fewer may be a title, a name or a way of putting it
_ENDS = re.compile(r"[.!?…,]\s*$")
_BREAK = re.compile(r"\s*\n\s*")


def find_untraceable_quotes(
    text: str, attributions: Sequence[Attribution], skip: Sequence[Span] = ()
) -> Iterator[Notice]:
    """Which direct quotations of the reporting does no attribution account for?

    Args:
        text: the clean text of an article.
        attributions: who says what in it.
        skip: stretches that are no reporting.
    """
    said = [span for each in attributions if each.speaker for span in (*each.content, *each.cue)]
    paragraphs = list(_paragraphs(text))
    for quote in quotations(text):
        inner = text[slice(*quote.inner)]
        if quote.depth or quote.run_on or len(inner.split()) < _ENOUGH or not _ENDS.search(inner):
            continue
        span = (quote.start, quote.end)
        if any(overlaps(span, other) for other in skip):
            continue
        number = next(n for n, (start, end) in enumerate(paragraphs) if start <= quote.start < end)
        near = paragraphs[number]
        if number and quote.start == near[0]:  # who spoke last goes on, or was announced
            near = (paragraphs[number - 1][0], near[1])
        if not any(overlaps(near, other) for other in said):
            yield Notice(
                start=quote.start,
                end=quote.end,
                kind=NoticeKind.UNTRACEABLE_QUOTE,
                detail="nothing near it says whose words these are",
            )


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in _BREAK.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text) + 1
