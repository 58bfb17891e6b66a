"""Does a confidence of .8 come true eight times in ten?"""

from __future__ import annotations

import numpy as np

from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, ratio

BINS = 10


def calibration_counts(confidence: float, right: bool) -> dict[str, float]:
    """What does one answer add to the sums? The top bin holds 1.0."""
    place = f"bin{min(int(confidence * BINS), BINS - 1)}"
    return {f"{place}.n": 1.0, f"{place}.confidence": confidence, f"{place}.right": float(right)}


def calibration_error(sums: Sums) -> Floats:
    """What is the expected calibration error (Guo et al. 2017), with ten equal bins?"""
    n = np.stack([sums[f"bin{i}.n"] for i in range(BINS)])
    confidence = np.stack([sums[f"bin{i}.confidence"] for i in range(BINS)])
    right = np.stack([sums[f"bin{i}.right"] for i in range(BINS)])
    return ratio(np.abs(confidence - right).sum(axis=0), n.sum(axis=0))
