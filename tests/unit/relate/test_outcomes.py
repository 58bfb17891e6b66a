"""Expectations and what is told to have come of them."""

from __future__ import annotations

import msgspec
import pytest

from blowback.records import ClaimPlace, ExpectedOutcome
from blowback.relate.dyads import edges
from blowback.relate.episodes import episodes
from blowback.relate.expectations import outcomes, track_records
from blowback.vocab.claims import ExpectationKind, Factuality, Modality, Responsibility, Side, StateKind
from blowback.vocab.plover import EventType
from tests.unit.relate.world import DENIED, EXPECTED, World

AID, COERCE, ASSAULT, ACCUSE, AGREE = (
    EventType.AID,
    EventType.COERCE,
    EventType.ASSAULT,
    EventType.ACCUSE,
    EventType.AGREE,
)


def found(world: World) -> list[ExpectedOutcome]:
    view = world.view()
    return list(outcomes(view, list(edges(view))))


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


def promise(world: World, text: str = "Free drivers by May.", **fields: object) -> None:
    """The Front promised Vardania something of which no recipient is told."""
    told = EXPECTED | fields
    world.tell(
        "kesh",
        EventType.RETREAT,
        mode="release",
        id="x1",
        text=text,
        expects=(ExpectationKind.PROMISED, "kesh", "VAR", "x1"),
        published="2031-03-01",
        article="promise.txt",
        **told,
    )


def test_a_deed_without_a_recipient_is_known_by_its_verb_and_things() -> None:
    for text, expected in (
        ("Free drivers came home.", "met"),
        ("Free monks came home.", "open"),
    ):
        world = World()
        promise(world)
        world.tell(
            "kesh",
            EventType.RETREAT,
            "VAR",
            mode="release",
            text=text,
            day="2031-04-04",
            article="later.txt",
            published="2031-04-05",
        )
        [told] = found(world)
        assert (told.outcome, told.lag_days) == (expected, 34 if expected == "met" else None)


def test_it_is_met_by_a_deed_done_to_nobody_known() -> None:
    world = World()
    promise(world)
    world.tell(
        "kesh",
        EventType.RETREAT,
        mode="release",
        text="Free drivers came home.",
        day="2031-04-04",
        article="later.txt",
        published="2031-04-05",
    )
    [told] = found(world)
    assert (told.outcome, told.lag_days) == ("met", 34)


def promise_of_peace(world: World) -> None:
    """The Front promises not to attack Vardania."""
    world.tell(
        "kesh",
        ASSAULT,
        "VAR",
        id="x1",
        expects=(ExpectationKind.PROMISED, "kesh", "VAR", "x1"),
        published="2031-03-01",
        modality=Modality.PROMISED,
        factuality=Factuality.CERTAIN_NOT,
    )


def test_what_was_promised_not_to_be_done_is_contradicted_by_the_deed() -> None:
    world = World()
    promise_of_peace(world)
    assert [o.outcome for o in found(world)] == ["open"]
    deed = world.tell("kesh", ASSAULT, "VAR", day="2031-05-01", article="later.txt")
    assert [(o.outcome, o.outcome_claims) for o in found(world)] == [("contradicted", (deed,))]


def test_what_was_done_before_the_promise_does_not_break_it() -> None:
    world = World()
    promise_of_peace(world)
    world.tell("kesh", ASSAULT, "VAR", day="2030-11-01", published="2031-03-01")
    assert [o.outcome for o in found(world)] == ["open"]


def not_to_let_them_attack(world: World) -> None:
    """Vardania expected the Kesh Front not to let its offshoot attack Vardania."""
    world.tell(
        "kesh",
        EventType.CONCEDE,
        "kesh-young",
        id="x1",
        expects=(ExpectationKind.EXPECTED, "VAR", "kesh", "x1"),
        published="2031-03-01",
        modality=Modality.EXPECTED,
        factuality=Factuality.POSSIBLE_NOT,
    )
    world.tell("kesh-young", ASSAULT, "VAR.LAB", content_of="x1", published="2031-03-01", **EXPECTED)


def test_what_another_was_not_to_be_let_do_is_contradicted_by_his_deed() -> None:
    world = World()
    not_to_let_them_attack(world)
    world.tell("kesh-young", ASSAULT, "VAR", day="2031-02-01", article="before.txt")
    world.tell("kesh-young", ASSAULT, "OST", day="2031-05-01", article="elsewhere.txt")
    assert [o.outcome for o in found(world)] == ["open"]
    deed = world.tell("kesh-young", ASSAULT, "VAR", day="2031-05-01", article="later.txt")
    assert [(o.outcome, o.outcome_claims) for o in found(world)] == [("contradicted", (deed,))]


@pytest.mark.parametrize(
    ("recipient", "country", "outcome"),
    [
        pytest.param(
            "at least 60 worshippers", "VAR", "contradicted", id="who was hit is not known, but where"
        ),
        pytest.param("at least 60 worshippers", "OST", "open", id="elsewhere"),
        pytest.param("at least 60 worshippers", None, "open", id="nobody knows where"),
        pytest.param("OST", "VAR", "open", id="others were hit there"),
    ],
)
def test_on_whose_soil_it_was_counts_where_it_is_not_known_whom_it_hit(
    recipient: str, country: str | None, outcome: str
) -> None:
    world = World()
    not_to_let_them_attack(world)
    place = ClaimPlace(start=0, end=1, text="x", name="x", country=country) if country else None
    world.tell("kesh-young", ASSAULT, recipient, day="2031-05-01", article="later.txt", place=place)
    assert [o.outcome for o in found(world)] == [outcome]


