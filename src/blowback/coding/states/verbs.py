"""Which verbs, participles and adjectives say how somebody stands: leads, belongs to, is allied with?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.quantities import quantity
from blowback.coding.states.words import (
    GROUPS,
    Standing,
    adjective_holders,
    beside,
    ended,
    is_body,
    is_group,
    is_place,
    kinds,
    owned,
    words,
)
from blowback.records import Backing
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import BackingKind, StateKind

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_STATED, _ATTRIBUTE = 0.7, 0.5  # "is allied with" is said; "Kesh-allied" is told beside what is said


def verb_state(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A leads B", "B is led by A", "A-backed B", "A belongs to B"."""
    lemma = tree.lemma[verb]
    if lemma not in _first_words():
        return
    frame = tree.frame(verb)
    kind = kinds("verbs").get(lemma)
    if kind is not None and frame.subjects and frame.objects:
        yield from _transitive(tree, cast, verb, kind)
    holders = frame.objects if frame.passive else frame.subjects
    for wording, preposition, head in _led_to(tree, verb):
        kind = kinds("verbs").get(f"{lemma} {wording}")
        holders = tuple(h for h in holders if h != head)
        if kind is None or not owned(cast, holders) or not _fits(tree, cast, kind, head):
            continue
        if kind == StateKind.DEPENDENCE and not any(is_body(cast, h) for h in holders):
            continue
        told = beside(tree, verb, head) is not None
        trigger = _preposition(tree, head, preposition) if told else None
        yield _standing(tree, verb, kind, f"{lemma} {wording}", holders, (head,), trigger)
        return


def _led_to(tree: Tree, verb: int) -> Iterator[tuple[str, str, int]]:
    """What the words after a verb lead to: (all of those words, the preposition, the phrase)."""
    frame = tree.frame(verb)
    yield from ((name, name, head) for name, head in frame.obliques)
    between = [c for c in tree.children[verb] if tree.lower[c] in ("away", "off", "apart", "out", "up")]
    for word in (*between, *frame.objects):  # "broke away from", "pledged allegiance to"
        for name, head in (*tree.prepositions(word), *frame.obliques):
            yield f"{tree.lower[word]} {name}", name, head


def _standing(
    tree: Tree,
    verb: int,
    kind: str,
    value: str,
    actors: tuple[int, ...],
    recipients: tuple[int, ...],
    trigger: int | None,
) -> Standing:
    if ended(tree, verb, verb):
        value = f"former {value}"
    return Standing("state verb", verb, kind, value, actors, recipients, trigger=trigger)


def _transitive(tree: Tree, cast: Cast, verb: int, kind: str) -> Iterator[Standing]:
    frame = tree.frame(verb)
    objects = tuple(o for o in frame.objects if cast.owner(o) is not None and _fits(tree, cast, kind, o))
    if not objects or not owned(cast, frame.subjects) or not _acts(cast, frame.subjects):
        return
    if kind == StateKind.ALLIANCE and not _stands_backed(tree, verb):
        return
    trigger = beside(tree, verb, objects[0])
    yield _standing(tree, verb, kind, tree.lemma[verb], frame.subjects, objects, trigger)


def _acts(cast: Cast, heads: tuple[int, ...]) -> bool:
    return any((m := cast.owner(h)) is not None and cast.acts(m) for h in heads)


def _stands_backed(tree: Tree, verb: int) -> bool:
    """Reads "A-backed B" and "B, backed by A" tell what B is; "A backed B" tells what A did."""
    return tree.tag[verb] == "VBN" and tree.dep[verb] in ("amod", "acl") and tree.frame(verb).passive


def _preposition(tree: Tree, head: int, name: str) -> int:
    """The preposition that leads to a phrase; the phrase itself where it is not found."""
    above = tree.head[head]
    while tree.dep[above] == "conj" and tree.head[above] != above:
        above = tree.head[above]
    return above if tree.lower[above] == name else head


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in kinds("verbs"))


def _fits(tree: Tree, cast: Cast, kind: str, head: int) -> bool:
    mention = cast.at(head)
    if kind == StateKind.RECOGNITION:
        if tree.lemma[head] in words("recognised", "objects"):
            return cast.owner(head) is not None
        actor = cast.actor_of(mention)
        return actor is not None and actor.kind in (ActorKind.STATE, *GROUPS)
    if kind == StateKind.ROLE:
        return mention is not None and mention.form is MentionForm.NAME and is_body(cast, head)
    if kind == StateKind.LEADERSHIP and mention is not None and is_place(cast, head):
        return True
    if kind in (StateKind.ALLIANCE, StateKind.RIVALRY, StateKind.DEPENDENCE):
        return (found := cast.owner(head)) is not None and cast.acts(found)
    return mention is not None and is_body(cast, head)


# --- adjectives: "allied with", "dependent on" ----------------------------------------------------


def adjective_state(tree: Tree, cast: Cast, index: int) -> Iterator[Standing]:
    """Reads "A is allied with B", "B-aligned A", "A, close to B"."""
    if tree.lower[index] not in _first_adjectives() or tree.tag[index] == "VB":  # "would close it to flights"
        return
    table = kinds("adjectives")
    found = list(tree.prepositions(index))
    if tree.lower[index - 1] == "-" and index > 1 and tree.dep[index] == "amod":  # "Kesh-aligned militias"
        found += [
            (name, index - 2) for name in ("with", "to", "by") if f"{tree.lower[index]} {name}" in table
        ]
    for preposition, head in found:
        wording = f"{tree.lower[index]} {preposition}"
        kind = table.get(wording)
        mention = cast.owner(head)
        if kind is None or kind == "relations" or mention is None or not cast.acts(mention):
            continue  # relations are told by ``inclined``
        holders, predicate = adjective_holders(tree, index)
        holders = tuple(h for h in holders if h != head)
        if holders and owned(cast, holders):
            value = f"former {wording}" if ended(tree, index, predicate) else wording
            weight = _ATTRIBUTE if tree.dep[index] == "amod" else _STATED
            yield Standing(
                "state adjective", index, kind, value, holders, (head,), predicate=predicate, weight=weight
            )
            return


@cache
def _first_adjectives() -> frozenset[str]:
    return frozenset(name.split()[0] for name in kinds("adjectives"))


# --- joining --------------------------------------------------------------------------------------


def joining(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Who joins a group becomes its member; fighters of another group that do are backing of its kind."""
    if tree.lemma[verb] not in words("joining", "verbs"):
        return
    frame = tree.frame(verb)
    groups = tuple(o for o in frame.objects if is_group(cast, o))
    if not groups or not owned(cast, frame.subjects):
        return
    found = Standing("joining", verb, "membership", tree.lemma[verb], frame.subjects, groups)
    if all(is_group(cast, s) or _of_group(tree, cast, s) for s in frame.subjects):
        counts = (quantity(tree, s, "fighters") for s in frame.subjects)
        found = found._replace(
            backing=Backing(kind=BackingKind.FIGHTERS), quantities=tuple(c for c in counts if c is not None)
        )
    yield found


def _of_group(tree: Tree, cast: Cast, head: int) -> bool:
    """Are these the men of some group: "hundreds of K fighters"?"""
    return any(is_group(cast, each) for each in tree.descendants(head) if cast.at(each) is not None)
