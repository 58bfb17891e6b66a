"""Who claims, denies or is blamed for an attack that was told before: "the Brigade claimed responsibility"?

That the Brigade did it is the Brigade's word, and not of whoever told of the attack: it becomes a claim of
its own, of the same deed, in the Brigade's voice. Where nobody is said to stand for it, the attack itself
says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.arguments import owners
from blowback.coding.draft import Draft
from blowback.coding.lexicon import readings
from blowback.text.data import toml
from blowback.text.spans import TokenIndex
from blowback.vocab.claims import ClaimKind, Factuality, Modality, Responsibility, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.records import Attribution

_NEAR = 4  # sentences back to the attack that is meant
_BLAMED = 2  # nobody is blamed for what was told long before
_NOBODY = frozenset({"no", "nobody", "none"})
_POINTING = frozenset({"it", "this", "that", "them", "the", "these", "those", "so"})
_INFERRED = 0.6


class _Answer(NamedTuple):
    """What a verb says of who did it: the word the claim stands on, who, in which way, and of what."""

    word: int
    who: tuple[int, ...]
    how: Responsibility
    of: tuple[int, ...]


def answerable(
    tree: Tree,
    cast: Cast,
    drafts: Sequence[Draft],
    tokens: Sequence[int],
    attributions: Sequence[Attribution],
) -> list[Draft]:
    """Claims of who stands for attacks told before; marks attacks that nobody has claimed."""
    attacks = [d for d in drafts if d.kind is ClaimKind.EVENT and d.event_type is EventType.ASSAULT]
    for attack in attacks:
        _denied(attack)
    if not attacks:
        return []
    index = TokenIndex(tree.start, tree.end)
    cues = {t: n for n, a in enumerate(attributions) for span in a.cue for t in index.tokens(span)}
    found: list[Draft] = []
    for verb in tokens:
        for answer in _answers(tree, verb):
            told = _meant(tree, attacks, answer)
            if told is None:
                continue
            if not answer.who:
                _unclaimed(attacks, told, answer)
            elif any(cast.owner(head) is not None for head in answer.who):
                found.append(_claimed(answer, told, cues.get(answer.word, cues.get(verb))))
    return found


def _unclaimed(attacks: Sequence[Draft], told: Draft, answer: _Answer) -> None:
    """Nobody stands for it: the attack itself says so, not the word that points back to it."""
    if told.heads(Role.ACTOR):
        return
    told.responsibility = Responsibility.UNCLAIMED
    for attack in attacks:
        if attack.trigger in answer.of and attack is not told:
            attack.responsibility = None


def _denied(attack: Draft) -> None:
    """Whoever denies that it was done denies it for who is said to have done it."""
    denied = any(g.kind in ("denied", "untrue") and not g.negated for g in attack.governors)
    untrue = attack.factuality.is_negative
    if denied and untrue and attack.heads(Role.ACTOR):
        attack.responsibility = Responsibility.DENIED


def _answers(tree: Tree, verb: int) -> Iterator[_Answer]:
    if tree.pos[verb] == "VERB":
        frame = tree.frame(verb)
        for noun in frame.objects:
            how = _by_wording(tree, verb, noun)
            if how is not None:
                of = (*frame.by("for", "in"), *tree.frame(noun).by("for", "in", "of"))
                if tree.lemma[noun] != "responsibility" and how is Responsibility.CLAIMED:
                    of = (noun,)  # "claimed the attack"
                nobody = any(tree.lower[c] in _NOBODY for s in frame.subjects for c in (s, *tree.children[s]))
                nobody = nobody or (tree.negated(verb) and how is Responsibility.CLAIMED)
                whose = owners(tree, noun) if how is Responsibility.DENIED else []
                yield _Answer(noun, () if nobody else tuple(whose) or frame.subjects, how, of)
                return
        if (hand := _no_hand(tree, verb)) is not None:
            own = all(tree.pos[s] == "PRON" for s in frame.subjects)
            who = _sayers(tree, verb) if own else frame.subjects
            yield _Answer(hand, who, Responsibility.DENIED, (*frame.by("in"), *tree.frame(hand).by("in")))
        elif tree.lemma[verb] == "blame" and not tree.negated(verb) and frame.objects and not frame.by("on"):
            yield _Answer(verb, frame.objects, Responsibility.ALLEGED, frame.by("for"))
        elif tree.lemma[verb] == "do" and is_said(tree, verb):
            so = [
                c for c in tree.children[verb] if tree.lower[c] in ("so", "it", "this", "that") and c > verb
            ]
            if so:
                own = all(tree.pos[s] == "PRON" for s in frame.subjects)
                who = _sayers(tree, verb) if own else frame.subjects
                yield _Answer(verb, who, Responsibility.CLAIMED, tuple(so))
    elif (
        tree.lower[verb] == "behind"
        and tree.lemma[tree.head[verb]] == "be"
        and is_said(tree, tree.head[verb])
    ):
        subjects = tree.frame(tree.head[verb]).subjects
        if any(tree.pos[s] == "PRON" for s in subjects):  # "that it was behind it": the speaker's own deed
            of = tuple(c for c in tree.children[verb] if tree.dep[c] == "pobj")
            yield _Answer(verb, _sayers(tree, tree.head[verb]), Responsibility.CLAIMED, of)


def _no_hand(tree: Tree, verb: int) -> int | None:
    """The "part" of "denied that it had any part in the raid", "said it had played no role in it"."""
    hand = next((c for c in tree.children[verb] if tree.lemma[c] in _words("hand")), None)
    if hand is None or tree.dep[hand] != "dobj" or tree.lemma[verb] not in ("have", "play"):
        return None
    none = tree.negated(verb)
    denied = tree.dep[verb] == "ccomp" and tree.lemma[tree.head[verb]] in _words("disclaiming")
    return hand if (denied and not none) or (none and is_said(tree, verb)) else None


def _by_wording(tree: Tree, verb: int, noun: int) -> Responsibility | None:
    lemma, thing = tree.lemma[verb], tree.lemma[noun]
    if thing == "responsibility" and lemma in _words("claiming"):
        return Responsibility.CLAIMED
    if lemma == "claim" and _points_back(tree, noun) and _is_attack(tree, noun):
        return Responsibility.CLAIMED
    if lemma in _words("disclaiming") and thing in (*_words("hand"), "responsibility"):
        return Responsibility.DENIED
    return None


def _is_attack(tree: Tree, noun: int) -> bool:
    found = readings(tree, noun)
    return bool(found) and found[0].event_type is EventType.ASSAULT and tree.pos[noun] == "NOUN"


def is_said(tree: Tree, verb: int) -> bool:
    """Is it a clause that somebody says: "the Front said that it was behind the attack"?"""
    head = tree.head[verb]
    return tree.dep[verb] == "ccomp" and tree.lemma[head] in ("say", "claim", "announce", "declare", "admit")


def _sayers(tree: Tree, clause: int) -> tuple[int, ...]:
    """Whose "it" it is in "A said that it had done it": A's."""
    return tree.frame(tree.head[clause]).subjects


