"""What did a second reader find, with how much certainty?

A reading is a file of JSON lines, one a claim: its set, document (a digest of its id, which may be made
of a headline), claim id, kind and spans, and the reader's ``verdict`` (right, imprecise or wrong), the
``field`` that is not right and the ``class`` of the error; ``again`` is the verdict of a second look, where
there was one. No text is in it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

RIGHT, IMPRECISE, WRONG = VERDICTS = ("right", "imprecise", "wrong")

_Z = 1.959964  # the normal quantile of a two-sided 95 percent interval

Row = Mapping[str, Any]


class Unreadable(Exception):
    """A reading has a line that says no verdict."""


def read(path: Path) -> list[Row]:
    """What does a reading say, line by line?"""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for number, row in enumerate(rows, 1):
        if row.get("verdict") not in VERDICTS:
            wanted = ", ".join(VERDICTS)
            raise Unreadable(f"{path}:{number}: expected a verdict of {wanted}; found {row.get('verdict')!r}")
    return rows


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Between which shares does the true one lie, in 95 of 100 draws?

    Assumes that claims are drawn one by one; claims of the same document are more alike than that.
    Formula: the score interval. Source: Wilson 1927, Journal of the American Statistical Association 22, 209.
    """
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, _Z * _Z / whole
    middle, half = share + square / 2, _Z * sqrt(share * (1 - share) / whole + square / whole / 4)
    return max(0.0, (middle - half) / (1 + square)), min(1.0, (middle + half) / (1 + square))


def tally(rows: Sequence[Row]) -> Iterator[tuple[str, dict[str, int]]]:
    """How many claims have which verdict: all, by set and by kind?"""
    yield "all", _verdicts(rows)
    for by in ("set", "kind"):
        for value in sorted({row[by] for row in rows}):
            yield f"{by} {value}", _verdicts([row for row in rows if row[by] == value])


def _verdicts(rows: Sequence[Row]) -> dict[str, int]:
    found = Counter(row["verdict"] for row in rows)
    return {verdict: found[verdict] for verdict in VERDICTS}


def errors(rows: Sequence[Row], by: str) -> list[tuple[str, int, int]]:
    """Which fields (or classes) are not right, as (value, times wrong, times imprecise), most wrong first?"""
    times = Counter((row[by], row["verdict"]) for row in rows if row["verdict"] != RIGHT)
    found = [(value, times[value, WRONG], times[value, IMPRECISE]) for value in {value for value, _ in times}]
    return sorted(found, key=lambda one: (-one[1], -one[2], one[0]))


def agreement(rows: Sequence[Row]) -> tuple[int, int]:
    """How many claims that were looked at twice have the same verdict, of how many?"""
    twice = [row for row in rows if row.get("again")]
    return sum(row["again"] == row["verdict"] for row in twice), len(twice)


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """What is printed of a reading?"""
    yield f"{'':<18} {'n':>4} {'right':>6} {'imprecise':>10} {'wrong':>6}  share wrong (95 percent, Wilson)"
    for name, found in tally(rows):
        n = sum(found.values())
        low, high = wilson(found[WRONG], n)
        counts = f"{n:>4} {found[RIGHT]:>6} {found[IMPRECISE]:>10} {found[WRONG]:>6}"
        yield f"{name:<18} {counts}  {found[WRONG] / n:.2f} [{low:.2f}, {high:.2f}]"
    for by in ("field", "class"):
        yield f"by {by} (wrong + imprecise):"
        yield from (f"  {wrong:>3} + {rough:<3} {value}" for value, wrong, rough in errors(rows, by))
    same, twice = agreement(rows)
    if twice:
        yield f"looked at twice: {twice}, the same verdict: {same}"
