"""What is answered as known on a date is what a ledger answers that holds only what was published by then.

So for every day of the sample corpus on which something was published, and for every question; likewise as
recorded on that day, where each dispatch was read on the day of its publication. The ledgers were read in
different orders. A question is one line of ``QUESTIONS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import pytest

from blowback import api
from blowback.errors import InputError
from blowback.ledger import ActorFilter, ClaimFilter, Dates, Ledger
from blowback.relate import View
from blowback.relate.asking.relations import Relations
from blowback.relate.families import families_of_view
from tests.property.asof import corpus, growing, whole

PAIR = ("PAK", "taliban")
PASSED_OVER = frozenset({"recorded_at", "run", "aliases", "as_known_on"})
EVERY = 6  # of how many days one is asked what takes long, and as recorded


class Asked:
    """A ledger as of a date, with what is made once for all questions."""

    def __init__(self, ledger: Ledger, **dates: str) -> None:
        self.ledger = ledger
        self.dates = Dates(as_known_on=dates.get("as_known_on"), as_recorded_on=dates.get("as_recorded_on"))
        self.view = View(ledger, **self.dates)
        self.relations = Relations(self.view)
        self.pair = Relations(self.view.scoped(PAIR), PAIR)


QUESTIONS: Mapping[str, Callable[[Asked], Any]] = {
    "claims": lambda asked: asked.view.select(ClaimFilter()),
    "claims of a pair": lambda asked: asked.view.scoped(PAIR).claims,
    "articles": lambda asked: [(each.id, each.known_from) for each in asked.view.articles.values()],
    "extent": lambda asked: asked.view.extent,
    "publications": lambda asked: asked.view.lookup.publications(),
    "actors": lambda asked: asked.view.select_actors(ActorFilter()),
    "private": lambda asked: sorted(asked.view.private),
    "parts": lambda asked: asked.ledger.part_of(**asked.dates),
    "most told of": lambda asked: asked.ledger.pair_counts(most=20, **asked.dates),
    "who else": lambda asked: asked.view.others(PAIR[0]),
    "words": lambda asked: [hit.article for hit in asked.ledger.search("truce", **asked.dates)],
    "families": lambda asked: families_of_view(asked.view),
    "episodes": lambda asked: asked.relations.episodes,
    "ties": lambda asked: asked.relations.ties,
    "turns": lambda asked: asked.relations.turns,
    "expectations": lambda asked: asked.relations.expectations,
    "track records": lambda asked: asked.relations.track_records,
    "positions": lambda asked: asked.relations.positions,
    "silences": lambda asked: asked.relations.silences,
    "weeks of a pair": lambda asked: asked.pair.weeks,
    "episodes of a pair": lambda asked: asked.pair.episodes,
    "ties of a pair": lambda asked: asked.pair.ties,
    "turns of a pair": lambda asked: asked.pair.turns,
    "brief": lambda asked: api.brief(asked.ledger, **asked.dates),
}
SELDOM: Mapping[str, Callable[[Asked], Any]] = {
    "brief of a pair": lambda asked: named(asked, PAIR),
    "brief of an actor": lambda asked: named(asked, PAIR[1:]),
}


def named(asked: Asked, about: tuple[str, ...]) -> Any:
    """The brief about actors, or what is said where they are not known yet."""
    try:
        return api.brief(asked.ledger, about, **asked.dates)
    except InputError as error:
        return str(error)


def plain(value: Any) -> Any:
    """An answer without what may differ."""
    if isinstance(value, msgspec.Struct):
        value = msgspec.to_builtins(value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if key not in PASSED_OVER}
    if isinstance(value, str | bytes) or not hasattr(value, "__iter__"):
        return value
    return [plain(each) for each in value]


@pytest.fixture(scope="module")
def answers() -> Mapping[str, list[tuple[str, Any, Any]]]:
    """By question: on which day, what the whole ledger answers, what one of that day does."""
    run, documents = corpus()
    everything = whole(run, documents)
    found: dict[str, list[tuple[str, Any, Any]]] = {name: [] for name in (*QUESTIONS, *SELDOM)}
    for number, (day, grown) in enumerate(growing(run, documents)):
        then = Asked(grown)
        known = Asked(everything, as_known_on=day)
        recorded = Asked(everything, as_recorded_on=day) if number % EVERY == 0 else None
        for name, question in (QUESTIONS if recorded is None else {**QUESTIONS, **SELDOM}).items():
            expected = plain(question(then))
            found[name].append((f"known on {day}", plain(question(known)), expected))
            if recorded is not None:
                found[name].append((f"recorded on {day}", plain(question(recorded)), expected))
    return found


@pytest.mark.parametrize("question", [*QUESTIONS, *SELDOM])
def test_nothing_that_came_later_leaks_in(
    question: str, answers: Mapping[str, list[tuple[str, Any, Any]]]
) -> None:
    assert answers[question]
    for day, told, expected in answers[question]:
        assert told == expected, f"{question}, {day}"


def test_every_question_has_an_answer(answers: Mapping[str, list[tuple[str, Any, Any]]]) -> None:
    """So that an empty answer does not pass for a right one."""
    silent = [name for name, told in answers.items() if not told[-1][1]]
    assert not silent
    assert re.search("truce", str(answers["brief"][-1][1]))
