"""Quotations go to the cue that stands by them, over sentences and paragraphs."""

from __future__ import annotations

from tests.unit.attribute.reading import Said, attributions, said


def test_a_quotation_without_cue_goes_on_from_the_last_speaker() -> None:
    text = (
        "“We are late,” said Ana Ruiz, the mayor, who was born in Tolm. "
        "“The mill is broken. It will be mended.”"
    )
    (found,) = (line for line in said(text) if line.cue == "said")
    assert found.content == "“We are late,” … “The mill is broken. It will be mended.”"


def test_a_run_on_quotation_belongs_to_the_speaker_of_the_paragraph_before() -> None:
    text = "The mayor said: “We are late.\n\n“The mill is broken.”"
    assert said(text)[-1] == Said("The mayor", "said", "“We are late. … “The mill is broken.”")


def test_a_cue_at_the_end_of_a_line_announces_the_quotation_on_the_next() -> None:
    text = "The mayor stated,\n\n“The mill is broken.”"
    assert said(text) == [Said("The mayor", "stated", "“The mill is broken.”")]


def test_a_line_that_has_its_say_announces_nothing() -> None:
    text = "The mayor stated that she was late.\n\n“The mill is broken,” the miller said."
    assert said(text)[-1].speaker == "the miller"


def test_a_quotation_of_several_sentences_is_taken_whole() -> None:
    text = "“We are late. The mill is broken,” the mayor said."
    assert said(text) == [Said("the mayor", "said", "“We are late. The mill is broken,”")]


def test_words_inside_a_quotation_are_not_attributed_again() -> None:
    text = "“I think that he said it was broken,” the mayor said."
    assert said(text) == [Said("the mayor", "said", "“I think that he said it was broken,”")]


def test_a_colon_gives_the_subject_of_its_sentence_the_quotation() -> None:
    text = "The mayor of Tolm lost her patience: “Mend the mill at once.”"
    assert ("The mayor of Tolm", "“Mend the mill at once.”") in [
        (line.speaker, line.content) for line in said(text)
    ]


def test_furniture_is_skipped() -> None:
    text = "The mayor said the mill was open.\n\nOur editor says you should subscribe."
    assert len(attributions(text, skip=((35, len(text)),))) == 1
