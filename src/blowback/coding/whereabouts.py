"""Which place of a sentence is where an event happened?

Places and events hang in one tree. Every step between them costs what ``data/whereabouts.toml`` says: next
to nothing through "in" or "at", more through "to", much through another speaker's clause, what a protest is
about or a party's name. The cheapest place wins if it is cheap enough; a comma chain counts by its smallest
unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.governors import governor_class
from blowback.coding.moods import is_infinitive
from blowback.records import Place
from blowback.text.data import toml

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_STEPS = 14
_DATELINE = 14  # tokens within which the dash of a dateline comes
_HYPHENS = frozenset({"-", "–"})
_DASHES = frozenset({"--", "-", "—", "–", "_"})
_PART = 0.5  # how much worse the larger of two places is: "the Y area of X", "the X city of Y"
_ACTS = 6.0  # a place that stands where a party stands
_ALONG = 1.2  # by, with or against somebody who is at a place that is told
_FAR = 2.5  # prepositions that lead away from the event, however far down
_OWNED = 1.5  # what lies in a place is said to be the place's: "in X's capital"
_LIES = 0.5  # prepositions that say where a thing lies
_UNKNOWN = 0.8  # how much better a name is that no gazetteer has: it is the smaller place
_TOPICS = frozenset({"against", "about", "over", "for", "of"})
_COUNTRY = 0.6  # and how much worse a country: it may be a party, and anything near is more exact
_STRUCK = frozenset({"dobj", "nsubjpass"})
_ANSWERS = frozenset({"answer", "reprisal", "response", "retaliation", "revenge", "vengeance"})
_BEFORE_OR_AFTER = frozenset({"after", "before", "since", "because", "although", "though", "until"})
_TO_WHOM = frozenset({"to", "with", "from", "for", "against"})
_PURPOSE = 2.0  # what is done elsewhere in order to do it: "held him to ask about a camp in X"
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
    towns: frozenset[str]
    strikes: frozenset[str]
    minds: frozenset[str]
    forces: frozenset[str]
    held: frozenset[str]
    measures: frozenset[str]
    upheavals: frozenset[str]
    months: frozenset[str]
    countries: frozenset[str]


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
        frozenset(words["towns"].split()),
        frozenset(words["strikes"].split()),
        frozenset(words["minds"].split()),
        frozenset(words["forces"].split()),
        frozenset(words["held"].split()),
        frozenset(words["measures"].split()),
        frozenset(words["upheavals"].split()),
        frozenset(words["months"].split()),
        frozenset(name.strip() for name in words["countries"].split(";")),
    )


def nearest_place(tree: Tree, predicate: int, rows: Sequence[tuple[Place, int]]) -> Place | None:
    """Which of the places of its sentence is where ``predicate`` happened? None where none is near enough.

    Args:
        tree: the parse.
        predicate: the token of the event word.
        rows: the places of the sentence, each with the uppermost token of its name.
    """
    if not rows or any(tree.lower[c] == "here" for c in tree.children[predicate]):
        return None  # "here" is where the report was written
    if predicate and tree.text[predicate - 1] in _HYPHENS and tree.dep[predicate] == "amod":
        return None  # where "the X-backed rebels" do something is not where they are backed
    costs = _costs()
    shared = _above(tree, predicate, costs)
    opening = _dateline(tree, predicate)
    related = _those_related(tree, predicate)
    found: list[tuple[float, int, int]] = []
    for at, (place, token) in enumerate(rows):
        named = (
            token >= opening
            and not _is_no_place(tree, token, costs)
            and not _is_apart(tree, token, predicate)
        )
        cost = _cost(tree, token, predicate, shared, costs) if named else None
        if cost is not None:
            cost -= _UNKNOWN if place.lat is None else 0.0
            if place.name in costs.countries:
                if (tree.head[token] == predicate and _does_it(tree, token, costs)) or token in related:
                    continue
                cost += _COUNTRY + (_OWNED if _is_owner(tree, token, costs) else 0.0)
            found.append((cost, token, at))
    if not found or min(found)[0] >= costs.limit:
        return None
    return rows[min(found)[2]][0]


def _is_apart(tree: Tree, token: int, predicate: int) -> bool:
    """Does a place stand in the condition on which a deed hangs, or where it was announced, or the other way?

    "If the army enters Orsa, the Front will shell Tarn", "As he said in Orsa, help will come".
    """
    if _is_party_of_above(tree, token, predicate) or _is_answered(tree, token, predicate):
        return True
    for one, other in ((token, predicate), (predicate, token)):
        clause = one
        for _ in range(_STEPS):
            if tree.dep[clause] == "advcl" and _sets_apart(tree, clause, conditions_only=one == predicate):
                return other not in set(tree.descendants(clause))
            if tree.head[clause] == clause:
                break
            clause = tree.head[clause]
    return False


def _is_answered(tree: Tree, token: int, predicate: int) -> bool:
    """Is one of the two what the other was the answer to: "shelled Orsa in retaliation for strikes"?"""
    for one, other in ((token, predicate), (predicate, token)):
        current = one
        for _ in range(_STEPS):
            answered = tree.lower[current] in ("for", "to") and tree.lemma[tree.head[current]] in _ANSWERS
            if answered and other not in set(tree.descendants(current)):
                return True
            if tree.head[current] == current:
                break
            current = tree.head[current]
    return False


def _is_party_of_above(tree: Tree, token: int, predicate: int) -> bool:
    """Does a place only belong to a party of the clause above: "shares in Orsa fell after Kesh attacked"?"""
    clause = predicate
    for _ in range(_STEPS):
        if tree.dep[clause] == "advcl" and tree.child(clause, "nsubj", "nsubjpass") is not None:
            marks = {tree.lower[c] for c in tree.children[clause] if tree.dep[c] == "mark"}
            if marks & _BEFORE_OR_AFTER:
                break
        if tree.head[clause] == clause:
            return False
        clause = tree.head[clause]
    else:
        return False
    above, current = tree.head[clause], token
    for _ in range(_STEPS):
        if tree.head[current] == above:
            return tree.dep[current] in ("nsubj", "nsubjpass", "dobj") and current != token
        if tree.head[current] == current:
            return False
        current = tree.head[current]
    return False


def _sets_apart(tree: Tree, clause: int, *, conditions_only: bool) -> bool:
    marks = {tree.lower[c] for c in tree.children[clause] if tree.dep[c] in ("mark", "advmod")}
    if marks & {"if", "unless"}:
        return True
    return not conditions_only and "as" in marks and governor_class(tree, clause) == "said"


def _is_no_place(tree: Tree, token: int, costs: _Costs) -> bool:
    """Is a name a month's ("Nov. 7") or whose the thing behind it is ("X-led", "the X-backed men")?"""
    behind = [i for i in (token + 1, token + 2) if i < len(tree.text) and tree.text[i] != "."][:1]
    month = tree.lower[token].rstrip(".") in costs.months and any(tree.pos[i] == "NUM" for i in behind)
    led = tree.dep[token] == "npadvmod" and tree.tag[tree.head[token]] == "VBN"
    return month or (led and any(tree.text[i] == "-" for i in behind))


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
        if head in shared and _is_topic(tree, current, costs):
            cost += _ACTS
        elif head in shared and dep == "dobj" and not bare and head != predicate and _is_given(tree, token):
            cost += _ACTS  # "approved a loan to X but rejected it"
        elif dep in _STRUCK and not bare and not told:  # "stormed the Kesh embassy" tells whose, not where
            cost += _OWNED if _is_ground(tree, current, costs) else _ACTS
        else:
            cost += _step(tree, current, told, costs)
        told = told or dep in _STRUCK or (dep == "pobj" and _lies(tree, head, costs))
        bare = bare and (dep not in _MODIFIES or tree.lemma[head] in costs.kinds)
        current = head
    return None


