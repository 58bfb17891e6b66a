"""On what does a promise, threat, demand or expectation hang: "unless X", "if X", "on condition that X"?

The words of the condition go with the expectation, and the deed in them becomes a claim of its own that
nobody says has come. "If it did" is the deed that was told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.vocab.claims import ClaimKind, Extent, Factuality, Modality, Role

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_MARKS = frozenset({"if", "unless", "until", "till", "provided", "providing"})
_BARRED = ("relcl", "parataxis")
_FAR = 2  # sentences back to the deed that "if it did" means
_CLIMB = 6


def conditions(tree: Tree, cast: Cast, drafts: Sequence[Draft]) -> list[Draft]:
    """Give expectations their conditions; returns the deeds in them that no draft tells yet."""
    told = {draft.trigger: draft for draft in drafts if draft.kind in (ClaimKind.EVENT, ClaimKind.STATE)}
    found: dict[int, Draft] = {}
    for draft in drafts:
        if draft.expectation is None or draft.content is None:
            continue
        clause = next(_clauses(tree, draft), None)
        if clause is None:
            continue
        verb, inside = clause
        draft.condition = (inside[0], inside[-1] + 1)
        for each in (d for d in drafts if d.trigger in inside and d is not draft):
            _suppose(each)
        if verb not in told and verb not in found:
            made = _repeated(tree, cast, verb, drafts, draft) or _deed(tree, verb)
            _suppose(made)
            found[verb] = made
    return list(found.values())


def _clauses(tree: Tree, draft: Draft) -> Iterator[tuple[int, list[int]]]:
    """The conditions of an expectation: the verb of each, and the tokens of its words."""
    assert draft.content is not None
    spine = {draft.trigger, draft.content}
    start, end = tree.sentences[tree.sent[draft.content]]
    for verb in range(start, end):
        top = _introduced(tree, verb)
        if top is None or verb in spine or not _hangs_on(tree, top, spine):
            continue
        inside = sorted(tree.descendants(top))
        if any(word in spine for word in inside):
            continue
        while inside and not tree.text[inside[-1]].strip(' ,.;:—–-”"'):
            inside.pop()
        if tree.lower[inside[0] - 1] == "only" and inside[0] > start:
            inside.insert(0, inside[0] - 1)
        yield verb, list(range(inside[0], inside[-1] + 1))


def _introduced(tree: Tree, verb: int) -> int | None:
    """The top of the phrase by which a clause is made a condition; ``None`` where it is none."""
    dep, head = tree.dep[verb], tree.head[verb]
    if tree.pos[verb] not in ("VERB", "AUX"):
        return None
    marks = [c for c in tree.children[verb] if c < verb and tree.lower[c] in _MARKS]
    if dep == "advcl" and marks:
        before = marks[0] - 1
        return None if before >= 0 and tree.lower[before] in ("even", "as") else verb
    if dep == "advcl" and tree.lower[head] == "long" and tree.lower[head - 1] in ("as", "so"):
        return head
    named = dep in ("acl", "relcl", "ccomp") and tree.lemma[head] == "condition"
    if named and tree.lower[tree.head[head]] in ("on", "under"):
        return tree.head[head]
    return None


def _hangs_on(tree: Tree, top: int, spine: set[int]) -> bool:
    """Does the phrase hang on the saying or on what is said, or inside that?"""
    current = tree.head[top]
    for _ in range(_CLIMB):
        if current in spine:
            return True
        if tree.dep[current] in _BARRED or tree.head[current] == current:
            return False
        current = tree.head[current]
    return False


def _suppose(draft: Draft) -> None:
    """Nobody says that it has come."""
    if draft.modality is Modality.ACTUAL or draft.modality is Modality.EXPECTED:
        draft.modality = Modality.HYPOTHETICAL
    draft.factuality = Factuality.UNKNOWN


def _deed(tree: Tree, verb: int) -> Draft:
    frame = tree.frame(verb)
    return Draft(
        trigger=verb,
        kind=ClaimKind.EVENT,
        roles=[
            *((Role.ACTOR, head) for head in frame.subjects),
            *((Role.RECIPIENT, head) for head in frame.objects),
        ],
        weight=0.5,
        why=[f"condition: {tree.text[verb]}"],
    )


def _repeated(tree: Tree, cast: Cast, verb: int, drafts: Sequence[Draft], expectation: Draft) -> Draft | None:
    """Which deed told before does "if it did" mean? One of the same doer, not of whoever says so."""
    frame = tree.frame(verb)
    bare = tree.lemma[verb] == "do" and not frame.objects and not frame.complements
    if not bare or len(frame.subjects) != 1:
        return None
    doer, sayers = _who(cast, frame.subjects[0]), {_who(cast, h) for h in expectation.heads(Role.ACTOR)}
    earlier = [d for d in drafts if _may_be_meant(tree, d, verb, expectation)]
    for told in sorted(earlier, key=lambda d: -d.trigger):
        doers = {_who(cast, h) for h in told.heads(Role.ACTOR)}
        if doer in doers or (doer in (None, *sayers) and doers - sayers - {None}):
            return Draft(
                trigger=verb,
                kind=ClaimKind.EVENT,
                roles=list(told.roles),
                event_type=told.event_type,
                mode=told.mode,
                contexts=told.contexts,
                backing=told.backing,
                extent=Extent.SINGLE,
                weight=0.4,
                why=[f"as told before: {tree.text[told.trigger]}"],
            )
    return None


def _may_be_meant(tree: Tree, draft: Draft, verb: int, expectation: Draft) -> bool:
    """Is it a deed of the same sentence or those just before, and none of saying?"""
    if draft.event_type is None or draft.expectation is not None or draft is expectation:
        return False
    if draft.content_of == expectation.trigger or draft.trigger == expectation.content:
        return False
    near = 0 <= tree.sent[verb] - tree.sent[draft.trigger] <= _FAR
    return near and draft.trigger < verb


def _who(cast: Cast, head: int) -> str | None:
    actor = cast.stands_for(head)
    if actor is not None:
        return actor.id
    mention = cast.owner(head)
    return (mention.chain or mention.id) if mention is not None else None
