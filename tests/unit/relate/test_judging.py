"""Who is one with whom, by what was judged, and what the ledger then answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blowback import api
from blowback.errors import InputError
from blowback.ledger import ClaimFilter, Judgement, JudgementKind, Ledger, Link, Verdict
from blowback.relate.clusters import Clusters
from blowback.relate.judging import Judged, judge, judgements, retract
from blowback.relate.view import View
from blowback.vocab.plover import EventType
from tests.unit.ledger.conftest import TEXT, document
from tests.unit.relate.world import World

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def judged(one: str, verdict: Verdict, other: str, day: int = 1) -> Judgement:
    at = f"2031-07-{day:02}T12:00:00Z"
    return Judgement(
        kind=JudgementKind.ACTOR,
        subject=one,
        object=other,
        verdict=verdict,
        judge="analyst",
        known_from=at,
        recorded_at=at,
    )


def rows(*told: tuple[str, Verdict, str]) -> list[Judgement]:
    return [judged(*each, day) for day, each in enumerate(told, 1)]


# --- clusters -------------------------------------------------------------------------------------


def test_same_is_transitive_and_the_registry_lends_its_id() -> None:
    clusters = Clusters(rows(("x.1", SAME, "x.2"), ("x.3", SAME, "x.2"), ("x.3", SAME, "kesh")))
    assert {clusters.whole(each) for each in ("x.1", "x.2", "x.3", "kesh")} == {"kesh"}
    assert clusters.members("x.2") == ("kesh", "x.1", "x.2", "x.3")
    assert clusters.whole("x.4") == "x.4"


def test_of_those_that_no_registry_knows_the_first_judgement_names_the_one() -> None:
    assert Clusters(rows(("x.1", SAME, "x.2"), ("x.2", SAME, "x.0"))).whole("x.1") == "x.2"


def test_different_wins_over_what_only_follows_and_says_so() -> None:
    told = rows(("x.1", SAME, "kesh"), ("x.2", SAME, "x.1"), ("x.2", DIFFERENT, "kesh"))
    clusters = Clusters(told)
    assert (clusters.whole("x.1"), clusters.whole("x.2")) == ("kesh", "x.2")
    assert clusters.held_off == [(told[1], told[2])]


def test_of_two_on_one_pair_the_later_counts() -> None:
    told = rows(("x.1", SAME, "kesh"), ("kesh", DIFFERENT, "x.1"))
    assert not Clusters(told)
    assert Clusters(told).held_off == [(told[0], told[1])]
    assert Clusters([*told, judged("x.1", SAME, "kesh", 9)]).whole("x.1") == "kesh"
    assert not Clusters([told[0], judged("x.1", UNSURE, "kesh", 9)])


PAIRS = st.tuples(st.sampled_from("abcdef"), st.sampled_from(list(Verdict)[:3]), st.sampled_from("abcdef"))


@given(
    st.lists(
        PAIRS.filter(lambda pair: pair[0] != pair[2]), max_size=12, unique_by=lambda p: frozenset(p[::2])
    )
)
def test_clusters_are_what_the_judgements_say(told: list[tuple[str, Verdict, str]]) -> None:
    made = rows(*told)
    clusters = Clusters(made)
    held = {each.judgement.id for each in clusters.held_off}
    for each in made:
        together = clusters.whole(each.subject) == clusters.whole(str(each.object))
        if each.verdict is DIFFERENT:
            assert not together
        if each.verdict is SAME:
            assert together or each.id in held
    everybody = "abcdef"
    assert [clusters.whole(clusters.whole(each)) for each in everybody] == [
        clusters.whole(e) for e in everybody
    ]
    if not held:
        assert Clusters(made[::-1]).same.keys() | set(map(clusters.whole, everybody)) == set(everybody)


# --- views ----------------------------------------------------------------------------------------


def test_claims_and_footings_follow() -> None:
    world = World()
    world.tell("VAR", EventType.ASSAULT, "kesh-young", says="Orla Venn", speaker_actor="kesh-young")
    before = [[part.actor for part in row.claim.participants] for row in world.view().claims]
    world.judged = rows(("kesh-young", SAME, "kesh"))
    view = world.view()
    [row] = view.claims
    assert (row.claim.recipients, row.claim.speaker.actor) == (("kesh",), "kesh")
    assert "kesh-young" not in view.actors
    assert before == [["VAR", "kesh-young"]]
    [found] = view.select(ClaimFilter(actors=("kesh-young",)))
    assert found.claim.id == row.claim.id


# --- in a ledger ----------------------------------------------------------------------------------

Decide = Callable[..., Judgement]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    from tests.unit.ledger.conftest import RECORDED

    with Ledger.open(tmp_path / "ledger", create=True) as opened:
        from blowback.records import Run

        run = Run(id="r", started_at=RECORDED, version="0", vocabulary="v", model="m", registry="r")
        for name in ("a-1", "a-2"):
            snapshot, article, annotation, part_of = document(name, text=TEXT)
            opened.add_reading(run, snapshot, article, annotation, part_of, RECORDED)
        yield opened


@pytest.fixture
def decide(ledger: Ledger) -> Decide:
    def made(
        verdict: Verdict, one: str, other: str, day: int = 10, known_from: str | None = None
    ) -> Judgement:
        return judge(
            ledger,
            verdict,
            one,
            other,
            is_known=lambda actor: actor == "OST",
            judge_name="analyst",
            reason=None,
            known_from=known_from,
            recorded_at=f"2031-07-{day:02}T12:00:00Z",
        )

    return made


def recipients(rows_: Sequence[object]) -> list[tuple[str, ...]]:
    return [row.claim.recipients for row in rows_ if row.claim.recipients]  # type: ignore[attr-defined]  # rows of claims


def test_actors_are_counted_as_one(ledger: Ledger, decide: Decide) -> None:
    decide(SAME, "Kesh Front", "OST")
    found = {row.actor.id: row for row in View(ledger).select_actors()}
    assert "kesh-front" not in found
    assert (found["OST"].articles, found["OST"].mentions, found["OST"].claims) == (2, 2, 2)
    assert found["OST"].same_as == ("kesh-front",)
    assert recipients(list(View(ledger).claims)) == [("OST",), ("OST",)]


def test_one_claim_of_two_names_counts_once(ledger: Ledger, decide: Decide) -> None:
    decide(SAME, "kesh-front", "VAR")
    [whole] = [row for row in View(ledger).select_actors() if row.same_as]
    assert (whole.articles, whole.mentions, whole.claims) == (2, 4, 2)


def test_a_mention_is_judged_for_itself(ledger: Ledger, decide: Decide) -> None:
    made = decide(DIFFERENT, "a-1/a-1-m1", "kesh-front")
    start = TEXT.index("the Kesh Front")
    assert made.subject == f"a-1@{start}-{start + len('the Kesh Front')}"
    assert recipients(list(View(ledger).claims)) == [("Kesh Front",), ("kesh-front",)]
    decide(SAME, "OST", "a-1/a-1-m1", day=11)
    assert recipients(list(View(ledger).claims)) == [("OST",), ("kesh-front",)]
    assert [row.article for row in View(ledger).select(ClaimFilter(actors=("OST",)))] == ["a-1"]
    assert [row.article for row in View(ledger).select(ClaimFilter(actors=("kesh-front",)))] == ["a-2"]
    annotation = View(ledger).annotations["a-1"]
    assert annotation is not None
    assert [mention.actor for mention in annotation.mentions] == ["VAR", "OST"]


def test_what_is_open_is_open(ledger: Ledger, decide: Decide) -> None:
    decide(UNSURE, "a-1/a-1-m1", "kesh-front")
    assert recipients(list(View(ledger).claims)) == [("Kesh Front",), ("kesh-front",)]


def test_it_counts_from_when_it_was_known_and_made_until_it_is_taken_back(
    ledger: Ledger, decide: Decide
) -> None:
    made = decide(SAME, "kesh-front", "OST", known_from="2031-06-20")
    assert decide(SAME, "OST", "kesh-front", day=12) == next(iter(ledger.judgements()))
    for how, follows in (
        ({"as_known_on": "2031-06-19"}, False),
        ({"as_known_on": "2031-06-20"}, True),
        ({"as_recorded_on": "2031-07-09"}, False),
        ({"as_recorded_on": "2031-07-10"}, True),
    ):
        found = recipients(list(View(ledger, **how).claims))
        assert found == [("OST",) if follows else ("kesh-front",)] * 2
    retract(ledger, made.id[:8], judge_name="analyst", reason=None, recorded_at="2031-07-20T00:00:00Z")
    assert recipients(list(View(ledger).claims)) == [("kesh-front",)] * 2
    assert recipients(list(View(ledger, as_recorded_on="2031-07-15").claims)) == [("OST",)] * 2
    with pytest.raises(InputError, match="Nothing was taken back"):
        retract(ledger, made.id, judge_name="analyst", reason=None, recorded_at="2031-07-21")


def test_who_cannot_be_judged(ledger: Ledger, decide: Decide) -> None:
    for one, other, says in (
        ("Nobody", "kesh-front", "Nobody"),
        ("kesh-front", "Kesh Front", "both kesh-front"),
        ("a-1/m99", "VAR", "no mention"),
    ):
        with pytest.raises(InputError, match=says):
            decide(SAME, one, other)
    with pytest.raises(InputError, match="known-from"):
        decide(SAME, "kesh-front", "VAR", known_from="spring")
    assert list(ledger.judgements()) == []


def test_a_judgement_is_listed_and_explained(ledger: Ledger, decide: Decide) -> None:
    one = decide(SAME, "kesh-front", "OST")
    two = decide(DIFFERENT, "OST", "kesh-front", day=11)
    assert [(each.id, each.instead) for each in judgements(ledger)] == [(one.id, two.id), (two.id, None)]
    assert all(isinstance(each, Judged) for each in api.judgements(ledger))
    links = [step for step in ledger.explain("kesh-front", within="a-1") if isinstance(step, Link)][2:]
    assert [(link.id, link.body["verdict"]) for link in links] == [(one.id, "same"), (two.id, "different")]
    [link] = ledger.explain(one.id)
    assert isinstance(link, Link)
    assert (link.row, link.id) == ("judgement", one.id)


def test_forgetting_an_article_forgets_what_was_judged_of_its_mentions(
    ledger: Ledger, decide: Decide
) -> None:
    decide(DIFFERENT, "a-1/a-1-m1", "kesh-front")
    decide(SAME, "VAR", "OST")
    ledger.forget("a-1", reason="asked", recorded_at="2031-08-01T00:00:00Z")
    assert [each.subject for each in ledger.judgements()] == ["VAR"]
