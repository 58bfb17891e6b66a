"""Times against an oracle: every format of every day, and every day of an interval of writing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from blowback.read.times import calendar as cal
from blowback.read.times.find import Expression, anchor, resolve
from blowback.read.times.grammar import rewrite
from blowback.read.times.lexer import lex
from blowback.read.times.words import letter, lexicon
from blowback.records import Published
from blowback.vocab.documents import DateBasis

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FORMATS = ("%B %-d, %Y", "%-d %B %Y", "%A, %B %-d, %Y", "%b. %-d, %Y", "%Y-%m-%d", "the %-dth of %B %Y")
ANCHORED = (
    "last week", "last month", "next year", "two weeks ago", "yesterday", "the past two months",
    "last January", "March 3", "earlier this year", "recent years", "this summer", "the third quarter",
    "almost five years ago", "tomorrow morning", "the weekend", "today",
)  # fmt: skip


def expressions(text: str) -> list[Expression]:
    """Those that need no parse to be accepted."""
    nodes = rewrite(lex(text))
    return [
        Expression(node.start, node.end, node.value, "past", None)  # type: ignore[arg-type]  # no tree is needed here
        for node in nodes
        if hasattr(node.value, "resolve")
    ]


def published(start: date, end: date) -> Published:
    return Published(start=start.isoformat(), end=end.isoformat(), basis=DateBasis.INFERRED)


@given(DAYS, st.sampled_from(FORMATS))
def test_a_day_is_read_whatever_its_format(day: date, form: str) -> None:
    text = day.strftime(form)
    (time,) = anchor(text, expressions(text), Published())
    assert time.text == text
    assert time.value == day.isoformat()
    assert time.interval == (day.isoformat(), (day + timedelta(days=1)).isoformat())


@given(DAYS)
def test_periods_that_hold_a_day_nest(day: date) -> None:
    moment = cal.at(day.year, day.month, day.day)
    outer = [cal.holding(unit, moment) for unit in ("D", "M", "Q", "H", "Y", "E")]
    for inner, whole in pairwise(outer):
        assert whole.start is not None
        assert whole.end is not None
        assert inner.start is not None
        assert inner.end is not None
        assert whole.start <= inner.start < inner.end <= whole.end


@given(DAYS, st.integers(1, 400), st.integers(0, 400), st.sampled_from(ANCHORED))
def test_an_interval_of_writing_holds_what_each_day_of_it_gives(
    start: date, width: int, offset: int, text: str
) -> None:
    found = expressions(text)
    (wide,) = anchor(text, found, published(start, start + timedelta(days=width)))
    day = start + timedelta(days=offset % width)
    (narrow,) = anchor(text, found, published(day, day + timedelta(days=1)))
    assert wide.interval is not None
    assert narrow.interval is not None
    assert wide.interval[0] <= narrow.interval[0]  # type: ignore[operator]  # closed ones
    assert narrow.interval[1] <= wide.interval[1]  # type: ignore[operator]  # closed ones
    assert len(wide.value) == len(narrow.value) or "X" in wide.value


_FIGURES = {"-", ",", ".", "'s", "12", "2009", "3rd", "10:30", "p.m.", "people"} | {
    "200th", "9" * 40, "31/31/99", "5 1/0", "2009-13-45", "29", "30", "0", "99:99", "$", "(", "9/11", "Q3",
}  # fmt: skip
WORDS = sorted({*lexicon().plain, *(word.title() for word in lexicon().capital), *_FIGURES})


@given(st.lists(st.sampled_from(WORDS), max_size=14))
@settings(max_examples=300)
def test_any_words_give_expressions_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = expressions(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    for written in (None, cal.at(2023, 6, 14)):
        for period, _ in resolve(found, written):
            assert period.value
            assert period.start is None or period.end is None or period.start <= period.end


def test_every_class_of_a_rule_is_a_letter_of_its_own() -> None:
    letters = lexicon().letters
    assert len(set(letters.values())) == len(letters)
    assert letter("MONTH") != letter("WEEKDAY")
