"""The development data as sentences to learn from, and what the heads say of it as the harness wants it.

What is asked, what is wanted and how it is counted is the harness's own (``blowback_eval.scorers``); here is
only which word pieces stand for it, and in which fifth each document is.
"""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from tokenizers import Tokenizer

from blowback.read.blocks import find_blocks
from blowback.read.parse import load_model, parse
from blowback.read.parse import sentences as parsed
from blowback.vocab.plover import EventType, quad
from blowback_eval.items import Item, Scorer
from blowback_eval.scorers.attribution import Attributions
from blowback_eval.scorers.event_type import EventTypes
from blowback_eval.scorers.factuality import EventFactuality
from blowback_eval.spans import Span
from train.heads.examples import UNKNOWN, Marked, Sentence, pieces
from train.heads.labels import FACTUALITIES, HEADS, NONE, TAGS, TYPES
from train.heads.voices import voices

FOLDS: Final = 5
SCORES: Final = {"CT-": -3.0, "PS-": -1.5, "Uu": 0.0, "PS+": 1.5, "CT+": 3.0}
_YIELD: Final = "RETREAT"  # plv does not tell giving way from stepping back; one of them stands for both


@dataclass(frozen=True)
class Part:
    """What the harness asks at once, the sentences of it, and in which fifth it is."""

    fold: int
    item: Item
    sentences: Sequence[Sentence]
    offsets: Sequence[Sequence[Span]] = ()
    """Where the word pieces of each sentence stand in the document, where that is wanted."""


@dataclass(frozen=True)
class Said:
    """What a model says of one sentence: the probabilities of each head's answers, claim by claim, and the
    tag of each word piece.
    """

    claims: Sequence[Mapping[str, Sequence[float]]]
    tags: Sequence[str]


class Yardstick(ABC):
    """One set of the development data, to learn from and to be measured on."""

    scorer: Scorer
    epochs: int  # fewer where there is more of it

    @abstractmethod
    def parts(self, shared: Path, tokenizer: Tokenizer) -> Iterator[Part]:
        """All of it, in order."""

    @abstractmethod
    def answer(self, part: Part, said: Sequence[Said]) -> Any:
        """What the sentences say, in the form in which the harness counts answers."""


def fold(document: str) -> int:
    """In which fifth is a document?"""
    return int(hashlib.sha1(document.encode("utf-8"), usedforsecurity=False).hexdigest(), 16) % FOLDS


def rows(shared: Path, *names: str) -> dict[str, list[Any]]:
    """The decoded lines of files of the development data."""
    return {
        name: [json.loads(line) for line in (shared / "data/text" / name).read_text("utf-8").splitlines()]
        for name in names
    }


def only(name: str, label: str) -> dict[str, int]:
    """One label known, all others unknown."""
    return dict.fromkeys(HEADS, UNKNOWN) | {name: HEADS[name].index(label)}


def _claims(coded: Any, claims: list[Marked]) -> Sentence:
    return Sentence("", coded.ids, [UNKNOWN] * len(coded.ids), UNKNOWN, claims)


class Pairs(Yardstick):
    """``plv``: what a marked actor does to a marked recipient. It names no documents; a sentence is one."""

    scorer = EventTypes()
    epochs = 4

    def parts(self, shared: Path, tokenizer: Tokenizer) -> Iterator[Part]:
        """One pair each."""
        for item in self.scorer.items(rows(shared, *self.scorer.files)):
            text, wanted = item.ask["text"], item.gold
            coded = tokenizer.encode(text)
            ends = [pieces(coded.offsets, item.ask[end]) for end in ("actor", "recipient")]
            root = _YIELD if wanted.root == "YIELD" else wanted.root
            yield Part(fold(text), item, [_claims(coded, [Marked(*ends, [], only("type", root))])])

    def answer(self, part: Part, said: Sequence[Said]) -> Any:  # noqa: ARG002 - all that is needed was said
        """The probability of each type if it is one at all."""
        (told,) = said[0].claims
        shares = {name: p for name, p in zip(TYPES, told["type"], strict=True) if name != NONE}
        given = {name: p / sum(shares.values()) for name, p in shares.items()}
        best = max(sorted(given), key=given.__getitem__)
        return SimpleNamespace(probabilities=given, event_type=best, quad=quad(EventType(best)))


