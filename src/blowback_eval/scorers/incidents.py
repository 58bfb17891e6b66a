"""What kinds of attack does a report tell of, by whom, on whom?

Attack types are those of the Global Terrorism Database; how our modes map to them is published in
``docs/reference/satp-mapping.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.matching import match
from blowback_eval.metrics.rates import Floats, f1

# What the data leaves open, in its two spellings; we never answer it.
OPEN = {"NotSpecified": "Unknown"}
ATTACK_TYPES = {
    None: "Armed Assault",
    "firearms": "Armed Assault",
    "primitive": "Armed Assault",
    "execute": "Armed Assault",
    "explosives": "Bombing/Explosion",
    "suicide-attack": "Bombing/Explosion",
    "heavy-weapons": "Bombing/Explosion",
    "air-strike": "Bombing/Explosion",
    "assassinate": "Assassination",
    "abduct": "Kidnapping",
    "beat": "Unarmed Assault",
    "torture": "Unarmed Assault",
    "sexual": "Unarmed Assault",
}
SETS = ("types", "perpetrators", "targets")

_ARTICLE = re.compile(r"^(?:the|a|an) ")
_AFTER_HEAD = re.compile(r" (?:of|from|in|at|on|near|with|for|who|which|that)\b.*")


def plain(words: str) -> str:
    """A phrase in lower case, without article and punctuation."""
    return _ARTICLE.sub("", " ".join(re.sub(r"[^\w\s]", " ", words.lower()).split()))


def head(phrase: str) -> str:
    """The head word of a plain phrase: the last one before what hangs on it."""
    return (_AFTER_HEAD.sub("", phrase) or phrase).rpartition(" ")[2]


def same_phrase(ours: str, theirs: str) -> bool:
    """Are two plain phrases the same, or have the same head word?"""
    return ours == theirs or head(ours) == head(theirs)


class Incidents(Scorer):
    """Sets a document: attack types, perpetrators, targets; micro-F1 over relevant documents."""

    name = "incidents"
    question = "attack types, perpetrators, targets"
    files = ("satp/dev.jsonl",)
    verb = "annotate"
    sample = 222
    gated = ("types_f1", "perpetrators_f1", "targets_f1")

    def items(self, rows: Rows) -> Iterator[Item]:
        """One relevant report each."""
        for row in rows[self.files[0]]:
            if row["is_relevant"]:
                yield Item({"id": row["id"], "text": row["text"]}, self._wanted(row))

    def _wanted(self, row: Row) -> dict[str, list[str]]:
        return {
            "types": sorted({OPEN.get(kind, kind) for kind in row["event_types"]}),
            "perpetrators": sorted({plain(words) for words in row["sources"]} - {""}),
            "targets": sorted({plain(words) for words in row["targets"]} - {""}),
        }

    def count(self, item: Item, answer: Any) -> Counted:
        """Hits, ours and theirs, set by set."""
        ours, misses = self._ours(answer), []
        counts: dict[str, float] = {}
        for name in SETS:
            wanted = item.gold[name]
            pairs = match(ours[name], wanted, str.__eq__ if name == "types" else same_phrase)
            counts |= {
                f"{name}.hits": float(len(pairs)),
                f"{name}.predicted": float(len(ours[name])),
                f"{name}.wanted": float(len(wanted)),
            }
            if len(pairs) < max(len(wanted), len(ours[name])):
                said, found = "; ".join(wanted), "; ".join(ours[name])
                misses.append(Miss(item.id, name, None, said, found, item.ask["text"][:300]))
        return Counted(counts, tuple(misses))

    def _ours(self, answer: Any) -> dict[str, list[str]]:
        found: dict[str, set[str]] = {name: set() for name in SETS}
        for claim in answer.claims if answer else ():
            if claim.event_type != "ASSAULT" or claim.mode not in ATTACK_TYPES or claim.factuality == "CT-":
                continue
            found["types"].add(ATTACK_TYPES[claim.mode])
            texts = {mention.id: mention.text for mention in answer.mentions}
            for one in claim.participants:
                words = plain(texts.get(one.mention, one.name))
                if one.role in {"actor", "recipient"} and words:
                    found["perpetrators" if one.role == "actor" else "targets"].add(words)
        return {name: sorted(values) for name, values in found.items()}

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """F1 of each set."""
        return {
            f"{name}_f1": f1(sums[f"{name}.hits"], sums[f"{name}.predicted"], sums[f"{name}.wanted"])
            for name in SETS
        }
