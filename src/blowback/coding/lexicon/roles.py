"""Who fills the roles of a matched row?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from blowback.coding.lexicon.content import contents
from blowback.coding.lexicon.match import Match, adjective_subjects, all_obliques, best, token_rows
from blowback.coding.lexicon.rows import Row, classes
from blowback.vocab.claims import Role
from blowback.vocab.plover import quad

if TYPE_CHECKING:
    from blowback.coding.frames import Frame, Tree

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")


def roles_of(tree: Tree, index: int, match: Match) -> list[tuple[Role, int]]:
    """Which words fill the roles of the row, each role from its first slot that is filled?"""
    found: list[tuple[Role, int]] = []
    for role, slots in match.row.roles:
        for slot in slots:
            fillers = [each for each in _fill(tree, index, match, slot) if each != index]
            fillers = [each for each in fillers if all(each != other for _, other in found)]
            if fillers:
                found.extend((role, each) for each in fillers)
                break
    return found


def lent_roles(
    tree: Tree, verb: int, light: Match, noun: int, row: Row, own: list[tuple[Role, int]]
) -> list[tuple[Role, int]]:
    """The noun's roles with those that the verb lends; what the noun says itself wins for its recipient."""
    lent = [(role, each) for role, each in roles_of(tree, verb, light) if each != noun]
    taken = {role for role, _ in lent}
    kept = [(role, each) for role, each in own if role not in taken]
    found = lent + [pair for pair in kept if all(pair[1] != each for _, each in lent)]
    if all(role is not Role.RECIPIENT for role, _ in found):
        slots = next((slots for role, slots in row.roles if role is Role.RECIPIENT), ())
        for slot in slots:
            heads = [head for name, head in tree.frame(verb).obliques if name == slot and head != noun]
            heads = [head for head in heads if tree.lemma[head] not in classes()["TIME"]]
            if heads:
                found += [(Role.RECIPIENT, each) for each in heads]
                break
    return found


def _fill(tree: Tree, index: int, match: Match, slot: str) -> Iterable[int]:
    frame = tree.frame(index)
    if slot == "subj":
        return adjective_subjects(tree, index) if match.row.pos == "a" else frame.subjects
    if slot == "obj":
        return frame.objects or match.objects
    if slot == "iobj":
        return frame.indirect
    if slot == "comp":
        return [
            s for dep, each in frame.complements if dep in ("ccomp", "xcomp") for s in _subjects(tree, each)
        ]
    if slot == "compobj":
        return [
            x for each in contents(tree, index) if _is_hostile(tree, each) for x in tree.frame(each).objects
        ]
    if slot == "poss":
        return [x for c in tree.children[index] if tree.dep[c] == "poss" for x in tree.conjuncts(c)]
    if slot == "mod":
        return [m for m in frame.modifiers if m not in match.words and _can_act(tree, m)]
    if slot == "by" and match.row.pos == "n":
        return [head for name, head in tree.prepositions(index) if name == "by" and tree.pos[head] != "VERB"]
    time = classes()["TIME"]
    return [
        head
        for name, head in _first_nonempty(frame, tree, slot)
        if name == slot and tree.pos[head] in _NOMINAL and tree.lemma[head] not in time
    ]


def _is_hostile(tree: Tree, index: int) -> bool:
    found = best(tree, index, token_rows(tree, index))
    return bool(found) and found[0].row.event_type is not None and quad(found[0].row.event_type) == 4


def _first_nonempty(frame: Frame, tree: Tree, slot: str) -> list[tuple[str, int]]:
    own = [(name, head) for name, head in frame.obliques if name == slot]
    return own or [pair for pair in all_obliques(tree, frame) if pair[0] == slot]


def _subjects(tree: Tree, index: int) -> Iterable[int]:
    frame = tree.frame(index)
    return frame.objects if frame.passive else frame.subjects


def _can_act(tree: Tree, index: int) -> bool:
    """May a modifier be who does it: a name, an adjective of a people, "police", "rebel"?"""
    if tree.pos[index] == "PROPN":
        return True
    if tree.pos[index] == "ADJ" and tree.text[index][:1].isupper():
        return True
    words = classes()["ACTOR_MODIFIER"]
    return tree.lemma[index] in words or tree.lower[index] in words
