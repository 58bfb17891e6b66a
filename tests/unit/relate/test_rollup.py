"""For whom an actor counts, on the day that is spoken of."""

from __future__ import annotations

from blowback.records import PartOf
from blowback.relate.rollup import Rollup
from blowback.vocab.actors import PartOfKind

ORGAN, HOLDER = PartOfKind.ORGAN, PartOfKind.OFFICE_HOLDER
FACTION, PEOPLE = PartOfKind.FACTION, PartOfKind.PEOPLE


def row(
    actor: str, parent: str, kind: PartOfKind, start: str | None = None, end: str | None = None
) -> PartOf:
    return PartOf(actor=actor, parent=parent, kind=kind, start=start, end=end)


ROWS = (
    row("var.army", "VAR", ORGAN),
    row("VAR", "kesh", ORGAN, start="2031-08-15"),
    row("person.resh", "VAR", HOLDER, "2028-01-01", "2030-01-01"),
    row("person.resh", "OST", HOLDER, "2030-01-01"),
    row("kesh-north", "kesh", FACTION),
    row("OST.LAB", "OST", PEOPLE),
)


def test_while_a_movement_governs_a_state_its_soldiers_count_for_the_movement() -> None:
    rollup = Rollup(ROWS)
    assert rollup.whole("var.army", on="2031-09-01") == "kesh"
    assert rollup.way("var.army", on="2031-09-01") == ("var.army", "VAR", "kesh")
    assert rollup.whole("var.army", on="2030-09-01") == "VAR"


def test_who_changed_sides_counts_for_those_whom_he_served_on_the_day() -> None:
    rollup = Rollup(ROWS)
    assert rollup.whole("person.resh", on="2029-05-05") == "VAR"
    assert rollup.whole("person.resh", on="2030-05-05") == "OST"
    assert rollup.whole("person.resh") == "OST", "of no day in particular: whom he served last"


def test_factions_count_only_where_they_are_asked_for() -> None:
    rollup = Rollup(ROWS)
    assert rollup.whole("kesh-north", on="2031-09-01") == "kesh-north"
    assert rollup.whole("kesh-north", members=True, on="2031-09-01") == "kesh"


def test_the_order_of_rows_makes_no_difference() -> None:
    assert Rollup(reversed(ROWS)).whole("person.resh") == Rollup(ROWS).whole("person.resh")


def test_whoever_ever_counted_for_somebody_bears_on_him() -> None:
    assert Rollup(ROWS).counts_for("person.resh", "VAR")
    assert Rollup(ROWS).counts_for("var.army", "kesh")
    assert not Rollup(ROWS).counts_for("kesh-north", "VAR")


def test_the_people_of_a_state_bear_on_it_and_count_for_it_only_where_they_are_asked_for() -> None:
    rollup = Rollup(ROWS)
    assert rollup.counts_for("OST.LAB", "OST")
    assert rollup.whole("OST.LAB", members=True) == "OST.LAB"
    assert rollup.whole("OST.LAB", people=True) == "OST"
