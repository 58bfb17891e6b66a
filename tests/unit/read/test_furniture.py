"""Each kind of what a site prints around its reporting is marked by its name, and reporting is not."""

from __future__ import annotations

import pytest

from blowback.pipeline import Reader
from blowback.records import Annotation, Article
from blowback.vocab.documents import NoticeKind

REPORT = (
    "Kesh opened the bridge at Orlo to lorries on Monday.\n\n"
    "{}\n\n"
    "The mayor of Orlo said that the first convoy had crossed before noon."
)
TAIL = "Kesh opened the bridge at Orlo to lorries on Monday.\n\n{}"
READER = Reader(heads=False)


def read(text: str) -> Annotation:
    return READER.read(Article(id="t", text=text, sha256="0"))[0]


def furniture(text: str) -> set[tuple[str, str]]:
    found = read(text).notices
    return {(n.detail, text[n.start : n.end]) for n in found if n.kind is NoticeKind.FURNITURE}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("comment_form", "Leave a Reply"),
        ("comment_form", "Your email address will not be published. Required fields are marked *"),
        ("comment_form", "Log in to comment"),
        ("cookie_banner", "We use cookies to improve your visit. Accept all | Manage preferences"),
        ("cookie_banner", "Accept all cookies"),
        ("cookie_banner", "Learn more in our cookie policy."),
        ("related", "Read also: Ferry to Sellin sails again"),
        ("related", "You may also like"),
        ("related", "Related articles"),
        ("share_bar", "Share this: Facebook Email Print"),
        ("share_bar", "Follow us on Telegram"),
        ("byline", "By Mira Sellin and Anton Vell"),
        ("byline", "Reporting by Mira Sellin; editing by Anton Vell"),
        ("byline", "Published 4 May 2031"),
        ("caption", "Photo: Anton Vell / Harbour Coast Agency"),
        ("caption", "File photo of the bridge at Orlo"),
        ("correction", "Correction: an earlier report gave the wrong day for the opening."),
        ("correction", "An earlier version of this story misspelt the name of the mayor."),
        ("correction", "This article was amended on 5 May 2031 to give the right number of lorries."),
        ("correction", "Editor's note: the name of the mayor has been put right."),
        ("advertisement", "Advertisement"),
        ("subscription", "Sign up for our morning letter"),
        ("rights", "© Harbour Coast Agency. All rights reserved."),
    ],
)
def test_each_kind_is_marked(kind: str, body: str) -> None:
    assert furniture(REPORT.format(body)) == {(kind, body)}


@pytest.mark.parametrize(
    "line",
    ["PORT ORLO, May 4 (HCA) —", "ORLO —", "ORLO, Kesh (HCA) -", "PORT SALLOW (Vell Wire) –"],
)
def test_a_dateline_is_marked_and_its_sentence_read(line: str) -> None:
    text = f"{line} Kesh attacked Vardania near the bridge on Monday."
    assert furniture(text) == {("dateline", line)}
    assert [claim.actors for claim in read(text).claims][:1] != []


def test_no_reporting_is_taken_for_furniture() -> None:
    told = "Corrections officers of Kesh, who share the yard, were related to the prisoners by marriage."
    assert furniture(REPORT.format(told)) == set()


def test_a_page_of_nothing_but_furniture_says_nothing() -> None:
    found = read("We use cookies to improve your visit.")
    assert [n.detail for n in found.notices if n.kind is NoticeKind.FURNITURE] == ["cookie_banner"]
    assert found.claims == ()
