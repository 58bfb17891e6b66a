"""Is something done by saying it: "I would like to thank A", "It is our pleasure to welcome them"?

Grammatically these are wishes and purposes; who says them in the present has thanked and welcomed. Only the
first person does so, with a verb of which saying it is doing it.

Source: performative utterances after Austin (1962).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.coding.moods import is_infinitive

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_DONE_BY_SAYING = frozenset(
    {"thank", "congratulate", "welcome", "convey", "express", "extend", "condemn", "praise", "commend",
     "salute", "urge", "appeal", "apologise", "apologize", "applaud", "reiterate", "invite", "pay", "offer",
     "reaffirm"}
)  # fmt: skip
# what may stand between the speaker and the verb
_POLITE = frozenset(
    {"like", "want", "wish", "take", "opportunity", "pleasure", "pleased", "honour", "honor", "honoured",
     "honored", "privilege", "proud", "happy", "glad", "delighted", "let", "allow", "permit", "begin", "be"}
)  # fmt: skip
_SELVES = frozenset({"i", "we", "me", "us", "my", "our"})
_DEPTH = 4


def is_performed(tree: Tree, verb: int) -> bool:
    """Does the speaker do, by saying so, what the verb says?"""
    if tree.lemma[verb] not in _DONE_BY_SAYING or tree.tag[verb] != "VB" or tree.negated(verb):
        return False
    current, selves = verb, False
    for _ in range(_DEPTH):
        head = tree.head[current]
        if head == current or tree.dep[current] not in (
            "xcomp",
            "ccomp",
            "acl",
            "advcl",
            "dobj",
            "attr",
            "acomp",
        ):
            break
        if tree.lemma[head] not in _POLITE or tree.negated(head) or tree.tag[head] == "VBD":
            return False
        selves = selves or any(tree.lower[c] in _SELVES for c in tree.children[head])
        current = head
    selves = selves or any(tree.lower[c] in _SELVES for c in tree.children[verb] if tree.dep[c] == "nsubj")
    past = any(tree.tag[c] == "VBD" or tree.lower[c] == "have" for c in tree.children[current])
    polite = current != verb and (
        is_infinitive(tree, verb) or tree.lemma[tree.head[verb]] in ("let", "allow")
    )
    return polite and selves and not past
