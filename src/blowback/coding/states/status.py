"""Which formal standing, and which hold on a place, is stated?

Designations, bans, sanctions, ceasefires, control.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.lexicon import readings
from blowback.coding.lexicon.rows import stems
from blowback.coding.pairs import NEAR
from blowback.coding.states.words import (
    GROUPS,
    Standing,
    apart,
    beside,
    is_body,
    is_group,
    is_place,
    kind_of,
    owned,
    parts,
    words,
)
from blowback.vocab.actors import ActorKind, MentionForm

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_VERBAL = ("VERB", "AUX")


# --- designations and bans ------------------------------------------------------------------------


def designation(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A is listed as a terrorist group by B", "B considers A a terrorist group": B designates A."""
    lemma = tree.lemma[verb]
    if lemma not in words("designation", "verbs") and lemma not in words("designation", "views"):
        return
    frame = tree.frame(verb)
    if lemma in words("designation", "alone") and frame.objects and owned(cast, frame.objects):
        yield _designated(tree, verb, lemma, frame.subjects, frame.objects)
        return
    wanted = words("designation", "objects" if lemma in words("designation", "verbs") else "strong")
    first = min(frame.objects, default=verb)
    names = [
        *(o for o in frame.objects if o > first and tree.head[o] == verb),  # "designated A a terrorist group"
        *frame.by("as", "on"),
        *(each for dep, each in frame.complements if dep in ("oprd", "attr", "xcomp", "ccomp")),
    ]
    for name in names:
        wording = {tree.lemma[each] for each in tree.descendants(name)}
        own = tuple(c for c in tree.children[name] if tree.dep[c] in ("nsubj", "nsubjpass"))
        objects = tuple(o for o in frame.objects if o != name) or own
        if wording & wanted and owned(cast, objects):
            by = frame.subjects or tuple(h for p, h in tree.prepositions(name) if p == "by")
            if lemma in words("designation", "views") and not any(_is_official(cast, b) for b in by):
                continue  # what anybody thinks of another is no standing
            yield _designated(tree, verb, cast.phrase(name), by, objects)
            return


def _is_official(cast: Cast, head: int) -> bool:
    return kind_of(cast, cast.owner(head)) in (ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.IGO)


def _designated(tree: Tree, verb: int, value: str, by: tuple[int, ...], objects: tuple[int, ...]) -> Standing:
    trigger = beside(tree, verb, objects[0])
    return Standing("designation", verb, "designation", value, by, objects, trigger=trigger)


