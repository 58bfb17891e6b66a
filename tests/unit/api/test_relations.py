"""What is asked of relations: whom it bears on, of which kind, from when to when, and how it is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from blowback import api
from blowback.errors import InputError, UsageError
from blowback.records import Actor
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import BackingKind, ExpectationKind, Side, StateKind
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Stance
from tests.unit.relate.world import DENIED, EXPECTED, World

AID, ASSAULT, CONSULT = EventType.AID, EventType.ASSAULT, EventType.CONSULT


@pytest.fixture(scope="module")
def ledger() -> api.Ledger:
    """Vardania arms the Kesh Front and denies it; the Front later attacks; a villager is killed."""
    world = World()
    world.tell(
        "VAR",
        AID,
        "kesh",
        backing=BackingKind.WEAPONS,
        covert=True,
        says="people familiar",
        published="2030-11-12",
    )
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, says="Vardania", article="b.txt", **DENIED)
    world.tell("kesh", ASSAULT, "VAR", day="2031-05-19", killed=9, article="b.txt")
    world.tell("kesh", ASSAULT, "VAR", day="2031-05-21", article="b.txt")
    world.tell("kesh-north", ASSAULT, "OST", day="2031-03-02", article="b.txt")
    world.person("orla", "Orla Venn")
    world.tell("kesh", ASSAULT, "orla", day="2031-05-20", article="b.txt")
    world.tell("OST", state=(StateKind.DESIGNATION, None), recipient="kesh", article="b.txt")
    world.tell("kesh-north", side=Side.AGAINST, recipient="VAR", article="b.txt")
    world.tell(
        "kesh", article="b.txt", id="x1", expects=(ExpectationKind.EXPECTED, "VAR", "kesh", "x1"), **EXPECTED
    )
    world.tell("var.army", article="b.txt", claim_kind="silence", stance=Stance.NO_COMMENT)
    world.tell("VAR", CONSULT, "OST", day="2031-05-02", article="b.txt")
    return world.ledger()


def days(rows: api.Rows[Any]) -> list[str]:
    return sorted(row.event_time.start for row in rows if row.event_time is not None)


def test_everything_is_answered_where_nothing_is_asked(ledger: api.Ledger) -> None:
    told = ["2031-03-02", "2031-05-02", "2031-05-19", "2031-05-20", "2031-05-21"]
    assert days(api.episodes(ledger)) == told


def test_a_pair_has_what_bears_on_both_by_whatever_name(ledger: api.Ledger) -> None:
    assert days(api.episodes(ledger, ["Vardania", "Kesh Front"])) == ["2031-05-19", "2031-05-21"]
    assert days(api.episodes(ledger, ["VAR", "kesh"])) == ["2031-05-19", "2031-05-21"]


def test_a_part_counts_for_its_whole_and_not_the_other_way_round(ledger: api.Ledger) -> None:
    assert days(api.episodes(ledger, ["Kesh Front", "Ostrea"])) == ["2031-03-02"]
    assert days(api.episodes(ledger, ["Northern Kesh"])) == ["2031-03-02"]


def test_an_interval_is_half_open(ledger: api.Ledger) -> None:
    assert days(api.episodes(ledger, start="2031-05-19", end="2031-05-20")) == ["2031-05-19"]
    assert days(api.episodes(ledger, start="2031-05-20")) == ["2031-05-20", "2031-05-21"]
    assert days(api.episodes(ledger, end="2031-03-03")) == ["2031-03-02"]


def test_a_month_stands_for_its_first_day(ledger: api.Ledger) -> None:
    assert days(api.episodes(ledger, start="2031-03", end="2031-04")) == ["2031-03-02"]


def test_types_and_kinds_choose(ledger: api.Ledger) -> None:
    assert days(api.episodes(ledger, types=["consult"])) == ["2031-05-02"]
    assert [tie.kind for tie in api.ties(ledger, kinds=["designation"])] == ["designation"]
    assert [row.side for row in api.positions(ledger, kinds=["against"])] == ["against"]
    assert api.positions(ledger, kinds=["for"]) == ()


def test_an_interval_leaves_a_tie_of_no_told_time(ledger: api.Ledger) -> None:
    assert [tie.backing for tie in api.ties(ledger, ["VAR", "kesh"], start="2040-01-01")] == ["weapons"]


@pytest.mark.parametrize(
    "ask", [api.episodes, api.ties, api.turns, api.expectations, api.positions, api.silences]
)
def test_what_cannot_be_asked_is_said(ledger: api.Ledger, ask: Callable[..., api.Rows[Any]]) -> None:
    with pytest.raises(InputError, match="start: expected a date"):
        ask(ledger, start="some day")
    with pytest.raises(InputError, match="expected an actor that the ledger knows, found “Nobody”"):
        ask(ledger, ["Nobody"])
    with pytest.raises(UsageError, match="expected one of"):
        ask(ledger, **{"types" if ask is api.episodes else "kinds": ["nonsense"]})


def test_nothing_that_was_published_later_is_in_a_view_of_an_earlier_date(ledger: api.Ledger) -> None:
    (tie,) = api.ties(ledger, as_known_on="2030-12-01")
    assert (tie.covert, tie.denied_by) == (True, ())
    (tie,) = api.ties(ledger, kinds=["backing"])
    assert tie.denied_by == ("Vardania",)


def test_the_weeks_of_a_pair_run_both_ways_and_have_the_empty_ones(ledger: api.Ledger) -> None:
    rows = api.dyads(ledger, ["Vardania", "Kesh Front"], start="2031-05-12", end="2031-05-26")
    told = [(row.source, row.week, len(row.episodes)) for row in rows]
    assert told == [
        ("VAR", "2031-05-12", 0),
        ("VAR", "2031-05-19", 0),
        ("kesh", "2031-05-12", 0),
        ("kesh", "2031-05-19", 2),
    ]
    with pytest.raises(UsageError, match="expected an actor or a pair"):
        api.dyads(ledger, [])


def test_a_silence_counts_for_the_state_whose_organ_is_silent(ledger: api.Ledger) -> None:
    (row,) = api.silences(ledger, ["Vardania"])
    assert (row.speaker, row.stance, row.days) == ("var.army", "no_comment", ("2031-06-01",))


def test_expectations_and_the_record_of_who_was_to_act(ledger: api.Ledger) -> None:
    (row,) = api.expectations(ledger, ["Vardania", "Kesh Front"])
    assert (row.kind, row.outcome) == ("expected", "contradicted")
    assert [record.counts for record in api.track_records(ledger, ["Kesh Front"])] == [{"contradicted": 1}]


# --- how answers are shown --------------------------------------------------------------------------


def test_rows_are_a_sequence_of_records(ledger: api.Ledger) -> None:
    rows = api.episodes(ledger)
    assert len(rows) == 6  # that help was given, and its denial, are of one happening
    assert rows[0] == next(iter(rows))
    assert rows[:2] == [rows[0], rows[1]]
    assert repr(rows) == "<6 rows>"


def test_a_row_leads_to_its_sentences_and_who_says_so(ledger: api.Ledger) -> None:
    rows = api.ties(ledger, kinds=["backing"])
    assert [(e.says, e.article) for e in rows.evidence(rows[0])] == [
        ("people familiar", "a.txt"),
        ("Vardania", "b.txt"),
    ]


def test_the_name_of_a_private_person_is_kept_back_wherever_it_stands(ledger: api.Ledger) -> None:
    kept = api.episodes(ledger, ["kesh"], start="2031-05-20", end="2031-05-21")
    shown = (
        json.dumps([msgspec.to_builtins(kept[0]), kept.to_rows(), list(kept.to_json())]) + kept._repr_html_()
    )
    assert "Venn" not in shown
    assert "O.V. (private person)" in shown
    told = api.episodes(ledger, ["kesh"], start="2031-05-20", end="2031-05-21", unmask=True)
    assert [part.name for part in told[0].parts] == ["Kesh Front", "Orla Venn"]


def test_each_row_is_one_object_with_the_fields_of_the_record(ledger: api.Ledger) -> None:
    (row,) = api.ties(ledger, kinds=["designation"]).to_json()
    assert {key: row[key] for key in ("kind", "from", "to", "standing", "reports", "independent")} == {
        "kind": "designation",
        "from": "OST",
        "to": "kesh",
        "standing": True,
        "reports": 1,
        "independent": 1,
    }
    assert row["names"] == {"OST": "Ostrea", "kesh": "Kesh Front"}
    assert row["text"] == "Ostrea → Kesh Front: designation, standing"
    assert row["says"] == ["The Courier"]


@pytest.mark.parametrize(
    "ask",
    [api.episodes, api.ties, api.turns, api.expectations, api.positions, api.silences, api.track_records],
)
def test_all_rows_of_a_table_have_the_same_columns(
    ledger: api.Ledger, ask: Callable[..., api.Rows[Any]]
) -> None:
    rows = ask(ledger)
    assert rows
    assert len({tuple(row) for row in rows.to_rows()}) == 1


def test_a_notebook_shows_text_and_no_markup() -> None:
    world = World()
    world.person("odd", "<b>Odd</b> Minister", roles=())
    world.tell("odd", ASSAULT, "VAR", day="2031-05-19")
    shown = api.episodes(world.ledger(), unmask=True)._repr_html_()
    assert "<b>" not in shown
    assert "&lt;b&gt;Odd" in shown


# --- two dates --------------------------------------------------------------------------------------


def test_a_diff_says_what_was_added_and_what_of_a_row_has_changed(ledger: api.Ledger) -> None:
    rows = api.diff(ledger, "2030-12-01", "2031-07-01", ["Vardania", "Kesh Front"], kinds=["ties", "turns"])
    assert [(row.what, row.change, row.fields) for row in rows] == [
        ("ties", "changed", ("phases", "denials", "denied_by")),
        ("turns", "added", ()),
    ]
    assert {e.article for e in rows.evidence(rows[0])} == {"a.txt", "b.txt"}
    assert len({tuple(each) for each in rows.to_rows()}) == 1


def test_a_diff_of_one_day_with_itself_is_empty(ledger: api.Ledger) -> None:
    assert not api.diff(ledger, "2031-07-01", "2031-07-01")


def test_a_diff_goes_forward(ledger: api.Ledger) -> None:
    with pytest.raises(UsageError, match="expected the earlier date first"):
        api.diff(ledger, "2031-07-01", "2030-12-01")
    with pytest.raises(UsageError, match="expected one of episodes"):
        api.diff(ledger, "2031-07-01", "2031-07-01", kinds=["claims"])


# --- whom a name means ------------------------------------------------------------------------------


def test_an_actor_is_found_by_a_name_that_no_article_has_for_it() -> None:
    world = World()
    world.people["taliban"] = Actor(id="taliban", name="Taliban", kind=ActorKind.ARMED_GROUP)
    world.tell("taliban", CONSULT, "VAR")
    ledger = world.ledger()
    assert api.find_actor(ledger, "Afghan Taliban") == "taliban"
    assert len(api.episodes(ledger, ["Afghan Taliban"])) == 1
    with pytest.raises(InputError, match="found “Pakistani Taliban”"):
        api.find_actor(ledger, "Pakistani Taliban")
