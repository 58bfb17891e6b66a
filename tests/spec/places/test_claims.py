"""Where did it happen? Every row of ``claims.tsv``: a sentence, its event word, the place or none."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from blowback.coding.targets import judge_targets
from blowback.read.blocks import find_blocks
from blowback.read.mentions import find_mentions
from blowback.read.parse import load_model, parse
from blowback.read.places import find_places
from blowback.text.names import NameTable

ROWS = list(
    csv.DictReader((Path(__file__).parent / "claims.tsv").read_text("utf-8").splitlines(), delimiter="\t")
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_where_it_happened(row: dict[str, str]) -> None:
    text = row["text"]
    blocks = find_blocks(text)
    doc = parse(load_model(), text, blocks)
    found = find_places(doc, find_mentions(doc, blocks, NameTable()))
    start = text.index(row["event"])
    (target,) = judge_targets(doc, [(start, start + len(row["event"]))], (), found)
    assert (target.place.text if target.place else "") == row["place"]
