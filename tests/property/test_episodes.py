"""Episodes of a part, of a shuffled and of an earlier ledger are those of the whole, as far as they go."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blowback import api
from blowback.ledger import Ledger
from blowback.records import Actor, AnnotatedArticle, Annotation, Article, Run, Snapshot
from blowback.relate.episodes import episodes
from blowback.relate.episodes.keys import keys_of
from blowback.relate.view import View
from tests.unit.relate.telling import Teller
from tests.unit.relate.world import NAMES

NOW = "2031-09-01T00:00:00Z"
RUN = Run(id="r", started_at=NOW, version="1", vocabulary="1", model="m", registry="r")
PLACES = ("Tarn Bridge", "Lowen Bay", "")
DAYS = ("2031-02-05", "2031-02-06", "2031-02-08", "")
ACTORS = ("kesh", "kesh-north", "kesh-young", "VAR", "OST", "gunmen", "")
ACTS = (("ASSAULT", "attacked"), ("ASSAULT", "killed"), ("COERCE", "arrested"), ("ACCUSE", "accused"))


class Told(NamedTuple):
    """One sentence of an article."""

    article: int
    actor: str
    act: tuple[str, str]
    recipient: str
    on: str
    place: str
    killed: int
    denied: bool


TOLD = st.builds(
    Told,
    st.integers(0, 7),
    st.sampled_from(ACTORS),
    st.sampled_from(ACTS),
    st.sampled_from(ACTORS),
    st.sampled_from(DAYS),
    st.sampled_from(PLACES),
    st.integers(0, 5),
    st.booleans(),
)


def published(article: int) -> str:
    return f"2031-02-{9 + article // 2:02}"


def documents(told: Iterable[Told]) -> list[tuple[Snapshot, Article, Annotation]]:
    """What was read from each article."""
    teller = Teller()
    for number, each in enumerate(sorted(told)):
        where = f" at {each.place}" if each.place else ""
        text = f"The {each.actor or 'men'} [{each.act[1]}] {each.recipient or 'others'}{where} on a day."
        teller.say(
            f"a{each.article}",
            published(each.article),
            text,
            key=f"c{number:02}-{each.article}",
            actor=each.actor,
            what=each.act[0],
            recipient=each.recipient if each.recipient != each.actor else "",
            on=each.on,
            place=each.place,
            killed=str(each.killed or ""),
            denied=each.denied,
        )
    found = []
    for id_, text in sorted(teller.texts.items()):
        rows = [row for row in teller.rows if row.article == id_]
        when = rows[0].published_at
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        annotation = Annotation(
            id=id_,
            article=AnnotatedArticle(
                title=None, text=text, language="en", outlet=f"Outlet {id_}", published_at=when
            ),
            actors=tuple(Actor(id=each, name=name, kind=kind) for each, (name, kind) in NAMES.items()),
            claims=tuple(row.claim for row in rows),
        )
        article = Article(id=id_, text=text, sha256=sha256, outlet=f"Outlet {id_}", published_at=when)
        snapshot = Snapshot(
            sha256=sha256, location=id_, media_type="text/plain", retrieved_at=NOW, content=text.encode()
        )
        found.append((snapshot, article, annotation))
    return found


def ledger_of(read: Sequence[tuple[Snapshot, Article, Annotation]]) -> Ledger:
    ledger = Ledger.in_memory()
    parts = tuple(Teller().parts)
    for snapshot, article, annotation in read:
        ledger.add_reading(
            RUN, snapshot, article, annotation, parts, NOW, happenings=keys_of(annotation, parts)
        )
    return ledger


SLOWLY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = st.lists(TOLD, min_size=2, max_size=16)


@SLOWLY
@given(MANY)
def test_a_pair_is_answered_as_the_whole_is(told: list[Told]) -> None:
    with ledger_of(documents(told)) as ledger:
        whole = episodes(View(ledger))
        for about in (("VAR", "kesh"), ("OST",), ("kesh-young", "VAR")):
            view = View(ledger, about=about)
            mine = {row.claim.id for row in view.claims}
            wanted = [e for e in whole if mine & {*e.claims, *e.denials}]
            assert list(episodes(view)) == wanted


@SLOWLY
@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_reading_makes_no_difference(told: list[Told], random: Random) -> None:
    read = documents(told)
    turned = list(read)
    random.shuffle(turned)
    with ledger_of(read) as first, ledger_of(turned) as second:
        assert episodes(View(first)) == episodes(View(second))


@SLOWLY
@given(MANY, st.integers(0, 3))
def test_nothing_that_came_later_leaks_in(told: list[Told], step: int) -> None:
    read = documents(told)
    on = published(step * 2)
    by_then = [each for each in read if published(int(each[1].id[1:])) <= on]
    with ledger_of(read) as whole, ledger_of(by_then) as part:
        then = episodes(View(whole, as_known_on=on))
        assert then == episodes(View(part))
        ids = {each.id: {*each.claims, *each.denials} for each in then}
        for each in episodes(View(whole)):
            known = {id_ for id_, claims in ids.items() if claims & {*each.claims, *each.denials}}
            assert not known or known & {each.id, *each.aliases}


@SLOWLY
@given(MANY)
def test_what_was_asked_before_makes_no_difference(told: list[Told]) -> None:
    read = documents(told)
    pair = ("VAR", "kesh")
    tables = (api.episodes, api.ties, api.turns, api.expectations, api.positions)
    with ledger_of(read) as asked:
        if not {"VAR", "kesh"} <= {row.actor.id for row in api.actors(asked)}:
            return
        brief = api.brief(asked, pair)
        for table in tables:
            with ledger_of(read) as alone:
                assert table(asked, pair) == table(alone, pair)
        with ledger_of(read) as alone:
            assert api.brief(alone, pair) == brief == api.brief(asked, pair)
