"""A written date covers the whole of what it names."""

from __future__ import annotations

import pytest

from blowback.text.instants import end_of, instant, interval


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031", ("2031-01-01", "2032-01-01")),
        ("2031-12", ("2031-12-01", "2032-01-01")),
        ("2031-05-04", ("2031-05-04", "2031-05-05")),
        ("2031-05-04T10:30+02:00", ("2031-05-04T08:30:00Z", "2031-05-04T08:31:00Z")),
        ("2031-05-04T10:30:15.25Z", ("2031-05-04T10:30:15Z", "2031-05-04T10:30:16Z")),
        ("2031-05-04 23:00:00", ("2031-05-04", "2031-05-05")),
        ("Sun, 04 May 2031 10:30:00 +0200", ("2031-05-04T08:30:00Z", "2031-05-04T08:30:01Z")),
    ],
)
def test_interval(written: str, expected: tuple[str, str]) -> None:
    assert interval(written) == expected


@pytest.mark.parametrize("written", ["", "yesterday", "2031-13", "2031-02-30", "0000", "9999", "31/12/2031"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        interval(written)


def test_one_form_compares_as_text() -> None:
    assert instant("2031-05-04") == "2031-05-04T00:00:00Z"
    assert end_of("2031-05-04") == instant("2031-05-05") == end_of("2031-05-04T23:59:59Z")
