"""Who attacked, who was hit, and how, where the text spreads it over several words?"""

from __future__ import annotations

import pytest

from blowback.vocab.claims import Responsibility, Role
from tests.unit.coding.conftest import claims_of, one


def parties(text: str, trigger: str, role: Role) -> list[str]:
    claim = one(claims_of(text), trigger, text, event_type="ASSAULT")
    return [p.name for p in claim.participants if p.role is role]


@pytest.mark.parametrize(
    ("text", "trigger", "hit"),
    [
        ("Three farmers were killed and two traders wounded in Sellin.", "wounded", ["two traders"]),
        ("Rebels hurled a grenade on a police patrol at Sellin Square.", "hurled", ["police patrol"]),
        ("A driver of the Kesh Front was shot dead.", "shot", ["A driver of the Kesh Front", "Kesh Front"]),
    ],
)
def test_who_was_hit(text: str, trigger: str, hit: list[str]) -> None:
    assert set(hit) <= set(parties(text, trigger, Role.RECIPIENT))
    assert parties(text, trigger, Role.ACTOR) == (["Rebels"] if text.startswith("Rebels") else [])


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police suspect that the Kesh Front was behind the attack.", "attack"),
        ("Police suspect the involvement of the Kesh Front in the attack.", "attack"),
        ("The minister blamed the Kesh Front for the bombing.", "bombing"),
        ("Two traders died in an attack blamed on the Kesh Front.", "died"),
    ],
)
def test_who_is_held_to_be_behind_it(text: str, trigger: str) -> None:
    claim = one(claims_of(text), trigger, text, event_type="ASSAULT")
    assert [p.name for p in claim.participants if p.role is Role.ACTOR] == ["Kesh Front"]
    assert claim.responsibility is Responsibility.ALLEGED


def test_nobody_is_behind_what_he_was_not_behind() -> None:
    text = "The Kesh Front was not behind the bombing of the bus."
    assert parties(text, "bombing", Role.ACTOR) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana Marek, a spokeswoman for the Kesh Front, claimed responsibility for the attack.",
        "Kesh Front spokesman Daro Marek claimed responsibility for the attack.",
    ],
)
def test_a_spokesman_claims_for_his_group(text: str) -> None:
    assert parties(text, "attack", Role.ACTOR) == ["Kesh Front"]


def test_men_behind_a_bracket_are_of_the_group_before_it() -> None:
    text = "Kesh Front (KF) cadres abducted a trader."
    assert "Kesh Front" in parties(text, "abducted", Role.ACTOR)


def test_a_laid_ambush_is_his_who_laid_it() -> None:
    assert parties("Rebels laid an ambush on the convoy.", "ambush", Role.ACTOR) == ["Rebels"]


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("Two traders were killed when their bus hit a landmine.", "killed", "explosives"),
        ("A trader was killed by gunmen.", "killed", "firearms"),
        ("Two guards sustained bullet injuries.", "sustained", "firearms"),
    ],
)
def test_the_manner_is_taken_from_what_did_it(text: str, trigger: str, mode: str) -> None:
    assert one(claims_of(text), trigger, text, event_type="ASSAULT").mode == mode
