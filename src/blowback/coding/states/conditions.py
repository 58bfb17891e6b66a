"""In what condition is somebody, since when does a group exist, and how many is it?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blowback.coding.quantities import quantity
from blowback.coding.states.words import Standing, beside, is_group, words

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_VERBAL = ("VERB", "AUX")


def condition(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "A faces a recession", "inflation in A soars"."""
    if tree.lemma[noun] not in words("condition", "nouns"):
        return
    head, dep = tree.head[noun], tree.dep[noun]
    holders: list[int] = []
    while dep == "pobj" or (dep == "conj" and tree.pos[head] == "NOUN"):
        head, dep = tree.head[head], tree.dep[head]
    if tree.pos[head] == "VERB" and tree.lemma[head] in words("condition", "suffering"):
        frame = tree.frame(head)
        holders = list(frame.objects if noun in frame.subjects or frame.passive else frame.subjects)
    above = head
    near = tree.pos[above] == "VERB" and tree.lemma[above] in words("condition", "short_of")
    spared = tree.pos[above] == "VERB" and tree.lemma[above] in words("condition", "spared")
    frame = tree.frame(noun)
    holders = [*frame.subjects, *frame.by("in", "across"), *holders]
    holders += [m for m in frame.modifiers if cast.at(m) is not None]
    rages = dep == "nsubj" and tree.lemma[head] in words("condition", "verbs")
    holders = [h for h in dict.fromkeys(holders) if h != noun and cast.owner(h) is not None]
    if holders or rages:
        found = Standing("condition", noun, "condition", cast.phrase(noun), tuple(holders))
        short_of = "near" if near else "spared" if spared else None
        yield found._replace(short_of=short_of, presupposed=short_of is None and _is_known(tree, noun))


def _is_known(tree: Tree, noun: int) -> bool:
    """Is it told of as one that there is: "agreed to end the Kesh crisis"?"""
    before = [c for c in tree.children[noun] if c < noun]
    if any(tree.lower[c] in ("a", "an", "another", "any", "no", "such") for c in before):
        return False
    return any(tree.lower[c] == "the" or tree.dep[c] == "poss" for c in before)


def formation(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A was founded", "A emerged", "came into existence"."""
    existence = words("formation", "existence")
    formed: list[int] = []
    if tree.lemma[verb] in words("formation", "verbs"):
        frame = tree.frame(verb)
        if (frame.particle or "up") in ("up", "in"):
            formed = [h for h in (frame.objects or frame.subjects) if is_group(cast, h)]
    elif any(tree.lemma[c] in existence for c in tree.children[verb]):
        frame = tree.frame(verb)
        existing = [o for o in frame.objects if tree.lemma[o] in existence]
        formed = [s for o in existing for s in tree.frame(o).subjects or frame.subjects]
    if formed:
        trigger = beside(tree, verb, formed[0])
        yield Standing("formation", verb, "formation", tree.lemma[verb], tuple(formed), trigger=trigger)


def strength(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """The size of a group: "with thousands of fighters", "commands some 5,000 men"."""
    if tree.lemma[noun] not in words("strength", "nouns"):
        return
    top = noun
    while tree.dep[top] == "pobj" and tree.lower[tree.head[top]] == "of":
        top = tree.head[tree.head[top]]
    head = tree.head[top]
    owners: list[int] = []
    if tree.dep[top] == "pobj" and tree.lower[head] == "with":
        above = tree.head[head]
        owners = list(tree.frame(above).subjects) if tree.pos[above] in _VERBAL else [above]
        if tree.pos[above] not in _VERBAL and tree.dep[above] == "attr":
            owners = list(tree.frame(tree.head[above]).subjects)
    elif tree.dep[top] == "dobj" and tree.lemma[head] in words("strength", "verbs"):
        owners = list(tree.frame(head).subjects)
    yield from _sized(tree, cast, noun, noun, owners)


def strong(tree: Tree, cast: Cast, index: int) -> Iterator[Standing]:
    """Reads "The 5,000-strong A", "A is 5,000 strong"."""
    if tree.lower[index] != "strong":
        return
    number = next((c for c in tree.children[index] if tree.pos[c] == "NUM"), None)
    if number is None:
        return
    head = tree.head[index]
    owners = list(tree.frame(head).subjects) if tree.pos[head] in _VERBAL else [head]
    yield from _sized(tree, cast, index, number, owners)


def _sized(tree: Tree, cast: Cast, word: int, counted: int, owners: list[int]) -> Iterator[Standing]:
    owners = [o for o in owners if is_group(cast, o)]
    size = quantity(tree, counted, "members") if owners else None
    if size is not None:
        yield Standing("strength", word, "strength", size.text, tuple(owners), quantities=(size,))