class Events(Yardstick):
    """``uw_factuality``: did it happen? Sentences of one document of ``tempeval3`` are in one fifth."""

    scorer = EventFactuality()
    epochs = 1

    def parts(self, shared: Path, tokenizer: Tokenizer) -> Iterator[Part]:
        """One sentence each; a score is learnt as the label that is nearest to it."""
        read = rows(shared, *self.scorer.files, "tempeval3/train.jsonl")
        documents = {row["id"]: _letters(row["text"]) for row in read["tempeval3/train.jsonl"]}
        for item in self.scorer.items(read):
            text = item.ask["text"]
            of = next((name for name, whole in documents.items() if _letters(text) in whole), text)
            coded = tokenizer.encode(text)
            claims = [
                Marked([], [], pieces(coded.offsets, [span]), only("factuality", _nearest(score)))
                for span, score in sorted(item.gold.items())
            ]
            yield Part(fold(of), item, [_claims(coded, claims)])

    def answer(self, part: Part, said: Sequence[Said]) -> Any:
        """The expected score of each word."""
        scores = [
            sum(SCORES[label] * p for label, p in zip(FACTUALITIES, told["factuality"], strict=True))
            for told in said[0].claims
        ]
        asked = sorted(part.item.gold)
        targets = [
            SimpleNamespace(start=start, end=end, score=score)
            for (start, end), score in zip(asked, scores, strict=True)
        ]
        return SimpleNamespace(targets=targets)


class Articles(Yardstick):
    """``polnear``: who says what? Cue, content and speaker as tags of the word pieces."""

    scorer = Attributions()
    epochs = 3

    def parts(self, shared: Path, tokenizer: Tokenizer) -> Iterator[Part]:
        """One article each, in the sentences of the package."""
        read = rows(shared, *self.scorer.files)
        for item, row in zip(self.scorer.items(read), *read.values(), strict=True):
            text = row["text"]
            places, sentences = [], []
            for start, end in parsed(parse(load_model(), text, find_blocks(text, row["title"]))):
                coded = tokenizer.encode(text[start:end])
                places.append([(a + start, b + start) for a, b in coded.offsets])
                tags = tagged(places[-1], row["annotations"][0]["attributions"])
                sentences.append(Sentence("", coded.ids, tags, UNKNOWN))
            yield Part(fold(item.id), item, sentences, places)

    def answer(self, part: Part, said: Sequence[Said]) -> Any:
        """The attributions that the tags come to."""
        sentences = zip(part.offsets, (one.tags for one in said), strict=True)
        return SimpleNamespace(attributions=voices(sentences))


def tagged(offsets: Sequence[Span], attributions: Sequence[Mapping[str, Any]]) -> list[int]:
    """The tag of each word piece; a speaker stands before the content about it, a cue before both."""
    found = [0] * len(offsets)
    for mark, name in (("C", "content"), ("S", "source"), ("Q", "cue")):
        for span in (span for one in attributions for span in one[name]):
            for n, number in enumerate(pieces(offsets, [span])):
                found[number] = TAGS.index(f"{'I' if n else 'B'}-{mark}")
    return found


def perfect(sentence: Sentence) -> Said:
    """What a model would say that knows all labels: how far does the form of the answers go?"""
    claims = [
        {name: [float(n == claim.labels[name]) for n in range(len(HEADS[name]))] for name in HEADS}
        for claim in sentence.claims
    ]
    return Said(claims, [TAGS[max(number, 0)] for number in sentence.tags])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _nearest(score: float) -> str:
    return min(SCORES, key=lambda label: abs(SCORES[label] - score))
