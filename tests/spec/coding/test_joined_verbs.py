"""Who does what a second verb tells, joined by the parser with one that has no tense?"""

from __future__ import annotations

import pytest

from tests.spec.coding.test_patrons import read


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "factuality"),
    [
        ("Vardania demanded that Ostrea leave and accused it of a plot.", "accused", "Vardania", "CT+"),
        ("Ostrea vowed to retaliate and fired missiles at Vardania.", "fired", "Ostrea", "CT+"),
        ("Ostrea promised to withdraw and released ten prisoners.", "released", "Ostrea", "CT+"),
        ("Ostrea said it would arm the Kesh Front and expelled an envoy.", "expelled", "Ostrea", "CT+"),
        ("Ostrea did not sign the deal and expelled an envoy.", "expelled", "Ostrea", "CT+"),
        ("Ostrea promised to withdraw and release ten prisoners.", "release", "Ostrea", "Uu"),
        ("Ostrea said it would arm the Kesh Front and expel an envoy.", "expel", "Ostrea", "Uu"),
    ],
)
def test_who_does_it_and_is_it_done(text: str, trigger: str, actor: str, factuality: str) -> None:
    found = [c for c in read(text).claims if text[slice(*c.trigger)] == trigger and c.event_type]
    assert [c.factuality for c in found] == [factuality]
    assert [p.name for c in found for p in c.participants if p.role == "actor"] == [actor]
