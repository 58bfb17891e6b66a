"""From what does an undated text tell when it was written?"""

from __future__ import annotations

from pathlib import Path

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.parse import load_model, parse
from blowback.read.published import infer_published
from blowback.read.times import anchor, expressions
from blowback.records import Published
from blowback.vocab.documents import DateBasis


def infer(text: str, given: Published | None = None, retrieved_at: str | None = None) -> Published:
    doc = parse(load_model(), text, find_blocks(text))
    return infer_published(doc, expressions(doc), given or Published(), retrieved_at)


def interval(text: str, retrieved_at: str | None = None) -> tuple[str | None, str | None]:
    published = infer(text, retrieved_at=retrieved_at)
    return published.start, published.end


def test_what_is_given_wins() -> None:
    given = Published(start="2020-01-01", end="2020-01-02", basis=DateBasis.METADATA)
    assert infer("Published: March 10, 2002\n\nThe dam broke.", given) is given


def test_nothing_to_go_by_is_unknown() -> None:
    assert infer("The dam broke on Friday.") == Published()
    assert infer("The dam broke on Friday.", retrieved_at="2023-06-14T10:00:00Z") == Published()


@pytest.mark.parametrize(
    "line",
    [
        "Published: March 10, 2002",
        "This story is from March 10, 2002",
        "Posted on March 10, 2002",
        "Last updated: 10 March 2002",
        "March 10, 2002",
        "Sunday, March 10, 2002",
    ],
)
def test_a_line_that_dates_the_text(line: str) -> None:
    published = infer(f"Dam breaks in Vardania\n{line}\n\nThe dam broke after days of rain.")
    assert (published.start, published.end) == ("2002-03-10", "2002-03-11")
    assert published.basis is DateBasis.INFERRED
    assert published.why is not None
    assert "2002" in published.why


def test_published_inside_a_sentence_dates_something_else() -> None:
    text = "The dam broke, the paper said. A study was published March 10, 2002, by engineers.\n"
    assert interval(text) == ("2002-03-10", None)


def test_a_dateline_with_a_year() -> None:
    assert interval("PORT KESH, March 3, 2009 (VNA) — The dam broke.") == ("2009-03-03", "2009-03-05")


def test_a_dateline_without_its_year_needs_one_from_the_text() -> None:
    text = "PORT KESH, March 3 (VNA) — The dam broke. It was built in 2007 and will close in 2009."
    assert interval(text) == ("2007-03-03", "2009-03-05")


def test_the_latest_past_date_is_the_earliest_time_of_writing() -> None:
    text = "The dam was built in 1998. It cracked in 2004."
    assert interval(text) == ("2004-01-01", None)
    assert interval(text, "2009-03-03T08:00:00Z") == ("2004-01-01", "2009-03-04")


def test_what_is_still_to_come_bounds_from_above() -> None:
    assert interval("The dam cracked in 2004. It will be rebuilt in 2008.") == ("2004-01-01", "2009-01-01")


def test_counted_from_a_date_and_told_as_now() -> None:
    text = "The dam broke in 2010. Three years later, the valley is still dry."
    assert interval(text) == ("2013-01-01", "2014-07-01")


def test_almost_is_not_more() -> None:
    text = "The dam broke in 2010. Almost three years later, the valley is still dry."
    assert interval(text) == ("2012-10-01", "2014-01-01")


def test_counted_from_a_date_and_told_as_past_is_a_story() -> None:
    text = "The dam broke in 2010. Three years later, the valley was still dry."
    assert interval(text) == ("2010-01-01", None)


def test_last_year_since() -> None:
    assert interval("The valley had its worst floods last year since 2012.") == ("2014-01-01", None)


def test_dates_without_a_year_choose_the_time_of_year() -> None:
    text = (
        "The dam broke in 2010. Almost three years later, the valley is dry. "
        "In January a well failed. Two more failed on April 20."
    )
    assert interval(text) == ("2013-04-20", "2013-08-18")


def test_a_year_that_only_names_a_thing_bounds_nothing() -> None:
    assert infer("The 2016 campaign was expensive.") == Published()


def test_what_is_to_come_alone_is_too_little() -> None:
    assert infer("The dam will be rebuilt in 2008.") == Published()


def test_times_anchored_on_an_inferred_interval_are_intervals() -> None:
    text = (
        "The dam broke in 2010. Almost three years later, the valley is dry. "
        "In May 2013 a well failed. Rain fell last year."
    )
    doc = parse(load_model(), text, find_blocks(text))
    found = expressions(doc)
    times = anchor(text, found, infer_published(doc, found, Published()))
    assert (times[-1].value, times[-1].interval) == ("2012", ("2012-01-01", "2013-01-01"))


@pytest.mark.shared
def test_the_article_it_is_founded_on_is_of_the_middle_of_2023(seed: Path) -> None:
    published = infer(seed.read_text("utf-8"))
    assert published.start is not None
    assert published.end is not None
    assert "2023-01-01" <= published.start <= "2023-05-31"
    assert "2023-07-01" <= published.end <= "2023-12-31"
