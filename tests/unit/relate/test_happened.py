"""How an episode bears on pairs."""

from __future__ import annotations

from typing import Any

import pytest

from blowback.records import ClaimPlace
from blowback.relate.episodes import episodes
from blowback.relate.happened import Side, sides
from blowback.vocab.claims import Factuality
from blowback.vocab.plover import EventType
from tests.unit.relate.world import World

ASSAULT = EventType.ASSAULT


def soil(country: str) -> ClaimPlace:
    return ClaimPlace(start=0, end=1, text="x", name="x", country=country)


def found(world: World) -> list[Side]:
    view = world.view()
    return [side for episode in episodes(view) for side in sides(view, episode)]


def ends(world: World) -> list[tuple[str, str, int, bool]]:
    return [(side.source, side.target, side.sign, side.territory) for side in found(world)]


def test_what_a_state_bombs_on_anothers_soil_is_done_to_that_other() -> None:
    world = World()
    world.tell("var.army", ASSAULT, "four villages", mode="air-strike", day="2031-03-01", place=soil("OST"))
    assert ends(world) == [("VAR", "OST", -1, True)]


@pytest.mark.parametrize(
    ("actor", "recipient", "fields"),
    [
        pytest.param("var.army", "villagers", {"place": soil("VAR")}, id="on its own soil"),
        pytest.param("kesh", "villagers", {"place": soil("OST")}, id="by a group that is no state"),
        pytest.param("var.army", "villagers", {}, id="nobody knows where"),
        pytest.param(
            "var.army",
            "villagers",
            {"place": soil("OST"), "factuality": Factuality.CERTAIN_NOT},
            id="it was not so",
        ),
    ],
)
def test_force_bears_on_nobody(actor: str, recipient: str, fields: dict[str, Any]) -> None:
    world = World()
    world.tell(actor, ASSAULT, recipient, day="2031-03-01", **fields)
    assert found(world) == []


def test_who_was_hit_counts_before_where() -> None:
    world = World()
    world.tell("var.army", ASSAULT, "kesh", day="2031-03-01", place=soil("OST"))
    assert ends(world) == [("VAR", "kesh", -1, False)]


def test_force_on_the_people_of_a_state_is_done_to_that_state_and_help_to_them_is_not() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR.LAB", mode="abduct", day="2031-03-01")
    world.tell("OST", EventType.AID, "VAR.LAB", day="2031-04-01")
    world.tell("VAR.LAB", ASSAULT, "OST", day="2031-05-01")
    assert sorted(ends(world)) == [
        ("OST", "VAR.LAB", 1, False),
        ("VAR.LAB", "OST", -1, False),
        ("kesh", "VAR", -1, False),
    ]


def test_what_a_state_does_to_its_own_people_is_done_to_no_other() -> None:
    world = World()
    world.tell("var.army", ASSAULT, "VAR.LAB", day="2031-03-01")
    assert found(world) == []
