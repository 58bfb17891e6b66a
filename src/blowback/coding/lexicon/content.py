"""What does a predicate embed, how, and what does the content say of the predicate itself?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blowback.coding.lexicon.match import best, is_event, substance, token_rows, word_class
from blowback.coding.lexicon.rows import Embedder, Row, embedders
from blowback.vocab.plover import EventType, quad

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_CLIMB = 4
_ASKED_MODE = {
    EventType.AID: "assist",
    EventType.COOPERATE: "assist",
    EventType.SUPPORT: "assist",
    EventType.CONSULT: "meet",
    EventType.AGREE: "meet",
    EventType.RETREAT: "yield",
    EventType.CONCEDE: "yield",
}
_HELPFUL = frozenset(
    (
        EventType.AID,
        EventType.COOPERATE,
        EventType.CONCEDE,
        EventType.SUPPORT,
        EventType.AGREE,
        EventType.CONSULT,
    )
)
_COERCE_THREAT = {"arrest": "arrest", "ban": "ban", "deport": "expel", "seize": "territory"}


def contents(tree: Tree, index: int) -> tuple[int, ...]:
    """Which predicates are embedded under the one at ``index``: what is asked, threatened, planned?"""
    frame = tree.frame(index)
    found = [each for dep, each in frame.complements if dep in ("ccomp", "xcomp", "acl")]
    found += [head for _, head in frame.obliques if tree.pos[head] == "VERB"]
    for head in frame.objects:
        found += [c for c in tree.children[head] if tree.dep[c] == "acl" and tree.tag[c] == "VB"]
    nouns = [*frame.objects, *(head for _, head in frame.obliques)]
    found += [noun for noun in (substance(tree, each) for each in nouns) if is_event(tree, noun)]
    return tuple(dict.fromkeys(found))


def embedder(tree: Tree, index: int) -> Embedder | None:
    """How does this predicate embed another, and what does it do to its polarity?"""
    table = embedders()
    pos = word_class(tree, index)
    if pos is None:
        return None
    key = f"{pos}:{tree.lemma[index]}"
    for child in tree.children[index]:
        dep = tree.dep[child]
        if dep == "prt" or (dep == "prep" and tree.child(child, "pcomp") is not None):
            found = table.get(f"{key} {tree.lower[child]}")
            if found is not None:
                return found if contents(tree, index) else None
    found = table.get(key)
    return found if found is not None and contents(tree, index) else None


def by_content(
    tree: Tree, index: int, row: Row, event_type: EventType, mode: str | None
) -> tuple[EventType, str | None]:
    """The mode of a request, refusal or threat is what it is about; a hostile promise is a threat."""
    asked = next(_content_types(tree, index), None)
    if row.content == "offered" and asked is not None and asked[0] is EventType.CONSULT:
        return EventType.REQUEST, "meet"
    if row.content in ("promised", "intended", "offered") and asked is not None and quad(asked[0]) == 4:
        event_type, mode = EventType.THREATEN, "?"
    if mode != "?":
        return event_type, mode
    if asked is None:
        return event_type, None
    if event_type is EventType.THREATEN:
        return event_type, threat_mode(*asked)
    return event_type, asked_mode(asked[0])


def asked_mode(event_type: EventType) -> str:
    """The mode of a request or refusal that is about an event of a type."""
    return _ASKED_MODE.get(event_type, "change")


def _content_types(tree: Tree, index: int, depth: int = 0) -> Iterator[tuple[EventType, str | None]]:
    for each in contents(tree, index):
        found = best(tree, each, token_rows(tree, each))
        kind = found[0].row.event_type if found else None
        if kind is not None:
            yield _undone(kind, found[0].row.mode, tree.negated(each))
            continue
        inner = embedder(tree, each)
        if depth < _CLIMB and (inner is not None or (found and found[0].row.light)):
            for kind, mode in _content_types(tree, each, depth + 1):
                ends = inner is not None and inner.kind == "ends"
                kind, mode = ended(kind) or (kind, mode) if ends else (kind, mode)
                yield _undone(kind, mode, tree.negated(each))  # "has no plans to attack"


def ended(event_type: EventType) -> tuple[EventType, str | None] | None:
    """What is it to end something of a type? Ending what helps hurts, ending what hurts gives way."""
    if event_type is EventType.ASSAULT:
        return EventType.RETREAT, "ceasefire"
    if event_type in (EventType.COERCE, EventType.SANCTION):
        return EventType.CONCEDE, None
    if quad(event_type) == 4:
        return EventType.RETREAT, None
    return (EventType.SANCTION, "discontinue") if event_type in _HELPFUL else None


def _undone(event_type: EventType, mode: str | None, negated: bool) -> tuple[EventType, str | None]:
    if negated and quad(event_type) == 4:  # asked not to attack: asked to hold back
        return EventType.RETREAT, None
    return event_type, mode


def threat_mode(event_type: EventType, mode: str | None) -> str | None:
    """The mode of a threat of an event of a type and mode."""
    if event_type in (EventType.ASSAULT, EventType.MOBILIZE):
        return "violence"
    if event_type is EventType.SANCTION:
        return "expel" if mode == "expel" else "relations"
    if event_type is EventType.COERCE:
        return _COERCE_THREAT.get(mode or "", "restrict")
    return None
