"""How do two stand to each other as a text says it: relations and their course, fights that go on?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.states.words import (
    Standing,
    adjective_holders,
    apart,
    is_body,
    kinds,
    owned,
    values,
    words,
)

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_VERBS = ("worsened", "improved", "broken", "backfired")


def relations(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "Ties between A and B soured", "A severed ties with B", "friendly relations"."""
    nouns = words("relations", "nouns")
    if tree.lemma[noun] not in nouns and tree.lower[noun] not in nouns:
        return
    parties = _parties(tree, cast, noun)
    if len(parties) < 2:
        return
    value, trigger = _course(tree, noun)
    if value is not None:
        yield Standing("relations", trigger, "relations", value, tuple(parties))


def alliance(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "the alliance between A and B", "A's partnership with B", which lasts while it is spoken of."""
    if tree.lemma[noun] not in words("relations", "alliances") or _course(tree, noun)[0] is not None:
        return
    frame, verb, predicate = tree.frame(noun), tree.head[noun], noun
    found = [*frame.subjects, *frame.by("between", "with")]
    if tree.dep[noun] == "dobj" and tree.lemma[verb] in words("relations", "forming"):
        found = [*tree.frame(verb).subjects, *found, *tree.frame(verb).by("with")]
        predicate = verb
    parties = apart(cast, (h for h in found if is_body(cast, h)))
    if len(parties) > 1:
        yield Standing(
            "alliance", noun, "alliance", tree.lemma[noun], parties, predicate=predicate, weight=0.6
        )


def treaty(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "A has no defence treaty with B", "the mutual defence pact between A and B"."""
    if not is_defence_treaty(tree, noun):
        return
    frame, verb, predicate = tree.frame(noun), tree.head[noun], noun
    found = [*frame.subjects, *frame.by("between", "with")]
    if tree.dep[noun] == "dobj" and tree.lemma[verb] in words("relations", "sharing"):
        found += [*tree.frame(verb).subjects, *tree.frame(verb).by("with", "between")]
        predicate = verb
    elif tree.dep[noun] == "attr" and tree.lemma[verb] == "be":
        found += tree.frame(verb).by("between", "with")
        predicate = verb
    parties = apart(cast, (h for h in found if (m := cast.owner(h)) is not None and cast.acts(m)))
    if len(parties) > 1:
        yield Standing("treaty", noun, "alliance", tree.lemma[noun], parties, predicate=predicate, weight=0.6)


def is_defence_treaty(tree: Tree, noun: int) -> bool:
    """Does a treaty bind its parties to defend each other, by what stands before it?"""
    if tree.lemma[noun] not in words("relations", "treaties"):
        return False
    before = {tree.lower[c] for c in tree.children[noun] if c < noun}
    return bool(before & {"defence", "defense"}) or {"mutual", "security"} <= before


def inclined(tree: Tree, cast: Cast, word: int) -> Iterator[Standing]:
    """Reads "A is friendlier to B than C", "a government hostile to B": relations, told as a leaning."""
    base = tree.lemma[word] if tree.tag[word] in ("JJR", "JJS") else tree.lower[word]
    table = kinds("adjectives")
    for preposition, head in tree.prepositions(word):
        if table.get(f"{base} {preposition}") != "relations" or cast.owner(head) is None:
            continue
        holders, predicate = adjective_holders(tree, word)
        parties = (*(h for h in holders if h != head), head)
        bodies = tuple(p for p in apart(cast, parties) if (m := cast.owner(p)) is not None and cast.acts(m))
        value = values("hostile", "friendly").get(base)
        if len(bodies) > 1 and value is not None:
            yield Standing("inclined", word, "relations", value, bodies, predicate=predicate)
        return


def _parties(tree: Tree, cast: Cast, noun: int) -> list[int]:
    frame = tree.frame(noun)
    found = [*frame.subjects, *frame.by("between", "with", "to", "among")]
    found += [m for m in frame.modifiers if cast.at(m) is not None]
    verb = tree.head[noun]
    if tree.dep[noun] == "dobj":  # "severed ties with B": the subject is a party
        found += [*tree.frame(verb).subjects, *tree.frame(verb).by("with", "between")]
    if tree.dep[noun] in ("nsubj", "nsubjpass"):
        found += tree.frame(verb).by("with", "between", "on")
    return [each for each in dict.fromkeys(found) if cast.owner(each) is not None]


def _course(tree: Tree, noun: int) -> tuple[str | None, int]:
    """What became of the relations: by the verb above them, else by an adjective before them."""
    verb = tree.head[noun]
    adjectives = values("hostile", "friendly")
    if tree.pos[verb] in ("VERB", "AUX") and tree.dep[noun] in ("nsubj", "nsubjpass", "dobj"):
        value = values(*_VERBS).get(tree.lemma[verb])
        if value is not None:
            return value, verb
        for child in tree.children[verb]:
            if tree.dep[child] in ("acomp", "attr", "oprd"):
                value = adjectives.get(tree.lower[child])
                if value is not None:
                    return value, child
    for child in tree.children[noun]:
        value = adjectives.get(tree.lower[child])
        if value is not None and tree.dep[child] == "amod":
            return value, noun
    return None, noun


def turned(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A turned on B", "the alliance backfired on A"."""
    lemma = tree.lemma[verb]
    if lemma in words("relations", "backfired"):
        yield from _backfired(tree, cast, verb)
        return
    if lemma not in _turning():
        return
    subjects = tree.frame(verb).subjects
    for wording, head in _turned_from(tree, verb):
        told = f"{lemma} {wording}" in words("relations", "turned")
        if told and owned(cast, [head]) and owned(cast, subjects):
            other = _named_elsewhere(tree, cast, head, subjects)
            yield Standing("turned", verb, "relations", "worsened", subjects, (other,))
            return


def _turned_from(tree: Tree, verb: int) -> Iterator[tuple[str, int]]:
    """What the words behind a verb lead to: "on B", "away from B", "its independence from B"."""
    obliques = list(tree.prepositions(verb))
    yield from obliques
    for word in tree.children[verb]:
        if word < verb or tree.dep[word] in ("prep", "punct", "conj", "aux", "advcl"):
            continue
        yield from ((f"{tree.lower[word]} {name}", h) for name, h in (*tree.prepositions(word), *obliques))


def _named_elsewhere(tree: Tree, cast: Cast, head: int, subjects: tuple[int, ...]) -> int:
    """Whose name is "their former patron"? That of the one state or group beside them in the sentence."""
    mention = cast.at(head)
    kin = tree.lemma[head] in words("relations", "kin") and tree.child(head, "poss") is not None
    if not kin or cast.actor_of(mention) is not None or tree.child(head, "appos") is not None:
        return head
    own = {actor.id for s in subjects if (actor := cast.stands_for(s)) is not None}
    found: dict[str, int] = {}
    for index in range(*tree.sentences[tree.sent[head]]):
        actor = cast.actor_of(cast.by_head.get(index))
        if actor is not None and actor.id not in own and is_body(cast, index):
            found.setdefault(actor.id, index)
    return next(iter(found.values())) if len(found) == 1 else head


@cache
def _turning() -> frozenset[str]:
    return frozenset(wording.split()[0] for wording in words("relations", "turned"))


def _backfired(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    frame = tree.frame(verb)
    hurt = [h for name, h in frame.obliques if name in ("on", "against", "for") and cast.owner(h) is not None]
    parties = [h for s in frame.subjects for h in _parties(tree, cast, s)]
    parties += [s for s in frame.subjects if cast.at(s) is not None]
    if hurt:
        yield Standing("backfired", verb, "relations", "backfired", tuple(dict.fromkeys([*hurt, *parties])))


# --- conflict -------------------------------------------------------------------------------------


def fighting(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """A conflict that goes on is no event: "is fighting", "have been battling"."""
    if tree.lemma[verb] not in words("conflict", "verbs") or tree.tag[verb] != "VBG":
        return
    if tree.child(verb, "aux") is None:  # "opposed to fighting them" says nothing of a fight that goes on
        return
    frame = tree.frame(verb)
    war = [o for o in frame.objects if tree.lemma[o] in words("conflict", "wars")]
    others = list(frame.by("against", "with"))
    others += [h for o in war for name, h in tree.prepositions(o) if name in ("against", "on", "with")]
    others += [o for o in frame.objects if o not in war]
    others = [o for o in others if cast.owner(o) is not None]
    if frame.subjects and others and owned(cast, frame.subjects):
        yield Standing("is fighting", verb, "conflict", tree.lemma[verb], frame.subjects, apart(cast, others))
