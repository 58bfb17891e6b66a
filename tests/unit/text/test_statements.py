"""How far a statement without quotation marks goes."""

from __future__ import annotations

import pytest

from blowback.text.statements import statement_below

_CUE = "Mira Holm said"


def below(rest: str) -> str | None:
    text = _CUE + rest
    found = statement_below(text, len(_CUE))
    return text[slice(*found)] if found is not None else None


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (":\n\nThe truce holds.\n\nThe League left Dorna.", "The truce holds."),
        (
            ":\nThe truce holds.\n\nWe will keep it.\n\nThe League left.",
            "The truce holds.\n\nWe will keep it.",
        ),
        (
            ":\nThe truce holds.\n\nDorna is free.\n\nWe stay.\n\nOstra left.",
            "The truce holds.\n\nDorna is free.\n\nWe stay.",
        ),
        (" in a statement:\n\nThe truce holds.", "The truce holds."),
    ],
)
def test_paragraphs_under_a_cue_are_said(rest, said):
    assert below(rest) == said


@pytest.mark.parametrize(
    "rest",
    [
        ": the truce holds.\n\nWe will keep it.",  # what is said stands on the line
        " that, as Torvik put it, the truce holds:\n\nWe will keep it.",
        ":\n\n“The truce holds.”",  # marks tell how far it goes
        ":\n\nFurther information\n\nWe will keep it.",  # a heading
        ":",
    ],
)
def test_nothing_else_is_a_statement(rest):
    assert below(rest) is None


def test_who_is_quoted_in_the_next_paragraph_does_not_prolong_it():
    assert below(':\nThe truce holds.\n\nTorvik wrote: "We will keep it."') == "The truce holds."
