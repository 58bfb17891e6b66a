"""Who attacked, who was hit, and how, where the text spreads it over several words?

The lexicon reads one predicate at a time. Reports of violence say the harm with one word and the attack
with another ("two were killed when gunmen opened fire"), give a device the place of an attacker ("a bomb
killed four"), and name a group by its men ("cadres of the Kesh Front"). Here the drafts of such a report
are completed from each other and from the phrases that fill their roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.adjuncts import fights_in
from blowback.coding.behind import speak_for_group, take_from_blame
from blowback.coding.clashes import against_whom
from blowback.coding.draft import Draft
from blowback.coding.figures import is_deed
from blowback.coding.group_names import named_parties
from blowback.coding.lexicon import readings
from blowback.coding.lexicon.match import substance
from blowback.coding.lexicon.rows import classes
from blowback.coding.quantities import quantity
from blowback.text.data import inverted, toml
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import ClaimKind, Extent, Factuality, Modality, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_WHEN = frozenset(("when", "as", "after", "while"))
_EARLIER = frozenset(("after", "since", "once"))
_IN = frozenset(("in", "during", "by", "from", "with"))  # what leads from harm to the attack that did it
_TOGETHER = ("including", "along with", "together with", "besides")
_WITHIN = frozenset(("in", "near", "at", "on", "around", "along", "inside", "outside", "across", "under"))
_ONLY_WHERE = frozenset(("in", "near", "at", "around", "along", "across"))
_NOBODY = frozenset(("no", "nobody", "none"))
_AIMED = frozenset(("at", "on", "into", "towards", "toward", "upon", "inside"))
_SHARED = 0.8  # an actor taken from the attack beside it is less sure than one that is said
_CLIMB = 4
_FAR = 6  # sentences within which "the attack" is one told before
_NEAR = 2  # sentences within which harm is of the happening told before it
_DEFINITE = frozenset(("the", "this", "that"))
# what goes on for long, in many ways
_LASTING = frozenset({"fighting", "violence", "battle", "war", "conflict", "unrest", "bloodshed"})


def complete_violence(tree: Tree, cast: Cast, drafts: Sequence[Draft]) -> None:
    """Complete the assaults among the drafts: attackers, modes, and who was hit.

    Args:
        tree: the parse.
        cast: who can fill a role.
        drafts: all drafts of the text; those of other types are left alone.
    """
    violent = [d for d in drafts if d.event_type is EventType.ASSAULT and d.kind is ClaimKind.EVENT]
    for draft in violent:
        _turn_suffered(tree, draft)
        _read_parties(tree, cast, draft)
        take_from_blame(tree, cast, draft)
        speak_for_group(tree, cast, draft)
        _use_devices(tree, cast, draft)
        _keep_the_hit(tree, cast, draft)
    _same_happening(tree, violent)
    attacks = {draft.trigger: draft for draft in violent}
    for draft in violent:
        _take_from_event(tree, cast, attacks, draft)
    share_attackers(tree, cast, violent)
    for draft in violent:
        _take_from_governor(tree, attacks, draft)
    fights_in(tree, cast, violent)
    _manner_beside(tree, violent)
    _same_manner(tree, violent)
    for number, draft in enumerate(violent):
        _go_on(tree, violent[:number], draft)
    for draft in violent:
        _hit_by_purpose(tree, cast, attacks, draft)
    for draft in violent:
        draft.roles += [(Role.RECIPIENT, head) for head in _joined(tree, draft)]
        draft.roles = list(dict.fromkeys(named_parties(tree, cast, draft)))
        draft.roles = [
            pair for pair in draft.roles if pair[0] is not Role.ACTOR or not is_deed(tree, cast, pair[1])
        ]


def _turn_suffered(tree: Tree, draft: Draft) -> None:
    """Nobody wounds without an object: in "three were killed and two others wounded" the two are hit."""
    index = draft.trigger
    if tree.tag[index] not in ("VBD", "VBN") or draft.heads(Role.RECIPIENT):
        return
    if tree.lemma[index] in _words("suffered") and not tree.frame(index).objects:
        own = [c for c in tree.children[index] if tree.dep[c] == "nsubj" and c < index]
        hit = {each for c in own for each in tree.conjuncts(c)}
        draft.roles = [
            (Role.RECIPIENT if role is Role.ACTOR and head in hit else role, head)
            for role, head in draft.roles
        ]
        what = next((r.quantity for r in readings(tree, index) if r.quantity is not None), None)
        if what is not None and not draft.quantities:
            counts = (quantity(tree, head, what) for head in sorted(hit))
            draft.quantities = tuple(count for count in counts if count is not None)


def _read_parties(tree: Tree, cast: Cast, draft: Draft) -> None:
    """Who takes part by the verb of happening above a noun ("a clash broke out between"), or by "by"."""
    index = draft.trigger
    if tree.tag[index] == "VBG" and tree.dep[index] in ("pcomp", "pobj"):  # "injured in firing by gunmen"
        doers = [head for name, head in tree.prepositions(index) if name == "by"]
        before = [c for c in tree.children[index] if tree.dep[c] in ("nsubj", "compound")]
        doers = doers or [
            c for c in before if cast.owner(c) is not None or tree.lemma[c] in classes()["ARMED_SIDE"]
        ]
        if doers or tree.lower[tree.head[index]] == "in":  # those injured do not fire
            draft.roles = [pair for pair in draft.roles if pair[0] is not Role.ACTOR]
            draft.roles += [(Role.ACTOR, head) for head in doers]
    verb = tree.head[index]
    if not draft.heads(Role.ACTOR):
        draft.roles += [(Role.ACTOR, head) for head in _layers(tree, index)]
    happens = tree.dep[index] in ("nsubj", "nsubjpass") and tree.lemma[verb] in classes()["HAPPEN"]
    if happens and not draft.heads(Role.ACTOR):
        places = [pair for each in (verb, index) for pair in tree.prepositions(each)]
        draft.roles += [(Role.ACTOR, head) for name, head in places if name in ("between", "by")]


def _layers(tree: Tree, noun: int) -> Sequence[int]:
    """Who laid it: "the Front laid an ambush in which seven died"?"""
    verb = tree.head[noun]
    laid = tree.dep[noun] == "dobj" and tree.lemma[verb] in _words("laid") and not tree.negated(verb)
    return tree.frame(verb).subjects if laid and tree.pos[noun] == "NOUN" else ()


def _use_devices(tree: Tree, cast: Cast, draft: Draft) -> None:
    """A bomb or a blast in the place of the attacker tells how; who is behind it, its own words may tell."""
    for head in draft.heads(Role.ACTOR):
        mode = _instruments().get(tree.lemma[head]) or _instruments().get(tree.lower[head])
        nobody = _is_nobody(tree, cast, head)
        if nobody or (mode is not None and not _acts(cast, head)):
            draft.roles = [pair for pair in draft.roles if pair != (Role.ACTOR, head)]
            behind = [] if nobody else _owners(tree, cast, head) or _makers(tree, head)
            draft.roles += [(Role.ACTOR, each) for each in behind]
            draft.mode = draft.mode or mode
        elif draft.mode is None and any(tree.lower[c] == "suicide" for c in tree.children[head]):
            draft.mode = "suicide-attack"
        elif draft.mode is None and tree.lemma[head] in _words("gunmen"):
            draft.mode = "firearms"
    if draft.mode is None:
        frame = tree.frame(draft.trigger)
        tools = [*frame.by("with", "using", "by", "in", "during", "from"), *frame.objects]
        tools += [
            c for each in tools for c in tree.children[each] if tree.dep[c] in ("compound", "amod", "nmod")
        ]
        draft.mode = next((m for t in tools if (m := _instruments().get(tree.lemma[t]))), None)


def _acts(cast: Cast, head: int) -> bool:
    mention = cast.at(head)
    return mention is not None and cast.acts(mention)


def _is_nobody(tree: Tree, cast: Cast, head: int) -> bool:
    """A place does not attack, nor do "no outfit" and "nobody"."""
    if tree.lower[head] in _NOBODY or any(tree.lower[c] in _NOBODY for c in tree.children[head]):
        return True
    mention = cast.at(head)
    if mention is not None and (mention.kind is ActorKind.PLACE or cast.acts(mention)):
        return not cast.acts(mention)
    return tree.lemma[head] in classes()["LOCALITY"] or tree.lemma[head] in classes()["BUILDING"]


def _owners(tree: Tree, cast: Cast, thing: int) -> list[int]:
    """Whose it is, by what stands before it: "police firing", "A's missiles"."""
    frame = tree.frame(thing)
    found = ((head, cast.at(head)) for head in (*frame.subjects, *frame.modifiers))
    return [head for head, mention in found if mention is not None and cast.acts(mention)]


def _makers(tree: Tree, thing: int) -> list[int]:
    """Who planted, laid or triggered it: "a mine planted by rebels"."""
    return [
        head
        for clause in tree.children[thing]
        if tree.dep[clause] in ("acl", "relcl") and tree.pos[clause] == "VERB"
        for head in tree.frame(clause).subjects
        if tree.frame(clause).passive
    ]


def _keep_the_hit(tree: Tree, cast: Cast, draft: Draft) -> None:
    """Where and when it happened is not whom it hit: "on a bus on the Tarn Road in the evening"."""
    draft.roles = [
        (role, head)
        for role, head in draft.roles
        if role is not Role.RECIPIENT or not _is_circumstance(tree, cast, head)
    ]


def _is_circumstance(tree: Tree, cast: Cast, head: int) -> bool:
    first = head
    while tree.dep[first] == "conj" and tree.head[first] != first:
        first = tree.head[first]
    if tree.doc[head].ent_type_ in ("DATE", "TIME") or tree.lower[head] in ("am", "pm", "hours"):
        return True
    preposition = tree.lower[tree.head[first]] if tree.dep[first] == "pobj" else ""
    if preposition not in _WITHIN:
        return False
    if tree.lemma[head] in classes()["ON_THE_WAY" if preposition == "on" else "LOCALITY"]:
        return True
    mention = cast.at(head)
    named = mention is not None and mention.kind is ActorKind.PLACE and mention.form is MentionForm.NAME
    return named and preposition in _ONLY_WHERE and tree.lemma[head] not in classes()["BUILDING"]


def _same_happening(tree: Tree, violent: Sequence[Draft]) -> None:
    """Who and how in "the attack", "the firing": as in what was told before, if that is the same."""
    for number, draft in enumerate(violent):
        index = draft.trigger
        the = any(tree.lower[c] in _DEFINITE for c in tree.children[index])
        if not the or tree.pos[index] != "NOUN" or tree.tag[index] == "NNS" or draft.heads(Role.ACTOR):
            continue
        if tree.lemma[index] in _LASTING:
            continue
        before = [told for told in violent[:number] if _may_be_same(tree, draft, told)]
        if draft.mode is None and len({told.mode for told in before} - {None}) > 1:
            continue  # "the attack", behind an air strike and a shooting: either
        for told in reversed(before):
            if draft.mode is None and told.mode is not None:
                draft.mode = told.mode
                break
            alike = draft.mode is not None and told.mode == draft.mode and draft.responsibility is None
            if alike and told.heads(Role.ACTOR) and told.factuality is Factuality.CERTAIN:
                _lend(tree, draft, told.heads(Role.ACTOR), told)
                break


def _may_be_same(tree: Tree, draft: Draft, told: Draft) -> bool:
    """Is a deed told so near, and of nobody else, that a noun may be its name: no "use of force", for one?"""
    if (
        tree.lemma[draft.trigger] in ("use", "resort")
        or tree.sent[draft.trigger] - tree.sent[told.trigger] > _FAR
    ):
        return False
    hit = ({tree.lemma[head] for head in each.heads(Role.RECIPIENT)} for each in (draft, told))
    ours, theirs = hit
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _manner_beside(tree: Tree, violent: Sequence[Draft]) -> None:
    """Harm told without manner has it from what is said to have happened then: "when the bus hit a mine"."""
    for draft in violent:
        if draft.mode is not None or not draft.heads(Role.RECIPIENT):
            continue
        clauses = [c for c in tree.children[draft.trigger] if tree.dep[c] == "advcl" and _is_dated(tree, c)]
        inside = (each for clause in clauses for each in sorted(tree.descendants(clause)))
        draft.mode = next((m for each in inside if (m := _instruments().get(tree.lemma[each]))), None)


def _is_dated(tree: Tree, clause: int) -> bool:
    return any(tree.lower[c] in _WHEN for c in tree.children[clause])


def _same_manner(tree: Tree, violent: Sequence[Draft]) -> None:
    """Harm told without manner or attacker was done as all harm told just before it was."""
    for number, draft in enumerate(violent):
        if draft.mode is not None or draft.heads(Role.ACTOR) or not draft.heads(Role.RECIPIENT):
            continue
        if tree.lemma[draft.trigger] in ("genocide", "holocaust", "pogrom", "murder"):  # done in many ways
            continue
        if any(tree.lemma[noun] in _LASTING for noun in tree.frame(draft.trigger).by("in", "during")):
            continue  # "were killed in the fighting", behind an air strike
        sentence = tree.sent[draft.trigger]
        near = [o for o in violent[:number] if sentence - tree.sent[o.trigger] <= _NEAR]
        modes = {other.mode for other in near}
        if len(modes) == 1:
            draft.mode = modes.pop()


def _go_on(tree: Tree, before: Sequence[Draft], draft: Draft) -> None:
    """Harm told by nobody, of numbers, just after an attack is what it did: "Four fighters were killed"."""
    index = draft.trigger
    bare = tree.pos[index] == "VERB" and tree.frame(index).passive and not draft.heads(Role.ACTOR)
    told = before[-1] if before else None
    if not bare or told is None or not draft.quantities or not _is_sure(draft) or not _is_sure(told):
        return
    between = tree.source[tree.start[told.trigger] : tree.start[index]]
    if tree.sent[index] - tree.sent[told.trigger] > _NEAR or "\n" in between.strip():
        return
    own = range(*tree.sentences[tree.sent[index]])
    dated = any(
        tree.doc[i].ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC") for i in tree.descendants(index)
    )
    if not dated and not any(tree.lower[i] in _words("elsewhere") for i in own):
        draft.told_at = (*draft.told_at, told.trigger, *told.told_at)
        draft.lies_at = (told.trigger, *told.lies_at)


def _is_sure(draft: Draft) -> bool:
    single = draft.modality is Modality.ACTUAL and draft.extent is Extent.SINGLE
    return single and draft.factuality is Factuality.CERTAIN


def _take_from_event(tree: Tree, cast: Cast, attacks: Mapping[int, Draft], draft: Draft) -> None:
    """Harm done in an attack is the attackers': "killed in a raid by soldiers", "died in a clash with"."""
    if tree.pos[draft.trigger] not in ("VERB", "ADJ") and tree.dep[draft.trigger] != "dobj":
        return
    verb = draft.trigger if tree.pos[draft.trigger] != "NOUN" else tree.head[draft.trigger]
    for name, head in tree.frame(verb).obliques:
        if name not in _IN:
            continue
        event = _attack_at(tree, attacks, head)
        if event is None or event is draft:
            doers = () if draft.heads(Role.ACTOR) else _layers(tree, head)
            draft.roles += [(Role.ACTOR, each) for each in doers]
            continue
        victims = set(draft.heads(Role.RECIPIENT))
        doers = [each for each in event.heads(Role.ACTOR) if each not in victims] or _makers(tree, head)
        if not doers and tree.lemma[event.trigger] in classes()["TWO_SIDED"]:
            doers = [each for each in event.heads(Role.RECIPIENT) if each not in victims]
        doers = [each for each in doers if not _is_nobody(tree, cast, each)]
        _lend(tree, draft, against_whom(tree, cast, draft, event.trigger, doers), event)
        return


