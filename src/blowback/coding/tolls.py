"""How many died, told apart from the deed: "doctors counted 27 bodies", "the army put the toll at 30"?

Such a figure is its speaker's, and of an attack told before or in the same clause; without one it counts
something else. It becomes a claim of the same deed, with that figure and nobody as its doer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.draft import Draft
from blowback.coding.quantities import quantity
from blowback.text.data import toml
from blowback.vocab.claims import ClaimKind, Modality, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree
    from blowback.records import Quantity

_NEAR = 4  # sentences back to the attack that is meant
_WEIGHT = 0.5


class _Toll(NamedTuple):
    """A figure: the word that the claim stands on, what it counts, and the attack noun in its clause."""

    word: int
    figure: Quantity
    beside: tuple[int, ...] = ()


def tolls(tree: Tree, drafts: Sequence[Draft], tokens: Sequence[int]) -> list[Draft]:
    """Claims of how many an attack killed or wounded; figures in the clause of an attack are given to it."""
    attacks = [d for d in drafts if d.kind is ClaimKind.EVENT and d.event_type is EventType.ASSAULT]
    if not attacks:
        return []
    here = {d.trigger: d for d in attacks}
    found: list[Draft] = []
    for verb in tokens:
        if tree.pos[verb] not in ("VERB", "AUX"):
            continue
        for toll in _tolls(tree, verb):
            own = next((here[b] for b in toll.beside if b in here), None)
            if own is not None:
                own.quantities = (*own.quantities, toll.figure)
            elif toll.word not in here and (told := _told_before(tree, attacks, toll.word)) is not None:
                found.append(_counted(toll, told))
    return found


def _tolls(tree: Tree, verb: int) -> Iterator[_Toll]:
    lemma = tree.lemma[verb]
    if lemma in _words("counting") and not tree.negated(verb):
        yield from _bodies(tree, verb)
    elif lemma in _words("putting"):
        yield from _put(tree, verb, tree.frame(verb).objects)
    elif lemma in _words("standing"):
        yield from _put(tree, verb, tree.frame(verb).subjects)
    elif lemma == "leave":
        yield from _left(tree, verb)
    elif lemma in ("claim", "take", "cost"):
        frame = tree.frame(verb)
        for noun in frame.objects:
            if tree.lemma[noun] == "life" and (q := quantity(tree, noun, "killed")):
                yield _Toll(noun, q, frame.subjects)


def _bodies(tree: Tree, verb: int) -> Iterator[_Toll]:
    """Reads "Doctors counted 27 bodies", and no bodies of water."""
    for noun in tree.frame(verb).objects:
        named = tree.lemma[noun] in _words("bodies") and not tree.frame(noun).by("of")
        if named and (found := quantity(tree, noun, "killed")) is not None:
            yield _Toll(noun, found)


def _put(tree: Tree, verb: int, named: Sequence[int]) -> Iterator[_Toll]:
    """Reads "put the death toll at 30", "the number of wounded rose to 12"."""
    for noun in named:
        what = _counts(tree, noun)
        for figure in tree.frame(verb).by("at", "to") if what else ():
            found = quantity(tree, figure, what or "killed") if tree.pos[figure] == "NUM" else None
            if found is not None:
                yield _Toll(noun, found, tree.frame(noun).by("of", "in", "from"))


def _left(tree: Tree, verb: int) -> Iterator[_Toll]:
    """Reads "The blast left 14 people dead"."""
    frame = tree.frame(verb)
    for child in tree.children[verb]:
        what = _what(tree.lower[child])
        if what is None or tree.dep[child] not in ("oprd", "ccomp", "acomp", "xcomp"):
            continue
        inner = [c for c in tree.children[child] if tree.dep[c] in ("nsubj", "nsubjpass")]
        for noun in (*frame.objects, *inner):
            if (found := quantity(tree, noun, what)) is not None:
                yield _Toll(noun, found, frame.subjects)


def _counts(tree: Tree, noun: int) -> str | None:
    """Whom does a toll count: "the death toll", "the number of dead", "the number" of what was told?"""
    if tree.lemma[noun] not in _words("tolls"):
        return None
    inside = [tree.lower[each] for each in tree.descendants(noun)]
    what = next((w for word in inside if (w := _what(word))), None)
    if what is not None or tree.lemma[noun] in ("toll", "casualty"):
        return what or "killed"
    return "killed" if not tree.frame(noun).obliques else None


def _what(word: str) -> str | None:
    if word in _words("dead"):
        return "killed"
    return "wounded" if word in _words("hurt") else None


def _told_before(tree: Tree, attacks: Sequence[Draft], word: int) -> Draft | None:
    before = [
        d
        for d in attacks
        if d.trigger < word
        and tree.sent[word] - tree.sent[d.trigger] <= _NEAR
        and d.modality is Modality.ACTUAL
        and (d.quantities or tree.sent[d.trigger] == tree.sent[word])
    ]
    return max(before, key=lambda d: d.trigger, default=None)


def _counted(toll: _Toll, told: Draft) -> Draft:
    return Draft(
        trigger=toll.word,
        kind=ClaimKind.EVENT,
        roles=[(role, head) for role, head in told.roles if role is Role.RECIPIENT],
        event_type=EventType.ASSAULT,
        mode=told.mode,
        contexts=told.contexts,
        quantities=(toll.figure,),
        told_at=(told.trigger, *told.told_at),
        weight=_WEIGHT,
        why=[f"a figure for what was told before: {toll.figure.text}"],
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "violence.toml")[name])
