"""What is found, what is not, and what a second reading is: cases that do not belong in the manual."""

from __future__ import annotations

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.parse import load_model, parse
from blowback.read.times import find_times
from blowback.records import Published, Time
from blowback.vocab.documents import DateBasis

JUNE = Published(start="2023-06-14", end="2023-06-15", basis=DateBasis.GIVEN)


def times(text: str, published: Published = JUNE) -> tuple[Time, ...]:
    return find_times(parse(load_model(), text, find_blocks(text)), published)


def values(text: str) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in times(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The flood displaced 1984 people.",
        "The valley holds 2010 farms.",
        "The ministry bought 1950 tents.",
        "The fine was $1998.",
        "Prices rose 2003 percent.",
        "Farmers may plant wheat.",
        "They march on the capital.",
        "A third of the harvest was lost; more than a quarter of it rotted.",
        "The 44-year-old engineer spoke.",
        "Flight 1776 landed.",
        "The score was 3-2.",
    ],
)
def test_numbers_and_words_that_are_no_times(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2004 election was close.", [("2004", "2004")]),
        ("Since 2004 the road has been shut.", [("2004", "2004")]),
        ("It ran from 2004 to 2009.", [("2004", "2004"), ("2009", "2009")]),
        ("The war (2004-2009) ruined the port.", [("2004", "2004"), ("2009", "2009")]),
        ("The 1990s' droughts were hard.", [("The 1990s", "199")]),
    ],
)
def test_bare_years(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_a_preposition_is_not_part_of_the_expression() -> None:
    assert values("In May the dam broke, and since Friday the town was empty.") == [
        ("May", "2023-05"),
        ("Friday", "2023-06-09"),
    ]


def test_a_weekday_with_its_date_decides_the_year() -> None:
    # 20 November was a Sunday in 2022 and a Saturday in 2021.
    text = "The bridge opened on Saturday, November 20."
    assert values(text) == [("Saturday, November 20", "2021-11-20")]


def test_an_arrangement_lies_ahead_even_in_the_past_tense() -> None:
    assert values("The council had set a vote for July 3.") == [("July 3", "2023-07-03")]


def test_last_january_has_a_second_reading() -> None:
    (time,) = times("The bridge opened last January.")
    assert time.value == "2023-01"
    assert [(other.value, other.interval) for other in time.alternatives] == [
        ("2022-01", ("2022-01-01", "2022-02-01"))
    ]


def test_a_date_in_figures_has_two_readings_where_both_orders_are_dates() -> None:
    (time,) = times("The bridge opened on 3/4/2009.")
    assert (time.value, [other.value for other in time.alternatives]) == ("2009-03-04", ["2009-04-03"])
    (clear,) = times("The bridge opened on 25/4/2009.")
    assert (clear.value, clear.alternatives) == ("2009-04-25", ())


def test_a_year_ago_in_a_report_on_a_quarter_is_that_quarter() -> None:
    text = "Toll income rose in the first quarter. A year earlier it had fallen."
    assert values(text) == [("the first quarter", "2023-Q1"), ("A year earlier", "2022-Q1")]


def test_beyond_the_calendar_there_is_no_interval() -> None:
    (time,) = times("The crater formed 3,000,000 years ago.")
    assert (time.value, time.interval) == ("XXXX", None)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_at_the_ends_of_the_calendar_nothing_breaks(day: str) -> None:
    edge = Published(start=day, end=None, basis=DateBasis.METADATA)
    text = (
        "It rained last week, on Friday, in May, two years ago and over the weekend. It will rain next year."
    )
    assert len(times(text, edge)) == 6


def test_a_number_beyond_all_counting_is_no_length() -> None:
    assert values(f"It lasted {'9' * 400} years, or {'9' * 400}.5 days.") == []


def test_spans_are_code_points_of_the_text() -> None:
    text = "“Schön”, sagte 𝔛. The bridge opened in May 2009."
    (time,) = times(text)
    assert text[time.start : time.end] == time.text == "May 2009"


def test_a_text_without_times() -> None:
    assert times("") == ()
    assert times("The bridge is long.") == ()
