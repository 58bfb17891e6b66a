"""Which happenings does a text describe: by type, with who did what to whom, how much, and how surely?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.diplomacy import as_protest_in_words
from blowback.coding.draft import Draft
from blowback.coding.factuality import Commitment, commitment
from blowback.coding.governors import Governor, governor_class
from blowback.coding.lexicon import Reading, readings
from blowback.coding.lexicon.match import is_event
from blowback.coding.marches import as_march
from blowback.coding.no_event import tells_of_none
from blowback.coding.quantities import quantity
from blowback.coding.rejected import is_said_by_another
from blowback.coding.spoken import as_spoken
from blowback.records import Backing, Quantity
from blowback.text.data import inverted, toml
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import (
    BackingKind,
    BackingPhase,
    ClaimKind,
    Extent,
    Factuality,
    Modality,
    Responsibility,
    Role,
)
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_GROUPS = (ActorKind.ARMED_GROUP, ActorKind.FACTION)
# what is done to the owner of the noun: "Marek's arrest"
_QUESTIONED = frozenset({"interrogation", "questioning"})
_UNDERGONE = frozenset(
    ("arrest", "deport", "execute", "assassinate", "abduct", "release", "convict", "expel", "torture")
)
# whose clause is open and whose noun is done: "agreed to accept aid", but "accepted aid"; "organised a march"
_DOING = {
    "accept": (EventType.AID, EventType.SUPPORT),
    "organise": (EventType.PROTEST,),
    "organize": (EventType.PROTEST,),
}
_SEEKS = (Modality.REQUESTED, Modality.WISHED)


def event_drafts(
    tree: Tree, cast: Cast, tokens: Iterable[int], cues: dict[int, frozenset[int]]
) -> Iterator[Draft]:
    """Which events do the tokens evoke?

    Args:
        tree: the parse.
        cast: who can fill a role.
        tokens: the tokens to read, those of furniture left out.
        cues: by token, the cue of the speaker in whose words it stands.
    """
    for index in tokens:
        found = readings(tree, index)
        if not found:
            continue
        view = _view(tree, found[0], cues)
        spoken = as_spoken(tree, found[0])
        if spoken is None:
            continue
        best = _turned(tree, spoken)
        if tells_of_none(tree, best):
            continue
        for reading in [best, *_other_kinds_of_backing(tree, best)]:
            yield _draft(tree, cast, reading, view, cues)


def _view(tree: Tree, reading: Reading, cues: dict[int, frozenset[int]]) -> Commitment:
    """How far is it said to be so of those who take part?

    "May take part in the raid": the raid is taken for granted, and who took part in it is not.
    """
    if is_said_by_another(tree, reading.predicate, reading.event_type):
        return Commitment(Factuality.CERTAIN, Modality.ACTUAL, (), (), reported=False)
    view = commitment(tree, reading.predicate, cues.get(reading.predicate, frozenset()))
    lender = reading.lender
    if lender is None:
        return view
    if reading.event_type not in _DOING.get(tree.lemma[lender], ()):
        if view.factuality is not Factuality.CERTAIN:
            return view
        if any(governor.word == lender for governor in view.governors):
            return view
        if governor_class(tree, lender) is not None:  # "no group claimed the attack": somebody did it
            return view
    lent = commitment(tree, lender, cues.get(lender, frozenset()))
    return lent._replace(governors=(Governor(lender, "kept", tree.negated(lender)), *lent.governors))


def _turned(tree: Tree, reading: Reading) -> Reading:
    """An arrest is done to whose it is ("her arrest"), unless somebody is said to have done it."""
    frame = tree.frame(reading.predicate)
    undergone = tree.pos[reading.predicate] == "NOUN" and (
        reading.mode in _UNDERGONE or tree.lemma[reading.predicate] in _QUESTIONED
    )
    if not undergone or any(role is Role.RECIPIENT for role, _ in reading.roles) or frame.by("of", "by"):
        return reading
    owners = [head for role, head in reading.roles if role is Role.ACTOR and head in frame.subjects]
    rest = [(role, head) for role, head in reading.roles if head not in owners]
    return reading._replace(roles=(*rest, *((Role.RECIPIENT, head) for head in owners)))


def _other_kinds_of_backing(tree: Tree, best: Reading) -> list[Reading]:
    """Shelter and medical help given in one breath are two kinds of backing, and two claims."""
    if best.backing is None or tree.pos[best.predicate] != "VERB":
        return []
    kinds = dict.fromkeys(kind for thing in _things(tree, best) for kind in _kinds_of(tree, thing))
    return [best._replace(backing=kind) for kind in kinds if kind is not best.backing]


def _things(tree: Tree, reading: Reading) -> list[int]:
    """What is given, as against to whom: the objects that fill no role of a recipient."""
    recipients = {head for role, head in reading.roles if role is Role.RECIPIENT}
    return [each for each in tree.frame(reading.predicate).objects if each not in recipients]


def _kinds_of(tree: Tree, thing: int) -> list[BackingKind]:
    """With what: by the noun itself, else by what modifies it ("shelter and medical assistance": both)."""
    table = inverted(toml("blowback.coding", "kinds.toml"))
    if tree.lower[thing] in table:
        return [BackingKind(table[tree.lower[thing]])]
    modifiers = [c for c in tree.children[thing] if tree.dep[c] in ("amod", "compound")]
    words = [tree.lower[each] for c in modifiers for each in tree.conjuncts(c)]
    return [BackingKind(kind) for kind in dict.fromkeys(table[word] for word in words if word in table)]


def _draft(
    tree: Tree, cast: Cast, reading: Reading, view: Commitment, cues: dict[int, frozenset[int]]
) -> Draft:
    index = reading.predicate
    told = _behind_events(tree, cast, reading, view, cues)
    draft = Draft(
        trigger=index,
        kind=ClaimKind.EVENT,
        roles=_acting(tree, cast, reading, _without_self(tree, cast, reading, told)),
        event_type=reading.event_type,
        mode=reading.mode,
        contexts=reading.contexts,
        extent=_extent(tree, index),
        factuality=view.factuality,
        modality=view.modality,
        hedges=view.hedges,
        governors=view.governors,
        presupposed=is_said_by_another(tree, index, reading.event_type),
        weight=reading.weight,
        why=[f"{reading.rule}: " + " ".join(tree.text[i] for i in reading.words)],
    )
    if reading.mode is None:
        draft.mode = _mode_of_manner(tree, reading)
    draft.why += [f"{g.kind}: {tree.text[g.word]}{' (negated)' if g.negated else ''}" for g in view.governors]
    if _is_need(tree, index):
        draft.factuality, draft.modality = Factuality.UNKNOWN, Modality.WISHED
    backing = _backing(tree, cast, reading)
    if backing is not None:
        draft.backing = Backing(
            kind=backing,
            covert=_covert(tree, reading),
            phase=_phase(tree, reading, view),
        )
        if backing is BackingKind.PRISONERS:
            freed = [_freed_for(tree, cast, draft.roles, head) for head in draft.heads(Role.RECIPIENT)]
            draft.roles += [(Role.BENEFICIARY, group) for group in freed if group is not None]
    if reading.quantity is not None:
        draft.quantities = tuple(_quantities(tree, reading))
    as_march(tree, cast, draft)
    as_protest_in_words(tree, cast, draft)
    if reading.mode == "arrest" and _takes_a_place(tree, cast, reading):
        draft.mode, draft.quantities = "seize", ()
    if reading.event_type is EventType.ASSAULT:
        draft.responsibility = _responsibility(tree, index, draft)
    return draft


def _takes_a_place(tree: Tree, cast: Cast, reading: Reading) -> bool:
    """Is it a town that is captured, and nobody?"""
    if tree.lemma[reading.predicate] not in ("capture", "seizure"):
        return False
    for head in (head for role, head in reading.roles if role is Role.RECIPIENT):
        mention = cast.at(head)
        if mention is None and tree.pos[head] == "PROPN":  # a name of nobody: of a town that nothing knows
            return True
        if mention is not None and mention.form is MentionForm.NAME and not cast.acts(mention):
            return True
    return False


def _is_need(tree: Tree, index: int) -> bool:
    """What is needed need not be had; what is needed no longer was."""
    return tree.lemma[index] == "need" and not _is_over(tree, index)


def _is_over(tree: Tree, index: int) -> bool:
    return any(
        tree.lower[c] == "longer" and c > 0 and tree.lower[c - 1] == "no" for c in tree.children[index]
    )


def _mode_of_manner(tree: Tree, reading: Reading) -> str | None:
    """How a deed was done, where an event noun of its type says so: "killed in a suicide bombing"."""
    frame = tree.frame(reading.predicate)
    doers = [head for role, head in reading.roles if role is Role.ACTOR]  # "a car bomb killed two"
    for head in (*frame.by("in", "by", "during", "with"), *doers):
        manner = readings(tree, head)
        if manner and manner[0].event_type is reading.event_type and manner[0].mode is not None:
            return manner[0].mode
    return None


def _backing(tree: Tree, cast: Cast, reading: Reading) -> BackingKind | None:
    """The kind that the lexicon gives, made precise by what is given or what modifies it."""
    if reading.backing is not BackingKind.UNSPECIFIED:
        return reading.backing or _backing_by_release(tree, cast, reading)
    things = [*_things(tree, reading), reading.predicate]
    return next((kind for thing in things for kind in _kinds_of(tree, thing)), BackingKind.UNSPECIFIED)


def _behind_events(
    tree: Tree, cast: Cast, reading: Reading, view: Commitment, cues: dict[int, frozenset[int]]
) -> list[tuple[Role, int]]:
    """An event noun does nothing itself: behind "A's strikes killed five" stands A.

    Nobody does where A is said not to have made them: "A denied making the strikes that killed five".
    """
    found: list[tuple[Role, int]] = []
    for role, head in reading.roles:
        mention = cast.at(head)
        happens = role is Role.ACTOR and tree.pos[head] == "NOUN" and not (mention and cast.acts(mention))
        inner = readings(tree, head) if happens else ()
        violent = reading.event_type is EventType.ASSAULT
        if happens and violent and not inner and is_event(tree, head):
            continue  # "the assault that killed five", the verb above having taken the assault
        if not inner:
            found.append((role, head))
        elif _is_as_sure(_view(tree, inner[0], cues), view):
            found += [pair for pair in inner[0].roles if pair[0] is Role.ACTOR]
    return found


def _is_as_sure(inner: Commitment, outer: Commitment) -> bool:
    return (inner.factuality, inner.modality) == (outer.factuality, outer.modality)


def _acting(
    tree: Tree, cast: Cast, reading: Reading, roles: list[tuple[Role, int]]
) -> list[tuple[Role, int]]:
    """Help goes to somebody: the thing that is given is no recipient of it.

    Nor is "a terrorist organisation", which one is designated, or the coup in which power was seized.
    """
    if reading.event_type is EventType.COERCE:
        return [
            (role, head)
            for role, head in roles
            if role is not Role.RECIPIENT
            or tree.lower[tree.head[head]] != "in"
            or tree.pos[head] != "NOUN"
            or not is_event(tree, head)
        ]
    if reading.event_type is EventType.SANCTION:
        named = {head for role, head in roles if role is Role.RECIPIENT and head not in reading.words}
        # "the ambassadors of A and B" are those of A, too
        named |= {head for role, head in roles if named and cast.actor_of(cast.at(head)) is not None}
        return [pair for pair in roles if pair[0] is not Role.RECIPIENT or not named or pair[1] in named]
    if reading.event_type not in (EventType.AID, EventType.COOPERATE):
        return roles
    roles = [(role, each) for role, head in roles for each in _undertakers(tree, role, head)]

    def acts(head: int) -> bool:
        owner = cast.at(head)
        return (owner is not None and cast.acts(owner)) or tree.pos[head] == "PRON"

    return [(role, head) for role, head in roles if role is not Role.RECIPIENT or acts(head)]


def _undertakers(tree: Tree, role: Role, head: int) -> tuple[int, ...]:
    """Who is helped where it is his undertaking that is: "helped A's efforts to fight B"."""
    own = tree.frame(head).subjects if tree.lemma[head] in _words("undertakings") else ()
    return own if role is Role.RECIPIENT and own else (head,)


def _backing_by_release(tree: Tree, cast: Cast, reading: Reading) -> BackingKind | None:
    """Letting the fighters or the founder of a group go is backing it with prisoners."""
    if (reading.event_type, reading.mode) != (EventType.RETREAT, "release"):
        return None
    for role, head in reading.roles:
        mention = cast.owner(head) if role is Role.RECIPIENT else None
        actor = cast.actor_of(mention)
        kind = actor.kind if actor is not None else mention.kind if mention is not None else None
        if kind in _GROUPS or _freed_for(tree, cast, reading.roles, head) is not None:
            return BackingKind.PRISONERS
    return None


def _led_group(tree: Tree, cast: Cast, head: int) -> int | None:
    """Which group has the one who is told as "a founder of the Front", "the Front's commander"?"""
    if tree.pos[head] == "PROPN" and tree.dep[head] == "appos":
        head = tree.head[head]
    frame = tree.frame(head)
    over = any(tree.lower[m] in _words("over") for m in frame.modifiers)
    if over or tree.lemma[head] not in _words("officers"):
        return None
    owners = [*frame.by("of"), *frame.subjects, *frame.modifiers]
    known = ((each, cast.stands_for(each)) for each in owners)
    return next((each for each, actor in known if actor is not None and actor.kind in _GROUPS), None)


def _freed_for(tree: Tree, cast: Cast, roles: Iterable[tuple[Role, int]], head: int) -> int | None:
    """For which group, another than the one that does it, is a leader let go?"""
    group = _led_group(tree, cast, head)
    doers = {_identity(cast, each) for role, each in roles if role is Role.ACTOR}
    return group if group is not None and _identity(cast, group) not in doers else None


def _without_self(
    tree: Tree, cast: Cast, reading: Reading, roles: list[tuple[Role, int]]
) -> list[tuple[Role, int]]:
    """Nobody does a thing to himself: a recipient that is the actor again is a misreading.

    Of a participle without a subject it is the actor that was misread: "stepped on a mine, wounding him".
    """
    doers = {_identity(cast, head) for role, head in roles if role is Role.ACTOR}
    index = reading.predicate
    alone = tree.tag[index] == "VBG" and tree.child(index, "nsubj", "aux") is None
    if alone and reading.event_type is EventType.ASSAULT:
        hit = {
            _identity(cast, head)
            for role, head in roles
            if role is Role.RECIPIENT
            and tree.tag[head] == "PRP"
            and not tree.lower[head].endswith(("self", "selves"))
        } - {None}
        if hit & doers:
            return [(r, head) for r, head in roles if r is not Role.ACTOR or _identity(cast, head) not in hit]
    return [
        (role, head)
        for role, head in roles
        if role is not Role.RECIPIENT or (me := _identity(cast, head)) is None or me not in doers
    ]


def _identity(cast: Cast, head: int) -> str | None:
    mention = cast.owner(head)
    if mention is None:
        return None
    return mention.actor or mention.chain or mention.id


def _extent(tree: Tree, index: int) -> Extent:
    lower = {tree.lower[c] for c in tree.children[index]}
    if lower & _words("repeated"):
        return Extent.REPEATED
    if tree.pos[index] == "NOUN":
        if tree.tag[index] == "NNS" and tree.dep[index] != "compound":
            return Extent.REPEATED
        return Extent.SINGLE
    auxiliaries = {tree.lower[c] for c in tree.children[index] if tree.dep[c] == "aux"}
    if tree.tag[index] == "VBG" and auxiliaries & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return Extent.ONGOING
    if tree.tag[index] == "VBG" and "been" in auxiliaries:
        return Extent.ONGOING
    return Extent.REPEATED if _is_what_they_do(tree, index, auxiliaries) else Extent.SINGLE


def _is_what_they_do(tree: Tree, verb: int, auxiliaries: set[str]) -> bool:
    """Does it say of what sort some are, rather than tell a deed: "aid to groups that attack Kesh"?"""
    some = tree.head[verb]
    if tree.dep[verb] != "relcl" or tree.tag[verb] != "VBP" or tree.tag[some] != "NNS" or auxiliaries:
        return False
    return not any(tree.dep[child] in ("det", "nummod", "poss") for child in tree.children[some])


def _covert(tree: Tree, reading: Reading) -> bool | None:
    """What adverbs and adjectives on the words of a reading say of secrecy."""
    places = {*reading.words, *(tree.head[w] for w in reading.words if tree.dep[w] in ("dobj", "conj"))}
    words = {tree.lower[c] for place in places for c in tree.children[place]}
    words |= {tree.lower[c] for place in places for c in tree.conjuncts(place)}
    if words & _words("covert"):
        return True
    return False if words & _words("overt") else None


def _phase(tree: Tree, reading: Reading, view: Commitment) -> BackingPhase:
    aspects = [g.word for g in view.governors if g.kind in ("kept", "undone", "ended")]
    lemmas = {tree.lemma[word] for word in (*aspects, *reading.words)}
    if tree.dep[reading.predicate] != "conj":  # "froze its part in it and sent aid": no aid was frozen
        lemmas |= {tree.lemma[tree.head[reading.predicate]]}
    over = _is_over(tree, reading.predicate)
    if reading.event_type is EventType.SANCTION or lemmas & _words("ends") or over:
        return BackingPhase.ENDS
    opposed = any(tree.lemma[g.word] in _words("opposing") for g in view.governors)
    if reading.event_type is EventType.REJECT or opposed or lemmas & _words("refuses"):
        return BackingPhase.REFUSED
    if reading.event_type is EventType.REQUEST or view.modality in _SEEKS:
        return BackingPhase.SOUGHT
    if lemmas & _words("starts"):
        return BackingPhase.STARTS
    still = any(tree.lower[c] in _words("still") for c in tree.children[reading.predicate])
    if lemmas & _words("continues") or still or _extent(tree, reading.predicate) is Extent.ONGOING:
        return BackingPhase.CONTINUES
    return BackingPhase.GIVEN


def _quantities(tree: Tree, reading: Reading) -> Iterator[Quantity]:
    """The counted objects of a reading; "killed 12 and wounded 30" is two readings with one each."""
    assert reading.quantity is not None
    counted = [head for role, head in reading.roles if role is Role.RECIPIENT] or [
        w for w in reading.words if tree.pos[w] in ("NOUN", "NUM")
    ]
    if reading.backing is BackingKind.FIGHTERS:
        counted = [head for role, head in reading.roles if role is Role.ACTOR]
    for head in counted:
        found = quantity(tree, head, reading.quantity)
        if found is not None:
            yield found


def _responsibility(tree: Tree, index: int, draft: Draft) -> Responsibility | None:
    """Does the sentence say whether anybody has claimed the act?"""
    start, end = tree.sentences[tree.sent[index]]
    for verb in range(start, end):
        if tree.lemma[verb] != "claim" or tree.pos[verb] != "VERB":
            continue
        frame = tree.frame(verb)
        objects = {*frame.objects, *frame.by("for")}
        objects |= {
            h for o in frame.objects if tree.lemma[o] == "responsibility" for h in tree.frame(o).by("for")
        }
        of_this = index in objects or any(tree.lemma[o] == "responsibility" for o in objects)
        relative = tree.dep[verb] == "relcl" and verb > index  # "an attack on D, which nobody claimed"
        if not of_this and not relative and not any(head in objects for _, head in draft.roles):
            continue
        nobody = any(
            tree.lower[c] in ("no", "nobody", "none") for s in frame.subjects for c in [s, *tree.children[s]]
        )
        if tree.negated(verb) or nobody:
            return Responsibility.UNCLAIMED
        if not relative and index not in (*objects, *tree.descendants(verb)):
            return None  # that "A claimed responsibility for it" is A's word: ``answerable`` reads it
        if not draft.heads(Role.ACTOR):
            draft.roles += [(Role.ACTOR, each) for each in frame.subjects]
        return Responsibility.CLAIMED
    return None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "backing.toml")[kind])
