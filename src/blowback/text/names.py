"""Names as text: their folded form, and the entry of a name table."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from blowback.vocab.actors import ActorKind


class NameEntry(NamedTuple):
    """A spelling, the registry ids that it may mean, their kind, and how far it can be trusted.

    ``strength``: ``name`` stands alone; ``metonym`` means the actor only where it acts (a capital);
    ``weak`` needs support from the document; ``adjective`` modifies an acting noun.
    """

    text: str
    ids: tuple[str, ...]
    kind: ActorKind
    strength: str


_POSSESSIVE = re.compile(r"(?<=\w)(?:['’`´ʼ]s|(?<=s)['’])(?!\w)", re.IGNORECASE)
_APOSTROPHES = re.compile(r"['’‘`´ʼʻ]")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b|\s|$|[,;:)])")
_OTHER = re.compile(r"[^\w]+|_+")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """How does a name read without case, accents, punctuation, possessive and article?

    >>> fold("the Tehreek-e-Vardān’s")
    'tehreek e vardan'
    """
    text = _POSSESSIVE.sub("", text.strip())
    text = _APOSTROPHES.sub("", text)
    text = _INITIALS.sub(r"\1", text).replace("&", " and ")
    text = unicodedata.normalize("NFKD", text.lower()).translate(_LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c))
    words = _OTHER.sub(" ", text).split()
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
