"""Words that tell of happenings, compared without a parse."""

from __future__ import annotations

import pytest

from blowback.relate.episodes.words import Kinship, is_general, kinship, sentence, stem, trigger


@pytest.mark.parametrize(
    "forms",
    [
        "attack attacks attacked attacking",
        "negotiate negotiated negotiation negotiations",
        "meet met meeting meetings",
        "agree agreed agrees agreement",
        "bomb bombed bombing bombings",
        "withdraw withdrew withdrawn withdrawal",
        "kill kills killed killings",
        "stop stopped stopping",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("attacked", "attack", Kinship.SAME),
        ("fire", "blaze", Kinship.SAME),
        ("carried out an attack", "assault", Kinship.SAME),
        ("killed", "attack", Kinship.NEAR),
        ("killed", "clashed", Kinship.NEAR),
        ("incident", "signed", Kinship.GENERAL),
        ("bought", "condemned", Kinship.FOREIGN),
    ],
)
def test_how_near_two_words_are(one: str, other: str, near: Kinship) -> None:
    assert kinship(trigger(one), trigger(other)) is near
    assert kinship(trigger(other), trigger(one)) is near


def test_a_verb_with_its_particle_is_one_word() -> None:
    assert trigger("stepped down") == trigger("step down") != trigger("stepped")


def test_a_general_word_stands_for_any_happening() -> None:
    assert is_general(trigger("the incident"))
    assert not is_general(trigger("the truce"))


def test_a_sentence_holds_names_figures_and_words() -> None:
    found = sentence("On Saturday the Kesh Front killed 1,200 sheep at Tarn Bridge.")
    assert found.names == {"kesh", "front", "tarn", "bridge", "saturday"} - {"saturday"}
    assert found.figures == {"1200"}
    assert stem("sheep") in found.words
