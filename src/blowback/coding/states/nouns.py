"""Which nouns say how somebody stands: "an ally of", "its great rival", "Front leader Tovan Resh"?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.moods import classes
from blowback.coding.states.kin import KIN, is_person
from blowback.coding.states.words import (
    Standing,
    apart,
    ended,
    is_body,
    is_group,
    is_place,
    kind_of,
    kinds,
    table,
    words,
)
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import StateKind

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_OF_PERSONS = (StateKind.LEADERSHIP, StateKind.ROLE)
_MUTUAL = (StateKind.ALLIANCE, StateKind.RIVALRY)
_NAMING = ("PROPN", "NOUN")
_INFERRED = 0.5  # whose it is is told by who stands beside it
_BEFORE = ("compound", "amod", "nmod")


class _Holders(NamedTuple):
    """Who holds the state, which word decides whether they do, and the phrase that bears "of"."""

    heads: tuple[int, ...]
    predicate: int | None = None
    bearer: int | None = None


def noun_state(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "X is a NOUN of Y", "X, NOUN of Y", "Y's NOUN, X", "Y NOUN X", "named X NOUN of Y"."""
    kind = kinds("nouns").get(tree.lemma[noun])
    if kind is None or any(tree.lower[c] in words("ended", "unreal") for c in tree.children[noun]):
        return
    if kind == StateKind.ROLE:
        kind = kinds("titles").get(_title(tree, noun), kind)
    if kind == StateKind.LEADERSHIP and _of_a_body(tree, cast, noun):
        kind = StateKind.ROLE
    found = _holders(tree, cast, noun, kind)
    if not found.heads and kind in _OF_PERSONS and _is_somebody(cast, noun):
        found = _Holders((noun,))
    holders = tuple(h for h in found.heads if _can_hold(cast, h, kind))
    if not holders and kind == StateKind.OFFSHOOT:
        yield from _own_offshoot(tree, cast, noun)
        return
    others = [o for o in _others(tree, cast, noun, kind, found.bearer) if o not in holders and o != noun]
    if not holders:
        return
    if not others and not (kind in (*_MUTUAL, KIN) and len(holders) > 1 and tree.tag[noun].endswith("S")):
        return
    value = _title(tree, noun) if kind in _OF_PERSONS else tree.lemma[noun]
    value = f"kinship: {value}" if kind == KIN else value
    if ended(tree, noun, found.predicate):
        value = f"former {value}"
    predicate = found.predicate if found.predicate is not None else noun
    yield Standing(
        "state noun", noun, kind, value, apart(cast, holders), apart(cast, others), predicate=predicate,
        presupposed=found.predicate is None and not _is_hedged(tree, noun),
    )  # fmt: skip


def _is_hedged(tree: Tree, noun: int) -> bool:
    """Is what stands beside a name not taken for granted: "alleged leader Tovan Resh"?"""
    return any((tree.lower[c], "a") in classes() for c in tree.children[noun])


def _is_somebody(cast: Cast, noun: int) -> bool:
    """Is it a title that stands for somebody who has a name elsewhere: "the then-Kesh army chief"?"""
    mention = cast.by_head.get(noun)
    if mention is None or mention.chain is None:
        return False
    if (actor := cast.actor_of(mention)) is not None:
        return actor.kind is ActorKind.PERSON
    named = (m for m in cast.mentions.values() if m.chain == mention.chain and m.form is MentionForm.NAME)
    return any(kind_of(cast, m) is ActorKind.PERSON for m in named)


def _of_a_body(tree: Tree, cast: Cast, noun: int) -> bool:
    """Is it a body that is led, told by what it is: "the Kesh spy agency chief" leads no state?"""
    before = noun - 1
    led = before >= 0 and tree.head[before] == noun and tree.lemma[before] in words("roles", "bodies")
    return led and not _is_name(cast, before)


def _is_name(cast: Cast, head: int) -> bool:
    mention = cast.at(head)
    return mention is not None and mention.form is MentionForm.NAME


