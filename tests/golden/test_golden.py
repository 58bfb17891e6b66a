"""Do frozen articles still read as they did? One line a claim; what was read is saved beside what was wanted.

The dispatches are ours and stand with their words: those of them that are frozen, that is; how well all are
read, the evaluation says. The seed is not: its lines hold offsets, codes and digests
and no text, with a ``comment`` on every line that a second reader found wrong or arguable. To take what is
read now: ``python -m tests.golden.test_golden``, then look at the difference line by line; comments stay with
their lines, and on a line that changed they say so until a reader rewrites them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blowback import api
from blowback.records import Annotation, Claim

FOLDER = Path(__file__).resolve().parent
EXPECTED, ACTUAL = FOLDER / "expected", FOLDER / "actual"
DISPATCHES = {p.stem: p for p in api.sample() if (EXPECTED / f"{p.stem}.jsonl").is_file()}
SEED = "seed"
EARLIER = "before a change of this line: "


def line_of(claim: Claim, text: str) -> dict[str, Any]:
    """A claim of an article that is ours: every field that says something."""
    whole = msgspec.to_builtins(claim)
    kept = {name: value for name, value in whole.items() if value not in (None, [], (), {})}
    return {"words": text[slice(*claim.trigger)], **kept}


def closed_line_of(claim: Claim, text: str) -> dict[str, Any]:
    """A claim of an article that is not ours: where, which codes, and digests of the words."""
    return {
        "trigger": list(claim.trigger),
        "words": _digest(text[slice(*claim.trigger)]),
        "kind": claim.claim_kind,
        "speaker": [claim.speaker.kind, claim.speaker.actor, claim.stance],
        "type": claim.event_type,
        "mode": claim.mode,
        "participants": [[p.role, p.actor or _digest(p.name)] for p in claim.participants],
        "factuality": claim.factuality,
        "modality": claim.modality,
        "extent": claim.extent,
        "backing": msgspec.to_builtins(claim.backing),
        "state": [claim.state.kind, _digest(claim.state.value or "")] if claim.state else None,
        "position": claim.position.side if claim.position else None,
        "expectation": claim.expectation.kind if claim.expectation else None,
        "quantities": [[q.what, q.low, q.high] for q in claim.quantities],
        "time": [claim.event_time.start, claim.event_time.end] if claim.event_time else None,
    }


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def read(path: Path) -> Annotation:
    """What the article says; the clock of its retrieval is fixed, so that nothing depends on today."""
    documents = api.documents([path])
    fixed = (msgspec.structs.replace(d, retrieved_at="2031-12-31T00:00:00Z") for d in documents)  # type: ignore[type-var]  # none of the samples is set aside
    [annotation] = api.annotate(fixed)
    return annotation


def lines(name: str, path: Path) -> Iterator[str]:
    """One JSON line a claim."""
    annotation = read(path)
    make = closed_line_of if name == SEED else line_of
    for claim in annotation.claims:
        yield json.dumps(make(claim, annotation.article.text), ensure_ascii=False)


def wanted(name: str) -> list[str]:
    """The frozen lines, their comments left out."""
    rows = (EXPECTED / f"{name}.jsonl").read_text("utf-8").splitlines()
    objects = [json.loads(row) for row in rows]
    return [json.dumps(_plain(row), ensure_ascii=False) for row in objects]


def compare(name: str, path: Path) -> None:
    got = list(lines(name, path))
    if got != wanted(name):
        ACTUAL.mkdir(exist_ok=True)
        (ACTUAL / f"{name}.jsonl").write_text("\n".join(got) + "\n", "utf-8")
    assert got == wanted(name), f"what was read is in {ACTUAL / name}.jsonl"


@pytest.mark.parametrize("name", sorted(DISPATCHES))
def test_a_dispatch_reads_as_it_did(name: str) -> None:
    compare(name, DISPATCHES[name])


def test_the_seed_reads_as_it_did(seed: Path) -> None:
    compare(SEED, seed)


def test_a_comment_outlives_a_change_of_its_line() -> None:
    plain: dict[str, Any] = {"trigger": [3, 8], "kind": "event", "type": "AID", "mode": None}
    old: list[dict[str, Any]] = [
        {**plain, "comment": "no recipient is told"},
        {"trigger": [9, 12], "kind": "state", "comment": "x"},
    ]
    same, changed, other = plain, {**plain, "type": "SUPPORT"}, {**plain, "trigger": [30, 35]}
    assert with_comments([same], old)[0] == [{**same, "comment": "no recipient is told"}]
    assert with_comments([changed], old)[0] == [{**changed, "comment": f"{EARLIER}no recipient is told"}]
    assert with_comments([changed, same], old)[0][0] == changed
    again, gone = with_comments([changed], with_comments([changed], old)[0])
    assert (again[0]["comment"].count(EARLIER), gone) == (1, [])
    assert with_comments([other], old) == ([other], ["no recipient is told", "x"])


def with_comments(
    rows: list[dict[str, Any]], old: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows with the comments that they had, and the comments of rows that are gone.

    A row that is new keeps the comment of the row with its trigger and kind, marked as older.
    """
    waiting = [(_plain(row), row["comment"]) for row in old if row.get("comment")]
    stayed = [_plain(row) for row in old]
    found: dict[int, str] = {}
    for i, row in sorted(enumerate(rows), key=lambda one: one[1] not in stayed):
        same, mark = (_same, "") if row in stayed else (_alike, EARLIER)
        match = next((one for one in waiting if same(one[0], row)), None)
        if match:
            waiting.remove(match)
            found[i] = mark + match[1].removeprefix(mark)
    commented = [{**row, "comment": found[i]} if i in found else row for i, row in enumerate(rows)]
    return commented, [comment for _, comment in waiting]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "comment"}


def _same(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return a == b


def _alike(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Do two rows speak of the same words as the same kind of claim?"""
    kinds = [row.get("kind", row.get("claim_kind")) for row in (a, b)]
    return a["trigger"] == b["trigger"] and kinds[0] == kinds[1]


def freeze(seed: Path | None) -> None:
    """Writes what is read now as what is wanted; says which comments have no row any more."""
    paths = {**DISPATCHES, **({SEED: seed} if seed is not None else {})}
    for name, path in paths.items():
        target = EXPECTED / f"{name}.jsonl"
        old = [json.loads(row) for row in target.read_text("utf-8").splitlines()] if target.exists() else []
        rows, gone = with_comments([json.loads(line) for line in lines(name, path)], old)
        target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        for comment in gone:
            sys.stderr.write(f"{name}: no claim is left for the comment: {comment}\n")


if __name__ == "__main__":
    from tests.conftest import SHARED

    found = sorted((SHARED / "seeds").glob("*.txt"))
    freeze(found[0] if found else None)
    sys.exit(0)
