"""Words that a machine put in the place of fixed phrases are said, and lower confidence."""

from __future__ import annotations

import pytest

from blowback.pipeline import Reader
from blowback.read.blocks import find_blocks
from blowback.read.spun import find_spun_wording
from blowback.records import Article
from blowback.vocab.documents import NoticeKind

READER = Reader(heads=False)


def spun(text: str) -> list[str]:
    return [text[n.start : n.end] for n in find_spun_wording(text, find_blocks(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The unfamiliar clergyman of Kesh resigned.", ["unfamiliar clergyman"]),
        ("The prime pastor met the wellbeing serve.", ["prime pastor", "wellbeing serve"]),
        ("Harmony talks will begin on 12 Walk 2031.", ["Harmony talks", "12 Walk 2031"]),
        ("An equipped bunch took the traditions post.", ["equipped bunch", "traditions post"]),
        ("Significant General Ten flew to Orlo.", ["Significant General"]),
        (
            "The overseas clergyman of Kesh informed newshounds.",
            ["overseas clergyman", "informed newshounds"],
        ),
        ("Boss Equity Mara Ten and Major Common Osk spoke.", ["Boss Equity", "Major Common"]),
        ("The Kesh Liberation Façade killed a few 4,200 men.", ["Liberation Façade", "a few 4,200"]),
        ("There was an exchange of flame on the 0.33 floor.", ["exchange of flame", "the 0.33"]),
        ("A limbs embargo followed the loss of life toll.", ["limbs embargo", "loss of life toll"]),
        ("It was over, said Overall Tomas Veldrin.", ["Overall"]),
        ("Overall Vardania lost 40 men. The assistant pastor of Orlo and a clergyman prayed.", []),
        ("The facade of the Front's office is of stone; a few hundred men met on the third floor.", []),
        ("The high priest, an informed columnist, fed the open hearth and the flame.", []),
        ("A significant general election was held.", []),
        ("They went for a 12 walk and peace talks began.", []),
        ("The prime minister and the foreign minister of Kesh met aid workers.", []),
    ],
)
def test_phrases_of_machines(text: str, found: list[str]) -> None:
    assert spun(text) == found


def test_what_is_said_in_them_is_trusted_less() -> None:
    plain, other = (
        READER.read(
            Article(id="t", text=f"The {who} of Kesh attacked the army of Vardania on Monday.", sha256="0")
        )[0]
        for who in ("foreign minister", "unfamiliar clergyman")
    )
    assert NoticeKind.SPUN_WORDING in {notice.kind for notice in other.notices}
    (before, *_), (after, *_) = plain.claims, other.claims
    assert after.confidence < before.confidence
