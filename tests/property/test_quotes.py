"""Quotation pairing against an oracle: texts put together from pieces whose quotations are known."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from blowback.text.quotes import outermost, quotations

_PLAIN = st.sampled_from(
    ["rain fell", "the guards' post", "it didn't hold", "rock 'n' roll", "Tolm's mill (old)"]
)
_WORDS = st.sampled_from(
    ["we are late", "it isn't ours", "no", "the miners’ road is shut", "come, all of you"]
)
_MARKS = st.sampled_from([("“", "”"), ('"', '"'), ("''", "''"), ("``", "''"), ("«", "»")])
_PIECE = st.one_of(
    _PLAIN.map(lambda words: (words, False)),
    st.tuples(_MARKS, _WORDS).map(lambda made: (made[0][0] + made[1] + made[0][1], True)),
)
_PARAGRAPHS = st.lists(st.lists(_PIECE, min_size=1, max_size=5), min_size=1, max_size=4)


@given(_PARAGRAPHS)
def test_quotations_put_into_a_text_are_found_again(paragraphs: list[list[tuple[str, bool]]]) -> None:
    text, expected = "", []
    for pieces in paragraphs:
        for words, quoted in pieces:
            if quoted:
                expected.append((len(text), len(text) + len(words)))
            text += words + ", "
        text += "\n\n"
    assert [(quote.start, quote.end) for quote in outermost(quotations(text))] == expected


@given(st.text(alphabet="ab ,.\n\"'“”‘’`«»(", max_size=60))
def test_any_text_gives_ordered_nested_spans_within_a_line(text: str) -> None:
    found = quotations(text)
    for quote in found:
        assert 0 <= quote.start < quote.inner[0] <= quote.inner[1] <= quote.end <= len(text)
        assert "\n" not in text[quote.start : quote.end]
    outer = outermost(found)
    assert all(left.end <= right.start for left, right in pairwise(outer))
    assert list(found) == sorted(found, key=lambda quote: (quote.start, -quote.end))
