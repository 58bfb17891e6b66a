"""Who fills the roles of a matched row?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from blowback.coding.lexicon.content import contents
from blowback.coding.lexicon.match import Match, adjective_subjects, all_obliques, best, token_rows
from blowback.coding.lexicon.rows import Row, classes
from blowback.vocab.claims import Role
from blowback.vocab.plover import quad

if TYPE_CHECKING:
    from blowback.coding.frames import Frame, Tree

_GATHERING = ("involving", "including", "uniting", "gathering", "grouping")
_MEASURES = (
    "DATE",
    "TIME",
    "QUANTITY",
    "MONEY",
)  # "twenty kilometres" do nothing, and nothing is done to them
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")


def roles_of(tree: Tree, index: int, match: Match) -> list[tuple[Role, int]]:
    """Which words fill the roles of the row, each role from its first slot that is filled?

    The nouns that the row asked for by a preposition fill a role only where nothing else does, and so does
    what hangs further in where the role can be the object: "blamed A for the attack on B" blames A.
    """
    found: list[tuple[Role, int]] = []
    for role, slots in match.row.roles:
        spare: list[int] = []
        for slot in slots:
            heads = [e for e in _fill(tree, index, match, slot) if e != index and not _is_measure(tree, e)]
            if "obj" in slots and slot != "obj" and _is_further_in(tree, index, heads):
                spare = spare or heads
                continue
            heads = [each for each in dict.fromkeys(heads) if all(each != other for _, other in found)]
            others = [each for each in heads if slot in ("subj", "obj") or each not in match.taken]
            if others:
                found.extend((role, each) for each in others)
                break
            spare = spare or heads
        else:
            found.extend((role, each) for each in spare)
    return found


def lent_roles(
    tree: Tree, verb: int, light: Match, noun: int, row: Row, own: list[tuple[Role, int]]
) -> list[tuple[Role, int]]:
    """The noun's roles with those that the verb lends; what the noun says itself wins for its recipient."""
    lent = [(role, each) for role, each in roles_of(tree, verb, light) if each != noun]
    taken = {role for role, _ in lent}
    kept = [(role, each) for role, each in own if role not in taken]
    found = lent + [pair for pair in kept if all(pair[1] != each for _, each in lent)]
    if all(role is not Role.RECIPIENT for role, _ in found):
        slots = next((slots for role, slots in row.roles if role is Role.RECIPIENT), ())
        for slot in slots:
            heads = [head for name, head in tree.frame(verb).obliques if name == slot and head != noun]
            heads = [head for head in heads if tree.lemma[head] not in classes()["TIME"]]
            if heads:
                found += [(Role.RECIPIENT, each) for each in heads]
                break
    return found


def _fill(tree: Tree, index: int, match: Match, slot: str) -> Iterable[int]:
    frame = tree.frame(index)
    if slot == "subj":
        return adjective_subjects(tree, index) if match.row.pos == "a" else frame.subjects
    if slot == "obj":
        return _objects(tree, index, match)
    if slot == "iobj":
        return frame.indirect or [to for each in frame.objects for to in _before_goods(tree, each)]
    if slot == "comp":
        return [
            s for dep, each in frame.complements if dep in ("ccomp", "xcomp") for s in _subjects(tree, each)
        ]
    if slot == "compobj":
        return [
            x for each in contents(tree, index) if _is_hostile(tree, each) for x in tree.frame(each).objects
        ]
    if slot == "inner":
        return _inner(tree, index, Role.RECIPIENT)
    if slot == "doer":
        return _inner(tree, index, Role.ACTOR)
    if slot == "owner":
        return [head for each in match.taken for head in _owners(tree, each)]
    if slot == "agent":  # "his arrest" is done to him, "its arrest of the editor" by it
        return _fill(tree, index, match, "poss") if frame.by("of") else ()
    if slot == "poss":
        return [x for c in tree.children[index] if tree.dep[c] == "poss" for x in tree.conjuncts(c)]
    if slot == "mod":
        return [m for m in frame.modifiers if m not in match.words and _can_act(tree, m)]
    if slot == "by" and match.row.pos == "n":
        near = [index, *match.taken]  # "the attempt on the life of A by B"
        places = [*near, *(head for each in near for name, head in tree.prepositions(each) if name == "of")]
        return [
            head
            for each in places
            for name, head in tree.prepositions(each)
            if name == "by" and tree.pos[head] != "VERB"
        ]
    return _by_preposition(tree, frame, match, slot)


