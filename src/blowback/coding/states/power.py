"""Who comes to rule, keeps power or loses it: "returned to power", "the Front's rise to power"?

A takeover anchors much of what else an article tells, so it is a state of its own, beside whatever deed
brought it about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blowback.coding.states.words import Standing, apart, is_place, words
from blowback.vocab.actors import MentionForm

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_RULES, _RULED = "in power", "former in power"


def power(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "A returned to power", "A seized power in B", "A's return to power", "A is back in power"."""
    if tree.lower[noun] != "power" or any(tree.dep[c] in ("amod", "compound") for c in tree.children[noun]):
        return
    dep, above = tree.dep[noun], tree.head[noun]
    if dep == "dobj":
        bearer, wording = above, tree.lemma[above]
    elif dep == "pobj" and tree.lower[above] in ("to", "into", "in", "from"):
        bearer = tree.head[above]
        if tree.dep[bearer] in ("prep", "advmod") and tree.pos[bearer] != "NOUN":
            bearer = tree.head[bearer]  # "is back in power"
        wording = f"{tree.lemma[bearer]} {tree.lower[above]}"
    else:
        return
    value = _value(wording)
    if value is None:
        return
    frame = tree.frame(bearer)
    holders = frame.objects if frame.passive else frame.subjects
    if tree.pos[bearer] == "NOUN":
        holders = (*frame.subjects, *frame.by("of"))
    elif tree.dep[bearer] in ("acl", "relcl") and not holders:
        holders = (tree.head[bearer],)
    holders = apart(cast, (h for h in holders if (m := cast.owner(h)) is not None and cast.acts(m)))
    places = apart(cast, (p for p in _where(tree, bearer, noun) if is_place(cast, p)))
    if holders:
        verbal = tree.pos[bearer] in ("VERB", "AUX")
        yield Standing(
            "power", noun, "leadership", value, holders, tuple(p for p in places if p not in holders),
            predicate=bearer if verbal else noun, presupposed=not verbal,
        )  # fmt: skip


def _value(wording: str) -> str | None:
    if wording in words("power", "gained"):
        return _RULES
    return _RULED if wording in words("power", "lost") else None


def _where(tree: Tree, bearer: int, noun: int) -> Iterator[int]:
    for each in (bearer, noun):
        yield from (head for name, head in tree.prepositions(each) if name in ("in", "over"))


def listed_among(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "Among them are A and B", "Among its members is A": these belong to those."""
    if tree.lemma[verb] != "be":
        return
    subjects = tuple(s for s in tree.frame(verb).subjects if s > verb and _is_named(cast, s))
    whole = [h for h in tree.frame(verb).by("among") if h < verb]
    whole = [h for each in whole for h in (tree.frame(each).subjects or tree.frame(each).by("of") or (each,))]
    whole = [h for h in whole if (m := cast.owner(h)) is not None and cast.acts(m)]
    if subjects and whole:
        yield Standing("among", verb, "membership", "among", apart(cast, subjects), apart(cast, whole))


def _is_named(cast: Cast, head: int) -> bool:
    mention = cast.at(head)
    return mention is not None and mention.form is MentionForm.NAME and cast.acts(mention)