def named_designation(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "A, a designated terrorist organisation": the designator is not said."""
    if tree.lemma[noun] not in words("designation", "designated"):
        return
    marks = [c for c in tree.children[noun] if tree.lower[c] in ("designated", "listed", "blacklisted")]
    if not marks or not any(tree.lemma[c] in words("designation", "strong") for c in tree.children[noun]):
        return
    head = tree.head[noun]
    holders = (
        (head,)
        if tree.dep[noun] == "appos"
        else tree.frame(head).subjects
        if tree.dep[noun] == "attr"
        else ()
    )
    if holders and owned(cast, holders):
        predicate = head if tree.dep[noun] == "attr" else noun
        yield Standing(
            "designation", noun, "designation", cast.phrase(noun), (), tuple(holders), predicate=predicate
        )


def ban(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A is banned by B", "is outlawed in B", "the banned A"; and "sanctioned by B"."""
    lemma = tree.lemma[verb]
    kind = next((k for k in ("ban", "sanction") if lemma in words("status", k)), None)
    if kind is None:
        return
    frame = tree.frame(verb)
    names = (*frame.by("as"), *(each for dep, each in frame.complements if dep == "oprd"))
    if any(tree.lemma[each] in words("designation", "strong") for n in names for each in tree.descendants(n)):
        return  # "proscribed as a terrorist group" is a designation
    banned = tuple(o for o in frame.objects if _can_be_banned(cast, o, kind))
    if not banned:
        return
    by = frame.subjects or tuple(h for h in frame.by("in", "from") if is_place(cast, h))
    yield Standing(kind, verb, kind, lemma, tuple(by), banned, trigger=beside(tree, verb, banned[0]))


def _can_be_banned(cast: Cast, head: int, kind: str) -> bool:
    mention = cast.at(head)
    if mention is None or not cast.acts(mention):
        return False
    actor = kind_of(cast, mention)
    return kind == "sanction" or actor not in (ActorKind.PERSON, ActorKind.STATE, ActorKind.POPULATION)


# --- sanctions and ceasefires ---------------------------------------------------------------------


def sanctions(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "Under A's sanctions", "sanctions on B remain in force", "imposed sanctions on B"."""
    if tree.lemma[noun] not in words("status", "sanctions"):
        return
    frame, dep, head = tree.frame(noun), tree.dep[noun], tree.head[noun]
    targets = list(frame.by("on", "against"))
    by = [*frame.subjects, *frame.by("by"), *(m for m in frame.modifiers if cast.at(m) is not None)]
    predicate = noun
    if dep == "pobj" and tree.lower[head] == "under":
        above = tree.head[head]
        targets += tree.frame(above).subjects if tree.pos[above] in _VERBAL else [above]
        predicate = above if tree.pos[above] in _VERBAL else noun
    elif dep in ("dobj", "nsubjpass") and tree.lemma[head] in words("status", "imposing"):
        targets += tree.frame(head).by("on", "against")
        by += tree.frame(head).subjects
        predicate = head
    elif dep == "nsubj" and _lasts(tree, head):
        predicate = head
    elif tree.tag[noun] != "NNS" or not targets or not _stands(tree, noun):
        return
    targets = [t for t in targets if is_body(cast, t) or is_place(cast, t)]
    verb = noun if dep == "pobj" or tree.lemma[head] in words("status", "felt") else head
    if targets and _is_free(tree, noun, verb):
        by = [b for b in by if cast.owner(b) is not None and b not in targets]
        yield Standing(
            "status",
            noun,
            "sanction",
            tree.lower[noun],
            apart(cast, by),
            apart(cast, targets),
            predicate=predicate,
        )


def _stands(tree: Tree, noun: int) -> bool:
    """Are they spoken of as being there ("despite sanctions on B"), and no verb makes or wants them?"""
    dep, head = tree.dep[noun], tree.head[noun]
    if any(tree.lower[c] in words("status", "unmade") for c in tree.children[noun]):
        return False
    if dep == "pobj":
        return tree.lower[head] in words("status", "standing")
    return dep == "nsubj" and tree.lemma[head] in words("status", "felt") and not tree.negated(head)


def ceasefire(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "The truce between A and B holds", "A and B agreed to a ceasefire"."""
    if tree.lemma[noun] not in words("status", "ceasefire"):
        return
    frame, dep, head = tree.frame(noun), tree.dep[noun], tree.head[noun]
    parties = list(frame.by("between", "with"))
    predicate, beside_event = noun, False
    if dep == "nsubj" and _lasts(tree, head):
        predicate = head
        beside_event = bool(readings(tree, noun)) and tree.lemma[head] in words("status", "beginning")
    else:
        verb = tree.head[head] if dep == "pobj" else head
        if tree.pos[verb] != "VERB" or tree.lemma[verb] not in words("status", "agreeing"):
            agreed = (clause for told, clause in frame.complements if told == "relcl")
            found = next((c for c in agreed if tree.lemma[c] in words("status", "agreeing")), None)
            if found is None:
                return
            verb = found
        predicate = verb
        above = tree.frame(verb)
        parties += above.by("between", "with")
        if tree.lemma[verb] in words("status", "by_parties"):
            parties += above.subjects
        beside_event = bool(readings(tree, noun)) or predicate > noun
    parties = [p for p in parties if is_body(cast, p)]
    if parties and all(tree.sent[noun] - tree.sent[p] > NEAR for p in parties):
        return  # "the two sides agreed the truce": that of which the text told far back, and no other
    if len(apart(cast, parties)) > 1:
        yield Standing(
            "status",
            noun,
            "ceasefire",
            tree.lower[noun],
            apart(cast, parties),
            predicate=predicate,
            trigger=_beside(tree, noun, predicate, parties) if beside_event else None,
        )


def _beside(tree: Tree, noun: int, verb: int, parties: list[int]) -> int | None:
    """Where a state stands whose words are an event's: on a party in its sentence, else on a word by it."""
    own = tree.child(verb, "nsubj", "nsubjpass") if verb > noun else None
    if own not in (None, noun):  # "the truce that the two agreed"
        return own
    here = (p for p in parties if tree.sent[p] == tree.sent[noun])
    return next(here, min(tree.children[noun], default=noun))


def _lasts(tree: Tree, verb: int) -> bool:
    """Does a verb say of its subject that it stands: "remain in force", "is holding"?"""
    if tree.lemma[verb] in words("status", "lasting"):
        return True
    if tree.lemma[verb] == "take":
        return any(tree.lower[o] in ("effect", "hold") for o in tree.frame(verb).objects)
    if tree.lemma[verb] not in ("be", "remain", "stay", "come", "go"):
        return False
    return any(h in ("force", "place", "effect") for h in (tree.lower[h] for _, h in tree.prepositions(verb)))


def _is_free(tree: Tree, noun: int, verb: int) -> bool:
    """No event stands on the noun, or it is told as one that lasts."""
    return not readings(tree, noun) or verb == noun or _lasts(tree, verb)


# --- control of a place ---------------------------------------------------------------------------


def control(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "Seized control of B", "B is under A's control", "A is in control of B"."""
    if tree.lemma[noun] != "control":
        return
    frame, dep, head = tree.frame(noun), tree.dep[noun], tree.head[noun]
    places = list(parts(tree, frame.by("of", "over")))
    holders: list[int] = []
    predicate = noun
    if dep == "dobj" and tree.lemma[head] in words("control", "taking"):
        holders, predicate = list(tree.frame(head).subjects), head
    elif dep == "pobj" and tree.lower[head] in ("under", "in"):
        above = tree.head[head]
        verbal = tree.pos[above] in _VERBAL
        subjects = list(tree.frame(above).subjects) if verbal else [above]
        predicate = above if verbal else noun
        if tree.lower[head] == "in":
            holders = subjects
        else:
            holders = [*frame.subjects, *frame.by("of"), *frame.modifiers]
            places = list(parts(tree, subjects))
    holders = [h for h in holders if (m := cast.owner(h)) is not None and cast.acts(m)]
    yield from _led_by(cast, noun, predicate, holders, places)
    places = [p for p in places if _can_be_held(tree, cast, p)]
    if holders and places:
        yield Standing(
            "control",
            noun,
            "leadership",
            "controls",
            apart(cast, holders),
            apart(cast, places),
            predicate=predicate,
        )


def _led_by(
    cast: Cast, trigger: int, predicate: int, holders: Sequence[int], held: Sequence[int]
) -> Iterator[Standing]:
    """Reads "A has control over the group", "A controls B's operations": a group that another leads."""
    groups = [each for each in held if (owner := cast.stands_for(each)) is not None and owner.kind in GROUPS]
    led, leaders = apart(cast, groups), apart(cast, [h for h in holders if is_body(cast, h)])
    both = [{cast.stands_for(h) for h in side} for side in (led, leaders)]
    if all(both) and both[0].isdisjoint(both[1]):
        yield Standing("control", trigger, "dependence", "controlled by", led, leaders, predicate=predicate)


def held(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A controls B", "A-held B"."""
    if tree.lemma[verb] not in words("control", "verbs"):
        return
    frame = tree.frame(verb)
    places = [o for o in parts(tree, frame.objects) if _can_be_held(tree, cast, o)]
    holders = [s for s in frame.subjects if (m := cast.owner(s)) is not None and cast.acts(m)]
    if tree.lemma[verb] == "control":
        yield from _led_by(cast, verb, verb, holders, frame.objects)
    if not places or not holders or any(dep in ("oprd", "xcomp", "ccomp") for dep, _ in frame.complements):
        return
    hyphened = tree.lower[verb - 1] == "-" if verb else False
    if tree.lemma[verb] == "hold" and not hyphened and not any(is_place(cast, p) for p in places):
        return
    yield Standing(
        "control", verb, "leadership", "controls", apart(cast, holders), apart(cast, places),
        trigger=beside(tree, verb, places[0]),
    )  # fmt: skip


def taken(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A captured B" is a deed, after which A holds B."""
    lemma = next((e for e in (tree.lemma[verb], *_bases(tree, verb)) if e in _capturing()), None)
    if lemma is None or tree.negated(verb):
        return
    frame = tree.frame(verb)
    found = readings(tree, verb)
    holders = tuple(s for s in frame.subjects if is_body(cast, s))
    sure = lemma in words("control", "conquering")
    if not holders or not (found or sure):
        return
    seized = bool(found) and found[0].mode == "seize"
    if lemma == "take" and not seized:  # "took Tarn to court"
        return
    can_be = _can_be_held if seized else lambda _, cast, head: is_place(cast, head)
    places = apart(cast, (o for o in parts(tree, frame.objects) if can_be(tree, cast, o)))
    if places:
        yield Standing(
            "control", verb, "leadership", "controls", holders, places, trigger=places[0] if found else None
        )


@cache
def _capturing() -> frozenset[str]:
    return words("control", "capturing") | words("control", "conquering")


def _bases(tree: Tree, verb: int) -> Iterator[str]:
    """What a form may come from that the lemmatizer left as it is: "retook"."""
    return stems(tree.lower[verb]) if tree.lemma[verb] == tree.lower[verb] else iter(())


def _can_be_held(tree: Tree, cast: Cast, head: int) -> bool:
    if is_place(cast, head) or tree.lemma[head] in words("control", "places"):
        return True
    mention = cast.at(head)  # a named bridge, base or university
    return (
        mention is not None
        and mention.form is MentionForm.NAME
        and not is_group(cast, head)
        and is_body(cast, head)
    )
