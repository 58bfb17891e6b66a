"""Which documents are copies of one text, and which are independent reports of the same happening?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

import numpy as np

from blowback_eval.items import Counted, Item, Miss, Rows, Scorer
from blowback_eval.made_copies import truncated, verbatim
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, f1, ratio

COPIES = ("verbatim", "truncated", "edited", "excerpted", "spun", "retranslated")
FAMILY = frozenset({"original", *COPIES})


class Families(Scorer):
    """F1 of pairs, for each version of a copy over all pairs with an original or what is no copy.

    The pairs of version V are those of a V document with an original, with an independent report, a later
    report or another V document, of its own story or of another. A pair is wanted where it is of the copy
    and its own original. Families are taken from the whole collection at once.
    """

    name = "families"
    question = "which documents are copies of one text"
    files: ClassVar[tuple[str, ...]] = tuple(f"../families/stories/s{n:02d}.jsonl" for n in range(21, 65))
    verb = "families"
    sample = 44
    gated = ("f1_all", "apart", *(f"f1_{version}" for version in COPIES))
    few = False

    def items(self, rows: Rows) -> Iterator[Item]:
        """One story each, with the copies that a script makes where they were not made by hand."""
        for name in self.files:
            told = list(rows[name])
            (original,) = (row for row in told if row["version"] == "original")
            if not any(row["version"] == "verbatim" for row in told):
                told += [verbatim(original), truncated(original)]
            fields = ("id", "text", "title", "published_at", "outlet")
            documents = [{field: row[field] for field in fields} for row in told]
            versions = {row["id"]: row["version"] for row in told}
            yield Item({"id": original["story"], "documents": documents}, versions)

    def count(self, item: Item, answer: Any) -> Counted:
        """Pairs within the story, and half of each pair with another story."""
        counts: dict[str, float] = {}
        misses: list[Miss] = []
        families: Mapping[str, str] = answer.families if answer is not None else {}
        versions: Mapping[str, str] = item.gold
        for one, version in versions.items():
            mine = [o for o in versions if o > one]
            for other in mine:
                same = families.get(one) is not None and families.get(one) == families.get(other)
                wanted = version in FAMILY and versions[other] in FAMILY
                _add(counts, version, versions[other], wanted=wanted, found=same, weight=1.0)
                if not wanted:
                    counts["pairs"] = counts.get("pairs", 0) + 1
                    counts["merged"] = counts.get("merged", 0) + same
                if wanted != same:
                    kind = "not joined" if wanted else "joined"
                    misses.append(Miss(one, kind, None, str(wanted), f"{version}, {versions[other]}"))
            for other in answer.strangers.get(families.get(one), ()) if answer is not None else ():
                _add(counts, version, _version(other), wanted=False, found=True, weight=0.5)
                counts["merged_with_other_stories"] = counts.get("merged_with_other_stories", 0) + 0.5
                misses.append(Miss(one, "joined with another story", None, "", other))
        if answer is not None:
            whole = [each for each in answer.best.values() if each in versions]
            right = [b for b in whole if versions[b] == "original"]
            counts["families"] = float(len(whole))
            counts["best_is_original"] = float(len(right))
        return Counted(counts, tuple(misses))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """F1 over all pairs, of each version, and the share of pairs that were rightly left apart."""
        found = {
            "f1_all": f1(sums["all.hits"], sums["all.found"], sums["all.wanted"]),
            "apart": 1 - ratio(sums["merged"], sums["pairs"]),
        }
        for version in COPIES:
            parts = (sums[f"{version}.{each}"] for each in ("hits", "found", "wanted"))
            found[f"f1_{version}"] = f1(*parts)
        found["witness"] = ratio(sums["best_is_original"], sums["families"])
        return found


class FamiliesTuned(Families):
    """The same on the stories that the detector was tuned on."""

    name = "families_tuned"
    question = "the same, on the stories it was tuned on"
    files: ClassVar[tuple[str, ...]] = tuple(f"../families/stories/s{n:02d}.jsonl" for n in range(1, 21))
    sample = 20


class FamiliesFresh(Families):
    """The same on stories that nothing was tuned on, nor may be."""

    name = "families_fresh"
    question = "the same, on stories nothing was tuned on"
    files: ClassVar[tuple[str, ...]] = tuple(f"../families/fresh/f{n:02d}.jsonl" for n in range(1, 25))
    sample = 24


class FamiliesDecisions(Families):
    """The same where three other reporters tell of the same decision, from the same words and figures."""

    name = "families_decisions"
    question = "the same, beside three reporters' own accounts of one decision"
    files: ClassVar[tuple[str, ...]] = tuple(f"../families/stories/s{n:02d}.jsonl" for n in range(77, 89))
    sample = 12


class FamiliesDecisionsTuned(Families):
    """The same on the stories of decisions that the detector was tuned on."""

    name = "families_decisions_tuned"
    question = "the same of decisions, on the stories it was tuned on"
    files: ClassVar[tuple[str, ...]] = tuple(f"../families/stories/s{n:02d}.jsonl" for n in range(65, 77))
    sample = 12


class FamiliesSecond(Families):
    """The same on other genres, from an ambush to a summit: held for a measurement when all is decided."""

    name = "families_second"
    question = "the same on other genres, held"
    files: ClassVar[tuple[str, ...]] = tuple(f"../families/second/g{n:02d}.jsonl" for n in range(5, 9))
    sample = 4
    gated = ("f1_all", "apart", "f1_spun", "f1_retranslated")


class FamiliesSecondTuned(FamiliesSecond):
    """The same on the stories of other genres that the detector may be developed on."""

    name = "families_second_tuned"
    question = "the same on other genres, to develop on"
    files: ClassVar[tuple[str, ...]] = tuple(f"../families/second/g{n:02d}.jsonl" for n in range(1, 5))
    sample = 4


class FamiliesReal(Scorer):
    """How many pairs of reports of one topic are taken for copies?

    The reports are thought to be independent, but some are copies of one dispatch: each pair that is found
    is to be read.
    """

    name = "families_real"
    question = "pairs of real reports taken for copies"
    files = ("ecb_plus/train.jsonl",)
    verb = "families"
    sample = 10_000
    gated = ("apart",)

    def items(self, rows: Rows) -> Iterator[Item]:
        """One topic each."""
        topics: dict[str, list[dict[str, str]]] = {}
        for row in rows[self.files[0]]:
            text = "\n".join(" ".join(sentence["tokens"]) for sentence in row["sentences"])
            topics.setdefault(str(row["topic"]), []).append({"id": row["id"], "text": text})
        for topic, documents in topics.items():
            yield Item({"id": topic, "documents": documents}, documents)

    def count(self, item: Item, answer: Any) -> Counted:
        """Pairs of a topic, and those that were joined."""
        documents: Sequence[Mapping[str, str]] = item.gold
        families: Mapping[str, str] = answer.families if answer is not None else {}
        misses = []
        for at, one in enumerate(documents):
            for other in documents[at + 1 :]:
                if families.get(one["id"]) is not None and families.get(one["id"]) == families.get(
                    other["id"]
                ):
                    shown = json.dumps([one["text"], other["text"]], ensure_ascii=False)
                    misses.append(Miss(one["id"], "joined", None, "", other["id"], shown))
        strangers = sum(len(each) for each in answer.strangers.values()) if answer is not None else 0
        pairs = len(documents) * (len(documents) - 1) / 2
        return Counted(
            {"pairs": pairs, "merged": float(len(misses)), "merged_with_other_stories": strangers / 2},
            tuple(misses),
        )

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """The share of pairs that were left apart."""
        apart: Floats = np.asarray(
            1 - ratio(sums["merged"] + sums["merged_with_other_stories"], sums["pairs"])
        )
        return {"apart": apart}


def _add(counts: dict[str, float], one: str, other: str, *, wanted: bool, found: bool, weight: float) -> None:
    """Count a pair for all, and for each version that it concerns."""
    concerned = ["all"]
    for version, beside in {(one, other), (other, one)}:
        if version in COPIES and (beside in {"original", version} or beside not in FAMILY):
            concerned.append(version)
    for name in sorted(set(concerned)):
        for kind, value in (("wanted", wanted), ("found", found), ("hits", wanted and found)):
            if value:
                counts[f"{name}.{kind}"] = counts.get(f"{name}.{kind}", 0) + weight


def _version(document: str) -> str:
    """Which version is a document of another story, by its id?"""
    return document.partition("-")[2]
