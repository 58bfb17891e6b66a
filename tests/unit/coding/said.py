"""Trained heads of which a test says what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from blowback.pipeline import Reader
from blowback.records import Annotation, Article, Span
from blowback.vocab.plover import EventType

Parts = tuple[Sequence[Span], Sequence[Span], Span | None]


class Said:
    """Heads that always answer the same, and remember what they were asked.

    Args:
        types: how probable each type is that is not 0, and ``none``.
        factuality: how probable each degree of commitment is.
    """

    def __init__(self, types: Mapping[str, float], factuality: Mapping[str, float] | None = None) -> None:
        self.types = dict.fromkeys((*map(str, EventType), "none"), 0.0) | types
        self.factuality = dict.fromkeys(("CT+", "CT-", "PS+", "PS-", "Uu"), 0.0) | (factuality or {})
        self.asked: list[Parts] = []

    def over(self, _doc: object) -> Said:
        return self

    def prepare(self, triggers: Iterable[Span]) -> None:
        """They need not read ahead."""

    def __call__(
        self, actor: Sequence[Span], recipient: Sequence[Span], trigger: Span | None
    ) -> Mapping[str, Mapping[str, float]]:
        self.asked.append((actor, recipient, trigger))
        return {"type": self.types, "factuality": self.factuality}


def read(judge: Said | None, text: str, targets: tuple[Span, ...] = ()) -> Annotation:
    """What is read from a text with these heads, or with the rules alone?"""
    reader = Reader(heads=False)
    reader.__dict__["heads"] = judge
    annotation, _ = reader.read(Article(id="a", text=text, sha256="0", targets=targets))
    return annotation
