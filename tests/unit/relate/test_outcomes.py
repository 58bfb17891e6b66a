"""Expectations and what is told to have come of them."""

from __future__ import annotations

from blowback.records import ExpectedOutcome
from blowback.relate.dyads import edges
from blowback.relate.outcomes import outcomes
from blowback.vocab.claims import ExpectationKind, Side, StateKind
from blowback.vocab.plover import EventType
from tests.unit.relate.world import EXPECTED, World

AID, COERCE, ASSAULT, ACCUSE, AGREE = (
    EventType.AID,
    EventType.COERCE,
    EventType.ASSAULT,
    EventType.ACCUSE,
    EventType.AGREE,
)


def found(world: World) -> list[ExpectedOutcome]:
    view = world.view()
    return outcomes(view, list(edges(view)))


def expects_subduing(world: World, **fields: object) -> World:
    """Vardania expected the Kesh Front to subdue its offshoot."""
    world.tell(
        "kesh",
        COERCE,
        "kesh-young",
        id="x1",
        text=fields.pop("text", None),
        expects=(ExpectationKind.EXPECTED, "VAR", "kesh", "x1"),
        **EXPECTED,
        **fields,
    )
    return world


def test_the_deed_that_was_expected_meets_it() -> None:
    world = expects_subduing(World())
    deed = world.tell("kesh", COERCE, "kesh-young", day="2031-02-01")
    assert [(o.outcome, o.outcome_claims) for o in found(world)] == [("met", (deed,))]


def test_help_to_the_adversary_contradicts_it() -> None:
    world = expects_subduing(World())
    deed = world.tell("kesh", AID, "kesh-young")
    assert [(o.outcome, o.outcome_claims) for o in found(world)] == [("contradicted", (deed,))]


def test_an_attack_on_the_one_who_expected_contradicts_it_and_harsh_words_do_not() -> None:
    for what, expected in ((ASSAULT, "contradicted"), (ACCUSE, "open")):
        world = expects_subduing(World())
        world.tell("kesh", what, "VAR")
        assert [o.outcome for o in found(world)] == [expected]


def test_relations_gone_bad_contradict_it() -> None:
    world = expects_subduing(World())
    world.tell(("kesh", "VAR"), state=(StateKind.RELATIONS, "worsened"))
    assert [o.outcome for o in found(world)] == ["contradicted"]


def test_a_position_of_a_faction_against_it_contradicts_it() -> None:
    world = expects_subduing(World())
    world.tell("kesh-north", None, "VAR", side=Side.AGAINST)
    assert [o.outcome for o in found(world)] == ["contradicted"]


def test_what_others_do_leaves_it_open() -> None:
    world = expects_subduing(World())
    world.tell("OST", ASSAULT, "VAR")
    world.tell("OST", COERCE, "kesh-young")
    assert [(o.outcome, o.outcome_claims, o.lag_days) for o in found(world)] == [("open", (), None)]


def test_what_came_before_does_not_count_and_the_lag_is_in_days() -> None:
    world = expects_subduing(World(), day="2031-01-01")
    world.tell("kesh", COERCE, "kesh-young", day="2030-12-01")
    assert [o.outcome for o in found(world)] == ["open"]
    world.tell("kesh", COERCE, "kesh-young", day="2031-01-31")
    assert [(o.outcome, o.lag_days) for o in found(world)] == [("met", 30)]


def test_what_was_published_before_does_not_count_either() -> None:
    world = expects_subduing(World(), day="2031-01-01")
    world.tell("kesh", COERCE, "kesh-young", article="old.txt", published="2030-06-01")
    assert [o.outcome for o in found(world)] == ["open"]


def test_two_words_of_one_sentence_tell_one_expectation() -> None:
    world = World()
    expects_subduing(world)
    first = world.rows[0]
    world.tell(
        "kesh",
        AID,
        "VAR",
        id="x2",
        expects=(ExpectationKind.EXPECTED, "VAR", "kesh", "x2"),
        **EXPECTED,
    )
    assert len(found(world)) == 2
    import msgspec

    second = world.rows[1]
    claim = msgspec.structs.replace(second.claim, evidence=first.claim.evidence)
    world.rows[1] = msgspec.structs.replace(second, claim=claim)
    assert [o.claims for o in found(world)] == [("x1", "x2")]


def test_a_promise_is_for_the_one_who_gave_it_to_keep() -> None:
    world = World()
    world.tell(
        "kesh", AGREE, "VAR", id="x1", expects=(ExpectationKind.PROMISED, "kesh", "VAR", "x1"), **EXPECTED
    )
    world.tell("VAR", ASSAULT, "kesh")
    assert [o.outcome for o in found(world)] == ["open"]
    world.tell("kesh", ASSAULT, "VAR")
    assert [o.outcome for o in found(world)] == ["contradicted"]


def test_a_threat_that_is_carried_out_is_met() -> None:
    world = World()
    world.tell(
        "kesh",
        ASSAULT,
        "VAR",
        id="x1",
        expects=(ExpectationKind.THREATENED, "kesh", "VAR", "x1"),
        **EXPECTED,
    )
    world.tell("kesh", ASSAULT, "VAR", day="2031-02-01")
    assert [o.outcome for o in found(world)] == ["met"]
