"""Which lasting conditions are told to have ended: a truce called off, a ban lifted, a group left?

The deed stays a claim of its own; the state stands beside it as one that is over ("former truce"), with the
time of the deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.lexicon import readings
from blowback.coding.states.words import Standing, apart, is_body, is_group, is_place, kind_of, table, words
from blowback.text.data import inverted
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import Role

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

MUTUAL = ("ceasefire", "alliance")
_AS_OBJECT = ("dobj", "npadvmod", "oprd", "attr", "dep")
_PAST = frozenset({"was", "were", "did", "has", "have", "had"})
_AGAINST = ("on", "against", "of", "for")


def over(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A called off the truce with B", "lifted its ban on B", "the truce collapsed"."""
    for noun in _undone(tree, verb):
        kind = _nouns().get(tree.lemma[noun])
        if kind is None or any(tree.lower[c] == "no" for c in tree.children[noun]):
            continue
        of, above = tree.frame(noun), tree.frame(verb)
        by = [*above.subjects, *of.subjects] if noun not in above.subjects else list(of.subjects)
        told_of = [tree.frame(clause) for dep, clause in of.complements if dep == "relcl"]
        others = [h for frame in (of, above, *told_of) for h in frame.by("between", "with", "among")]
        if kind not in MUTUAL:
            others = [*of.by(*_AGAINST), *above.by("on", "against")]
            by += of.modifiers
        by, others = _parties(cast, by), [o for o in _parties(cast, others) if o not in by]
        mutual = kind in MUTUAL
        parties = apart(cast, (*by, *others)) if mutual else apart(cast, by)
        towards = () if mutual else apart(cast, others)
        told = (*parties, *towards)
        here = (h for h in told if tree.sent[h] == tree.sent[noun])
        word = next(here, noun) if readings(tree, noun) else noun
        yield Standing(
            "ended", noun, kind, f"former {tree.lower[noun]}", parties, towards,
            trigger=word, predicate=verb,
        )  # fmt: skip
        return


