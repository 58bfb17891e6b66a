"""Who are "the two sides", "neither country", "the three": which pair or trio was told of before?

They are those who last met, agreed, fought or negotiated: "A and B met. The two sides agreed to a truce."
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from blowback.text.data import toml

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

NEAR = 4  # sentences back: farther off others have come between
_COUNTS = {"two": 2, "both": 2, "three": 3}
_OF_TWO = frozenset({"both", "neither", "each", "either"})
_OTHERS = frozenset({"other", "more", "further", "additional", "first", "last", "remaining"})
_LANDS = frozenset({"country", "nation", "state"})
_TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_AGREEMENTS = frozenset({"agreement", "accord", "deal", "pact", "treaty"})
_WITHIN = frozenset({"prep", "relcl", "acl", "poss", "compound", "appos", "conj"})


def those_meant(tree: Tree, head: int) -> tuple[int, ...]:
    """The heads of those whom a phrase like "the two sides" means; the phrase's own where it means none."""
    count = _count(tree, head)
    if count is None:
        return (head,)
    here = tree.sent[head]
    for sentence in range(here, max(here - NEAR, 0) - 1, -1):
        start, end = tree.sentences[sentence]
        for index in range(min(end, head) - 1, start - 1, -1):
            for several in _mutual(tree, index):
                if len(several) == count and head not in several and _are_such(tree, head, several):
                    return (head,) if _others_between(tree, index, head, several) else several
    return _of_the_same(tree, head, count)


def _of_the_same(tree: Tree, head: int, count: int) -> tuple[int, ...]:
    """Those of "the truce" that its own clause points back to, however far back the text told of it."""
    wanted = {
        _agreed(tree, each)
        for each in tree.frame(tree.head[head]).objects
        if tree.dep[head] == "nsubj" and any(tree.lower[c] == "the" for c in tree.children[each])
    } - {None}
    first = tree.sentences[tree.sent[head]][0]
    for index in range(first - 1, -1, -1) if wanted else ():
        if tree.pos[index] != "VERB":
            continue
        frame = tree.frame(index)
        clause = (tree.head[index],) if tree.dep[index] == "relcl" else ()  # "the truce that it had agreed"
        if wanted.isdisjoint(_agreed(tree, each) for each in (*frame.objects, *frame.by("to"), *clause)):
            continue
        for several in _mutual(tree, index):
            if len(several) == count and _are_such(tree, head, several):
                return several
    return (head,)


def _agreed(tree: Tree, noun: int) -> str | None:
    """By what name is an agreement called: a truce and a ceasefire are one?"""
    lemma = tree.lemma[noun]
    return "truce" if lemma in _TRUCES else lemma if lemma in _AGREEMENTS else None


def _count(tree: Tree, head: int) -> int | None:
    """How many are meant by words that name nobody: "the two", "both sides", "the three countries"?"""
    before = [c for c in tree.children[head] if c < head]
    if any(tree.dep[c] in _WITHIN or tree.lower[c] in _OTHERS for c in tree.children[head]):
        return None
    if tree.lower[head] in _COUNTS and tree.pos[head] in ("NUM", "PRON", "NOUN"):
        the = tree.lower[head] == "both" or any(tree.lower[c] == "the" for c in before)
        return _COUNTS[tree.lower[head]] if the and tree.dep[head] in ("nsubj", "pobj") else None
    if tree.pos[head] != "NOUN" or tree.lemma[head] not in _words("parties"):
        return None
    lower = {tree.lower[c] for c in before}
    if lower & _OF_TWO:
        return 2
    return next((n for word, n in _COUNTS.items() if word in lower), None) if "the" in lower else None


def _mutual(tree: Tree, index: int) -> Iterator[tuple[int, ...]]:
    """Those between whom a word tells something mutual."""
    if tree.pos[index] in ("NOUN", "PROPN") and tree.lemma[index] in _words("nouns"):
        yield tuple(h for name, h in tree.prepositions(index) if name == "between")
    elif tree.pos[index] == "VERB" and tree.lemma[index] in _words("verbs"):
        frame = tree.frame(index)
        yield tuple(s for s in frame.subjects if _is_somebody(tree, s))
        others = [h for h in frame.by("with") if _is_somebody(tree, h)]
        others += [h for o in frame.objects for name, h in tree.prepositions(o) if name == "with"]
        if tree.lemma[index] in _words("meeting"):
            others += frame.objects
        yield tuple(dict.fromkeys((*frame.subjects, *(o for o in others if _is_somebody(tree, o)))))


def _are_such(tree: Tree, head: int, several: tuple[int, ...]) -> bool:
    """Can they be called so: no person is a country or a side, nor are border guards a country?"""
    if tree.lemma[head] in _LANDS and any(tree.pos[each] == "NOUN" for each in several):
        return False
    return tree.lemma[head] in _COUNTS or not any(tree.doc[h].ent_type_ == "PERSON" for h in several)


def _others_between(tree: Tree, told: int, head: int, several: tuple[int, ...]) -> bool:
    """Does another name act between those who met and "the two sides", which may be of it?"""
    known = {tree.lower[each] for several_head in several for each in tree.descendants(several_head)}
    end = tree.sentences[tree.sent[told]][1]
    return any(
        tree.dep[i] in ("nsubj", "nsubjpass")
        and tree.doc[i].ent_type_ in ("GPE", "NORP", "ORG")
        and tree.lower[i] not in known
        for i in range(end, tree.sentences[tree.sent[head]][0])
    )


def _is_somebody(tree: Tree, head: int) -> bool:
    """Is it a name, or what is called by one: "the government of Kesh", "Kesh's army"?"""
    if tree.pos[head] in ("PROPN", "PRON"):
        return True
    inner = [c for c in tree.children[head] if tree.dep[c] in ("poss", "compound", "amod", "nmod", "appos")]
    inner += [h for name, h in tree.prepositions(head) if name == "of"]
    return tree.pos[head] == "NOUN" and (
        any(tree.pos[c] == "PROPN" or tree.doc[c].ent_type_ in ("NORP", "GPE", "ORG") for c in inner)
        or tree.lemma[head] in _words("bodies")
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "pairs.toml")[name])
