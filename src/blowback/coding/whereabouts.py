"""Which place of a sentence is where an event happened?

Places and events hang in one tree. Every step between them costs what ``data/whereabouts.toml`` says: next
to nothing through "in" or "at", more through "from" or "to", much through another speaker's clause or a
party's name. The cheapest place wins if it is cheap enough; a comma chain counts by its smallest unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from blowback.records import Place
from blowback.text.data import toml

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_STEPS = 14
_DATELINE = 14  # tokens within which the dash of a dateline comes
_DASHES = frozenset({"--", "-", "—", "–", "_"})
_PART = 0.8  # how much worse the larger of two places is: "the Y area of X", "the X city of Y"
_ACTS = 4.5  # a place that stands where a party stands
_FAR = 2.5  # prepositions that lead away from the event, however far down
_UNKNOWN = 0.3  # how much better a name is that no gazetteer has: it is the smaller place
_STRUCK = frozenset({"dobj", "nsubjpass"})
_MODIFIES = frozenset({"compound", "nmod", "amod", "poss"})
_NAMES = frozenset({"compound", "appos", "nmod", "amod", "npadvmod"})


class _Costs(NamedTuple):
    limit: float
    a_token: float
    prepositions: dict[str, float]
    up: dict[str, float]
    down: dict[str, float]
    kinds: frozenset[str]
    wholes: frozenset[str]
    strikes: frozenset[str]


@cache
def _costs() -> _Costs:
    table = toml("blowback.coding", "whereabouts.toml")
    words = table["words"]
    return _Costs(
        table["limit"],
        table["a_token"],
        table["prepositions"],
        table["up"],
        table["down"],
        frozenset(words["kinds"].split()),
        frozenset(words["wholes"].split()),
        frozenset(words["strikes"].split()),
    )


def nearest_place(tree: Tree, predicate: int, rows: Sequence[tuple[Place, int]]) -> Place | None:
    """Which of the places of its sentence is where ``predicate`` happened? None where none is near enough.

    Args:
        tree: the parse.
        predicate: the token of the event word.
        rows: the places of the sentence, each with the uppermost token of its name.
    """
    if not rows:
        return None
    costs = _costs()
    shared = _above(tree, predicate, costs)
    best: tuple[float, int, Place] | None = None
    opening = _dateline(tree, predicate)
    for place, token in rows:
        if token < opening:
            continue
        cost = _cost(tree, token, predicate, shared, costs)
        if cost is not None and place.lat is None:
            cost -= _UNKNOWN
        if cost is not None and cost < costs.limit and (best is None or (cost, token) < best[:2]):
            best = cost, token, place
    return best[2] if best is not None else None


def _dateline(tree: Tree, predicate: int) -> int:
    """Where does the sentence begin after a dateline: "KESH CITY, Vardania -- ..."?"""
    first = tree.sentences[tree.sent[predicate]][0]
    for i in range(first, min(first + _DATELINE, predicate)):
        if tree.text[i] in _DASHES:
            return i if tree.text[first].isupper() or ")" in tree.text[i - 1] else first
    return first


def _above(tree: Tree, predicate: int, costs: _Costs) -> dict[int, float]:
    """The event word and all above it, with what it costs to share their place."""
    found, current, cost = {predicate: 0.0}, predicate, 0.0
    for _ in range(_STEPS):
        head, dep = tree.head[current], tree.dep[current]
        if head == current:
            break
        cost += costs.down.get(dep, costs.down["other"])
        found[head] = cost
        current = head
    return found


def _cost(tree: Tree, token: int, predicate: int, shared: dict[int, float], costs: _Costs) -> float | None:
    """What does it cost to get from a place to the event? None where there is no way."""
    cost, current, told, bare = costs.a_token * abs(token - predicate), token, False, True
    for _ in range(_STEPS):
        if current in shared:
            return cost + shared[current]
        head, dep = tree.head[current], tree.dep[current]
        if head == current:
            return None
        if dep in _STRUCK and not bare and not told:  # "stormed the Kesh embassy" tells whose, not where
            cost += _ACTS
        else:
            cost += _step(tree, head, dep, told, costs)
        told = told or dep in _STRUCK or (dep == "pobj" and _lies(tree, head, costs))
        bare = bare and (dep not in _MODIFIES or tree.lemma[head] in costs.kinds)
        current = head
    return None


def _lies(tree: Tree, preposition: int, costs: _Costs) -> bool:
    """Does a preposition say where something lies, and not whose it is: "in X", no "army of X"?"""
    name = tree.lower[preposition]
    if name == "of":
        return tree.lemma[tree.head[preposition]] in costs.kinds
    return costs.prepositions.get(name, _FAR) < _FAR


def _step(tree: Tree, head: int, dep: str, told: bool, costs: _Costs) -> float:
    """What does one step up from a place cost? ``told`` once a preposition has said how it lies."""
    if dep == "pobj":
        name = tree.lower[head]
        whole = tree.lemma[tree.head[head]]
        if name == "of" and whole in costs.kinds:
            return 0.0 if whole in costs.wholes else _PART
        said = costs.prepositions.get(name, 2.0)
        if told and said < _FAR:
            said /= 2
        return said + costs.up["pobj"]
    if dep in _NAMES and tree.lemma[head] in costs.kinds:
        named_after = tree.lemma[head] in costs.wholes and any(
            tree.lower[c] == "of" for c in tree.children[head]
        )
        return _PART + 0.4 if named_after else 0.1
    if dep in _STRUCK and not told:
        return costs.up[dep] if tree.lemma[head] in costs.strikes else _ACTS
    if dep == "nsubj" and not told:
        return _ACTS
    return costs.up.get(dep, costs.up["other"])
