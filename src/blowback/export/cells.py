"""How is text put into a cell of a table that a spreadsheet may open?"""

from __future__ import annotations

from blowback.text.escapes import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe_cell(value: object) -> str:
    """The value as text; one that a spreadsheet would take for a formula begins with an apostrophe.

    >>> safe_cell("=1+1")
    "'=1+1"
    """
    text = "" if value is None else visible(str(value))
    numeric = text.lstrip("+-").replace(".", "", 1).isdigit()
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) and not numeric else text
