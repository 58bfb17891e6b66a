"""What must come out of the turns of phrase of agency news that were once read as something else?"""

from __future__ import annotations

import pytest

from blowback.records import Claim
from tests.spec.coding.test_misparsed_news import sides
from tests.spec.coding.test_patrons import read


def deeds(text: str, trigger: str) -> list[Claim]:
    """The events on a word."""
    return [c for c in read(text).claims if c.event_type and text[slice(*c.trigger)] == trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # the subject of a verb that the parser hung elsewhere
        (
            "Jets bombed 47 targets, the army said, a day after an attack on a firm in Dunmoor killed five.",
            "killed",
            [],
            ["five"],
        ),
        (
            "Kesh Front fighters in Ostrea, also allied with Lunia, attacked a tanker.",
            "attacked",
            ["Kesh Front"],
            ["tanker"],
        ),
        # whom it is given to
        ("Ostrea has sold Vardania drones and missiles for years.", "sold", ["Ostrea"], ["Vardania"]),
        ("Ostrea agreed to sell Vardania up to 100 warplanes.", "sell", ["Ostrea"], ["Vardania"]),
        ("Ostrea agreed to sell Vardania 36 Lancer howitzers.", "sell", ["Ostrea"], ["Vardania"]),
        # who is complained to is not who is complained of
        ("Ostrea complained to the League about Vardania.", "complained", ["Ostrea"], ["Vardania"]),
        # of a place it would be "where"
        (
            "The Kesh Front laid an ambush in Dunmoor in which seven soldiers died.",
            "died",
            ["Kesh Front"],
            ["seven soldiers"],
        ),
        # who is blamed is not who was attacked, nor where
        (
            "The army blamed the Kesh Front for the attack on Dunmoor.",
            "blamed",
            ["The army"],
            ["Kesh Front"],
        ),
        ("Ostrea blamed the attack on Vardania, a neighbour.", "attack", ["Vardania"], []),
        # what is shot at, and whose
        (
            "Ostrea struck 75 Kesh Front targets near Dunmoor.",
            "struck",
            ["Ostrea"],
            ["75 Kesh Front targets", "Kesh Front"],
        ),
    ],
)
def test_who_and_whom(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(text, trigger) == (actors, recipients)


def test_a_goal_that_is_met_is_not_shot_at() -> None:
    assert deeds("Ostrea hit its growth target last year.", "hit") == []


def test_a_second_verb_in_the_past_is_not_among_what_somebody_is_accused_of() -> None:
    text = "Vardania accused Ostrea of seeking to topple the king and expelled its envoy."
    (found,) = deeds(text, "expelled")
    assert [p.name for p in found.participants if p.role == "actor"] == ["Vardania"]
    assert str(found.speaker.kind) == "outlet"


def test_what_is_not_confirmed_is_left_open() -> None:
    text = "Ostrea had not confirmed that it carried out the strike in Dunmoor."
    assert [c.factuality for c in deeds(text, "strike")] == ["Uu"]


@pytest.mark.parametrize("town", ["Dunmoor", "Halvane"])
def test_a_town_is_seized(town: str) -> None:
    assert [c.mode for c in deeds(f"The Vardanian army captured {town}.", "captured")] == ["seize"]


def test_a_noun_takes_no_manner_of_a_deed_that_it_need_not_be() -> None:
    text = (
        "A Vardanian air strike killed a commander on Tuesday. The Kesh Front fired rockets at Vardania. "
        "Ostrea condemned the use of force."
    )
    assert [c.mode for c in deeds(text, "use")] == [None]


def test_an_attack_in_another_town_is_another() -> None:
    text = "Drones killed 12 civilians in Dunmoor. The Kesh Front denied any link with the Nairobi attack."
    assert [p.name for c in deeds(text, "attack") for p in c.participants if p.role == "recipient"] == []


def test_who_is_struck_by_workers_is_killed_by_none_of_them() -> None:
    text = "Miners struck for higher pay in Dunmoor. The strikes killed two policemen."
    for found in deeds(text, "killed"):
        assert found.mode is None


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # a word that sums up what is told is not hit by it
        (
            "Vardania's army captured Dunmoor, a claim that Ostrea denied.",
            "captured",
            ["Vardanian army"],
            ["Dunmoor"],
        ),
        # where the scene is set is not whom it is done to
        ("In Ostrea, police seized a cache of weapons.", "seized", ["Ostrean police"], ["cache"]),
        # a second subject is not joined with whom the first verb is done to
        (
            "Vardania broke off relations with Ostrea and Lunia followed suit.",
            "broke",
            ["Vardania"],
            ["Ostrea"],
        ),
        # a capital that is visited stands for whoever rules there
        ("Mirza Tole visited Kesharn on Monday.", "visited", ["Mirza Tole"], ["Kesh Front"]),
        ("Vardania suspended a military pact with Ostrea.", "suspended", ["Vardania"], ["Ostrea"]),
        ("Vardania froze its participation in the Ardan League.", "froze", ["Vardania"], ["Ardan League"]),
        (
            "Ana Dravic warned Ostrea that it would meet a strong response.",
            "warned",
            ["Ana Dravic"],
            ["Ostrea"],
        ),
    ],
)
def test_who_is_not_party_to_it(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(text, trigger) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Vardania retaliated by closing its airspace to Ostrea.", "retaliated"),
        ("Vardania had restored its sovereignty over the region.", "restored"),
        ("Soldiers were pelted with stones and petrol bombs.", "bombs"),
        ("Vardania vowed that the state alone would bear arms.", "bear"),
    ],
)
def test_what_is_no_such_deed(text: str, trigger: str) -> None:
    assert deeds(text, trigger) == []


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("Vardania sent 5,000 troops to the area.", "sent", "troops"),
        ("Ostrea accused Vardania of sending drones over Dunmoor.", "sending", "weapons"),
    ],
)
def test_men_and_drones_sent_to_nobody_help_nobody(text: str, trigger: str, mode: str) -> None:
    assert [(str(c.event_type), c.mode, c.backing) for c in deeds(text, trigger)] == [
        ("MOBILIZE", mode, None)
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # a weapon says nothing: whoever tells of it does
        (
            "The Ostrean army said the bomb killed two men, blaming the Kesh Front.",
            "blaming",
            ["Ostrean army"],
            ["Kesh Front"],
        ),
        # who signs a paper does what it says, who gets one does not
        (
            "Ostrea's parliament passed a law banning the Kesh Front.",
            "banning",
            ["Ostrea: legislature"],
            ["Kesh Front"],
        ),
        # what nobody promises to do in words
        (
            "Ostrea's president promised to attack Vardania.",
            "attack",
            ["president of Ostrean government"],
            ["Vardania"],
        ),
        (
            "The Ostrean defence ministry denied hitting civilian targets.",
            "hitting",
            ["Ostrean government"],
            ["civilian targets"],
        ),
    ],
)
def test_who_tells_and_who_signs(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(text, trigger) == (actors, recipients)


def test_who_finds_a_letter_threatens_nobody_by_it() -> None:
    assert deeds("Ostrea found a letter threatening Vardania.", "threatening") == []


def test_an_attack_that_is_promised_is_no_criticism() -> None:
    found = deeds("Vardania's president promised to attack Ostrea.", "attack")
    assert [str(c.event_type) for c in found] == ["ASSAULT"]


def test_what_is_closed_to_somebody_is_not_close_to_him() -> None:
    found = read(
        "Hanna Voss warned that Vardania would close its airspace to Ostrea if it did not leave."
    ).claims
    assert [c.state for c in found if c.state is not None and c.state.kind == "alliance"] == []


def test_over_behind_a_verb_is_no_bound() -> None:
    found = deeds("The Kesh Front handed over two captured soldiers to Vardania.", "captured")
    assert [(q.low, q.high) for c in found for q in c.quantities] == [(2, 2)]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # whose verb it is behind a clause between commas
        (
            "Ostrea, which has fought Lunia for six years, called on the Ardan League to send troops.",
            "called",
            ["Ostrea"],
            ["Ardan League"],
        ),
        # whoever says that something had been also accuses
        (
            "Ostrea's foreign ministry said its guards had replied to an attack and accused Lunia of arson.",
            "accused",
            ["Ostrean foreign ministry"],
            ["Lunia"],
        ),
        ("Sera Holm has been under house arrest since 2020.", "arrest", [], ["Sera Holm"]),
        ("Ostrea sent 40 anti-tank missiles to the Kesh Front.", "sent", ["Ostrea"], ["Kesh Front"]),
    ],
)
def test_who_does_it_behind_other_words(
    text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    assert sides(text, trigger) == (actors, recipients)


def test_missiles_that_are_sent_to_somebody_are_given() -> None:
    found = deeds("Ostrea sent 40 anti-tank missiles to the Kesh Front.", "sent")
    assert [(str(c.event_type), str(c.backing.kind)) for c in found if c.backing] == [("AID", "weapons")]


def test_what_is_drafted_is_no_recruit() -> None:
    assert deeds("Ostrea broke an embargo that it had helped to draft.", "draft") == []


def test_a_military_strike_is_no_labour_dispute() -> None:
    (struck,) = deeds("Ostrea launched strikes on Vardania's barracks.", "strikes")
    assert "labour" not in struck.contexts


def test_who_accused_somebody_at_the_time_of_a_plan_had_no_such_plan() -> None:
    text = "Ana Dravic accused Ostrea at the time of planning the attack."
    (planned,) = deeds(text, "attack")
    assert [p.name for p in planned.participants if p.role == "actor"] == ["Ostrea"]
    assert planned.responsibility == "alleged"


def test_who_is_to_blame_blames_nobody() -> None:
    (blame,) = deeds("Ostrea said Vardania was to blame for the bloodshed.", "blame")
    assert [(p.role, p.name) for p in blame.participants] == [("recipient", "Vardania")]


def test_the_party_that_somebody_is_of_is_backed_and_not_where_it_is() -> None:
    text = (
        "Milan Rado, deputy leader of the Kesh List, the main party in Lunia, which is backed by Ostrea, "
        "left, his lawyer said."
    )
    (backed,) = deeds(text, "backed")
    assert [p.name for p in backed.participants if p.role == "recipient"] == ["Kesh List"]
    assert str(backed.speaker.kind) == "anonymous"  # the lawyer, and not the party


def test_who_of_a_state_protests_does_it_in_words() -> None:
    (protest,) = deeds("The ministry protested.", "protested")
    assert str(protest.event_type) == "ACCUSE"
    (march,) = deeds("Students protested.", "protested")
    assert str(march.event_type) == "PROTEST"


def test_what_was_done_since_has_its_doer() -> None:
    text = "Ostrea signed a pact with Lunia last October, and has since shipped weapons to Vardania."
    assert sides(text, "shipped") == (["Ostrea"], ["Vardania"])
    (shipped,) = deeds(text, "shipped")
    assert shipped.event_time is None


def test_what_is_joined_in_a_charge_is_laid_to_the_charged() -> None:
    text = (
        "Vardania accused Ostrea of preparing to wage war and of funding, arming and directing rebel groups."
    )
    assert sides(text, "arming") == (["Ostrea"], ["rebel groups"])


def test_where_a_leader_is_held_is_not_what_he_leads() -> None:
    text = "Ostrea put pressure on the Kesh Front, detaining its leader, Tovan Resh, in Lunia."
    led = [c for c in read(text).claims if c.state and str(c.state.kind) == "leadership"]
    assert {p.name for c in led for p in c.participants if p.role == "recipient"} <= {"Kesh Front", "its"}


def test_a_quarter_is_led_by_nobody() -> None:
    claims = read("Eastern commander Tovan Resh met Ostrea's envoy.").claims
    assert not [c for c in claims if any(p.name == "Eastern" for p in c.participants)]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Vardania and Ostrea fired on each other on Monday.", "fired"),
        ("Vardania and Ostrea attacked one another.", "attacked"),
        ("Vardania and Ostrea accused each other of breaking the truce.", "accused"),
    ],
)
def test_each_other_are_both_and_nobody_beside(text: str, trigger: str) -> None:
    assert sides(text, trigger) == (["Vardania", "Ostrea"], [])


def test_a_patrol_that_is_to_come_threatens_nobody() -> None:
    claims = read("Ostrea said it would step up patrols in the north.").claims
    assert not [c for c in claims if str(c.event_type) == "THREATEN"]


def test_a_town_that_is_taken_to_court_is_held_by_nobody() -> None:
    claims = read("The army took Ostrapol to court.").claims
    assert not [c for c in claims if c.state and str(c.state.kind) == "leadership"]
