"""Whose infinitive is it that no subject or object names: "counted on A to help", "vital for A to help"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

# verbs whose infinitive is that of the one they lean on: "counted on A to help", "called on A to leave"
_LEANING = frozenset(
    {"call", "count", "rely", "bank", "depend", "bet", "prevail", "gamble", "look",
     "appeal", "plead"}
)  # fmt: skip


def leaned_on(tree: Tree, governor: int, verb: int) -> list[int]:
    """Whose infinitive is it after "count on A to": A's."""
    if tree.lemma[governor] not in _LEANING:
        return []
    return [
        head
        for name, head in tree.prepositions(governor)
        if name in ("on", "upon", "to", "with")
        and head < verb
        and tree.doc[head].ent_type_ not in ("DATE", "TIME")
    ]


def bearer(tree: Tree, copula: int) -> list[int] | None:
    """Whose is "it is my pleasure to help", "it is vital for A to help"? Nobody's where none is named."""
    subject = tree.child(copula, "nsubj", "expl")
    predicative = tree.child(copula, "attr", "acomp")
    told = subject is not None and tree.lower[subject] == "it"
    if told and tree.lemma[copula] in ("take", "cost"):  # "it would take weeks to convene them"
        return [head for name, head in tree.prepositions(copula) if name == "for"]
    if tree.lemma[copula] != "be" or not told or predicative is None:
        return None
    owners = [c for c in tree.children[predicative] if tree.dep[c] == "poss"]
    return owners or [
        head for at in (predicative, copula) for name, head in tree.prepositions(at) if name == "for"
    ]
