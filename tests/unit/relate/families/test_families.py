"""A copy is one source with what it was copied from; a second report of the same happening is another."""

from __future__ import annotations

import pytest

from blowback.relate.families import CopyKind, Family, Text, families
from tests.unit.relate.families import decision, reports
from tests.unit.relate.families.reports import original, text

COOKIES = "We use cookies. Accept all"


def together(*texts: Text) -> list[tuple[str, ...]]:
    return sorted(family.articles for family in families(texts))


def family_of(*texts: Text) -> Family:
    (found,) = families(texts)
    return found


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (f"By our desk\n\n{reports.ORIGINAL}\n\nShare this: Print\n\nLeave a comment", CopyKind.VERBATIM),
        (reports.ORIGINAL[:400] + " ... read more", CopyKind.NEAR),
        (reports.EDITED, CopyKind.NEAR),
        (reports.EXCERPT, CopyKind.EXCERPT),
        (reports.RETOLD, CopyKind.REWRITTEN),
    ],
    ids=["verbatim", "cut", "edited", "excerpt", "retold"],
)
def test_a_copy_is_of_the_family_and_it_is_said_how_it_was_copied(words: str, kind: CopyKind) -> None:
    found = family_of(original(), text("copy", words, "2031-05-05", "The Mirror"))
    assert found.best == "original"
    assert found.kind_of_copy == {"copy": kind}
    assert found.links[0].articles == ("copy", "original")
    assert found.links[0].why


def test_an_independent_report_of_the_same_happening_is_a_family_of_its_own() -> None:
    own = text("own", reports.INDEPENDENT, "2031-05-05", "Orlo Courier")
    assert together(original(), own) == [("original",), ("own",)]
    retold = text("retold", reports.RETOLD, "2031-05-05", "Der Spiegelstein")
    assert together(original(), own, retold) == [("original", "retold"), ("own",)]


def test_a_second_report_of_one_decision_is_no_copy_though_the_speakers_come_in_the_same_order() -> None:
    texts = [
        text("original", decision.ORIGINAL, "2031-05-04", "Harbour Coast Agency"),
        text("retold", decision.RETOLD, "2031-05-05", "Der Spiegelstein"),
        text("second", decision.SECOND_REPORT, "2031-05-05", "Orlo Courier"),
    ]
    assert together(*texts) == [("original", "retold"), ("second",)]


def test_of_copies_of_a_report_the_fuller_ones_decide_what_is_it_retold() -> None:
    retold = text("retold", reports.RETOLD, "2031-05-05", "Der Spiegelstein")
    cut = text("cut", "\n\n".join(reports.ORIGINAL.split("\n\n")[:4]), "2031-05-05", "The Mirror")
    assert together(original(), cut, retold) == [("cut", "original", "retold")]


def test_background_that_an_outlet_repeats_is_no_copy() -> None:
    later = text("later", reports.LATER, "2031-05-19", "Harbour Coast Agency")
    assert together(original(), later) == [("later",), ("original",)]


def test_a_statement_that_both_quote_is_no_copy() -> None:
    quote = (
        '"We shall not leave the valley before the last lamp is lit in the last house, and we shall not be '
        'asked twice to come back to it," the mayor said.'
    )
    one = text("one", f"Rain kept the market of Lower Tarn empty for a third day, traders said.\n\n{quote}")
    other = text("other", f"A new head of schools was chosen in Dunmere by eleven votes to nine.\n\n{quote}")
    assert together(one, other) == [("one",), ("other",)]


def test_furniture_that_two_pages_share_is_no_copy() -> None:
    pages = [
        Text(id=name, text=f"{COOKIES}\n\n{words}", skip=((0, len(COOKIES)),))
        for name, words in (("a", reports.INDEPENDENT), ("b", reports.LATER))
    ]
    assert together(*pages) == [("a",), ("b",)]


def test_a_digest_of_two_reports_does_not_make_them_one() -> None:
    digest = "\n\n".join([*reports.PARAGRAPHS[:4], *reports.INDEPENDENT.split("\n\n")[1:4]])
    own = text("own", reports.INDEPENDENT, "2031-05-05", "Orlo Courier")
    texts = (original(), own, text("digest", digest, "2031-05-09", "Weekly Digest"))
    assert together(*texts) == [("digest", "original"), ("own",)]
    held_off = {link.articles for family in families(texts) for link in family.held_off}
    assert held_off == {("digest", "own")}


def test_nor_do_copies_of_the_digest() -> None:
    digest = "\n\n".join([*reports.PARAGRAPHS[:4], *reports.INDEPENDENT.split("\n\n")[1:4]])
    own = text("own", reports.INDEPENDENT, "2031-05-05", "Orlo Courier")
    first = text("digest", digest, "2031-05-09", "Weekly Digest")
    copies = [text(f"copy{n}", f"{digest}\n\nPage {n}", "2031-05-10", "Daily Digest") for n in range(3)]
    assert together(original(), own, first, *copies) == [
        ("copy0", "copy1", "copy2", "digest", "original"),
        ("own",),
    ]


def test_two_notes_that_share_a_sentence_are_two() -> None:
    shared = "The ferry to Kesh will not sail on Monday because of the storm, the harbour master said."
    one = text("one", f"{shared} Tickets stay valid until the end of June and may be returned at any office.")
    other = text("other", f"Schools in Lower Tarn open an hour later from now on, for fog and ice. {shared}")
    assert together(one, other) == [("one",), ("other",)]


def test_an_article_without_copies_is_a_family_of_one() -> None:
    found = family_of(original())
    assert (found.articles, found.best) == (("original",), "original")
    assert (found.kind_of_copy, found.variants, found.links, found.witnesses) == ({}, (), (), ())


def test_many_copies_of_one_text_are_one_family() -> None:
    copies = [
        text(f"c{n:03d}", f"{reports.ORIGINAL}\n\nPage {n} of this site", "2031-05-05") for n in range(300)
    ]
    assert len(family_of(original(), *copies).articles) == 301
