"""What do the trained heads hold against a draft that the rules made, and what follows from it?

The rules find a claim by its words, and a word of force or favour is also a word of sport, trade and every
day. The heads have read the whole sentence. Where they are sure that nothing of this field is told, the
draft is given up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from blowback.coding.marches import OF_ARMED_MEN
from blowback.coding.references import upheavals
from blowback.records import Span
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import ClaimKind, Responsibility, Role
from blowback.vocab.plover import EventType, quad

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

NO_CLAIM: Final = "none"
_NOTHING: Final = 0.7  # from this on, that nothing is told counts as said
_NOTHING_AT_ALL: Final = 0.97  # ... of force among people of whom none is known
_DOUBTFUL, _HARDLY = 0.1, 0.01  # below these, the type of the rules counts as doubted, as refuted
# above these, the heads hold to the quad: what type it is may be disputed. The second is for sure words
_QUAD, _QUAD_OF_SURE, _SURE = 0.2, 0.03, 0.9

_BODIES: Final = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.MILITARY, ActorKind.ARMED_GROUP}
)

# by these a deed is voiced that is read as a claim: the word of the promise stands by what is promised
_VOICES = ("promised", "threatened")
_OF_SPEECH = (EventType.AGREE, EventType.THREATEN)
_BY_FORCE = (EventType.ASSAULT, EventType.COERCE)

# All were set by reading what they give up in development texts: docs/explanation/heads.md.


class Judge(Protocol):
    """What the heads answer of a claim whose parts are marked; nothing where they cannot tell."""

    def prepare(self, triggers: Iterable[Span]) -> None:
        """Reads at once the sentences of claims that will be asked about."""

    def __call__(
        self, actor: Sequence[Span], recipient: Sequence[Span], trigger: Span | None
    ) -> Mapping[str, Mapping[str, float]]:
        """Each head's answers with their probabilities."""


def plausible(tree: Tree, cast: Cast, drafts: Iterable[Draft], judge: Judge | None) -> Iterator[Draft]:
    """The drafts without those that the heads take for no claim; all of them where there are no heads."""
    whole = list(drafts)
    if judge is None:
        yield from whole
        return
    voiced = (d for d in whole if tree.tag[d.trigger] == "VB")  # "agree to go", not "agree that he went"
    voicing = {g.word for d in voiced for g in d.governors[:1] if g.kind in _VOICES}
    doubtful = [_is_doubtful(tree, cast, draft, voicing) for draft in whole]
    judge.prepare(_trigger(tree, draft) for draft, asked in zip(whole, doubtful, strict=True) if asked)
    for draft, asked in zip(whole, doubtful, strict=True):
        if not asked:
            yield draft
            continue
        answers = judge(
            _spans(tree, cast, draft, Role.ACTOR),
            _spans(tree, cast, draft, Role.RECIPIENT),
            _trigger(tree, draft),
        )
        limit = _NOTHING_AT_ALL if _is_of_nobody(cast, draft) else _NOTHING
        if not answers or not _refuted(draft, answers["type"], limit):
            yield draft


def _is_doubtful(tree: Tree, cast: Cast, draft: Draft, voicing: Collection[int]) -> bool:
    """Is it an event that the heads may give up?"""
    spoken = draft.event_type in _OF_SPEECH and draft.trigger in voicing
    claimed = draft.responsibility is Responsibility.CLAIMED  # somebody stands for it: it is a deed
    told = _is_casualty(draft) or claimed or spoken or _is_between_bodies(cast, draft)
    return draft.kind is ClaimKind.EVENT and not told and not rises_in_arms(tree, cast, draft)


def _trigger(tree: Tree, draft: Draft) -> Span:
    return tree.start[draft.trigger], tree.end[draft.trigger]


def _is_casualty(draft: Draft) -> bool:
    """Is only told who came to harm? Of "three men were injured" the heads learnt too little."""
    harmed = draft.event_type is EventType.ASSAULT and bool(draft.heads(Role.RECIPIENT))
    return harmed and not draft.heads(Role.ACTOR)


def _is_between_bodies(cast: Cast, draft: Draft) -> bool:
    """Do sure words, or those of backing, tell it of two known bodies: "A denies backing B"?"""
    sides = [
        {a.kind for h in draft.heads(role) if (a := cast.actor_of(cast.owner(h))) is not None}
        for role in (Role.ACTOR, Role.RECIPIENT)
    ]
    sure = draft.weight >= _SURE or draft.backing is not None
    return sure and all(kinds & _BODIES for kinds in sides)


def rises_in_arms(tree: Tree, cast: Cast, draft: Draft) -> bool:
    """Is it the coup, mutiny or march of armed men? Of those the heads learnt too little.

    The revolt of members of a party may be no more than a word; what is done "in a coup" is no game.
    """
    if any(
        name == "in" and tree.lemma[noun] in upheavals() for name, noun in tree.prepositions(draft.trigger)
    ):
        return draft.event_type in _BY_FORCE
    rises = tree.lemma[draft.trigger] in upheavals() or draft.why[-1:] == [OF_ARMED_MEN]
    return rises and any(cast.is_armed(head) for head in draft.heads(Role.ACTOR))


def _is_of_nobody(cast: Cast, draft: Draft) -> bool:
    """Is it force among people of whom none is known? The heads soon see no politics there."""
    if draft.event_type not in (EventType.ASSAULT, EventType.COERCE):
        return False
    heads = (*draft.heads(Role.ACTOR), *draft.heads(Role.RECIPIENT))
    return not any(cast.stands_for(head) for head in heads)


def _refuted(draft: Draft, types: Mapping[str, float], limit: float) -> bool:
    """Are the heads sure that nothing is told here, or that it is nothing of the kind?"""
    if draft.event_type is None:
        return False
    share = types[draft.event_type]
    if types[NO_CLAIM] >= limit:
        return share < _DOUBTFUL
    akin = sum(types[each] for each in EventType if quad(each) == quad(draft.event_type))
    return share < _HARDLY and akin < (_QUAD if draft.weight < _SURE else _QUAD_OF_SURE)


def _spans(tree: Tree, cast: Cast, draft: Draft, role: Role) -> list[Span]:
    """Where those in a role stand in the sentence of the claim."""
    start, end = tree.sentences[tree.sent[draft.trigger]]
    found = []
    for head in draft.heads(role):
        if start <= head < end:
            mention = cast.at(head)
            found.append(cast.phrase_span(head) if mention is None else (mention.start, mention.end))
    return found
