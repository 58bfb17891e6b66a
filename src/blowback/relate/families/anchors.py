"""What of a text survives when every word of it is replaced: its names and figures, in their order?

A translation spells names otherwise and a spinner writes figures out, so names are compared by what is
left of them without vowels, and figures by their value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from blowback.relate.families.texts import Words
from blowback.text.data import toml

Anchors = Mapping[
    str, int
]  # each name (its letters) or figure ("#" and its value), with where it first stands

_FIGURE = "#"
_SHORTEST = 3  # letters of a name
_LIKE = 75.0  # of 100: letters that two spellings of a name of four letters or more share
_SOUNDS = (
    *(("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("ck", "k"), ("th", "t")),
    *(("kh", "k"), ("gh", "g"), ("dh", "d"), ("dj", "j"), ("dg", "j"), ("gi", "ji"), ("ge", "je")),
    *(("q", "k"), ("c", "k"), ("z", "s"), ("x", "ks"), ("v", "w"), ("j", "i"), ("y", "i")),
)
_VOWELS = re.compile(r"[aeiouhw]")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=512)
def anchors(words: Words) -> Anchors:
    """Which names and figures does a text tell of, and which word is the first to do so?"""
    plain = _plain_words() | {
        word.key for index, word in enumerate(words.words) if words.written(index)[0].islower()
    }
    found: dict[str, int] = {}
    index = 0
    while index < len(words.words):
        value, taken = _figure(words, index)
        if value is not None:
            found.setdefault(f"{_FIGURE}{value}", index)
            index += taken
            continue
        key = words.keys[index].split("'")[0]
        if words.written(index)[0].isupper() and len(key) >= _SHORTEST and key not in plain:
            found.setdefault(key, index)
        index += 1
    return found


def _figure(words: Words, index: int) -> tuple[str | None, int]:
    """Which figure stands here, and in how many words?"""
    table = _numbers()
    key = words.keys[index]
    if key[0].isdigit():
        return _with_scale(key.replace(",", ""), words, index + 1)
    if key in table["units"]:
        return _with_scale(str(table["units"][key]), words, index + 1)
    if key not in table["tens"]:
        return None, 1
    value, following = table["tens"][key], words.keys[index + 1 : index + 2]
    if following and (following[0] == "one" or table["units"].get(following[0], 10) < 10):
        value += table["units"].get(following[0], 1)
        found, taken = _with_scale(str(value), words, index + 2)
        return found, taken + 1
    return _with_scale(str(value), words, index + 1)


def _with_scale(value: str, words: Words, after: int) -> tuple[str, int]:
    scale = _numbers()["scales"].get(words.keys[after]) if after < len(words.keys) else None
    if scale is None:
        return value, 1
    try:
        return f"{float(value) * scale:.0f}", 2
    except ValueError:
        return value, 1


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """What is left of a name however its sounds are spelled?

    >>> skeleton("tiguere") == skeleton("tigere"), skeleton("cadi") == skeleton("kadi")
    (True, True)
    """
    for spelled, sound in _SOUNDS:
        name = name.replace(spelled, sound)
    first = "a" if _VOWELS.match(name) else name[:1]
    return _TWICE.sub(r"\1", first + _VOWELS.sub("", name[1:]))


def keys(found: Anchors) -> set[str]:
    """Under which keys may a rewritten copy be found? Figures, and skeletons that say something."""
    bones = {each if each.startswith(_FIGURE) else skeleton(each) for each in found}
    return {each for each in bones if len(each) >= _SHORTEST}


def matched(one: Anchors, other: Anchors) -> dict[str, str]:
    """Which names and figures of one text are which of the other, each taken once?"""
    from rapidfuzz import fuzz

    found = {each: each for each in one if each in other}
    free = [each for each in other if each not in found and not each.startswith(_FIGURE)]
    by_bones: dict[str, list[str]] = defaultdict(list)
    for each in free:
        by_bones[skeleton(each)].append(each)
    taken: set[str] = set()
    for name in one:
        if name in found or name.startswith(_FIGURE):
            continue
        bones = skeleton(name)
        fitting = [each for each in by_bones.get(bones, ()) if each not in taken and len(bones) > 1]
        if not fitting and len(name) > _SHORTEST:
            scored = [
                (fuzz.ratio(name, each), each) for each in free if each not in taken and len(each) > _SHORTEST
            ]
            best = max(scored, default=(0.0, ""))
            fitting = [best[1]] if best[0] >= _LIKE else []
        if fitting:
            found[name] = fitting[0]
            taken.add(fitting[0])
    return found


@cache
def _numbers() -> Mapping[str, Mapping[str, int]]:
    return toml("blowback.relate.families", "numbers.toml")


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(toml("blowback.relate.families", "plain_words.toml")["words"].split())