def _is_given(tree: Tree, token: int) -> bool:
    """Does a place stand behind "to" or "with", as somebody to whom or with whom something is done?"""
    return tree.dep[token] == "pobj" and tree.lower[tree.head[token]] in _TO_WHOM


def _lies(tree: Tree, preposition: int, costs: _Costs) -> bool:
    """Does a preposition say where something lies, and not whose it is: "in X", no "army of X"?"""
    name = tree.lower[preposition]
    if name == "of":
        return tree.lemma[tree.head[preposition]] in costs.kinds
    return costs.prepositions.get(name, _FAR) < _FAR


def _step(tree: Tree, token: int, told: bool, costs: _Costs) -> float:
    """What does one step up from a place cost? ``told`` once a preposition has said how it lies."""
    head, dep = tree.head[token], tree.dep[token]
    if dep == "pobj":
        name = tree.lower[head]
        whole = tree.lemma[tree.head[head]]
        if name == "of" and tree.doc[tree.head[head]].ent_type_ == "PERSON":
            return _ACTS  # "Senator Marek of X" comes from there
        if name == "of" and whole in costs.kinds:
            return 0.0 if _is_named_after(tree, tree.head[head], costs) else _PART
        if _is_measure(tree, tree.head[head], costs) or (name == "of" and whole in costs.forces):
            return _ACTS
        said = costs.prepositions.get(name, 2.0)
        if told:
            said = said / 2 if said < _FAR else min(said, _ALONG)
        return said + costs.up["pobj"]
    if dep in _NAMES and tree.lemma[head] in costs.kinds:
        of = any(tree.lower[c] == "of" for c in tree.children[head])
        return _PART + 0.4 if of and _is_named_after(tree, head, costs) else 0.1
    if dep in _MODIFIES and (tree.lemma[head] in costs.forces or tree.doc[head].ent_type_ == "PERSON"):
        return _ACTS
    if dep == "poss" and (told or _is_where(tree, head, costs)):
        return _OWNED
    if dep == "advcl" and is_infinitive(tree, token):
        return costs.up[dep] + _PURPOSE
    if dep in _STRUCK and not told:
        return costs.up[dep] if tree.lemma[head] in costs.strikes else _ACTS
    if dep == "nsubj" and not told:
        return _ACTS
    if dep == "relcl" and tree.pos[head] == "PROPN" and tree.dep[head] in ("nsubj", "nsubjpass"):
        return _ACTS  # where somebody was by the way: "Kesh, whose troops fought in X, signed"
    return costs.up.get(dep, costs.up["other"])


