"""What do tags of cue, content and speaker come to?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from train.heads.voices import Tagged, voices

from blowback_eval.spans import Span

MARK = re.compile(r"\[([SQC]) ([^]]*)\]")


def tagged(*marked: str) -> tuple[str, list[Tagged]]:
    """The text of some sentences in which speakers, cues and contents are marked, and the tags of words."""
    text, sentences = "", []
    for sentence in marked:
        offsets, tags, at = [(0, 0)], ["O"], 0  # the mark of a beginning, which is no part of the text
        for mark in [*MARK.finditer(sentence), None]:
            plain = sentence[at : mark.start() if mark else len(sentence)]
            for letter, words in (("", plain), (mark[1], mark[2]) if mark else ("", "")):
                for n, word in enumerate(re.finditer(r"\S+", words)):
                    offsets.append((len(text) + word.start(), len(text) + word.end()))
                    tags.append(f"{'I' if n else 'B'}-{letter}" if letter else "O")
                text += words
            at = mark.end() if mark else at
        text += " "
        sentences.append((offsets, tags))
    return text, sentences


def told(*marked: str) -> list[tuple[str, str]]:
    """Who says what, as words."""
    text, sentences = tagged(*marked)

    def words(spans: Sequence[Span]) -> str:
        return " ... ".join(text[start:end] for start, end in spans)

    return [(words(voice.speaker), words(voice.content)) for voice in voices(sentences)]


def test_a_cue_takes_the_speaker_and_the_contents_beside_it() -> None:
    assert told(
        "[C The pass is open] , [S the Ardan League] [Q said] on Monday , [C and will stay so] ."
    ) == [("the Ardan League", "The pass is open ... and will stay so")]


def test_each_content_goes_to_the_nearest_cue() -> None:
    assert told("[S Kesh] [Q says] [C it won] , but [S Vardania] [Q insists] [C it lost] .") == [
        ("Kesh", "it won"),
        ("Vardania", "it lost"),
    ]


def test_one_speaker_may_speak_twice_and_nobody_may_be_named() -> None:
    assert told("[S She] [Q said] [C it rained] and [Q added] [C it was cold] .") == [
        ("She", "it rained"),
        ("She", "it was cold"),
    ]
    assert told("It was [Q reported] [C that the bridge fell] .") == [("", "that the bridge fell")]


def test_a_quotation_goes_on_in_a_sentence_without_a_cue() -> None:
    assert told("[S He] [Q said] : [C “ We came .]", "[C We saw .]") == [("He", "“ We came . ... We saw .")]


def test_a_cue_without_a_content_and_a_content_without_any_cue_are_nothing() -> None:
    assert told("[C Nobody says this] .", "[S He] [Q spoke] at length .") == []


def test_the_beginning_of_a_second_stretch_ends_the_first() -> None:
    assert told("[Q said] [C one] [C two] .") == [("", "one ... two")]