def _meant(tree: Tree, attacks: Sequence[Draft], answer: _Answer) -> Draft | None:
    """The attack that is meant: that of the words, else the last that was told.

    Who denies a hand in "the attack on the barracks" denies it of the attack that these words tell.
    """
    here = {d.trigger: d for d in attacks}
    near = _BLAMED if answer.how is Responsibility.ALLEGED else _NEAR
    for head in answer.of:
        told = here.get(head) or next((d for d in attacks if head in d.told_at), None)
        if told is not None and answer.how is Responsibility.DENIED and not _points_back(tree, head):
            return told if told.responsibility is not Responsibility.DENIED else None
        if head in here and (not _points_back(tree, head) or here[head].responsibility is answer.how):
            return None  # "for the attack on the barracks" tells it itself
        pointing = tree.pos[head] == "PRON" or tree.lower[head] == "so"
        if head not in here and (not pointing or answer.how is Responsibility.ALLEGED):
            return None  # responsible for something else, or blamed for what may be anything
    before = [
        d
        for d in attacks
        if d.trigger < answer.word
        and d.trigger not in answer.of
        and tree.sent[answer.word] - tree.sent[d.trigger] <= near
        and d.modality is Modality.ACTUAL
        and d.factuality is Factuality.CERTAIN
        and d.responsibility in (None, Responsibility.UNCLAIMED)
    ]
    return max(before, key=lambda d: d.trigger, default=None)


def _points_back(tree: Tree, head: int) -> bool:
    """Does a noun only point at what was told: "the attack", "the blast", "it"?"""
    inside = [c for c in tree.children[head] if tree.dep[c] != "punct"]
    return all(tree.lower[c] in _POINTING for c in inside)


def _claimed(answer: _Answer, told: Draft, voiced: int | None) -> Draft:
    denied = answer.how is Responsibility.DENIED
    return Draft(
        trigger=answer.word,
        kind=ClaimKind.EVENT,
        roles=[
            *((Role.ACTOR, head) for head in answer.who),
            *((role, head) for role, head in told.roles if role is not Role.ACTOR),
        ],
        event_type=EventType.ASSAULT,
        mode=told.mode,
        contexts=told.contexts,
        extent=told.extent,
        factuality=Factuality.CERTAIN_NOT if denied else Factuality.CERTAIN,
        responsibility=answer.how,
        told_at=(told.trigger, *told.told_at),
        voiced=voiced,
        weight=_INFERRED,
        why=[f"{answer.how} for what was told before"],
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "violence.toml")[name])
