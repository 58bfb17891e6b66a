"""How far does a statement go that is printed below its cue without quotation marks: *The minister said:*?

Press offices set a statement as paragraphs of their own under a line that ends in a colon. The first of
them is said in any case; those after it up to the last that speaks in the first person, where no more than
two in a row do not.
"""

from __future__ import annotations

import re

from blowback.text.quotes import quotations

_LINE = re.compile(r"[^\n]+")
_BETWEEN = 2  # paragraphs without first person that may stand between two that have it
_TO_THE_END = re.compile(r"(?: \w+){0,4}\s*:\s*")  # "said:", "said in a statement:"
_MARKS = ('"', "“", "”", "«", "‘", "'", "„")
_OWN = re.compile(r"(?<![\w.])(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|[Uu]s|[Oo]urs?|[Mm]yself|[Oo]urselves)(?![\w.])")
_SENTENCE_ENDS = (".", "!", "?", "…", ";")


def statement_below(text: str, at: int) -> tuple[int, int] | None:
    """From which character to which is said what stands under a cue that ends at ``at``?

    Returns:
        ``None`` where the cue does not end its line with a colon, or no prose without marks follows.
    """
    newline = text.find("\n", at)
    if newline < 0 or _TO_THE_END.fullmatch(text, at, newline) is None:
        return None
    said: tuple[int, int] | None = None
    without = 0
    for line in _LINE.finditer(text, newline):
        words = line.group().strip()
        if not words:
            continue
        if not words.endswith(_SENTENCE_ENDS) or words.startswith(_MARKS):
            break
        if said is not None and not _OWN.search(_outside_marks(words)):
            without += 1
            if without > _BETWEEN:
                break
            continue
        without = 0
        start = line.start() + line.group().index(words)
        said = (start if said is None else said[0], start + len(words))
    return said


def _outside_marks(words: str) -> str:
    """A paragraph without what it quotes: a minister quoted in a report says "we", too."""
    for quote in reversed(quotations(words)):
        words = words[: quote.start] + words[quote.end :]
    return words
