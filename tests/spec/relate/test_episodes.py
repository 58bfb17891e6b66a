"""The table of episodes: what is told, and which claims tell of one happening."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from pathlib import Path

import pytest

from blowback.relate.episodes import episodes
from tests.unit.relate.telling import Teller

CASE = list[list[str]]


def cases() -> list[CASE]:
    lines = (Path(__file__).parent / "episodes.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [list(rows) for _, rows in groupby(rows, key=lambda row: row[0])]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0][0].replace(" ", "-"))
@pytest.mark.parametrize("turned", [False, True], ids=["in-order", "turned"])
def test_what_is_told_makes_these_episodes(case: CASE, turned: bool) -> None:
    wanted: dict[str, set[str]] = defaultdict(set)
    teller = Teller()
    for at, row in enumerate(case):
        _, letter, article, published, actor, what, recipient, on, place, killed, text = row
        key = f"{at}-{article}"
        teller.say(
            article,
            published,
            text,
            key=key,
            actor=actor,
            what=what,
            recipient=recipient,
            on=on,
            place=place,
            killed=killed,
            denied=letter.endswith("-"),
        )
        wanted[letter.rstrip("-")].add(key)
    if turned:
        teller.rows.reverse()
    found = {frozenset((*e.claims, *e.denials)) for e in episodes(teller.view())}
    assert found == {frozenset(keys) for keys in wanted.values()}
