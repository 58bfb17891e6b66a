"""Whose were the weapons: "rifles that A left behind", "missiles taken from A", used or carried off by B?

Whoever owned them is no party to what is done with them, but stands in the claim as their owner. Where they
went through several hands each taking is a claim of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.coding.factuality import commitment
from blowback.coding.lexicon.rows import classes
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import ClaimKind, Role

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_TOOLS = ("with", "using")
_NEAR = 2  # sentences back to the weapons that "them" means
_WEIGHT = 0.5


def with_owners(tree: Tree, cast: Cast, drafts: Sequence[Draft], tokens: Sequence[int]) -> list[Draft]:
    """Give drafts the owners of the means in them; returns claims of using and taking that no draft tells."""
    told = {d.trigger: d for d in drafts if d.kind is ClaimKind.EVENT}
    found: list[Draft] = []
    for verb in tokens:
        if tree.pos[verb] != "VERB":
            continue
        owners = [o for thing in _things(tree, verb) for o in _owners(tree, thing, verb)]
        if not owners and tree.lemma[verb] in _words("handling"):
            owners = list(_owners_before(tree, verb))
        draft = told.get(verb)
        if (leaving := _left(tree, cast, verb)) is not None:
            if draft is None:
                found.append(leaving)
            elif tree.lemma[verb] != "leave":  # "abandoned its weapons" is a retreat, too
                draft.roles += [pair for pair in leaving.roles if pair[0] is Role.INSTRUMENT_OWNER]
            else:  # "left hundreds of them behind" is no retreat from those whose they are
                draft.event_type, draft.mode, draft.contexts = None, None, ()
                draft.roles, draft.quantities, draft.why = leaving.roles, (), leaving.why
        elif draft is not None:
            _add(tree, cast, draft, owners)
            _bring_along(tree, cast, draft)
        elif tree.lemma[verb] in _words("handling"):
            draft = _handled(tree, cast, verb, owners)
            found += [draft] if draft is not None else []
    return found


def _left(tree: Tree, cast: Cast, verb: int) -> Draft | None:
    """Who left weapons of his own behind, from where they went through other hands."""
    if tree.lemma[verb] not in _words("leaving") or not _leaves_weapons(tree, verb):
        return None
    frame = tree.frame(verb)
    leavers = [s for s in frame.subjects if (m := cast.owner(s)) is not None and cast.acts(m)]
    view = commitment(tree, verb)
    if not leavers or tree.dep[verb] == "relcl":
        return None
    return Draft(
        trigger=verb,
        kind=ClaimKind.EVENT,
        roles=[(role, head) for head in leavers for role in (Role.ACTOR, Role.INSTRUMENT_OWNER)],
        factuality=view.factuality,
        modality=view.modality,
        hedges=view.hedges,
        weight=_WEIGHT,
        why=[f"means: {tree.text[verb]}"],
    )


def _leaves_weapons(tree: Tree, verb: int) -> bool:
    """Is it "left rifles behind", or "left several hundred of them behind", weapons told of before?"""
    if tree.lemma[verb] == "leave" and not any(tree.lower[c] == "behind" for c in tree.children[verb]):
        return False
    left = [w for o in tree.frame(verb).objects for w in tree.descendants(o)]
    if any(_is_weapon(tree, w) for w in left):
        return True
    here = tree.sent[verb]
    before = range(tree.sentences[max(here - _NEAR, 0)][0], tree.sentences[here][0])
    return any(tree.lower[w] == "them" for w in left) and any(_is_weapon(tree, w) for w in before)


def _things(tree: Tree, verb: int) -> Iterator[int]:
    """The weapons that a verb speaks of: its object, or with what it is done."""
    frame = tree.frame(verb)
    hung = [head for each in frame.objects for name, head in tree.prepositions(each) if name in _TOOLS]
    for head in (*frame.objects, *frame.by(*_TOOLS), *hung):
        if tree.pos[head] in ("NOUN", "PROPN") and _is_weapon(tree, head):
            yield head


def _is_weapon(tree: Tree, head: int) -> bool:
    """Is it one, also where it opens a sentence and is taken for a name?"""
    return tree.lemma[head] in _weapons() or tree.lower[head].removesuffix("s") in _weapons()


def _owners(tree: Tree, thing: int, verb: int) -> Iterator[int]:
    """Who left, gave or lost the weapons, as the words on them tell, the newest hands last."""
    first = [c for c in tree.children[thing] if tree.dep[c] in ("relcl", "acl")]
    for clause in [each for c in first for each in tree.conjuncts(c)]:
        if clause == verb or tree.lemma[clause] not in _words("provenance"):
            continue
        frame = tree.frame(clause)
        subjects = frame.subjects or frame.by("by")
        yield from frame.by("from")
        yield from (each for each in subjects if each != thing)
    if tree.lemma[verb] in _words("taking"):  # "captured rifles from A", in whose hands they were
        yield from (*tree.frame(thing).by("from"), *tree.frame(verb).by("from"))


def _owners_before(tree: Tree, verb: int) -> Iterator[int]:
    """Who left "them" behind, as one of the sentences just before tells?"""
    if not _points_back(tree, verb):
        return
    first = tree.sentences[max(tree.sent[verb] - _NEAR, 0)][0]
    for left in range(verb - 1, first - 1, -1):
        if tree.pos[left] != "VERB" or tree.lemma[left] not in _words("leaving"):
            continue
        objects = tree.frame(left).objects
        behind = tree.lemma[left] != "leave" or any(tree.lower[c] == "behind" for c in tree.children[left])
        weapons = any(_is_weapon(tree, w) for o in objects for w in tree.descendants(o))
        counted = any(tree.lower[w] == "them" for o in objects for w in tree.descendants(o))
        if behind and (weapons or counted):
            yield from tree.frame(left).subjects
            for taken in range(left + 1, verb):  # and whoever took them away since
                if tree.lemma[taken] in _words("handling") and _points_back(tree, taken):
                    yield from tree.frame(taken).subjects
            return


def _points_back(tree: Tree, verb: int) -> bool:
    """Is its object "them" or a number of them?"""
    return any(tree.lower[o] in ("them", "it") or tree.pos[o] == "NUM" for o in tree.frame(verb).objects)


def _add(tree: Tree, cast: Cast, draft: Draft, owners: Collection[int]) -> None:
    """Whose the means were; who acts owns what he uses."""
    mine = {_who(cast, head) for head in draft.heads(Role.ACTOR)}
    named = [o for o in dict.fromkeys(owners) if cast.owner(o) is not None and _who(cast, o) not in mine]
    if not named:
        return
    known = set(draft.heads(Role.INSTRUMENT_OWNER))
    draft.roles += [(Role.INSTRUMENT_OWNER, o) for o in named if o not in known]
    draft.why.append("whose they were: " + " ".join(tree.text[o] for o in named))


def _bring_along(tree: Tree, cast: Cast, draft: Draft) -> None:
    """What those who help B, or join it, bring along comes to B: "fighters aiding B brought rifles"."""
    if tree.lemma[draft.trigger] != "bring" or draft.backing is None or draft.heads(Role.RECIPIENT):
        return
    for doer in tree.frame(draft.trigger).subjects:
        inner = [doer, *(h for name, h in tree.prepositions(doer) if name == "of")]
        clauses = [c for each in inner for c in tree.children[each] if tree.dep[c] in ("acl", "relcl")]
        for clause in clauses:
            if tree.lemma[clause] not in _words("joining") or tree.negated(clause):
                continue
            frame = tree.frame(clause)
            helped = [
                *frame.by("for", "alongside"),
                *(frame.objects if tree.lemma[clause] != "fight" else ()),
            ]
            draft.roles += [(Role.RECIPIENT, h) for h in helped if _is_group(cast, h)]
            return


def _is_group(cast: Cast, head: int) -> bool:
    mention = cast.owner(head)
    return mention is not None and cast.acts(mention) and mention.kind is not ActorKind.PERSON


def _handled(tree: Tree, cast: Cast, verb: int, owners: Collection[int]) -> Draft | None:
    """Using, taking or carrying off what was another's."""
    frame = tree.frame(verb)
    doers = [s for s in frame.subjects if (m := cast.owner(s)) is not None and cast.acts(m)]
    if tree.dep[verb] in ("relcl", "conj", "acl"):  # "missiles that A left and that B took away"
        thing = tree.head[verb] if tree.dep[verb] != "conj" else tree.head[tree.head[verb]]
        own = _is_weapon(tree, thing) and thing not in frame.subjects
        owners = owners or ([o for o in _owners(tree, thing, verb) if o not in doers] if own else ())
    if not doers or not owners:
        return None
    view = commitment(tree, verb)
    draft = Draft(
        trigger=verb,
        kind=ClaimKind.EVENT,
        roles=[
            *((Role.ACTOR, head) for head in doers),
            *((Role.RECIPIENT, head) for head in frame.by("against")),
        ],
        factuality=view.factuality,
        modality=view.modality,
        hedges=view.hedges,
        weight=_WEIGHT,
        why=[f"means: {tree.text[verb]}"],
    )
    _add(tree, cast, draft, owners)
    return draft if draft.heads(Role.INSTRUMENT_OWNER) else None


def _who(cast: Cast, head: int) -> str | None:
    actor = cast.stands_for(head)
    mention = cast.owner(head)
    if actor is not None:
        return actor.id
    return (mention.chain or mention.id) if mention is not None else None


@cache
def _weapons() -> frozenset[str]:
    return classes()["WEAPONS"] | _words("means")


def _words(name: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "backing.toml")[name])
