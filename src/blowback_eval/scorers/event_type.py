"""What does the marked actor do to the marked recipient?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from blowback_eval.items import Counted, Item, Miss, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, macro_f1, ratio

TO_ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # the data does not tell them apart


class Coded(NamedTuple):
    """The wanted root and quad."""

    root: str
    quad: int


def best_root(probabilities: Mapping[str, float]) -> str | None:
    """Which root is likeliest, with p(YIELD) = p(CONCEDE) + p(RETREAT)? None where nothing is answered."""
    roots: dict[str, float] = defaultdict(float)
    for event_type, p in probabilities.items():
        roots[TO_ROOT.get(event_type, event_type)] += p
    if not roots or max(roots.values()) <= 0:
        return None
    return min(roots, key=lambda root: (-roots[root], root))


class EventTypes(Scorer):
    """Macro-F1 over the wanted roots, and over quads; no answer is wrong."""

    name = "event_type"
    question = "what an actor does to a recipient"
    files = ("plv/train.jsonl",)
    verb = "classify"
    sample = 400
    gated = ("root_macro_f1", "quad_macro_f1")

    def items(self, rows: Rows) -> Iterator[Item]:
        """One marked pair each; a phrase that the sentence does not hold is an empty list."""
        for row in rows[self.files[0]]:
            actor = [] if row["source_implicit"] else row["source_spans"]
            recipient = [] if row["target_implicit"] else row["target_spans"]
            ask = {"id": row["id"], "text": row["text"], "actor": actor, "recipient": recipient}
            yield Item(ask, Coded(row["gold_root"], row["gold_quad"]))

    def count(self, item: Item, answer: Any) -> Counted:
        """Hits, ours and theirs, root by root and quad by quad."""
        wanted: Coded = item.gold
        root = best_root(answer.probabilities) if answer and answer.event_type else None
        quad = answer.quad if answer and root else None
        counts: dict[str, float] = {
            "n": 1,
            f"root.wanted.{wanted.root}": 1,
            f"quad.wanted.{wanted.quad}": 1,
            "right": float(root == wanted.root),
            "silent": float(root is None),
        }
        for level, ours, theirs in (("root", root, wanted.root), ("quad", quad, wanted.quad)):
            if ours is not None:
                counts[f"{level}.predicted.{ours}"] = 1
            if ours == theirs:
                counts[f"{level}.hits.{theirs}"] = 1
        if root == wanted.root:
            return Counted(counts)
        return Counted(
            counts, (Miss(item.id, "wrong", None, wanted.root, root or "(none)", item.ask["text"]),)
        )

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """Root and quad macro-F1, accuracy, and the share left unanswered."""
        return {
            "root_macro_f1": self._macro(sums, "root"),
            "quad_macro_f1": self._macro(sums, "quad"),
            "root_accuracy": ratio(sums["right"], sums["n"]),
            "silent": ratio(sums["silent"], sums["n"]),
            **{f"f1.{root}": self._macro(sums, "root", root) for root in self._wanted(sums, "root")},
        }

    def _wanted(self, sums: Sums, level: str) -> list[str]:
        return [name.rpartition(".")[2] for name in sums.names(f"{level}.wanted.")]

    def _macro(self, sums: Sums, level: str, only: str | None = None) -> Floats:
        return macro_f1(
            [
                (sums[f"{level}.hits.{c}"], sums[f"{level}.predicted.{c}"], sums[f"{level}.wanted.{c}"])
                for c in ([only] if only else self._wanted(sums, level))
            ]
        )
