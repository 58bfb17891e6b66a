"""The picture of what is dated."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Literal

from blowback.export.scale import WIDTH
from blowback.export.timeline import MOST_SINGLE, timeline_svg
from blowback.records import Exposure, Mark, Timeline


def mark(
    text: str,
    start: str | None,
    end: str | None,
    sign: int = 0,
    what: Literal["episode", "tie", "turn"] = "episode",
    *,
    by: str = "2031-06-01",
    standing: bool | None = None,
) -> Mark:
    return Mark(
        what=what,
        row=text,
        interval=(start, end),
        when=start,
        by=by,
        standing=standing,
        sign=sign,
        material=True,
        text=text,
        says=("The Courier",),
        reports=1,
        independent=1,
    )


def picture(*marks: Mark, weeks: tuple[tuple[str, int], ...] = ()) -> ET.Element:
    exposure = tuple(Exposure(week=week, articles=count) for week, count in weeks)
    anchors = {each.row: f"l{number}" for number, each in enumerate(marks, 1)}
    svg = timeline_svg(Timeline(marks=marks, exposure=exposure), anchors)
    assert svg is not None
    return ET.fromstring(svg)


def linked(root: ET.Element, text: str) -> ET.Element:
    return next(a for a in root.iter("a") if (a.findtext("title") or "").startswith(text))


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in root.iter() if name in each.get("class", "").split()]


def test_a_bar_is_as_long_as_the_interval_and_leads_to_its_line() -> None:
    root = picture(
        mark("a month", "2031-01-01", "2031-02-01", 1), mark("a year", "2030-01-01", "2031-01-01", -1)
    )
    month, year = (linked(root, text).find("rect") for text in ("a month", "a year"))
    assert month is not None
    assert year is not None
    assert 11 < float(year.get("width", 0)) / float(month.get("width", 0)) < 13
    assert {a.get("href") for a in root.iter("a")} == {"#l1", "#l2"}


def test_friendly_stands_above_the_axis_and_hostile_below() -> None:
    root = picture(mark("aid", "2031-01-01", "2031-01-02", 1), mark("raid", "2031-01-01", "2031-01-02", -1))
    [axis] = of_class(root, "axis")
    tops = {text: float(linked(root, text).find("rect").get("y")) for text in ("aid", "raid")}  # type: ignore[union-attr, arg-type]  # both have a bar
    assert tops["aid"] < float(axis.get("y1", 0)) < tops["raid"]


def test_nothing_dated_makes_no_picture() -> None:
    assert timeline_svg(Timeline(marks=(mark("none", None, None, what="tie"),)), {}) is None
    assert timeline_svg(Timeline(), {}) is None


def test_a_row_without_a_line_is_drawn_without_a_link() -> None:
    svg = timeline_svg(Timeline(marks=(mark("one", "2031-01-01", "2031-01-02"),)), {})
    assert svg is not None
    assert "<a " not in svg
    assert "one" in svg


def test_nothing_leaves_the_picture_and_no_bar_is_lost() -> None:
    days = [f"20{year}-0{month}-01" for year in range(20, 32) for month in (1, 4, 7)]
    assert len(days) == MOST_SINGLE
    root = picture(*(mark(f"an act with a long enough name {day}", day, day, -1) for day in days))
    bars = [each for each in root.iter("rect") if each.get("class") == "s-1 deed"]
    assert len(bars) == len(days)
    for bar in bars:
        x, width = float(bar.get("x", -1)), float(bar.get("width", -1))
        assert 0 <= x <= x + width <= WIDTH + 1


def test_many_happenings_become_columns_that_count_them() -> None:
    days = [f"2031-{month:02}-{day:02}" for month in (1, 3) for day in range(1, 29)]
    root = picture(*(mark(f"act {day}", day, day, -1) for day in days))
    titles = [a.findtext("title") or "" for a in root.iter("a")]
    assert [title.partition(" from ")[0] for title in titles] == ["28", "28"]


def test_an_end_that_is_not_told_is_drawn_as_open() -> None:
    dated = mark("raid", "2030-01-01", "2030-01-02", -1)
    ended = picture(dated, mark("ended", "2030-02-01", "2030-08-01", 1, "tie"))
    since = picture(dated, mark("since", "2030-02-01", None, 1, "tie"))
    undated = picture(dated, mark("some time", None, None, 1, "tie"))
    over = picture(dated, mark("over", "2030-02-01", None, 0, "tie", standing=False))
    opens = [len(of_class(root, "open")) for root in (ended, since, undated, over)]
    assert opens == [0, 1, 2, 0]
    assert [len(of_class(root, "known")) for root in (ended, since, undated)] == [0, 1, 1]


def test_a_turn_is_a_band_as_wide_as_its_interval() -> None:
    root = picture(
        mark("aid", "2030-01-01", "2030-01-02", 1),
        mark("A and B: backfire", "2030-06-01", "2031-06-01", -1, "turn"),
    )
    [band] = of_class(root, "band")
    assert float(band.get("width", 0)) > WIDTH / 2
    assert "backfire" in "".join(root.itertext())


def test_weeks_without_reading_are_empty_and_those_with_it_are_not() -> None:
    root = picture(
        mark("aid", "2031-01-01", "2031-01-02", 1),
        mark("raid", "2031-12-01", "2031-12-02", -1),
        weeks=(("2031-01-06", 4), ("2031-11-03", 2)),
    )
    assert len(of_class(root, "read")) == 2
    assert "4 articles published from 2031-01-01" in "".join(root.itertext())


def test_what_lies_long_before_goes_to_the_gutter() -> None:
    recent = [mark(f"act {n}", f"2031-0{n}-01", f"2031-0{n}-02", -1) for n in range(1, 9)]
    root = picture(mark("long ago", "1991-01-01", "1992-01-01", 1), *recent)
    assert "earlier" in "".join(root.itertext())
    first, old = (linked(root, text).find("rect") for text in ("act 1", "long ago"))
    assert first is not None
    assert old is not None
    assert float(old.get("x", 0)) < float(first.get("x", 0))
    ticks = re.findall(r"\b20\d\d-\d\d\b", "".join(root.itertext()))
    assert "2031-05" in ticks


def test_early_late_and_impossible_days_are_no_trouble() -> None:
    assert (
        picture(mark("old", "0001-01-01", "0001-01-02"), mark("new", "9998-01-01", "9999-12-31")) is not None
    )
    assert timeline_svg(Timeline(marks=(mark("odd", "2031-02-31", None),)), {}) is None
    assert picture(mark("turned round", "2031-05-01", "2030-01-01")) is not None
