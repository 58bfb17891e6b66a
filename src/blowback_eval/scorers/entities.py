"""Which persons, organisations, locations and nationalities does a text speak of?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from blowback_eval.items import Counted, Item, Miss, Rows, Scorer, snippet
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.matching import match
from blowback_eval.metrics.rates import Floats, f1, ratio
from blowback_eval.spans import Span, touch

WANTED = frozenset({"Person", "Organisation", "Location", "Nationality"})
# Our kind `state` is a state that acts; ground is `place`. The data calls any group of people an
# organisation. docs/reference/re3d-mapping.md gives the reasons, and the figures of the other ways.
FROM_KIND = {
    "person": frozenset({"Person"}),
    "place": frozenset({"Location"}),
    "state": frozenset({"Organisation", "Nationality"}),
}
ORGANISATION = frozenset({"Organisation"})
POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their", "whose"})


class Entity(NamedTuple):
    """A stretch of text and the types that it may be counted as."""

    span: Span
    types: frozenset[str]


class Entities(Scorer):
    """F1 of stretches that overlap and have the same type; annotation confidence over 0."""

    name = "entities"
    question = "persons, organisations, locations"
    files = ("re3d/dev.jsonl",)
    verb = "annotate"
    sample = 15
    gated = ("typed_f1",)

    def items(self, rows: Rows) -> Iterator[Item]:
        """One document each."""
        for row in rows[self.files[0]]:
            wanted = [
                Entity((one["start"], one["end"]), frozenset({one["type"]}))
                for one in row["entities"]
                if one["confidence"] > 0 and one["type"] in WANTED
            ]
            yield Item({"id": row["id"], "text": row["text"], "title": row["title"]}, wanted)

    def count(self, item: Item, answer: Any) -> Counted:
        """Pairs, ours and theirs."""
        ours, theirs = self._ours(answer), item.gold
        pairs = match(ours, theirs, lambda a, b: touch(a.span, b.span) and not a.types.isdisjoint(b.types))
        counts = {"hits": float(len(pairs)), "predicted": float(len(ours)), "wanted": float(len(theirs))}
        found, placed, text = {j for _, j in pairs}, {i for i, _ in pairs}, item.ask["text"]
        misses = [
            Miss(item.id, "not found", one.span, "/".join(sorted(one.types)), "", snippet(text, one.span))
            for j, one in enumerate(theirs)
            if j not in found
        ]
        misses += [
            Miss(item.id, "not there", one.span, "", "/".join(sorted(one.types)), snippet(text, one.span))
            for i, one in enumerate(ours)
            if i not in placed
        ]
        return Counted(counts, tuple(misses))

    def _ours(self, answer: Any) -> list[Entity]:
        """Mentions but for the possessives, which the data leaves out, and places that no mention covers."""
        if answer is None:
            return []
        found = [
            Entity((m.start, m.end), FROM_KIND.get(m.kind, ORGANISATION))
            for m in answer.mentions
            if m.kind != "other" and not (m.form == "pronoun" and m.text.lower() in POSSESSIVES)
        ]
        places = [Entity((p.start, p.end), FROM_KIND["place"]) for p in answer.places]
        return found + [place for place in places if not any(touch(place.span, one.span) for one in found)]

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """F1 and its parts."""
        return {
            "typed_f1": f1(sums["hits"], sums["predicted"], sums["wanted"]),
            "precision": ratio(sums["hits"], sums["predicted"]),
            "recall": ratio(sums["hits"], sums["wanted"]),
        }
