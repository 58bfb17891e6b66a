"""How many died, told apart from the deed: "doctors counted 27 bodies", "the army put the dead at 30"?

Such a figure is its speaker's, and of an attack told before or in the same clause; without one it counts
something else. It becomes a claim of the same deed, with that figure and nobody as its doer. What dates the
counting does not date the deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.draft import Draft
from blowback.coding.lexicon import classes
from blowback.coding.quantities import quantity
from blowback.text.data import toml
from blowback.vocab.claims import ClaimKind, Modality, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.coding.voices import Voices
    from blowback.records import Quantity

_NEAR = 4  # sentences back to the attack that is meant
_WEIGHT = 0.75  # nobody is its doer, which lowers it further
_PLACED = ("GPE", "LOC", "FAC", "DATE", "TIME")


class _Toll(NamedTuple):
    """A figure and whose it is.

    Attributes:
        word: what the claim stands on.
        figure: how many.
        beside: nouns in its clause that may be the attack itself.
        hit: the phrase that says who they were, where it does ("23 soldiers"), and whose they were.
        teller: who gives the figure, where the verb of counting says so.
        definite: it counts those of what was told ("the dead"), whether or not that had a figure.
        partial: no more were found so far; that is no account where more were told.
        dated: its clause says when they fell, which need not be when the attack was that was told last.
    """

    word: int
    figure: Quantity
    beside: tuple[int, ...] = ()
    hit: tuple[int, ...] = ()
    teller: tuple[int, ...] = ()
    definite: bool = False
    partial: bool = False
    dated: bool = False


def tolls(
    tree: Tree, cast: Cast, voices: Voices, drafts: Sequence[Draft], tokens: Sequence[int]
) -> list[Draft]:
    """Claims of how many an attack killed or wounded; figures in the clause of an attack are given to it.

    Args:
        tree: the parse.
        cast: who can fill a role.
        voices: who says what; who counts says so where nobody is quoted.
        drafts: all drafts of the text.
        tokens: the tokens to read, those of furniture left out.
    """
    attacks = [d for d in drafts if d.kind is ClaimKind.EVENT and d.event_type is EventType.ASSAULT]
    if not attacks:
        return []
    here = {d.trigger: d for d in attacks}
    found: list[Draft] = []
    for verb in tokens:
        if tree.pos[verb] not in ("VERB", "AUX"):
            continue
        for toll in _tolls(tree, verb, here, found):
            own = here.get(toll.word) or next((here[b] for b in toll.beside if b in here), None)
            last = found[-1] if found else None
            if last is not None and last.trigger == toll.word:  # two figures of one breath
                last.quantities = (*last.quantities, toll.figure)
            elif own is not None:
                _give(cast, voices, own, toll)
            elif (told := _told_before(tree, attacks, toll)) is not None:
                found.append(_counted(tree, cast, voices, toll, told))
    return found


def _tolls(tree: Tree, verb: int, here: Mapping[int, Draft], told: Sequence[Draft]) -> Iterator[_Toll]:
    lemma, frame = tree.lemma[verb], tree.frame(verb)
    denied = tree.negated(verb)
    if lemma in _words("counting") and not denied:
        yield from _bodies(tree, verb)
    if lemma in _words("reporting") and not denied:
        yield from _reported(tree, verb, here)
    if lemma in _words("putting"):
        yield from _put(tree, verb, frame.objects, frame.subjects)
        yield from _wounded_at(tree, verb, frame.subjects)
    elif lemma in _words("standing"):
        yield from _put(tree, verb, frame.subjects)
    elif lemma in _words("being"):
        yield from _were(tree, verb)
    elif lemma in _words("speaking"):
        yield from _spoken_of(tree, verb, told)
    elif lemma == "leave":
        yield from _left(tree, verb, frame.objects, frame.subjects)
    elif lemma == "lose" and not denied:
        yield from _lost(tree, verb)
    elif lemma in ("claim", "take", "cost"):
        for noun in frame.objects:
            if tree.lemma[noun] == "life" and (q := quantity(tree, noun, "killed")):
                yield _Toll(noun, q, frame.subjects)


# --- the ways to tell a figure ----------------------------------------------------------------------


def _bodies(tree: Tree, verb: int) -> Iterator[_Toll]:
    """Reads "Doctors counted 27 bodies", and no bodies of water."""
    partial = tree.lemma[verb] in _words("finding")
    for noun in tree.frame(verb).objects:
        named = tree.lemma[noun] in _words("bodies") and not tree.frame(noun).by("of")
        if named and (found := quantity(tree, noun, "killed")) is not None:
            after = () if partial else _after_which(tree, noun)
            yield _Toll(noun, found, after, teller=tree.frame(verb).subjects, partial=partial)


def _after_which(tree: Tree, noun: int) -> tuple[int, ...]:
    """The attack that dates a count of its dead in the same sentence: "a day after the assault"."""
    rest = range(noun + 1, tree.sentences[tree.sent[noun]][1])
    return tuple(
        head
        for i in rest
        if tree.lower[i] in ("after", "following", "since") and tree.dep[i] == "prep"
        for head in tree.children[i]
        if tree.dep[head] == "pobj" and any(tree.lower[c] == "the" for c in tree.children[head])
    )


def _reported(tree: Tree, verb: int, here: Mapping[int, Draft]) -> Iterator[_Toll]:
    """Reads "reported 20 dead", "reported at least 20 fighters dead", "counted 12 civilians killed"."""
    frame = tree.frame(verb)
    for toll in _left(tree, verb, frame.objects):
        yield toll._replace(beside=(), teller=frame.subjects)
    for noun in frame.objects:
        what = _what(tree.lower[noun])
        if what is not None and _is_numbered(tree, noun) and not _is_of_else(tree, noun, here):
            if (found := quantity(tree, noun, what)) is not None:
                yield _Toll(noun, found, tree.frame(noun).by("of", "in", "from"), teller=frame.subjects)
        elif (clause := next((c for c in tree.children[noun] if c in here), None)) is not None:
            killed = tree.dep[clause] == "acl" and here[clause].quantities[:1]
            if killed:
                yield _Toll(clause, killed[0], teller=frame.subjects)


def _put(tree: Tree, verb: int, named: Sequence[int], tellers: Sequence[int] = ()) -> Iterator[_Toll]:
    """Reads "put the death toll at 30", "the number of wounded rose to 12", "put the toll at 61 dead"."""
    for noun in named:
        what = _counts(tree, noun)
        for figure in tree.frame(verb).by("at", "to") if what else ():
            said = _what(tree.lower[figure])
            numbered = tree.pos[figure] == "NUM" or (said is not None and _is_numbered(tree, figure))
            own = set(tree.descendants(noun))
            others = any(_what(tree.lower[i]) for i in range(noun + 1, figure) if i not in own)
            found = quantity(tree, figure, said or what or "killed") if numbered and not others else None
            if found is not None:
                beside = tree.frame(noun).by("of", "in", "from")
                yield _Toll(
                    figure if said else noun, found, beside, teller=tuple(tellers), definite=_the(tree, noun)
                )


def _wounded_at(tree: Tree, verb: int, tellers: tuple[int, ...]) -> Iterator[_Toll]:
    """Reads the second half of "put the dead at 30 and the wounded at 12", which is parsed as a verb."""
    for word in tree.children[verb]:
        what = _what(tree.lower[word]) if tree.dep[word] == "conj" and _the(tree, word) else None
        beside = (figure for each in (verb, word) for figure in tree.frame(each).by("at"))
        figure = next((each for each in sorted(beside) if each > word), None) if what else None
        found = quantity(tree, figure, what or "wounded") if figure is not None else None
        if found is not None:
            yield _Toll(word, found, teller=tellers, definite=True)


def _were(tree: Tree, verb: int) -> Iterator[_Toll]:
    """Reads "The dead were no more than 46", "the toll was 12", "deaths numbered 30"."""
    for noun in tree.frame(verb).subjects:
        what = _counts(tree, noun)
        for figure in tree.children[verb] if what else ():
            if tree.dep[figure] in ("attr", "dobj", "acomp") and tree.pos[figure] == "NUM":
                found = quantity(tree, figure, what or "killed")
                if found is not None:
                    beside = tree.frame(noun).by("of", "in", "from")
                    yield _Toll(noun, found, beside, definite=_the(tree, noun))


def _spoken_of(tree: Tree, verb: int, told: Sequence[Draft]) -> Iterator[_Toll]:
    """Reads "spoke of 61 dead", and "spoke of 61" just after another figure was told."""
    frame = tree.frame(verb)
    for figure in frame.by("of"):
        what = _what(tree.lower[figure])
        if what is None and tree.pos[figure] == "NUM":
            last = told[-1] if told else None
            near = last is not None and tree.sent[verb] - tree.sent[last.trigger] <= 1
            what = last.quantities[0].what if last is not None and near and last.quantities else None
        elif not _is_numbered(tree, figure):
            what = None
        found = quantity(tree, figure, what) if what is not None else None
        if found is not None:
            again = tree.pos[figure] == "NUM" and tree.sent[told[-1].trigger] == tree.sent[figure]
            yield _Toll(told[-1].trigger if again else figure, found, teller=frame.subjects)


def _left(tree: Tree, verb: int, objects: Sequence[int], subjects: tuple[int, ...] = ()) -> Iterator[_Toll]:
    """Reads "The blast left 14 people dead"."""
    for child in tree.children[verb]:
        what = _what(tree.lower[child])
        if what is None or tree.dep[child] not in ("oprd", "ccomp", "acomp", "xcomp"):
            continue
        inner = [c for c in tree.children[child] if tree.dep[c] in ("nsubj", "nsubjpass")]
        for noun in (*objects, *inner):
            if (found := quantity(tree, noun, what)) is not None:
                yield _Toll(child, found, subjects, hit=(noun,))


def _lost(tree: Tree, verb: int) -> Iterator[_Toll]:
    """Reads "The army lost 23 soldiers", said of its dead where an attack was told just before."""
    frame = tree.frame(verb)
    for noun in frame.objects:
        men = tree.lemma[noun] in _words("men") and _is_numbered(tree, noun)
        if men and (found := quantity(tree, noun, "killed")) is not None:
            beside, hit = frame.by("in", "to"), (noun, *frame.subjects)
            yield _Toll(verb, found, beside, hit, definite=True, dated=_is_dated(tree, verb))


def _is_dated(tree: Tree, verb: int) -> bool:
    """Does a time hang on the verb itself: "lost 23 soldiers that night", "lost 12 men on May 3"?"""
    below = [c for c in tree.children[verb] if tree.dep[c] in ("npadvmod", "prep")]
    inside = [c for each in below for c in (each, *tree.children[each])]
    named = any(tree.doc[each].ent_type_ in ("DATE", "TIME") for each in inside)
    return named or any(tree.lemma[each] in classes()["TIME"] for each in inside)


# --- what is counted -------------------------------------------------------------------------------


def _counts(tree: Tree, noun: int) -> str | None:
    """Whom does a toll count: "the death toll", "the number of dead", "the number" of what was told?"""
    said = _what(tree.lower[noun])
    if said is not None:  # "the dead", "deaths"; what a war or a sickness took is not of an attack
        counted = _the(tree, noun) or tree.tag[noun] == "NNS"
        return said if counted and not _is_of_else(tree, noun, {}) else None
    if tree.lemma[noun] not in _words("tolls"):
        return None
    inside = [tree.lower[each] for each in tree.descendants(noun)]
    what = next((w for word in inside if (w := _what(word))), None)
    if what is not None or tree.lemma[noun] in ("toll", "casualty"):
        return what or "killed"
    return "killed" if not tree.frame(noun).obliques else None


def _is_of_else(tree: Tree, noun: int, here: Mapping[int, Draft]) -> bool:
    """Are the dead told to be of something that is no attack told here: "20 deaths from cholera"?"""
    of = tree.frame(noun).by("of", "from", "by", "in", "during")
    return any(tree.doc[each].ent_type_ not in _PLACED and each not in here for each in of)


def _is_numbered(tree: Tree, noun: int) -> bool:
    """Does a number stand before it: "20 dead", and no "a death"?"""
    return tree.pos[noun] == "NUM" or any(tree.dep[c] == "nummod" for c in tree.children[noun])


def _the(tree: Tree, noun: int) -> bool:
    return any(tree.lower[c] in ("the", "its", "their") for c in tree.children[noun])


def _what(word: str) -> str | None:
    if word in _words("dead"):
        return "killed"
    return "wounded" if word in _words("hurt") else None


# --- of what it is ---------------------------------------------------------------------------------


def _told_before(tree: Tree, attacks: Sequence[Draft], toll: _Toll) -> Draft | None:
    """The attack that was told last before a figure; of no figure is a war as a whole."""
    word = toll.word
    inside = {tree.lemma[each] for noun in (word, *toll.beside) for each in tree.descendants(noun)}
    if inside & classes()["WAR"]:
        return None
    before = [
        d
        for d in attacks
        if d.trigger < word
        and tree.sent[word] - tree.sent[d.trigger] <= _NEAR
        and d.modality is Modality.ACTUAL
        and (d.quantities or toll.definite or tree.sent[d.trigger] == tree.sent[word])
    ]
    told = max(before, key=lambda d: d.trigger, default=None)
    if told is not None and toll.partial and any(_is_more(d, toll.figure) for d in before):
        return None
    return told


def _is_more(told: Draft, found: Quantity) -> bool:
    """Were more told to be dead than were found?"""
    high = found.high if found.high is not None else found.low
    return any(q.what == found.what and (q.low or 0) > (high or 0) for q in told.quantities)


def _give(cast: Cast, voices: Voices, own: Draft, toll: _Toll) -> None:
    """The attack itself, or the verb of harm, has the figure."""
    if toll.figure not in own.quantities:
        own.quantities = (*own.quantities, toll.figure)
    own.teller = _teller(cast, voices, toll, own.trigger)
    own.lies_at = (*own.lies_at, toll.word)
    if own.trigger == toll.word and toll.definite:  # "the wounded at 12": nobody wounds here
        own.roles = [pair for pair in own.roles if pair[0] is not Role.ACTOR]


def _teller(cast: Cast, voices: Voices, toll: _Toll, trigger: int) -> int | None:
    """Who gives the figure, unless somebody is quoted there already."""
    if voices.of(trigger)[0] is not None:
        return None
    return next((head for head in toll.teller if cast.owner(head) is not None), None)


def _counted(tree: Tree, cast: Cast, voices: Voices, toll: _Toll, told: Draft) -> Draft:
    hit = [(Role.RECIPIENT, head) for head in toll.hit if cast.owner(head) is not None] or [
        (role, head)
        for role, head in told.roles  # "12 traders" of another's account are not those of this one
        if role is Role.RECIPIENT and (cast.stands_for(head) is not None or not _is_numbered(tree, head))
    ]
    return Draft(
        trigger=toll.word,
        kind=ClaimKind.EVENT,
        roles=hit,
        event_type=EventType.ASSAULT,
        mode=None if toll.dated else told.mode,
        contexts=told.contexts,
        quantities=(toll.figure,),
        told_at=(toll.word,) if toll.dated else (told.trigger, *told.told_at),
        lies_at=() if toll.dated else (told.trigger, *told.lies_at),
        counted=True,
        teller=_teller(cast, voices, toll, toll.word),
        weight=_WEIGHT,
        why=[f"a figure for what was told before: {toll.figure.text}"],
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "violence.toml")[name])
