"""Where has a machine put other words in the place of fixed phrases?

A copy is rewritten word by word so that it cannot be found: "prime minister" becomes "prime pastor". No
writer says so, and what else stands there may have been replaced as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from blowback.records import Notice
from blowback.text.data import tsv
from blowback.vocab.documents import BlockKind, NoticeKind

if TYPE_CHECKING:
    from blowback.read.blocks import Block


def find_spun_wording(text: str, blocks: Sequence[Block]) -> Iterator[Notice]:
    """Which phrases of the reporting and its title are such, and what was likely meant?"""
    whole, meant = _phrases()
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        for match in whole.finditer(text, block.start, block.end):
            assert match.lastgroup is not None
            yield Notice(
                start=match.start(),
                end=match.end(),
                kind=NoticeKind.SPUN_WORDING,
                detail=f"a machine's wording, maybe of “{meant[match.lastgroup]}”",
            )


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """All phrases as one pattern, and what each stands for; in one with a capital, capitals matter."""
    table = tsv("blowback.read", "spun.tsv")
    parts = (
        f"(?P<p{n}>{row['pattern']})"
        if re.search(r"(?<!\\)[A-Z]", row["pattern"])
        else f"(?P<p{n}>(?i:{row['pattern']}))"
        for n, row in enumerate(table)
    )
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
    return whole, {f"p{n}": row["meant"] for n, row in enumerate(table)}
