"""Which rules rest on too little: fewer than three documents, or only the article we began with?

A rule is known by its name: what stands before the first ": " in the first of the reasons that a claim or
an attribution gives (``why``).
Rules that never fired cannot be seen from outside, and are not listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blowback_eval import data
from blowback_eval.data import NoData
from blowback_eval.items import Item, Scorer
from blowback_eval.running import Ask

ENOUGH = 3


@dataclass(frozen=True)
class RareRules:
    """What fired where: (rule, documents of the development data, whether also on the seed)."""

    documents: int
    fired: int
    rules: tuple[tuple[str, int, bool], ...]


def rule_names(annotation: Any) -> Iterator[str]:
    """Which rules fired in a document?"""
    for kind, rows in (("claim", annotation.claims), ("attribution", annotation.attributions)):
        for row in rows:
            if row.why:
                yield f"{kind} {row.why[0].partition(': ')[0]}"


def rare_rules(scorers: Sequence[Scorer], folder: Path, seeds: Path, ask: Ask, sample: int) -> RareRules:
    """Which rules fired on fewer than three documents of a sample of each annotated set?"""
    items: list[Item] = []
    for scorer in scorers:
        if scorer.verb == "annotate":
            try:
                items += data.sample(scorer.items(data.read(data.find(scorer, folder))), sample)
            except NoData:
                continue
    if not items:
        raise NoData(f"no data in {folder}")
    seen = {item.id: item for item in items}
    seed = [
        Item({"id": path.name, "text": path.read_text("utf-8")}, None) for path in sorted(seeds.glob("*.txt"))
    ]
    where: dict[str, set[str]] = defaultdict(set)
    for document, annotation in ask("annotate", [*seen.values(), *seed]).items():
        for rule in rule_names(annotation):
            where[rule].add(document)
    from_seed = {item.id for item in seed}
    rare = [
        (rule, len(documents - from_seed), bool(documents & from_seed))
        for rule, documents in where.items()
        if len(documents - from_seed) < ENOUGH
    ]
    return RareRules(len(seen), len(where), tuple(sorted(rare, key=lambda row: (row[1], row[0]))))
