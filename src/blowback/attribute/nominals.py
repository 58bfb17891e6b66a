"""Who says what with a noun or an adjective: *their claim that*, *confident that*, *criticism of*?"""

from __future__ import annotations

from collections.abc import Iterator

from blowback.attribute.cues import Cue, cues
from blowback.attribute.drafts import Draft
from blowback.attribute.subjects import phrase, subject_head
from blowback.attribute.tree import Stretch, Tree

_CLAUSE = ("acl", "ccomp", "relcl", "xcomp", "advcl")
_LIGHT = frozenset(
    (
        "make",
        "issue",
        "express",
        "voice",
        "raise",
        "have",
        "give",
        "repeat",
        "deliver",
        "release",
        "offer",
        "share",
        "hold",
        "file",
        "level",
        "draw",
        "face",
        "renew",
        "reiterate",
        "reject",
        "show",
        "harbor",
        "send",
    )
)


_PEOPLE = frozenset(("he", "she", "they", "we", "i", "who", "others", "some", "many"))


def find_nominals(tree: Tree) -> Iterator[Draft]:
    """Every attribution whose cue is a noun or an adjective with a clause or a phrase of its own."""
    lexicon = cues()
    for index in range(tree.size):
        pos = tree.pos[index]
        if pos not in ("NOUN", "ADJ") or tree.skipped[index] or tree.quoted[index] >= 0:
            continue
        cue = lexicon.get((tree.lemmas[index], pos.lower()))
        if cue is None:
            continue
        content = _content(tree, index, cue)
        if content is None:
            continue
        speaker = _holder(tree, index) if pos == "NOUN" else _bearer(tree, index)
        if speaker is None and (pos == "ADJ" or tree.lowers[content[0]] != "that"):
            continue
        yield Draft(f"{pos.lower()}:{cue.kind}", cue, index, [index], speaker, [content])


def _content(tree: Tree, index: int, cue: Cue) -> Stretch | None:
    """The clause or prepositional phrase that says what is claimed, hoped or feared."""
    for kid in tree.children(index, *_CLAUSE):
        if kid < index:
            continue
        marks = {tree.lowers[k] for k in tree.kids[kid] if k < kid}
        if "that" in cue.slots and "that" in marks and tree.deps[kid] != "relcl":
            return tree.subtree(kid)
        if "that" in cue.slots and tree.pos[index] == "ADJ" and tree.deps[kid] == "ccomp":
            return tree.subtree(kid)
        if "to" in cue.slots and tree.is_infinitive(kid):
            return tree.subtree(kid)
    wanted = cue.prepositions
    for kid in tree.children(index, "prep"):
        if tree.lowers[kid] in wanted and kid > index and tree.child(kid, "pobj", "pcomp") is not None:
            return kid + 1, tree.right[kid]
    return None


def _holder(tree: Tree, noun: int) -> Stretch | None:
    """Whose claim: the possessor, *by* or *from* somebody, or the subject of *make*, *issue*, *voice*."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        stretch = tree.subtree(owner)
        if tree.lowers[stretch[1]] in ("'s", "’s", "'", "’"):
            stretch = stretch[0], stretch[1] - 1
        return tree.trim(stretch)
    for kid in tree.children(noun, "prep"):
        if tree.lowers[kid] in ("by", "from", "among"):
            inner = tree.child(kid, "pobj")
            if inner is not None:
                return tree.trim(tree.subtree(inner))
    above = tree.heads[noun]
    if tree.deps[noun] == "dobj" and tree.lemmas[above] in _LIGHT and not tree.is_passive(above):
        head = subject_head(tree, above)
        return phrase(tree, head, above) if head is not None else None
    if tree.deps[noun] == "pobj":
        above = tree.heads[above]
        if tree.deps[above] == "dobj":
            above = tree.heads[above]
    if tree.is_verb(above) and above < noun and not tree.is_passive(above):
        head = subject_head(tree, above)
        if head is not None and _is_human(tree, head):
            return phrase(tree, head, above)
    return None


def _is_human(tree: Tree, head: int) -> bool:
    """Is this somebody, by name or pronoun?"""
    return tree.entity[head] in ("PERSON", "ORG", "NORP", "GPE") or tree.lowers[head] in _PEOPLE


def _bearer(tree: Tree, adjective: int) -> Stretch | None:
    """Who is confident, aware, afraid: the subject of the copula."""
    above = tree.heads[adjective]
    if tree.deps[adjective] not in ("acomp", "oprd", "attr", "conj") or not tree.is_verb(above):
        return None
    head = subject_head(tree, above)
    if head is None or tree.lowers[head] in ("it", "there"):
        return None
    return phrase(tree, head, above)
