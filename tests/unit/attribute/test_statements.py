"""Who makes a statement that is printed below its cue without quotation marks."""

from __future__ import annotations

from tests.unit.attribute.reading import Said, said


def test_statement_is_of_who_stands_above_it():
    text = (
        "The minister, Mira Holm, said:\n\nThe truce holds. The Kesh Front left Dorna.\n\nWe will keep it.\n"
    )
    content = "The truce holds. The Kesh Front left Dorna.\n\nWe will keep it"
    assert Said("The minister, Mira Holm", "said", content) in said(text)


def test_report_below_a_statement_is_the_outlets():
    text = "Mira Holm said:\n\nThe truce holds.\n\nThe Kesh Front left Dorna on Monday.\n"
    assert said(text) == [Said("Mira Holm", "said", "The truce holds")]
