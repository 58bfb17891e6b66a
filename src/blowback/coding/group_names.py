"""Which group is meant by its men and its things: "cadres of the Kesh Front (KF)", "a Kesh Front post"?

A group is given by each name that it has where it stands, in full and in short.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.coding.lexicon.match import substance
from blowback.coding.lexicon.rows import classes
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import Role

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.records import Mention

_BRACKET = 2  # how many characters may part a name from the short form behind it
_NO_GROUP = frozenset((ActorKind.PLACE, ActorKind.STATE, ActorKind.PERSON, ActorKind.POPULATION))
_PLAIN = frozenset(("cadre", "member"))  # who only stand for their group


def named_parties(tree: Tree, cast: Cast, draft: Draft) -> Iterator[tuple[Role, int]]:
    """The roles, with the men of a named group given as the group, by each of the names it has there."""
    for role, head in draft.roles:
        if cast.at(head) is None:
            head = substance(tree, head)  # "a number of vehicles"
        names = _group_names(tree, cast, head)
        if role is Role.RECIPIENT and head not in names:
            if not names or _is_one_man(tree, cast, head):
                yield role, head
            names = names or _owning_groups(tree, cast, head)
        yield from ((role, each) for each in names or [head])


def _owning_groups(tree: Tree, cast: Cast, head: int) -> list[int]:
    """Whose man or post was hit: "a Kesh Front officer", "a bunker of the Kesh Front (KF)"."""
    inside = ((each, cast.at(each)) for each in modifiers(tree, head))
    named = [
        (each, mention)
        for each, mention in inside
        if mention is not None and mention.form is MentionForm.NAME and is_group(mention)
    ]
    return list(dict.fromkeys(n for each, mention in named for n in _names_of(cast, each, mention)))


def _is_one_man(tree: Tree, cast: Cast, head: int) -> bool:
    """Is one of a group hit, himself and not only the group: "a driver of the Kesh Front"?"""
    mention = cast.at(head)
    return mention is not None and mention.kind is ActorKind.PERSON and tree.lemma[head] not in _PLAIN


def _group_names(tree: Tree, cast: Cast, head: int) -> list[int]:
    mention = cast.at(head)
    if mention is not None and mention.form is MentionForm.NAME:
        return _names_of(cast, head, mention) if is_group(mention) else []
    if not {tree.lemma[head], tree.lower[head]} & classes()["MEMBER"]:
        return []
    inside = [
        (each, found)
        for top in modifiers(tree, head)
        for each in sorted(tree.descendants(top))
        if (found := cast.by_head.get(each)) is not None
        and found.form is MentionForm.NAME
        and found.kind not in _NO_GROUP
        and tree.dep[each] != "npadvmod"  # "fighters of the Kesh-linked Front": not Kesh
    ]
    inside = inside or _name_before(cast, head)
    return list(dict.fromkeys(n for each, found in inside for n in _names_of(cast, each, found)))


def _name_before(cast: Cast, head: int) -> list[tuple[int, Mention]]:
    """The group named right before its men, brackets or not: the parser loses it behind "(KF)"."""
    start, _ = cast.phrase_span(head)
    return [
        (each, mention)
        for each, mention in cast.by_head.items()
        if 0 < start - mention.end <= _BRACKET
        and not cast.tree.source[mention.end : start].strip(") ")
        and mention.form is MentionForm.NAME
        and is_group(mention)
    ]


def modifiers(tree: Tree, head: int) -> list[int]:
    """What stands in a phrase that can name whose it is, as heads."""
    near = [c for c in tree.children[head] if tree.dep[c] in ("compound", "nmod", "amod", "poss", "appos")]
    return near + [each for name, each in tree.prepositions(head) if name in ("of", "from", "belonging to")]


def is_group(mention: Mention) -> bool:
    """Is it a group that can have men and things?"""
    return mention.kind not in _NO_GROUP and mention.kind is not ActorKind.OTHER


def _names_of(cast: Cast, head: int, mention: Mention) -> list[int]:
    """The name at ``head`` and a second one right beside it: "the Kesh Front (KF)"."""
    found = [head]
    for other_head, other in cast.by_head.items():
        same = other.form is MentionForm.NAME and _is_same(other, mention)
        if same and 0 < max(other.start - mention.end, mention.start - other.end) <= _BRACKET:
            found.append(other_head)
    return found


def _is_same(one: Mention, other: Mention) -> bool:
    by_actor = one.actor is not None and one.actor == other.actor
    return by_actor or (one.chain is not None and one.chain == other.chain)
