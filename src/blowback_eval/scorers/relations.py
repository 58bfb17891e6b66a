"""Who fights, leads, belongs to, talks with, likes or dislikes whom, end to end?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from blowback_eval import data
from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.matching import match
from blowback_eval.metrics.rates import Floats, f1, ratio
from blowback_eval.spans import Span, any_touch

SYMMETRIC = frozenset({"FightingAgainst", "AlliesOf", "CommWith", "IsSynonymOf"})
WANTED = SYMMETRIC | {"InChargeOf", "BelongsTo", "Likes", "Dislikes"}
FROM_TYPE = {
    "ASSAULT": "FightingAgainst",
    "CONSULT": "CommWith",
    "SUPPORT": "Likes",
    "ACCUSE": "Dislikes",
    "COOPERATE": "AlliesOf",
}
FROM_STATE = {
    "conflict": "FightingAgainst",
    "alliance": "AlliesOf",
    "leadership": "InChargeOf",
    "membership": "BelongsTo",
    "role": "BelongsTo",
    "offshoot": "BelongsTo",
}
APART = 40  # characters between two names of one actor that a text puts side by side


class Relation(NamedTuple):
    """A type, and each argument as the places of all mentions of its chain."""

    type: str
    first: tuple[Span, ...]
    second: tuple[Span, ...]


def same_relation(ours: Relation, theirs: Relation) -> bool:
    """Same type, and arguments that overlap (either way round for symmetric types)?"""
    if ours.type != theirs.type:
        return False
    if any_touch(ours.first, theirs.first) and any_touch(ours.second, theirs.second):
        return True
    turned = any_touch(ours.first, theirs.second) and any_touch(ours.second, theirs.first)
    return ours.type in SYMMETRIC and turned


class Relations(Scorer):
    """Micro-F1 of relations, one to one, the closed tenth left out."""

    name = "relations"
    question = "who stands how to whom"
    files = ("re3d/train.jsonl", "re3d/dev.jsonl")
    verb = "annotate"
    sample = 40
    gated = ("f1",)

    def items(self, rows: Rows) -> Iterator[Item]:
        """One document each."""
        for name in self.files:
            for row in rows[name]:
                if name.endswith("train.jsonl") and data.closed(row):
                    continue
                yield Item({"id": row["id"], "text": row["text"], "title": row["title"]}, self._wanted(row))

    def _wanted(self, row: Row) -> list[Relation]:
        return [
            Relation(
                one["type"],
                ((one["source_start"], one["source_end"]),),
                ((one["target_start"], one["target_end"]),),
            )
            for one in row["relations"]
            if one["confidence"] > 0 and one["type"] in WANTED
        ]

    def count(self, item: Item, answer: Any) -> Counted:
        """Pairs, ours and theirs, over all and by type."""
        ours, theirs = list(self._ours(answer)) if answer else [], item.gold
        pairs = match(ours, theirs, same_relation)
        counts = {"hits": float(len(pairs)), "predicted": float(len(ours)), "wanted": float(len(theirs))}
        for part, types in (
            ("hits", [theirs[j].type for _, j in pairs]),
            ("predicted", [one.type for one in ours]),
            ("wanted", [one.type for one in theirs]),
        ):
            for kind in types:
                counts[f"{part}.{kind}"] = counts.get(f"{part}.{kind}", 0.0) + 1
        found, placed = {j for _, j in pairs}, {i for i, _ in pairs}
        misses = [self._miss(item, "not found", one) for j, one in enumerate(theirs) if j not in found]
        misses += [self._miss(item, "not there", one) for i, one in enumerate(ours) if i not in placed]
        return Counted(counts, tuple(misses))

    def _miss(self, item: Item, kind: str, one: Relation) -> Miss:
        text = item.ask["text"]
        pair = f"{one.type}({text[slice(*one.first[0])]}, {text[slice(*one.second[0])]})"
        return Miss(item.id, kind, one.first[0], *((pair, "") if kind == "not found" else ("", pair)))

    def _ours(self, answer: Any) -> Iterator[Relation]:
        """From coded claims, each pair once a sentence; and from names set side by side."""
        mentions = {mention.id: mention for mention in answer.mentions}
        together = defaultdict(list)
        for mention in answer.mentions:
            together[mention.chain or mention.id].append((mention.start, mention.end))
        seen = set()
        for claim in answer.claims:
            kind = FROM_STATE.get(claim.state.kind) if claim.state else FROM_TYPE.get(claim.event_type)
            chains: dict[str, list[str]] = {"actor": [], "recipient": []}
            for one in claim.participants:
                if one.role in chains and one.mention in mentions:
                    chains[one.role].append(mentions[one.mention].chain or one.mention)
            if kind is None or claim.factuality == "CT-":
                continue
            for first, second in self._pairs(kind, chains["actor"], chains["recipient"]):
                if (key := (kind, first, second, claim.evidence)) not in seen:
                    seen.add(key)
                    yield Relation(kind, tuple(together[first]), tuple(together[second]))
        yield from self._synonyms(answer.mentions)

    def _pairs(self, kind: str, actors: list[str], recipients: list[str]) -> Iterator[tuple[str, str]]:
        if not recipients and kind in SYMMETRIC:
            yield from ((a, b) for i, a in enumerate(actors) for b in actors[i + 1 :])
        else:
            yield from ((a, b) for a in actors for b in recipients)

    def _synonyms(self, mentions: Any) -> Iterator[Relation]:
        names = sorted((m for m in mentions if m.form == "name" and m.chain), key=lambda m: m.start)
        for a, b in pairwise(names):
            if a.chain == b.chain and a.text != b.text and 0 <= b.start - a.end <= APART:
                yield Relation("IsSynonymOf", ((a.start, a.end),), ((b.start, b.end),))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """F1, its parts, and recall by type."""
        types = sorted(name.partition(".")[2] for name in sums.names("wanted."))
        return {
            "f1": f1(sums["hits"], sums["predicted"], sums["wanted"]),
            "precision": ratio(sums["hits"], sums["predicted"]),
            "recall": ratio(sums["hits"], sums["wanted"]),
            **{
                f"f1.{kind}": f1(sums[f"hits.{kind}"], sums[f"predicted.{kind}"], sums[f"wanted.{kind}"])
                for kind in types
            },
        }
