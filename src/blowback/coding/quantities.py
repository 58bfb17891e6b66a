"""How many: numbers in words and figures, with the bounds that the text gives them.

"At least 100" is 100 or more, "more than 10,000" 10,001 or more, "dozens" 24 or more; a point is given only
where the text gives one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from blowback.records import Quantity
from blowback.text.data import toml

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d$")
_ROUND = 0.1  # how far "about" reaches either way


class _Numbers(NamedTuple):
    words: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int | None]
    bounds: Mapping[str, str]
    several: frozenset[str]


@cache
def _numbers() -> _Numbers:
    raw = toml("blowback.coding", "numbers.toml")
    words = {word: value for value, word in enumerate(raw["units"])}
    words |= {word: 10 * value for value, word in enumerate(raw["tens"], 2)}
    return _Numbers(
        words=words | raw["words"],
        scales=raw["scales"],
        vague={word: least or None for word, least in raw["vague"].items()},
        bounds={phrase: side for side, phrases in raw["bounds"].items() for phrase in phrases},
        several=frozenset(raw["several"]),
    )


def value_of(words: Sequence[str]) -> int | None:
    """Which whole number do the words name, if any?

    >>> value_of(["two", "hundred", "and", "fifty"])
    250
    >>> value_of(["1.5", "million"])
    1500000
    """
    table = _numbers()
    total = current = 0.0
    seen = False
    for word in words:
        if _FIGURE.match(word):
            current += float(word.replace(",", ""))
        elif word in table.words:
            current += table.words[word]
        elif word in table.scales:
            current = max(current, 1) * table.scales[word]
            if table.scales[word] >= 1_000:
                total, current = total + current, 0.0
        elif word in ("and", "-"):
            continue
        else:
            return None
        seen = True
    # a run of digits without end is no number of anything
    return int(total + current) if seen and math.isfinite(total + current) else None


def quantity(tree: Tree, head: int, what: str) -> Quantity | None:
    """How many does the phrase at ``head`` speak of?

    Args:
        tree: the parse.
        head: the noun that is counted, or the number itself ("killed 12").
        what: what is counted, for the record.

    Returns:
        Bounds and the words they come from; ``None`` where the phrase gives no number.
    """
    number = _number_of(tree, head)
    if number is None or _is_year(tree, number, head):
        return None
    table = _numbers()
    words = [tree.lower[i] for i in number]
    first, last = number[0], number[-1]
    between = _range(tree, head, number)
    if between is not None:
        return Quantity(what=what, low=between[0], high=between[1], text=_text(tree, *between[2:]))
    if len(words) == 1 and words[0] in table.vague:
        return Quantity(what=what, low=table.vague[words[0]], high=None, text=_text(tree, first, last))
    value = value_of([part for word in words for part in re.split(r"(?<=[a-z])-(?=[a-z])", word)])
    if value is None:
        return None
    low, high, first = _bounds(tree, first, value)
    return Quantity(what=what, low=low, high=high, text=_text(tree, first, last))


def _is_year(tree: Tree, number: Sequence[int], head: int) -> bool:
    """Does a number say which one is meant, not how many: "the 1994 massacre"?"""
    one = tree.tag[head] == "NN" and number != [head]
    return one and len(number) == 1 and bool(_YEAR.match(tree.lower[number[0]]))


def _range(tree: Tree, head: int, number: Sequence[int]) -> tuple[int, int, int, int] | None:
    """Two numbers of which one is the floor: "between 10 and 20", "12 to 15"; with where they stand."""
    first, last = number[0], number[-1]
    while first >= 2 and tree.lower[first - 1] in ("to", "-", "–", "or") and _numeric(tree, first - 2):
        first -= 2
    for at in range(first + 1, last):
        opened = first > 0 and tree.lower[first - 1] in ("between", "from")
        parting = tree.lower[at] in ("to", "–", "or") or (tree.lower[at] == "and" and opened)
        if not parting:
            continue
        low = value_of([tree.lower[i] for i in range(first, at)])
        high = value_of([tree.lower[i] for i in range(at + 1, last + 1)])
        if low is not None and high is not None and low < high and tree.sent[first] == tree.sent[head]:
            return low, high, first - 1 if opened else first, last
    return None


def _bounds(tree: Tree, first: int, value: int) -> tuple[int | None, int | None, int]:
    """The bounds of a number, and where the words that bound it begin."""
    for width in (4, 3, 2, 1):
        start = first - width
        if start < 0 or tree.sent[start] != tree.sent[first]:
            continue
        side = _numbers().bounds.get(" ".join(tree.lower[start:first]))
        if side is not None and tree.dep[start] != "prt":  # not "handed over two men"
            low, high = {
                "floor": (value, None),
                "above": (value + 1, None),
                "below": (None, value - 1),
                "ceiling": (None, value),
                "nearly": (int(value * (1 - _ROUND)), value - 1),
                "about": (int(value * (1 - _ROUND)), round(value * (1 + _ROUND))),
            }[side]
            return low, high, start
    return value, value, first


def _number_of(tree: Tree, head: int) -> list[int] | None:
    """The tokens of the number that counts ``head``: "two hundred" before it, "hundreds of" above it."""
    vague = _numbers().vague
    if tree.pos[head] == "NUM" or tree.lower[head] in vague:
        return [i for i in sorted(tree.descendants(head)) if i <= head and _numeric(tree, i)] or None
    for child in tree.children[head]:
        counts = tree.dep[child] == "nummod"
        if counts or (tree.dep[child] in ("amod", "det") and tree.lower[child] in vague):
            found = [i for i in sorted(tree.descendants(child)) if _numeric(tree, i)]
            exact = [i for i in found if tree.lower[i] not in ("many", "few")]  # "as many as 40"
            return exact or found or None
    for child in tree.children[head]:
        one = tree.dep[child] == "det" and tree.lower[child] in ("a", "an", "no") and tree.tag[head] == "NN"
        if one and tree.lemma[head] not in _numbers().several:  # "a number of men", "a group"
            return [child]
    above = tree.head[head]
    if tree.dep[head] == "pobj" and tree.lower[above] == "of" and tree.lower[tree.head[above]] in vague:
        return _number_of(tree, tree.head[above])
    return None


def _numeric(tree: Tree, index: int) -> bool:
    word, table = tree.lower[index], _numbers()
    return (
        tree.pos[index] == "NUM" or word in table.vague or word in table.scales or bool(_FIGURE.match(word))
    )


def _text(tree: Tree, first: int, last: int) -> str:
    return tree.source[tree.start[first] : tree.end[last]]