def _attack_at(tree: Tree, attacks: Mapping[int, Draft], head: int) -> Draft | None:
    """The attack that a phrase tells of: "a raid", "police firing", "a blast triggered by rebels"."""
    clauses = (c for c in tree.children[head] if tree.dep[c] in ("acl", "relcl", "compound"))
    return next((attacks[each] for each in (substance(tree, head), *clauses) if each in attacks), None)


def _take_from_governor(tree: Tree, attacks: Mapping[int, Draft], draft: Draft) -> None:
    """How, from the attack that a participle or a second verb goes on from: "attacked a bus, killing"."""
    index = draft.trigger
    later = next((attacks[c] for c in tree.children[index] if tree.dep[c] == "conj" and c in attacks), None)
    plain = tree.lemma[index] in _words("suffered")  # who burnt or hacked men need not have fired
    if later is not None and plain and tree.frame(index).passive and tree.frame(later.trigger).passive:
        _lend(tree, draft, later.heads(Role.ACTOR), later)  # "two were killed and ten hurt in a blast"
    if draft.mode is not None or tree.pos[index] != "VERB" or tree.dep[index] not in ("advcl", "conj"):
        return
    above = attacks.get(tree.head[index])
    if above is not None and above.heads(Role.ACTOR) == draft.heads(Role.ACTOR):
        draft.mode = above.mode


