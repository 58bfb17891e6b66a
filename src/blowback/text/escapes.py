"""How is text shown that holds what no text can hold?"""

from __future__ import annotations


def printable(text: str) -> str:
    """The same text with stray surrogates written out, such as odd bytes in the name of a file."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
