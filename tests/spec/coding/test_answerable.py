"""Who stands for an attack, by whose word; and how many it hit, by whose count."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.coding.conftest import claims_of

TABLE = Path(__file__).parent / "answerable.tsv"
ANSWERABLE = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize(("text", "responsibility", "who", "factuality"), ANSWERABLE, ids=lambda e: e[:70])
def test_who_stands_for_it(text: str, responsibility: str, who: str, factuality: str) -> None:
    found = [
        (c.responsibility, ", ".join(c.actors), c.factuality)
        for c in claims_of(text)
        if c.event_type == "ASSAULT" and c.responsibility is not None
    ]
    assert found == [(responsibility, who, factuality)]


def test_a_claim_of_it_is_of_what_was_told() -> None:
    text = "A car bomb killed ten soldiers in Kesh on May 3. The Ostran Brigade claimed responsibility."
    told, claimed = (c for c in claims_of(text) if c.event_type == "ASSAULT")
    assert (claimed.mode, claimed.recipients) == (told.mode, told.recipients)
    assert claimed.event_time == told.event_time is not None
    assert (told.actors, claimed.actors, claimed.stance) == ((), ("Ostran Brigade",), "claims_responsibility")


@pytest.mark.parametrize(
    "text",
    [
        "Kesh claimed responsibility for the success of the talks.",
        "The Kesh Front denied the report.",
        "Vardania said it had done so in May.",
        "Kesh took responsibility for the children.",
        "Kesh blamed Vardania for the drought.",
        "Talks ended without an agreement. Kesh blamed Vardania for that.",
    ],
)
def test_nobody_stands_for_an_attack_here(text: str) -> None:
    assert [c for c in claims_of(text) if c.event_type == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("text", "what", "low", "high"),
    [
        ("The Kesh Front killed 23 soldiers.", "killed", 23, 23),
        ("Nine others were wounded in the attack.", "wounded", 9, 9),
        ("Up to 30 people were killed in the blast.", "killed", None, 30),
        ("As many as 40 soldiers were killed in Kesh.", "killed", None, 40),
        ("No fewer than 12 people were killed by the Kesh Front.", "killed", 12, None),
        ("Between 10 and 20 soldiers were killed in Kesh.", "killed", 10, 20),
        ("The Kesh Front killed 12 to 15 soldiers.", "killed", 12, 15),
        ("The Kesh Front killed fewer than 10 soldiers.", "killed", None, 9),
        ("A bomb killed ten people. Doctors of the Ardan League counted 27 bodies.", "killed", 27, 27),
        ("A bomb killed ten men. Kesh put the number of dead at 30.", "killed", 30, 30),
        ("A bomb killed four men, the Kesh Front said; Vardania put the death toll at 30.", "killed", 30, 30),
        ("A blast in Kesh left 14 people dead.", "killed", 14, 14),
        ("The death toll of the bombing rose to 31.", "killed", 31, 31),
        ("A bombing in Kesh claimed at least 12 lives.", "killed", 12, None),
        ("Rebels attacked Kesh's army. Officials said the dead were no more than 46.", "killed", None, 46),
        (
            "Rebels killed ten men. Kesh put the dead at 46, and on Monday spoke of 61.",
            "killed",
            61,
            61,
        ),
        ("Rebels killed ten men. The League put the dead at 30 and the wounded at 12.", "wounded", 12, 12),
        ("The armies fought. A union put the toll at 61 dead and over 670 wounded.", "killed", 61, 61),
        ("The armies fought. A union put the toll at 61 dead and over 670 wounded.", "wounded", 671, None),
        ("The Kesh Front attacked a post. Vardania says it lost 23 soldiers.", "killed", 23, 23),
        ("The Kesh Front killed four men. Hospitals reported at least 20 fighters dead.", "killed", 20, None),
        ("The Kesh Front killed four men. Hospitals confirmed 12 deaths.", "killed", 12, 12),
        ("The Kesh Front killed 40. The army first reported two soldiers killed.", "killed", 2, 2),
        ("At least 40 men were killed and more than 500 wounded.", "wounded", 501, None),
    ],
)
def test_how_many(text: str, what: str, low: int | None, high: int | None) -> None:
    found = [(q.what, q.low, q.high) for c in claims_of(text) for q in c.quantities]
    assert (what, low, high) in found


def test_men_lost_on_a_day_of_their_own_were_not_lost_in_what_was_told_last() -> None:
    text = (
        "The Kesh Front and Vardania clashed on June 3, two days after air strikes on Dunmoor. "
        "Vardania says it lost 23 soldiers that night."
    )
    [lost] = [c for c in claims_of(text) if text[slice(*c.trigger)] == "lost"]
    assert lost.event_time is not None
    assert (lost.event_time.start, lost.mode) == ("2031-06-03T18:00", None)


@pytest.mark.parametrize(
    "text",
    [
        "Workers counted 27 votes.",
        "Kesh put the number of farms at 30.",
        "The police found 27 bodies of water.",
        "The team lost 23 men.",
        "Hospitals confirmed 12 deaths.",
        "Rebels attacked a post. Hospitals confirmed 12 deaths from cholera.",
        "Rebels attacked a post. The dead of the war were 6,000.",
        "Rebels attacked a post. The ministry spoke of 61 farms.",
        "A large number of fighters were killed.",
    ],
)
def test_nobody_was_killed(text: str) -> None:
    assert [q for c in claims_of(text) for q in c.quantities if q.what == "killed"] == []


def test_nobody_is_blamed_for_an_attack_by_a_pronoun() -> None:
    text = "A bomb killed ten men. Talks ended without an agreement. Kesh blamed Vardania for that."
    assert [c.actors for c in claims_of(text) if c.event_type == "ASSAULT"] == [()]


def test_who_counts_says_so() -> None:
    text = "Rebels killed ten men on May 3. The Kesh Front put the dead at 50 on May 5."
    told, counted = (c for c in claims_of(text) if c.event_type == "ASSAULT")
    assert (counted.speaker.actor, counted.actors, counted.recipients) == ("Kesh Front", (), ())
    assert counted.event_time == told.event_time is not None  # what dates the counting dates no deed


def test_bodies_found_so_far_are_no_lower_account() -> None:
    text = "Doctors said soldiers killed 108 people. The doctors said that 40 bodies had been recovered."
    assert [q.low for c in claims_of(text) for q in c.quantities] == [108]
