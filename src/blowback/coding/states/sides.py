"""On whose side does somebody stand in a fight: with whom they act, and against whom the fight is?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blowback.coding.lexicon import readings
from blowback.coding.states.words import Standing, apart, is_body, words
from blowback.vocab.plover import quad

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Frame, Tree

_VERBAL = ("VERB", "AUX")
_MATERIAL_CONFLICT = 4
_SPEAKER = ("my", "our")  # "our partners" are anybody's
_TOLD_BESIDE = 0.5  # that they are allied is told beside what they did


def conflict(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "A's fight against B", "the war between A and B", "A joined the fight against B"."""
    if tree.lemma[noun] not in words("conflict", "nouns"):
        return
    frame = tree.frame(noun)
    both = apart(cast, (h for h in frame.by("between") if is_body(cast, h)))
    if len(both) > 1:
        yield Standing("conflict", noun, "conflict", tree.lemma[noun], both)
        return
    others = [h for h in frame.by("against", "with") if is_body(cast, h)]
    sides = [h for h in (*frame.subjects, *_modifiers(tree, cast, noun)) if is_body(cast, h)]
    predicate = noun
    if not sides:
        sides, met, predicate = _fighters(tree, cast, noun)
        others += met
    sides = [side for side in sides if side not in others]
    if sides and others:
        yield Standing(
            "conflict", noun, "conflict", tree.lemma[noun], apart(cast, sides), apart(cast, others),
            predicate=predicate, presupposed=bool(frame.subjects) and not tree.negated(noun),
        )  # fmt: skip


def _modifiers(tree: Tree, cast: Cast, noun: int) -> list[int]:
    return [
        m for m in tree.frame(noun).modifiers if cast.at(m) is not None and tree.pos[m] in ("PROPN", "ADJ")
    ]


def _fighters(tree: Tree, cast: Cast, noun: int) -> tuple[list[int], list[int], int]:
    """Who is in a fight whose noun does not say: by the verb or noun that it hangs on.

    Returns:
        The sides, those met there ("is at war with B"), and the word that decides whether it is so.
    """
    dep, above = tree.dep[noun], tree.head[noun]
    if dep == "dobj" and tree.lemma[above] in words("conflict", "waging"):
        frame = tree.frame(above)
        met = [h for h in frame.by("against") if is_body(cast, h)]
        return [h for h in frame.subjects if is_body(cast, h)], met, above
    if dep != "pobj" or tree.lower[above] not in ("at", "in"):
        return [], [], noun
    bearer = tree.head[above]
    if tree.pos[bearer] in _VERBAL:  # "is at war with", "locked in conflict with", "joined A in the fight"
        frame = tree.frame(bearer)
        fighting = _before(tree, cast, above, frame) or (frame.objects if frame.passive else frame.subjects)
        against = frame.by("with") if tree.lemma[bearer] in words("conflict", "locked") else ()
        return (
            [h for h in fighting if is_body(cast, h)],
            [h for h in against if is_body(cast, h)],
            bearer,
        )
    return [h for h in (bearer,) if is_body(cast, h)], [], noun


def _before(tree: Tree, cast: Cast, preposition: int, frame: Frame) -> tuple[int, ...]:
    """Who stands right before "in the fight": "backed A in", not "attacked A in", which is the other side."""
    found = readings(tree, frame.predicate)
    if found and quad(found[0].event_type) == _MATERIAL_CONFLICT:
        return ()
    return tuple(h for h in frame.objects if h == preposition - 1 and is_body(cast, h))


def own_allies(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "A and its Kesh allies left": allies that are called by no other name."""
    if tree.lemma[noun] not in words("sides", "allies") or not tree.tag[noun].endswith("S"):
        return
    if noun not in cast.by_head or tree.dep[noun] in ("attr", "appos", "oprd"):
        return
    if any(tree.dep[c] == "appos" or tree.lower[c] in ("including", "like") for c in tree.children[noun]):
        return  # the names that follow hold it
    frame = tree.frame(noun)
    if any(tree.pos[m] == "PROPN" and is_body(cast, m) for m in frame.modifiers):
        return  # the name before it holds it
    owners = [h for h in frame.subjects if cast.owner(h) is not None and tree.lower[h] not in _SPEAKER]
    if owners:
        held_by, towards = (noun,), apart(cast, owners)
        yield Standing(
            "own allies", noun, "alliance", tree.lemma[noun], held_by, towards, weight=_TOLD_BESIDE
        )


def allied(tree: Tree, cast: Cast, word: int) -> Iterator[Standing]:
    """Reads "A and allied militias": those behind "and" are allied with those before it."""
    if tree.lower[word] not in words("sides", "allied"):
        return
    noun = tree.head[word] if tree.dep[word] == "amod" else word
    first = tree.head[noun]
    if noun == word:  # the parser took it for a verb: "A and allied militias left"
        noun = tree.child(word, "dobj") or word
    if tree.dep[word] not in ("amod", "conj") or (tree.dep[word] == "amod" and tree.dep[noun] != "conj"):
        return
    if noun != word and is_body(cast, noun) and is_body(cast, first):
        yield Standing(
            "allied", word, "alliance", "allied", (noun,), (first,), trigger=noun, weight=_TOLD_BESIDE
        )


def jointly(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A and B launched an offensive", "A and B jointly retook C", "A, together with B, fought C".

    Those who are told to have fought or used force as one did so as allies.
    """
    frame = tree.frame(verb)
    near = tuple(_beside(tree, frame))
    if not near and not (len(frame.subjects) > 1 and _is_joint(tree, verb)):
        return
    parties = apart(cast, (h for h in frame.subjects if is_body(cast, h)))
    beside = apart(cast, (h for h in near if is_body(cast, h)))
    if not parties or set(parties) & set(beside) or not _is_fight(tree, verb):
        return
    if beside or (len(parties) > 1 and not near):
        yield _joint(verb, parties, beside)


def _is_fight(tree: Tree, verb: int) -> bool:
    """Is it an act of force, or a light verb with the noun of one: "launched an offensive"?"""
    told = [found for each in (verb, *tree.frame(verb).objects) for found in readings(tree, each)[:1]]
    return any(quad(found.event_type) == _MATERIAL_CONFLICT for found in told)


def _joint(verb: int, parties: tuple[int, ...], beside: tuple[int, ...]) -> Standing:
    return Standing(
        "joint action", verb, "alliance", "joint action", parties, beside,
        trigger=(beside or parties)[0], predicate=verb, weight=_TOLD_BESIDE,
    )  # fmt: skip


def _is_joint(tree: Tree, verb: int) -> bool:
    """Is it said to be done by all at once: "jointly", or as one operation?"""
    if any(tree.lower[c] in words("sides", "jointly") for c in tree.children[verb]):
        return True
    operations, objects = words("sides", "operations"), tree.frame(verb).objects
    launched = tree.lemma[verb] in words("sides", "launching")
    return launched and any(tree.lemma[o] in operations and tree.tag[o] == "NN" for o in objects)


def _beside(tree: Tree, frame: Frame) -> Iterator[int]:
    """Beside whom is it done: "alongside B", "together with B"?"""
    for bearer in (frame.predicate, *frame.subjects):
        for child in tree.children[bearer]:
            word = tree.lower[child]
            inner = {tree.lower[c] for c in tree.children[child]}
            if word == "alongside" or (word == "with" and "together" in inner):
                inside = (h for h in tree.children[child] if tree.dep[h] == "pobj")
                yield from (each for h in inside for each in tree.conjuncts(h))
            elif word == "together":
                yield from (head for name, head in tree.prepositions(child) if name == "with")
