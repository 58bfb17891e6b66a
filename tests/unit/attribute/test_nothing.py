"""Deeds that only share a word with speech are no attributions."""

from __future__ import annotations

import pytest

from tests.unit.attribute.reading import said


@pytest.mark.parametrize(
    "text",
    [
        "Troops defended the town of Tolm for nine days.",
        "The rebels attacked the convoy and released two prisoners.",
        "No group has claimed responsibility for the bombing.",
        "The attack was not claimed by the Kesh Front.",
        "Rising prices add to unrest, as the harvest fails.",
        "Vardania: How the truce failed.",
        "Vardania backed the Kesh Front with drones.",
    ],
)
def test_a_deed_is_no_statement(text: str) -> None:
    assert said(text) == []
