"""How well do our clusters of mentions agree with theirs?

A cluster is a set of mentions; a mention that only one side has counts against that side's precision
or the other's recall, as in the CoNLL scorer. Each measure gives four sums, which are added over
documents before the rates are taken: hits and all for precision, hits and all for recall.

Source: Vilain et al. 1995 (MUC); Bagga and Baldwin 1998 (B-cubed); Luo 2005 (CEAF with phi 4);
Pradhan et al. 2012 (the mean of the three).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np

from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.matching import assignment
from blowback_eval.metrics.rates import Floats, ratio

Clusters = Sequence[AbstractSet[Hashable]]
MEASURES = ("muc", "b3", "ceafe")


class Halves(NamedTuple):
    """What a measure counts for precision and for recall."""

    precision_hits: float
    precision_all: float
    recall_hits: float
    recall_all: float


def _home(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: i for i, cluster in enumerate(clusters) for mention in cluster}


def muc(ours: Clusters, theirs: Clusters) -> Halves:
    """How many of the links that hold a cluster together does the other side keep?"""

    def half(these: Clusters, home: dict[Hashable, int]) -> tuple[float, float]:
        hits = 0
        for cluster in these:
            parts = {home.get(mention, ("alone", mention)) for mention in cluster}
            hits += len(cluster) - len(parts)
        return hits, sum(len(cluster) - 1 for cluster in these)

    return Halves(*half(ours, _home(theirs)), *half(theirs, _home(ours)))


def b_cubed(ours: Clusters, theirs: Clusters) -> Halves:
    """What share of a mention's cluster is in its cluster on the other side, mention by mention?"""

    def half(these: Clusters, home: dict[Hashable, int]) -> tuple[float, float]:
        hits = 0.0
        for cluster in these:
            shared = Counter(home[mention] for mention in cluster if mention in home)
            hits += sum(n * n for n in shared.values()) / len(cluster)
        return hits, sum(map(len, these))

    return Halves(*half(ours, _home(theirs)), *half(theirs, _home(ours)))


def ceaf_e(ours: Clusters, theirs: Clusters) -> Halves:
    """How alike are the clusters when each is paired with at most one of the other side?"""
    if not ours or not theirs:
        return Halves(0.0, len(ours), 0.0, len(theirs))
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in theirs] for a in ours])
    _, best = assignment(alike)
    return Halves(best, len(ours), best, len(theirs))


def coreference_counts(ours: Clusters, theirs: Clusters) -> dict[str, float]:
    """What does one document add to the sums of the three measures?"""
    counts: dict[str, float] = {}
    for name, measure in zip(MEASURES, (muc, b_cubed, ceaf_e), strict=True):
        for part, value in measure(ours, theirs)._asdict().items():
            counts[f"{name}.{part}"] = value
    return counts


def coreference_figures(sums: Sums) -> dict[str, Floats]:
    """What are the three F1 and their mean, the CoNLL F1?"""
    scores = {}
    for name in MEASURES:
        p = ratio(sums[f"{name}.precision_hits"], sums[f"{name}.precision_all"])
        r = ratio(sums[f"{name}.recall_hits"], sums[f"{name}.recall_all"])
        scores[name] = ratio(2 * p * r, p + r)
    mean: Floats = np.mean(list(scores.values()), axis=0)
    return {"conll": mean, **scores}
