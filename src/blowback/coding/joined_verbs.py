"""With which verb is a second one joined: "demanded that he resign and accused the army"?

The parser joins it with the nearer one. A verb in the past has its subject where another verb has a tense,
so behind "resign", "to leave" or "of arming" it belongs to the verb further up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_AUXILIARIES = ("aux", "auxpass")


def join_to_tensed(tree: Tree) -> None:
    """Join each such verb with the verb above that has a tense."""
    for verb in range(1, len(tree.dep)):
        _give_back_subject(tree, verb)
    for verb, dep in enumerate(tree.dep):
        if dep == "conj" and _is_past(tree, verb) and tree.child(verb, *_SUBJECTS) is None:
            above = _tensed_above(tree, tree.head[verb])
            if above is not None:
                tree.children[tree.head[verb]].remove(verb)
                tree.head[verb] = above
                tree.children[above] = sorted([*tree.children[above], verb])


def _give_back_subject(tree: Tree, verb: int) -> None:
    """In "broke with A and B followed" B is the subject of the second verb, and not joined with A."""
    noun = verb - 1
    joined = tree.dep[verb] == "conj" and tree.dep[noun] == "conj" and tree.pos[noun] in ("NOUN", "PROPN")
    if not joined or tree.tag[verb] not in ("VBD", "VBZ") or tree.child(verb, *_SUBJECTS) is not None:
        return
    first = tree.head[noun]
    linked = any(tree.dep[c] == "cc" for c in tree.children[first] if c < noun)
    own = any(tree.dep[c] == "cc" and c > noun for c in tree.children[tree.head[verb]])
    if linked and not own and tree.head[verb] < first:
        tree.children[first].remove(noun)
        tree.head[noun], tree.dep[noun] = verb, "nsubj"
        tree.children[verb] = sorted([*tree.children[verb], noun])


def _is_past(tree: Tree, verb: int) -> bool:
    """Has it a tense; or is it a participle with an object, which is one misread: "and fired missiles"?"""
    bare = tree.tag[verb] == "VBN" and tree.child(verb, "dobj") is not None
    return tree.tag[verb] in ("VBD", "VBZ") or (bare and tree.child(verb, *_AUXILIARIES) is None)


def _tensed_above(tree: Tree, verb: int) -> int | None:
    """The verb with a tense above one that has none; none where it has one, or nothing above it has."""
    current = verb
    while tree.tag[current] in ("VB", "VBG") and not _is_tensed(tree, current):
        above = tree.head[current]
        if tree.dep[current] == "pcomp" and tree.pos[above] == "ADP":  # "accused A of arming B and left"
            above = tree.head[above]
        elif tree.dep[current] not in _CLAUSES:
            return None
        if tree.pos[above] not in ("VERB", "AUX"):
            return None
        current = above
    return current if current != verb and tree.tag[current] in _TENSED else None


def _is_tensed(tree: Tree, verb: int) -> bool:
    """Has it its tense by another word: "did leave", "was arming"?"""
    aux = [c for c in tree.children[verb] if tree.dep[c] == "aux"]
    return any(tree.lemma[c] == "do" or (tree.tag[verb] == "VBG" and tree.lemma[c] == "be") for c in aux)
