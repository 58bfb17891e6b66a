"""Which sentences tell of police who kill, arrest or use force?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from blowback_eval.items import Counted, Item, Miss, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, ratio
from blowback_eval.spans import Span

LABELS = frozenset({"KILL", "ARREST", "FORCE"})
STEPS = 40  # thresholds tried, evenly spaced
PRECISION = 0.60
FORCES = frozenset({"COP", "MIL", "PRM", "SPY"})
FORCE_WORDS = ("police", "cop", "constable", "officer", "rpf", "crpf", "srp", "jawan")
BANDS = frozenset({"armed_group", "faction"})
CROWDS = "crowd-control"
ACTS = {"ASSAULT": None, "COERCE": frozenset({"arrest"})}


def is_act(claim: Any) -> bool:
    """Does a claim tell of an assault or an arrest that is not denied?"""
    if claim.event_type not in ACTS or claim.factuality == "CT-":
        return False
    modes = ACTS[claim.event_type]
    return modes is None or claim.mode in modes


def share_of_forces(claim: Any, answer: Any) -> float:
    """How likely is it police who act? Arrests are theirs, and who breaks up crowds; other violence seldom.

    Whose name is not known to be that of a service ("the task force", an officer by his name) still arrests
    for one, unless he fights on his own account.
    """
    services = {actor.id for actor in answer.actors if actor.sector in FORCES}
    armed = {m.id for m in answer.mentions if m.kind in {"military", "security_service"}}
    actors = [one for one in claim.participants if one.role == "actor"]
    if not actors:
        return 0.9 if claim.event_type == "COERCE" or claim.mode == CROWDS else 0.4
    forces = any(
        one.actor in services or one.mention in armed or any(word in one.name.lower() for word in FORCE_WORDS)
        for one in actors
    )
    if forces:
        return 1.0
    bands = {actor.id for actor in answer.actors if actor.kind in BANDS}
    return 0.9 if claim.event_type == "COERCE" and not any(one.actor in bands for one in actors) else 0.2


class PoliceActions(Scorer):
    """Recall of labelled sentences at the threshold where precision is at least .60.

    A sentence's score is the confidence of the surest claim in it that tells of an assault or an arrest,
    times how likely it is that police or another armed service acts. The threshold is chosen on documents
    with even ids and scored on those with odd ones, anew in every resample.
    """

    name = "police"
    question = "police who kill, arrest or use force"
    files = ("india_police_events/all.jsonl",)
    verb = "annotate"
    sample = 120
    gated = ("recall",)

    def items(self, rows: Rows) -> Iterator[Item]:
        """One article each, its sentences a line each."""
        for row in rows[self.files[0]]:
            at, texts, places = 0, [], []
            for sentence in row["sents"]:
                text = sentence["text"].strip() or "."
                texts.append(text)
                places.append(((at, at + len(text)), not LABELS.isdisjoint(sentence["labels"])))
                at += len(text) + 1
            ask = {"id": str(row["id"]), "text": "\n".join(texts), "published_at": row["date"]}
            yield Item(ask, (int(row["id"]) % 2 == 0, places))

    def count(self, item: Item, answer: Any) -> Counted:
        """At each threshold, sentences over it and labelled sentences over it."""
        even, sentences = item.gold
        half = "even" if even else "odd"
        counts: dict[str, float] = {"sentences": float(len(sentences))}
        misses = []
        for span, labelled in sentences:
            score = self._score(answer, span)
            counts[f"{half}.wanted"] = counts.get(f"{half}.wanted", 0) + labelled
            for step in range(int(score * STEPS) + 1 if score > 0 else 0):
                counts[f"{half}.over.{step}"] = counts.get(f"{half}.over.{step}", 0) + 1
                counts[f"{half}.hits.{step}"] = counts.get(f"{half}.hits.{step}", 0) + labelled
            if labelled != (score > 0.5):
                shown = item.ask["text"][slice(*span)]
                misses.append(Miss(item.id, "sentence", span, str(labelled), f"{score:.2f}", shown))
        return Counted(counts, tuple(misses))

    def _score(self, answer: Any, sentence: Span) -> float:
        if answer is None:
            return 0.0
        told = [claim for claim in answer.claims if sentence[0] <= claim.trigger[0] < sentence[1]]
        acts = [claim for claim in told if is_act(claim)]
        return max((one.confidence * share_of_forces(one, answer) for one in acts), default=0.0)

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """Recall and precision on the odd half, at the threshold that the even half chose."""
        steps = range(STEPS + 1)
        recall, precision = {}, {}
        for half in ("even", "odd"):
            hits = np.stack([sums[f"{half}.hits.{step}"] for step in steps])
            over = np.stack([sums[f"{half}.over.{step}"] for step in steps])
            recall[half] = np.stack([ratio(row, sums[f"{half}.wanted"]) for row in hits])
            precision[half] = ratio(hits, over)
        allowed = np.where(precision["even"] >= PRECISION, recall["even"], -1.0)
        chosen = np.argmax(allowed, axis=0)
        reached = np.max(allowed, axis=0) >= 0
        columns = np.arange(len(chosen))
        found: Floats = np.where(reached, recall["odd"][chosen, columns], 0.0)
        kept: Floats = np.where(reached, precision["odd"][chosen, columns], 0.0)
        return {"recall": found, "precision": kept}
