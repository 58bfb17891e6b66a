"""What are rules, heads and both worth, on the part of the codebook that nothing learnt from?

``python -m train.heads.ablation`` prints one JSON object. ``right``: right types of marked pairs. ``told``:
the share of event records of which a claim with an overlapping trigger is read; ``told_right``: and of the
right type. ``invented``: the share of sentences that tell nothing of this field from which an event is read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from blowback import api
from blowback.records import Annotation
from train.codebook.reading import NONE, Record, records


def held_out() -> list[Record]:
    """The records that were held out."""
    return [record for record in records() if record.held_out]


def classified(given: Sequence[Record], *, heads: bool) -> dict[str, float]:
    """How often is the type of a marked pair right?"""
    pairs = [record for record in given if record.event_type and "A" in record.spans]
    items = (
        {"id": n, "text": r.text, "actor": r.spans["A"], "recipient": r.spans.get("R", ())}
        for n, r in enumerate(pairs)
    )
    answers = api.classify(items, settings=api.Settings(heads=heads))
    right = sum(answer.event_type == record.event_type for answer, record in zip(answers, pairs, strict=True))
    return {"right": round(right / len(pairs), 3), "n": len(pairs)}


def read(given: Sequence[Record], *, heads: bool) -> dict[str, float]:
    """What is read from the sentences as articles of their own?"""
    by_text: dict[str, list[Record]] = defaultdict(list)
    for record in given:
        by_text[record.text].append(record)
    documents = [{"id": str(n), "text": text} for n, text in enumerate(by_text)]
    made = dict(zip(by_text, api.annotate(documents, settings=api.Settings(heads=heads)), strict=True))
    events = [record for record in given if record.kind == "event" and record.modality == "actual"]
    told = [_told(record, made) for record in events]
    nothing = [text for text, same in by_text.items() if same[0].kind == NONE]
    invented = sum(any(claim.claim_kind == "event" for claim in made[text].claims) for text in nothing)
    return {
        "told": round(sum(bool(types) for types in told) / len(told), 3),
        "told_right": round(sum(r.event_type in t for r, t in zip(events, told, strict=True)) / len(told), 3),
        "n_told": len(told),
        "invented": round(invented / len(nothing), 3),
        "n_nothing": len(nothing),
    }


def _told(record: Record, made: Mapping[str, Annotation]) -> set[str | None]:
    """The types of the claims that stand on the words of the record."""
    return {
        claim.event_type
        for claim in made[record.text].claims
        if any(claim.trigger[0] < end and start < claim.trigger[1] for start, end in record.spans["E"])
    }


def main() -> None:
    """Prints the table."""
    given = held_out()
    table = {
        name: classified(given, heads=heads) | read(given, heads=heads)
        for name, heads in (("rules", False), ("both", True))
    }
    print(json.dumps(table, indent=1))


if __name__ == "__main__":
    main()