def unextended(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A refused to extend the truce with B", "the truce was not renewed": it is over."""
    if tree.lemma[verb] not in words("over", "extending"):
        return
    frame, above = tree.frame(verb), tree.head[verb]
    refused = tree.dep[verb] == "xcomp" and tree.lemma[above] in words("over", "refusing")
    auxiliaries = {tree.lower[c] for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")}
    told = refused or bool(auxiliaries & _PAST)
    if not told or refused is tree.negated(verb):
        return
    for noun in frame.objects:
        kind = _nouns().get(tree.lemma[noun])
        if kind not in MUTUAL:
            continue
        of = tree.frame(noun)
        by = frame.subjects or of.subjects
        parties = [h for h in (*by, *of.by("between", "with"), *frame.by("with")) if h != noun]
        yield Standing(
            "ended", noun, kind, f"former {tree.lower[noun]}", apart(cast, _parties(cast, parties)),
            predicate=above if refused else verb, presupposed=not refused,
        )  # fmt: skip
        return


def completed(cast: Cast, draft: Draft, told: Sequence[Draft]) -> bool:
    """Give what ended the parties that it had when it was told before; is it known then whose it was?"""
    assert draft.state is not None
    mutual = draft.state.kind in MUTUAL
    if _is_whole(cast, draft, mutual):
        return True
    own = {me for _, head in draft.roles if (me := _who(cast, head)) is not None}
    for before in reversed(told):
        if before.state is None or before.state.kind is not draft.state.kind:
            continue
        theirs = {me for _, head in before.roles if (me := _who(cast, head)) is not None}
        if _is_whole(cast, before, mutual) and own <= theirs:
            known = [pair for pair in before.roles if _who(cast, pair[1]) not in own]
            draft.roles += [pair for pair in known if mutual or pair[0] is Role.RECIPIENT or not own]
            draft.why.append("whose it was is told before")
            return _is_whole(cast, draft, mutual)
    return False


def _is_whole(cast: Cast, draft: Draft, mutual: bool) -> bool:
    if mutual:
        return len({_who(cast, head) for _, head in draft.roles}) > 1
    return bool(draft.heads(Role.RECIPIENT))


def _who(cast: Cast, head: int) -> str | None:
    actor = cast.stands_for(head)
    mention = cast.owner(head)
    if actor is not None:
        return actor.id
    return (mention.chain or mention.id) if mention is not None else None


def _undone(tree: Tree, verb: int) -> list[int]:
    """The nouns whose end a verb tells."""
    frame = tree.frame(verb)
    particles = [tree.lower[c] for c in tree.children[verb] if tree.dep[c] in ("prt", "advmod", "prep")]
    wordings = {tree.lemma[verb], *(f"{tree.lemma[verb]} {each}" for each in particles)}
    if wordings & words("over", "ending"):
        # whatever the parser takes it for behind "called off"
        found = [c for up in (verb, *tree.children[verb]) for c in tree.children[up] if c > verb]
        hung = [c for c in found if tree.lemma[c] in _nouns() and _as_object(tree, c)]
        if frame.objects or hung:
            return list(dict.fromkeys((*frame.objects, *hung)))
    if wordings & words("over", "lapsing") and not frame.objects:
        return list(frame.subjects)
    return [head for name, head in frame.obliques if f"{tree.lemma[verb]} {name}" in words("over", "leaving")]


def _as_object(tree: Tree, noun: int) -> bool:
    head = tree.head[noun]
    return tree.dep[noun] in _AS_OBJECT or (tree.dep[noun] == "pobj" and tree.dep[head] == "prt")


def _parties(cast: Cast, heads: list[int]) -> list[int]:
    return [h for h in heads if is_body(cast, h) or is_place(cast, h) or _is_person(cast, h)]


def _is_person(cast: Cast, head: int) -> bool:
    return kind_of(cast, cast.at(head)) is ActorKind.PERSON


def unlisted(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A removed B from its list of terrorist organisations"."""
    if tree.lemma[verb] not in words("over", "unlisting"):
        return
    frame = tree.frame(verb)
    for place in frame.by("from", "off"):
        wording = {tree.lemma[each] for each in tree.descendants(place)}
        listed = tree.lemma[place] in ("list", "blacklist", "listing") and wording & words(
            "designation", "strong"
        )
        objects = tuple(o for o in frame.objects if cast.owner(o) is not None)
        if listed and objects:
            by = frame.subjects or tree.frame(place).subjects
            yield Standing(
                "ended", verb, "designation", "former terrorist", tuple(by), objects,
                trigger=place, predicate=verb,
            )  # fmt: skip


def left(tree: Tree, cast: Cast, verb: int) -> Iterator[Standing]:
    """Reads "A left the Front", "defected from B", "withdrew from the League": no member any more."""
    frame, lemma = tree.frame(verb), tree.lemma[verb]
    groups = list(frame.objects) if lemma in words("over", "quitting") and not frame.passive else []
    groups += [h for name, h in frame.obliques if f"{lemma} {name}" in words("over", "leaving")]
    if any(dep in ("oprd", "xcomp", "ccomp", "acomp") for dep, _ in frame.complements):
        return  # "left the group weakened"
    for group in groups:
        mention = cast.by_head.get(group)
        if mention is None or mention.form is not MentionForm.NAME or not is_group(cast, group):
            continue
        holders = tuple(s for s in frame.subjects if _can_belong(cast, s, group))
        if holders:
            yield Standing(
                "left", verb, "membership", "former member", apart(cast, holders), (group,),
                trigger=group, predicate=verb,
            )  # fmt: skip
            return


def _can_belong(cast: Cast, head: int, group: int) -> bool:
    """States belong to leagues, people and bodies of them to any group."""
    mention = cast.owner(head)
    if mention is None or not cast.acts(mention):
        return False
    kind = kind_of(cast, mention)
    if kind in (ActorKind.STATE, ActorKind.GOVERNMENT_BODY):
        return kind_of(cast, cast.at(group)) is ActorKind.IGO
    return kind is not ActorKind.MILITARY


@cache
def _nouns() -> dict[str, str]:
    return inverted(table()["over"]["nouns"])
