"""Where does a text quote somebody, and which marks are only apostrophes?

Marks are read a paragraph at a time (a line break ends one), so that a lost closing mark cannot turn
the rest of an article inside out. Four families of marks are known: double (``"`` ``“`` ``”`` ``„``
``«`` ``»``), doubled single (two apostrophes, two backticks), single (``'`` ``‘`` ``’``). Double and
doubled marks pair by position: a mark that may open (after a space, a bracket or nothing, before text)
opens, one that may close closes, and an ambiguous one does whichever the open quotation allows.
Single marks are quotation marks only where an apostrophe would make no sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from blowback.records import Span

_MARKS = re.compile(r"''|``|[\"“”„‟«»'‘’‚`]")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_OPENING = frozenset("“„‟«‘‚`")
_CLOSING = frozenset("”»’")
_SINGLE = frozenset("'‘’‚`")
_BEFORE_OPEN = frozenset("([{—–-/:\u2026")
_AFTER_CLOSE = frozenset(")]}—–-/:;,.?!\u2026")
# Words that begin with an apostrophe: 'em, 'til, '90s.
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|s|re|ve|ll|d|m|t|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: ``start`` and ``end`` take in its marks, ``inner`` is what lies between them.

    ``closed`` is False where the paragraph ends before the closing mark does; ``run_on`` is True where
    it goes on from the unclosed quotation at the end of the paragraph before. ``depth`` is 0 for an
    outermost quotation, 1 for one inside it.
    """

    start: int
    end: int
    inner: Span
    closed: bool = True
    run_on: bool = False
    depth: int = 0


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: str
    may_open: bool
    may_close: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """Which stretches of ``text`` are between quotation marks? In order of their start, outer first."""
    found: list[Quotation] = []
    unclosed: str | None = None  # the family of a quotation that ran to the end of the last paragraph
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        pairs, unclosed = _pair(text, line.start(), line.end(), unclosed)
        found += pairs
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def outermost(quotes: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Which of the quotations lie in no other?"""
    return tuple(quote for quote in quotes if quote.depth == 0)


def _pair(text: str, start: int, end: int, unclosed: str | None) -> tuple[list[Quotation], str | None]:
    """Pair the marks of one paragraph; say which family is still open at its end."""
    marks = list(_marks(text, start, end))
    pairs: list[Quotation] = []
    stack: list[_Mark] = []
    first = next(iter(marks), None)
    goes_on = (
        unclosed is not None
        and first is not None
        and first.family == unclosed
        and not text[start : first.start].strip()
    )
    for index, mark in enumerate(marks):
        opened = next((m for m in reversed(stack) if m.family == mark.family), None)
        if opened is None:
            if mark.may_open and (mark.family != "single" or _single_closes(marks, index)):
                stack.append(mark)
        elif mark.may_close and not (
            mark.family == "single" and _is_possessive(text, mark) and _closes_later(text, marks, index)
        ):
            while stack[-1] is not opened:  # an inner quotation that never closed is none
                stack.pop()
            stack.pop()
            run_on = goes_on and opened is first
            pairs.append(
                Quotation(opened.start, mark.end, (opened.end, mark.start), run_on=run_on, depth=len(stack))
            )
    if stack and stack[0].family != "single":
        last = stack[0]
        stop = start + len(text[start:end].rstrip())
        inner_ones = [q for q in pairs if q.start > last.start]
        deeper = [Quotation(q.start, q.end, q.inner, depth=max(1, q.depth)) for q in inner_ones]
        pairs = [q for q in pairs if q.start < last.start] + deeper
        run_on = goes_on and last is first
        pairs.append(Quotation(last.start, stop, (last.end, stop), closed=False, run_on=run_on))
        return pairs, last.family
    return pairs, None


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The marks of a paragraph that can be quotation marks, with what their neighbours allow."""
    for match in _MARKS.finditer(text, start, end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        single = len(mark) == 1 and mark in _SINGLE
        may_open = (
            before.isspace() or before in _BEFORE_OPEN or before in "\"“'‘‟„«`"
        ) and not after.isspace()
        may_close = (not before.isspace() and before not in "([{") and not (after.isalnum())
        if mark[0] in _OPENING or mark == "``":
            # An opening mark set where only a closing one can stand is a slip for one.
            slip = may_close and not may_open and (after.isspace() or after in _AFTER_CLOSE)
            may_open, may_close = not slip, slip and not single
        elif mark in _CLOSING:
            slip = match.start() == start or (before.isspace() and not after.isspace() and not single)
            lone = before.isspace() and after.isspace() and not single
            may_open, may_close = slip and not single, not slip and (may_close or lone)
        elif not may_open and not may_close and not single:
            may_open, may_close = before.isspace(), True  # `" text`, `text "` or `text"text`
        if single and before.isalnum() and after.isalnum():
            continue  # don't
        if single and may_open and mark in "'’" and _ELISION.match(text, match.end(), end):
            continue  # 'em
        if may_open or may_close:
            yield _Mark(match.start(), match.end(), _family(mark), may_open, may_close)


def _family(mark: str) -> str:
    if len(mark) == 2:
        return "doubled"
    return "single" if mark in _SINGLE else "double"


def _is_possessive(text: str, mark: _Mark) -> bool:
    """Could this single mark be the apostrophe of ``the officers' mess``?"""
    return text[mark.start - 1 : mark.start].lower() == "s" and text[mark.end : mark.end + 1].isspace()


def _single_closes(marks: list[_Mark], index: int) -> bool:
    """Does a later single mark close the one at ``index``, before another one opens?"""
    return any(m.family == "single" and m.may_close for m in marks[index + 1 :])


def _closes_later(text: str, marks: list[_Mark], index: int) -> bool:
    """Is there a surer closing mark behind a possessive, before the next single one opens?"""
    for mark in marks[index + 1 :]:
        if mark.family != "single":
            continue
        if mark.may_open and not mark.may_close:
            return False
        if mark.may_close and not _is_possessive(text, mark):
            return True
    return False
