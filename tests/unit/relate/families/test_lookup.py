"""What was kept when articles were written tells their families, as known on any date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest

from blowback.ledger import CopyIndex, Ledger
from blowback.relate import View
from blowback.relate.families import (
    VERSION,
    CopyKind,
    Linker,
    families_of,
    families_of_view,
    family_of,
    link_pending,
)
from tests.unit.relate.families import reports
from tests.unit.relate.families.reports import original, text
from tests.unit.relate.families.written import RECORDED, RUN, article, write

SECOND = text("copy", f"By our desk\n\n{reports.ORIGINAL}", "2031-05-06", "The Mirror")
EXCERPT = text("excerpt", reports.EXCERPT, "2031-05-08", "Ferry News")
RETOLD = text("retold", reports.RETOLD, "2031-05-05", "Der Spiegelstein")
OWN = text("own", reports.INDEPENDENT, "2031-05-05", "Orlo Courier")
TEXTS = (original(), SECOND, EXCERPT, RETOLD, OWN)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.in_memory() as opened:
        yield opened


def together(view: View) -> list[tuple[str, ...]]:
    return sorted(family.articles for family in families_of_view(view))


def test_a_family_is_found_from_any_of_its_articles(ledger: Ledger) -> None:
    write(ledger, TEXTS)
    view = View(ledger)
    names = family_of(view, ["excerpt", "own"])
    assert family_of(view, ["original", "copy", "retold"]) == {
        "original": names["excerpt"],
        "copy": names["excerpt"],
        "retold": names["excerpt"],
    }
    assert names["own"] != names["excerpt"]
    (found,) = families_of(view, ["retold"])
    assert found.id == names["excerpt"]
    assert found.best == "original"
    assert found.kind_of_copy == {
        "copy": CopyKind.VERBATIM,
        "excerpt": CopyKind.EXCERPT,
        "retold": CopyKind.REWRITTEN,
    }


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5], ids=str)
def test_the_order_of_writing_makes_no_difference(order: tuple[int, ...]) -> None:
    with Ledger.in_memory() as one, Ledger.in_memory() as other:
        write(one, TEXTS[:4])
        write(other, [TEXTS[place] for place in order])
        assert families_of_view(View(one)) == families_of_view(View(other))


def test_a_family_keeps_its_name_when_copies_become_known(ledger: Ledger) -> None:
    write(ledger, reversed(TEXTS))
    names = [
        family_of(View(ledger, as_known_on=day), ["original", "copy", "excerpt"])
        for day in ("2031-05-03", "2031-05-04", "2031-05-06", "2031-05-08")
    ]
    assert [sorted(each) for each in names] == [
        [],
        ["original"],
        ["copy", "original"],
        ["copy", "excerpt", "original"],
    ]
    assert len({name for each in names for name in each.values()}) == 1


def test_an_article_that_is_not_known_yet_joins_nothing(ledger: Ledger) -> None:
    """Excerpt and retold report are akin to the original alone, which here is published after both."""
    first = text("original", reports.ORIGINAL, "2031-05-07", "Harbour Coast Agency")
    write(ledger, [first, RETOLD, text("excerpt", reports.EXCERPT, "2031-05-05")])
    assert together(View(ledger, as_known_on="2031-05-06")) == [("excerpt",), ("retold",)]
    assert together(View(ledger)) == [("excerpt", "original", "retold")]


def test_what_was_recorded_later_does_not_count(ledger: Ledger) -> None:
    write(ledger, [original()])
    write(ledger, [SECOND], recorded_at="2032-02-01T12:00:00Z")
    assert together(View(ledger, as_recorded_on="2032-01-15")) == [("original",)]
    assert together(View(ledger)) == [("copy", "original")]


def test_two_ids_with_one_text_are_one_family_under_one_text(ledger: Ledger) -> None:
    write(ledger, [text("a", reports.ORIGINAL), text("b", reports.ORIGINAL, outlet="The Mirror")])
    assert together(View(ledger)) == [("a", "b")]
    assert len({row.text for row in ledger.copy_texts(["a", "b"], VERSION)}) == 1


def test_what_is_forgotten_leaves_its_copies_together(ledger: Ledger, tmp_path) -> None:
    with Ledger.open(tmp_path / "ledger", create=True) as kept:
        write(kept, [original(), SECOND, EXCERPT])
        kept.forget("copy", reason="asked by the person", recorded_at=RECORDED)
        assert together(View(kept)) == [("excerpt", "original")]
        kept.forget("original", reason="asked by the person", recorded_at=RECORDED)
        assert together(View(kept)) == [("excerpt",)]
        index = CopyIndex(kept._connection)
        (held,) = index.texts_of(["excerpt"], VERSION)
        assert held.text is not None
        assert list(index.links_of([held.text])) == []
        assert {text for _, _, text in kept._keys.entries()} == {held.text}
        assert kept.check().problems == ()


def test_a_text_is_kept_while_one_article_has_it(tmp_path) -> None:
    with Ledger.open(tmp_path / "ledger", create=True) as kept:
        write(kept, [text("a", reports.ORIGINAL), text("b", reports.ORIGINAL), EXCERPT])
        kept.forget("a", reason="asked by the person", recorded_at=RECORDED)
        assert together(View(kept)) == [("b", "excerpt")]


def test_what_was_kept_unread_is_compared_as_a_whole_and_with_its_passages_when_it_is_read(
    ledger: Ledger,
) -> None:
    linker = Linker()
    documents = [article(each) for each in (original(), SECOND, EXCERPT)]
    ledger.add_articles(
        RUN, [(snapshot, whole) for snapshot, whole, _ in documents], RECORDED, comparer=linker
    )
    held = {row.article: row.text for row in ledger.copy_texts(["original", "copy", "excerpt"], VERSION)}
    (link,) = ledger.copy_links(held.values())
    assert {link.one, link.other} == {held["original"], held["copy"]}
    assert family_of(View(ledger), held) == {}
    write(ledger, (original(), SECOND, EXCERPT))
    assert together(View(ledger)) == [("copy", "excerpt", "original")]


def test_articles_that_were_never_compared_are_compared_when_asked_and_at_the_next_reading(
    ledger: Ledger,
) -> None:
    write(ledger, TEXTS, compared=False)
    before = families_of_view(View(ledger))
    assert sorted(family.articles for family in before) == [
        ("copy", "excerpt", "original", "retold"),
        ("own",),
    ]
    assert set(family_of(View(ledger), ["copy", "own"])) == {"copy", "own"}
    assert link_pending(ledger, Linker(), RECORDED) == len(TEXTS)
    assert link_pending(ledger, Linker(), RECORDED) == 0
    assert families_of_view(View(ledger)) == before


def test_what_fails_within_an_article_leaves_no_trace_of_it(ledger: Ledger) -> None:
    class Failing(Linker):
        def __call__(self, *given: object, **named: object) -> None:
            super().__call__(*given, **named)  # type: ignore[arg-type]  # as it is called
            raise RuntimeError("killed here")

    write(ledger, [original()])
    counts = {
        name: ledger._connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        for name in ("articles", "readings", "copy_texts", "copy_newest", "copy_articles", "copy_links")
    }
    snapshot, whole, annotation = article(SECOND)
    with pytest.raises(RuntimeError, match="killed here"):
        ledger.add_reading(RUN, snapshot, whole, annotation, (), RECORDED, comparer=Failing())
    assert counts == {
        name: ledger._connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in counts
    }
    write(ledger, [SECOND])
    assert together(View(ledger)) == [("copy", "original")]


def test_articles_without_words_are_alone(ledger: Ledger) -> None:
    write(ledger, [text("a", "- - -"), text("b", "- - -")])
    assert together(View(ledger)) == [("a",), ("b",)]
    assert len(set(family_of(View(ledger), ["a", "b"]).values())) == 2
