"""Who says what in one sentence, case by case: the table beside this file is the specification."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from blowback.attribute import find_attributions
from blowback.read.blocks import find_blocks
from blowback.read.parse import load_model, parse
from blowback.records import Span

_TABLE = Path(__file__).with_name("sentences.tsv")


def _cases() -> list[dict[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case['about']}: {case['cue']}")
def test_sentence_is_read(case: dict[str, str]) -> None:
    text = case["text"]
    found = find_attributions(parse(load_model(), text, find_blocks(text)), (), {})
    read = [
        (_words(text, a.speaker), _words(text, a.cue), _words(text, a.content), a.stance.value) for a in found
    ]
    assert (case["speaker"], case["cue"], case["content"], case["stance"]) in read


def test_a_colon_within_a_bracket_gives_nobody_the_word() -> None:
    text = (
        "Abu Rashad (Kesh: Abu Rashid), born Badran Karim (Kesh: Badran) in Tarn, was a militant. He was "
        "killed in a raid by the Vardanian army."
    )
    assert not find_attributions(parse(load_model(), text, find_blocks(text)), (), {})
