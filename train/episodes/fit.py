"""Learns what speaks for two event words telling of one happening, from documents whose words are joined.

``python -m train.episodes.fit FOLDER`` reads ``ecb_plus/train.jsonl`` of a folder of data and writes
``src/blowback/relate/episodes/data/given.toml``: a logistic regression over pairs of words of one subtopic,
and the sum from which two groups join, chosen by leaving out a fifth of the subtopics in turn. Only weights
are written, no words of the documents.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from blowback.ingest import open_document
from blowback.ingest.jsonlines import document_of as document
from blowback.pipeline import Reader
from blowback.records import EventWord, SetAside
from blowback.relate.episodes.given import Given, Word, clusters, features
from blowback.settings import Settings
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.clusters import coreference_counts, coreference_figures
from blowback_eval.scorers.same_event import document_of, gold_clusters, subtopics

Array = NDArray[np.float64]
Scores = dict[tuple[int, int], float]
OUT = Path(__file__).parents[2] / "src/blowback/relate/episodes/data/given.toml"
_FOLDS = 5
_STRENGTH = 1.0  # of the pull of each weight towards zero
_STEPS = 30
_STARTS = tuple(round(0.2 * n, 1) for n in range(-2, 6))
_NOW = "2000-01-01T00:00:00Z"
_HEADER = """\
# How much each feature of a pair of event words speaks for their telling of one happening. Sums above 0 join.
# Written by `python -m train.episodes.fit` from pairs of one subtopic of ECB+, training part (CC BY 3.0).
"""


class Subtopic(NamedTuple):
    """The pairs of words of a subtopic: their features, whether they are one, and what is wanted of all."""

    words: Sequence[Word]
    pairs: Sequence[tuple[int, int]]
    rows: Array
    same: Array
    gold: Sequence[frozenset[tuple[str, int]]]


def fit(folder: Path) -> None:
    """Learns the weights and writes them."""
    lines = (folder / "ecb_plus" / "train.jsonl").read_text("utf-8").splitlines()
    by_name = subtopics([json.loads(line) for line in lines])
    reader = Reader()
    given = {name: [_given(reader, row) for row in rows] for name, rows in sorted(by_name.items())}
    names = sorted({name for pair in _some_pairs(given) for name, _ in features(*pair)})
    told = [_subtopic(given[name], gold_clusters(by_name[name]), names) for name in sorted(given)]
    weights, start, figure = _learned(told)
    print(f"CoNLL F1 {figure:.4f} over subtopics left out")
    text = f"{_HEADER}start = {weights[-1] - start:.3f}\n"
    text += "".join(f"{name} = {weight:.3f}\n" for name, weight in zip(names, weights, strict=False))
    OUT.write_text(text, "utf-8")


def _given(reader: Reader, row: Any) -> Given:
    opened = open_document(document(document_of(row), row["id"], _NOW), Settings())
    assert not isinstance(opened, SetAside)
    words: Sequence[EventWord] = reader.event_words(opened[1])
    return Given(row["id"], opened[1].text, words)


def _some_pairs(given: dict[str, list[Given]]) -> Iterator[tuple[Word, Word]]:
    """Enough pairs to meet every feature."""
    for documents in list(given.values())[:5]:
        words = [Word(each, n) for each in documents for n in range(len(each.words))]
        yield from ((a, b) for i, a in enumerate(words) for b in words[i + 1 :])


def _subtopic(
    given: Sequence[Given], gold: Sequence[frozenset[tuple[str, int]]], names: Sequence[str]
) -> Subtopic:
    words = sorted((Word(each, n) for each in given for n in range(len(each.words))), key=lambda w: w.place)
    home = {word: at for at, cluster in enumerate(gold) for word in cluster}
    pairs = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words))]
    at = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(pairs), len(names) + 1))
    rows[:, -1] = 1.0
    same = np.zeros(len(pairs))
    for row, (i, j) in enumerate(pairs):
        for name, value in features(words[i], words[j]):
            if name in at:
                rows[row, at[name]] = value
        ours, theirs = ((words[k].place.document, words[k].place.number) for k in (i, j))
        same[row] = home[ours] == home[theirs]
    return Subtopic(words, pairs, rows, same, gold)


def _learned(told: Sequence[Subtopic]) -> tuple[Array, float, float]:
    """The weights from all, the sum from which groups join, and the figure over those left out."""
    scored: list[tuple[Subtopic, Array]] = []
    for fold in range(_FOLDS):
        weights = _regression([each for n, each in enumerate(told) if n % _FOLDS != fold])
        scored += [(each, each.rows @ weights) for n, each in enumerate(told) if n % _FOLDS == fold]
    figure, start = max((_figure(scored, start), -start) for start in _STARTS)
    return _regression(told), -start, figure


def _regression(told: Sequence[Subtopic]) -> Array:
    """Logistic regression by Newton's method."""
    rows, same = np.concatenate([t.rows for t in told]), np.concatenate([t.same for t in told])
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (same - share) - _STRENGTH * weights
        bend = (rows * (share * (1 - share))[:, None]).T @ rows + _STRENGTH * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _figure(scored: Sequence[tuple[Subtopic, Array]], start: float) -> float:
    counts = []
    for told, values in scored:
        scores: Scores = dict(zip(told.pairs, (values - start).tolist(), strict=True))
        found = clusters(told.words, scores)
        ours = [frozenset((place.document, place.number) for place in group) for group in found]
        counts.append(coreference_counts(ours, told.gold))
    return float(coreference_figures(Sums(counts))["conll"][0])


if __name__ == "__main__":
    fit(Path(sys.argv[1]))
