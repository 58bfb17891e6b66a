"""What the text of a document is, and what is said of it."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from blowback.ingest import Document, Form, Reason, open_document
from blowback.records import Article, Published, SetAside
from blowback.settings import Settings
from blowback.vocab.documents import DateBasis, NoticeKind

ENGLISH = "The envoy of Vardania said on Monday that talks with the Kesh Front would resume in the spring."
FRENCH = "Les négociations entre la Vardanie et le Front du Kesh ont repris lundi dans la capitale."
PAGE = """<!doctype html><html lang="en"><head><title>Talks resume - The Kesh Post</title>
<meta charset="utf-8"><meta property="og:site_name" content="The Kesh Post">
<meta property="article:published_time" content="2031-03-05T10:00:00+02:00">
<meta property="article:modified_time" content="2031-04-09T10:00:00+02:00"></head><body>
<nav><ul><li><a href="/">Home page</a></li><li><a href="/w">World news</a></li></ul></nav>
<article><h1>Talks resume</h1>
<p>The envoy of Vardania arrived in Kesh on Monday, officials said, after a week of quiet talks.</p>
<p>He said &ldquo;we hope&rdquo; that the crossing will open soon, and that trade would follow.</p>
<p>The Kesh Front did not comment on the talks, which began a month ago in the town of Tovar.</p>
</article><footer><p>Copyright 2031, all rights reserved by the paper</p></footer></body></html>"""


def opened(content: bytes | str, *, settings: Settings | None = None, **fields: Any) -> Any:
    fields = {"form": Form.TEXT, "media_type": "text/plain", "id": "a.txt", "location": "a.txt"} | fields
    content = content.encode() if isinstance(content, str) else content
    document = Document(content=content, retrieved_at="2031-06-01T00:00:00Z", **fields)
    return open_document(document, settings or Settings())


def article(content: bytes | str, **fields: Any) -> Article:
    found = opened(content, **fields)
    assert not isinstance(found, SetAside), found
    clean = found[1]
    assert isinstance(clean, Article)
    return clean


def test_text_is_kept_code_point_for_code_point() -> None:
    text = f"\n {ENGLISH}\r\n\t“Yes”.\u2028\u00a0\n\n"
    read = article(text)
    assert read.text == text
    assert read.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (read.id, read.language, read.notices) == ("a.txt", "en", ())


def test_the_bytes_are_kept_as_they_were() -> None:
    content = ENGLISH.encode("utf-16")
    snapshot, read = opened(content)
    assert snapshot.content == content
    assert snapshot.sha256 == hashlib.sha256(content).hexdigest()
    assert read.text == ENGLISH


def test_a_text_without_a_name_is_named_after_itself() -> None:
    read = article(ENGLISH, id=None, location="-")
    assert read.id == f"d-{hashlib.sha256(ENGLISH.encode()).hexdigest()[:16]}"


@pytest.mark.parametrize(
    ("content", "fields", "reason"),
    [
        (b"", {}, Reason.EMPTY),
        (b" \n\t\xe2\x80\xa8", {}, Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n", {}, Reason.BINARY),
        (b"", {"form": Form.HTML}, Reason.EMPTY),
        (b"<html><body></body></html>", {"form": Form.HTML}, Reason.EMPTY),
        (b"\x00\x01" * 50, {"form": Form.HTML}, Reason.BINARY),
        ("x" * 101, {"settings": Settings(text_limit=100)}, Reason.TOO_LARGE),
        (ENGLISH, {"targets": ((0, 9999),)}, Reason.BAD_RECORD),
    ],
)
def test_what_has_no_text_is_set_aside(content: bytes | str, fields: dict[str, Any], reason: Reason) -> None:
    found = opened(content, **fields)
    assert isinstance(found, SetAside)
    assert (found.location, found.reason) == ("a.txt", reason)


def test_another_language_is_said() -> None:
    read = article(FRENCH)
    (notice,) = read.notices
    assert read.language == "fr"
    assert (notice.kind, notice.start, notice.end) == (NoticeKind.LANGUAGE, 0, len(FRENCH))
    assert "'fr'" in notice.detail


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("Talks in Kesh.", None, None),  # too short to tell
        ("Talks in Kesh.", "en-GB", "en"),
        ("12 34 ...", None, None),
        ("مذاکرات", None, "not Latin"),
        (FRENCH, "en", "fr"),  # the text knows better
        ("TTP CLAIMS ATTACK ON BANNU CHECKPOST, TWO DEAD, SAY POLICE OF THE TOWN", None, "en"),
    ],
)
def test_language(text: str, given: str | None, expected: str | None) -> None:
    told = article(text, language=given).language
    assert (told not in {None, "en"}) if expected == "not Latin" else told == expected


def test_a_page() -> None:
    read = article(PAGE, form=Form.HTML)
    assert "\nThe envoy of Vardania arrived in Kesh on Monday, officials said," in read.text
    assert "“we hope”" in read.text
    assert "Copyright" not in read.text
    assert (read.title, read.outlet, read.language) == ("Talks resume", "The Kesh Post", "en")
    assert (read.published_at.start, read.published_at.end) == ("2031-03-05", "2031-03-06")
    assert read.published_at.basis is DateBasis.METADATA


def test_what_was_left_out_of_a_page_is_said() -> None:
    details = [notice.detail for notice in article(PAGE, form=Form.HTML).notices]
    assert any("navigation, 2 blocks" in detail for detail in details)
    assert any("page footer, 1 block," in detail for detail in details)


def test_what_is_given_outranks_what_the_page_says() -> None:
    given = Published(start="2031-01-01", end="2031-01-02", basis=DateBasis.GIVEN)
    read = article(PAGE, form=Form.HTML, body=PAGE, title="Given", outlet="Given Post", published_at=given)
    assert (read.title, read.outlet, read.published_at) == ("Given", "Given Post", given)


def test_a_page_in_the_encoding_that_it_declares() -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace("Tovar", "Товар")
    assert "Товар" in article(page.encode("windows-1251"), form=Form.HTML).text
    wrong = PAGE.replace('charset="utf-8"', 'charset="koi-7"').encode()
    assert "“we hope”" in article(wrong, form=Form.HTML).text


def test_a_page_reads_the_same_every_time() -> None:
    assert opened(PAGE, form=Form.HTML) == opened(PAGE, form=Form.HTML)


@pytest.mark.parametrize(
    "page",
    [
        "<p>" * 5000,
        "<" * 10_000,
        "<p>a\x00b</p>",
        "<!--",
        "plain words, no markup at all",
        "<?xml version='1.0'?>",
    ],
)
def test_odd_pages_are_read_or_set_aside(page: str) -> None:
    assert opened(page, form=Form.HTML, body=page)


def test_the_damage_of_a_line_is_noticed() -> None:
    read = article(b"{}", body="café in the town of Kesh", damage="the line is not UTF-8 throughout")
    assert [notice.kind for notice in read.notices] == [NoticeKind.ENCODING]
