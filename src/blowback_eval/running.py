"""What does a scorer find, with how much certainty, on which data?"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from blowback_eval import data
from blowback_eval.analyst import answers
from blowback_eval.items import Counted, Item, Miss, Scorer, Verb
from blowback_eval.metrics.bootstrap import RESAMPLES, SEED, Sums, interval
from blowback_eval.retold import retold

Answers = Mapping[str, Any]
Ask = Callable[[Verb, Sequence[Item]], Answers]

_TOGETHER = ("families", "questions", "episodes")  # what is asked of all documents at once
_AT_ONCE = 8  # items that a process takes at a time


@dataclass(frozen=True)
class Figure:
    """A measured value with its interval (95 percent, bootstrap by document)."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Grouped:
    """The families among the documents of one item, found among those of all items together."""

    id: str
    families: Mapping[str, str]  # of each document
    strangers: Mapping[str, tuple[str, ...]]  # the documents of other items in each family
    best: Mapping[str, str]  # the best witness of each family that has copies


@dataclass(frozen=True)
class Joined:
    """The clusters of event words among the documents of one item."""

    id: str
    clusters: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Result:
    """What one scorer found."""

    scorer: str
    items: int
    unanswered: int
    counts: Mapping[str, float]
    figures: Mapping[str, Figure]
    misses: tuple[Miss, ...]
    digest: str
    sample: int | None
    each: tuple[str, ...] = ()  # the ids of the items, in order

    def as_json(self, date: str | None) -> dict[str, Any]:
        """What is written to a file: no text, no misses."""
        return {
            "scorer": self.scorer,
            "date": date,
            "version": version("blowback"),
            "data_sha256": self.digest,
            "sample": self.sample,
            "items": self.items,
            "unanswered": self.unanswered,
            "counts": {name: round(value, 4) for name, value in self.counts.items()},
            "figures": {
                name: {"value": round(f.value, 4), "low": round(f.low, 4), "high": round(f.high, 4)}
                for name, f in self.figures.items()
            },
            "bootstrap": {"resamples": RESAMPLES, "seed": SEED, "level": 0.95},
        }


def ask_api(verb: Verb, asked: Sequence[Mapping[str, Any]]) -> list[Any]:
    """What does the public API answer? A document that it sets aside has no answer."""
    from blowback import api

    if verb == "families":
        return list(_grouped(asked))
    if verb == "questions":
        return list(answers(asked))
    if verb == "episodes":
        return list(retold(asked))
    if verb == "same_event":
        return [Joined(item["id"], api.same_event(item["documents"])) for item in asked]
    if verb == "annotate":
        return list(api.annotate(asked, on_set_aside=_say))
    return list(api.classify(asked) if verb == "classify" else api.resolve(asked))


def _grouped(asked: Sequence[Mapping[str, Any]]) -> Iterator[Grouped]:
    from blowback import api

    found = api.families_among(document for item in asked for document in item["documents"])
    family_of = {document: family for family in found for document in family.articles}
    for item in asked:
        mine = {document["id"]: family_of[document["id"]] for document in item["documents"]}
        here = {family.id: family for family in mine.values()}
        yield Grouped(
            id=item["id"],
            families={document: family.id for document, family in mine.items()},
            strangers={i: tuple(d for d in f.articles if d not in mine) for i, f in here.items()},
            best={i: f.best for i, f in here.items() if len(f.articles) > 1},
        )


def _say(aside: Any) -> None:
    sys.stderr.write(f"set aside: {aside.location}: {aside.reason}: {aside.detail}\n")


def ask_with(workers: int) -> Ask:
    """How are items asked: here, or by several processes that each load the model once?"""
    pool = ProcessPoolExecutor(workers, get_context("spawn")) if workers > 1 else None

    def ask(verb: Verb, items: Sequence[Item]) -> Answers:
        asked = [dict(item.ask) for item in items]
        if pool is None or verb in _TOGETHER:
            return _by_id(items, ask_api(verb, asked))
        parts = [asked[i : i + _AT_ONCE] for i in range(0, len(asked), _AT_ONCE)]
        answers = pool.map(ask_api, [verb] * len(parts), parts)
        return _by_id(items, (answer for part in answers for answer in part))

    return ask


def _by_id(items: Iterable[Item], answers: Iterable[Any]) -> Answers:
    known = {item.id for item in items}
    found = {}
    for answer in answers:
        if answer.id not in known:
            raise ValueError(f"an answer for {answer.id!r}, which was not asked")
        found[answer.id] = answer
    return found


def score(scorer: Scorer, folder: Path, ask: Ask, sample: int | None = None) -> Result:
    """What does a scorer find on the data of a folder, or on the fixed sample of it?"""
    paths = data.find(scorer, folder)
    items = data.sample(scorer.items(data.read(paths)), sample)
    answers = ask(scorer.verb, items)
    counted = [scorer.count(item, answers.get(item.id)) for item in items]
    sums = Sums([one.counts for one in counted])
    figures = {
        name: Figure(float(values[0]), *interval(values)) for name, values in scorer.figures(sums).items()
    }
    return Result(
        scorer=scorer.name,
        items=len(items),
        unanswered=sum(item.id not in answers for item in items),
        counts={name: float(sums[name][0]) for name in sums.names()},
        figures=figures,
        misses=tuple(_misses(counted)),
        digest=data.digest(paths),
        sample=sample,
        each=tuple(item.id for item in items),
    )


def _misses(counted: Iterable[Counted]) -> Iterator[Miss]:
    for one in counted:
        yield from one.misses


def draw(misses: Sequence[Miss], n: int) -> list[Miss]:
    """Which n misses are shown? The same ones each time, from all over the data."""
    if n >= len(misses):
        return list(misses)
    chosen = random.Random(SEED).sample(range(len(misses)), n)  # noqa: S311 - a draw, no secret
    return [misses[i] for i in sorted(chosen)]
