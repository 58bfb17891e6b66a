"""Is a question answered: are the rows there, none that must not be, and every sentence within reach?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from blowback_eval.analyst.asking import Answered
from blowback_eval.analyst.comparing import differing

Question = Mapping[str, Any]


@dataclass(frozen=True)
class Verdict:
    """What is wrong with an answer: nothing, where all three are empty."""

    rows: tuple[str, ...] = ()  # what was expected and is not there
    never: tuple[str, ...] = ()  # what must not be there and is
    evidence: tuple[str, ...] = ()  # sentences that the rows do not lead to

    @property
    def is_right(self) -> bool:
        """Are the right rows there, and none that must not be?"""
        return not self.rows and not self.never


def judged(question: Question, answered: Answered | None) -> Verdict:
    """What is wrong with the answer to a question?"""
    if answered is None or answered.refused is not None:
        return Verdict(rows=(answered.refused or "no answer" if answered is not None else "no answer",))
    rows = list(answered.rows)
    missing: list[str] = []
    reached: set[int] = set()
    for expected in question["answer"]:
        found = [row for row in rows if not differing(answered, row, expected)]
        if not found:
            missing.append(_missing(answered, rows, expected))
        reached |= max((_reached(question, answered, row) for row in found), key=len, default=set())
    never = [
        f"must not be there: {_shown(expected)}"
        for expected in question["never"]
        if any(not differing(answered, row, expected) for row in rows)
    ]
    unreached = [_sentence(e) for n, e in enumerate(question["evidence"]) if n not in reached]
    return Verdict(tuple(missing), tuple(never), tuple(unreached))


def _missing(answered: Answered, rows: Sequence[Any], expected: Mapping[str, Any]) -> str:
    """Which row is missing, and in what does the nearest differ?"""
    if not rows:
        return f"no row at all for {_shown(expected)}"
    nearest = min((differing(answered, row, expected) for row in rows), key=len)
    return f"none of {len(rows)} rows is {_shown(expected)}; the nearest differs in {', '.join(nearest)}"


def _shown(expected: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in expected.items())


# --- sentences --------------------------------------------------------------------------------------


def _reached(question: Question, answered: Answered, row: Any) -> set[int]:
    """To which of the sentences that are expected do the claims of a row lead?"""
    told = answered.rows.evidence(row)
    return {n for n, e in enumerate(question["evidence"]) if any(_is_of(e, each, answered) for each in told)}


def _is_of(wanted: Mapping[str, Any], told: Any, answered: Answered) -> bool:
    """Does a claim's sentence stand for one that is expected, given in words or by its place and hash?"""
    if "sentence" in wanted:
        if PurePath(told.article).stem != wanted["dispatch"]:
            return False
        one, other = (" ".join(str(each).split()) for each in (wanted["sentence"], told.exact))
        return one in other or other in one
    start, end = wanted["start"], wanted["end"]
    shared = min(end, told.end) - max(start, told.start)
    return bool(2 * shared > min(end - start, told.end - told.start)) and _is_same_text(
        wanted, told, answered
    )


def _is_same_text(wanted: Mapping[str, Any], told: Any, answered: Answered) -> bool:
    held = answered.ledger.article(told.article)
    exact: str = held[1].text[wanted["start"] : wanted["end"]] if held is not None else ""
    return hashlib.sha256(exact.encode()).hexdigest() == str(wanted["sha256"])


def _sentence(wanted: Mapping[str, Any]) -> str:
    if "sentence" in wanted:
        return f"{wanted['dispatch']}: “{wanted['sentence']}”"
    return f"characters {wanted['start']}–{wanted['end']}"