def _hit_by_purpose(tree: Tree, cast: Cast, attacks: Mapping[int, Draft], draft: Draft) -> None:
    """Whom an attack hit, from what it was for or did: "opened fire to disperse the crowd"."""
    if draft.heads(Role.RECIPIENT):
        return
    draft.roles += [(Role.RECIPIENT, head) for head in _aimed_at(tree, cast, draft.trigger)]
    clauses = (c for c in tree.children[draft.trigger] if tree.dep[c] in ("advcl", "xcomp"))
    told = next((attacks[c] for c in clauses if c in attacks and tree.tag[c] in ("VB", "VBG")), None)
    if told is not None:
        draft.roles += [(Role.RECIPIENT, head) for head in told.heads(Role.RECIPIENT)]


def _aimed_at(tree: Tree, cast: Cast, verb: int) -> list[int]:
    """At whom it was thrown, whichever word the "on" hangs on: "hurled a grenade on a patrol"."""
    thrown = [each for each in tree.frame(verb).objects if tree.lemma[each] in _instruments()]
    places = [pair for each in (verb, *thrown) for pair in tree.prepositions(each)] if thrown else []
    return [head for name, head in places if name in _AIMED and not _is_circumstance(tree, cast, head)]


def _lend(tree: Tree, draft: Draft, doers: Sequence[int], event: Draft) -> None:
    """Give a draft the attackers and the manner of the attack that it belongs to, where it has none.

    Not those who are only said not to have attacked, or who may: "denied the raid in which nine were killed".
    """
    alike = (event.factuality, event.modality) == (draft.factuality, draft.modality)
    if alike and not draft.heads(Role.ACTOR) and doers:
        draft.roles += [(Role.ACTOR, head) for head in doers]
        draft.weight *= _SHARED
        draft.why.append(f"attackers of the same happening: {tree.text[event.trigger]}")
    if draft.mode is None:
        draft.mode = event.mode


