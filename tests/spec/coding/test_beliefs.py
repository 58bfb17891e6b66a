"""Whose claim is a belief? His who holds it, and he does not commit himself; on invented actors."""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of, one

# sentence, trigger, who claims it (None: the outlet), how sure he is of it
BELIEFS = [
    ("The Ardan League believes that the Kesh Front killed nine soldiers.", "killed", "Ardan League", "PS+"),
    ("The Ardan League suspected that Vardania armed the Front.", "armed", "Ardan League", "PS+"),
    ("Kesh does not believe that Vardania armed the Ostran Brigade.", "armed", "Kesh", "PS-"),
    ("Kesh said that Vardania armed the Ostran Brigade.", "armed", "Kesh", "CT+"),
    ("The Kesh Front wants Vardania to arm the Ostran Brigade.", "arm", None, "Uu"),
]


@pytest.mark.parametrize(("text", "trigger", "holder", "factuality"), BELIEFS)
def test_a_belief_is_the_claim_of_who_holds_it(
    text: str, trigger: str, holder: str | None, factuality: str
) -> None:
    claim = one(claims_of(text), trigger, text)
    assert (claim.speaker.actor, claim.factuality) == (holder, factuality)
