"""Where are the paragraphs, and which are the site's?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from blowback.read.blocks import find_blocks
from blowback.vocab.documents import BlockKind


def kinds(text: str) -> list[tuple[str, BlockKind]]:
    return [(text[b.start : b.end], b.kind) for b in find_blocks(text)]


def test_a_title_a_paragraph_and_a_comment_form() -> None:
    text = "Kesh signs river treaty\n\nKesh signed a treaty on Monday.\n\n\nLeave a Reply\n\nName *\n"
    assert kinds(text) == [
        ("Kesh signs river treaty", BlockKind.TITLE),
        ("Kesh signed a treaty on Monday.", BlockKind.PARAGRAPH),
        ("Leave a Reply", BlockKind.FURNITURE),
        ("Name *", BlockKind.FURNITURE),
    ]


def test_lines_wrapped_to_a_width_are_one_paragraph() -> None:
    line = "the delegation of Kesh met that of Vardania in the port on"
    text = "\n".join([line] * 5) + "\n\nThe talks ended."
    assert [kind for _, kind in kinds(text)] == [BlockKind.PARAGRAPH] * 2


def test_reporting_behind_furniture_is_reporting_again() -> None:
    text = "Title\n\nThe first paragraph.\n\nRelated: talks\n\nThe second tells how the talks went on."
    assert [kind for _, kind in kinds(text)][-1] is BlockKind.PARAGRAPH


@given(st.text(alphabet="ab .\n\t", max_size=200))
def test_blocks_hold_every_character_that_is_no_space(text: str) -> None:
    blocks = find_blocks(text)
    covered = {i for b in blocks for i in range(b.start, b.end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())
    assert [b.start for b in blocks] == sorted(b.start for b in blocks)
    assert all(b.start < b.end for b in blocks)


def test_what_an_article_is_called_is_its_title_though_it_opens_like_a_notice() -> None:
    text = "Correction: Attack at Grey Ford\n\nKesh named six dead on Monday.\n\nCorrection: it was May.\n"
    found = find_blocks(text, title="Correction: Attack at Grey Ford")
    assert [b.kind for b in found] == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.FURNITURE]
    assert find_blocks(text)[0].kind is BlockKind.FURNITURE
