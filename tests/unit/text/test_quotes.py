"""Which marks quote, and which are only apostrophes?"""

from __future__ import annotations

import pytest

from blowback.text.quotes import outermost, quotations


def _outer(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in outermost(quotations(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said, “We won.” She didn't agree.", ["“We won.”"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("''It is late,'' she said.", ["''It is late,''"]),
        ("``It is late,'' she said.", ["``It is late,''"]),
        ("Mayor: 'We are late'", ["'We are late'"]),
        ("‘I don’t know,’ she said. The guards’ post was empty.", ["‘I don’t know,’"]),
        ("The guards' post said 'the miners' rights matter' today.", ["'the miners' rights matter'"]),
        ("Rock 'n' roll in the '90s; don't get 'em wrong.", []),
        ("” … it is late,” wrote the editor.", ["” … it is late,”"]),
        ("“It is late, ” she said. “Very.”", ["“It is late, ”", "“Very.”"]),
        ("„Es ist spät“ and «il est tard»", ["„Es ist spät“", "«il est tard»"]),
        ('the "war" and "peace" - "so"', ['"war"', '"peace"', '"so"']),
    ],
)
def test_marks_pair(text: str, quoted: list[str]) -> None:
    assert _outer(text) == quoted


def test_a_quotation_inside_another_is_deeper() -> None:
    outer, inner = quotations("“She said ‘never’ twice,” he said.")
    assert (outer.depth, inner.depth) == (0, 1)


def test_a_paragraph_bounds_a_lost_mark() -> None:
    assert _outer('"It is late, she said.\n"No," he said. It rained.') == ['"It is late, she said.', '"No,"']


def test_a_run_on_quotation_is_marked() -> None:
    first, second = quotations("“One.\n\n“Two.” she said.")
    assert (first.closed, second.closed, second.run_on) == (False, True, True)
