"""What is denied by "no", and who then did not do it? One negation, wherever it stands, counts once."""

from __future__ import annotations

import pytest

from tests.spec.coding.test_wire_news import deeds


@pytest.mark.parametrize(
    ("text", "trigger", "factuality"),
    [
        # "no" before the deed that a verb carries
        ("Vardania launched an attack on Ostrea.", "attack", "CT+"),
        ("Vardania launched no attack on Ostrea.", "attack", "CT-"),
        ("Vardania did not launch an attack on Ostrea.", "attack", "CT-"),
        ("Vardania never launched an attack on Ostrea.", "attack", "CT-"),
        ("Vardania gave no help to Ostrea.", "help", "CT-"),
        ("Vardania received no support from Ostrea.", "support", "CT-"),
        ("Vardania's army carried out no strikes on Ostrea.", "strikes", "CT-"),
        ("Vardania's president has no plans to attack Ostrea.", "plans", "CT-"),
        ("Vardania's president has no plans to attack Ostrea.", "attack", "PS-"),
        # who has no part in a deed did not do it, whether or not it was done
        ("Vardania took part in the raid on Ostrea.", "raid", "CT+"),
        ("Vardania took no part in the raid on Ostrea.", "raid", "CT-"),
        ("Vardania has not taken part in the raid on Ostrea.", "raid", "CT-"),
        ("Vardania may take part in the raid on Ostrea.", "raid", "PS+"),
        ("Vardania refused to take part in the raid on Ostrea.", "raid", "CT-"),
        ("Vardania has not engaged in the raid on Ostrea.", "raid", "CT-"),
        # whoever had no hand in it, it was done
        ("Vardania had no hand in the killing of Tovan Resh.", "killing", "CT+"),
    ],
)
def test_a_negation_counts_once(text: str, trigger: str, factuality: str) -> None:
    assert [str(c.factuality) for c in deeds(text, trigger)] == [factuality]


def test_who_promises_to_do_no_harm_does_not_threaten() -> None:
    text = "Tovan Resh assured Vardania that he had no plans to attack Ostrea."
    assert "THREATEN" not in [c.event_type for c in deeds(text, "assured")]
    assert [str(c.factuality) for c in deeds(text, "plans")] == ["CT-"]


def test_what_waits_for_something_is_not_done_yet() -> None:
    said = "Kel Marrow said the drivers would be freed once Vardania lifted its blockade."
    assert [str(c.factuality) for c in deeds(said, "lifted")] == ["Uu"]
    done = "The drivers were freed once Vardania lifted its blockade."
    assert [str(c.factuality) for c in deeds(done, "lifted")] == ["CT+"]
