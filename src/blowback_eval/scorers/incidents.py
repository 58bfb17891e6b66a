"""What kinds of attack does a report tell of, by whom, on whom?

Attack types, and who counts as perpetrator and as target, are those of the Global Terrorism Database; how
our claims map to them is published in ``docs/reference/satp-mapping.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.matching import match
from blowback_eval.metrics.rates import Floats, f1

# What the data leaves open, in its two spellings.
OPEN = {"NotSpecified": "Unknown"}
ATTACK_TYPES = {
    None: "Unknown",
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
FACILITY = "Facility/Infrastructure Attack"
ON_THINGS = frozenset({None, "primitive"})  # modes that are an attack on a facility where only things are hit
SETS = ("types", "perpetrators", "targets")
STATE_SIDE = frozenset({"state", "government_body", "military", "security_service"})
ARMED_SIDE = frozenset({"armed_group", "faction"})
THINGS = frozenset({"place", "other"})
STAND_INS = frozenset({"other", "others", "another", "one", "two", "three", "some", "many"})

_ARTICLE = re.compile(r"^(?:the|a|an) ")
_MEASURE = re.compile(
    r"^(?:\w+ )*?(?:groups?|number|team|gang|mob|squad|batch|dozens?|hundreds|pair|couple|one|some|many|most"
    r"|members?) of (?:the |an? )?(?=\w)"
)
_AFTER_HEAD = re.compile(r" (?:of|from|in|at|on|near|with|for|who|which|that)\b.*")


def plain(words: str) -> str:
    """A phrase in lower case, without article and punctuation."""
    return _ARTICLE.sub("", " ".join(re.sub(r"[^\w\s]", " ", words.lower()).split()))


def head(phrase: str) -> str:
    """The head word of a plain phrase: the last before what hangs on it, of what is measured by others."""
    phrase = _MEASURE.sub("", phrase)
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
        if answer is not None:
            words = Wording(answer)
            told = [c for c in answer.claims if c.event_type == "ASSAULT" and c.factuality != "CT-"]
            told = [c for c in told if c.mode in ATTACK_TYPES]
            # harm without manner is of the attack whose manner is told
            manners = [c for c in told if c.mode is not None] or told
            found["types"] = {_attack_type(claim, words) for claim in manners}
            for claim in told:
                for name, one in _sides(claim, words):
                    found[name].add(words.of(one))
        if len(found["types"]) > 1:
            found["types"].discard(ATTACK_TYPES[None])
        return {name: sorted(values - {""}) for name, values in found.items()}

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """F1 of each set."""
        return {
            f"{name}_f1": f1(sums[f"{name}.hits"], sums[f"{name}.predicted"], sums[f"{name}.wanted"])
            for name in SETS
        }


class Wording:
    """By which words, and as what kind, does an answer speak of those who take part?"""

    def __init__(self, answer: Any) -> None:
        self._mentions = {mention.id: mention for mention in answer.mentions}
        self._actors = {actor.id: actor for actor in answer.actors}
        self._described: dict[str, str] = {}
        for mention in answer.mentions:
            if mention.form == "nominal" and mention.chain is not None:
                self._described.setdefault(mention.chain, mention.text)

    def kind(self, participant: Any) -> str:
        """The kind of the actor, else of the phrase."""
        known = self._actors.get(participant.actor) or self._mentions.get(participant.mention)
        return str(known.kind) if known is not None else "other"

    def of(self, participant: Any) -> str:
        """The phrase in place; nothing for a pronoun, for a person's name what the person is called else."""
        mention = self._mentions.get(participant.mention)
        text = participant.name if mention is None else mention.text
        if mention is not None and mention.form == "pronoun":
            return ""
        if mention is not None and mention.form == "name" and self.kind(participant) == "person":
            text = self._described.get(mention.chain, "")
        words = plain(text)
        return "" if head(words) in STAND_INS else words


def _attack_type(claim: Any, words: Wording) -> str:
    """The type that the mode says; where only things are hit, and not by explosion, one on a facility."""
    hit = [one for one in claim.participants if one.role == "recipient"]
    if hit and claim.mode in ON_THINGS and all(words.kind(one) in THINGS for one in hit):
        return FACILITY
    return ATTACK_TYPES[claim.mode]


def _sides(claim: Any, words: Wording) -> Iterator[tuple[str, Any]]:
    """Who is perpetrator and who is target: the forces of a state are never the first."""
    actors = [one for one in claim.participants if one.role == "actor"]
    others = [one for one in actors if words.kind(one) not in STATE_SIDE]
    fought = any(words.kind(one) in ARMED_SIDE for one in claim.participants if one.role == "recipient")
    by_state = bool(actors) and not others and not fought
    for one in claim.participants:
        kind = words.kind(one)
        if one.role == "actor" and not by_state:
            yield "targets" if kind in STATE_SIDE else "perpetrators", one
        elif one.role == "recipient" and kind in ARMED_SIDE and not others:
            yield "perpetrators", one
        elif one.role == "recipient" and (not by_state or kind in STATE_SIDE):
            yield "targets", one
