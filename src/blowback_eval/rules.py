"""Which rules rest on too little: fewer than three documents, or only the article we began with?

A rule is known by its name: what stands before the first ": " in the first of the reasons that a claim or
an attribution gives (``why``).
Rules that never fired cannot be seen from outside, and are not listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    """What fired where: (rule, documents of the development data, whether also on the seed).

    ``groups`` says what each makes: an event type, another kind of claim, an attribution.
    """

    documents: int
    fired: int
    rules: tuple[tuple[str, int, bool], ...]
    groups: Mapping[str, str]


def rule_names(annotation: Any) -> Iterator[tuple[str, str]]:
    """Which rules fired in a document, and what did each make?"""
    for kind, rows in (("claim", annotation.claims), ("attribution", annotation.attributions)):
        for row in rows:
            if row.why:
                made = kind if kind == "attribution" else str(row.event_type or row.claim_kind)
                yield f"{kind} {row.why[0].partition(': ')[0]}", made


SHAPES = ("verb", "verb + object", "verb + preposition", "verb + particle", "light verb + noun", "noun",
          "adjective", "other")  # fmt: skip


def shape(rule: str) -> str:
    """Of what kind is the pattern of a rule, by its name?"""
    pos, _, rest = rule.partition(" ")[2].partition(":")
    if pos == "v" and "+n:" in rest:
        return "light verb + noun"
    if pos == "v":
        word = rest.partition("+")[0].partition("/")[0]
        return (
            "verb + object"
            if "+" in rest
            else "verb + preposition"
            if "/" in rest
            else "verb + particle"
            if "_" in word
            else "verb"
        )
    return {"n": "noun", "a": "adjective"}.get(pos, "other")


def table(rare: RareRules) -> str:
    """How many rules rest on too little, by what they make and by the kind of their pattern, in Markdown?"""
    counts: Counter[tuple[str, str]] = Counter((rare.groups[rule], shape(rule)) for rule, _, _ in rare.rules)
    lines = ["| makes | " + " | ".join(SHAPES) + " | all |", "|---" * (len(SHAPES) + 2) + "|"]
    for group in sorted({group for group, _ in counts}):
        row = [counts[group, each] for each in SHAPES]
        lines.append(f"| {group} | " + " | ".join(str(n or "") for n in row) + f" | {sum(row)} |")
    return "\n".join(lines)


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
    groups: dict[str, str] = {}
    for document, annotation in ask("annotate", [*seen.values(), *seed]).items():
        for rule, made in rule_names(annotation):
            where[rule].add(document)
            groups[rule] = min(made, groups.get(rule, made))
    from_seed = {item.id for item in seed}
    rare = [
        (rule, len(documents - from_seed), bool(documents & from_seed))
        for rule, documents in where.items()
        if len(documents - from_seed) < ENOUGH
    ]
    return RareRules(len(seen), len(where), tuple(sorted(rare, key=lambda row: (row[1], row[0]))), groups)
