"""What do a word's own auxiliaries, marks and form say of it, whatever governs it?

"may leave" is possible, "will leave" expected, "if they leave" open, "Leave now!" asked for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from blowback.text.data import tsv
from blowback.vocab.claims import Modality

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

# how sure an auxiliary lets a verb be at most, and the modality that it gives
_AUXILIARIES: dict[str, tuple[int, Modality | None]] = {
    **dict.fromkeys(("may", "might", "could"), (1, None)),
    "can": (1, Modality.HYPOTHETICAL),
    **dict.fromkeys(("should", "must", "ought"), (0, Modality.REQUESTED)),
    **dict.fromkeys(("will", "shall", "'ll", "’ll", "wo"), (1, Modality.EXPECTED)),
    **dict.fromkeys(("would", "'d", "’d"), (0, Modality.HYPOTHETICAL)),
}
_WOULD = ("would", "'d", "’d")
_ONCE = frozenset({"once", "until", "till"})
_STILL_TO_COME = frozenset({"until", "till", "when", "before"})
_LATER = frozenset({"later", "subsequently", "eventually", "ultimately"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
_NOT_YET = frozenset({"before", "until", "till"})
_ABLE = frozenset({"can", "ca", "could"})  # with "not" it did not happen
# before "if" it grants what it says; behind it the clause is no condition
_NO_CONDITION = frozenset({"even", "as", "only", "what"})
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
# who is the first to do a thing does it
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest", "only", "youngest"})
_MEETING = frozenset({"meet", "gather", "convene", "assemble", "sit"})
_TALKING = frozenset({"discuss", "talk", "debate", "review", "consider", "negotiate"})
_WHOEVER = frozenset({"anyone", "anybody", "whoever", "whomever"})
_ANY = frozenset({"any", "every", "all", "whichever", "whatever"})
_WHEN = frozenset({"time", "day", "week", "month", "year", "night", "hour", "moment", "occasion"})
_SAYING = frozenset({"say", "tell", "write", "add", "tweet", "shout", "declare", "reply", "cry"})
_FORETELLING = _SAYING | {"promise", "pledge", "vow", "agree", "announce", "insist", "warn", "expect", "hope"}
_CLIMB = 4  # how many words may lie between "would" and the finite verb above it


def own_mood(tree: Tree, index: int, sure: int, modality: Modality) -> tuple[int, Modality]:
    """What auxiliaries, a condition, a question or a bare purpose infinitive say of a verb."""
    if tree.pos[index] not in ("VERB", "AUX"):
        return _noun_mood(tree, index, sure, modality)
    bare = tree.dep[index] == "conj" and tree.tag[index] == tree.tag[tree.head[index]] == "VB"
    if bare and tree.child(index, "aux", "nsubj") is None:  # "should revoke it and obtain another"
        return own_mood(tree, tree.head[index], sure, modality)
    mood: Modality | None = None
    has_to = False
    for child in tree.children[index]:
        word, dep = tree.lower[child], tree.dep[child]
        has_to = has_to or (dep == "aux" and word == "to")
        if dep in ("mark", "advmod") and _is_still_to_come(tree, index, word):
            sure, mood = 0, Modality.HYPOTHETICAL
        if dep == "aux" and word in _AUXILIARIES:
            if word in _WOULD and _came_later(tree, index):
                continue  # "who would later lead it": he did
            if word in _ABLE and tree.negated(index):
                continue
            told = "will" if word in _WOULD and _follows_a_past(tree, index) else word
            ceiling, aux_mood = _AUXILIARIES[told]
            sure, mood = min(sure, ceiling), aux_mood or mood
        elif dep in ("mark", "advmod") and (word in _CONDITIONS or (word in _NOT_YET and sure < 2)):
            sure, mood = 0, Modality.HYPOTHETICAL
    purpose = has_to and tree.dep[index] in ("advcl", "acl", "relcl") and mood is None
    copula = _copula_of_rank(tree, index) if purpose else None
    if copula is not None:  # "should have been the first to leave"
        return own_mood(tree, copula, sure, modality)
    if purpose and not (ends_up(tree, index) or _is_ranked(tree, index) or is_met_for(tree, index)):
        sure, mood = 0, Modality.INTENDED
    if _is_left_open(tree, index, told=mood is not None, infinitive=has_to):
        sure, mood = 0, Modality.HYPOTHETICAL
    if _is_imperative(tree, index):
        sure, mood = 0, Modality.REQUESTED
    if tree.dep[index] == "ROOT" and _is_question(tree, index):
        sure, mood = 0, Modality.HYPOTHETICAL
    return sure, mood if mood is not None and modality is Modality.ACTUAL else modality


def _is_left_open(tree: Tree, index: int, *, told: bool, infinitive: bool) -> bool:
    """Is it, or does it hang on, a condition, in whatever form that is put?"""
    if _is_inverted(tree, index):
        return True
    if not told and (_is_in_condition(tree, index) or (not infinitive and _has_condition(tree, index))):
        return True
    if tree.dep[index] != "relcl" or not _is_present(tree, index):
        return False
    # "anyone who helps them", "all fighters they capture": perhaps nobody
    whom = tree.head[index]
    named = any(
        tree.dep[c] == "poss" or tree.lower[c] in ("the", "these", "those") for c in tree.children[whom]
    )
    when = tree.lemma[whom] in _WHEN  # "every day the war goes on": it does
    some = not named and not when and any(tree.lower[c] in _ANY for c in tree.children[whom])
    return tree.lower[whom] in _WHOEVER or (some and tree.tag[index] in ("VBZ", "VBP"))


def _has_condition(tree: Tree, index: int) -> bool:
    """Does it hold only if something else does: "if they leave, we win"?

    Behind a past it stands after "if", too, it may say when or whether: not "they left if they could".
    """
    for clause in tree.children[index]:
        mark = tree.child(clause, "mark") if tree.dep[clause] == "advcl" else None
        if mark is None or tree.lower[mark] not in ("if", "unless"):
            continue
        granted = mark > 0 and tree.lower[mark - 1] in _NO_CONDITION
        whole = tree.child(clause, "nsubj", "nsubjpass", "expl") is not None  # no "if necessary"
        if whole and not granted and (clause < index or _is_present(tree, index)):
            return True
    return False


def _is_inverted(tree: Tree, index: int) -> bool:
    """Does the auxiliary before its subject put a condition: "had they left, we would have won"?"""
    if (
        tree.dep[index] != "advcl"
        or tree.head[index] < index
        or tree.child(index, "mark", "advmod") is not None
    ):
        return False
    subject = tree.child(index, "nsubj", "nsubjpass")
    first = next((c for c in tree.children[index] if tree.dep[c] in ("aux", "auxpass")), None)
    if subject is None or first is None:
        return False
    return first < subject and tree.lower[first] in ("had", "were", "should")


def _is_in_condition(tree: Tree, index: int) -> bool:
    """Does a clause stand beside another that is a condition: "if they go and we stay, peace will come"?"""
    if tree.dep[index] != "conj" or not _is_present(tree, index):
        return False
    first = tree.head[index]
    while tree.dep[first] == "conj" and tree.head[first] != first:
        first = tree.head[first]
    mark = tree.child(first, "mark") if tree.dep[first] == "advcl" else None
    if mark is None or tree.lower[mark] not in ("if", "unless") or not _is_present(tree, first):
        return False
    granted = mark > 0 and tree.lower[mark - 1] in _NO_CONDITION
    return not granted and index < tree.head[first]


def _is_before_a_future(tree: Tree, index: int) -> bool:
    """Does a clause of time say when something will be: "when they leave, we will win"?"""
    head = tree.head[index]
    if tree.dep[index] != "advcl":
        return False
    future = any(tree.dep[c] == "aux" and tree.lower[c] in _FUTURE for c in tree.children[head])
    going = tree.lower[head] == "going" and tree.child(head, "xcomp") is not None
    return future or going


def _is_still_to_come(tree: Tree, index: int, word: str) -> bool:
    """Is it about what is not yet: "once it is defeated", "said it would fight until they left"?"""
    once = word in _ONCE or (word in ("when", "whenever") and _is_before_a_future(tree, index))
    if once and _is_present(tree, index):
        return True
    if word == "once":  # "did not see that, once they left, he would fall": they did leave
        return _is_within_a_promise(tree, index) and tree.lemma[tree.head[tree.head[index]]] in _FORETELLING
    return word in _STILL_TO_COME and _is_within_a_promise(tree, index)


def _is_within_a_promise(tree: Tree, index: int) -> bool:
    """Does a clause of time stand below what somebody said would be?"""
    head = tree.head[index]
    return tree.dep[index] == "advcl" and has_would(tree, head) and _follows_a_past(tree, head)


def _is_ranked(tree: Tree, index: int) -> bool:
    """Did somebody do it: "the first country to help them", "became the first to help them"?"""
    noun = tree.head[index]
    if tree.lemma[noun] in ("become", "be"):
        attribute = tree.child(noun, "attr")
        noun = noun if attribute is None else attribute
    alone = [noun] if tree.pos[noun] in ("ADJ", "NUM") else []  # "was among the first to help"
    return any(tree.lower[each] in _RANKS for each in (*tree.children[noun], *alone))


def _copula_of_rank(tree: Tree, index: int) -> int | None:
    """The copula by which somebody is the first, or one of several, to do it; None where there is none.

    "Was among nine states to vote for it" tells that it did, whichever word the infinitive hangs on.
    """
    above = tree.head[index]
    for _ in range(_CLIMB):
        if tree.lemma[above] == "be" and tree.pos[above] in ("AUX", "VERB"):
            break
        if tree.dep[above] not in ("attr", "pobj", "prep"):
            return None
        above = tree.head[above]
    else:
        return None
    attribute = tree.child(above, "attr")
    if attribute is not None and tree.dep[index] == "relcl" and _is_ranked(tree, index):
        return above
    one = (
        attribute is not None
        and tree.lower[attribute] == "one"
        and "of" in dict(tree.prepositions(attribute))
    )
    among = any(tree.lower[c] == "among" for c in tree.children[above])
    past = any(tree.lower[c] in ("was", "were", "been") for c in (above, *_auxiliaries(tree, above)))
    return above if past and (among or one) else None


def _auxiliaries(tree: Tree, index: int) -> list[int]:
    return [c for c in tree.children[index] if tree.dep[c] in ("aux", "auxpass")]


def _noun_mood(tree: Tree, index: int, sure: int, modality: Modality) -> tuple[int, Modality]:
    """What adjectives say of an event noun; a predicative noun shares the mood of its copula."""
    for child in tree.children[index]:
        kind = classes().get((tree.lower[child], "a")) if tree.dep[child] == "amod" else None
        if kind in ("hypothetical", "expected"):
            return 0, Modality.HYPOTHETICAL if modality is Modality.ACTUAL else modality
        if kind == "believed":
            sure = min(sure, 1)
    if tree.dep[index] in ("attr", "acomp"):
        return own_mood(tree, tree.head[index], sure, modality)
    return sure, modality


def has_would(tree: Tree, index: int) -> bool:
    """Has a verb the auxiliary "would"?"""
    return any(tree.dep[c] == "aux" and tree.lower[c] in _WOULD for c in tree.children[index])


def _is_present(tree: Tree, index: int) -> bool:
    finite = [index, *(c for c in tree.children[index] if tree.dep[c] in ("aux", "auxpass"))]
    return any(tree.tag[each] in ("VBZ", "VBP") for each in finite)


def _came_later(tree: Tree, index: int) -> bool:
    """Is "would" the future of what is past by now: "would later become", "would go on to"?"""
    return any(tree.lower[c] in _LATER for c in tree.children[index])


def _is_imperative(tree: Tree, index: int) -> bool:
    """Is it an order: "Don't shoot him", "Stop the war now", also one that is quoted?"""
    quoted = tree.dep[index] in ("ccomp", "xcomp") and tree.lemma[tree.head[index]] in _SAYING
    if not (tree.dep[index] == "ROOT" or quoted) or tree.tag[index] != "VB":
        return False
    alone = all(tree.dep[c] not in ("nsubj", "nsubjpass", "expl", "csubj") for c in tree.children[index])
    return alone and all(tree.lower[c] in ("do", "n't") for c in tree.children[index] if tree.dep[c] == "aux")


def _follows_a_past(tree: Tree, index: int) -> bool:
    """Is "would" the future of a past ("said that it would leave"), not a condition?"""
    while tree.dep[index] == "conj" and tree.head[index] != index:
        index = tree.head[index]
    if tree.dep[index] != "ccomp":
        return False
    for _ in range(_CLIMB):
        index = tree.head[index]
        auxiliaries = [c for c in tree.children[index] if tree.dep[c] in ("aux", "auxpass")]
        for word in (*auxiliaries, index):
            if tree.tag[word] in ("VBD", "VBP", "VBZ", "MD"):
                return tree.tag[word] == "VBD"
        if tree.head[index] == index:
            return False
    return False


def _is_question(tree: Tree, index: int) -> bool:
    start, end = tree.sentences[tree.sent[index]]
    last = end - 1
    while last > start and (tree.pos[last] == "SPACE" or tree.text[last] in "”\"'’)"):
        last -= 1
    return tree.text[last] == "?"


def ends_up(tree: Tree, index: int) -> bool:
    """Is an infinitive how it came out, not what for: "left the town, only to return"?"""
    return tree.lower[max(0, index - 2) : index] == ["only", "to"]


def is_met_for(tree: Tree, index: int) -> bool:
    """Is it what people do when they meet: "gathered to discuss the war"?"""
    met = tree.lemma[tree.head[index]] in _MEETING and tree.dep[index] in ("advcl", "xcomp")
    return met and tree.lemma[index] in _TALKING and is_infinitive(tree, index)


def is_first_to(tree: Tree, current: int) -> bool:
    """Does a copula say that somebody was the first to do it: "became the first state to help them"?"""
    below = tree.dep[current] in ("xcomp", "advcl") and is_infinitive(tree, current)
    return below and (_is_ranked(tree, current) or _copula_of_rank(tree, current) is not None)


def is_infinitive(tree: Tree, index: int) -> bool:
    """Has a verb the particle "to"?"""
    return any(tree.dep[c] == "aux" and tree.lower[c] == "to" for c in tree.children[index])


@cache
def classes() -> dict[tuple[str, str], str]:
    """Which class has each governing word, by lemma and part of speech?"""
    return {(row["lemma"], row["pos"]): row["class"] for row in tsv("blowback.coding", "commitment.tsv")}
