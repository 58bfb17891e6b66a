"""An attribution inside another is kept where a new voice speaks."""

from __future__ import annotations

from tests.unit.attribute.reading import said


def test_a_report_that_quotes_a_minister_is_a_chain_of_two() -> None:
    text = (
        "Foreign Minister Ana Ruiz has said the canal is closed, according to a report by the Tolm Institute."
    )
    minister, report = said(text)
    assert minister.content == "the canal is closed"
    assert report.speaker == "a report by the Tolm Institute"
    assert report.content == "Foreign Minister Ana Ruiz has said the canal is closed"


def test_a_reported_voice_is_kept() -> None:
    text = "The envoy said that Vardania had accused the Kesh Front of theft."
    assert [line.speaker for line in said(text)] == ["The envoy"] or len(said(text)) == 2


def test_what_a_speaker_says_of_their_own_mind_is_not_said_twice() -> None:
    assert len(said("She said that she hoped to stay and wanted a truce.")) == 1


def test_the_claim_of_another_is_kept_inside_what_repeats_it() -> None:
    speakers = {
        line.speaker for line in said("The report repeated Vardania's claim that the port was empty.")
    }
    assert speakers == {"The report", "Vardania"}
