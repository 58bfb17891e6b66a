"""Turns: each rule with a case where it holds and one where it does not."""

from __future__ import annotations

import random

from blowback.records import Turn
from blowback.relate.dyads import edges
from blowback.vocab.claims import BackingKind, BackingPhase, Factuality, Modality, StateKind
from blowback.vocab.plover import EventType
from tests.unit.relate.world import DENIED, World, turns_of

AID, ASSAULT, AGREE, ACCUSE, COOPERATE = (
    EventType.AID,
    EventType.ASSAULT,
    EventType.AGREE,
    EventType.ACCUSE,
    EventType.COOPERATE,
)


def found(world: World) -> list[Turn]:
    return turns_of(world)


def backed(world: World) -> World:
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, day="2030-01-10")
    return world


def test_a_client_that_attacks_its_patron_on_two_days_has_backfired() -> None:
    world = backed(World())
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01")
    world.tell("kesh", ASSAULT, "VAR", day="2031-04-01")
    [turn] = found(world)
    assert (turn.kind, turn.basis, turn.probability) == ("backfire", "documentary", None)
    assert turn.between == ("2030-01-10", "2031-03-02")
    assert (turn.before, turn.after) == (("c000",), ("c001", "c002"))


def test_a_patron_that_attacks_its_client_has_turned_and_not_backfired() -> None:
    world = backed(World())
    world.tell("VAR", ASSAULT, "kesh", day="2031-03-01")
    world.tell("VAR", ASSAULT, "kesh", day="2031-04-01")
    assert [turn.kind for turn in found(world)] == ["volte_face"]


def test_two_hostile_acts_of_one_day_are_no_turn() -> None:
    world = backed(World())
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01")
    world.tell("kesh", ACCUSE, "VAR", day="2031-03-01")
    assert found(world) == []


def test_a_single_hostile_act_is_no_turn() -> None:
    world = backed(World())
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01")
    assert found(world) == []


def test_hostility_before_the_backing_is_no_turn() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", day="2029-03-01")
    world.tell("kesh", ASSAULT, "VAR", day="2029-04-01")
    backed(world)
    assert found(world) == []


def test_one_friendly_episode_is_too_little_and_two_are_enough() -> None:
    world = World()
    world.tell("VAR", AGREE, "OST", day="2030-01-01")
    world.tell("OST", ASSAULT, "VAR", day="2031-03-01")
    world.tell("OST", ASSAULT, "VAR", day="2031-04-01")
    assert found(world) == []
    world.tell("VAR", AGREE, "OST", day="2030-02-01")
    assert [turn.kind for turn in found(world)] == ["volte_face"]


def test_the_same_agreement_told_twice_is_one_friendly_episode() -> None:
    world = World()
    world.tell("VAR", AGREE, "OST", day="2030-01-01", article="a.txt")
    world.tell("VAR", AGREE, "OST", day="2030-01-01", article="b.txt")
    world.tell("OST", ASSAULT, "VAR", day="2031-03-01")
    world.tell("OST", ASSAULT, "VAR", day="2031-04-01")
    assert found(world) == []


def test_material_help_within_ninety_days_makes_up_and_after_them_does_not() -> None:
    for day, expected in (("2031-05-29", []), ("2031-06-15", ["backfire"])):
        world = backed(World())
        world.tell("kesh", ASSAULT, "VAR", day="2031-03-01", published="2032-01-01")
        world.tell("kesh", ACCUSE, "VAR", day="2031-03-20", published="2032-01-01")
        world.tell("VAR", COOPERATE, "kesh", day=day, published="2032-01-01")
        assert [turn.kind for turn in found(world)] == expected, day


def test_words_of_agreement_make_nothing_up() -> None:
    world = backed(World())
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01")
    world.tell("VAR", AGREE, "kesh", day="2031-03-15")
    world.tell("kesh", ASSAULT, "VAR", day="2031-04-01")
    assert [turn.kind for turn in found(world)] == ["backfire"]


def test_acts_of_a_faction_count_and_are_marked() -> None:
    world = backed(World())
    world.tell("kesh-north", ASSAULT, "VAR", day="2031-03-01")
    world.tell("kesh-north", ASSAULT, "VAR", day="2031-04-01")
    assert [turn.pair for turn in found(world)] == [("VAR", "kesh")]
    assert any(edge.member for edge in edges(world.view()))


def test_what_was_asked_threatened_or_denied_is_no_episode() -> None:
    world = backed(World())
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01", **DENIED)
    world.tell(
        "kesh",
        ASSAULT,
        "VAR",
        day="2031-04-01",
        modality=Modality.THREATENED,
        factuality=Factuality.UNKNOWN,
    )
    assert found(world) == []


def test_help_that_was_refused_is_no_tie() -> None:
    world = World()
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, phase=BackingPhase.REFUSED, day="2030-01-10")
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01")
    world.tell("kesh", ASSAULT, "VAR", day="2031-04-01")
    assert found(world) == []


