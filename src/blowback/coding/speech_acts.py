"""What does somebody do by saying something: ask, promise, threaten, criticise or praise?

"A said that B should free the men" asks it of B, "A said that its attacks will go on" threatens, "A called
the raid a crime" criticises whose raid it is. The saying becomes an event of its own, and what was said
stays its content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.coding.factuality import commitment
from blowback.coding.governors import governor_class
from blowback.coding.lexicon import asked_mode, threat_mode
from blowback.text.data import tsv
from blowback.vocab.claims import ClaimKind, ExpectationKind, Factuality, Modality, Role
from blowback.vocab.plover import EventType, quad

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.coding.voices import Voices

_WEIGHT = 0.65  # an act that is read off what was said is less sure than one that is told
_FIRST_PERSON = frozenset(("i", "we", "us", "me", "our", "my", "ours"))
_OPEN = ("kept", "ended", "said")  # what may govern a content that is still the speaker's own point
_SIDE_CLAUSES = ("relcl", "acl", "advcl", "appos", "parataxis")
_HOSTILE = 4
_NAMING = frozenset(
    ("call", "label", "brand", "dub", "deem", "consider", "term", "describe", "denounce", "regard", "see",
     "declare", "characterise", "characterize", "portray", "condemn", "view", "hail", "praise")
)  # fmt: skip
_BLAMING = frozenset({"denounce", "condemn"})  # whatever they denounce somebody as
_PREDICATIVE = ("oprd", "acomp", "attr", "npadvmod", "ccomp", "xcomp")
_COMMITTING = ("make", "commit", "perpetrate")
_CLIMB = 4


def said_acts(tree: Tree, cast: Cast, voices: Voices, drafts: Sequence[Draft]) -> list[Draft]:
    """Which requests, promises and threats lie in saying what the drafts tell? Links the drafts to them."""
    told = {draft.trigger for draft in drafts}
    found: dict[tuple[int, EventType], Draft] = {}
    for draft in drafts:
        saying = voices.saying(draft.trigger)
        deed = draft.kind in (ClaimKind.EVENT, ClaimKind.STATE) and draft.event_type is not None
        if not deed or saying is None:
            continue
        verb, speakers, attribution = saying
        if verb in told or governor_class(tree, verb) != "said" or not _is_main(tree, draft, verb):
            continue
        me = (cast.actor_of(cast.owner(speakers[0])), speakers, attribution.speaker_actor)
        act = _own_act(cast, draft, me) or _demand(cast, draft, me)
        if act is not None:
            act.trigger = verb
            first = found.setdefault((verb, act.event_type or EventType.REQUEST), act)
            first.roles = list(dict.fromkeys([*first.roles, *act.roles]))
            first.why = [f"said: {tree.text[verb]}"]
            draft.content_of = verb
            first.content = draft.trigger if first.content is None else first.content
            _in_its_own_voice(tree, voices, first)
    return list(found.values())


def _in_its_own_voice(tree: Tree, voices: Voices, act: Draft) -> None:
    """The saying itself is as sure as whoever tells of it."""
    view = commitment(tree, act.trigger, voices.cues.get(act.trigger, frozenset()))
    act.factuality, act.modality, act.hedges = view.factuality, view.modality, view.hedges


def _is_main(tree: Tree, draft: Draft, verb: int) -> bool:
    """Is it the point of what is said, and neither a side remark nor already a wish or plan in it?"""
    governors = [g for g in draft.governors if g.word != verb]
    if any(g.kind not in _OPEN for g in governors):
        return False
    current = draft.trigger
    while current != verb and tree.head[current] != current:
        if tree.dep[current] in _SIDE_CLAUSES:
            return False
        current = tree.head[current]
    return True


_Self = tuple[object, tuple[int, ...], str | None]


def _own_act(cast: Cast, draft: Draft, me: _Self) -> Draft | None:
    """A deed of one's own that is still to come is promised or, where it hurts, threatened."""
    assert draft.event_type is not None
    to_come = draft.modality is Modality.EXPECTED and draft.factuality is Factuality.POSSIBLE
    if not to_come or not any(_is_self(cast, head, me) for head in draft.heads(Role.ACTOR)):
        return None
    hostile = quad(draft.event_type) == _HOSTILE
    if not hostile and quad(draft.event_type) == 3:
        return None
    if draft.event_type is EventType.MOBILIZE and not draft.heads(Role.RECIPIENT):
        return None  # "said it would step up patrols": against nobody
    draft.modality = Modality.THREATENED if hostile else Modality.PROMISED
    draft.factuality = Factuality.UNKNOWN
    others = draft.heads(Role.RECIPIENT)
    kind = ExpectationKind.THREATENED if hostile else ExpectationKind.PROMISED
    return _act(
        me,
        others,
        EventType.THREATEN if hostile else EventType.AGREE,
        threat_mode(draft.event_type, draft.mode) if hostile else None,
        kind,
    )


def _demand(cast: Cast, draft: Draft, me: _Self) -> Draft | None:
    """What others should do is asked of them."""
    assert draft.event_type is not None
    doers = draft.heads(Role.ACTOR)
    asked = draft.modality is Modality.REQUESTED and not any(_is_self(cast, head, me) for head in doers)
    if not asked or not doers:
        return None
    return _act(me, doers, EventType.REQUEST, asked_mode(draft.event_type), ExpectationKind.DEMANDED)


def _act(
    me: _Self, others: list[int], event_type: EventType, mode: str | None, kind: ExpectationKind
) -> Draft:
    _, speakers, _ = me
    return Draft(
        trigger=speakers[0],
        kind=ClaimKind.EVENT,
        roles=[
            *((Role.ACTOR, head) for head in speakers),
            *((Role.RECIPIENT, head) for head in others),
        ],
        event_type=event_type,
        mode=mode,
        expectation=(speakers[0], others[0] if others else None, kind),
        weight=_WEIGHT,
    )


