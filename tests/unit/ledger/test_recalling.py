"""Is what was made of a ledger made anew as soon as it would be other?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from blowback import api
from blowback.ledger import Ledger
from blowback.ledger.recalling import MOST

Make = Callable[..., Any]


class Made:
    """Counts how often something is made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def test_it_is_made_once_while_nothing_is_written(ledger: Ledger, add: Make) -> None:
    add()
    make = Made()
    assert [ledger.recall("pair", make), ledger.recall("pair", make)] == [1, 1]
    assert ledger.recall("another", make) == 2


def test_it_is_made_anew_once_something_was_written(ledger: Ledger, add: Make) -> None:
    make = Made()
    ledger.recall("pair", make)
    add()
    assert ledger.recall("pair", make) == 2


def test_so_it_is_where_another_writes(ledger: Ledger, add: Make) -> None:
    make = Made()
    with Ledger.open(ledger.folder) as reader:
        reader.recall("pair", make)
        add()
        assert reader.recall("pair", make) == 2
        assert reader.recall("pair", make) == 2


def test_what_was_asked_for_last_is_kept(ledger: Ledger) -> None:
    make = Made()
    for key in range(MOST):
        ledger.recall(key, make)
    ledger.recall(0, make)
    ledger.recall("one more", make)
    made = make.times
    assert [ledger.recall(0, make), ledger.recall("one more", make)] == [1, made]
    ledger.recall(1, make)
    assert make.times == made + 1


def test_an_answer_after_forgetting_holds_nothing_of_it(ledger: Ledger, add: Make) -> None:
    add()
    assert list(api.silences(ledger))
    ledger.forget("a-1", reason="asked for", recorded_at="2031-06-02T12:00:00Z")
    assert not list(api.silences(ledger))
