"""Who backs whom within what looks like one name: "the Vardania-backed Kesh Front"?

Such a phrase names two: whoever backs, and who is backed. It may itself be what somebody is known by, and
then the backer is named inside of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blowback.read.tokens import Tokens

_HYPHENS = frozenset({"-", "–"})
_BACKED = frozenset(
    {"backed", "supported", "funded", "financed", "armed", "trained", "sponsored", "equipped"}
)


def backed_from(tokens: Tokens, first: int, beyond: int) -> int:
    """At which token does the name of the backed begin within a span? At the first where nobody is."""
    return next((i + 2 for i in range(first + 1, beyond - 2) if _is_backed(tokens, i)), first)


def backers(tokens: Tokens, names: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The names before a "-backed", known ones whole, others of one word."""
    for i in range(1, len(tokens) - 1):
        if _is_backed(tokens, i) and tokens.word[i - 1][:1].isupper():
            yield next((span for span in sorted(names) if span[1] == i), (i - 1, i))


def _is_backed(tokens: Tokens, hyphen: int) -> bool:
    glued = tokens.word[hyphen] in _HYPHENS and tokens.glued(hyphen) and tokens.glued(hyphen + 1)
    return glued and tokens.word[hyphen + 1] in _BACKED
