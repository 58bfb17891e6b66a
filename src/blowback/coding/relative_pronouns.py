"""Whom does a relative pronoun stand for, and who is joined with a phrase?

"The heirs of the regime, who", "the government of Prime Minister A, which", "A and B, which": the place that
the pronoun fills belongs to the noun that its clause is about, which is not always the nearest one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
DEPTH = 6  # how far is climbed up the tree; longer chains are parsing errors
# what nobody calls "who"
_NOBODIES = frozenset(
    {"regime", "government", "republic", "state", "country", "party", "army", "movement", "organisation",
     "organization", "council", "parliament", "empire", "monarchy", "ministry", "agency", "administration"}
)  # fmt: skip


def expand(tree: Tree, index: int) -> list[int]:
    """The phrase and its conjuncts; a relative pronoun becomes its antecedent."""
    resolved = antecedent(tree, index)
    if resolved != index:  # "A and B, which": both, where the clause is hung on the first
        every = tree.conjuncts(resolved)
        return every if every[-1] < index and tree.lower[index] in ("who", "which") else [resolved]
    return list(dict.fromkeys(each for one in tree.conjuncts(index) for each in tree.meant(one)))


def antecedent(tree: Tree, index: int) -> int:
    """A relative pronoun stands for the noun that its clause modifies."""
    if tree.tag[index] not in RELATIVE_TAGS:
        return index
    clause = tree.head[index]
    for _ in range(DEPTH):
        if tree.dep[clause] == "relcl":
            noun = tree.head[clause]
            return _somebody(tree, noun) if tree.lower[index] == "who" else _body_of(tree, noun)
        if tree.head[clause] == clause:
            return index
        clause = tree.head[clause]
    return index


def _body_of(tree: Tree, noun: int) -> int:
    """What is meant by "which" behind "the government of Prime Minister A, which": no person."""
    preposition = tree.head[noun]
    person = tree.doc[noun].ent_type_ == "PERSON" and tree.pos[noun] == "PROPN"
    if person and tree.dep[noun] == "pobj" and tree.lower[preposition] == "of":
        return tree.head[preposition]
    return noun


def _somebody(tree: Tree, noun: int) -> int:
    """Who is meant by "who" behind "an heir of the old regime who": no regime, but its heir.

    Nor is it the firm in "Tovan Resh, a lawyer for the firm, who".
    """
    preposition = tree.head[noun]
    titled = tree.head[preposition]
    if tree.dep[noun] == "pobj" and tree.dep[titled] == "appos" and noun > titled:
        person = tree.head[titled]
        if tree.doc[person].ent_type_ == "PERSON" and tree.doc[noun].ent_type_ != "PERSON":
            return person
    inner = tree.dep[noun] == "pobj" and tree.lower[preposition] == "of"
    if not inner or tree.lemma[noun] not in _NOBODIES:
        return noun
    heir = tree.head[preposition]
    while tree.dep[heir] == "appos" and tree.head[heir] != heir:
        heir = tree.head[heir]
    return heir
