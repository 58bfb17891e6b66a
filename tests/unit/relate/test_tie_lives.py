"""Since when does a tie hold, where its tellings date it more or less closely, and who alleges it?"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from blowback.relate.asking.asked import times
from blowback.relate.asking.relations import Relations
from blowback.relate.asking.rests import claims_of, speakers_of
from blowback.relate.ties import ties
from blowback.vocab.claims import BackingKind, Factuality, Responsibility, StateKind
from blowback.vocab.plover import EventType
from tests.unit.relate.world import ASKED, World

DAY, MONTH = ("2031-12-05", "2031-12-06"), ("2031-12-01", "2032-01-01")
LATER, EARLIER = ("2032-02-01", "2032-02-02"), ("2031-11-20", "2031-11-21")


@pytest.mark.parametrize(
    ("told", "since"),
    [
        ([DAY], "2031-12-05"),
        ([MONTH], "2031-12-01"),
        ([MONTH, DAY], "2031-12-05"),
        ([DAY, MONTH], "2031-12-05"),
        ([MONTH, LATER], "2031-12-01"),
        ([MONTH, EARLIER], "2031-11-20"),
    ],
)
def test_what_begins_with_one_act_began_when_that_is_told_most_closely(
    told: list[tuple[str, str]], since: str
) -> None:
    world = World()
    for number, (day, until) in enumerate(told):
        state = (StateKind.DESIGNATION, None)
        world.tell("VAR", state=state, recipient="kesh", day=day, until=until, article=f"{number}.txt")
    assert [tie.interval for tie in ties(world.view())] == [(since, None)]


def test_help_may_have_begun_before_the_day_of_which_one_delivery_is_told() -> None:
    world = World()
    for number, (day, until) in enumerate([MONTH, DAY]):
        world.tell(
            *("VAR", EventType.AID, "kesh"),
            backing=BackingKind.WEAPONS,
            day=day,
            until=until,
            article=f"{number}.txt",
        )
    assert [tie.interval for tie in ties(world.view())] == [("2031-12-01", None)]


def test_who_accuses_is_who_alleges_where_an_outlet_tells_of_it() -> None:
    world = World()
    accused = world.tell("OST", EventType.ACCUSE, "VAR")
    world.tell(
        *("VAR", EventType.AID, "kesh"),
        backing=BackingKind.WEAPONS,
        content_of=accused,
        responsibility=Responsibility.ALLEGED,
    )
    (tie,) = (tie for tie in ties(world.view()) if tie.backing is not None)
    assert tie.alleged_by == ("Ostrea",)


def test_an_organisation_that_was_banned_is_banned_from_that_day_on() -> None:
    world = World()
    world.person("orla", "Orla Venn")
    world.tell("VAR", EventType.COERCE, "kesh", mode="ban", day="2031-12-05")
    world.tell("VAR", EventType.COERCE, "orla", mode="ban", day="2031-12-05")
    world.tell("OST", EventType.COERCE, "kesh", mode="ban", **ASKED)
    found = [(tie.kind, tie.source, tie.target, tie.interval, tie.standing) for tie in ties(world.view())]
    assert found == [("ban", "VAR", "kesh", ("2031-12-05", None), True)]


def test_help_told_in_general_stands_beside_each_kind_of_help_and_changes_nothing_of_it() -> None:
    alone, beside = World(), World()
    for world in (alone, beside):
        world.tell("VAR", EventType.AID, "kesh", backing=BackingKind.SANCTUARY, day=DAY[0], until=DAY[1])
    general = beside.tell(
        *("VAR", EventType.AID, "kesh"),
        backing=BackingKind.UNSPECIFIED,
        says="Ostrea",
        article="b.txt",
        day="2031-01-05",
        until="2031-01-06",
    )
    (before,) = ties(alone.view())
    shelter, vague = sorted(ties(beside.view()), key=lambda tie: tie.backing or "")
    assert (vague.backing, vague.claims) == (BackingKind.UNSPECIFIED, (general,))
    added = [(phase.phase, phase.claims) for phase in shelter.phases if phase not in before.phases]
    assert added == [("in general", (general,))]
    assert replace(shelter, phases=before.phases) == before
    relations = Relations(beside.view())
    assert general in [row.claim.id for row in claims_of(relations, shelter)]
    assert "Ostrea" not in speakers_of(relations, shelter)
    assert ("2031-01-05", "2031-01-06") not in times(beside.view(), shelter)


def test_a_kind_of_help_that_is_only_told_as_not_so_has_no_help_in_general_beside_it() -> None:
    world = World()
    told = {"backing": BackingKind.SANCTUARY, "factuality": Factuality.CERTAIN_NOT}
    world.tell("VAR", EventType.AID, "kesh", **told)
    world.tell("VAR", EventType.AID, "kesh", backing=BackingKind.UNSPECIFIED, article="b.txt")
    assert len(ties(world.view())) == 2
    assert all(phase.phase != "in general" for tie in ties(world.view()) for phase in tie.phases)
