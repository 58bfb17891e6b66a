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


@pytest.mark.parametrize(
    "harm",
    [
        "The strikes killed 46 people, most of them farmers.",
        "The strikes wounded twelve, a doctor said.",
    ],
)
def test_what_the_strikes_did_was_done_where_and_when_they_were_told(harm: str) -> None:
    text = "Kesh hit back at Ostra. Vardania struck four villages near Dunmoor on May 3, 2031. " + harm
    claim = next(c for c in reversed(claims_of(text)) if c.quantities)
    assert _place(claim) == "Dunmoor"
    assert claim.event_time is not None
    assert "05-03" in str(claim.event_time.start)
    assert [p.name for p in claim.participants if p.role == "actor"] == ["Vardania"]


def test_whoever_only_says_who_struck_lends_no_doer() -> None:
    text = "Ostra said that Vardania struck four villages near Dunmoor. The strikes killed 46 people."
    claim = claims_of(text)[-1]
    assert _place(claim) == "Dunmoor"
    assert [p.name for p in claim.participants if p.role == "actor"] == []


@pytest.mark.parametrize(
    "harm",
    [
        "New strikes killed 46 people.",
        "The strikes on Ostra killed 46 people.",
        "Strikes killed 46 people.",
    ],
)
def test_other_strikes_have_their_own_place(harm: str) -> None:
    text = "Vardania struck four villages near Dunmoor on May 3. " + harm
    assert all(_place(c) != "Dunmoor" for c in claims_of(text) if c.quantities)


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("Kesh put the toll of Vardanian air strikes at 47.", "single"),
        ("Kesh put the toll of Vardanian air strikes in May at 47.", "repeated"),
        ("Vardania carried out anti-terrorist operations in Kesh on May 3, 2031.", "single"),
        ("Vardania carried out anti-terrorist operations in Kesh in 2031.", "repeated"),
        ("Kesh protested at Vardania's strikes. Vardania struck a camp on May 3, 2031.", "single"),
        ("Kesh protested at Vardania's strikes. Ostra struck a camp on May 3, 2031.", "repeated"),
        (
            "Vardania's strikes go on. Vardania struck Ostra on May 3, 2031. Vardania struck Kesh in 2029.",
            "repeated",
        ),
    ],
)
def test_a_plural_is_one_operation_where_one_is_told(text: str, extent: str) -> None:
    plural = next(c for c in claims_of(text) if text[slice(*c.trigger)] in ("strikes", "operations"))
    assert plural.extent == extent


@pytest.mark.parametrize(
    ("denial", "told"),
    [
        ("Vardania's embassy denied that there had been bombings.", True),
        ("Vardania's embassy denied that there had been a flood.", False),
        ("Vardania's embassy said that there had been bombings.", False),
    ],
)
def test_whoever_denies_that_there_was_one_denies_what_was_told(denial: str, told: bool) -> None:
    text = "Vardania's aircraft bombed a camp near Dunmoor on May 3. " + denial
    denied = [c for c in claims_of(text) if c.stance == "denies" and c.factuality.is_negative]
    assert bool(denied) == told
    assert all(_place(c) == "Dunmoor" for c in denied)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The Kesh Front's attack on Ostra was meant to weaken it.", "actual"),
        ("The Kesh Front's attack on Ostra is meant to weaken it.", "intended"),
        ("The Kesh Front's attack on Ostra was meant to begin in May.", "intended"),
    ],
)
def test_what_was_meant_to_serve_something_was_done(text: str, modality: str) -> None:
    assert next(c for c in claims_of(text) if text[slice(*c.trigger)] == "attack").modality == modality


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Kesh shelled points inside Vardania in retaliation for air strikes by Vardania.", "strikes", None),
        ("Kesh shelled points inside Vardania in retaliation for air strikes near Orsa.", "strikes", "Orsa"),
        ("Kesh shelled posts in retaliation for air strikes near Orsa.", "shelled", None),
        ("Kesh shelled points inside Vardania during air strikes by Vardania.", "shelled", "Vardania"),
    ],
)
def test_an_answer_is_elsewhere_than_what_it_answers(text: str, word: str, place: str | None) -> None:
    found = next(c for c in claims_of(text) if text[slice(*c.trigger)] == word)
    assert _place(found) == place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine Front fighters died in what the Front called an attack.", True),
        ("Nine Front fighters died in what the Front called a mistake.", False),
    ],
)
def test_what_is_called_an_attack_is_told_as_one(text: str, told: bool) -> None:
    assert any(text[slice(*c.trigger)] == "died" for c in claims_of(text)) == told
