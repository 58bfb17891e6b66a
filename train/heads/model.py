"""The encoder and the heads on its token states: one pass of the encoder a sentence."""

from __future__ import annotations

import torch
from torch import nn

from train.heads.labels import HEADS, TAGS

SIZE = 384
PARTS = ("actor", "recipient", "trigger")
_DROPOUT = 0.2


class Model(nn.Module):
    """Every head reads the states of the same pass; a part that is not marked has a state of its own."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.absent = nn.Parameter(torch.zeros(len(PARTS), SIZE))
        self.claim = nn.Sequential(
            nn.Dropout(_DROPOUT), nn.Linear(SIZE * (1 + len(PARTS)), SIZE), nn.GELU(), nn.Dropout(_DROPOUT)
        )
        self.answers = nn.ModuleDict(
            {f"to_{name}": nn.Linear(SIZE, len(given)) for name, given in HEADS.items()}
        )
        self.tags = nn.Linear(SIZE, len(TAGS))
        self.relevant = nn.Linear(SIZE, 2)

    def states(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """(sentences, pieces) -> (sentences, pieces, SIZE)."""
        found: torch.Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return found

    def whole(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The mean of the states of a sentence: (sentences, SIZE)."""
        return (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)

    def judge(
        self, states: torch.Tensor, whole: torch.Tensor, owner: torch.Tensor, parts: torch.Tensor
    ) -> dict[str, torch.Tensor]:
        """What is said of each marked claim?

        Args:
            states: (sentences, pieces, SIZE).
            whole: (sentences, SIZE).
            owner: the sentence of each claim: (claims,).
            parts: 1 where a word piece lies in a part: (claims, PARTS, pieces).
        """
        counts = parts.sum(-1, keepdim=True)
        pooled = parts @ states[owner] / counts.clamp(min=1)
        pooled = torch.where(counts > 0, pooled, self.absent.expand_as(pooled))
        claim = self.claim(torch.cat([whole[owner][:, None], pooled], 1).flatten(1))
        return {name: self.answers[f"to_{name}"](claim) for name in HEADS}
