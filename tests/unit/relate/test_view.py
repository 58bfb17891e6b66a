"""What a view fetches one by one is what going through everything finds; odd ledgers are answered plainly."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from blowback import api
from blowback.cli.relations import print_rows
from blowback.errors import InputError
from blowback.ledger import Judgement, JudgementKind, Verdict
from blowback.records import ActorRole, Brief
from blowback.relate.finding import find_actor
from blowback.relate.masking import private_persons
from blowback.relate.scope import SMALL
from blowback.relate.view import View
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import BackingKind, BackingPhase, StateKind
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Capacity
from tests.unit.relate.world import World

AID, ASSAULT, ACCUSE = EventType.AID, EventType.ASSAULT, EventType.ACCUSE


@pytest.fixture
def people() -> World:
    """Persons with and without a public role, told of in several articles."""
    world = World()
    world.person("x.1", "Orla Venn", roles=(ActorRole(title="foreign minister"),))
    world.person("x.2", "Tam Rill")
    world.person("x.3", "Bel Okka", roles=(ActorRole(title="sister of the minister"),))
    world.person("x.4", "Ness Ardo")
    for number, person in enumerate(("x.1", "x.2", "x.3", "x.4")):
        world.tell(person, ACCUSE, "VAR", article=f"{number}.txt", published=f"2031-06-0{number + 1}")
    world.tell("VAR", ACCUSE, "kesh", says="Tam Rill", speaker_actor="x.2", capacity=Capacity.MILITARY)
    world.tell("x.4", state=(StateKind.LEADERSHIP, "commander"), article="late.txt", published="2031-07-01")
    return world


@pytest.mark.parametrize("day", [None, "2031-06-02", "2031-06-30", "2031-07-01"])
def test_who_is_kept_back_is_found_one_by_one_as_from_everything(people: World, day: str | None) -> None:
    view = people.view(as_known_on=day)
    one_by_one = {each for each in people.people if each in view.private}
    every = View(people.ledger(), day)
    assert one_by_one == private_persons(dict(every.actors), every.claims, every.annotations)
    assert view.private == one_by_one
    assert ("x.4" in view.private) == (day in {"2031-06-02", "2031-06-30"})


def test_a_word_that_names_a_state_as_often_is_nobody_to_protect() -> None:
    world = World()
    world.person("x.s", "Kesh")
    world.people["x.s"] = msgspec.structs.replace(world.people["x.s"], kind=ActorKind.STATE)
    world.person("x.p", "Kesh")
    world.person("x.q", "Orla Kesh")
    for person in ("x.s", "x.p", "x.q"):
        world.tell(person, ACCUSE, "VAR")
    assert {each for each in world.people if each in world.view().private} == {"x.q"}


def test_an_actor_alone_is_as_the_list_has_it(people: World) -> None:
    view = people.view()
    assert {row.actor.id: row.actor for row in view.select_actors()} == {
        each: view.actors[each] for each in people.people
    }
    assert "nobody" not in view.actors


def test_a_name_is_not_found_before_it_was_read() -> None:
    world = World()
    world.tell("VAR", AID, "kesh", published="2031-06-01")
    world.person("x.9", "Sorn Company")
    ledger = world.ledger()
    later = World()
    later.person("x.8", "Dell Brigade")
    later.tell("x.8", ASSAULT, "VAR", article="late.txt", published="2031-08-01")
    for document in later.documents():
        ledger.add_reading(*document)
    assert find_actor(View(ledger), "Dell Brigade") == "x.8"
    with pytest.raises(InputError, match="expected an actor") as told:
        find_actor(View(ledger, "2031-07-01"), "Dell Brigade")
    assert "Near it" not in str(told.value)
    with pytest.raises(InputError, match="Near it: Dell Brigade"):
        find_actor(View(ledger, unmask=True), "Dell Brigad")


def test_with_whom_else_somebody_deals_is_counted_once_a_claim() -> None:
    world = World()
    world.tell(("VAR", "var.army"), ASSAULT, "kesh")
    world.tell("VAR", AID, "kesh-north", backing=BackingKind.WEAPONS)
    world.tell("VAR", ACCUSE, "OST")
    [first, second] = world.view().others("VAR")
    assert (first.pair, first.claims, first.conflict, first.cooperation) == (("VAR", "kesh"), 2, 1, 1)
    assert (second.pair, second.claims) == (("VAR", "OST"), 1)


def test_a_forgotten_article_leaves_no_name_and_no_claim(people: World) -> None:
    ledger = people.ledger()
    ledger.forget("late.txt", reason="asked to", recorded_at="2031-09-01T00:00:00Z")
    view = View(ledger)
    assert "x.4" in view.private
    assert {row.article for row in view.scoped(("x.4",)).claims} == {"3.txt"}
    for document in ("0.txt", "1.txt", "2.txt", "3.txt", "a.txt"):
        ledger.forget(document, reason="asked to", recorded_at="2031-09-01T00:00:00Z")
    empty = View(ledger)
    assert (empty.extent.articles, empty.claims, list(empty.actors)) == (0, (), [])
    with pytest.raises(InputError, match="expected an actor"):
        find_actor(empty, "Orla Venn")
    for table in ("bearings", "occurrences", "names", "name_uses", "relations", "relation_uses"):
        assert ledger._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0, table


# --- a large ledger -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large() -> World:
    """More claims than are looked at whole."""
    world = World()
    for number in range(SMALL + 200):
        day = f"2031-{number // 600 + 1:02}-{number % 28 + 1:02}"
        world.tell("VAR", ASSAULT if number % 3 else AID, "kesh", article=day, published=day, text="It did. ")
    world.tell("OST", ACCUSE, "VAR", article="last", published="2031-12-31")
    return world


def test_a_brief_of_a_large_ledger_says_what_it_left_out(large: World) -> None:
    ledger = large.ledger()
    view = View(ledger).asked(("VAR", "kesh"))
    assert view.left_out is not None
    assert view.left_out.held == len(view.claims) <= view.most < view.left_out.told  # type: ignore[operator]  # it has one
    assert all(row.known_from > view.left_out.events_until for row in view.claims)  # type: ignore[operator]  # events are left out
    assert View(ledger).asked(("OST",)).left_out is None
    assert View(ledger).asked(()).left_out is not None


def test_so_does_a_list_of_it_and_its_table(large: World, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = large.ledger()
    rows = api.ties(ledger, ("VAR", "kesh"))
    assert rows.left_out is not None
    assert rows.left_out in rows._repr_html_()
    assert api.ties(ledger, ("OST",)).left_out is None
    print_rows(rows, json=False, csv=False, empty="no ties")
    assert rows.left_out in capsys.readouterr().err


# --- odd input ------------------------------------------------------------------------------------


def briefs(world: World, **how: Any) -> list[Brief]:
    ledger = world.ledger()
    return [api.brief(ledger, about, **how) for about in ((), ("VAR",), ("VAR", "kesh"))]


def test_a_tie_that_ends_before_it_began_is_no_crash() -> None:
    world = World()
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, phase=BackingPhase.STARTS, day="2031-05-01")
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, phase=BackingPhase.ENDS, day="2030-01-01")
    assert all(found.cited == 1 for found in briefs(world))


def test_an_event_that_ends_before_it_begins_is_no_crash() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", day="2031-05-01", until="2029-01-01", killed=3)
    world.tell("kesh", ASSAULT, "VAR", day="9998-01-01", until="9999-12-31")
    world.tell("kesh", ASSAULT, "VAR", day="0001-01-01", until="0001-01-02")
    for found in briefs(world):
        assert found.turns == ()


def test_a_pair_with_one_event_has_no_turn() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", day="2031-05-01")
    for found in briefs(world):
        assert found.turns == ()


def test_nothing_at_all_is_told_of_somebody_who_only_takes_part_in_the_registry() -> None:
    world = World()
    world.tell("VAR", ACCUSE, "OST")
    found = api.brief(world.ledger(), ("kesh",))
    assert found.cited == 0
    assert found.turns == ()


def judged(verdict: Verdict, number: int, retracts: str | None = None) -> Judgement:
    return Judgement(
        kind=JudgementKind.ACTOR,
        subject="kesh-young",
        object="kesh",
        verdict=verdict,
        judge="an analyst",
        retracts=retracts,
        known_from=f"2031-07-0{number}T00:00:00Z",
        recorded_at=f"2031-07-0{number}T00:00:00Z",
    )


def test_an_actor_that_was_merged_and_split_again_is_two_as_before() -> None:
    world = World()
    world.tell("kesh-young", ASSAULT, "VAR", day="2031-05-01")
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, article="b.txt")
    ledger = world.ledger()
    before = api.brief(ledger, ("VAR", "kesh"))
    merged = judged(Verdict.SAME, 1)
    ledger.judge(merged)
    both = View(ledger).scoped(("VAR", "kesh")).claims
    assert len(both) == 2
    ledger.judge(judged(Verdict.RETRACT, 2, merged.id))
    assert api.brief(ledger, ("VAR", "kesh")) == before
    ledger.judge(judged(Verdict.DIFFERENT, 3))
    assert api.brief(ledger, ("VAR", "kesh")) == before
    assert len(View(ledger, as_recorded_on="2031-07-01").scoped(("VAR", "kesh")).claims) == 2


@pytest.mark.parametrize("day", ["2031-02-30", "yesterday", "", "2031-13", "31.12.2031"])
def test_a_day_that_is_none_is_said(day: str) -> None:
    world = World()
    world.tell("VAR", AID, "kesh")
    with pytest.raises(InputError, match="expected a date"):
        api.brief(world.ledger(), as_known_on=day)


def test_before_anything_was_read_a_ledger_says_so() -> None:
    world = World()
    world.tell("VAR", AID, "kesh", published="2031-06-01")
    ledger = world.ledger()
    found = api.brief(ledger, as_known_on="2001-01-01")
    assert (found.articles, found.cited, found.published) == (0, 0, (None, None))
    with pytest.raises(InputError, match="expected an actor"):
        api.brief(ledger, ("VAR",), as_known_on="2001-01-01")
