"""What must come out where a small parser errs on the plain words of news?"""

from __future__ import annotations

import pytest

from tests.spec.coding.test_patrons import read
from tests.unit.coding.conftest import claims_of


def sides(text: str, trigger: str) -> tuple[list[str], list[str]]:
    """Who did it, to whom, by the event on a word."""
    found = next(c for c in read(text).claims if c.event_type and text[slice(*c.trigger)] == trigger)
    actors = [p.name for p in found.participants if p.role == "actor"]
    return actors, [p.name for p in found.participants if p.role == "recipient"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        (
            "Vardania has accused Kesh Front fighters of massacring civilians.",
            "massacring",
            ["Kesh Front"],
            ["civilians"],
        ),
        (
            "Vardania accused men under Belko Varstad's command of executing 31 farmers.",
            "executing",
            ["men"],
            ["31 farmers"],
        ),
        (
            "Vardania accused the head of Ostrea's army of executing 31 farmers.",
            "executing",
            ["head of Ostrean military"],
            ["31 farmers"],
        ),
        ("Ana Dravic blamed the unrest on Vardania.", "blamed", ["Ana Dravic"], ["Vardania"]),
        ("Ana Dravic blamed Vardania for the unrest.", "blamed", ["Ana Dravic"], ["Vardania"]),
        ("Nine people were killed in police firing.", "killed", ["police"], ["Nine people"]),
        ("Two men were hurt in firing by the police.", "hurt", ["the police"], ["Two men"]),
        ("Two men died in police firing.", "died", ["police"], ["Two men"]),
        ("Over 80 workers were on Monday taken into custody.", "taken", [], ["Over 80 workers"]),
        ("Preventive arrests have been made.", "arrests", [], []),
        (
            "siddo was picked up by police from his tarn residence on Saturday night.",
            "picked",
            ["police"],
            ["siddo"],
        ),
        ("The police fired ninety rounds of ammunition at a mob.", "fired", ["The police"], ["a mob"]),
        (
            "Ostrea and Lunia, which had armed the Kesh Front for a decade, did little.",
            "armed",
            ["Ostrea", "Lunia"],
            ["Kesh Front"],
        ),
    ],
)
def test_who_and_whom(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(text, trigger) == (actors, recipients)


def test_all_whose_ambassadors_are_expelled() -> None:
    _, recipients = sides("Vardania expelled the ambassadors of Ostrea and Lunia on Monday.", "expelled")
    assert len(recipients) == 2
    assert "Ostrea" in recipients[0]


def test_a_capital_letter_at_the_start_makes_nobody() -> None:
    text = "PORT SALLOW, June 8 - Rebels led by the Kesh Front seized Khartoum on Tuesday."
    rebels = [m for m in read(text).mentions if m.text == "Rebels"]
    assert [(m.form, m.actor) for m in rebels] == [("nominal", None)]
    assert [a.name for a in read(text).actors if a.name == "Rebels"] == []


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        # who is told of in a relative clause is not where it happens
        ("Sudan, whose troops armed the Kesh Front, signed a truce.", "armed", None),
        ("Sudan, where the police shot two men, asked for help.", "shot", "Sudan"),
        ("Ostrea, whose troops fought the Kesh Front in Khartoum, met Vardania.", "met", None),
        ("Ostrean envoy Mara Dell met the Kesh Front in Khartoum.", "met", "Khartoum"),
    ],
)
def test_where(text: str, trigger: str, place: str | None) -> None:
    found = next(c for c in read(text).claims if c.event_type and text[slice(*c.trigger)] == trigger)
    assert (found.place.text if found.place else None) == place


def test_troops_loyal_to_somebody_are_not_those_of_the_state() -> None:
    text = "Vardania is at war. In Vardania, troops loyal to Bero Mak shelled a town."
    by_text = {m.text: m.actor for m in read(text).mentions}
    assert by_text["troops"] is None


def test_police_arrest_no_things() -> None:
    for text in (
        "The police detained the van.",
        "The police picked up speed.",
        "The police arrested the decline.",
    ):
        assert not [c for c in read(text).claims if c.mode == "arrest"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Four men were burnt alive and two men were killed in police firing.", "burnt"),
        ("Ten men were killed when police fired, while five were hurt in other attacks.", "hurt"),
    ],
)
def test_harm_of_another_manner_or_place_is_nobodys(text: str, trigger: str) -> None:
    assert sides(text, trigger)[0] == []


@pytest.mark.parametrize(
    ("text", "event", "whom"),
    [
        ("Vardania called Kesh a dictator.", "ACCUSE", "Kesh"),
        ("Vardania called Kesh a friend.", "SUPPORT", "Kesh"),
        ("Vardania called the army's chief, Abdel Orsk, a criminal.", "ACCUSE", "the army's chief"),
        ("Vardania called Kesh, an ally of the Kesh Front.", "CONSULT", "Kesh"),
    ],
)
def test_who_is_called_something_is_not_rung_up(text: str, event: str, whom: str) -> None:
    found = [(str(c.event_type), c.recipients) for c in claims_of(text) if c.claim_kind == "event"]
    assert found == [(event, (whom,))]
