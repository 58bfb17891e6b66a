"""Makes the weights of the heads from sentences; everything random comes from one seed."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import torch
from torch import nn

from train.heads.examples import UNKNOWN, Sentence
from train.heads.labels import HEADS
from train.heads.model import PARTS, Model

SEED: Final = 7
THREADS: Final = 1  # sums do not depend on the number of cores then
EPOCHS: Final = 6
BATCH: Final = 24  # sentences
RATE, RATE_OF_HEADS = 5e-5, 5e-4
WARM_UP: Final = 0.1
LEFT_OUT: Final = {"actor": 0.2, "recipient": 0.2, "trigger": 0.5}
"""How often a part is hidden in training, so that the heads answer where it is not known."""
SHARES: Final = {"type": 1.0, "mode": 0.5, "kind": 0.5, "modality": 0.5, "factuality": 0.5, "extent": 0.3}
SHARE_OF_RELEVANCE: Final = 0.3


class Batch(NamedTuple):
    """Some sentences and all their claims, padded."""

    ids: torch.Tensor
    mask: torch.Tensor
    tags: torch.Tensor
    relevant: torch.Tensor
    owner: torch.Tensor
    parts: torch.Tensor
    labels: dict[str, torch.Tensor]


def padded(sentences: Sequence[Sentence], chance: random.Random | None = None) -> Batch:
    """The sentences as tensors; with ``chance``, parts are hidden now and then."""
    longest = max(len(each.ids) for each in sentences)
    claims = [(n, claim) for n, each in enumerate(sentences) for claim in each.claims]
    ids = torch.zeros(len(sentences), longest, dtype=torch.long)
    mask = torch.zeros(len(sentences), longest)
    tags = torch.full((len(sentences), longest), UNKNOWN)
    for n, each in enumerate(sentences):
        ids[n, : len(each.ids)] = torch.tensor(each.ids)
        mask[n, : len(each.ids)] = 1
        tags[n, : len(each.tags)] = torch.tensor(each.tags)
    parts = torch.zeros(len(claims), len(PARTS), longest)
    for n, (_, claim) in enumerate(claims):
        for k, name in enumerate(PARTS):
            if chance is None or chance.random() >= LEFT_OUT[name] or (name == "trigger" and claim.sense):
                parts[n, k, getattr(claim, name)] = 1
    return Batch(
        ids,
        mask,
        tags,
        torch.tensor([each.relevant for each in sentences]),
        torch.tensor([n for n, _ in claims], dtype=torch.long),
        parts,
        {name: torch.tensor([claim.labels[name] for _, claim in claims], dtype=torch.long) for name in HEADS},
    )


def batches(sentences: Sequence[Sentence], chance: random.Random) -> Iterator[list[Sentence]]:
    """All sentences in groups of like length, the groups in any order."""
    order = sorted(range(len(sentences)), key=lambda n: len(sentences[n].ids) + 8 * chance.random())
    groups = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    chance.shuffle(groups)
    for group in groups:
        yield [sentences[n] for n in group]


def loss(model: Model, batch: Batch, of: nn.CrossEntropyLoss) -> torch.Tensor:
    """How wrong is the model on a batch? A weighted sum over the heads, each by cross-entropy."""
    states = model.states(batch.ids, batch.mask)
    whole = model.whole(states, batch.mask)
    total: torch.Tensor = SHARE_OF_RELEVANCE * of(model.relevant(whole), batch.relevant)
    total = total + of(model.tags(states).flatten(0, 1), batch.tags.flatten())
    if len(batch.owner):
        for name, answer in model.judge(states, whole, batch.owner, batch.parts).items():
            if (batch.labels[name] != UNKNOWN).any():
                total = total + SHARES[name] * of(answer, batch.labels[name])
    return total


def fit(sentences: Sequence[Sentence], base: Path, *, epochs: int = EPOCHS, seed: int = SEED) -> Model:
    """The model after ``epochs`` over the sentences, from the base weights in the folder ``base``."""
    from transformers import BertModel

    torch.manual_seed(seed)
    torch.set_num_threads(THREADS)
    chance = random.Random(seed)  # noqa: S311 - no secret
    encoder = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
    encoder.embeddings.requires_grad_(requires_grad=False)  # too few of the words of the language occur here
    model = Model(encoder).train()
    inner = [p for p in encoder.parameters() if p.requires_grad]
    outer = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": RATE}, {"params": outer, "lr": RATE_OF_HEADS}], weight_decay=0.01
    )
    steps = epochs * -(-len(sentences) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, n / (WARM_UP * steps)) * max(0.0, 1 - n / steps)
    )
    of = nn.CrossEntropyLoss(ignore_index=UNKNOWN, label_smoothing=0.05)
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        for group in batches(sentences, chance):
            wrong = loss(model, padded(group, chance), of)
            optimiser.zero_grad()
            wrong.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(wrong.detach()) * len(group)
        spent = time.monotonic() - started
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(sentences):.3f}, {spent:.0f} s", flush=True)
    return model.eval()
