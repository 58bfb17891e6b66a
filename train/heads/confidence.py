"""Does the confidence of event claims order right from wrong, and does it say how many are right?

``python -m train.heads.confidence`` prints one JSON object, of sentences of the codebook that nothing learnt
from. A claim is right where it shares words with a labelled event of its type, wrong where it shares words
only with other labels or stands in a sentence that tells nothing; all others are left out. The columns of
rules and of both are of the same claims, those that the heads left standing.

``python -m train.heads.confidence FOLDER``, with the folder of the development data, adds ``plv``: claims
whose actor and recipient are the marked ones, right where the type is the marked one's, giving way and
stepping back taken for one. ``fitted`` is how the scale of ``blowback.coding.confidence`` would have to be
moved; 0 and 1 where it fits.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from pathlib import Path
from typing import Any

from blowback import api
from blowback.records import Annotation, Claim
from blowback.vocab.claims import Role
from blowback_eval.scorers.event_type import TO_ROOT
from train.codebook.reading import NONE, Record
from train.heads.ablation import held_out

_BINS = 15
_ROUNDS = 50
Judged = tuple[float, bool]


def right(claim: Claim, same: Sequence[Record]) -> bool | None:
    """Is the claim right by the labels of its sentence? None where they do not tell."""
    if same[0].kind == NONE:
        return False
    met = [
        record
        for record in same
        if any(claim.trigger[0] < end and start < claim.trigger[1] for start, end in record.spans["E"])
    ]
    told = any(record.kind == "event" and record.event_type == claim.event_type for record in met)
    return told if met else None


def order(judged: Sequence[Judged]) -> float:
    """How often does a right claim stand above a wrong one (AUC)? Ties count half."""
    good, bad = ([score for score, hit in judged if hit is kind] for kind in (True, False))
    above = sum((a > b) + 0.5 * (a == b) for a in good for b in bad)
    return above / (len(good) * len(bad))


def error(judged: Sequence[Judged]) -> float:
    """The expected calibration error, 15 equal bins."""
    gaps: dict[int, float] = defaultdict(float)
    for score, hit in judged:
        gaps[min(int(score * _BINS), _BINS - 1)] += score - hit
    return sum(abs(gap) for gap in gaps.values()) / len(judged)


def fitted(judged: Sequence[Judged]) -> tuple[float, float]:
    """Which shift and stretch of the log odds fit best? Logistic regression, by Newton's steps."""
    odds = [(log((s := 0.001 + 0.998 * score) / (1 - s)), hit) for score, hit in judged]
    shift, stretch = 0.0, 1.0
    for _ in range(_ROUNDS):
        told = [1 / (1 + exp(-shift - stretch * x)) for x, _ in odds]
        steep = [p * (1 - p) for p in told]
        off = [hit - p for p, (_, hit) in zip(told, odds, strict=True)]
        a, b = sum(off), sum(o * x for o, (x, _) in zip(off, odds, strict=True))
        aa = sum(steep)
        ab = sum(w * x for w, (x, _) in zip(steep, odds, strict=True))
        bb = sum(w * x * x for w, (x, _) in zip(steep, odds, strict=True))
        whole = aa * bb - ab * ab
        shift, stretch = shift + (bb * a - ab * b) / whole, stretch + (aa * b - ab * a) / whole
    return round(shift, 3), round(stretch, 3)


def of_codebook(*, heads: bool) -> Iterator[tuple[str, Claim, bool]]:
    """The event claims of the held-out sentences, with the part that each is of, and whether it is right."""
    by_text: dict[str, list[Record]] = defaultdict(list)
    for record in held_out():
        by_text[record.text].append(record)
    for same, made in zip(by_text.values(), _read(by_text, heads=heads), strict=True):
        for claim in _events(made):
            hit = right(claim, same)
            if hit is not None:
                yield f"part {same[0].part}", claim, hit


def of_pairs(rows: Sequence[Mapping[str, Any]], *, heads: bool) -> Iterator[tuple[str, Claim, bool]]:
    """The event claims between two marked phrases, and whether their type is the marked one."""
    by_text: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if not (row["source_implicit"] or row["target_implicit"]):
            by_text[row["text"]].append(row)
    for same, made in zip(by_text.values(), _read(by_text, heads=heads), strict=True):
        mentions = {mention.id: (mention.start, mention.end) for mention in made.mentions}
        for claim in _events(made):
            ends = {
                role: [
                    mentions[p.mention]
                    for p in claim.participants
                    if p.role is role and p.mention in mentions
                ]
                for role in (Role.ACTOR, Role.RECIPIENT)
            }
            roots = [
                row["gold_root"]
                for row in same
                if _meet(ends[Role.ACTOR], row["source_spans"])
                and _meet(ends[Role.RECIPIENT], row["target_spans"])
            ]
            if roots:
                yield "plv", claim, TO_ROOT.get(str(claim.event_type), claim.event_type) in roots


def _read(texts: Mapping[str, object], *, heads: bool) -> Iterator[Annotation]:
    documents = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    return api.annotate(documents, settings=api.Settings(heads=heads))


def _events(made: Annotation) -> Iterator[Claim]:
    return (claim for claim in made.claims if claim.event_type and claim.claim_kind == "event")


def _meet(some: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in some for b in others)


def main() -> None:
    """Prints the table, one part of the held-out sentences after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", help="the folder of the development data")
    data = parser.parse_args().data
    rows = []
    if data is not None:
        rows = [json.loads(line) for line in (data / "plv/train.jsonl").read_text("utf-8").splitlines()]
    rules, both = ([*of_codebook(heads=heads), *of_pairs(rows, heads=heads)] for heads in (False, True))
    before = {(where, claim.id, claim.evidence): claim.confidence for where, claim, _ in rules}
    judged: dict[str, list[Judged]] = defaultdict(list)
    for where, claim, hit in both:
        score = before.get((where, claim.id, claim.evidence))
        if score is not None:
            judged[f"rules, {where}"].append((score, hit))
            judged[f"both, {where}"].append((claim.confidence, hit))
    table = {
        name: {
            "order": round(order(given), 3),
            "error": round(error(given), 3),
            "fitted": fitted(given),
            "right": round(sum(hit for _, hit in given) / len(given), 3),
            "n": len(given),
        }
        for name, given in sorted(judged.items())
    }
    print(json.dumps(table, indent=1))


if __name__ == "__main__":
    main()
