"""Who fights, leads, belongs to, talks with, likes or dislikes whom, end to end?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from blowback_eval import data
from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.matching import match
from blowback_eval.metrics.rates import Floats, f1, ratio
from blowback_eval.spans import Span, any_touch

# docs/reference/re3d-mapping.md gives the reasons for each line, and the figures of the other ways.
SYMMETRIC = frozenset({"FightingAgainst", "AlliesOf", "CommWith", "IsSynonymOf"})
WANTED = SYMMETRIC | {"InChargeOf", "BelongsTo", "Likes", "Dislikes"}
FROM_TYPE = {
    "ASSAULT": "FightingAgainst",
    "CONSULT": "CommWith",
    "SUPPORT": "Likes",
    "ACCUSE": "Dislikes",
}
FROM_STATE = {
    "conflict": "FightingAgainst",
    "alliance": "AlliesOf",
    "leadership": "InChargeOf",
    "membership": "BelongsTo",
    "role": "BelongsTo",
    "offshoot": "BelongsTo",
}
ACTING = frozenset({"AlliesOf", "CommWith", "Likes", "Dislikes"})  # towards somebody, not towards a thing
GROUND = frozenset({"state", "place"})  # an office of a country is no membership of it
ARMED = frozenset({"military", "security_service", "armed_group", "faction"})
VAGUE = frozenset({"a", "an", "another", "one", "my", "your", "his", "her", "its", "our", "their"})
BESIDE = 15  # characters between a name and the title beside it: ", Lt. Gen. "
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


def once(relations: Iterable[Relation]) -> list[Relation]:
    """A symmetric relation that is written both ways is one relation."""
    kept: dict[object, Relation] = {}
    for one in relations:
        ends = frozenset((one.first, one.second)) if one.type in SYMMETRIC else (one.first, one.second)
        kept.setdefault((one.type, ends), one)
    return list(kept.values())


def _is_title(noun: Any, name: Any) -> bool:
    """Is the one phrase a title, which names its holder, of the person named by the other?"""
    first = noun.text.split()[0].lower()
    return noun.form == "nominal" and name.form == "name" and noun.kind == "person" and first not in VAGUE


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
        found = [
            Relation(
                one["type"],
                ((one["source_start"], one["source_end"]),),
                ((one["target_start"], one["target_end"]),),
            )
            for one in row["relations"]
            if one["confidence"] > 0 and one["type"] in WANTED
        ]
        return once(found)

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
        seen: set[tuple[str, str, str, Span]] = set()
        for claim in sorted(answer.claims, key=lambda one: one.state is None):  # allies before fighters
            for kind, *pair in self._told(claim, mentions) if claim.factuality != "CT-" else ():
                first, second = (mention.chain or mention.id for mention in pair)
                key = kind, first, second, claim.evidence
                allied = {("AlliesOf", *ends, claim.evidence) for ends in ((first, second), (second, first))}
                if key not in seen and not (kind == "FightingAgainst" and seen & allied):
                    seen.add(key)
                    yield Relation(kind, tuple(together[first]), tuple(together[second]))
        yield from self._synonyms(answer)

    def _told(self, claim: Any, mentions: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
        """Which relations does a claim tell of, between which mentions?"""
        actors, recipients = (
            [mentions[p.mention] for p in claim.participants if p.role == role and p.mention in mentions]
            for role in ("actor", "recipient")
        )
        kind = FROM_STATE.get(claim.state.kind) if claim.state else FROM_TYPE.get(claim.event_type)
        helps = claim.backing is not None or claim.event_type == "COOPERATE"
        if not recipients and (helps or kind in SYMMETRIC):
            pairs = [(a, b) for i, a in enumerate(actors) for b in actors[i + 1 :]]
        else:
            pairs = [(a, b) for a in actors for b in recipients]
        office = claim.state is not None and claim.state.kind == "role"
        for a, b in pairs:
            told = "AlliesOf" if helps and not ARMED.isdisjoint((a.kind, b.kind)) else kind
            thing = told in ACTING and "other" in (a.kind, b.kind)
            if told is not None and not thing and not (office and b.kind in GROUND):
                yield told, a, b

    def _synonyms(self, answer: Any) -> Iterator[Relation]:
        """Two names of one actor, or a name and a title, that stand side by side in a sentence."""
        worded = sorted(
            (m for m in answer.mentions if m.form != "pronoun" and m.chain), key=lambda m: m.start
        )
        last: dict[str, Any] = {}
        for b in worded:
            a = last.get(b.chain)
            last[b.chain] = b
            if a is None or a.text == b.text or not 0 <= b.start - a.end <= APART:
                continue
            titled = b.start - a.end <= BESIDE and any(_is_title(*pair) for pair in ((a, b), (b, a)))
            if (a.form == b.form == "name") or titled:
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