def _objects(tree: Tree, index: int, match: Match) -> Iterable[int]:
    """To whom or what it is done; no particle is that: "took aim at A", "voted down A", "found A guilty"."""
    particles = _particles(tree, index, match)
    own = [each for each in tree.frame(index).objects if each not in particles] or list(match.objects)
    if own or tree.frame(index).passive:
        return own
    behind = [c for each in particles for c in tree.children[each] if tree.dep[c] in ("pobj", "nsubj")]
    return [each for c in behind for each in tree.conjuncts(c)]


def _particles(tree: Tree, index: int, match: Match) -> list[int]:
    """The words that make another predicate of the verb: the "aim" of "took aim"."""
    wanted = match.row.particle
    return [
        word
        for word in match.words
        if wanted is not None and tree.head[word] == index and wanted in (tree.lower[word], tree.lemma[word])
    ]


def _before_goods(tree: Tree, goods: int) -> Iterable[int]:
    """Whom the parser joined to what he is given: "sold Vardania 24 jets", "gave Kesh military aid".

    A name before a number or an adjective of the goods can be no part of what they are called.
    """
    for name in tree.children[goods]:
        named = tree.dep[name] in ("nmod", "compound") and tree.pos[name] == "PROPN"
        if named and not _is_measure(tree, name):
            if any(tree.dep[c] == "nummod" and c == name + 1 for c in tree.children[name]):
                yield name  # "sold Vardania 36 Lancer howitzers"
                continue
            between = [c for c in tree.children[goods] if name < c < goods]
            plain = all(tree.pos[c] != "PROPN" for c in between)
            if plain and any(tree.dep[c] in ("nummod", "amod") for c in between):
                yield name


def _by_preposition(tree: Tree, frame: Frame, match: Match, slot: str) -> list[int]:
    if slot in ("between", "among"):
        gathered = [each for noun in (frame.predicate, *match.taken) for each in _gathered(tree, noun)]
        if gathered:
            return gathered
    time = classes()["TIME"]
    return [
        head
        for name, head in _first_nonempty(tree, frame, match, slot)
        if name == slot and tree.pos[head] in _NOMINAL and tree.lemma[head] not in time
    ]


def _gathered(tree: Tree, index: int) -> list[int]:
    """All parties to a meeting: "a meeting involving A, B and C", "talks among A, B and C"."""
    found: list[int] = []
    for child in tree.children[index]:
        if tree.dep[child] == "acl" and tree.lower[child] in _GATHERING:
            found += tree.frame(child).objects
        elif tree.dep[child] == "prep" and tree.lower[child] in ("between", "among", "amongst"):
            first = [c for c in tree.children[child] if tree.dep[c] == "pobj"]
            # the parser hangs the later ones on the meeting itself
            later = [c for c in tree.children[index] if tree.dep[c] == "conj" and c > child]
            names = [c for c in later if first and tree.pos[c] == tree.pos[first[0]] == "PROPN"]
            found += [each for c in (*first, *names) for each in tree.conjuncts(c)]
    return found


def _is_hostile(tree: Tree, index: int) -> bool:
    found = best(tree, index, token_rows(tree, index))
    return bool(found) and found[0].row.event_type is not None and quad(found[0].row.event_type) == 4


