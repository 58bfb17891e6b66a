"""Which happening told before does a noun point back to: "Kesh condemned the attack", "the talks ended"?

A noun with "the", "that" or "such" before it that names no party of its own tells nobody's deed by itself,
and "its march" is a deed of whose it is that may have been told before.
Where the article has told a deed that it can be the name of, it becomes one more telling of that deed: of the
same parties, at the same time. Who did it is taken over only where the article says so in its own voice, for
whoever speaks of an attack does not thereby say who made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from blowback.coding.draft import Draft
from blowback.coding.factuality import Commitment, commitment
from blowback.coding.lexicon import classes, readings
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import ClaimKind, Extent, Factuality, Modality, Role

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_FAR = 12  # sentences back to what a noun of another word may mean
_NEAR = 2  # sentences within which two deeds may both be meant
_STEM = 4  # letters of a verb by which a noun is known for its own
_WEIGHT = 0.5
_PARTIES = (Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR)
_WHERE = ("in", "at", "near", "outside")
_BELOW = frozenset({"amod", "compound", "nummod", "nmod", "det", "predet"})


def references(
    tree: Tree, cast: Cast, drafts: Sequence[Draft], tokens: Sequence[int], cues: Mapping[int, frozenset[int]]
) -> list[Draft]:
    """Further tellings of what the article has told, at the nouns that point back to it.

    Args:
        tree: the parse.
        cast: who can fill a role.
        drafts: what is told.
        tokens: the tokens to read, those of furniture left out.
        cues: by token, the cue of the speaker in whose words it stands.
    """
    told = sorted((d for d in drafts if _is_told(d)), key=lambda d: d.trigger)
    taken = {d.trigger for d in drafts if d.roles or d.quantities}
    # a mutiny in which somebody was killed is more than the killing
    taken |= {t for d in told for t in d.told_at if tree.lemma[t] not in upheavals()}
    for draft in told:
        _harm_of(tree, cast, told, draft, cues)
    found: list[Draft] = []
    for noun in tokens if told else ():
        if noun in taken or not _points_back(tree, cast, noun):
            continue
        view = commitment(tree, noun, cues.get(noun, frozenset()))
        if _is_stood_on(tree, noun):
            view = view._replace(factuality=Factuality.CERTAIN, modality=Modality.ACTUAL)
        if view.modality is not Modality.ACTUAL or not _is_settled(view):
            continue
        meant = _meant(tree, cast, told, noun)
        if meant is not None:
            found.append(_pointing(tree, meant, noun, view, cues))
    return found


def _harm_of(
    tree: Tree, cast: Cast, told: Sequence[Draft], draft: Draft, cues: Mapping[int, frozenset[int]]
) -> None:
    """In "The strikes killed 46" it is those told before that killed them: by whom, when and where."""
    within = tree.frame(draft.trigger).by("in", "by", "from", "during")  # "died in the strikes"
    noun = next((t for t in (*draft.told_at, *within) if _points_back(tree, cast, t)), None)
    if noun is None or draft.lies_at or draft.counted:
        return
    before = [d for d in told if d is not draft and d.trigger < min(noun, draft.trigger)]
    meant = _meant(tree, cast, before, noun)
    if meant is None:
        return
    further = [d for d in told if draft.trigger in d.told_at]  # counts of the same dead
    for each in (draft, *further):
        each.told_at = (*each.told_at, meant.trigger, *meant.told_at)
        each.lies_at = (*each.lies_at, meant.trigger, *meant.lies_at)
    alike = meant.event_type is draft.event_type  # who died in a strike of miners was not killed by miners
    draft.mode = draft.mode or (meant.mode if alike else None)
    if alike and not draft.heads(Role.ACTOR) and not _is_voiced(meant, cues):
        draft.roles += [(Role.ACTOR, head) for head in meant.heads(Role.ACTOR)]
    draft.why.append(f"of what was told before: {tree.text[meant.trigger]}")


def _is_voiced(draft: Draft, cues: Mapping[int, frozenset[int]]) -> bool:
    """Does somebody else than the outlet tell it, so that who did it is his word?"""
    return bool(cues.get(draft.trigger)) or draft.voiced is not None or draft.responsibility is not None


def _is_told(draft: Draft) -> bool:
    return (
        draft.kind is ClaimKind.EVENT
        and draft.event_type in _table()["types"]
        and draft.modality is Modality.ACTUAL
        and draft.extent is Extent.SINGLE
        and not draft.factuality.is_negative
        and (bool(draft.quantities) or any(role in _PARTIES for role, _ in draft.roles))
    )


def _is_settled(view: Commitment) -> bool:
    """Is it told as so, or denied by somebody? Of what is only negated nothing is pointed at."""
    if view.factuality.is_negative:
        return any(g.kind == "denied" and not g.negated for g in view.governors)
    return view.factuality is Factuality.CERTAIN


def _is_stood_on(tree: Tree, noun: int) -> bool:
    """Does somebody take or refuse a stand on it: "refused to support the coup"? It is there either way."""
    verb = tree.head[noun]
    return tree.dep[noun] == "dobj" and tree.pos[verb] == "VERB" and tree.lemma[verb] in _listed("stood_on")


def _points_back(tree: Tree, cast: Cast, noun: int) -> bool:
    """Is it a noun with a word before it that points back, and with nothing that tells of whom it is?"""
    if tree.pos[noun] != "NOUN" or tree.dep[noun] == "compound" or tree.lemma[noun] in _listed("lasting"):
        return False
    mention = cast.at(noun)
    if mention is not None and cast.acts(mention):
        return False  # "the forces", "the arrested"
    below = [c for c in tree.children[noun] if c < noun and tree.dep[c] in _BELOW]
    words = {tree.lower[c] for c in below}
    if words & _listed("another") - ({"any"} if _is_denied(tree, noun) else set()):
        return False
    owned = bool(_owners(tree, noun))
    if not words & _listed("pointing") and not owned and not _is_denied(tree, noun):
        return False
    if owned and tree.tag[noun] == "NNS" and tree.lemma[noun] not in _listed("plural"):
        return False  # "its attacks" are any of them
    return not any(tree.dep[c] in ("relcl", "nummod") for c in tree.children[noun])


def _owners(tree: Tree, noun: int) -> list[int]:
    """Whose is it: "its march", "the group's attack"?"""
    return [c for c in tree.children[noun] if tree.dep[c] == "poss"]


def _is_denied(tree: Tree, noun: int) -> bool:
    """Is it said that there was none of what was told: "denied that there had been air strikes"?"""
    be = tree.head[noun]
    there = tree.dep[noun] == "attr" and any(tree.dep[c] == "expl" for c in tree.children[be])
    return there and tree.dep[be] == "ccomp" and tree.lemma[tree.head[be]] in ("deny", "dispute")


def _meant(tree: Tree, cast: Cast, told: Sequence[Draft], noun: int) -> Draft | None:
    """The last deed told that the noun can be the name of; none, where it could be several."""
    before = [d for d in told if d.trigger < noun and _can_name(tree, noun, d, _last_told(told, d, noun))]
    owners = {_who(cast, head) for head in _owners(tree, noun)}
    if owners:  # "its march": a deed of its own, by whatever name
        before = [d for d in before if owners & ({_who(cast, head) for head in d.heads(Role.ACTOR)} - {None})]
    before = [d for d in before if not d.lies_at] or before  # its harm is told of the attack itself
    if tree.lemma[noun] in _listed("done_by"):  # "the operation": somebody's, and no harm told of nobody
        before = [d for d in before if d.heads(Role.ACTOR)]
    several = tree.tag[noun] == "NNS" and tree.lemma[noun] not in _listed("plural")
    if several:  # "the attacks": what somebody did rather than whom it struck here and there
        before = [d for d in before if d.heads(Role.ACTOR)] or before
    if not before:
        return None
    last = before[-1]
    near = [d for d in before if several or tree.sent[last.trigger] - tree.sent[d.trigger] <= _NEAR]
    if any(_are_apart(cast, last, d) for d in near):
        near = [d for d in near if _suits(tree, cast, noun, d)]
        near = [d for d in near if _is_called(tree, noun, d)] or near  # "struck ... hit back. The strikes"
        if not near or any(_are_apart(cast, near[-1], d) for d in near):
            return None
        last = near[-1]
    others = [d for d in before if _is_called(tree, noun, d) and _are_apart(cast, last, d)]
    if others and not _is_called(tree, noun, last):
        return None  # "the attack", behind another's attack and men killed since
    return last if _suits(tree, cast, noun, last) else None


def _last_told(told: Sequence[Draft], draft: Draft, noun: int) -> int:
    """Where was a deed, or the harm that it did, told last before a noun?"""
    return max(d.trigger for d in told if d is draft or (d.trigger < noun and draft.trigger in d.lies_at))


def _can_name(tree: Tree, noun: int, draft: Draft, last: int) -> bool:
    """Is the noun that of the verb ("met", "the meeting"), or one of its sort of act?"""
    if _is_called(tree, noun, draft):
        return True
    kin = _kin().get(tree.lemma[noun])
    if kin is not None:
        words = {w for told in (draft.trigger, *draft.told_at) for w in _wordings(tree, told)}
        return not kin.isdisjoint(words | {f"{draft.event_type} {word}" for word in words})
    back = tree.sent[noun] - tree.sent[last]
    if draft.event_type in _table()["general"].get(tree.lemma[noun], ()) and back <= _NEAR:
        return True
    found = readings(tree, noun)
    if back > _FAR or not found or found[0].event_type is not draft.event_type:
        return False
    return found[0].mode is None or draft.mode is None or found[0].mode == draft.mode


def _is_called(tree: Tree, noun: int, draft: Draft) -> bool:
    """Was the deed told by the noun or by its own verb?"""
    return any(_is_named_by(tree, noun, word) for word in (draft.trigger, *draft.told_at))


def _wordings(tree: Tree, word: int) -> Iterator[str]:
    """A word, alone and with its particle or object: "took", "took over", "seized power"."""
    yield tree.lemma[word]
    for child in tree.children[word]:
        if tree.dep[child] in ("prt", "dobj"):
            yield f"{tree.lemma[word]} {tree.lemma[child]}"


def _is_named_by(tree: Tree, noun: int, word: int) -> bool:
    """Is a noun that of a verb ("designated", "the designation"), or the noun that was told itself?"""
    name, told = tree.lemma[noun], tree.lemma[word]
    if name == told:
        return tree.pos[word] == "NOUN" or bool(readings(tree, noun)) or name in _listed("as_verb")
    stem = told.removesuffix("e")
    return len(stem) >= _STEM and name.startswith(stem) and name.endswith(tuple(_listed("endings")))


def _suits(tree: Tree, cast: Cast, noun: int, draft: Draft) -> bool:
    """May what hangs on the noun be said of the deed: "the attack on the barracks", "the Kesh talks"?"""
    frame = tree.frame(noun)
    parties = {w for role, head in draft.roles if role in _PARTIES for w in _names(tree, cast, head)}
    here = [*frame.by(*_WHERE), *_next_to(tree, noun)]
    beside = {tree.lemma[t] for t in range(*tree.sentences[tree.sent[draft.trigger]])}
    here += [m for m in frame.modifiers if _is_seat(tree, cast, m)]
    if any(tree.lemma[head] not in beside for head in here if tree.pos[head] == "PROPN"):
        return False
    if any(tree.doc[d].ent_type_ == "DATE" and tree.lemma[d] not in beside for d in frame.by("of")):
        return False  # "the raids of May", told of another month
    told = frame.by("on", "against", "by", "between", "with", "of")
    things = [head for head in told if tree.lemma[head] not in classes()["TIME"]]
    if _owners(tree, noun) and not draft.heads(Role.RECIPIENT):
        things = []  # "its march on the capital", told before without where to
    named = [m for m in frame.modifiers if cast.owner(m) is not None or tree.pos[m] == "PROPN"]
    return all(parties & _names(tree, cast, head) for head in (*named, *things))


def _is_seat(tree: Tree, cast: Cast, word: int) -> bool:
    """Is it a town, and so where it was: "the Tovan attack", which need not be the one told before?"""
    mention = cast.owner(word)
    town = tree.pos[word] == "PROPN" and tree.doc[word].ent_type_ in ("GPE", "LOC", "FAC")
    return town and (mention is None or mention.kind is ActorKind.PLACE)


def _next_to(tree: Tree, noun: int) -> Iterator[int]:
    """The place right after a noun, wherever the parser hangs it: "condemned the attack in Kesh"."""
    after = noun + 1
    if after < len(tree.lower) and tree.lower[after] in _WHERE:
        yield from (c for c in tree.children[after] if tree.dep[c] == "pobj")


def _names(tree: Tree, cast: Cast, head: int) -> set[str]:
    mention = cast.owner(head)
    who = {mention.actor or mention.chain or mention.id} if mention is not None else set()
    return {tree.lemma[head], *who}


def _are_apart(cast: Cast, one: Draft, other: Draft) -> bool:
    """Are two deeds told of different parties, so that a noun may mean either?"""
    if one is other:
        return False
    if one.event_type is not other.event_type:
        return True
    for role in (Role.ACTOR, Role.RECIPIENT):
        ours, theirs = ({_who(cast, head) for head in d.heads(role)} - {None} for d in (one, other))
        if ours and theirs and ours.isdisjoint(theirs):
            return True
    return False


def _who(cast: Cast, head: int) -> str | None:
    mention = cast.owner(head)
    return (mention.actor or mention.chain or mention.id) if mention is not None else None


def _pointing(
    tree: Tree, meant: Draft, noun: int, view: Commitment, cues: Mapping[int, frozenset[int]]
) -> Draft:
    """One more telling of a deed, on the noun that points at it."""
    voiced = _is_voiced(meant, cues)
    whole = meant.event_type in _table()["mutual"] or view.factuality.is_negative or not voiced
    brokered = meant.mode == "third-party"  # who brokers talks does not hold them
    return Draft(
        trigger=noun,
        kind=ClaimKind.EVENT,
        roles=[
            (Role.MEDIATOR if brokered and role is Role.ACTOR else role, head)
            for role, head in meant.roles
            if (whole or role is not Role.ACTOR) and tree.pos[head] in ("NOUN", "PROPN", "PRON", "NUM")
        ],
        event_type=meant.event_type,
        mode=None if brokered else meant.mode,
        contexts=meant.contexts,
        factuality=view.factuality,
        hedges=view.hedges,
        governors=view.governors,
        told_at=(meant.trigger, *meant.told_at),
        points_back=True,
        weight=_WEIGHT,
        why=[f"points back to what was told before: {tree.text[meant.trigger]}"],
    )


@cache
def _kin() -> Mapping[str, frozenset[str]]:
    """By noun of a sort of deed of its own, the words that such a deed is told with."""
    return {noun: frozenset(group["told"]) for group in _table()["kin"] for noun in group["nouns"]}


@cache
def upheavals() -> frozenset[str]:
    """The nouns of coups and mutinies."""
    return frozenset(noun for group in _table()["kin"] if group.get("upheaval") for noun in group["nouns"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_table()[name])


def _table() -> Mapping[str, Any]:
    return toml("blowback.coding", "references.toml")
