"""The table of time expressions: what stands in the manual is what the grammar does."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.parse import load_model, parse
from blowback.read.times import find_times
from blowback.records import Published
from blowback.vocab.documents import DateBasis


class Row(NamedTuple):
    written: str
    text: str
    start: int
    end: int
    type: str
    value: str
    interval: tuple[str | None, str | None] | None


def _open(cell: str) -> str | None:
    return None if cell == "-" else cell


def rows() -> list[Row]:
    found = []
    for line in (Path(__file__).parent / "expressions.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        written, marked, kind, value, low, high = line.split("\t")
        start, end = marked.index("["), marked.index("]") - 1
        interval = None if low == high == "-" else (_open(low), _open(high))
        text = marked.replace("[", "").replace("]", "")
        found.append(Row(written, text, start, end, kind, value, interval))
    return found


def published(cell: str) -> Published:
    if cell == "-":
        return Published()
    start, _, end = cell.partition("/")
    if not end:
        year, month, day = start.split("-")
        end = f"{year}-{month}-{int(day) + 1:02}"
    return Published(start=start, end=_open(end), basis=DateBasis.GIVEN)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.written}: {row.text}")
def test_expression(row: Row) -> None:
    doc = parse(load_model(), row.text, find_blocks(row.text))
    times = {(time.start, time.end): time for time in find_times(doc, published(row.written))}
    assert (row.start, row.end) in times, f"found {[time.text for time in times.values()]}"
    time = times[row.start, row.end]
    assert (time.type.value, time.value, time.interval) == (row.type, row.value, row.interval)
