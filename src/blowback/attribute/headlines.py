"""Who says what in a headline or at the head of a line: *Minister: no talks*, *Mayor Slams Budget*?

In a headline in capitals the tagger takes verbs for names; the third person of a reporting verb between
a name and an object is read as one all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from blowback.attribute.cues import Cue, cues
from blowback.attribute.drafts import Draft
from blowback.attribute.nouns import is_document
from blowback.attribute.tree import NOMINAL, Stretch, Tree

# "Marek (KF): no talks", but not "Marek (born: ...": what an open bracket holds is told of nobody's words
_LABEL = re.compile(r"[A-Z](?:[^\n:.!?\"“()]|\([^\n:()]*\)){0,60}:\s")
_LINE = re.compile(r"[^\n]+")
_SPEAKING = frozenset(("PERSON", "ORG", "NORP"))
_NO_SPEAKER = frozenset(
    (
        "update",
        "breaking",
        "exclusive",
        "related",
        "photo",
        "photos",
        "video",
        "byline",
        "watch",
        "note",
        "busted",
    )
)
_TOPICAL = frozenset(("how", "why", "what", "who", "when", "where", "a", "the", "live"))
_CAPITALS = 0.7  # share of capitalised words that makes a line a headline in capitals
_HEADLINE = 25  # words
_LABEL_WORDS = 8
_ENDS = frozenset(("as", "after", "before", "while", "amid", "following"))


def find_headlines(tree: Tree, taken: set[int]) -> Iterator[Draft]:
    """Every attribution by a colon at the head of a line, or by the verb of a headline in capitals."""
    say = cues()["say", "verb"]
    people = {tree.words[index] for index in range(tree.size) if tree.entity[index] == "PERSON"}
    for match in _LINE.finditer(tree.text):
        if not match.group().strip():
            continue
        first, last = tree.at(match.start()), tree.at(match.end() - 1)
        if tree.skipped[first]:
            continue
        label = _LABEL.match(match.group())
        if label is not None:
            colon = tree.at(match.start() + label.end() - 2)
            speaker = tree.trim((first, colon - 1)) if tree.words[colon] == ":" else None
            if speaker is not None and _can_speak(tree, speaker, people) and not _is_topic(tree, colon, last):
                yield Draft("colon", say, colon, [colon], speaker, [(colon + 1, last)])
                continue
        if last - first <= _HEADLINE and _in_capitals(tree, first, last):
            yield from _capital_verb(tree, first, last, taken)


def _is_topic(tree: Tree, colon: int, last: int) -> bool:
    """*Vardania: How the truce failed*, *Tolm: 547*: what stands before the colon does not speak."""
    if colon + 1 < tree.size and tree.lowers[colon + 1] in _TOPICAL:
        return True
    return not any(tree.is_verb(index) or tree.quoted[index] >= 0 for index in range(colon + 1, last + 1))


def _can_speak(tree: Tree, stretch: Stretch, people: set[str]) -> bool:
    """Is the label before a colon somebody, or a document, and nothing else?"""
    tokens = range(stretch[0], stretch[1] + 1)
    if len(tokens) > _LABEL_WORDS or any(tree.is_verb(index) for index in tokens):
        return False
    if any(tree.lowers[index] in _NO_SPEAKER for index in tokens):
        return False
    if any(tree.entity[index] in _SPEAKING for index in tokens) or tree.words[stretch[1]] in people:
        return True
    return is_document(tree.lemmas[stretch[1]]) or (len(tokens) <= 2 and tree.words[stretch[0]].isupper())


def _in_capitals(tree: Tree, first: int, last: int) -> bool:
    """Does (nearly) every longer word of a line begin with a capital?"""
    words = [tree.words[index] for index in range(first, last + 1) if len(tree.words[index]) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


@cache
def _third_persons() -> dict[str, Cue]:
    """*slams* -> slam, for verbs that take a clause, an object or an infinitive."""
    forms: dict[str, Cue] = {}
    for (lemma, pos), cue in sorted(cues().items()):
        if pos != "verb" or " " in lemma or not {"that", "np", "to", "np-to", "oprd"} & cue.slots:
            continue
        if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
            forms[lemma + "es"] = cue
        elif lemma.endswith("y") and lemma[-2] not in "aeiou":
            forms[lemma[:-1] + "ies"] = cue
        else:
            forms[lemma + "s"] = cue
    return forms


def _capital_verb(tree: Tree, first: int, last: int, taken: set[int]) -> Iterator[Draft]:
    """The first reporting verb of the line that no other finder has read."""
    forms = _third_persons()
    for index in range(first + 1, last):
        cue = forms.get(tree.lowers[index])
        if cue is None:
            continue
        if index in taken:
            return
        if (
            tree.pos[index - 1] not in NOMINAL
            or tree.quoted[index] >= 0
            or tree.lowers[index + 1] in ("of", "for")
        ):
            continue
        speaker = tree.trim((first, index - 1))
        end = next((i - 1 for i in range(index + 2, last) if tree.lowers[i] in _ENDS), last)
        if speaker is not None:
            yield Draft("headline", cue, index, [index], speaker, [(index + 1, end)])
        return
