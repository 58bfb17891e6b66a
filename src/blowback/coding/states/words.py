"""What do the rules for states share: the finding that they make, word lists, and who can hold a state?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from blowback.coding.lexicon import readings
from blowback.records import Backing, Quantity
from blowback.text.data import inverted, toml
from blowback.vocab.actors import ActorKind, MentionForm

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.records import Mention

GROUPS = (
    ActorKind.ARMED_GROUP,
    ActorKind.FACTION,
    ActorKind.PARTY,
    ActorKind.IGO,
    ActorKind.NGO,
    ActorKind.RELIGIOUS,
)


class Standing(NamedTuple):
    """A state as a rule found it, in token indices.

    Attributes:
        rule: the name of the rule, for ``why``.
        word: the word that it was read from.
        kind, value: what state it is.
        actors, recipients: heads of the phrases that hold it, and towards whom.
        trigger: where the claim stands, if not on ``word``.
        predicate: the word whose negation and tense decide whether it is so, if not ``word``.
        presupposed: is it told as known, so that nothing around it makes it less sure: "in their war on B"?
        short_of: is it told as one that is not there: "near" default, or "spared" it?
        weight: what its confidence starts from.
    """

    rule: str
    word: int
    kind: str
    value: str | None
    actors: tuple[int, ...]
    recipients: tuple[int, ...] = ()
    trigger: int | None = None
    predicate: int | None = None
    backing: Backing | None = None
    quantities: tuple[Quantity, ...] = ()
    presupposed: bool = False
    short_of: str | None = None
    weight: float = 0.7


def table() -> Mapping[str, Any]:
    """All word lists of states."""
    return toml("blowback.coding", "states.toml")


@cache
def words(section: str, key: str) -> frozenset[str]:
    """One list of words."""
    return frozenset(table()[section][key])


@cache
def kinds(section: str) -> dict[str, str]:
    """The kind that each word of a section states."""
    return inverted(table()[section])


@cache
def values(*names: str) -> dict[str, str]:
    """What relations become, by the verb or adjective that says so."""
    return inverted({name: table()["relations"][name] for name in names})


def owned(cast: Cast, heads: Iterable[int]) -> bool:
    """Does any of these phrases stand for somebody or something that is mentioned?"""
    return any(cast.owner(head) is not None for head in heads)


def kind_of(cast: Cast, mention: Mention | None) -> ActorKind | None:
    """What sort of actor is mentioned?"""
    actor = cast.actor_of(mention)
    if actor is not None:
        return actor.kind
    return mention.kind if mention is not None else None


def is_group(cast: Cast, head: int) -> bool:
    """Is an organised group meant, armed or not?"""
    return kind_of(cast, cast.at(head)) in GROUPS


def is_body(cast: Cast, head: int) -> bool:
    """Is somebody meant who is no single person: what can be led, joined or allied with?

    A name of no known kind ("Task Force 12") is taken for that of a body.
    """
    mention = cast.owner(head)
    if mention is None or (kind := kind_of(cast, mention)) in (ActorKind.PERSON, ActorKind.PLACE):
        return False
    named = mention.form is MentionForm.NAME and kind is ActorKind.OTHER
    return named or cast.acts(mention) or cast.tree.lemma[head] in words("members", "wholes")


def is_place(cast: Cast, head: int) -> bool:
    """Is a named place or state meant?"""
    mention = cast.at(head)
    named = mention is not None and mention.form is MentionForm.NAME
    return named and kind_of(cast, mention) in (ActorKind.PLACE, ActorKind.STATE)


def parts(tree: Tree, heads: Iterable[int]) -> tuple[int, ...]:
    """What is meant by a part of it: "most of the town", "three of the bridges"."""
    found: list[int] = []
    for head in heads:
        inner = tree.frame(head).by("of") if tree.pos[head] in ("NOUN", "NUM", "ADJ", "DET") else ()
        partial = tree.pos[head] == "NUM" or tree.lemma[head] in words("control", "partitives")
        found += inner if partial and inner else (head,)
    return tuple(found)


def apart(cast: Cast, heads: Iterable[int]) -> tuple[int, ...]:
    """Each mention once: a name of two words has two modifiers before a noun."""
    found: dict[str, int] = {}
    for head in heads:
        mention = cast.owner(head)
        found[mention.id if mention is not None else str(head)] = head
    return tuple(found.values())


def beside(tree: Tree, verb: int, thing: int) -> int | None:
    """Where does the claim of a state stand whose verb also tells a deed?

    "Recognised on D" and "was banned" are events that open a state, and "backed" is backing: the verb is
    the event's, and the state stands on the thing whose standing it tells.
    """
    told = tree.tag[verb] == "VBD" and not tree.negated(verb)
    told = told or any(
        tree.dep[c] == "auxpass" and tree.lower[c] in ("was", "were") for c in tree.children[verb]
    )
    found = readings(tree, verb)
    if not found or not (told or found[0].backing is not None):
        return None
    return thing


def ended(tree: Tree, noun: int, verb: int | None = None) -> bool:
    """Is a state told as one that is over: "former", "then-", "ex-", "used to", "no longer"?"""
    past, adverbs = words("ended", "adjectives"), words("ended", "adverbs")
    if any(tree.lower[c] in past or tree.lower[c] in adverbs for c in tree.children[noun]):
        return True
    if _is_then(tree, noun) or _is_now_over(tree, noun):
        return True
    first = noun - 1  # the words before a title may hang on the name behind it: "ex-leader A"
    while first >= 0 and (tree.lower[first] == "-" or tree.head[first] in (noun, tree.head[noun])):
        if tree.lower[first] in past and tree.dep[first] in ("amod", "compound", "nmod", "advmod"):
            return True
        first -= 1
    if verb is None:
        return False
    if tree.lemma[verb] in words("ended", "verbs") and _stands_down(tree, verb):
        return True
    used = tree.dep[verb] == "xcomp" and tree.lower[tree.head[verb]] == "used"
    return used or any(tree.lower[c] in adverbs or no_longer(tree, c) for c in tree.children[verb])


def _stands_down(tree: Tree, verb: int) -> bool:
    """To step is to end something only where one steps down or aside."""
    if tree.lemma[verb] != "step":
        return True
    return any(tree.lower[c] in ("down", "aside", "back") for c in tree.children[verb])


def _is_then(tree: Tree, noun: int) -> bool:
    """Does a prefix far before the noun end it: "the then-Kesh spy agency chief"?"""
    before = [each for c in tree.children[noun] if c < noun for each in tree.descendants(c)]
    return any(tree.lower[i] in ("then", "ex") and tree.text[i + 1] == "-" for i in before)


def _is_now_over(tree: Tree, noun: int) -> bool:
    """Does an aside behind it say so: "the army chief, now retired,"?"""
    last = noun + 1
    if last + 2 >= len(tree.text) or tree.text[last] != "," or tree.sent[last + 2] != tree.sent[noun]:
        return False
    first = last + 2 if tree.lower[last + 1] in ("now", "since", "recently") else last + 1
    return tree.lower[first] in words("ended", "adjectives") and tree.dep[first] != "amod"


def no_longer(tree: Tree, index: int) -> bool:
    """Is this the "longer" of "no longer"?"""
    return tree.lower[index] in ("longer", "more") and index > 0 and tree.lower[index - 1] in ("no", "any")


def adjective_holders(tree: Tree, index: int) -> tuple[tuple[int, ...], int]:
    """Who is so as an adjective says, and which verb says that they are?"""
    head, dep = tree.head[index], tree.dep[index]
    if tree.pos[index] == "VERB":
        frame = tree.frame(index)
        if tree.tag[index] in ("VBD", "VBZ", "VBP") and not frame.passive:  # "linked A to B" tells a deed
            return (), index
        return (frame.objects if frame.passive else frame.subjects), index
    if dep in ("acomp", "attr", "oprd", "ccomp", "xcomp", "conj") and tree.pos[head] in ("VERB", "AUX"):
        frame = tree.frame(head)
        own = dep in ("oprd", "ccomp", "xcomp") and frame.objects
        return (frame.objects if own else frame.subjects), head
    if dep in ("amod", "acl", "relcl", "appos"):
        return (head,), index
    return (), index
