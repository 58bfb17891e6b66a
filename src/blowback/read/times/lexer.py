"""What are the tokens of a text, seen by the time grammar?

Its own tokens, not the parser's: a date grammar wants "9:20", "1990s" and "5 1/2" whole and "mid-March"
in parts, whatever the model's tokenizer does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from blowback.read.times.words import Lexicon, lexicon

_TOKEN = re.compile(
    r"""(?P<quartern>[Qq][1-4]\b)
    |(?P<word>[^\W\d_]+(?:['’]clock)?)
    |(?P<isodate>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?)(?![\d-])
    |(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d))(?![\d/])
    |(?P<clock>\d{1,2}[:.]\d\d(?=\s?[ap]\.?m\b)|\d{1,2}:\d\d(?::\d\d)?)(?![\d:])
    |(?P<hours>(?<!\()[0-2]\d[0-5]\d(?=\s?(?:GMT|UTC|[Hh]ours\b|hrs\b|local\stime)))
    |(?P<nineeleven>9/11\b(?!/))
    |(?P<fraction>\d+\s\d/\d)(?![\d/])
    |(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)
    |(?P<ordinal>\d+(?:st|nd|rd|th))\b
    |(?P<decade>(?:1[5-9]|20)\d0['’]?s|['’]?[2-9]0['’]?s)\b
    |(?P<shortyear>['’]\d\d)\b
    |(?P<digits>\d+)
    |(?P<gap>\n[^\S\n]*\n\s*)
    |(?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_AMPM = re.compile(r"\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\.\s{0,2}\d")  # the stop of "Dec. 4"
_BLANKS = re.compile(r"\s+")
_PERCENT_OR_MONEY = re.compile(r"\s?(?:%|percent\b|per cent\b|cents?\b)")
_MARKS = {
    "-": "HYPH", "–": "HYPH", "—": "HYPH", ",": "COMMA", ".": "DOT",
    "(": "LPAR", ")": "RPAR", "'": "APOS", "’": "APOS", "/": "SLASHMARK",
}  # fmt: skip
_MOST_FIGURES = 11  # a longer number counts no time
_MONEY = frozenset("$€£¥#")


class Node(NamedTuple):
    """A token, or what a rule made of several: class letter, characters, value."""

    cls: str
    start: int
    end: int
    value: Any


def lex(text: str) -> list[Node]:
    """Which tokens does a text have, each with the class that the grammar sees?"""
    lex_ = lexicon()
    letters = lex_.letters
    other = letters["OTHER"]
    plain, capital = lex_.plain, lex_.capital
    nodes: list[Node] = []
    append = nodes.append
    skip_to = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        kind = match.lastgroup
        if kind == "word":
            surface = match.group()
            low = surface.lower()
            word = plain.get(low)
            if word is None and surface[0] != low[0]:
                word = capital.get(low)
                if low in lex_.feast_firsts and (feast := lex_.feast.match(text, start)):
                    skip_to = feast.end()
                    name = _BLANKS.sub(" ", feast.group().replace("’", "'")).lower()
                    append(Node(letters["FEAST"], start, skip_to, lex_.feasts[name]))
                    continue
            if word is None:
                append(Node(other, start, end, None))
            else:
                if word.cls == "MONTH" and _ABBREVIATED.match(text, end):
                    end = skip_to = end + 1
                append(Node(letters[word.cls], start, end, word.value))
        elif kind == "mark":
            append(Node(letters[_MARKS.get(match.group(), "OTHER")], start, end, None))
        elif kind == "gap":
            append(Node(letters["BREAK"], start, end, None))
        else:
            node = _figure(kind or "", match.group(), start, end, text, lex_)
            append(node)
            if node.cls in (letters["CLOCK"], letters["D12"]):
                noon = _AMPM.match(text, end)
                if noon:
                    skip_to = noon.end()
                    if noon.group().endswith(".") and _ends_sentence(text, skip_to):
                        skip_to -= 1
                    append(Node(letters["AMPM"], end, skip_to, noon.group(1).lower()))
    return nodes


def _ends_sentence(text: str, at: int) -> bool:
    """Is a final full stop of "p.m." also that of the sentence? It belongs to the abbreviation."""
    return not text[at - 2].isalpha()


def _figure(kind: str, surface: str, start: int, end: int, text: str, lex_: Lexicon) -> Node:
    """Which class does a token with digits have? Money and shares are no dates."""
    letters = lex_.letters
    if start and (text[start - 1] in _MONEY or text[max(0, start - 2) : start] == "$ "):
        return Node(letters["OTHER"], start, end, None)
    if _PERCENT_OR_MONEY.match(text, end):
        return Node(letters["OTHER"], start, end, None)
    if kind == "digits":
        return _digits(surface, start, end, letters)
    if kind == "ordinal":
        number = int(re.sub(r"\D", "", surface))
        return Node(letters["ORDNUM" if 1 <= number <= 31 else "ORDBIG"], start, end, number)
    if kind == "decade":
        return Node(letters["DECADEN"], start, end, int(re.sub(r"\D", "", surface)))
    if kind == "quartern":
        return Node(letters["QUARTERN"], start, end, int(surface[1]))
    if kind == "hours":
        return Node(letters["CLOCK"], start, end, f"{surface[:2]}:{surface[2:]}")
    if kind == "nineeleven":
        return Node(letters["ISODATE"], start, end, "2001-09-11")
    if kind == "shortyear":
        return Node(letters["SHORTYEAR"], start, end, int(surface[1:]))
    if kind == "number":
        figures = surface.replace(",", "")
        return Node(
            letters["NUMBER" if len(figures) <= _MOST_FIGURES else "OTHER"], start, end, float(figures)
        )
    if kind == "fraction":
        whole, part = surface.split(None, 1)
        if len(whole) > _MOST_FIGURES:
            return Node(letters["OTHER"], start, end, None)
        top, bottom = part.split("/")
        value = int(whole) + int(top) / int(bottom) if int(bottom) else float(whole)
        return Node(letters["NUMBER"], start, end, value)
    return Node(letters[{"isodate": "ISODATE"}.get(kind, kind.upper())], start, end, surface)


def _digits(surface: str, start: int, end: int, letters: Mapping[str, str]) -> Node:
    if len(surface) > _MOST_FIGURES:
        return Node(letters["OTHER"], start, end, None)
    number = int(surface)
    if len(surface) == 4 and 1400 <= number < 2200:
        return Node(letters["YEAR"], start, end, number)
    for name, beyond in (("D12", 13), ("D24", 25), ("D31", 32), ("D59", 60), ("D99", 100)):
        if number < beyond and len(surface) <= 2:
            return Node(letters[name if number or name != "D12" else "D59"], start, end, number)
    return Node(letters["N3" if number < 1000 else "NUMBER"], start, end, number)
