"""Two sides that share one noun are two: on states of the registry, in sentences that allege nothing."""

from __future__ import annotations

import pytest

from tests.unit.coding.said import read

# sentence, trigger, the actors of its claim
SHARED = [
    ("Indian and Pakistani officials met in Geneva.", "met", {"ind.government", "pak.government"}),
    (
        "The Chinese and Kenyan foreign ministers met.",
        "met",
        {"chn.foreign-ministry", "ken.foreign-ministry"},
    ),
    ("French and German diplomats visited Kenya.", "visited", {"fra.embassy", "deu.embassy"}),
    ("The governments of India and Kenya signed a trade treaty.", "signed", {"ind.government", "KEN"}),
    ("Kenyan officials met in Geneva.", "met", {"ken.government"}),
    (
        "A Kenyan and Ugandan company signed a contract with India.",
        "signed",
        {"A Kenyan and Ugandan company"},
    ),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), SHARED)
def test_who_shares_a_noun_acts_beside_the_first(text: str, trigger: str, actors: set[str]) -> None:
    annotation = read(None, text)
    claims = [claim for claim in annotation.claims if text[slice(*claim.trigger)] == trigger]
    assert {actor for claim in claims for actor in claim.actors} == actors
