"""Whose help, and to whom, is denied by what a party says that it does not do."""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of

ACCUSED = "Vardania accused Ostra of arming the Kesh Front. "


def denied(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [
        (c.actors, c.recipients)
        for c in claims_of(text)
        if c.backing is not None and c.factuality.is_negative
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ostra said that it was not supplying arms or ammunition to any of the warring parties.",
        "Ostra said that the country was not supplying arms to either side.",
        "Ostra said that the country had not sent weapons to anyone.",
    ],
)
def test_none_of_the_sides_is_the_one_that_was_named(text: str) -> None:
    [(doers, helped)] = denied(ACCUSED + text)
    assert doers == ("Ostra",)
    assert "Kesh Front" in helped


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ("Ostra said that it was not supplying arms to the Ostran Brigade.", "Ostran Brigade"),
        ("Vardania said that it was not supplying arms to any of the sides.", None),
        ("Kesh said that the country was not supplying arms to any of the sides.", None),
    ],
)
def test_what_was_not_alleged_is_not_denied(text: str, helped: str | None) -> None:
    [(_, found)] = denied(ACCUSED + text)
    assert "Kesh Front" not in found
    assert helped is None or helped in found


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("Kesh accused Vardania of air strikes on its forces at Orrun Pass.", "single"),
        ("Vardania carried out air strikes in Kesh on Tuesday.", "single"),
        ("Vardania carried out air strikes in Kesh.", "repeated"),
        ("Vardania carried out air strikes at Orrun and Tarn.", "repeated"),
        ("Kesh accused Vardania of repeated strikes on Tuesday.", "repeated"),
    ],
)
def test_strikes_of_one_day_or_spot_are_one_operation(text: str, extent: str) -> None:
    found = [c.extent for c in claims_of(text) if text[slice(*c.trigger)] == "strikes"]
    assert found == [extent]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("Kesh said that it gave no help to groups that attack Vardania.", "repeated"),
        ("Kesh gave no help to the group that attacked Vardania.", "single"),
        ("Kesh freed the six men who attacked Vardania.", "single"),
    ],
)
def test_what_some_are_known_to_do_is_no_deed(text: str, extent: str) -> None:
    found = [c.extent for c in claims_of(text) if text[slice(*c.trigger)].startswith("attack")]
    assert found == [extent]


def test_whom_strikes_that_are_alleged_hit() -> None:
    text = "Kesh accused Vardania of air strikes on the Kesh Front in May."
    [claim] = [c for c in claims_of(text) if text[slice(*c.trigger)] == "strikes"]
    assert (claim.actors, claim.recipients) == (("Vardania",), ("Kesh Front",))
