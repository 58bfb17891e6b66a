"""How is text shown that holds what no text can hold, or what would steer the page that shows it?"""

from __future__ import annotations

import re

# What moves a cursor, rings a bell, hides or reorders the text around it; not line ends and tabs.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


def printable(text: str) -> str:
    """The same text with stray surrogates written out, such as odd bytes in the name of a file."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def visible(text: str) -> str:
    r"""The same text with control characters and marks that reorder or hide it written out.

    >>> visible("red\x1b[31m")
    'red\\x1b[31m'
    """
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), printable(text))