def test_whom_it_hit_is_told_by_others_than_those_who_say_who_did_it() -> None:
    world = World()
    not_to_let_them_attack(world)
    killed = {"mode": "suicide-attack", "day": "2031-05-01", "article": "later.txt"}
    world.tell(None, ASSAULT, "VAR.LAB", **killed)
    world.tell("kesh-young", ASSAULT, None, responsibility=Responsibility.CLAIMED, **killed)
    (episode,) = (each for each in episodes(world.view()) if each.event_type is ASSAULT and each.event_time)
    (answer,) = found(world)
    assert (answer.outcome, set(answer.outcome_claims)) == ("contradicted", set(episode.claims))
    assert len(episode.claims) == 2


def due(world: World, day: str) -> None:
    last = world.rows[-1]
    expectation = msgspec.structs.replace(last.claim.expectation, due=day)
    claim = msgspec.structs.replace(last.claim, expectation=expectation)
    world.rows[-1] = msgspec.structs.replace(last, claim=claim)


def test_it_failed_where_its_time_passed_and_later_reports_on_the_two_tell_nothing_of_it() -> None:
    world = World()
    promise(world)
    due(world, "2031-05-01")
    assert [o.outcome for o in found(world)] == ["open"], "nothing was read after it was due"
    world.tell("OST", AGREE, "VAR", article="elsewhere.txt", published="2031-06-01")
    assert [o.outcome for o in found(world)] == ["open"], "what was read tells of others"
    world.tell("VAR", AGREE, "kesh", article="later.txt", published="2031-06-01")
    [told] = found(world)
    assert (told.outcome, told.due) == ("failed", "2031-05-01")
    assert told.why == "was due by 2031-05-01; nothing is told of it until 2031-06-01"


def test_a_thing_promised_to_nobody_failed_where_its_time_passed_and_no_deed_is_told_with_a_word_of_it() -> (
    None
):
    """Only what is told after it of the one who promised shows that its time passed and it did not come."""
    for text, published, expected in (
        ("Trade went on.", "2031-06-01", "failed"),
        ("Trade went on.", "2031-04-01", "open"),
        ("Elections were held.", "2031-06-01", "open"),
    ):
        world = World()
        who = {"article": "promise.txt", "published": "2031-03-01"}
        world.tell("kesh", AGREE, expects=(ExpectationKind.PROMISED, "kesh", None, "d1"), **who)
        due(world, "2031-05-01")
        world.tell("kesh", None, id="d1", text="Elections it shall be.", modality=Modality.PROMISED, **who)
        content = world.rows[-1].claim
        low = content.trigger[0]
        world.rows[-1] = msgspec.structs.replace(
            world.rows[-1], claim=msgspec.structs.replace(content, trigger=(low, low + len("Elections")))
        )
        world.tell("kesh", ASSAULT, "OST", text=text, article="later.txt", published=published)
        [told] = found(world)
        assert told.outcome == expected


def test_it_failed_where_it_is_told_not_to_have_come() -> None:
    world = expects_subduing(World())
    told = world.tell("kesh", COERCE, "kesh-young", article="b.txt", published="2031-09-01", **DENIED)
    assert [(o.outcome, o.outcome_claims) for o in found(world)] == [("failed", (told,))]


def test_a_threat_is_overtaken_where_what_it_was_to_bring_about_has_come() -> None:
    text = "Vardania threatened to close the pass unless the Front freed the drivers."
    world = World()
    world.tell(
        "VAR",
        COERCE,
        "kesh",
        id="x1",
        text=text,
        expects=(ExpectationKind.THREATENED, "VAR", "kesh", "x1"),
        published="2031-03-01",
        **EXPECTED,
    )
    last = world.rows[-1]
    condition = "unless the Front freed the drivers"
    claim = msgspec.structs.replace(
        last.claim, expectation=msgspec.structs.replace(last.claim.expectation, condition=condition)
    )
    world.rows[-1] = msgspec.structs.replace(last, claim=claim)
    at = text.index("freed")
    world.tell("kesh", EventType.RETREAT, mode="release", text="", published="2031-03-01", **EXPECTED)
    hung = world.rows[-1]
    world.rows[-1] = msgspec.structs.replace(
        hung, claim=msgspec.structs.replace(hung.claim, trigger=(at, at + 5), evidence=(0, len(text)))
    )
    assert [o.outcome for o in found(world)] == ["open"]
    deed = world.tell(
        "kesh",
        EventType.RETREAT,
        "VAR",
        mode="release",
        text="The Front's men freed the drivers.",
        day="2031-03-12",
        article="later.txt",
        published="2031-03-13",
    )
    start = world.rows[-1].claim.evidence[0] + len("The Front's men ")
    row = world.rows[-1]
    world.rows[-1] = msgspec.structs.replace(
        row, claim=msgspec.structs.replace(row.claim, trigger=(start, start + 5))
    )
    assert [(o.outcome, o.outcome_claims) for o in found(world)] == [("overtaken", (deed,))]


def test_an_expectation_told_in_two_articles_is_one_and_counts_both() -> None:
    world = expects_subduing(World())
    world.tell(
        "kesh",
        COERCE,
        "kesh-young",
        id="x2",
        article="b.txt",
        published="2031-09-01",
        expects=(ExpectationKind.EXPECTED, "VAR", "kesh", "x2"),
        **EXPECTED,
    )
    [told] = found(world)
    assert (told.claims, told.reports) == (("x1", "x2"), 2)


def test_a_record_counts_by_outcome_and_gives_no_share() -> None:
    world = expects_subduing(World())
    world.tell("kesh", COERCE, "kesh-young", day="2031-02-01")
    [record] = track_records(found(world))
    assert (record.actor, record.kind, record.counts) == ("kesh", "expected", {"met": 1})