def _those_related(tree: Tree, predicate: int) -> frozenset[int]:
    """Whom does the relative clause of an event tell of: not where it is, without a "where"?"""
    clause = predicate
    for _ in range(_STEPS):
        if tree.dep[clause] == "relcl" and tree.lower[tree.children[clause][0]] != "where":
            return frozenset(tree.conjuncts(tree.head[clause]))
        if tree.head[clause] == clause:
            break
        clause = tree.head[clause]
    return frozenset()


def _does_it(tree: Tree, token: int, costs: _Costs) -> bool:
    """Is a country who does what it has ("X's support for them"), and not where it is ("X's war")?"""
    return tree.dep[token] == "poss" and tree.lemma[tree.head[token]] not in costs.upheavals


def _is_owner(tree: Tree, token: int, costs: _Costs) -> bool:
    """Is a country whose a base or camp is: "near a X military base in the city of Y"?"""
    return tree.dep[token] in _MODIFIES and tree.lemma[tree.head[token]] in costs.held


def _is_measure(tree: Tree, noun: int, costs: _Costs) -> bool:
    """Is a place only what something is compared with: "at the fastest rate in X"?"""
    most = any(tree.tag[c] in ("JJS", "RBS") for c in tree.children[noun])
    return most and tree.lemma[noun] in costs.measures


def _is_named_after(tree: Tree, noun: int, costs: _Costs) -> bool:
    """Does the "of" after a kind of place give its name: "the X city of Y" is Y, "the X region of Y" is X?"""
    kind = tree.lemma[noun]
    if kind in costs.towns:
        return True
    named = any(tree.dep[c] in _MODIFIES and tree.pos[c] == "PROPN" for c in tree.children[noun])
    return kind in costs.wholes and not named


def _is_where(tree: Tree, noun: int, costs: _Costs) -> bool:
    """Is a thing what an event is in, at or near: "in X's capital"?"""
    return tree.dep[noun] == "pobj" and costs.prepositions.get(tree.lower[tree.head[noun]], _FAR) < _LIES


def _is_ground(tree: Tree, thing: int, costs: _Costs) -> bool:
    """Is what is struck a part of the place that it is called after: "patrolled the X backstreets"?"""
    struck = tree.lemma[tree.head[thing]] in costs.strikes
    return struck and tree.lemma[thing] not in costs.forces and tree.pos[thing] != "PROPN"


def _is_topic(tree: Tree, token: int, costs: _Costs) -> bool:
    """Is something what a protest, a thought or a word is about, wherever that happens?"""
    if tree.lemma[tree.head[token]] not in costs.minds:
        return False
    return tree.dep[token] == "dobj" or (tree.dep[token] == "prep" and tree.lower[token] in _TOPICS)
