"""Text that wants to be a program stays text: in the page, in Markdown, in a spreadsheet, in a terminal."""

from __future__ import annotations

import csv
import io
import re
import sys
from html.parser import HTMLParser
from typing import Literal

import msgspec
import pytest
from rich.console import Console

from blowback.cli import show
from blowback.cli.page import Page
from blowback.export.cells import safe_cell
from blowback.export.html import brief_html
from blowback.export.markdown import brief_markdown
from blowback.records import (
    Brief,
    Evidence,
    Exposure,
    Footing,
    Line,
    Mark,
    Published,
    Section,
    Timeline,
)
from blowback.text.escapes import visible

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
MARKDOWN = "[press](javascript:alert(1)) ![x](http://example.invalid/p.png) **bold** <b> | cell"
FORMULA = '=HYPERLINK("http://example.invalid")'
ESCAPE = "\x1b[31mred\x1b]0;title\x07\x9b2J"
BIDI = "safe \u202etxt.exe\u202c \u2066x\u2069"
STYLE = "</style><style>*{display:none}</style>{{ 7 * 7 }}{% raw %}"
HOSTILE = [SCRIPT, IMAGE, MARKDOWN, FORMULA, ESCAPE, BIDI, STYLE]


def brief_of(text: str) -> Brief:
    """A brief in which everything that can come from an article is this text."""
    evidence = Evidence(
        claim="c1",
        article=text,
        outlet=text,
        published_at=Published(start="2031-05-01", end="2031-05-02"),
        start=0,
        end=9,
        exact=text,
        says=text,
        title=text,
        copy_of=text,
        reads=text,
        variants=(text,),
    )
    another = msgspec.structs.replace(evidence, start=10, end=19)
    inner = Line(text=text, says=(text,), marks=(text,), evidence=(evidence,), group=text)
    line = Line(
        text=text,
        says=(text,),
        when=text,
        interval=("2031-05-01", "2031-05-02"),
        sign=1,
        marks=(text,),
        evidence=(evidence, another),
        group=text,
        below=(inner,),
        row="r1",
        reports=2,
        beyond=3,
    )
    other = Line(text=f"{text} again", says=(), interval=("2030-01-01", "2030-02-01"), sign=-1)
    return Brief(
        about=("a",),
        names=(text,),
        as_known_on=None,
        articles=1,
        outlets=(text,),
        published=(None, None),
        opening=(line,),
        footings=(
            Footing(
                pair=("a", "b"),
                names=(text, text),
                cooperation=1,
                hostility=2,
                dependence=0,
                backing=(text,),
                status=(text,),
            ),
        ),
        sections=(
            Section(
                key="violence", title="Violence", note=text, lines=(line, other), rest=(line,), rest_of=text
            ),
        ),
        timeline=Timeline(
            marks=tuple(_mark(text, what) for what in ("episode", "tie", "turn")),
            exposure=(Exposure(week="2031-04-28", articles=1),),
            undated=1,
        ),
        left_out=text,
    )


def _mark(text: str, what: Literal["episode", "tie", "turn"]) -> Mark:
    return Mark(
        what=what,
        row="r1" if what == "episode" else what,
        interval=("2031-05-01", "2031-05-02"),
        when=text,
        by="2031-05-02",
        sign=-1,
        text=text,
        says=(text,),
        reports=1,
        independent=1,
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_has_no_tag_or_attribute_from_an_article(text: str) -> None:
    page, plain = _Tags(), _Tags()
    page.feed(brief_html(brief_of(text)))
    plain.feed(brief_html(brief_of("plain")))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(attrs) for _, attrs in page.tags] == [sorted(attrs) for _, attrs in plain.tags]
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert all(link is not None and re.fullmatch(r"#[\w-]+", link) for link in links)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_fetches_and_runs_nothing(text: str) -> None:
    page = brief_html(brief_of(text))
    tags = _Tags()
    tags.feed(page)
    assert not {"script", "img", "iframe", "object", "link", "base", "form"} & {tag for tag, _ in tags.tags}
    policy = next(a["content"] for t, a in tags.tags if t == "meta" and "http-equiv" in a)
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not any(name.startswith("on") or name == "style" for _, a in tags.tags for name in a)


def test_the_policy_names_the_style_that_is_there() -> None:
    import base64
    import hashlib

    page = brief_html(brief_of("plain"))
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"sha256-{digest}" in page


@pytest.mark.parametrize("text", [ESCAPE, BIDI])
def test_no_form_passes_on_what_steers(text: str) -> None:
    brief = brief_of(text)
    for shown in (brief_html(brief), brief_markdown(brief), safe_cell(text), _terminal(brief)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
        assert "\\x1b" in shown or "\\u202e" in shown


def _terminal(brief: Brief, width: int = 80) -> str:
    to = io.StringIO()
    Page(Console(file=to, width=width, force_terminal=True, color_system=None), all_lines=True).brief(brief)
    return to.getvalue()


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_no_link_image_or_markup_of_an_article(text: str) -> None:
    page = brief_markdown(brief_of(text))
    assert not re.search(r"(?<!\\)\]\(", page)
    assert not re.search(r"(?<!\\)!\[", page)
    assert not re.search(r"(?<!\\)<", page)
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_markdown_of_a_line_stays_one_line() -> None:
    page = brief_markdown(brief_of("one\n\n# two\n- three"))
    assert "\n# two" not in page
    assert not re.search(r"^- three", page, re.MULTILINE)


@pytest.mark.parametrize("text", [FORMULA, "+1+1", "-2+3", "@SUM(A1)", "\tx", " =1", "＝1+1"])
def test_a_cell_is_never_a_formula(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    to = io.StringIO()
    monkeypatch.setattr(sys, "stdout", to)
    show.values(["a"], [[text]])
    [_, [cell]] = csv.reader(io.StringIO(to.getvalue()))
    assert cell.startswith("'")


def test_numbers_stay_numbers() -> None:
    assert [safe_cell(value) for value in (-3, 0.5, "-12", None, "plain")] == [
        "-3",
        "0.5",
        "-12",
        "",
        "plain",
    ]


def test_writing_out_leaves_scripts_of_the_world_alone() -> None:
    for text in ("کابل", "Ḥamās", "नमस्ते", "emoji 👩‍🔬", "tab\tand\nline"):
        assert visible(text) == text


# --- widths ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    words = "Tehra-Kesh Liberation Front of the Eastern Highlands → Vardanian border guard: covert weapons"
    lines = _terminal(brief_of(words), width).splitlines()
    table = next(n for n, line in enumerate(lines) if line.strip().startswith("between"))
    prose = [line for n, line in enumerate(lines) if not table <= n < table + 3]
    assert max(map(len, prose)) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_of_pairs_is_not_torn(width: int) -> None:
    brief = brief_of("Vardania")
    lines = _terminal(brief, width).splitlines()
    table = next(n for n, line in enumerate(lines) if line.strip().startswith("between"))
    assert lines[table + 1].split()[:5] == ["Vardania", "—", "Vardania", "1", "2"]
    assert max(map(len, lines)) <= width
