"""Who hurt those who came to harm where two sides fought, and who set fire to what?"""

from __future__ import annotations

import pytest

from tests.spec.coding.test_misparsed_news import sides
from tests.spec.coding.test_patrons import read


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        # whose men were hurt tells who did it
        (
            "Two policemen were killed and three hurt in a gunfight between police and Kesh Front rebels.",
            "hurt",
            ["Kesh Front"],
        ),
        (
            "Nine soldiers were killed and 25 wounded in clashes between the army and the Kesh Front.",
            "wounded",
            ["Kesh Front"],
        ),
        # of villagers it does not
        ("Four villagers were injured in clashes between the army and the Kesh Front.", "injured", []),
        # a hall of which nothing is known is where it was
        ("They spoke of the Westmark attack in Tarn, in which at least 67 people died.", "died", []),
        # a village shoots at nobody, nor does an exchange
        ("Two policemen were killed in a gunfight at Dorna village.", "killed", []),
        (
            "The rocket attack was followed by an exchange of heavy fire between soldiers and militants.",
            "attack",
            [],
        ),
    ],
)
def test_who_hurt_them(text: str, trigger: str, actors: list[str]) -> None:
    assert sides(text, trigger)[0] == actors


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Protesters set ablaze a bus in Tarn.", "PROTEST", []),
        ("Armed Kesh Front men set ablaze a bus and a truck in Tarn.", "ASSAULT", ["bus", "truck"]),
        ("A dozen armed men set ablaze a bus in Tarn.", "ASSAULT", ["bus"]),
    ],
)
def test_riot_or_attack(text: str, kind: str, recipients: list[str]) -> None:
    found = next(c for c in read(text).claims if c.event_type)
    assert found.event_type == kind
    assert [p.name for p in found.participants if p.role == "recipient"] == recipients


@pytest.mark.parametrize("verb", ["painting", "portraying", "describing"])
def test_who_is_painted_as_a_friend_is_the_friend(verb: str) -> None:
    text = f"Ana Dravic and her men are responding, {verb} Ivo Brandt as a sympathizer of the Kesh Front."
    [found] = [c for c in read(text).claims if c.state is not None and c.state.value == "sympathizer"]
    assert [p.name for p in found.participants] == ["Ivo Brandt", "Kesh Front"]
    assert not [c for c in read(text).claims if c.event_type == "SUPPORT"]


def test_who_is_pressed_to_end_it_is_to_end_it() -> None:
    actors, _ = sides("Vardania pressed the Kesh Front to leave the town.", "leave")
    assert actors == ["Kesh Front"]
