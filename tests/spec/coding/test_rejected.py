"""What is told by who rejects an accusation: it was made, it is rejected, and what it says is denied."""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of


def told(text: str) -> set[str]:
    """Each event of a text: type, doer and whom it concerns, how sure, in whose voice."""
    return {
        f"{c.event_type} {'+'.join(c.actors) or '-'} > {'+'.join(c.recipients) or '-'} {c.factuality}"
        f" {c.speaker.name or 'outlet'}"
        for c in claims_of(text)
        if c.claim_kind == "event"
    }


@pytest.mark.parametrize(
    ("text", "accusation"),
    [
        ("Vardania rejected accusations by Kesh that it had armed the Ostran Brigade.", "ACCUSE"),
        ("Vardania rejected Kesh's accusations as baseless.", "ACCUSE"),
        ("Vardania dismissed Kesh's criticism of the raid.", "ACCUSE"),
        ("Vardania dismissed threats by Kesh.", "THREATEN"),
        ("Vardania dismissed the Kesh accusation.", "ACCUSE"),
    ],
)
def test_what_is_rejected_was_said(text: str, accusation: str) -> None:
    """It is no word of who rejects it that nothing was said."""
    made = {each for each in told(text) if each.startswith(accusation)}
    assert {each.split(" > ")[0] for each in made} == {f"{accusation} Kesh"}
    assert {each.split()[-2:] == ["CT+", "outlet"] for each in made} == {True}


@pytest.mark.parametrize(
    "text",
    [
        "Vardania rejected accusations by Kesh that it had armed the Ostran Brigade.",
        "Vardania dismissed Kesh's allegations that it had armed the Ostran Brigade.",
        "Vardania denied Kesh's claim that it had armed the Ostran Brigade.",
        "Vardania rejected Kesh's accusations as baseless.",
    ],
)
def test_who_rejects_the_words_of_another_rejects_him(text: str) -> None:
    assert "REJECT Vardania > Kesh CT+ outlet" in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vardania denied Kesh accusations.", "REJECT Vardania > Kesh CT+ outlet"),
        ("Vardania disputed the decision of Kesh.", "REJECT Vardania > Kesh CT+ outlet"),
        ("Vardania rebutted Kesh on Monday.", "REJECT Vardania > Kesh CT+ outlet"),
        ("Vardania denied Tovan Resh a visa.", "REJECT Vardania > Tovan Resh CT+ outlet"),
        ("Vardania denied bail to Tovan Resh.", "REJECT Vardania > Tovan Resh CT+ outlet"),
    ],
)
def test_who_is_turned_down_is_rejected(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vardania denied any support to Kesh.",
        "Vardania denied the involvement of Kesh.",
        "Vardania disputed the killing of Tovan Resh.",
        "Vardania denied the raid on Kesh.",
    ],
)
def test_a_deed_that_is_denied_turns_nobody_down(text: str) -> None:
    assert not {each for each in told(text) if each.startswith("REJECT")}


def test_whose_words_are_not_told_is_not_rejected() -> None:
    assert not {each for each in told("Vardania denied arming the Ostran Brigade.") if "REJECT" in each}
    assert not {each for each in told("Vardania rejected claims that it armed Kesh.") if "REJECT" in each}


@pytest.mark.parametrize(
    "text",
    [
        "Vardania rejected accusations by Kesh that it had armed the Ostran Brigade.",
        "Vardania denied Kesh's claim that it had armed the Ostran Brigade.",
        "Accusations by Kesh that Vardania had armed the Ostran Brigade were rejected by Vardania.",
    ],
)
def test_what_the_accusation_says_is_the_word_of_one_and_denied_by_the_other(text: str) -> None:
    aid = {each for each in told(text) if each.startswith("AID")}
    assert aid == {
        "AID Vardania > Ostran Brigade CT+ Kesh",
        "AID Vardania > Ostran Brigade CT- Vardania",
    }


def test_the_denial_of_another_s_deed_is_no_less_one() -> None:
    found = told("Vardania disputed Kesh's claim that the Ostran Brigade had withdrawn.")
    assert "RETREAT Ostran Brigade > - CT- Vardania" in found
    assert "RETREAT Ostran Brigade > - CT+ Kesh" in found


def test_a_charge_of_nobody_s_is_denied_however_the_deed_is_worded() -> None:
    found = told("Vardania rejected claims that it had carried out attacks on the Kesh Front.")
    assert found == {"ASSAULT Vardania > Kesh Front CT- Vardania"}


@pytest.mark.parametrize(
    "text",
    [
        "Vardania denied making accusations against Kesh.",
        "Vardania denied accusing Kesh of arming the Ostran Brigade.",
        "Vardania denied threats against Kesh.",
    ],
)
def test_whoever_denies_his_own_words_did_not_say_them(text: str) -> None:
    made = {each for each in told(text) if each.startswith(("ACCUSE", "THREATEN"))}
    assert made
    assert all("CT- Vardania" in each for each in made)


def test_what_one_denies_having_laid_to_another_is_left_open() -> None:
    """Who denies the accusation says nothing of the deed."""
    found = told("Vardania denied accusing Kesh of arming the Ostran Brigade.")
    assert not {each for each in found if each.startswith("AID") and "CT" in each}


@pytest.mark.parametrize(
    "text",
    [
        "Vardania rejected as baseless claims by Kesh that it had armed the Ostran Brigade.",
        "Vardania has dismissed as propaganda Kesh's claims that it had armed the Ostran Brigade.",
        "Vardania dismissed as lies reports by Kesh that it had armed the Ostran Brigade.",
        "Vardania described as false a report by Kesh that it had armed the Ostran Brigade.",
    ],
)
def test_what_is_rejected_may_stand_behind_the_judgement(text: str) -> None:
    assert "AID Vardania > Ostran Brigade CT- Vardania" in told(text)


def test_what_is_judged_is_what_the_deed_is_done_to() -> None:
    assert "ACCUSE Vardania > Kesh CT+ outlet" in told("Vardania condemned as cowardly the attack by Kesh.")
    passive = "The claims by Kesh were dismissed as baseless rumours by Vardania."
    assert not {each for each in told(passive) if "CT- Vardania" in each}
