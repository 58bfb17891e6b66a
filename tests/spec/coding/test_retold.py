"""What belongs to an attack told before or beside: harm, counts, claims of it, places?"""

from __future__ import annotations

import pytest

from blowback.records import Claim
from blowback.vocab.plover import EventType
from tests.unit.coding.said import read


def claims_of(text: str) -> tuple[Claim, ...]:
    """All claims of a text, with its places."""
    return read(None, text).claims


def _place(claim: Claim) -> str | None:
    return claim.place.text if claim.place is not None else None


ATTACK = "Vardania's aircraft bombed a camp near Ostran on May 3. "


@pytest.mark.parametrize(
    "harm",
    [
        "Four fighters were killed, the Kesh Front said.",
        "Twelve soldiers were wounded.",
        "At least nine villagers were killed, doctors said.",
    ],
)
def test_bare_harm_is_of_the_attack_told_just_before(harm: str) -> None:
    text = ATTACK + harm
    told, after = claims_of(text)[0], claims_of(text)[-1]
    assert after.event_time == told.event_time is not None
    assert _place(after) == "Ostran"


@pytest.mark.parametrize(
    "harm",
    [
        "Four fighters were killed on May 1.",
        "Four fighters were killed elsewhere.",
        "Four other fighters were killed.",
        "In the war 4,000 fighters were killed.",
        "Kesh's police killed four fighters.",
        "The camp is old. The road is long. Four fighters were killed.",
        "\n\nFour fighters were killed.",
    ],
)
def test_harm_with_a_time_or_a_doer_or_far_off_is_its_own(harm: str) -> None:
    text = ATTACK + harm
    told, after = claims_of(text)[0], claims_of(text)[-1]
    assert after.quantities
    assert after.event_time is None or after.event_time != told.event_time
    assert _place(after) != "Ostran"


def test_the_place_of_a_noun_that_points_back_is_that_of_what_was_told() -> None:
    text = "The Kesh Front attacked a post near Dunmoor. Marek apologized to Vardania for the attack."
    pointing = next(c for c in claims_of(text) if text[slice(*c.trigger)] == "attack")
    assert _place(pointing) == "Dunmoor"


def test_a_noun_that_points_back_may_have_a_place_of_its_own() -> None:
    text = "The Kesh Front attacked a post in Kesh. Marek condemned the attack at Dunmoor."
    assert _place(claims_of(text)[-1]) == "Dunmoor"


def test_bodies_counted_after_an_attack_are_of_it() -> None:
    text = "Doctors of the Ardan League counted 27 bodies on May 4, a day after the assault."
    claim = next(c for c in claims_of(text) if c.event_type is EventType.ASSAULT)
    assert text[slice(*claim.trigger)] == "assault"
    assert [(q.what, q.low, q.high) for q in claim.quantities] == [("killed", 27, 27)]
    assert "Doctors" in str(claim.speaker.name)


@pytest.mark.parametrize(
    "text",
    [
        "The police found 27 bodies in a river, a day after the assault.",
        "Doctors counted 27 bodies, a day after the election.",
        "Doctors counted 27 votes, a day after the assault.",
    ],
)
def test_bodies_found_or_counted_after_something_else_are_of_no_attack(text: str) -> None:
    assert [q for c in claims_of(text) for q in c.quantities] == []


def test_who_claims_the_attack_stands_for_it() -> None:
    text = "A bomb killed six men in Dunmoor. The Ostran Brigade claimed the attack."
    claim = claims_of(text)[-1]
    assert claim.responsibility == "claimed"
    assert [p.name for p in claim.participants if p.role == "actor"] == ["Ostran Brigade"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed six men in Dunmoor. The Ostran Brigade claimed the palace.",
        "A bomb killed six men in Dunmoor. The Ostran Brigade claimed the attack was a fake.",
        "A bomb killed six men in Dunmoor. The Ostran Brigade condemned the attack.",
    ],
)
def test_who_claims_something_else_stands_for_no_attack(text: str) -> None:
    assert not [c for c in claims_of(text) if c.responsibility == "claimed"]


def test_killings_point_back_though_several() -> None:
    text = "Rebels killed 27 soldiers at Dunmoor on Sunday. The League condemned the killings."
    claim = claims_of(text)[-1]
    assert text[slice(*claim.trigger)] == "killings"
    assert _place(claim) == "Dunmoor"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The attack at Dunmoor was the first of the year.", 1),
        ("The attack was the first of the year.", 0),
        ("The heart attack at Dunmoor was the first of the year.", 0),
    ],
)
def test_an_attack_of_nobody_is_told_where_its_phrase_says_where(text: str, told: int) -> None:
    assert len([c for c in claims_of(text) if c.event_type is EventType.ASSAULT]) == told
