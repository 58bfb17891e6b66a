"""Who did what to whom where the words of a name, a deed or a speaker mislead a small parser?"""

from __future__ import annotations

import pytest

from tests.spec.coding.test_misparsed_news import sides
from tests.spec.coding.test_patrons import read


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Kesh shelling killed two men in Dorrin.", "killed", ["Kesh"], ["two men"]),
        ("Vardania accused neighbouring Chad of arming the rebels.", "accused", ["Vardania"], ["Chad"]),
        ("Vardania accused neighbouring Chad of arming the rebels.", "arming", ["Chad"], ["the rebels"]),
        (
            "Fighters from the militant group Kesh Front attacked a convoy.",
            "attacked",
            ["Kesh Front"],
            ["convoy"],
        ),
        (
            "Fighters from the al-Qaeda-linked group Kesh Front attacked a convoy.",
            "attacked",
            ["Kesh Front"],
            ["convoy"],
        ),
        # who is only linked to somebody is not him
        (
            "Two Kesh Front-linked gunmen attacked a church.",
            "attacked",
            ["Two Kesh Front-linked gunmen"],
            ["a church"],
        ),
        ("Ostrea threatened to strike Chad after Bero Mak was killed.", "killed", [], ["Bero Mak"]),
        # a capital where an envoy is called back from, or arms are sold to, is its state
        ("Lunia recalled its ambassador from Ostrapol.", "recalled", ["Lunia"], ["Ostrea"]),
        ("Lunia sold missiles to Ostrapol.", "sold", ["Lunia"], ["Ostrea"]),
        ("Lunia appealed to Ostrapol for help.", "appealed", ["Lunia"], ["Ostrea"]),
        ("Vardania ordered Ostrean troops to leave.", "ordered", ["Vardania"], ["Ostrean military"]),
    ],
)
def test_who_and_whom(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(text, trigger) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rebels burned homes, killing 17 people, residents and a rights group said Thursday.", "residents"),
        (
            "Rebels killed 12 people, a local official and a witness told the court on Monday.",
            "local official",
        ),
        ("Rebels took the town and freed two men, a police official said.", "police official"),
    ],
)
def test_who_tells_behind_a_list(text: str, speaker: str) -> None:
    told = [c for c in read(text).claims if c.event_type]
    assert told
    assert all(speaker in str(c.speaker.name) for c in told)


def test_those_who_tell_were_not_killed() -> None:
    text = "Rebels burned homes, killing 17 people, residents and a rights group said Thursday."
    assert sides(text, "killing")[1] == ["17 people"]


def test_two_places_before_a_dash_are_no_attacker() -> None:
    actors, _ = sides("SALLOW/DORRIN (Reuters) - The Kesh Front shelled a bridge late on Monday.", "shelled")
    assert actors == ["Kesh Front"]


