"""Which claims of several dispatches tell of one happening, end to end?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, ClassVar

from blowback_eval.items import Counted, Item, Miss, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, f1, ratio


class Episodes(Scorer):
    """Pairwise F1 over the tellings that readers marked in the sample dispatches, story by story.

    A telling at which no claim is read is in no pair that is found: its pairs are lost. ``f1_read`` leaves
    out the tellings that are in no episode, and so measures the joining alone; ``read`` is the share of the
    others.
    """

    name = "episodes"
    question = "which claims of several dispatches tell of one happening"
    files: ClassVar[tuple[str, ...]] = tuple(
        f"../sample/episodes/{story}.jsonl" for story in ("pakistan", "sudan", "vardania", "wagner")
    )
    verb = "episodes"
    sample = 1_000
    gated = ("f1", "f1_read")

    def corpus(self) -> Sequence[Path]:
        """Which articles are read?"""
        from blowback import api

        return api.sample()

    def items(self, rows: Rows) -> Iterator[Item]:
        """One story each."""
        corpus = [str(path) for path in self.corpus()]
        for name in self.files:
            tellings = [{**each, "type": row["type"]} for row in rows[name] for each in row["tellings"]]
            of = [row["episode"] for row in rows[name] for _ in row["tellings"]]
            yield Item({"id": Path(name).stem, "corpus": corpus, "tellings": tellings}, of)

    def count(self, item: Item, answer: Any) -> Counted:
        """Pairs that are wanted and found, over all tellings and over those that are read."""
        counts: dict[str, float] = dict.fromkeys(
            ("tellings", "read", "claimed", "wanted", "found", "hits", "wanted_read"), 0.0
        )
        misses = []
        if answer is None:
            return Counted(counts | {"tellings": float(len(item.gold))})
        told = list(zip(answer.places, answer.episodes, item.gold, strict=True))
        counts["tellings"] = float(len(told))
        counts["read"] = float(sum(ours is not None for _, ours, _ in told))
        counts["claimed"] = float(sum(answer.claimed))
        for (one, ours, wanted), (other, theirs, also) in combinations(told, 2):
            is_one, are_read = wanted == also, ours is not None and theirs is not None
            joined = are_read and ours == theirs
            counts["wanted"] += is_one
            counts["wanted_read"] += is_one and are_read
            counts["found"] += joined
            counts["hits"] += is_one and joined
            if are_read and is_one != joined:
                kind = "left apart" if is_one else "joined"
                misses.append(Miss(wanted, kind, None, also, f"{one} {other}"))
        return Counted(counts, tuple(misses))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """Pairwise F1, precision and recall, and how many tellings are read at all."""
        return {
            "f1": f1(sums["hits"], sums["found"], sums["wanted"]),
            "precision": ratio(sums["hits"], sums["found"]),
            "recall": ratio(sums["hits"], sums["wanted"]),
            "f1_read": f1(sums["hits"], sums["found"], sums["wanted_read"]),
            "read": ratio(sums["read"], sums["tellings"]),
            "claimed": ratio(sums["claimed"], sums["tellings"]),
        }
