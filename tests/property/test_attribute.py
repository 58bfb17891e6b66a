"""Whatever the text, attributions are spans of it, in order, and reading it twice reads the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from blowback.attribute import find_attributions
from blowback.read.blocks import find_blocks
from blowback.read.parse import load_model, parse

_WORDS = st.sampled_from(
    [
        "said",
        "that",
        "the",
        "army",
        ",",
        "“",
        "”",
        '"',
        "''",
        ":",
        ".",
        ";",
        "—",
        "he",
        "she",
        "they",
        "according",
        "to",
        "Vardania",
        "Kesh",
        "Front",
        "did",
        "not",
        "respond",
        "declined",
        "comment",
        "claimed",
        "responsibility",
        "for",
        "attack",
        "reportedly",
        "by",
        "is",
        "expected",
        "seems",
        "call",
        "on",
        "a",
        "report",
        "told",
        "reporters",
        "asked",
        "if",
        "which",
        "who",
        "\n",
        "\n\n",
        "\x00",
        "(",
        ")",
        "make",
        "clear",
        "Asked",
        "Mayor",
        "Slams",
        "12",
        "!",
        "?",
    ]
)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
@settings(max_examples=60)
def test_spans_are_of_the_text_and_stable(text: str) -> None:
    doc = parse(load_model(), text, find_blocks(text))
    found = find_attributions(doc, (), {})
    for attribution in found:
        for spans in (attribution.speaker, attribution.cue, attribution.content):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(left[1] <= right[0] for left, right in pairwise(spans))
        assert attribution.cue
        assert attribution.why
    assert [attribution.id for attribution in found] == [f"a{number}" for number in range(len(found))]
    assert find_attributions(doc, (), {}) == found
