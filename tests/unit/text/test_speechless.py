"""Nouns by which nobody speaks."""

from __future__ import annotations

import pytest

from blowback.text.speechless import is_speechless


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        ("talks", True),
        ("killing", True),
        ("raid", True),
        ("king", False),
        ("minister", False),
        ("report", False),
    ],
)
def test_speechless(lemma: str, wanted: bool) -> None:
    assert is_speechless(lemma) is wanted