def _is_self(cast: Cast, head: int, me: _Self) -> bool:
    """Is the phrase at ``head`` the speaker, his people, or "we"?"""
    actor, speakers, spoken = me
    if head in speakers or cast.tree.lower[head] in _FIRST_PERSON:
        return True
    mention = cast.owner(head)
    if mention is None:
        return False
    first = cast.owner(speakers[0])
    if first is not None and mention.chain is not None and mention.chain == first.chain:
        return True
    mine = cast.stands_for(head)
    return mine is not None and (mine is actor or mine.id == spoken)


def evaluations(tree: Tree, cast: Cast, voices: Voices, tokens: Iterable[int]) -> Iterator[Draft]:
    """Who criticises or praises whom by what is said of him or of what he did?

    Args:
        tree: the parse.
        cast: who is mentioned.
        voices: who says what.
        tokens: the tokens to read.
    """
    taken: set[int] = set()
    for index in tokens:
        good = _table().get(_word(tree, index))
        if good is None or tree.pos[index] not in ("ADJ", "NOUN", "VERB"):
            continue
        found = _named(tree, index) or _stated(tree, voices, index)
        if found is None or found[0] in taken:
            continue
        verb, judges, judged = found
        mine = {_identity(cast, head) for head in judges}
        others = [h for h in judged if (me := _identity(cast, h)) is not None and me not in mine]
        if not judges or not others:
            continue
        good = good and tree.lemma[verb] not in _BLAMING
        if good and _is_side(tree, cast, index):
            continue
        taken.add(verb)
        draft = Draft(
            trigger=verb,
            kind=ClaimKind.EVENT,
            roles=[
                *((Role.ACTOR, head) for head in judges),
                *((Role.RECIPIENT, head) for head in others),
            ],
            event_type=EventType.SUPPORT if good else EventType.ACCUSE,
            mode=None if good else "disapprove",
            weight=_WEIGHT,
            why=[f"judges: {tree.text[index]}"],
        )
        _in_its_own_voice(tree, voices, draft)
        yield draft


def _is_side(tree: Tree, cast: Cast, noun: int) -> bool:
    """Does it say whose somebody is, and no praise: "an ally of the Front"?"""
    of = [head for name, head in tree.prepositions(noun) if name == "of"] if tree.pos[noun] == "NOUN" else []
    return any(_identity(cast, head) is not None for head in of)


def _named(tree: Tree, index: int) -> tuple[int, tuple[int, ...], list[int]] | None:
    """The judgement in a naming: "A called the raid a crime", "described it as unjust"."""
    top = index
    for _ in range(_CLIMB):
        if tree.dep[top] not in ("conj", "amod") or tree.head[top] == top:
            break
        top = tree.head[top]
    verb = tree.head[top]
    if tree.dep[top] in ("pobj", "pcomp", "amod", "prep") and tree.lower[verb] == "as":
        verb = tree.head[verb]
    elif tree.dep[top] not in _PREDICATIVE:
        return None
    if tree.lemma[verb] not in _NAMING or tree.pos[verb] != "VERB" or tree.negated(verb):
        return None
    frame = tree.frame(verb)
    small = [c for c in tree.children[top] if tree.dep[c] == "nsubj"]  # "called [the raid a crime]"
    judged = [
        each
        for each in (*frame.objects, *small, *frame.by("by"))
        if each != top and each not in frame.subjects
    ]
    return (verb, frame.subjects, judged) if judged and frame.subjects else None


def _stated(tree: Tree, voices: Voices, index: int) -> tuple[int, tuple[int, ...], list[int]] | None:
    """The judgement in what is said: "A said the raid was a crime"."""
    top = index
    while tree.dep[top] == "conj" and tree.pos[tree.head[top]] in ("ADJ", "NOUN"):
        top = tree.head[top]
    copula = tree.head[top] if tree.dep[top] in ("attr", "acomp", "dobj") else top
    bare = tree.child(top, "auxpass") is not None and tree.frame(top).passive  # "was misguided"
    done = tree.dep[top] == "dobj" and tree.lemma[copula] in _COMMITTING  # "made a blunder"
    if tree.negated(copula) or not (done or bare or (tree.dep[top] != "dobj" and tree.lemma[copula] == "be")):
        return None
    saying = voices.saying(index)
    if saying is None or governor_class(tree, saying[0]) != "said":
        return None
    view = commitment(tree, index, voices.cues.get(index, frozenset()))
    if view.factuality is not Factuality.CERTAIN:
        return None
    frame = tree.frame(copula)
    return saying[0], saying[1], list(frame.objects if bare else frame.subjects)


def _word(tree: Tree, index: int) -> str:
    """The word with a prefix that the tokeniser split off: "un-Islamic"."""
    if index >= 2 and tree.lower[index - 1] == "-" and tree.lower[index - 2] in ("un", "non", "anti"):
        return f"{tree.lower[index - 2]}-{tree.lower[index]}"
    return tree.lemma[index] if tree.pos[index] == "NOUN" else tree.lower[index]


def _identity(cast: Cast, head: int) -> str | None:
    actor = cast.stands_for(head)
    if actor is not None:
        return actor.id
    mention = cast.owner(head)
    if mention is None or not cast.acts(mention):
        return None
    return mention.chain or mention.id


@cache
def _table() -> dict[str, bool]:
    return {row["word"]: row["side"] == "good" for row in tsv("blowback.coding", "evaluations.tsv")}
