"""Where does a name stand beside its own short form: "Kesh Relief Front (KRF)", "Kesh Relief Front KRF"?

Text that has lost its punctuation has lost the brackets too, and the recogniser takes both for one name.
The letters tell them apart: a word of capitals that spells the words before it is their short form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from blowback.read.lexicon import lexicon, words
from blowback.records import Span
from blowback.vocab.actors import ActorKind

if TYPE_CHECKING:
    from blowback.read.tokens import Tokens

_COMPLEMENTS = frozenset({"of", "for", "in"})
_FEWEST = 2  # letters of a short form
_LONGEST = 8
_SHARED = 2  # words that both forms end with
_WORDS = 14  # of a name in full, links and all


class Doubled(NamedTuple):
    """Two spans of tokens, half-open: a name in full, and its short form."""

    full: Span
    short: Span


def find_doubled(tokens: Tokens) -> Iterator[Doubled]:
    """Which names stand right before their short form? Left to right, without overlap.

    A word that both forms end with belongs to both: "Front of Kesh Unity FK Unity". Offices are no names:
    "Chief of Staff COS".
    """
    last = 0
    for i in range(1, len(tokens)):
        if i < last or not _may_be_short(tokens.word[i]):
            continue
        found = _full_form(tokens, i)
        if found is not None and found.full[0] >= last and not _is_office(tokens, found):
            yield found
            last = found.short[1]


def _may_be_short(word: str) -> bool:
    capitals = sum(c.isupper() for c in word)
    return word.isalpha() and _FEWEST <= len(word) <= _LONGEST and capitals >= _FEWEST


def _full_form(tokens: Tokens, short: int) -> Doubled | None:
    """The name whose initials the word at ``short`` spells, with what both end with."""
    word, beyond = tokens.word[short], short + 1
    end = short - 1 if tokens.word[short - 1] == "(" else short
    if beyond < len(tokens) and _may_be_short(tokens.word[beyond]):  # "KRF NW": the north-western one's
        first = _spelled(tokens, word + tokens.word[beyond], end)
        if first is not None:
            return Doubled((first, end), (short, beyond + 1))
    for shared in range(_SHARED + 1):
        if tokens.lower[end - shared : end] == tokens.lower[beyond : beyond + shared]:
            first = _spelled(tokens, word, end - shared)
            if first is not None:
                return Doubled((first, end), (short, _with_branch(tokens, beyond + shared, end < short)))
    return None


def _with_branch(tokens: Tokens, beyond: int, bracketed: bool) -> int:
    """Where does a short form end that names one branch: "(KRF North)", "KRF N"?"""
    end = beyond
    while end < len(tokens) and tokens.word[end][:1].isupper() and (bracketed or tokens.word[end].isupper()):
        end += 1
    closed = end < len(tokens) and tokens.word[end] == ")"
    return end if closed or not bracketed else beyond


def _spelled(tokens: Tokens, short: str, beyond: int) -> int | None:
    """At which token do the words begin that end before ``beyond`` and have these initials?"""
    letters = "".join(c for c in short if c.isupper())
    long, all_words, full = "", "", 0
    for i in range(beyond - 1, max(beyond - _WORDS, 0) - 1, -1):
        word = tokens.word[i]
        initials = _initials(word)
        if initials:
            long, all_words, full = initials + long, initials + all_words, full + 1
            if full > 1 and letters in (long, all_words):
                return i
        elif _is_link(word):
            all_words = word[0].upper() + all_words if word.isalpha() else all_words
        else:
            return None
    return None


def _initials(word: str) -> str:
    """The first letters of a word and of those that were run together with it: "KeshFront"."""
    if not word.isalpha() or not word[0].isupper() or word.isupper():
        return ""
    return "".join(c for k, c in enumerate(word) if c.isupper() and (k == 0 or word[k - 1].islower()))


def _is_link(word: str) -> bool:
    """May a small word stand inside a name: "of", "the", "e", the "s" of a possessive, a hyphen?"""
    small = word.islower() and (len(word) == 1 or word in words().unspelled)
    return small or word in {"-", "–", "'s", "’s", "’"}


def _is_office(tokens: Tokens, found: Doubled) -> bool:
    """Is it one person's office that is spelled out: "Superintendent of Works SW"?"""
    first, beyond = found.full
    links = (i for i in range(first + 1, beyond) if tokens.lower[i] in _COMPLEMENTS)
    head = tokens.lower[next(links, beyond) - 1]
    noun = lexicon().nouns.get(head)
    return head in lexicon().titles or (noun is not None and noun.one is ActorKind.PERSON)
