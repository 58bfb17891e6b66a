"""Which of ours goes with which of theirs?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from blowback_eval.metrics.rates import Floats

A = TypeVar("A")
B = TypeVar("B")


def match(left: Sequence[A], right: Sequence[B], agree: Callable[[A, B], bool]) -> list[tuple[int, int]]:
    """What is a largest set of one-to-one pairs that agree, as indices, in order?

    Source: Kuhn's augmenting paths (1955). Reference check: brute force, by property test.
    """
    edges = [[j for j, b in enumerate(right) if agree(a, b)] for a in left]
    owner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in edges[i]:
            if j not in tried:
                tried.add(j)
                if j not in owner or place(owner[j], tried):
                    owner[j] = i
                    return True
        return False

    for i in range(len(left)):
        place(i, set())
    return sorted((i, j) for j, i in owner.items())


def assignment(gain: Floats) -> tuple[list[tuple[int, int]], float]:
    """Which one-to-one pairing of rows and columns gains most, and how much?

    Source: the Hungarian method with potentials (Jonker and Volgenant 1987), O(n^2 m).
    Reference check: all permutations, by property test.
    """
    if gain.shape[0] > gain.shape[1]:
        pairs, best = assignment(gain.T)
        return sorted((i, j) for j, i in pairs), best
    rows, columns = gain.shape
    cost = -gain
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)  # 1-based row of each column; 0 is none
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, before = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            current = owner[column]
            slack = cost[current - 1] - u[current] - v[1:]
            better = ~used[1:] & (slack < least[1:])
            least[1:][better], before[1:][better] = slack[better], column
            following = 1 + int(np.argmin(np.where(used[1:], np.inf, least[1:])))
            step = least[following]
            u[owner[used]] += step
            v[used] -= step
            least[1:][~used[1:]] -= step
            column = following
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    pairs = sorted((int(owner[j]) - 1, j - 1) for j in range(1, columns + 1) if owner[j])
    return pairs, float(sum(gain[i, j] for i, j in pairs))
