"""Silences have a speaker and a cue and no content."""

from __future__ import annotations

import pytest

from blowback.vocab.speech import Stance
from tests.unit.attribute.reading import attributions, words


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry declined to comment.", Stance.NO_COMMENT),
        ("The ministry would not comment.", Stance.NO_COMMENT),
        ("The ministry had no comment.", Stance.NO_COMMENT),
        ("The ministry refused to comment on the report.", Stance.NO_COMMENT),
        ("The ministry declined to say whether the bridge would stay open.", Stance.NO_COMMENT),
        ("The ministry refused to disclose how many had left.", Stance.NO_COMMENT),
        ("The ministry did not immediately respond to a request for comment.", Stance.NO_REPLY),
        ("The ministry did not return calls seeking comment.", Stance.NO_REPLY),
        ("The mayor could not be reached for comment.", Stance.NO_REPLY),
        ("The mayor was not available for comment.", Stance.NO_REPLY),
    ],
)
def test_silence_is_read(text: str, stance: Stance) -> None:
    (found,) = attributions(text)
    assert found.stance is stance
    assert found.speaker
    assert found.content == ()


def test_each_of_several_named_people_is_silent() -> None:
    text = "Kesh Front spokesmen Ivo Brandt and Tomas Hale did not respond to calls seeking comment."
    found = attributions(text)
    assert [words(text, a.speaker) for a in found] == ["Kesh Front spokesmen Ivo Brandt", "Tomas Hale"]
    assert {a.stance for a in found} == {Stance.NO_REPLY}


@pytest.mark.parametrize(
    "text",
    [
        "The army did not respond to the attack.",
        "The army declined to leave the hill.",
        "The army declined to say that the bridge was open.",
        "The bridge could not be reached by road.",
    ],
)
def test_other_refusals_are_no_silence(text: str) -> None:
    assert not {a.stance for a in attributions(text)} & {Stance.NO_COMMENT, Stance.NO_REPLY}
