"""Which event words, given from outside in several documents, tell of one happening?

How alike two words are is a weighted sum of few features (``data/given.toml``), learned on data of others:
``train/episodes`` says how. Words are then joined as long as, on average, more speaks for it than against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from blowback.records import EventWord
from blowback.relate.episodes.words import Kinship, is_light, is_saying, kinship, sentence, stem, trigger
from blowback.text.data import toml


class Given(NamedTuple):
    """A document with the event words that were pointed at in it."""

    document: str
    text: str
    words: Sequence[EventWord]


class Place(NamedTuple):
    """An event word: the document, its number among the words given there, and its span."""

    document: str
    number: int
    start: int
    end: int


class Word:
    """An event word with what of it is compared."""

    def __init__(self, given: Given, number: int) -> None:
        self.word = given.words[number]
        self.place = Place(given.document, number, self.word.start, self.word.end)
        self.trigger = trigger(self.word.text)
        self.lemma = stem(self.word.lemma)
        self.said = sentence(given.text[slice(*self.word.sentence)])
        self.content = (self.said.words | self.said.figures) - self.trigger
        self.doers, self.done_to, self.beside = (
            frozenset(map(stem, each)) for each in (self.word.doers, self.word.done_to, self.word.beside)
        )

    @cached_property
    def parties(self) -> frozenset[str]:
        """All that hangs on the word."""
        return self.doers | self.done_to | self.beside


def same_event(given: Iterable[Given]) -> tuple[tuple[Place, ...], ...]:
    """Which words tell of one happening? Every word is in one cluster, maybe alone."""
    words = [Word(each, number) for each in given for number in range(len(each.words))]
    words.sort(key=lambda word: word.place)
    weights: Mapping[str, float] = toml(__package__, "given.toml")
    count = len(words)
    pairs = ((i, j) for i in range(count) for j in range(i + 1, count))
    return clusters(words, {(i, j): score(words[i], words[j], weights) for i, j in pairs})


def clusters(words: Sequence[Word], scores: Mapping[tuple[int, int], float]) -> tuple[tuple[Place, ...], ...]:
    """Which words are one, given how much speaks for each pair of them?"""
    groups = _joined(len(words), scores)
    return tuple(sorted(tuple(words[i].place for i in sorted(group)) for group in groups))


def score(one: Word, other: Word, weights: Mapping[str, float]) -> float:
    """How much speaks for two words being of one happening?"""
    found = weights["start"] + sum(weights.get(name, 0.0) * value for name, value in features(one, other))
    return round(found, 4)


def features(one: Word, other: Word) -> Iterator[tuple[str, float]]:
    """What of two words is weighed."""
    near = kinship(one.trigger, other.trigger)
    yield near.name.lower(), 1.0
    yield "equal", float(bool(one.trigger & other.trigger))
    yield "lemma", float(one.lemma == other.lemma)
    yield "saying", (is_saying(one.trigger) + is_saying(other.trigger)) / 2
    yield "both_saying", float(is_saying(one.trigger) and is_saying(other.trigger))
    yield "light", float(is_light(one.trigger) or is_light(other.trigger))
    yield "verbs", (one.word.verb + other.word.verb) / 2
    yield "negated", float(one.word.negated != other.word.negated)
    both = (one.content & other.content) - one.trigger - other.trigger
    size = min(len(one.content), len(other.content))
    share = len(both) / (size + 4)
    yield "wording", share
    yield "figures", min(3, len(one.said.figures & other.said.figures)) / 3
    kin = near >= Kinship.NEAR
    for name, ours, theirs in (
        ("doers", one.doers, other.doers),
        ("done_to", one.done_to, other.done_to),
        ("parties", one.parties, other.parties),
    ):
        value = _shared(ours, theirs)
        if value is not None:
            yield name, value
            yield f"{name}_told", 1.0
            yield f"{name}_of_kin", value * kin
    yield "foreign_wording", share * (near is Kinship.FOREIGN)
    same_text = one.place.document == other.place.document
    yield "same_text", float(same_text)
    yield "same_sentence", float(same_text and one.word.sentence == other.word.sentence)


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float | None:
    """Which share of the fewer are among the others? ``None`` where one side is not told."""
    if not ours or not theirs:
        return None
    return len(ours & theirs) / min(len(ours), len(theirs))


def _joined(count: int, scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Joins the two groups for which on average most speaks, as long as more speaks for it than against."""
    import numpy as np

    if not count:
        return []
    mean = np.full((count, count), -np.inf)
    for (i, j), value in scores.items():
        mean[i, j] = mean[j, i] = value
    size = np.ones(count)
    groups = [[i] for i in range(count)]
    while True:
        i, j = divmod(int(mean.argmax()), count)
        if mean[i, j] < 0 or i == j:
            return [group for group in groups if group]
        mean[i] = mean[:, i] = np.round((mean[i] * size[i] + mean[j] * size[j]) / (size[i] + size[j]), 6)
        mean[i, i] = -np.inf
        mean[j] = mean[:, j] = -np.inf
        size[i] += size[j]
        groups[i] += groups[j]
        groups[j] = []
