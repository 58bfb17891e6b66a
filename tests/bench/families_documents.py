"""Documents of the length of news, made by chance with a seed; one in ten is a near copy of another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WORDS = 300  # in a document, on average
COPIES = 10  # one in so many is a near copy
_VOCABULARY = 60_000
_SENTENCE = 21
_QUOTED = 3  # one paragraph in so many is a quotation
_SYLLABLES = ("ba", "ke", "lo", "mi", "ru", "sta", "ven", "tor", "gal", "dri", "nos", "pel", "ush", "ar")


class Made(NamedTuple):
    """A document, and the number of the one that it was copied from."""

    text: str
    origin: int | None


def documents(count: int) -> Iterator[Made]:
    """So many documents, always the same ones."""
    vocabulary = _vocabulary()
    for number in range(count):
        chance = np.random.default_rng((1, number))
        if number > 0 and number % COPIES == 0:
            origin = int(chance.integers(number // COPIES)) * COPIES + 1  # is no copy itself
            words = _drawn(np.random.default_rng((1, origin)), vocabulary)
            yield Made(_written(_edited(words, chance, vocabulary)), origin)
        else:
            yield Made(_written(_drawn(chance, vocabulary)), None)


@cache
def _vocabulary() -> list[str]:
    """Words in no order of the alphabet: the first ones are drawn often."""
    chance = np.random.default_rng(0)
    made = {"".join(chance.choice(_SYLLABLES, size=chance.integers(1, 5))) for _ in range(2 * _VOCABULARY)}
    words = sorted(made)
    return [words[place] for place in chance.permutation(len(words)).tolist()]


@cache
def _chances(count: int) -> NDArray[np.float64]:
    """How often is a word drawn that is so far from the first, as in any language (Zipf and Mandelbrot)?"""
    weights = 1 / (np.arange(count) + 2.7)
    return np.cumsum(weights / weights.sum())


def _drawn(chance: np.random.Generator, vocabulary: list[str]) -> list[str]:
    size = int(chance.integers(WORDS - 100, WORDS + 100))
    places = _chances(len(vocabulary)).searchsorted(chance.random(size))
    return [vocabulary[place] for place in np.minimum(places, len(vocabulary) - 1).tolist()]


def _edited(words: list[str], chance: np.random.Generator, vocabulary: list[str]) -> list[str]:
    """A copy with a twentieth of its words replaced, and sometimes its end cut off."""
    words = list(words)
    for place in chance.integers(len(words), size=len(words) // 20).tolist():
        words[place] = vocabulary[int(chance.integers(len(vocabulary)))]
    return words[: int(len(words) * 0.8)] if chance.random() < 0.3 else words


def _written(words: list[str]) -> str:
    paragraphs = []
    for number, at in enumerate(range(0, len(words), _SENTENCE)):
        told = " ".join(words[at : at + _SENTENCE]).capitalize() + "."
        paragraphs.append(f'"{told}"' if number % _QUOTED == 2 else told)
    return "\n\n".join(paragraphs)