def _owners(tree: Tree, noun: int) -> list[int]:
    """Whose proposal, demand or claim is it: the actor of the noun, else who has it?"""
    found = best(tree, noun, token_rows(tree, noun))
    if found and found[0].row.event_type is not None:
        actors = [head for role, head in roles_of(tree, noun, found[0]) if role is Role.ACTOR]
        if actors:
            return actors
    frame = tree.frame(noun)
    named = [each for each in frame.modifiers if _can_act(tree, each)]
    return [*frame.subjects] or named or [*frame.by("from", "of")]


def _inner(tree: Tree, index: int, wanted: Role) -> list[int]:
    """Who fills a role of what the predicate embeds: whom it is threatened or promised to do to."""
    for each in contents(tree, index):
        found = best(tree, each, token_rows(tree, each))
        if found and not found[0].row.light and found[0].row.event_type is not None:
            return [head for role, head in roles_of(tree, each, found[0]) if role is wanted]
    return []


def _first_nonempty(tree: Tree, frame: Frame, match: Match, slot: str) -> list[tuple[str, int]]:
    """What a preposition brings, looked for on the predicate, on its objects, then further in."""
    own = [(name, head) for name, head in frame.obliques if name == slot]
    if own and any(_is_joined(tree, head) for _, head in own):  # "sanctions on A, and on B"
        own += [pair for each in match.taken for pair in tree.prepositions(each) if pair[0] == slot]
    if own:
        return own
    near = [pair for pair in all_obliques(tree, frame) if pair[0] == slot]
    near = near or [  # "said sorry to A"
        pair
        for each in _particles(tree, frame.predicate, match)
        for pair in tree.prepositions(each)
        if pair[0] == slot
    ]
    if near:
        return near
    if slot == "of" and match.row.pos == "n":  # "strikes in the hills of A" are not of A
        return []
    inside = [*match.taken, *(head for _, head in frame.obliques)]
    if match.row.pos == "n":  # "a protest by farmers against the tax", the tax hung on the farmers
        inside += frame.subjects
    return [pair for each in inside for pair in tree.prepositions(each) if pair[0] == slot]


def _is_further_in(tree: Tree, index: int, heads: list[int]) -> bool:
    """Do they hang by a preposition on what itself hangs on the predicate by one: "for the attack on B"?"""
    return bool(heads) and all(_is_nested(tree, index, head) for head in heads)


def _is_nested(tree: Tree, index: int, head: int) -> bool:
    noun = tree.head[tree.head[head]]
    link = tree.head[noun]
    return (
        tree.dep[head] == "pobj" and tree.dep[noun] == "pobj" and noun != index and tree.head[link] == index
    )


def _is_joined(tree: Tree, head: int) -> bool:
    """Does an "and" stand before the preposition of a phrase?"""
    preposition = tree.head[head]
    return preposition > 0 and tree.dep[preposition - 1] == "cc"


def _subjects(tree: Tree, index: int) -> Iterable[int]:
    frame = tree.frame(index)
    return frame.objects if frame.passive else frame.subjects


def _is_measure(tree: Tree, index: int) -> bool:
    """Is it no party but how much, how far or when?"""
    return tree.doc[index].ent_type_ in _MEASURES


def _can_act(tree: Tree, index: int) -> bool:
    """May a modifier be who does it: a name, an adjective of a people, "police", "rebel"?"""
    hyphen = index if tree.text[index].startswith("-") else index - 1
    if hyphen > 0 and tree.text[hyphen].startswith("-") and tree.lower[hyphen - 1] in ("pro", "anti"):
        return False  # "a pro-Kesh rally" is not held by Kesh
    if tree.pos[index] == "PROPN":
        return not _is_measure(tree, index)
    if tree.pos[index] == "ADJ" and tree.text[index][:1].isupper():
        return True
    words = classes()["ACTOR_MODIFIER"]
    return tree.lemma[index] in words or tree.lower[index] in words
