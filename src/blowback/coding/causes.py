"""What does a speaker say brought about, enabled, hindered or moved something else?

A causal claim is made only where at least one side is itself a claim of the same sentence; it never
becomes a causal finding of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.coding.factuality import commitment
from blowback.text.data import inverted, toml
from blowback.vocab.claims import CausalRelation, ClaimKind, Extent, Role

if TYPE_CHECKING:
    from blowback.coding.frames import Tree


def causal_drafts(
    tree: Tree, tokens: Iterable[int], cues: dict[int, frozenset[int]], triggers: frozenset[int]
) -> Iterator[Draft]:
    """Which causal statements do the tokens make? ``triggers`` are those of the claims already read."""
    for index in tokens:
        found = _found(tree, index)
        if found is None:
            continue
        relation, causes, effects, words = found
        cause = _first(tree, causes, triggers, but=index)
        effect = _first(tree, effects, triggers, but=index)
        if cause is not None and effect is None and (doings := _doings(tree, effects)) is not None:
            effect = doings.trigger
            yield doings
        if cause is None or effect is None or cause == effect:
            continue  # "led to": nobody says what did
        view = commitment(tree, index, cues.get(index, frozenset()))
        yield Draft(
            trigger=index,
            kind=ClaimKind.CAUSAL,
            extent=Extent.SINGLE,
            causal=CausalRelation(relation),
            cause=cause,
            effect=effect,
            factuality=view.factuality,
            modality=view.modality,
            hedges=view.hedges,
            weight=0.5,
            why=[f"causal: {words}"],
        )


def _doings(tree: Tree, effects: Iterable[int]) -> Draft | None:
    """What somebody does, told by no word for any act: "gave an impetus to the activities of A"."""
    for noun in effects:
        if tree.lemma[noun] not in toml("blowback.coding", "causes.toml")["doings"]["nouns"]:
            continue
        frame = tree.frame(noun)
        named = [m for m in frame.modifiers if tree.pos[m] == "PROPN"]
        owners = [*frame.subjects, *frame.by("of"), *named[-1:]]
        if owners:
            return Draft(
                trigger=noun,
                kind=ClaimKind.EVENT,
                roles=[(Role.ACTOR, head) for head in owners],
                extent=Extent.REPEATED,
                weight=0.4,
                why=[f"doings: {tree.text[noun]}"],
            )
    return None


_Found = tuple[str, list[int], list[int], str]


def _found(tree: Tree, index: int) -> _Found | None:
    if tree.pos[index] == "VERB":
        return _verb(tree, index)
    if tree.pos[index] == "NOUN":
        return _result(tree, index)
    return _preposition(tree, index)


def _result(tree: Tree, noun: int) -> _Found | None:
    """Reads "was a response to", "is the result of": the subject is the effect."""
    if tree.dep[noun] != "attr" or tree.lemma[noun] not in toml("blowback.coding", "causes.toml")["results"]:
        return None
    causes = [head for name, head in tree.prepositions(noun) if name in ("of", "to")]
    words = f"{tree.lemma[tree.head[noun]]} {tree.lemma[noun]}"
    return CausalRelation.CAUSES, causes, list(tree.frame(tree.head[noun]).subjects), words


def _verb(tree: Tree, verb: int) -> _Found | None:
    frame = tree.frame(verb)
    lemma = tree.lemma[verb]
    names = [f"{lemma} {name}" for name, _ in frame.obliques]
    if frame.particle:
        names.append(f"{lemma} {frame.particle}")
    for name in names:
        relation = _verbs("verbs").get(name)
        if relation is not None:
            preposition = name.partition(" ")[2]
            effects = [h for p, h in frame.obliques if p == preposition] or list(frame.objects)
            return relation, list(frame.subjects), effects, name
        relation = _verbs("verbs_reversed").get(name)
        if relation is not None:
            causes = [h for p, h in frame.obliques if p == name.partition(" ")[2]]
            return relation, causes, list(frame.subjects), name
    for obj in frame.objects:  # "gave an impetus to", "dealt a blow to"
        relation = _verbs("nouns").get(tree.lemma[obj])
        if relation is not None and lemma in ("give", "provide", "deal", "lend", "be", "pose", "offer"):
            effects = [h for p, h in [*frame.obliques, *tree.prepositions(obj)] if p in ("to", "for")]
            return relation, list(frame.subjects), [*effects, *frame.indirect], f"{lemma} {tree.lemma[obj]}"
    relation = _verbs("verbs").get(lemma)
    if relation is not None and frame.objects:
        deeds = [
            each for dep, each in frame.complements if dep in ("xcomp", "ccomp")
        ]  # "prompted A to leave"
        return relation, list(frame.subjects), [*deeds, *frame.objects], lemma
    return None


def _preposition(tree: Tree, index: int) -> _Found | None:
    if tree.dep[index] not in ("prep", "acomp", "amod", "advmod", "mark", "pcomp"):
        return None
    if tree.lower[index] not in _opening():
        return None
    for width in (4, 3, 2):
        words = " ".join(tree.lower[index : index + width])
        relation = _verbs("prepositions").get(words)
        if relation is not None:
            last = index + width - 1
            causes = [d for d in tree.descendants(index) if tree.dep[d] in ("pobj", "pcomp") and d > last]
            return relation, causes[:1], [tree.head[index]], words
    return None


def _first(tree: Tree, heads: Iterable[int], triggers: frozenset[int], but: int) -> int | None:
    """The uppermost trigger in or at these phrases, what their clauses tell aside left out."""
    for head in heads:
        level = [head]
        for each in level:
            if each in triggers and each != but:
                return each
            level += [c for c in tree.children[each] if tree.dep[c] not in ("relcl", "acl", "appos", "advcl")]
    return None


@cache
def _opening() -> frozenset[str]:
    return frozenset(words.split()[0] for words in _verbs("prepositions"))


@cache
def _verbs(section: str) -> Mapping[str, str]:
    return inverted(toml("blowback.coding", "causes.toml")[section])