def share_attackers(tree: Tree, cast: Cast, violent: Sequence[Draft]) -> None:
    """Harm told beside an attack is the attackers': "two were killed when gunmen opened fire".

    Only within one sentence, only from a clause of "when", "as" or "after" (or its main clause), and only
    where the attacks of that clause agree on who attacked.
    """
    for draft in violent:
        if draft.heads(Role.ACTOR) or not draft.heads(Role.RECIPIENT) or _is_elsewhere(tree, draft.trigger):
            continue
        beside = [
            other
            for other in violent
            if other is not draft
            and tree.sent[other.trigger] == tree.sent[draft.trigger]
            and other.modality is draft.modality  # who only threatens has not killed
            and _beside(tree, draft.trigger, other.trigger)
        ]
        attackers = {tuple(other.heads(Role.ACTOR)) for other in beside if other.heads(Role.ACTOR)}
        if len(attackers) <= 1 and beside:
            told = next((other for other in beside if other.heads(Role.ACTOR)), beside[0])
            doers = against_whom(tree, cast, draft, told.trigger, told.heads(Role.ACTOR))
            _lend(tree, draft, doers, told)


def _is_elsewhere(tree: Tree, harm: int) -> bool:
    """Is harm told to be of another attack: "while the rest were killed in other incidents"?"""
    frame = tree.frame(harm)
    told = [head for name, head in frame.obliques if name in _IN] if frame.passive else []
    return any(tree.lower[c] in _words("elsewhere") for head in told for c in tree.children[head])


