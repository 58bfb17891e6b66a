"""What of a text survives when every word of it is replaced: its names and figures, in their order?

A translation spells names otherwise and a spinner writes figures out, so names are compared by what is
left of them without vowels, and figures by their value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from blowback.relate.families.figures import figure
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
        value, taken = figure(words, index)
        if value is not None:
            found.setdefault(f"{_FIGURE}{value}", index)
            index += taken
            continue
        key = words.keys[index].split("'")[0]
        if words.written(index)[0].isupper() and len(key) >= _SHORTEST and key not in plain:
            found.setdefault(key, index)
        index += 1
    return found


def is_figure(told: str) -> bool:
    """Is it a figure, and no name?"""
    return told.startswith(_FIGURE)


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
def _plain_words() -> frozenset[str]:
    return frozenset(toml("blowback.relate.families", "plain_words.toml")["words"].split())
