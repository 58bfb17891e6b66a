"""Which lasting conditions does a text state: who leads, belongs to, is allied with or recognises whom?

Every rule is a small generator of drafts over one token; the words are in ``data/states.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from blowback.coding.draft import Draft
from blowback.coding.factuality import commitment
from blowback.coding.quantities import quantity
from blowback.records import Backing, State
from blowback.text.data import inverted, toml
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import BackingKind, ClaimKind, Extent, Modality, Role, StateKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

    Rule: TypeAlias = Callable[[Tree, Cast, int], Iterator[Draft]]

_OTHER_PREPOSITIONS = ("of", "to", "with", "for", "against", "from", "in")
_GROUPS = (
    ActorKind.ARMED_GROUP,
    ActorKind.FACTION,
    ActorKind.PARTY,
    ActorKind.IGO,
    ActorKind.NGO,
    ActorKind.RELIGIOUS,
)


def state_drafts(
    tree: Tree, cast: Cast, tokens: Iterable[int], cues: dict[int, frozenset[int]]
) -> Iterator[Draft]:
    """Which states do the tokens express? Arguments as for ``event_drafts``."""
    for index in tokens:
        for rule in _RULES.get(tree.pos[index], ()):
            for draft in rule(tree, cast, index):
                if _is_of_itself(cast, draft):
                    continue
                view = commitment(tree, draft.trigger, cues.get(draft.trigger, frozenset()))
                draft.factuality, draft.hedges = view.factuality, view.hedges
                if draft.modality is Modality.ACTUAL:
                    draft.modality = view.modality
                yield draft


def _is_of_itself(cast: Cast, draft: Draft) -> bool:
    """Does the state tie an actor to itself? Then it was misread."""
    actors = {a.id for h in draft.heads(Role.ACTOR) if (a := cast.stands_for(h)) is not None}
    others = {a.id for h in draft.heads(Role.RECIPIENT) if (a := cast.stands_for(h)) is not None}
    return bool(actors & others)


def _state(
    rule: str,
    tree: Tree,
    trigger: int,
    kind: str,
    value: str | None,
    actors: Iterable[int],
    recipients: Iterable[int] = (),
) -> Draft:
    return Draft(
        trigger=trigger,
        kind=ClaimKind.STATE,
        roles=[(Role.ACTOR, a) for a in actors] + [(Role.RECIPIENT, r) for r in recipients],
        extent=Extent.ONGOING,
        state=State(kind=StateKind(kind), value=value),
        weight=0.7,
        why=[f"{rule}: {tree.text[trigger]}"],
    )


# --- nouns: "an ally of", "its great rival", "leader of a faction" --------------------------------


def _noun_state(tree: Tree, cast: Cast, noun: int) -> Iterator[Draft]:
    kind = _nouns().get(tree.lemma[noun])
    if kind is None:
        return
    holders, others = _holders(tree, noun), _others(tree, noun)
    others = [o for o in others if o not in holders and cast.owner(o) is not None]
    holders = [h for h in holders if cast.owner(h) is not None]
    if holders and others:
        draft = _state("state noun", tree, noun, kind, tree.lemma[noun], holders, others)
        former = any(
            tree.lower[c] in ("former", "ex", "then", "onetime", "erstwhile") for c in tree.children[noun]
        )
        if former:
            draft.state = State(kind=StateKind(kind), value=f"former {tree.lemma[noun]}")
        yield draft


def _holders(tree: Tree, noun: int) -> list[int]:
    first = noun
    while tree.dep[first] == "conj" and tree.pos[tree.head[first]] in ("NOUN", "PROPN"):
        first = tree.head[first]
    dep = tree.dep[first]
    if dep == "attr" or dep == "oprd":
        return list(tree.frame(tree.head[first]).subjects)
    if dep == "appos":
        return [tree.head[first]]
    if (
        dep == "pobj" and tree.lower[tree.head[first]] == "as"
    ):  # "acts as a proxy for", "regarded as the head of"
        verb = tree.head[tree.head[first]]
        frame = tree.frame(verb)
        return list(frame.objects or frame.subjects)
    named = tree.child(noun, "appos")
    return [named] if named is not None else []


def _others(tree: Tree, noun: int) -> list[int]:
    frame = tree.frame(noun)
    found = list(frame.subjects)
    found += frame.by(*_OTHER_PREPOSITIONS)
    return found or [m for m in frame.modifiers if tree.pos[m] in ("PROPN", "ADJ", "NOUN")]


# --- adjectives: "allied with", "dependent on" ----------------------------------------------------


def _adjective_state(tree: Tree, cast: Cast, index: int) -> Iterator[Draft]:
    table = _adjectives()
    for preposition, head in tree.prepositions(index):
        kind = table.get(f"{tree.lower[index]} {preposition}")
        if kind is None or cast.owner(head) is None:
            continue
        holders = _adjective_holders(tree, index)
        if holders:
            yield _state(
                "state adjective", tree, index, kind, f"{tree.lower[index]} {preposition}", holders, [head]
            )


def _adjective_holders(tree: Tree, index: int) -> list[int]:
    if tree.pos[index] == "VERB":
        frame = tree.frame(index)
        return list(frame.objects if frame.passive else frame.subjects)
    head, dep = tree.head[index], tree.dep[index]
    if dep in ("acomp", "attr", "oprd", "ccomp", "xcomp", "conj") and tree.pos[head] in ("VERB", "AUX"):
        frame = tree.frame(head)
        return list(frame.objects if dep in ("oprd", "ccomp", "xcomp") and frame.objects else frame.subjects)
    if dep in ("amod", "acl", "relcl"):
        return [head]
    return []


# --- verbs: leads, depends on, belongs to, recognises, is designated ------------------------------


def _verb_state(tree: Tree, cast: Cast, verb: int) -> Iterator[Draft]:
    frame = tree.frame(verb)
    lemma = tree.lemma[verb]
    kind = _verbs().get(lemma)
    if kind is not None and frame.subjects and frame.objects and not frame.passive:
        objects = [o for o in frame.objects if cast.owner(o) is not None and _fits(tree, cast, kind, o)]
        if objects and _owned(cast, frame.subjects):
            yield _state("state verb", tree, verb, kind, lemma, frame.subjects, objects)
    for preposition, head in frame.obliques:
        kind = _verbs().get(f"{lemma} {preposition}")
        if kind is not None and frame.subjects and cast.owner(head) is not None:
            yield _state("state verb", tree, verb, kind, f"{lemma} {preposition}", frame.subjects, [head])


def _fits(tree: Tree, cast: Cast, kind: str, head: int) -> bool:
    mention = cast.at(head)
    if kind == StateKind.RECOGNITION:
        if tree.lemma[head] in _words("recognised", "objects"):
            return True
        actor = cast.actor_of(mention)
        return actor is not None and actor.kind in (ActorKind.STATE, *_GROUPS)
    return mention is not None and cast.acts(mention) and mention.kind is not ActorKind.PERSON


def _owned(cast: Cast, heads: Iterable[int]) -> bool:
    return any(cast.owner(head) is not None for head in heads)


def _designation(tree: Tree, cast: Cast, verb: int) -> Iterator[Draft]:
    """A designation, with its designator as actor: "A is listed as a terrorist group by B"."""
    if tree.lemma[verb] not in _words("designation", "verbs"):
        return
    frame = tree.frame(verb)
    names = [
        *frame.by("as", "on"),
        *(each for dep, each in frame.complements if dep in ("oprd", "attr", "xcomp")),
    ]
    for name in names:
        wording = {tree.lemma[each] for each in tree.descendants(name)}
        if wording & _words("designation", "objects") and frame.objects:
            phrase = cast.phrase(name)
            by = frame.subjects or [h for preposition, h in tree.prepositions(name) if preposition == "by"]
            yield _state("designation", tree, verb, "designation", phrase, by, frame.objects)
            return


def _fighting(tree: Tree, cast: Cast, verb: int) -> Iterator[Draft]:
    """A conflict that goes on is no event: "is fighting", "have been battling"."""
    if tree.lemma[verb] not in _words("conflict", "verbs") or tree.tag[verb] != "VBG":
        return
    if tree.child(verb, "aux") is None:  # "opposed to fighting them" says nothing of a fight that goes on
        return
    frame = tree.frame(verb)
    war = [o for o in frame.objects if tree.lemma[o] in ("war", "insurgency", "campaign", "jihad", "battle")]
    others = list(frame.by("against", "with"))
    others += [h for o in war for name, h in tree.prepositions(o) if name in ("against", "on", "with")]
    others += [o for o in frame.objects if o not in war]
    others = [o for o in others if cast.owner(o) is not None]
    if frame.subjects and others and _owned(cast, frame.subjects):
        yield _state("is fighting", tree, verb, "conflict", tree.lemma[verb], frame.subjects, others)


def _joining(tree: Tree, cast: Cast, verb: int) -> Iterator[Draft]:
    """Who joins a group becomes its member; fighters of another group that do are backing of its kind."""
    frame = tree.frame(verb)
    groups = [o for o in frame.objects if _is_group(cast, o)]
    if tree.lemma[verb] not in _words("joining", "verbs") or not groups or not _owned(cast, frame.subjects):
        return
    draft = _state("joining", tree, verb, "membership", tree.lemma[verb], frame.subjects, groups)
    if all(_is_group(cast, s) or _of_group(tree, cast, s) for s in frame.subjects):
        draft.backing = Backing(kind=BackingKind.FIGHTERS)
        counts = (quantity(tree, s, "fighters") for s in frame.subjects)
        draft.quantities = tuple(count for count in counts if count is not None)
    yield draft


def _of_group(tree: Tree, cast: Cast, head: int) -> bool:
    """Are these the men of some group: "hundreds of K fighters"?"""
    return any(_is_group(cast, each) for each in tree.descendants(head) if cast.at(each) is not None)


# --- relations: "ties between A and B soured", "A turned on B", "it backfired on B" ---------------


def _relations(tree: Tree, cast: Cast, index: int) -> Iterator[Draft]:
    if tree.pos[index] == "VERB":
        yield from _turned(tree, cast, index)
        return
    if tree.lemma[index] not in _words("relations", "nouns") and tree.lower[index] not in _words(
        "relations", "nouns"
    ):
        return
    parties = _parties(tree, cast, index)
    if len(parties) < 2:
        return
    value, trigger = _course(tree, index)
    if value is not None:
        yield _state("relations", tree, trigger, "relations", value, parties)


def _parties(tree: Tree, cast: Cast, noun: int) -> list[int]:
    frame = tree.frame(noun)
    found = [*frame.subjects, *frame.by("between", "with", "to", "among")]
    found += [m for m in frame.modifiers if cast.at(m) is not None]
    verb = tree.head[noun]
    if tree.dep[noun] == "dobj":  # "severed ties with B": the subject is a party
        found += [*tree.frame(verb).subjects, *tree.frame(verb).by("with", "between")]
    if tree.dep[noun] in ("nsubj", "nsubjpass"):
        found += tree.frame(verb).by("with", "between", "on")
    return [each for each in dict.fromkeys(found) if cast.owner(each) is not None]


def _course(tree: Tree, noun: int) -> tuple[str | None, int]:
    """What became of the relations: by the verb above them, else by an adjective before them."""
    verb = tree.head[noun]
    if tree.pos[verb] in ("VERB", "AUX") and tree.dep[noun] in ("nsubj", "nsubjpass", "dobj"):
        value = _relation_verbs().get(tree.lemma[verb])
        if value is not None:
            return value, verb
        for child in tree.children[verb]:
            if tree.dep[child] in ("acomp", "attr", "oprd"):
                value = _relation_adjectives().get(tree.lower[child])
                if value is not None:
                    return value, child
    for child in tree.children[noun]:
        value = _relation_adjectives().get(tree.lower[child])
        if value is not None and tree.dep[child] == "amod":
            return value, noun
    return None, noun


def _turned(tree: Tree, cast: Cast, verb: int) -> Iterator[Draft]:
    frame = tree.frame(verb)
    lemma = tree.lemma[verb]
    turned = _words("relations", "turned")
    for preposition, head in frame.obliques:
        particle = f" {frame.particle}" if frame.particle else ""
        if (
            f"{lemma}{particle} {preposition}" in turned
            and _owned(cast, [head])
            and _owned(cast, frame.subjects)
        ):
            yield _state("turned", tree, verb, "relations", "worsened", frame.subjects, [head])
            return
    if lemma in _words("relations", "backfired"):
        hurt = [
            h for name, h in frame.obliques if name in ("on", "against", "for") and cast.owner(h) is not None
        ]
        parties = [h for s in frame.subjects for h in _parties(tree, cast, s)]
        parties += [s for s in frame.subjects if cast.at(s) is not None]
        if hurt:
            yield _state("backfired", tree, verb, "relations", "backfired", dict.fromkeys([*hurt, *parties]))


# --- conditions, formation, strength --------------------------------------------------------------


def _condition(tree: Tree, cast: Cast, noun: int) -> Iterator[Draft]:
    if tree.lemma[noun] not in _words("condition", "nouns"):
        return
    head, dep = tree.head[noun], tree.dep[noun]
    holders: list[int] = []
    while dep == "pobj" or (dep == "conj" and tree.pos[head] == "NOUN"):
        head, dep = tree.head[head], tree.dep[head]
    if tree.pos[head] == "VERB" and tree.lemma[head] in _words("condition", "suffering"):
        frame = tree.frame(head)
        holders = list(frame.objects if noun in frame.subjects or frame.passive else frame.subjects)
    frame = tree.frame(noun)
    holders = [*frame.subjects, *frame.by("in", "across"), *holders]
    holders += [m for m in frame.modifiers if cast.at(m) is not None]
    rages = dep == "nsubj" and tree.lemma[head] in _words("condition", "verbs")
    holders = [h for h in dict.fromkeys(holders) if h != noun and cast.owner(h) is not None]
    if holders or rages:
        yield _state("condition", tree, noun, "condition", cast.phrase(noun), holders)


def _formation(tree: Tree, cast: Cast, verb: int) -> Iterator[Draft]:
    frame = tree.frame(verb)
    formed: list[int] = []
    if tree.lemma[verb] in _words("formation", "verbs") and (frame.particle or "up") in ("up", "in"):
        formed = [h for h in (frame.objects or frame.subjects) if _is_group(cast, h)]
    elif any(tree.lemma[o] in _words("formation", "existence") for o in frame.objects):
        existing = [o for o in frame.objects if tree.lemma[o] in _words("formation", "existence")]
        formed = [s for o in existing for s in tree.frame(o).subjects or frame.subjects]
    if formed:
        yield _state("formation", tree, verb, "formation", tree.lemma[verb], formed)


def _is_group(cast: Cast, head: int) -> bool:
    mention = cast.at(head)
    if mention is None:
        return False
    actor = cast.actor_of(mention)
    return (actor.kind if actor is not None else mention.kind) in _GROUPS


def _strength(tree: Tree, cast: Cast, noun: int) -> Iterator[Draft]:
    """The size of a group: "with thousands of fighters", "commands some 5,000 men"."""
    if tree.lemma[noun] not in _words("strength", "nouns"):
        return
    top = noun
    while tree.dep[top] == "pobj" and tree.lower[tree.head[top]] == "of":
        top = tree.head[tree.head[top]]
    head = tree.head[top]
    owners: list[int] = []
    if tree.dep[top] == "pobj" and tree.lower[head] == "with":
        above = tree.head[head]
        owners = list(tree.frame(above).subjects) if tree.pos[above] in ("VERB", "AUX") else [above]
        if tree.pos[above] not in ("VERB", "AUX") and tree.dep[above] == "attr":
            owners = list(tree.frame(tree.head[above]).subjects)
    elif tree.dep[top] == "dobj" and tree.lemma[head] in ("have", "command", "boast", "number", "field"):
        owners = list(tree.frame(head).subjects)
    owners = [o for o in owners if _is_group(cast, o)]
    size = quantity(tree, noun, "members") if owners else None
    if size is not None:
        draft = _state("strength", tree, noun, "strength", size.text, owners)
        draft.quantities = (size,)
        yield draft


# --- tables ---------------------------------------------------------------------------------------


def _table() -> Mapping[str, Any]:
    return toml("blowback.coding", "states.toml")


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(_table()[section][key])


@cache
def _nouns() -> dict[str, str]:
    return inverted(_table()["nouns"])


@cache
def _adjectives() -> dict[str, str]:
    return inverted(_table()["adjectives"])


@cache
def _verbs() -> dict[str, str]:
    return inverted(_table()["verbs"])


@cache
def _relation_verbs() -> dict[str, str]:
    return inverted(
        {value: _table()["relations"][value] for value in ("worsened", "improved", "broken", "backfired")}
    )


@cache
def _relation_adjectives() -> dict[str, str]:
    return inverted({value: _table()["relations"][value] for value in ("hostile", "friendly")})


_NOUN_RULES: tuple[Rule, ...] = (_noun_state, _relations, _condition, _strength)
_VERB_RULES: tuple[Rule, ...] = (
    _verb_state,
    _designation,
    _fighting,
    _relations,
    _joining,
    _formation,
    _adjective_state,
)
_RULES: dict[str, tuple[Rule, ...]] = {
    "NOUN": _NOUN_RULES,
    "PROPN": (_noun_state,),
    "VERB": _VERB_RULES,
    "ADJ": (_adjective_state,),
}
