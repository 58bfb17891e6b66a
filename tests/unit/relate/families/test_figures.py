"""A figure is the same one however it is written, and no other."""

from __future__ import annotations

import pytest

from blowback.relate.families import Text
from blowback.relate.families.figures import figure
from blowback.relate.families.texts import Words


def figures(text: str) -> list[str]:
    words = Words(Text(id="text", text=text))
    found, at = [], 0
    while at < len(words.keys):
        value, taken = figure(words, at)
        assert taken >= 1
        if value is not None:
            found.append(value)
        at += taken
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2,500 men", ["2500"]),
        ("2 500 men", ["2500"]),
        ("2.5 thousand men", ["2500"]),
        ("two thousand five hundred men", ["2500"]),
        ("twenty-five hundred men", ["2500"]),
        ("one hundred and eighteen men", ["118"]),
        ("sixty thousand two hundred and one men", ["60201"]),
        ("four million", ["4000000"]),
        ("2.7 milliard", ["2700000000"]),
        ("1.5 crore", ["15000000"]),
        ("at 9:40 p.m.", ["9:40"]),
        ("at 21.40", ["9:40"]),
        ("one man", []),
        ("a hundred men", []),
        ("in 2019 300 men", ["2019", "300"]),
        ("two and three", ["2", "3"]),
        ("100 and two", ["100", "2"]),
        ("nine hundred and 4", ["900", "4"]),
        ("They were two. Three hundred came.", ["2", "300"]),
        ("version 4.30.15", ["4.30.15"]),
        ("1.2.3 million", ["1.2.3"]),
        ("0 million", ["0"]),
    ],
)
def test_a_figure_is_told_by_its_value(text: str, told: list[str]) -> None:
    assert figures(text) == told
