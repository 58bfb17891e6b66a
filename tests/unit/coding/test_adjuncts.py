"""Does an event get the parties that the clause around it tells?"""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of


def parties(text, trigger):
    """Who does what to whom, by the event on a word: names of actors, of recipients."""
    found = next(c for c in claims_of(text) if c.event_type and text[slice(*c.trigger)] == trigger)
    return tuple(
        {p.name.removeprefix("the ").removeprefix("The ") for p in found.participants if p.role == role}
        for role in ("actor", "recipient")
    )


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        (
            "In support of the Ostran Brigade, the Vardanian army bombed the Kesh Front.",
            "support",
            {"Vardanian army"},
            {"Ostran Brigade"},
        ),
        (
            "The Ostran Brigade took the town with help from Vardania.",
            "help",
            {"Vardania"},
            {"Ostran Brigade"},
        ),
        (
            "Vardania raised these concerns after a meeting with the Ardan League.",
            "meeting",
            {"Vardania"},
            {"Ardan League"},
        ),
        (
            "Vardania supports the Ostran Brigade in its campaign to defeat the Kesh Front.",
            "defeat",
            {"Ostran Brigade"},
            {"Kesh Front"},
        ),
    ],
)
def test_the_clause_tells_who(text, trigger, actors, recipients):
    assert parties(text, trigger) == (actors, recipients)


def test_strikes_in_support_of_somebody_do_not_hit_them():
    text = "Vardania conducted strikes in support of the Ostran Brigade."
    assert parties(text, "strikes") == ({"Vardania"}, set())
    assert parties(text, "support") == ({"Vardania"}, {"Ostran Brigade"})


def test_who_speaks_of_a_campaign_need_not_fight_in_it():
    text = "The ministers discussed the campaign to defeat the Kesh Front."
    assert parties(text, "defeat") == (set(), {"Kesh Front"})


def test_what_is_hit_helps_nobody():
    text = "Strikes hit Kesh Front targets, which include routes in support of Ostran Brigade operations."
    assert all("Kesh Front" not in claim.actors for claim in claims_of(text) if claim.event_type == "SUPPORT")


def test_a_position_has_whom_it_is_towards():
    text = "Vardania remains steadfast in its support of the Government of Ostra."
    assert parties(text, "support") == ({"Vardania"}, {"Government of Ostra"})


def test_help_with_a_thing_is_not_for_who_tells_of_it():
    text = "Vardania met the help of the village with thanks."
    helpers = [c for c in claims_of(text) if text[slice(*c.trigger)] == "help"]
    assert all(not c.recipients for c in helpers)


def test_those_in_support_of_whom_it_is_done_do_not_help():
    text = "Militants in support of the Kesh Front marched through the town."
    assert parties(text, "support") == (set(), {"Kesh Front"})
