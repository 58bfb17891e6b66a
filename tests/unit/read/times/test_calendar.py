"""Periods of the calendar and how TIMEX3 writes them."""

from __future__ import annotations

import pytest

from blowback.read.times import calendar as cal
from blowback.read.times.calendar import Period
from blowback.read.times.meanings import length_value
from blowback.read.times.merge import merge_alternatives, merge_periods


def test_a_week_belongs_to_the_iso_year() -> None:
    assert cal.week(cal.at(2021, 1, 1)).value == "2020-W53"
    assert cal.week(cal.at(2021, 1, 1)).interval == ("2020-12-28", "2021-01-04")


def test_winter_reaches_into_the_next_year() -> None:
    assert cal.season(2009, "WI").interval == ("2009-12-01", "2010-03-01")
    assert cal.holding("S", cal.at(2010, 1, 15)).value == "2009-WI"


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2023, 4, 9), (2024, 3, 31)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert cal.easter(year) == cal.at(year, month, day)


def test_nth_weekdays() -> None:
    assert cal.nth_weekday(2023, 11, weekday=4, n=4) == cal.at(2023, 11, 23)
    assert cal.nth_weekday(2023, 5, weekday=1, n=-1) == cal.at(2023, 5, 29)


def test_months_shorten_the_day() -> None:
    assert cal.add_months(cal.at(2023, 1, 31), 1) == cal.at(2023, 2, 28)
    assert cal.shift(cal.at(2024, 2, 29), "Y", -1) == cal.at(2023, 2, 28)


@pytest.mark.parametrize(
    ("unit", "number", "value"),
    [
        ("Y", 2, "P2Y"),
        ("Y", 2.5, "P2Y6M"),
        ("W", 2, "P2W"),
        ("F", 1, "P2W"),
        ("E", 2, "P20Y"),
        ("TH", 5.5, "PT5H30M"),
        ("TH", 0.5, "PT30M"),
        ("D", 1.5, "P1DT12H"),
        ("Y", None, "PXY"),
        ("TM", None, "PTXM"),
    ],
)
def test_lengths(unit: str, number: float | None, value: str) -> None:
    assert length_value(unit, number) == value


def test_between_two_worlds_the_ends_are_the_outer_ones() -> None:
    merged = merge_periods([cal.month(2022, 5), cal.month(2023, 5)], Period("M", "XXXX-05"))
    assert (merged.value, merged.interval) == ("202X-05", ("2022-05-01", "2023-06-01"))


def test_an_unknown_world_leaves_an_end_open() -> None:
    unknown = Period("M", "XXXX-05")
    assert merge_periods([cal.month(2022, 5), unknown], unknown).interval == ("2022-05-01", None)
    assert merge_periods([unknown, cal.month(2022, 5)], unknown).interval == (None, "2022-06-01")
    assert merge_periods([unknown, unknown], unknown).interval is None


def test_a_second_reading_of_one_world_is_kept() -> None:
    reading = cal.month(2022, 1)
    assert merge_alternatives([[], [reading]], []) == [reading]
    assert merge_alternatives([[reading], [reading]], []) == [reading]
