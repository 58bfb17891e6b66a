"""Which body was made a part of which: "made the Front a part of the army", "was integrated into the police"?

The deed makes a member, from then on. A law that is passed "and" does so does it when it is passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blowback.coding.states.words import Standing, is_body, kinds, words
from blowback.vocab.claims import StateKind

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_NAMED = ("ccomp", "oprd", "attr", "xcomp", "dobj")


def taken_in(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads who becomes a part of what, and not what is only to become one."""
    if any(tree.lower[c] == "to" and tree.dep[c] == "aux" for c in tree.children[verb]):
        return
    for word, member, whole in _made(tree, verb):
        if is_body(cast, member) and is_body(cast, whole) and cast.at(member) is not None:
            yield Standing(
                "made a part",
                word,
                StateKind.MEMBERSHIP,
                "part of",
                (member,),
                (whole,),
                predicate=_by_law(tree, verb),
            )


def _made(tree: Tree, verb: int) -> Iterator[tuple[int, int, int]]:
    """The word that says so, who is made a part, and of what."""
    frame, lemma = tree.frame(verb), tree.lemma[verb]
    if lemma in words("taken_in", "making"):
        for noun in tree.children[verb]:
            if tree.dep[noun] not in _NAMED or kinds("nouns").get(tree.lemma[noun]) != StateKind.MEMBERSHIP:
                continue
            own = [c for c in tree.children[noun] if tree.dep[c] == "nsubj"]
            members = own or [each for each in frame.objects if each != noun]
            yield from ((noun, each, whole) for each in members for whole in tree.frame(noun).by("of"))
    for name, whole in (*frame.obliques, *(pair for o in frame.objects for pair in tree.prepositions(o))):
        if f"{lemma} {name}" in words("taken_in", "verbs"):
            yield from ((verb, each, whole) for each in frame.objects if each != whole)


def _by_law(tree: Tree, verb: int) -> int:
    """The verb that dates it: "passed a law in May and made A part of B", "a law passed in May placed A"."""
    first = tree.head[verb] if tree.dep[verb] == "conj" else verb
    passed = first != verb and any(
        tree.lemma[o] in words("taken_in", "laws") for o in tree.frame(first).objects
    )
    if passed and tree.pos[first] == "VERB":
        return first
    for law in (c for c in tree.children[verb] if tree.dep[c] == "nsubj"):
        clause = tree.child(law, "acl")
        if tree.lemma[law] in words("taken_in", "laws") and clause is not None and tree.tag[clause] == "VBN":
            return clause
    return verb
