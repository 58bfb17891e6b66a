"""Which events are told in bulk: counts over a period, trends, ranks?

"Carried out the most attacks since 2018" and "attacks have surged" describe many happenings at once; they
are claims of their own kind and never episodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blowback.coding.draft import Draft
from blowback.coding.quantities import quantity
from blowback.records import Aggregate
from blowback.text.data import toml
from blowback.vocab.claims import ClaimKind, Extent, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blowback.coding.frames import Tree


def aggregate(tree: Tree, draft: Draft) -> None:
    """Turn an event draft into an aggregate where the words around its trigger measure many of it."""
    if draft.kind is not ClaimKind.EVENT:
        return
    found = _measured(tree, draft.trigger)
    if found is None:
        return
    measure, value, words = found
    draft.kind, draft.extent = ClaimKind.AGGREGATE, Extent.AGGREGATE
    draft.aggregate = Aggregate(measure=measure, value=value, compared_to=_compared_to(tree, draft.trigger))
    draft.why.append(f"{measure.value}: " + " ".join(tree.text[w] for w in words))


def _measured(tree: Tree, noun: int) -> tuple[Measure, str | None, list[int]] | None:
    if tree.pos[noun] == "VERB":
        return _tallied(tree, noun)
    if tree.pos[noun] not in ("NOUN", "PROPN"):
        return None
    table = _table()
    plural = tree.tag[noun] in ("NNS", "NNPS")
    ranks: Sequence[str] = table["ranks"]
    if plural:
        for child in tree.children[noun]:
            inner = [child, *tree.children[child]]
            superlative = next(
                (c for c in inner if tree.lower[c] in ranks or tree.tag[c] in ("JJS", "RBS")), None
            )
            if superlative is not None:
                return Measure.RANK, tree.text[superlative], [superlative]
    verb = _trend_verb(tree, noun)
    if verb is not None and (plural or tree.lemma[noun] in table["mass"]):
        up = tree.lemma[verb] in table["up"] or tree.lower[verb] in table["up"]
        return Measure.TREND, "up" if up else "down", [verb]
    if plural:
        compared = _comparison(tree, noun)
        if compared is not None:
            return compared
        number = next((c for c in tree.children[noun] if tree.dep[c] == "nummod"), None)
        if number is not None:
            count = quantity(tree, noun, "events")
            if count is not None and count.low != 1:
                return Measure.COUNT, count.text, [number]
    return None


def _tallied(tree: Tree, verb: int) -> tuple[Measure, str | None, list[int]] | None:
    """Reads "the count of soldiers killed in the war stood at 6,000": of many killings at once."""
    victims = tree.head[verb]
    count = tree.head[tree.head[victims]]
    counted = tree.dep[verb] in ("acl", "relcl") and tree.dep[victims] == "pobj"
    if not counted or tree.lower[tree.head[victims]] != "of" or tree.lemma[count] not in _table()["tallies"]:
        return None
    within = tree.prepositions(verb)
    if not any(name == "since" or tree.lemma[head] in _table()["lasting"] for name, head in within):
        return None
    reached = (head for name, head in tree.prepositions(tree.head[count]) if name in ("at", "to"))
    number = next((quantity(tree, head, "events") for head in reached), None)
    return Measure.COUNT, number.text if number is not None else None, [count]


def _comparison(tree: Tree, noun: int) -> tuple[Measure, str | None, list[int]] | None:
    """Reads "more attacks than in D", "have become more frequent", "are at their highest level"."""
    table = _table()
    start, end = tree.sentences[tree.sent[noun]]
    for child in tree.children[noun]:
        value = table["more"].get(tree.lower[child])
        if value is not None and "than" in tree.lower[max(start, child) : end]:
            return Measure.TREND, value, [child]
    verb = tree.head[noun]
    if tree.dep[noun] != "nsubj" or tree.pos[verb] not in ("VERB", "AUX"):
        return None
    for child in tree.children[verb]:
        if tree.dep[child] == "acomp" and tree.lower[child] in table["frequent"]:
            degree = next((c for c in tree.children[child] if tree.lower[c] in table["more"]), None)
            if degree is not None:
                return Measure.TREND, table["more"][tree.lower[degree]], [degree, child]
    for name, level in tree.prepositions(verb):
        if name == "at" and tree.lemma[level] in table["measures"]:
            rank = next((c for c in tree.children[level] if tree.lower[c] in table["ranks"]), None)
            if rank is not None:
                return Measure.RANK, tree.text[rank], [rank, level]
    return None


def _trend_verb(tree: Tree, noun: int) -> int | None:
    """The verb that says that the thing rises or falls: "surged", "are on the rise"."""
    table = _table()
    top = noun
    while tree.dep[top] == "pobj" and tree.lower[tree.head[top]] in ("of", "in"):
        above = tree.head[tree.head[top]]
        if tree.lemma[above] in table["up_nouns"]:
            return above
        if tree.lemma[above] not in table["measures"]:
            return None
        top = above
    verb = tree.head[top]
    if tree.dep[top] not in ("nsubj", "nsubjpass") or tree.pos[verb] not in ("VERB", "AUX"):
        return None
    if tree.lemma[verb] in table["up"] or tree.lemma[verb] in table["down"]:
        return verb
    for name, head in tree.prepositions(verb):
        if name == "on" and tree.lower[head] in ("rise", "increase", "wane", "decline"):
            return head
    return None


def _compared_to(tree: Tree, noun: int) -> str | None:
    start, end = tree.sentences[tree.sent[noun]]
    for index in range(noun, end):
        if tree.lower[index] in ("since", "than") and tree.dep[index] in ("prep", "mark"):
            inside = sorted(i for i in tree.descendants(index) if i >= index and i < end and i >= start)
            return tree.source[tree.start[inside[0]] : tree.end[inside[-1]]]
    return None


def _table() -> Mapping[str, Any]:
    return toml("blowback.coding", "aggregates.toml")
