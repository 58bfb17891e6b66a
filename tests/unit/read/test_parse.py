"""Where do sentences begin, also where the end marks were lost?"""

from __future__ import annotations

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.parse import load_model, parse, sentences


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(parse(load_model(), text, find_blocks(text)))]


def test_a_small_word_with_a_capital_begins_a_sentence_in_text_without_end_marks() -> None:
    first = "Police searched a house in Sellin on May 2 reports The Sellin Herald"
    second = "However no arms were found"
    third = "In another village rebels burned a truck"
    assert sentences_of(f"{first} {second} {third}") == [first, second, third]


@pytest.mark.parametrize(
    "text",
    [
        "The trader Daro A Marek left the village of Sellin",
        "In the opinion of The Sellin Herald the bridge is safe",
        "Its commander, Brig. Daro Marek, said that Cmdr. Lena Osk had left.",
    ],
)
def test_a_name_goes_on(text: str) -> None:
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Port Sallow, May 4 (KNA) - The army attacked the camp.",
        "Sellin (KNA) -- The army attacked the camp.",
        "SELLIN, People's Republic of Upper Kesh, October 14 (KNA) - The army attacked the camp.",
        "Sellin, 4 May 2031 — The army attacked the camp.",
    ],
)
def test_a_sentence_begins_behind_a_dateline_in_small_letters(text: str) -> None:
    assert sentences_of(text)[-1] == "The army attacked the camp."


@pytest.mark.parametrize(
    "text",
    [
        "Tolm - The lion of Kesh - attacked the camp.",
        "On 4 May the army attacked the camp - The Lair - and left.",
        "The Kesh Front (KF) attacked the camp - The Lair - and left.",
    ],
)
def test_no_sentence_begins_at_a_dash(text: str) -> None:
    assert len(sentences_of(text)) == 1


def test_behind_do_stands_a_verb_with_the_subject_of_do() -> None:
    text = "The Kesh Front did free 12 Vardanian lorry drivers on April 22."
    doc = parse(load_model(), text, find_blocks(text))
    [free] = [token for token in doc if token.text == "free"]
    assert (free.pos_, free.tag_) == ("VERB", "VB")
    assert [token.text for token in free.children if token.dep_ == "nsubj"] == ["Front"]