def _beside(tree: Tree, harm: int, attack: int) -> bool:
    """Does one of the two stand in a clause that dates the other?"""
    for inner, outer in ((attack, harm), (harm, attack)):
        current = inner
        for _ in range(_CLIMB):
            if tree.dep[current] == "advcl" and _is_dated(tree, current):
                if inner == harm and any(tree.lower[c] in _EARLIER for c in tree.children[current]):
                    return False  # "struck after three were killed": not by those who struck then
                first = tree.head[current]
                while tree.dep[first] == "conj" and tree.head[first] != first:
                    first = tree.head[first]
                governed = set(tree.conjuncts(first))
                return outer in governed or tree.head[outer] in governed
            if tree.head[current] == current:
                break
            current = tree.head[current]
    return False


def _joined(tree: Tree, draft: Draft) -> Iterator[int]:
    """Who was hit with them: "five people, including two policemen", "along with a helper"."""
    hit = draft.heads(Role.RECIPIENT)
    if not hit:
        return
    for place in (*hit, draft.trigger):
        beside = (head for name, head in tree.prepositions(place) if name in _TOGETHER and head not in hit)
        yield from (head for head in beside if tree.pos[head] != "VERB")


def _words(name: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "violence.toml")[name])


@cache
def _instruments() -> Mapping[str, str]:
    return inverted(toml("blowback.coding", "manner.toml"))
