"""Whose things came to whom, and through whose hands, as far as one article tells each step?"""

from __future__ import annotations

from blowback.relate.ties import ties
from blowback.vocab.plover import EventType
from blowback.vocab.relations import TieKind
from tests.unit.relate.world import World


def flows(world: World) -> set[tuple[str, str | None, str, tuple[str, ...]]]:
    """From whom, through whom, to whom, and by which claims."""
    found = (t for t in ties(world.view()) if t.kind is TieKind.FLOW)
    return {(t.source, t.through, t.target, t.claims) for t in found}


def test_what_was_another_s_came_from_him() -> None:
    world = World()
    used = world.tell("kesh", EventType.ASSAULT, "VAR", owners=["OST"])
    assert flows(world) == {("OST", None, "kesh", (used,))}


def test_what_one_took_and_another_used_went_through_the_hands_of_the_first() -> None:
    world = World()
    left = world.tell("OST", owners=["OST"])
    taken = world.tell("kesh", owners=["OST"])
    used = world.tell("kesh-young", EventType.ASSAULT, "VAR", owners=["OST", "kesh"])
    assert flows(world) == {
        ("OST", None, "kesh", (left, taken)),
        ("OST", "kesh", "kesh-young", (left, taken, used)),
    }


def test_what_two_left_is_no_chain() -> None:
    world = World()
    used = world.tell("kesh-young", EventType.ASSAULT, "VAR", owners=["OST", "kesh"])
    assert flows(world) == {("OST", None, "kesh-young", (used,)), ("kesh", None, "kesh-young", (used,))}


def test_steps_that_two_articles_tell_are_not_joined() -> None:
    world = World()
    world.tell("kesh", owners=["OST"], article="other.txt")
    used = world.tell("kesh-young", EventType.ASSAULT, "VAR", owners=["OST", "kesh"])
    assert ("OST", None, "kesh-young", (used,)) in flows(world)
