"""How right is a model on sentences that it did not learn from?"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from train.heads.examples import UNKNOWN, Sentence
from train.heads.fit import BATCH, padded
from train.heads.labels import HEADS
from train.heads.model import Model


def accuracy(model: Model, held: Sequence[Sentence]) -> dict[str, dict[str, float]]:
    """The share of right answers of each head, with and without the trigger marked, and their number."""
    right: dict[str, list[bool]] = {}
    with torch.no_grad():
        for n in range(0, len(held), BATCH):
            batch = padded(held[n : n + BATCH])
            states = model.states(batch.ids, batch.mask)
            whole = model.whole(states, batch.mask)
            if not len(batch.owner):
                continue
            hidden = batch.parts.clone()
            hidden[:, 2] = 0
            for suffix, parts in (("", batch.parts), (" without trigger", hidden)):
                for name, answer in model.judge(states, whole, batch.owner, parts).items():
                    known = batch.labels[name] != UNKNOWN
                    same = (answer.argmax(-1) == batch.labels[name])[known].tolist()
                    right.setdefault(name + suffix, []).extend(same)
            told = (model.relevant(whole).argmax(-1) == batch.relevant).tolist()
            right.setdefault("relevant", []).extend(told)
            tagged = (model.tags(states).argmax(-1) == batch.tags)[batch.tags != UNKNOWN].tolist()
            right.setdefault("tags", []).extend(tagged)
    assert set(HEADS) <= right.keys()
    return {name: {"share": round(sum(r) / len(r), 3), "n": len(r)} for name, r in sorted(right.items())}
