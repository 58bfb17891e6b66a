"""Under which keys are two spellings of a name the same?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"(?<=\w)(?:['’`´ʼ]s|(?<=s)['’])(?!\w)", re.IGNORECASE)
_APOSTROPHES = re.compile(r"['’‘`´ʼʻʿʾ]")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b|\s|$|[,;:)])")
_OTHER = re.compile(r"[^\w]+|_+")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
_ARTICLES = frozenset({"the", "a", "an"})


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """How does a name read without case, accents, punctuation, possessive and article?

    >>> fold("the Tehreek-e-Vardān’s")
    'tehreek e vardan'
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        return _without_article(text.lower().split())
    text = text.strip()
    if not text.isalnum():
        text = _POSSESSIVE.sub("", text)
        text = _APOSTROPHES.sub("", text)
        text = _INITIALS.sub(r"\1", text).replace("&", " and ")
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_LETTERS)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return _without_article(_OTHER.sub(" ", text).split())


def _without_article(words: list[str]) -> str:
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


_PARTICLES = frozenset({"al", "el", "ul", "ur", "ad", "ud", "as", "ash", "bin", "ibn", "ben", "e", "i", "de"})
_DIGRAPHS = (
    *(
        ("sch", "S"),
        ("sh", "S"),
        ("ch", "C"),
        ("kh", "k"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("dh", "d"),
    ),
    *(("zh", "z"), ("ts", "c"), ("ck", "k"), ("dj", "j")),
)
_LETTER = str.maketrans({"q": "k", "c": "k", "x": "k", "w": "v", "z": "s", "p": "p"})


@lru_cache(maxsize=65_536)
def skeleton(key: str) -> str:
    """What is left of a folded name without vowels, particles and doubled letters?

    Spellings of one name written in Arabic script differ in little else.

    >>> skeleton("sirajuddin vardani") == skeleton("siraj ud din wardany")
    True
    """
    text = "".join(word for word in key.split() if word not in _PARTICLES)
    for digraph, letter in _DIGRAPHS:
        text = text.replace(digraph, letter)
    text = re.sub(r"[aeiouyh]", "", text.translate(_LETTER))
    return re.sub(r"(.)\1+", r"\1", text)


def initials(key: str) -> str:
    """Which letters does a folded name begin its words with?"""
    return "".join(word[0] for word in key.split())
