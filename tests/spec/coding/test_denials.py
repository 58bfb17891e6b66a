"""What a denial that names nothing denies: what was told just before, of the denier."""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of

ACCUSED = "Kesh accused Vardania of arming the Ostran Brigade. "
TOLD = "Kesh said that Vardania had sent rifles to the Ostran Brigade. "


def denied(text: str) -> list[tuple[str, str, str]]:
    """Type, doer and denier of all that is denied."""
    return [
        (str(c.event_type), ", ".join(c.actors), c.speaker.name or "")
        for c in claims_of(text)
        if c.stance == "denies" and c.factuality == "CT-"
    ]


@pytest.mark.parametrize(
    "text",
    [
        ACCUSED + "Vardania denied it.",
        ACCUSED + "Vardania has denied this.",
        ACCUSED + "Vardania's foreign ministry denied the accusation.",
        ACCUSED + "The League met on Monday. Vardania called the allegation baseless.",
        ACCUSED + "Vardania denied doing so.",
        TOLD + "Vardania denied the report.",
        TOLD + "Vardania rejected the claim as false.",
        "Kesh accuses Vardania of arming the Ostran Brigade, which Vardania denies.",
        "Kesh accuses Vardania of arming the Ostran Brigade; Vardania denies it.",
    ],
)
def test_who_denies_what_was_told(text: str) -> None:
    ((event, doer, denier),) = denied(text)
    assert event == "AID"
    assert doer == "Vardania"
    assert denier.startswith("Vardania")


def test_all_that_was_laid_to_him_is_denied() -> None:
    text = "Kesh accused Vardania of shelling Dunmoor and killing nine farmers. Vardania's army denied it."
    assert [event for event, _, _ in denied(text)] == ["ASSAULT", "ASSAULT"]
    assert {c.responsibility for c in claims_of(text) if c.stance == "denies"} == {"denied"}


def test_the_time_and_place_are_those_of_the_deed() -> None:
    text = (
        "Kesh said that Vardania's army had shelled a village on May 3. "
        "On May 5 in Halvane, Vardania denied the report."
    )
    told, no = (c for c in claims_of(text) if c.event_type == "ASSAULT")
    assert no.event_time == told.event_time is not None
    assert no.place == told.place


@pytest.mark.parametrize(
    "text",
    [
        ACCUSED + "Vardania has neither confirmed nor denied this.",
        ACCUSED + "Vardania would not confirm or deny the report.",
        ACCUSED + "Vardania rejected the offer.",
        ACCUSED + "Vardania denied the observers entry.",
        ACCUSED + "Vardania did not deny it.",
        ACCUSED + "A diplomat of Ilmere denied it.",
        TOLD + "The harvest was good in Halvane. Vardania denied it.",
        "Kesh said that Vardania would arm the Ostran Brigade. Vardania denied it.",
    ],
)
def test_nothing_is_denied(text: str) -> None:
    assert denied(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vardania denied bombing Dunmoor and killing nine farmers.",
        "Vardania denied that it had bombed Dunmoor and killed nine farmers.",
        "Vardania denied having bombed Dunmoor and having killed nine farmers.",
        "Vardania denied reports that it had shelled Dunmoor and killed nine farmers.",
    ],
)
def test_a_denial_is_of_all_that_is_joined_in_it(text: str) -> None:
    deeds = [c for c in claims_of(text) if c.event_type == "ASSAULT"]
    assert deeds
    assert {(c.stance, c.factuality) for c in deeds} == {("denies", "CT-")}


def test_what_is_told_beside_a_denial_is_not_denied() -> None:
    text = (
        "Vardania denied that its aircraft had taken part in the war, hours after the commander of the "
        "Kesh Front accused it of bombing his men."
    )
    assert [c for c in claims_of(text) if c.stance == "denies"] == []


def test_the_office_of_whom_a_denial_is_about_is_not_denied() -> None:
    found = claims_of("Vardania denied that Tovan Resh, the commander of the Kesh Front, had visited it.")
    assert [(c.stance, c.factuality) for c in found if c.state] == [("asserts", "CT+")]
    (visit,) = (c for c in found if c.event_type == "CONSULT")
    assert (visit.stance, visit.factuality) == ("denies", "CT-")


def test_a_denied_allegation_is_not_open() -> None:
    (aid,) = (c for c in claims_of("Vardania denied allegations of arming Kesh.") if c.event_type == "AID")
    assert aid.factuality == "CT-"


@pytest.mark.parametrize(
    "text",
    [
        "The army denied carrying out the raid in which nine men were killed.",
        "The army denied carrying out the raid on Tarn in which nine men were killed.",
        "The army denied that it carried out the bombing that killed nine men.",
        "The army did not carry out the raid in which nine men were killed.",
        "The army may have carried out the bombing that killed nine men.",
    ],
)
def test_a_killing_is_not_told_of_who_is_said_not_to_have_attacked(text: str) -> None:
    (killing,) = [c for c in claims_of(text) if "killed" in text[slice(*c.trigger)]]
    assert killing.factuality == "CT+"
    assert killing.actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "The army carried out the bombing that killed nine men.",
        "The Kesh Front said that the army had carried out the raid in which nine men were killed.",
    ],
)
def test_a_killing_is_told_of_who_is_said_to_have_attacked(text: str) -> None:
    (killing,) = [c for c in claims_of(text) if "killed" in text[slice(*c.trigger)]]
    assert killing.actors == ("the army",) or killing.actors == ("The army",)


@pytest.mark.parametrize(
    ("text", "denied_of"),
    [
        ("Ana Dravic denied any involvement in the raid on the barracks.", "Ana Dravic"),
        ("Ana Dravic denied any involvement by Vardania in the raid on the barracks.", "Vardania"),
        ("Ana Dravic denied Vardania's involvement in the raid on the barracks.", "Vardania"),
        ("Vardania denied involvement in the strike that killed nine.", "Vardania"),
        ("Vardania denied that it had any part in the raid on the barracks.", "Vardania"),
        ("Vardania said it had played no role in the raid on the barracks.", "Vardania"),
    ],
)
def test_a_hand_is_denied_in_the_attack_that_the_same_words_tell(text: str, denied_of: str) -> None:
    attacks = [c for c in claims_of(text) if c.event_type == "ASSAULT"]
    denials = [c for c in attacks if c.factuality == "CT-"]
    assert [[p.name for p in c.participants if p.role == "actor"] for c in denials] == [[denied_of]]
    told = [c for c in attacks if c not in denials]
    assert told
    assert not any(p.role == "actor" for c in told for p in c.participants)


def test_who_had_a_part_by_nobody_denied_denies_nothing() -> None:
    claims = claims_of("Vardania denied that the Ostran Brigade had no part in the raid on the barracks.")
    assert not [c for c in claims if c.event_type == "ASSAULT" and c.factuality == "CT-"]


def test_a_charge_is_denied_by_the_clause_behind_it() -> None:
    ((event, doer, denier),) = denied(ACCUSED.rstrip(". ") + ", a charge that Vardania denied.")
    assert (event, doer) == ("AID", "Vardania")
    assert denier.startswith("Vardania")
