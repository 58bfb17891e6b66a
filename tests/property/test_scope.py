"""The claims on an actor or a pair are those that a plain look at every claim finds."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from blowback.ledger import Judgement, JudgementKind, Verdict
from blowback.records import PartOf
from blowback.relate.scope import bearers
from blowback.relate.view import View
from blowback.vocab.actors import PartOfKind
from blowback.vocab.claims import ExpectationKind
from blowback.vocab.plover import EventType
from tests.unit.relate.world import NAMES, World

ACTORS = [*NAMES, "nobody known"]
actors = st.sampled_from(ACTORS)
days = st.sampled_from([f"2031-01-{day:02}" for day in range(1, 6)])
told = st.tuples(actors, actors | st.none(), actors | st.none(), days, st.booleans())
parts = st.lists(
    st.tuples(st.sampled_from(list(NAMES)), st.sampled_from(list(NAMES)), st.sampled_from(list(PartOfKind))),
    max_size=3,
)


def world(rows: Sequence[tuple[str, str | None, str | None, str, bool]], seed: int = 0) -> World:
    """The same claims in the same articles, told in an order of the seed."""
    made = World()
    numbered = list(enumerate(rows))
    random.Random(seed).shuffle(numbered)
    for number, (actor, recipient, against, day, expected) in numbered:
        kind = (ExpectationKind.DEMANDED, actor, recipient, f"n{number}") if expected else None
        made.tell(
            actor,
            EventType.ASSAULT,
            recipient,
            against=against,
            published=day,
            article=f"{number // 2}.txt",
            text=f"Sentence {number}. ",
            id=f"n{number}",
            expects=kind if kind is not None and actor in NAMES else None,
        )
    return made


def plain(view: View, about: Sequence[str]) -> set[str]:
    """On whom does each claim bear, one after the other?"""
    found = set()
    for row in view.claims:
        ends = [{one for one in about if view.rollup.counts_for(each, one)} for each in bearers(row.claim)]
        ways = product(*([(place, each) for place, end in enumerate(ends) if each in end] for each in about))
        of_all = any(len({place for place, _ in way}) == len(about) for way in ways)
        if of_all or (ends and all(ends)):
            found.add(row.claim.id)
    return found


@settings(max_examples=25, deadline=None)
@given(st.lists(told, max_size=8), parts)
def test_a_view_about_somebody_has_the_claims_on_them(
    rows: list[tuple[str, str | None, str | None, str, bool]], more: list[tuple[str, str, PartOfKind]]
) -> None:
    made = world(rows)
    made.parts += [PartOf(actor=a, parent=b, kind=kind) for a, b, kind in more if a != b]
    view = made.view()
    ids = list(NAMES)[:4]
    for about in (*((each,) for each in ids), *combinations(ids, 2)):
        assert {row.claim.id for row in view.scoped(about).claims} == plain(view, about), about


@settings(max_examples=15, deadline=None)
@given(st.lists(told, max_size=8))
def test_so_it_does_where_two_were_judged_one(
    rows: list[tuple[str, str | None, str | None, str, bool]],
) -> None:
    made = world(rows)
    made.judged = [
        Judgement(
            kind=JudgementKind.ACTOR,
            subject="kesh-young",
            object="kesh",
            verdict=Verdict.SAME,
            judge="an analyst",
            known_from="2031-01-01T00:00:00Z",
            recorded_at="2031-01-01T00:00:00Z",
        )
    ]
    view = made.view()
    for about in (("kesh",), ("kesh", "VAR"), ("kesh-young", "OST")):
        meant = [view.clusters.whole(each) for each in about]
        assert {row.claim.id for row in view.scoped(about).claims} == plain(view, meant)


@settings(max_examples=20, deadline=None)
@given(st.lists(told, max_size=10), st.integers(1, 6), st.integers(1, 5))
def test_which_are_left_out_does_not_hang_on_the_order_of_reading(
    rows: list[tuple[str, str | None, str | None, str, bool]], most: int, seed: int
) -> None:
    for about in ((), ("kesh",), ("kesh", "VAR")):
        one, other = (world(rows, each).view(about=about, most=most) for each in (0, seed))
        assert {row.claim.id for row in one.claims} == {row.claim.id for row in other.claims}
        assert one.left_out == other.left_out
        every = world(rows).view(about=about) if about else one
        if one.left_out is None:
            assert {row.claim.id for row in one.claims} == {row.claim.id for row in every.claims}
        elif len(about) == 1:
            assert (one.left_out.told, one.left_out.held) == (len(every.claims), len(one.claims))