def _own_offshoot(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "K is to subdue an offshoot": one of K, as nobody else is told."""
    if cast.by_head.get(noun) is None or tree.frame(noun).by("of", "from") or tree.dep[noun] != "dobj":
        return
    if not any(tree.lower[c] in ("a", "an", "its", "their") for c in tree.children[noun]):
        return
    owners = [h for h in tree.frame(tree.head[noun]).subjects if is_group(cast, h)]
    if len(owners) == 1:
        yield Standing(
            "own offshoot", noun, "offshoot", tree.lemma[noun], (noun,), tuple(owners),
            presupposed=True, weight=_INFERRED,
        )  # fmt: skip


def named_of(tree: Tree, cast: Cast, name: int) -> Iterator[Standing]:
    """Reads "Gen. Tovan Resh of the Kesh Front": he is of it, as what is not said."""
    if kind_of(cast, cast.at(name)) is not ActorKind.PERSON:
        return
    own = cast.at(name)
    if any(tree.lemma[i] in kinds("nouns") for i in _before_name(tree, name)):
        return  # "ex-leader Tovan Resh of the Front": the title says what he is
    bodies = [
        h
        for h in tree.frame(name).by("of")
        if (m := cast.at(h)) is not None and m.form is MentionForm.NAME and m is not own and is_body(cast, h)
        if not is_place(cast, h)
    ]
    if len(bodies) == 1:
        yield Standing("name of", name, "membership", "of", (name,), tuple(bodies))


def _before_name(tree: Tree, name: int) -> list[int]:
    return [each for c in tree.children[name] if c < name for each in tree.descendants(c)]


def _title(tree: Tree, noun: int) -> str:
    """The title without whose it is: "foreign minister", "commander"."""
    parts = [
        tree.lower[c]
        for c in tree.children[noun]
        if c < noun and tree.dep[c] in ("compound", "amod") and tree.lower[c] in _qualifiers()
    ]
    if not parts and noun and tree.lower[noun - 1] in _qualifiers():
        parts = [tree.lower[noun - 1]]
    tail = next((o for o in tree.frame(noun).by("of") if _is_of_title(tree, o)), None)
    of = ["of", tree.lower[tail]] if tail is not None else []
    return " ".join([*parts, tree.lemma[noun], *of])


@cache
def _qualifiers() -> frozenset[str]:
    return words("roles", "qualifiers") | words("roles", "bodies")


def _is_of_title(tree: Tree, head: int) -> bool:
    """Is it the "state" of "secretary of state", which is no state that is meant?"""
    return tree.lower[head] in words("roles", "tails") and not tree.children[head]


def _can_hold(cast: Cast, head: int, kind: str) -> bool:
    mention = cast.owner(head) if kind not in (*_OF_PERSONS, KIN) else cast.at(head)
    if mention is None:
        return False
    if kind == KIN:
        return is_person(cast, head)
    if kind in _OF_PERSONS:
        return kind_of(cast, mention) is ActorKind.PERSON or mention.form is MentionForm.PRONOUN
    if kind == StateKind.OFFSHOOT:
        return kind_of(cast, mention) is not ActorKind.PERSON
    return True


# --- who holds it ---------------------------------------------------------------------------------


def _holders(tree: Tree, cast: Cast, noun: int, kind: str) -> _Holders:
    first = _first_of_list(tree, noun)
    dep, head = tree.dep[first], tree.head[first]
    if dep == "attr":
        return _Holders(tuple(s for s in tree.frame(head).subjects if s != noun), head)
    if dep == "oprd":
        return _named(tree, first, head)
    if dep == "appos" and tree.pos[head] in (*_NAMING, "PRON"):
        return _Holders((head,))
    if dep == "pobj":
        return _behind_preposition(tree, noun, head)
    inner = tree.child(noun, "appos")
    if inner is not None:
        return _Holders(tuple(tree.conjuncts(inner)))
    listed = tree.frame(noun).by("including", "such as", "like")
    if listed and tree.tag[noun].endswith("S"):
        return _Holders(tuple(listed))
    return _before_a_name(tree, cast, noun, kind)


def _first_of_list(tree: Tree, noun: int) -> int:
    """Reads "A friend and ally of Y" is one phrase: what its first noun is, they all are."""
    while tree.dep[noun] == "conj" and tree.pos[tree.head[noun]] in _NAMING:
        above = tree.head[noun]
        if tree.lemma[above] not in kinds("nouns"):
            break
        noun = above
    return noun


def _named(tree: Tree, noun: int, verb: int) -> _Holders:
    """Reads "Was appointed head of", "named X head of": the one who is named."""
    frame = tree.frame(verb)
    taken = [c for c in tree.children[noun] if tree.dep[c] == "compound" and tree.pos[c] == "PROPN"]
    heads = [o for o in frame.objects if o != noun] or taken[-1:]
    return _Holders(tuple(heads or (frame.subjects if not frame.passive else ())), verb)


def _behind_preposition(tree: Tree, noun: int, preposition: int) -> _Holders:
    """Reads "As the head of", "one of the founders of"."""
    above = tree.head[preposition]
    if tree.lower[preposition] == "as" and tree.pos[above] in ("VERB", "AUX"):
        frame = tree.frame(above)
        # "served as head of" says it; "as head of A, he did not go" tells it by the way
        naming = tree.lemma[above] in words("roles", "naming")
        if naming:
            return _Holders(tuple(frame.objects or frame.subjects), above)
        heads = tuple(frame.objects if frame.passive else frame.subjects)
        return _Holders(heads, heads[0] if heads else None)
    if tree.lower[preposition] in ("of", "among") and tree.lower[above] in ("one", "some", "two", "among"):
        dep, head = tree.dep[above], tree.head[above]
        if dep == "attr":
            return _Holders(tuple(tree.frame(head).subjects), head)
        if dep == "appos":
            return _Holders((head,))
    inner = tree.child(noun, "appos")
    return _Holders((inner,)) if inner is not None else _Holders(_next_name(tree, noun))


def _next_name(tree: Tree, noun: int) -> tuple[int, ...]:
    """Reads "a son of the founder of the Front, Tovan Resh", whatever the name was hung on."""
    comma = max(tree.descendants(noun)) + 1
    if comma + 1 >= len(tree.text) or tree.text[comma] != "," or not _is_definite(tree, noun):
        return ()
    name = comma + 1
    while tree.dep[name] == "compound" and tree.head[name] > name:
        name = tree.head[name]
    apposed = tree.pos[name] == "PROPN" and tree.dep[name] == "appos" and tree.head[name] < noun
    return (name,) if apposed else ()


def _is_definite(tree: Tree, noun: int) -> bool:
    return any(tree.lower[c] == "the" or tree.dep[c] == "poss" for c in tree.children[noun])


def _before_a_name(tree: Tree, cast: Cast, noun: int, kind: str) -> _Holders:
    """Reads "Front leader Tovan Resh", and "its Kesh allies", where the name stands first."""
    head = tree.head[noun]
    if tree.dep[noun] in _BEFORE and tree.pos[head] == "PROPN" and noun < head:
        mention = cast.at(head)
        person = kind_of(cast, mention) is ActorKind.PERSON
        if mention is not None and (person or kind not in _OF_PERSONS):
            several = tree.tag[noun] in ("NNS", "NNPS")  # "Front spokesmen Tovan Resh and Ilen Marek"
            return _Holders(tuple(tree.conjuncts(head)) if several else (head,), bearer=head)
    frame = tree.frame(noun)
    if kind in _MUTUAL and frame.subjects:
        names = [m for m in frame.modifiers if tree.pos[m] in ("PROPN", "ADJ") and is_body(cast, m)]
        return _Holders(tuple(names[-1:]))
    return _Holders(())


# --- towards whom ---------------------------------------------------------------------------------


def _others(tree: Tree, cast: Cast, noun: int, kind: str, bearer: int | None) -> list[int]:
    frame = tree.frame(noun)
    prepositions = table()["prepositions"].get(kind, ("of",))
    if frame.subjects:  # "its leader, in Tarn": where he is, and not what he leads
        prepositions = [each for each in prepositions if each != "in"]
    behind = _behind_title(tree, noun, kind, prepositions)
    found = [*frame.subjects, *(o for o in behind if not _is_of_title(tree, o))]
    if bearer is not None:
        found += [c for c in tree.children[bearer] if tree.dep[c] == "poss"]
    if not found and bearer is not None:
        found += tree.frame(bearer).by("of", "from")
    if kind == StateKind.ROLE and not tree.lemma[noun].startswith("spokes"):  # "minister for Orian affairs"
        own = _behind_title(tree, noun, kind, ("of", "from", "at"))
        found = [o for o in found if o in (*frame.subjects, *own) or is_group(cast, o)]
    fitting = [o for o in found if _is_other(tree, cast, o, kind)]
    if fitting:
        return fitting
    modifiers = list(frame.modifiers)
    if bearer is not None:
        modifiers += [
            c for c in tree.children[bearer] if c < noun and tree.dep[c] in ("compound", "amod", "nmod")
        ]
    led = [m for m in modifiers if tree.lemma[m] in words("roles", "bodies") and cast.owner(m) is not None]
    named = [
        m
        for m in modifiers
        if tree.pos[m] in ("PROPN", "ADJ", "NOUN")
        and tree.lemma[m] not in words("roles", "quarters")
        and (_is_name(cast, m) or tree.lemma[m] not in words("roles", "bodies"))
        and _is_other(tree, cast, m, kind)
        and not _is_whereabouts(tree, cast, m)
    ]
    return named or led[-1:]


def _behind_title(tree: Tree, noun: int, kind: str, prepositions: Iterable[str]) -> list[int]:
    """What follows a title: in "minister and leader of a faction" it follows the leader alone."""
    found = list(tree.frame(noun).by(*prepositions))
    titles = [c for c in tree.children[noun] if tree.dep[c] == "conj" and tree.lemma[c] in kinds("nouns")]
    if any(kinds("nouns")[tree.lemma[c]] != kind for c in titles):
        found = [each for each in found if each < titles[0]]
    first = tree.head[noun]
    if not found and tree.dep[noun] == "conj" and tree.lemma[first] in kinds("nouns"):
        found = [each for each in tree.frame(first).by(*prepositions) if each > noun]
    return found


def _is_whereabouts(tree: Tree, cast: Cast, head: int) -> bool:
    """Is it the place of what is told, which only stands before a title: "In Kesh Minister Resh spoke"?"""
    before = head - 1
    while before >= 0 and cast.at(before) is not None and cast.at(before) is cast.at(head):
        before -= 1
    return before >= 0 and tree.lower[before] in ("in", "at", "near") and tree.tag[head].startswith("NNP")


def _is_other(tree: Tree, cast: Cast, head: int, kind: str) -> bool:
    """Can one stand so towards this: lead a group or a place, belong to a body, be allied with anybody?"""
    if kind == KIN:
        return is_person(cast, head)
    if tree.pos[head] == "PRON":
        return cast.at(head) is not None
    if kind == StateKind.MEMBERSHIP and cast.at(head) is None:
        return False  # "part of the group's history"
    if kind in _MUTUAL:
        mention = cast.owner(head)
        return mention is not None and cast.acts(mention)
    led = kind == StateKind.LEADERSHIP and kind_of(cast, cast.at(head)) is ActorKind.PLACE
    return led or is_body(cast, head) or (kind in _OF_PERSONS and is_place(cast, head))


# --- lists of members, and whom a prefix is for or against ----------------------------------------


def member_list(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "Members of Y include A and B", "the League comprises A and B"."""
    if tree.lemma[verb] not in words("members", "verbs"):
        return
    frame = tree.frame(verb)
    listed = frame.objects if not frame.passive else frame.subjects
    if tree.lemma[verb] in ("consist", "compose", "make"):
        listed = frame.by("of")
    whole: list[int] = []
    for subject in frame.objects if frame.passive else frame.subjects:
        if tree.lemma[subject] in words("members", "nouns"):
            inner = tree.frame(subject)
            owners = [*inner.subjects, *inner.by("of"), *inner.modifiers]
            whole += [o for o in owners if is_group(cast, o) or tree.lemma[o] in words("members", "wholes")]
            if not owners and subject in cast.by_head:
                whole.append(subject)
        elif is_group(cast, subject) or tree.lemma[subject] in words("members", "wholes"):
            whole.append(subject)
    parts = [o for o in listed if cast.at(o) is not None and is_body(cast, o)]
    if whole and parts:
        yield Standing("member list", verb, "membership", "member", apart(cast, parts), apart(cast, whole))


def attitude_of(tree: Tree, cast: Cast, noun: int) -> Iterator[Standing]:
    """Reads "The pro-Kesh militia", "the anti-Kesh coalition": for or against whom a group is by its name."""
    if noun < 3 or noun not in cast.by_head:
        return
    hyphen = noun - 1
    while hyphen > max(noun - 6, 1) and tree.lower[hyphen] != "-":
        hyphen -= 1
    kind = kinds("prefixes").get(tree.lower[hyphen - 1]) if tree.lower[hyphen] == "-" else None
    if kind is None or not _can_be_for(cast, noun):
        return
    own = cast.at(noun), None
    named = [i for i in range(hyphen + 1, noun) if cast.at(i) not in own]
    if named:
        value = tree.lower[hyphen - 1]
        if value == "anti" and not _bears_arms(tree, cast, noun):
            kind = StateKind.RIVALRY
        yield Standing("attitude", noun, kind, value, (noun,), apart(cast, named[-1:]))


def _bears_arms(tree: Tree, cast: Cast, noun: int) -> bool:
    armed = kind_of(cast, cast.by_head[noun]) in (
        ActorKind.ARMED_GROUP,
        ActorKind.MILITARY,
        ActorKind.FACTION,
    )
    return armed or tree.lemma[noun] in words("members", "wholes")


def _can_be_for(cast: Cast, noun: int) -> bool:
    return is_body(cast, noun) and kind_of(cast, cast.by_head[noun]) is not ActorKind.STATE
