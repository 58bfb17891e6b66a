"""Which figure stands at a word, however it is written?

"2,500", "2 500", "two thousand five hundred", "2.5 thousand" and "twenty-five hundred" are all 2500.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from blowback.relate.families.texts import Words
from blowback.text.data import toml

_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")
_GROUP = re.compile(r"\d{3}")  # 12 500: digits in groups of three


class _Read(NamedTuple):
    """A figure as far as it was read."""

    done: float = 0.0  # what was closed by "thousand" and the like
    open: float | None = None  # what stands before the next of these
    scale: float = float("inf")  # the last of these


def figure(words: Words, index: int) -> tuple[str | None, int]:
    """Which figure stands at a word, and in how many words? None where there is none."""
    key = words.keys[index]
    digits = key[0].isdigit()
    if not digits and _word(key) is None and not (key == "one" and _is_scale(words, index + 1)):
        return None, 1
    read, taken = _Read(), 0
    for follows, after in _steps(words, index):
        read, taken = follows, after
    if taken == 1 and digits:
        plain = key.replace(",", "")
        clock = _CLOCK.fullmatch(plain)  # 3:15 p.m. is 15.15 elsewhere, and 3.15 with what follows left out
        return (f"{int(clock[1]) % 12}:{clock[2]}" if clock else plain), 1
    return f"{read.done + (read.open or 0.0):.0f}", taken


def _steps(words: Words, index: int) -> Iterator[tuple[_Read, int]]:
    """A figure after each word that continues it, and how many words it has then."""
    read, at = _Read(), index
    while at < len(words.keys):
        key = words.keys[at]
        linked = key == "and" and at > index and (read.open is None or read.open % 100 == 0)
        if linked and words.keys[index][0].isdigit():  # 100 and two
            return
        following = _followed(read, words, at + 1 if linked else at, first=index)
        if following is None:
            return
        read = following
        at += 2 if linked else 1
        yield read, at - index


def _followed(read: _Read, words: Words, at: int, *, first: int) -> _Read | None:
    """A figure with the word that follows it, where it belongs to it."""
    if at >= len(words.keys) or words.words[at].sentence != words.words[first].sentence:
        return None
    key = words.keys[at]
    if key[0].isdigit():
        return _digits(read, words, at, first=at == first)
    if key in _numbers()["scales"]:
        return _scaled(read, float(_numbers()["scales"][key]))
    value = _word(key) if key != "one" else 1
    if value is None or words.keys[first][0].isdigit():
        return None
    if read.open is None:
        return read._replace(open=float(value))
    low = read.open % 100
    if read.open % 1 == 0 and (
        (low == 0 and read.open >= 100) or (value < 10 <= 20 <= low and low % 10 == 0)
    ):
        return read._replace(open=read.open + value)
    return None


def _digits(read: _Read, words: Words, at: int, *, first: bool) -> _Read | None:
    key = words.keys[at]
    if first:
        try:
            return read._replace(open=float(key.replace(",", "")))
        except ValueError:  # 4.30.15, 10:15
            return read._replace(open=0.0)
    before = words.words[at - 1]
    spaced = words.text.text[before.end : words.words[at].start] in {" ", "\u00a0", "\u202f"}
    if spaced and before.key.isdigit() and len(before.key) <= 3 and _GROUP.fullmatch(key) and read.open:
        return read._replace(open=read.open * 1000 + float(key))
    return None


def _scaled(read: _Read, scale: float) -> _Read | None:
    if not read.open:
        return None
    if scale == 100:
        return read._replace(open=read.open * 100) if read.open < 100 else None
    return _Read(read.done + read.open * scale, None, scale) if scale < read.scale else None


def _is_scale(words: Words, at: int) -> bool:
    return at < len(words.keys) and words.keys[at] in _numbers()["scales"]


def _word(key: str) -> int | None:
    """The value of a number as one word, below a hundred."""
    table = _numbers()
    return table["units"].get(key) or table["tens"].get(key)


@cache
def _numbers() -> Mapping[str, Mapping[str, int]]:
    return toml("blowback.relate.families", "numbers.toml")
