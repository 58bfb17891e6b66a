"""How far did it lie from what is dated beside it: "left on Thursday, three days after men stormed a camp"?

What follows "after" or "before" is dated by the clause that it hangs on, so many days away. Only whole days,
weeks and months count, and only from a day; weeks and months are told loosely, and make a week and a month.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from blowback.records import EventTime, Time
from blowback.text.instants import DAY
from blowback.vocab.times import Granularity

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_LENGTH = re.compile(r"P(\d{1,2})([DWM])")
# how many days there are in one, and by how many it may be off: "two weeks after", "13 months after"
_UNITS = {"D": (1, 0, Granularity.DAY), "W": (7, 3, Granularity.WEEK), "M": (30.44, 15, Granularity.MONTH)}
_WAYS = {"after": -1, "before": 1}
_CLIMB = 6
_VERBAL = ("VERB", "AUX")


def spaced(
    tree: Tree,
    predicate: int,
    lengths: Sequence[tuple[Time, int]],
    dated: Callable[[int], tuple[Time, int] | None],
) -> EventTime | None:
    """When was what stands so many days after or before another thing, by the date of that?

    Args:
        tree: the parse.
        predicate: the token of the event word.
        lengths: the lengths of time in its sentence, each with the uppermost token of its phrase.
        dated: the time that dates a word.
    """
    found = _marked(tree, predicate, lengths)
    if found is None:
        return None
    top, mark, row = found
    told = _LENGTH.fullmatch(row.value)
    base = _dated_above(tree, top, min(tree.descendants(mark)), dated)
    if told is None or base is None:
        return None
    length, loose, granularity = _UNITS[told[2]]
    days = round(int(told[1]) * length) * _WAYS[tree.lower[mark]]
    start = date.fromisoformat(base[:DAY]) + timedelta(days=days - loose)
    end = start + timedelta(days=2 * loose + 1)
    return EventTime(
        start=f"{start.isoformat()}{base[DAY:]}",
        end=f"{end.isoformat()}{base[DAY:]}",
        granularity=granularity,
        text=f"{row.text} {tree.lower[mark]}",
    )


def _marked(tree: Tree, predicate: int, lengths: Sequence[tuple[Time, int]]) -> tuple[int, int, Time] | None:
    """The top of what follows "after" or "before", that word, and the length of time right before it."""
    top = predicate
    while tree.dep[top] == "conj" and tree.pos[tree.head[top]] in _VERBAL:
        top = tree.head[top]
    if tree.dep[top] == "pobj":
        marks = [tree.head[top]]
    else:
        marks = [c for c in tree.children[top] if tree.dep[c] == "mark"]
    for mark in marks:
        if tree.lower[mark] in _WAYS:
            beside = next((row for row, _ in lengths if row.end + 1 == tree.start[mark]), None)
            if beside is not None:
                return top if top != predicate or tree.dep[top] != "pobj" else mark, mark, beside
    return None


def _dated_above(
    tree: Tree, top: int, mark: int, dated: Callable[[int], tuple[Time, int] | None]
) -> str | None:
    """The day of the clause that it hangs on; past a verb of saying only where a comma parts the two."""
    first = mark
    while first > 0 and tree.pos[first - 1] in ("NUM", "NOUN", "DET"):
        first -= 1
    parted = first > 0 and tree.text[first - 1] == ","
    own = set(tree.descendants(top))
    current = top
    for _ in range(_CLIMB):
        head = tree.head[current]
        if head == current or (tree.dep[current] == "ccomp" and not parted):
            return None
        current = head
        if tree.pos[current] in _VERBAL:
            found = dated(current)
            if found is not None and found[1] not in own and found[0].granularity is Granularity.DAY:
                return found[0].interval[0] if found[0].interval is not None else None
    return None
