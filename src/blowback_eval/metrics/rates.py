"""Precision, recall, F1, macro averages and correlation, out of sums over documents.

Every function takes arrays of one value a resample, so that a figure and its interval come from the
same arithmetic. Nothing divided by nothing is 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def ratio(part: Floats, whole: Floats) -> Floats:
    """What share of the whole is the part (0 of 0 is 0)?"""
    shares: Floats = np.divide(part, whole, out=np.zeros_like(part, dtype=float), where=whole != 0)
    return shares


def f1(hits: Floats, predicted: Floats, wanted: Floats) -> Floats:
    """What is the harmonic mean of precision and recall?"""
    return ratio(2 * hits, predicted + wanted)


def macro_f1(classes: Sequence[tuple[Floats, Floats, Floats]]) -> Floats:
    """What is the mean F1 of the classes that are wanted, each as (hits, predicted, wanted)?

    A class that a resample does not want is left out of that resample's mean.
    """
    scores = np.stack([f1(*counts) for counts in classes])
    wanted = np.stack([wanted > 0 for _, _, wanted in classes])
    return ratio((scores * wanted).sum(axis=0), wanted.sum(axis=0).astype(float))


def pearson(n: Floats, x: Floats, y: Floats, xx: Floats, yy: Floats, xy: Floats) -> Floats:
    """How do x and y vary together, out of their sums, sums of squares and sum of products?"""
    spread = np.sqrt(np.maximum(n * xx - x * x, 0) * np.maximum(n * yy - y * y, 0))
    return ratio(n * xy - x * y, spread)
