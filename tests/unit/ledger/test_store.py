"""What goes into the ledger comes out of it, once, and is never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blowback.errors import InputError, InternalError
from blowback.ledger import ActorFilter, ClaimFilter, Judgement, JudgementKind, Ledger, Standing, Verdict
from blowback.ledger.database import migrations
from blowback.records import Published, Run, SetAside
from blowback.vocab.claims import BackingKind, ClaimKind
from blowback.vocab.documents import DateBasis
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Stance

RECORDED = "2031-06-01T12:00:00Z"
LATER = "2031-07-01T12:00:00Z"

Make = Callable[..., Any]


def ids(ledger: Ledger, **conditions: Any) -> list[str]:
    dates = {name: conditions.pop(name) for name in ("as_known_on", "as_recorded_on") if name in conditions}
    return [row.claim.id for row in ledger.claims(ClaimFilter(**conditions), **dates)]


def test_an_annotation_comes_out_as_it_went_in(ledger: Ledger, make: Make, add: Make) -> None:
    snapshot, article, annotation, part_of = make()
    assert add()
    assert ledger.annotation("a-1") == annotation
    assert ledger.article("a-1") == (snapshot, article)
    assert tuple(ledger.part_of()) == part_of
    assert ledger.annotation("a-2") is None
    assert ledger.article("a-2") is None


def test_reading_the_same_twice_adds_nothing(ledger: Ledger, add: Make) -> None:
    assert add()
    before = ledger.counts()
    assert not add(recorded_at=LATER)
    assert ledger.counts() == before


def test_another_pipeline_supersedes_only_where_asked(
    ledger: Ledger, run: Run, make: Make, add: Make
) -> None:
    add()
    newer = msgspec.structs.replace(run, id="run-2", version="0.2.0")
    snapshot, article, annotation, part_of = make()
    fewer = msgspec.structs.replace(annotation, claims=annotation.claims[:1])
    assert ledger.settle(article, newer).standing is Standing.OUTDATED
    assert not ledger.add_reading(newer, snapshot, article, fewer, part_of, LATER)
    assert len(ids(ledger)) == 2
    assert ledger.add_reading(newer, snapshot, article, fewer, part_of, LATER, reread=True)
    assert ids(ledger) == ["a-1-c1"]
    assert ledger.annotation("a-1") == fewer
    assert ids(ledger, as_recorded_on="2031-06-15") == ["a-1-c1", "a-1-c2"]
    assert ledger.counts()["articles"] == 1


def test_the_same_pipeline_in_another_run_finds_it_known(
    ledger: Ledger, run: Run, make: Make, add: Make
) -> None:
    add()
    again = msgspec.structs.replace(run, id="run-9", started_at=LATER)
    _, article, _, _ = make()
    assert ledger.settle(article, again).standing is Standing.KNOWN


def test_other_content_under_a_known_id_is_kept_beside_it(
    ledger: Ledger, run: Run, make: Make, add: Make
) -> None:
    add()
    _, other, _, _ = make(
        text="Vardania armed the Kesh Front in 2029, its envoy said. The ministry did not reply. Talks go on."
    )
    settled = ledger.settle(other, run)
    assert settled.standing is Standing.NEW
    assert settled.article.id == f"a-1#{other.sha256[:8]}"
    assert settled.issue is not None
    assert settled.issue.reason == "id_clash"


def test_a_second_document_of_the_same_batch_counts_as_known(ledger: Ledger, run: Run, make: Make) -> None:
    _, article, _, _ = make()
    assert ledger.settle(article, run).standing is Standing.NEW
    assert ledger.settle(article, run).standing is Standing.KNOWN
    other = msgspec.structs.replace(article, text="Else.", sha256="f" * 64)
    assert ledger.settle(other, run).article.id == "a-1#ffffffff"


def test_unsettled_clashes_are_refused(ledger: Ledger, run: Run, make: Make, add: Make) -> None:
    add()
    snapshot, article, annotation, part_of = make()
    other = msgspec.structs.replace(article, sha256="f" * 64)
    with pytest.raises(InternalError, match="belongs to other content"):
        ledger.add_reading(run, snapshot, other, annotation, part_of, LATER)


def test_a_changed_description_is_an_issue(ledger: Ledger, run: Run, make: Make, add: Make) -> None:
    add()
    dated = Published(start="2031-05-09", end="2031-05-10", basis=DateBasis.GIVEN)
    _, article, _, _ = make(outlet="Vardania Today", published=dated)
    issue = ledger.settle(article, run).issue
    assert issue is not None
    assert "outlet 'The Kesh Post' -> 'Vardania Today'" in issue.detail
    assert "published_at" in issue.detail


@pytest.mark.parametrize(
    "statement", ["UPDATE claims SET stance = 'denies'", "DELETE FROM claims", "DELETE FROM runs"]
)
def test_rows_are_never_changed_or_removed(ledger: Ledger, add: Make, statement: str) -> None:
    add()
    with (
        sqlite3.connect(ledger.folder / "ledger.sqlite") as other,
        pytest.raises(sqlite3.IntegrityError, match="rows are"),
    ):
        other.execute(statement)
    other.close()


def test_a_document_is_kept_whole_or_not_at_all(ledger: Ledger, run: Run, make: Make) -> None:
    snapshot, article, annotation, part_of = make()
    stray = msgspec.structs.replace(annotation.claims[0], attribution="nobody")
    broken = msgspec.structs.replace(annotation, claims=(stray,))
    with pytest.raises(InternalError, match="names 'nobody'"):
        ledger.add_reading(run, snapshot, article, broken, part_of, RECORDED)
    assert set(ledger.counts().values()) == {0}
    beyond = msgspec.structs.replace(annotation.claims[1], evidence=(0, 9999))
    with pytest.raises(InternalError, match="9999"):
        ledger.add_reading(
            run, snapshot, article, msgspec.structs.replace(annotation, claims=(beyond,)), part_of, RECORDED
        )
    assert set(ledger.counts().values()) == {0}


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, ["a-1-c1", "a-1-c2"]),
        ({"ids": ("a-1-c2",)}, ["a-1-c2"]),
        ({"actors": ("VAR",)}, ["a-1-c1"]),
        ({"actors": ("kesh-front",), "others": ("VAR",)}, ["a-1-c1"]),
        ({"actors": ("VAR",), "others": ("VAR",)}, []),
        ({"event_types": (EventType.AID, EventType.ASSAULT)}, ["a-1-c1"]),
        ({"claim_kinds": (ClaimKind.SILENCE,)}, ["a-1-c2"]),
        ({"stances": (Stance.NO_REPLY,)}, ["a-1-c2"]),
        ({"backing_kinds": (BackingKind.WEAPONS,)}, ["a-1-c1"]),
        ({"backing": False}, ["a-1-c2"]),
        ({"min_confidence": 0.9}, ["a-1-c2"]),
        ({"happened_from": "2029-06"}, ["a-1-c1"]),
        ({"happened_from": "2030"}, []),
        ({"happened_to": "2028"}, []),
        ({"happened_to": "2029-01-01"}, ["a-1-c1"]),
        ({"as_known_on": "2031-05-04"}, ["a-1-c1", "a-1-c2"]),
        ({"as_known_on": "2031-05-03"}, []),
        ({"as_recorded_on": "2031-05-31"}, []),
        ({"as_recorded_on": "2031-06-01"}, ["a-1-c1", "a-1-c2"]),
        ({"articles": ("a-1' OR 1=1 --",)}, []),
    ],
)
def test_claims_by_condition(
    ledger: Ledger, add: Make, conditions: dict[str, Any], expected: list[str]
) -> None:
    add()
    assert ids(ledger, **conditions) == expected


def test_a_claim_says_where_it_stands_and_since_when(ledger: Ledger, add: Make) -> None:
    add()
    flat = next(ledger.claims()).flat()
    assert flat["article"] == "a-1"
    assert flat["outlet"] == "The Kesh Post"
    assert flat["published_at"]["start"] == "2031-05-04"
    assert flat["recorded_at"] == RECORDED
    assert flat["backing"]["kind"] == "weapons"


@pytest.mark.parametrize(
    ("published", "known", "unknown"),
    [
        (Published(), "2031-06-01", "2031-05-31"),  # counts from when it was retrieved
        (Published(start="2031-02-01"), "2031-06-01", "2031-05-31"),  # so does an open end
        (Published(start="2031-02-01", end="2031-03-01"), "2031-02-28", "2031-02-27"),
    ],
)
def test_an_undated_article_counts_from_the_end_of_its_interval(
    ledger: Ledger, add: Make, published: Published, known: str, unknown: str
) -> None:
    add(published=published)
    assert ids(ledger, as_known_on=known)
    assert not ids(ledger, as_known_on=unknown)


def test_a_date_that_is_none_is_the_users_error(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="expected a date"):
        ledger.claims(as_known_on="yesterday")


def test_silences(ledger: Ledger, add: Make) -> None:
    add()
    assert [row.claim.speaker.name for row in ledger.silences()] == ["The ministry"]


def test_actors_are_counted_over_articles(ledger: Ledger, add: Make) -> None:
    add()
    add("a-2", published=Published(start="2031-06-01", end="2031-06-02", basis=DateBasis.GIVEN))
    first, second = ledger.actors()
    assert (first.actor.id, second.actor.id) == ("VAR", "kesh-front")
    assert (first.articles, first.mentions, first.claims) == (2, 2, 2)
    assert first.first_known_from == "2031-05-05T00:00:00Z"
    assert [row.actor.id for row in ledger.actors(ActorFilter(provisional=True))] == ["kesh-front"]
    assert next(ledger.actors(as_known_on="2031-05-20")).articles == 1


def test_articles(ledger: Ledger, add: Make) -> None:
    add()
    (row,) = ledger.articles()
    assert (row.id, row.outlet, row.characters) == ("a-1", "The Kesh Post", 82)
    assert row.location == "/papers/a-1.txt"


def test_search_takes_any_words(ledger: Ledger, add: Make) -> None:
    add()
    assert [hit.article for hit in ledger.search("KESH envoy")] == ["a-1"]
    assert [hit.article for hit in ledger.search('"Kesh Front"')] == ["a-1"]
    assert not list(ledger.search('"Front Kesh"'))
    for odd in ('"', "AND", "NOT (", "a*b^c:", "'; DROP TABLE claims", "", "…"):
        list(ledger.search(odd))
    assert ledger.counts()["claims"] == 2


def test_hostile_ids_stay_data(ledger: Ledger, add: Make) -> None:
    for odd in ("../../etc/passwd", "'; DROP TABLE claims; --", 'a"b', "a\nb", "%", "*", "😀"):
        assert add(odd)
        assert [row.article for row in ledger.claims(ClaimFilter(articles=(odd,)))] == [odd, odd]
        assert ledger.explain(odd)


def test_issues_are_kept_once(ledger: Ledger, run: Run) -> None:
    issue = SetAside(location="b.pdf", reason="format", detail="not a text")
    assert ledger.add_issue(issue, RECORDED, run=run)
    assert not ledger.add_issue(issue, LATER, run=run)
    (row,) = ledger.issues()
    assert (row.document, row.kind, row.run, row.recorded_at) == ("b.pdf", "format", "run-1", RECORDED)


def test_a_judgement_stands_until_it_is_taken_back(ledger: Ledger) -> None:
    same = Judgement(
        kind=JudgementKind.ACTOR,
        subject="kesh-front",
        object="kesh-liberation-front",
        verdict=Verdict.SAME,
        judge="analyst",
        known_from="2031-06-01",
        recorded_at=RECORDED,
    )
    assert ledger.judge(same)
    assert not ledger.judge(same)
    (held,) = ledger.judgements()
    assert (held.verdict, held.object) == (Verdict.SAME, "kesh-liberation-front")
    back = msgspec.structs.replace(same, verdict=Verdict.RETRACT, retracts=same.id, recorded_at=LATER)
    ledger.judge(back)
    assert not list(ledger.judgements())
    assert list(ledger.judgements(as_recorded_on="2031-06-15"))


def test_a_judgement_fits_what_it_judges() -> None:
    with pytest.raises(ValueError, match="cannot be judged"):
        Judgement(
            kind=JudgementKind.CLAIM,
            subject="c",
            verdict=Verdict.SAME,
            judge="analyst",
            known_from=RECORDED,
            recorded_at=RECORDED,
        )


def test_looking_only_does_not_write(ledger: Ledger, run: Run, add: Make, tmp_path: Path) -> None:
    add()
    with Ledger.open(tmp_path / "ledger") as looking:
        assert len(list(looking.claims())) == 2
        with pytest.raises(InternalError, match="look only"):
            looking.begin_run(run)


def test_the_check_of_a_sound_ledger_finds_nothing(ledger: Ledger, add: Make) -> None:
    add()
    check = ledger.check()
    assert check.problems == ()
    assert check.schema == migrations()[-1].number
    assert check.counts["claims"] == 2
