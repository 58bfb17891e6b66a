"""Does the confidence of event claims order right from wrong, by the rules alone and with the heads?

``python -m train.heads.confidence`` prints one JSON object, of sentences of the codebook that nothing learnt
from. A claim is right where it shares words with a labelled event of its type, wrong where it shares words
only with other labels or stands in a sentence that tells nothing; all others are left out. Both columns are
of the same claims, those that the heads left standing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from blowback import api
from blowback.records import Claim
from train.codebook.reading import NONE, Record
from train.heads.ablation import held_out

_BINS = 15
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


def main() -> None:
    """Prints the table, one part of the held-out sentences after the other."""
    by_text: dict[str, list[Record]] = defaultdict(list)
    for record in held_out():
        by_text[record.text].append(record)
    documents = [{"id": str(n), "text": text} for n, text in enumerate(by_text)]
    made = {
        heads: list(api.annotate(documents, settings=api.Settings(heads=heads))) for heads in (False, True)
    }
    judged: dict[str, list[Judged]] = defaultdict(list)
    for same, rules, both in zip(by_text.values(), made[False], made[True], strict=True):
        before = {claim.id: claim.confidence for claim in rules.claims}
        for claim in both.claims:
            hit = right(claim, same) if claim.event_type and claim.claim_kind == "event" else None
            if hit is not None and claim.id in before:
                part = same[0].part
                judged[f"rules, part {part}"].append((before[claim.id], hit))
                judged[f"both, part {part}"].append((claim.confidence, hit))
    table = {
        name: {"order": round(order(given), 3), "error": round(error(given), 3), "n": len(given)}
        for name, given in sorted(judged.items())
    }
    print(json.dumps(table, indent=1))


if __name__ == "__main__":
    main()