def test_the_told_end_of_a_tie_is_a_turn_for_the_worse() -> None:
    world = backed(World())
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, phase=BackingPhase.ENDS)
    [turn] = found(world)
    assert (turn.kind, turn.basis) == ("deterioration", "documentary")
    assert turn.between == ("2030-01-10", "2031-06-02")  # no later than it was published


def test_the_end_of_help_to_another_is_none() -> None:
    world = backed(World())
    world.tell("VAR", AID, "OST", backing=BackingKind.WEAPONS, phase=BackingPhase.ENDS)
    assert found(world) == []


def test_an_undated_tie_counts_from_when_it_was_published() -> None:
    for published, expected in (("2030-05-01", ["backfire"]), ("2031-05-01", [])):
        world = World()
        world.tell("VAR", AID, "kesh", backing=BackingKind.FUNDING, article="old.txt", published=published)
        world.tell("kesh", ASSAULT, "VAR", day="2031-03-01")
        world.tell("kesh", ASSAULT, "VAR", day="2031-04-01")
        assert [turn.kind for turn in found(world)] == expected


def test_worsened_relations_are_a_reported_turn() -> None:
    world = World()
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "worsened"))
    [turn] = found(world)
    assert (turn.kind, turn.basis, turn.between) == ("deterioration", "reported", (None, "2031-06-02"))


def test_relations_backfire_only_where_a_backing_stands() -> None:
    world = World()
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "backfired"))
    assert [turn.kind for turn in found(world)] == ["deterioration"]
    assert [turn.kind for turn in found(backed(world))] == ["backfire"]


def test_a_reported_turn_is_dated_by_the_first_telling_that_gives_a_day() -> None:
    world = backed(World())
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "backfired"))
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "worsened"), day="2031-01-01", until="2031-03-01")
    [turn] = [turn for turn in found(world) if turn.basis == "reported"]
    assert (turn.kind, turn.between) == ("backfire", ("2030-01-10", "2031-03-01"))


def test_a_wish_to_break_relations_is_no_turn() -> None:
    world = World()
    world.tell(
        ("VAR", "kesh"),
        state=(StateKind.RELATIONS, "worsened"),
        modality=Modality.WISHED,
        factuality=Factuality.UNKNOWN,
    )
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "friendly"))
    assert found(world) == []


def test_a_turn_is_never_told_later_than_it_was_published() -> None:
    world = World()
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "worsened"), day="2031-01-01", until="2032-01-01")
    [turn] = found(world)
    assert turn.between[1] == "2031-06-02"


def test_the_order_of_telling_changes_no_turn() -> None:
    world = backed(World())
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01")
    world.tell("kesh-north", ASSAULT, "VAR", day="2031-04-01")
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "worsened"))
    wanted = turns_of(world)
    for seed in range(8):
        random.Random(seed).shuffle(world.rows)
        assert turns_of(world) == wanted


def test_who_turned_may_turn_back_and_each_turn_looks_only_at_what_came_since() -> None:
    world = backed(World())
    for day in ("2031-03-01", "2031-04-01"):
        world.tell("kesh", ASSAULT, "VAR", day=day, published="2033-01-01")
    for day in ("2032-02-01", "2032-03-01"):
        world.tell("VAR", AID, "kesh", day=day, published="2033-01-01")
    found = turns_of(world)
    assert [(t.kind, t.between) for t in found] == [
        ("backfire", ("2030-01-10", "2031-03-02")),
        ("improvement", ("2031-04-01", "2032-02-02")),
    ]
    assert found[1].before == found[0].after


def test_a_strike_soon_after_the_gifts_undoes_the_improvement() -> None:
    world = World()
    for day in ("2031-03-01", "2031-04-01", "2032-02-20"):
        world.tell("kesh", ASSAULT, "VAR", day=day, published="2033-01-01")
    for day in ("2032-02-01", "2032-03-01"):
        world.tell("VAR", AGREE, "kesh", day=day, published="2033-01-01")
    assert turns_of(world) == []


def test_friendly_acts_after_the_turn_speak_against_it() -> None:
    world = backed(World())
    for day in ("2031-03-01", "2031-04-01"):
        world.tell("kesh", ASSAULT, "VAR", day=day, published="2033-01-01")
    friendly = world.tell("VAR", AGREE, "kesh", day="2031-03-15", published="2033-01-01")
    [turn] = turns_of(world)
    assert turn.against == (friendly,)


def test_relations_told_to_have_improved_are_a_reported_improvement() -> None:
    world = World()
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "improved"))
    assert [(t.kind, t.basis) for t in turns_of(world)] == [("improvement", "reported")]


def test_two_who_fought_and_then_agree_twice_have_improved() -> None:
    world = World()
    for day in ("2031-03-01", "2031-04-01"):
        world.tell("kesh", ASSAULT, "VAR", day=day, published="2033-01-01")
    for day in ("2032-02-01", "2032-03-01"):
        world.tell("VAR", AGREE, "kesh", day=day, published="2033-01-01")
    assert [(t.kind, t.between) for t in turns_of(world)] == [("improvement", ("2031-04-01", "2032-02-02"))]
