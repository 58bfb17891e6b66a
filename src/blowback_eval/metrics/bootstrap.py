"""How far would a figure move with other documents of the same kind?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from blowback_eval.metrics.rates import Floats

RESAMPLES = 1_000
SEED = 20_210_815


class Sums:
    """Sums of named counts: first of the documents as they are, then of each resample.

    A name that no document counted is 0 everywhere.
    """

    def __init__(self, documents: Sequence[Mapping[str, float]], resamples: int = RESAMPLES) -> None:
        names = sorted({name for counts in documents for name in counts})
        self._column = {name: i for i, name in enumerate(names)}
        table = np.array([[counts.get(name, 0.0) for name in names] for counts in documents], dtype=float)
        n = len(documents)
        if n:
            drawn = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), size=resamples)
            weights = np.vstack([np.ones(n), drawn])
        else:
            table, weights = np.zeros((0, len(names))), np.zeros((resamples + 1, 0))
        self._sums: Floats = weights @ table

    def __getitem__(self, name: str) -> Floats:
        if name not in self._column:
            return np.zeros(len(self._sums))
        column: Floats = self._sums[:, self._column[name]]
        return column

    def names(self, prefix: str = "") -> list[str]:
        """Which counts begin so?"""
        return [name for name in self._column if name.startswith(prefix)]


def interval(values: Floats, level: float = 0.95) -> tuple[float, float]:
    """Between which bounds do the resampled values lie (the first value, the figure itself, left out)?"""
    tail = (1 - level) / 2
    low, high = np.quantile(values[1:], [tail, 1 - tail])
    return float(low), float(high)
