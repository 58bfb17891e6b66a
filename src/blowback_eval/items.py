"""What a scorer is: it says what to ask, and counts what comes back.

A scorer counts per document, and takes its figures from sums of counts, so that the figure and its
bootstrap interval come from the same arithmetic.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats
from blowback_eval.spans import Span

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
Verb = Literal["annotate", "classify", "resolve", "families", "same_event", "questions", "episodes"]


@dataclass(frozen=True)
class Item:
    """One document (or phrase, or sentence) with what the API is asked and what is wanted."""

    ask: Row
    gold: Any

    @property
    def id(self) -> str:
        """The id under which the answer comes back."""
        return str(self.ask["id"])


@dataclass(frozen=True)
class Miss:
    """One thing that went wrong; its snippet is for the terminal and is never written to a file."""

    item: str
    kind: str
    span: Span | None = None
    wanted: str = ""
    got: str = ""
    snippet: str = ""


@dataclass(frozen=True)
class Counted:
    """What one item adds to the sums, and what was missed in it."""

    counts: Mapping[str, float]
    misses: tuple[Miss, ...] = ()


class Scorer(ABC):
    """What every scorer has."""

    name: ClassVar[str]
    question: ClassVar[str]
    files: ClassVar[tuple[str, ...]]  # below the folder of the data
    verb: ClassVar[Verb]  # which function of the API is asked
    sample: ClassVar[int]  # how many items the gate takes
    gated: ClassVar[tuple[str, ...]]  # which figures have floors
    few: ClassVar[bool] = True  # are the items written for the project only a few, which one moves far?

    @abstractmethod
    def items(self, rows: Rows) -> Iterator[Item]:
        """What is asked? ``rows`` holds the decoded lines of each file."""

    @abstractmethod
    def count(self, item: Item, answer: Any) -> Counted:
        """How does the answer (None where there is none) compare with what is wanted?"""

    @abstractmethod
    def figures(self, sums: Sums) -> dict[str, Floats]:
        """Which figures follow from the sums? The first one is the main one."""


def snippet(text: str, span: Span, around: int = 60) -> str:
    """A span with a little of what stands around it, on one line."""
    start, end = max(0, span[0] - around), min(len(text), span[1] + around)
    words = text[start : span[0]] + "[" + text[span[0] : span[1]] + "]" + text[span[1] : end]
    return " ".join(words.split())