@pytest.mark.parametrize(
    ("text", "trigger", "factuality", "modality"),
    [
        ("Bero Mak flew home instead of attending talks in Sallow.", "attending", "CT-", "actual"),
        ("Rather than attacking Lunia, Ostrea signed a truce.", "attacking", "CT-", "actual"),
        ("Vardania told Ostrean forces to withdraw.", "withdraw", "Uu", "requested"),
        ("Ostrea denied that it held arms and said it would leave Lunia.", "said", "CT+", "actual"),
    ],
)
def test_what_is_so(text: str, trigger: str, factuality: str, modality: str) -> None:
    found = next(c for c in read(text).claims if c.event_type and text[slice(*c.trigger)] == trigger)
    assert (str(found.factuality), str(found.modality)) == (factuality, modality)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # who is asked refuses, not the one who asks
        (
            "Ostrea demanded that the rebels withdraw. When they refused, it sent troops.",
            "refused",
            ["the rebels"],
            [],
        ),
        # what must come first is told of somebody of the same sentence
        (
            "Ostrea left. There would be no talks with the Kesh Front until it freed Lunian troops.",
            "freed",
            ["Kesh Front"],
            ["Lunia: armed forces"],
        ),
        (
            "Vardania broke with Ostrea, accusing it of arming rebels.",
            "accusing",
            ["Vardania"],
            ["Ostrea"],
        ),
        (
            "Vardania broke with Ostrea, accusing it of arming rebels.",
            "arming",
            ["Ostrea"],
            ["rebels"],
        ),
        ("Lunia accused Ostrea of bombing a camp, killing 33 people.", "killing", ["Ostrea"], ["33 people"]),
        (
            "Ostrean police detained Bero Mak on suspicion of plotting to attack Lunia.",
            "attack",
            ["Bero Mak"],
            ["Lunia"],
        ),
        (
            "Under a truce brokered by Lunia, Vardania and Ostrea agreed to stop attacks.",
            "agreed",
            ["Vardania", "Ostrea"],
            [],
        ),
        ("The Kesh Front affiliate attacked Lunia.", "attacked", ["The Kesh Front affiliate"], ["Lunia"]),
    ],
)
def test_whom_another_word_names(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(text, trigger) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        (
            "Ostrea, which has troops in Lunia, bombed positions of the Kesh Front.",
            "bombed",
            ["Ostrea"],
            ["Kesh Front"],
        ),
        (
            "Ostrea shut its border after rebels freed two men, and accused Vardania of lying.",
            "accused",
            ["Ostrea"],
            ["Vardania"],
        ),
        (
            "Ostrea ordered its envoys to leave and accused Vardania of lying.",
            "accused",
            ["Ostrea"],
            ["Vardania"],
        ),
    ],
)
def test_whose_a_later_verb_is(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    found = sides(text, trigger)
    assert found[0] == actors
    assert set(recipients) <= set(found[1])


def test_who_judges_does_not_tell_what_is_judged() -> None:
    text = "Bero Mak rejected a truce that Ostrea had signed."
    found = next(c for c in read(text).claims if text[slice(*c.trigger)] == "signed")
    assert str(found.speaker.kind) == "outlet"


def test_what_is_called_a_crime_is_not_called_for() -> None:
    types = {c.event_type for c in read("Bero Mak called the strike on Vardania a crime.").claims}
    assert "REQUEST" not in types


def test_who_disbands_lays_down_arms() -> None:
    found = next(c for c in read("The Kesh Front disbanded in May.").claims if c.event_type)
    assert (found.event_type, found.mode) == ("RETREAT", "disarm")


def test_talks_on_joining_join_nobody() -> None:
    text = "Vardania suspended talks on joining the Kesh Front."
    assert all(str(c.factuality) == "Uu" for c in read(text).claims if text[slice(*c.trigger)] == "joining")


def test_they_of_two_who_speak_are_no_third() -> None:
    text = "The Kesh Council urged restraint. Ostrea and Lunia said that they had struck a camp."
    assert "Kesh" not in str(sides(text, "struck")[0])


def test_what_is_awaited_has_not_come() -> None:
    text = "Bero Mak said Ostrea would hold no talks until Lunia freed the prisoners."
    found = next(c for c in read(text).claims if text[slice(*c.trigger)] == "freed")
    assert (str(found.factuality), str(found.modality)) == ("Uu", "hypothetical")


def test_who_disarms_others_takes_their_arms() -> None:
    found = next(c for c in read("Vardania began to disarm the Kesh Front.").claims if c.event_type)
    assert (found.event_type, found.mode) == ("COERCE", "seize")


def test_visas_stopped_are_no_concession() -> None:
    types = [
        c.event_type for c in read("Vardania suspended visas for citizens of Ostrea.").claims if c.event_type
    ]
    assert types == ["COERCE"]


def test_agreements_are_called_by_where_they_were_signed() -> None:
    told = read("Lunia spoke of violations of the Ostrapol agreements.").claims
    assert "Ostrea" not in {p.name for claim in told for p in claim.participants}
    told = read("Lunia hailed the Ostrapol agreement with Vardania.").claims
    assert "Ostrea" in {p.name for claim in told for p in claim.participants}
