"""What changed between two dates: rows that are added, gone, or told otherwise."""

from __future__ import annotations

from blowback.records import Change
from blowback.relate.asking.relations import Relations
from blowback.relate.changes import changes
from blowback.vocab.claims import BackingKind, BackingPhase, ExpectationKind
from blowback.vocab.plover import EventType
from tests.unit.relate.world import EXPECTED, World


def between(world: World, first: str, second: str) -> list[Change]:
    dates = (Relations(world.view(as_known_on=day)) for day in (first, second))
    return list(changes(*dates))


def told(found: list[Change], what: str) -> list[tuple[str, str]]:
    return [(each.change, each.text) for each in found if each.what == what]


def world() -> World:
    made = World()
    made.tell(
        "VAR",
        EventType.AID,
        "kesh",
        backing=BackingKind.WEAPONS,
        phase=BackingPhase.STARTS,
        day="2030-01-10",
        published="2030-02-01",
    )
    for day in ("2031-03-01", "2031-04-01"):
        made.tell("kesh", EventType.ASSAULT, "VAR", day=day, article=f"{day}.txt", published=day)
    return made


def test_nothing_changed_between_a_date_and_itself() -> None:
    assert between(world(), "2031-04-02", "2031-04-02") == []


def test_what_is_known_since_is_added() -> None:
    found = between(world(), "2031-03-15", "2031-04-15")
    assert told(found, "turns") == [("added", "Vardania and Kesh Front: backfire")]
    assert told(found, "episodes") == [("added", "Kesh Front → Vardania: violence")]
    assert told(found, "ties") == []


def test_seen_from_the_later_date_the_same_is_gone() -> None:
    found = between(world(), "2031-04-15", "2031-03-15")
    assert told(found, "turns") == [("gone", "Vardania and Kesh Front: backfire")]


def test_a_tie_that_is_told_as_over_has_changed_and_says_in_what() -> None:
    made = world()
    made.tell(
        "VAR",
        EventType.AID,
        "kesh",
        backing=BackingKind.WEAPONS,
        phase=BackingPhase.ENDS,
        day="2031-05-01",
        article="end.txt",
        published="2031-05-02",
    )
    [change] = [each for each in between(made, "2031-04-15", "2031-05-15") if each.what == "ties"]
    assert (change.change, change.text) == ("changed", "Vardania → Kesh Front: weapons, not standing")
    assert {"interval", "standing", "phases", "claims", "reports"} <= set(change.fields)
    assert change.claims == ("c003",)


def test_a_second_report_changes_counts_and_claims_alone() -> None:
    made = world()
    made.tell("kesh", EventType.ASSAULT, "VAR", day="2031-03-01", article="again.txt", published="2031-06-01")
    [change] = [each for each in between(made, "2031-05-15", "2031-06-15") if each.what == "episodes"]
    assert change.change == "changed"
    assert {"claims", "reports"} <= set(change.fields) <= {"claims", "reports", "independent", "parts"}


def test_an_expectation_that_is_answered_has_changed() -> None:
    made = World()
    made.tell(
        "kesh",
        EventType.COERCE,
        "kesh-young",
        id="x1",
        expects=(ExpectationKind.EXPECTED, "VAR", "kesh", "x1"),
        published="2030-01-01",
        **EXPECTED,
    )
    made.tell(
        "kesh", EventType.COERCE, "kesh-young", day="2031-02-01", article="b.txt", published="2031-02-02"
    )
    [change] = [each for each in between(made, "2030-06-01", "2031-06-01") if each.what == "expectations"]
    assert change.change == "changed"
    assert (change.before or {})["outcome"], (change.after or {})["outcome"] == ("open", "met")
