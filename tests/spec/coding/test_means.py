"""Whose things were used, taken or carried off, and through whose hands they went."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.coding.conftest import claims_of

TABLE = Path(__file__).parent / "means.tsv"
OWNED = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize(("text", "user", "owners"), OWNED, ids=lambda each: each[:70])
def test_whose_things_were_used(text: str, user: str, owners: str) -> None:
    found = []
    for claim in claims_of(text):
        named = [p.name for p in claim.participants if p.role == "instrument_owner"]
        if named:
            found.append((", ".join(claim.actors), ", ".join(named)))
    assert (user, owners) in found


@pytest.mark.parametrize(
    "text",
    [
        "The Ostran Brigade attacked Kesh with rifles.",
        "The Kesh Front attacked a convoy that Vardania sent.",
        "The Kesh Front attacked the men whom Vardania had left behind.",
        "Vardania left its troops behind in Kesh.",
        "The men of the Kesh Front fled. Vardania left several hundred of them behind.",
        "Vardania left rifles at the border post.",
        "The Kesh Front took the city from Vardania.",
        "Kesh used the words that Vardania had used.",
        "The Ostran Brigade fired a mortar from Kesh.",
    ],
)
def test_no_means_of_others(text: str) -> None:
    owners = [p for c in claims_of(text) for p in c.participants if p.role == "instrument_owner"]
    assert owners == []


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("Fighters of the Kesh Front aiding the Ostran Brigade brought rifles.", "Ostran Brigade"),
        ("Fighters of the Kesh Front who joined the Ostran Brigade brought rifles.", "Ostran Brigade"),
        ("Fighters of the Kesh Front fighting the Ostran Brigade brought rifles.", ""),
        ("Fighters of the Kesh Front who did not join the Ostran Brigade brought rifles.", ""),
        ("The Kesh Front brought rifles.", ""),
    ],
)
def test_what_is_brought_along_comes_to_those_who_are_joined(text: str, taker: str) -> None:
    brought = [c for c in claims_of(text) if text[slice(*c.trigger)] == "brought"]
    assert [", ".join(c.recipients) for c in brought] == [taker]
