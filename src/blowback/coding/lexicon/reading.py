"""Which PLOVER events does a word evoke, and who fills their roles?

A light verb lends its subject to the event noun that it governs ("launched an attack": the reading stands
on "attack"); a verb that makes an event of a kind of object takes the noun's own reading away ("signed an
agreement": on "signed").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.lexicon.content import by_content
from blowback.coding.lexicon.match import Match, best, governor, takes_away, token_rows
from blowback.coding.lexicon.roles import lent_roles, roles_of
from blowback.coding.lexicon.rows import Row, context_words
from blowback.vocab.claims import BackingKind, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_AROUND = 10  # how many tokens on either side may give a context
_READINGS = 3


class Reading(NamedTuple):
    """One event that a word may be: its type, who fills its roles, and by which row."""

    predicate: int
    words: tuple[int, ...]
    event_type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    roles: tuple[tuple[Role, int], ...]
    backing: BackingKind | None
    quantity: str | None
    content: str | None
    rule: str
    weight: float
    lender: int | None = None  # the light verb whose doer it takes: "took part in the raid"


def readings(tree: Tree, index: int) -> tuple[Reading, ...]:
    """Which events does the token at ``index`` evoke, best first?"""
    rows = token_rows(tree, index)
    if not rows:
        return ()
    matches = best(tree, index, rows)
    if not matches or matches[0].row.light or matches[0].row.event_type is None:
        return ()
    above = governor(tree, index) if matches[0].row.pos == "n" else None
    if above is not None and takes_away(above[1]):
        return ()
    found: list[Reading] = []
    for match in matches:
        if match.row.event_type is None or match.row.light:
            continue
        reading = _reading(tree, index, match, above)
        if all((r.event_type, r.mode) != (reading.event_type, reading.mode) for r in found):
            found.append(reading)
    return tuple(found[:_READINGS])


def _reading(tree: Tree, index: int, match: Match, above: tuple[int, Match] | None) -> Reading:
    row = match.row
    assert row.event_type is not None
    roles = roles_of(tree, index, match)
    words, rule, backing, weight = match.words, row.rule, row.backing, row.weight
    lender = None
    if above is not None and above[1].row.light:
        verb, light = above
        roles = lent_roles(tree, verb, light, index, row, roles)
        words = tuple(sorted({*words, *light.words, verb}))
        rule = f"{light.row.rule.partition('+')[0]}+{row.rule}"
        weight = max(weight, light.row.weight)
        lender = verb
    event_type, mode = row.event_type, row.mode
    if row.content is not None or mode == "?":
        event_type, mode = by_content(tree, index, row, event_type, mode)
    if event_type is EventType.SUPPORT and any(_is_material(tree, noun) for noun in match.taken):
        event_type, backing = EventType.AID, backing or BackingKind.UNSPECIFIED
    return Reading(
        predicate=index,
        words=words,
        event_type=event_type,
        mode=mode,
        contexts=_contexts(tree, index, row),
        roles=tuple(roles),
        backing=backing,
        quantity=row.quantity,
        content=row.content,
        rule=rule,
        weight=weight,
        lender=lender,
    )


def _is_material(tree: Tree, noun: int) -> bool:
    """Is the support that is given one of arms or money, and no word of praise?"""
    found = best(tree, noun, token_rows(tree, noun))
    return bool(found) and found[0].row.event_type is EventType.AID


def _contexts(tree: Tree, index: int, row: Row) -> tuple[str, ...]:
    """The contexts of the row, then those that nouns of the same sentence nearby point to."""
    found = dict.fromkeys(row.contexts)
    table = context_words()
    sentence = tree.sent[index]
    for near in range(max(0, index - _AROUND), min(len(tree.lemma), index + _AROUND + 1)):
        context = table.get(tree.lemma[near]) or table.get(tree.lower[near])
        if context is not None and tree.sent[near] == sentence:
            found[context] = None
    return tuple(found)
