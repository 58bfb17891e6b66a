"""The fast matchings give what trying everything gives."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from blowback_eval.metrics.matching import assignment, match

small = st.integers(0, 5)


@given(st.data(), small, small)
def test_matching_is_as_large_as_the_largest(data: st.DataObject, n: int, m: int) -> None:
    edges = data.draw(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4))))
    pairs = match(range(n), range(m), lambda i, j: (i, j) in edges)
    assert all(pair in edges for pair in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    short, long = (range(n), range(m)) if n <= m else (range(m), range(n))
    turn = n > m
    largest = max(
        sum(((j, i) if turn else (i, j)) in edges for i, j in zip(short, chosen, strict=True))
        for chosen in permutations(long, len(short))
    )
    assert len(pairs) == largest


@given(st.data(), st.integers(1, 5), st.integers(1, 5))
def test_assignment_gains_as_much_as_the_best(data: st.DataObject, n: int, m: int) -> None:
    values = st.lists(st.integers(0, 20), min_size=m, max_size=m)
    gain = np.array(data.draw(st.lists(values, min_size=n, max_size=n)), dtype=float)
    pairs, best = assignment(gain)
    assert len(pairs) == min(n, m)
    assert best == sum(gain[i, j] for i, j in pairs)
    wide = gain if n <= m else gain.T
    most = max(
        sum(wide[i, j] for i, j in enumerate(chosen))
        for chosen in permutations(range(wide.shape[1]), wide.shape[0])
    )
    assert best == most
