"""Which mentions mean the same one, and whom do they mean? The tables beside this file specify it."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.chains import link
from blowback.read.mentions import find_mentions
from blowback.read.parse import load_model, parse
from blowback.records import Mention
from blowback.resolve.document import Resolution, Resolver
from blowback.resolve.registry import Registry
from blowback.text.names import NameTable

_MARK = re.compile(r"\[|\](\d)")
Mark = tuple[int, int, int]  # start, end, number


def _rows(name: str) -> list[dict[str, str]]:
    table = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    lines = (line for line in table if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _unmarked(marked: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks."""
    plain, last = "", 0
    opened: list[int] = []
    marks: list[Mark] = []
    for mark in _MARK.finditer(marked):
        plain += marked[last : mark.start()]
        last = mark.end()
        if mark[1] is None:
            opened.append(len(plain))
        else:
            marks.append((opened.pop(), len(plain), int(mark[1])))
    return plain + marked[last:], marks


@cache
def _read(text: str) -> Resolution:
    blocks = find_blocks(text)
    doc = parse(load_model(), text, blocks)
    names = NameTable()
    return Resolver(Registry(())).resolve(doc, link(doc, blocks, find_mentions(doc, blocks, names), names))


def _marked(text: str, marks: list[Mark]) -> list[tuple[Mention, int]]:
    """The mention that each mark marks, a name with or without its article."""
    found = []
    for start, end, number in marks:
        inside = [m for m in _read(text).mentions if start <= m.start and m.end == end]
        assert inside, f"no mention at “{text[start:end]}”"
        found.append((min(inside, key=lambda m: m.start), number))
    return found


@pytest.mark.parametrize("case", _rows("chains.tsv"), ids=lambda case: case["about"])
def test_mentions_of_one_actor_are_one_chain(case: dict[str, str]) -> None:
    text, marks = _unmarked(case["text"])
    marked = _marked(text, marks)
    for number in {number for _, number in marked}:
        chains = {m.chain for m, n in marked if n == number}
        others = {m.chain for m, n in marked if n != number}
        assert len(chains) == 1, f"{number} is {[m.text for m, n in marked if n == number]}"
        assert chains.isdisjoint(others), f"{number} is also another"


@pytest.mark.parametrize("case", _rows("introduced.tsv"), ids=lambda case: case["about"])
def test_who_is_meant_in_a_world_that_no_registry_knows(case: dict[str, str]) -> None:
    text, marks = _unmarked(case["text"])
    wanted = dict(row.split(" ", 1) for row in case["actors"].split("; "))
    called = {actor.id: actor.name for actor in _read(text).actors}
    for mention, number in _marked(text, marks):
        assert called.get(mention.actor or "") == wanted[str(number)], mention.text


def test_parts_offices_and_organs_count_for_their_whole() -> None:
    text = "Vardania's army chief met some of the Kesh Front's fighters and Kesh Front factions in Vardania."
    read = _read(text)
    called = {actor.id: actor.name for actor in read.actors}
    assert {(called[row.actor], str(row.kind), called[row.parent]) for row in read.part_of} == {
        ("head of Vardania: armed forces", "office_holder", "Vardania: armed forces"),
        ("Vardania: armed forces", "organ", "Vardania"),
        ("Kesh Front members", "member", "Kesh Front"),
        ("Kesh Front factions", "faction", "Kesh Front"),
    }
    assert all(actor.country is None and actor.provisional for actor in read.actors)
