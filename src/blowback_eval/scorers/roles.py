"""Which words of a sentence are the actor, and which the recipient?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, f1
from blowback_eval.spans import Span, any_touch, place_tokens

ROLES = ("actor", "recipient")
IN_DATA = {"source": ("actor",), "target": ("recipient",), "source_target_reciprocal": ROLES}


def letters(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


class Roles(Scorer):
    """A role is hit when it shares a token with the wanted one; micro-F1 over sentences, a role each."""

    name = "roles"
    question = "who is actor, who is recipient"
    files = (
        "cameo_st_clean/quad_train.jsonl",
        "cameo_st_clean/quad_test.jsonl",
        "cameo_st_clean/spans_train.jsonl",
        "cameo_st_clean/spans_test.jsonl",
    )
    verb = "annotate"
    sample = 300
    gated = ("actor_f1", "recipient_f1")

    def items(self, rows: Rows) -> Iterator[Item]:
        """One sentence each that the other files put in quad 1 to 4, joined by their letters."""
        quads = {letters(row["text"]): row for name in self.files[:2] for row in rows[name]}
        for row in (row for name in self.files[2:] for row in rows[name]):
            joined = quads.get(letters(" ".join(row["tokens"])))
            if joined is not None and joined["quad"] in {1, 2, 3, 4}:
                yield Item({"id": row["id"], "text": joined["text"]}, self._wanted(row, joined["text"]))

    def _wanted(self, row: Row, text: str) -> dict[str, list[Span]]:
        places = place_tokens(text, row["tokens"])
        wanted: dict[str, list[Span]] = {role: [] for role in ROLES}
        for one in row["spans"]:
            for role in IN_DATA[one["role"]]:
                wanted[role].append((places[one["start"]][0], places[one["end"] - 1][1]))
        return wanted

    def count(self, item: Item, answer: Any) -> Counted:
        """Hits, ours and theirs, of the claim we are surest of."""
        ours = self._ours(answer)
        counts: dict[str, float] = {}
        misses = []
        for role in ROLES:
            wanted, got = item.gold[role], ours[role]
            hit = any_touch(got, wanted)
            counts |= {
                f"{role}.hits": float(hit),
                f"{role}.predicted": float(bool(got)),
                f"{role}.wanted": float(bool(wanted)),
            }
            if not hit and (wanted or got):
                text = item.ask["text"]
                said, found = (" | ".join(text[s:e] for s, e in spans) for spans in (wanted, got))
                misses.append(Miss(item.id, role, None, said, found, text))
        return Counted(counts, tuple(misses))

    def _ours(self, answer: Any) -> dict[str, list[Span]]:
        coded = [claim for claim in (answer.claims if answer else ()) if claim.event_type]
        found: dict[str, list[Span]] = {role: [] for role in ROLES}
        if not coded:
            return found
        best = min(coded, key=lambda claim: (-claim.confidence, claim.trigger))
        places = {mention.id: (mention.start, mention.end) for mention in answer.mentions}
        for one in best.participants:
            if one.role in found and one.mention in places:
                found[one.role].append(places[one.mention])
        return found

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """F1 of each role."""
        return {
            f"{role}_f1": f1(sums[f"{role}.hits"], sums[f"{role}.predicted"], sums[f"{role}.wanted"])
            for role in ROLES
        }
