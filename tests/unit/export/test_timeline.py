"""The picture of what is dated."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from blowback.export.citations import Citations
from blowback.export.timeline import WIDTH, timeline_svg
from blowback.records import Line


def line(text: str, start: str | None, end: str | None, sign: int = 0) -> Line:
    return Line(text=text, says=(), interval=(start, end), sign=sign)


def picture(*lines: Line) -> str | None:
    notes = Citations()
    return timeline_svg([notes.cite(each) for each in lines])


def test_a_bar_is_as_long_as_the_interval_and_leads_to_its_line() -> None:
    svg = picture(
        line("a month", "2031-01-01", "2031-02-01", 1), line("a year", "2030-01-01", "2031-01-01", -1)
    )
    assert svg is not None
    root = ET.fromstring(svg)
    widths = {a.find("title").text: float(a.find("rect").get("width")) for a in root.findall("a")}  # type: ignore[union-attr, arg-type]  # ours have both
    assert 11 < widths["a year"] / widths["a month"] < 13
    assert {a.get("href") for a in root.findall("a")} == {"#l1", "#l2"}


def test_less_than_two_dated_lines_make_no_picture() -> None:
    assert picture(line("one", "2031-01-01", "2031-01-02"), line("none", None, None)) is None


def test_nothing_leaves_the_picture_and_no_bar_is_lost() -> None:
    days = [f"20{year}-0{month}-01" for year in range(10, 32) for month in (1, 4, 7)]
    svg = picture(*(line(f"an act with a long enough name {day}", day, day, -1) for day in days))
    assert svg is not None
    assert svg.count("<rect") == len(days)
    for x, width in re.findall(r'<rect[^>]* x="([\d.]+)"[^>]* width="([\d.]+)"', svg):
        assert 0 <= float(x) <= float(x) + float(width) <= WIDTH + 1


def test_an_interval_that_is_open_is_drawn_at_its_known_end() -> None:
    svg = picture(line("since", "2025-01-01", None), line("until", None, "2031-01-01"))
    assert svg is not None
    assert svg.count("<rect") == 2


def test_early_and_late_years_are_no_trouble() -> None:
    assert (
        picture(line("old", "0001-01-01", "0001-01-02"), line("new", "9998-01-01", "9999-12-31")) is not None
    )
