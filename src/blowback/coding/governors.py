"""Which words govern a predicate, from the inside out, and of which class is each: "failed to leave"?

The climb ends where the clause is no longer governed: at a main clause, a relative clause, or at what
takes for granted what stands below it ("despite the attack").

Source: implicative signatures after Karttunen (1971, 2012). The classes of words are our own table,
``data/commitment.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.lexicon.rows import stems
from blowback.coding.moods import classes, ends_up, is_first_to, is_infinitive, is_met_for
from blowback.coding.spoken import warned
from blowback.coding.untrue import false_words, names_untrue
from blowback.coding.vouched import is_vouched_for

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

# what these introduce is taken for granted or is only an example; nothing above governs it
_PRESUPPOSING = frozenset(
    (
        *("because", "despite", "after", "following", "since", "during", "amid", "given", "over"),
        *("including", "like", "except", "besides", "than", "due"),
    )
)
_ASKING = frozenset({"ask", "question", "query", "quiz"})
_ABOUT = frozenset({"about", "regarding", "concerning"})
_VOICED_SUPPORT = frozenset({"support", "back", "endorse"})  # of a proposal only: "support sending troops"
# who is held for it is not said to have done it
_HELD = frozenset(
    {"arrest", "hold", "detain", "book", "want", "nab", "seek", "question", "interrogate", "prosecute", "try"}
)
# above "a case of theft": who is sought or tried is not said to have done it
_LEGAL = frozenset(
    {"want", "book", "arrest", "charge", "accuse", "implicate", "involve", "try", "name", "detain", "seek",
     "probe", "investigate", "register", "face"}
)  # fmt: skip
# verbs that carry a noun ("join talks", "launch an attack") but not an infinitive
_DEEDS = frozenset(
    {"join", "hold", "extend", "expand", "conduct", "launch", "mount", "stage", "maintain", "commit",
     "execute", "perform", "repeat", "renew", "implement", "undertake", "sustain", "resume"}
)  # fmt: skip
# at or by what something is decided or planned, which is not what is decided or planned
_SETTINGS = frozenset(
    ("at", "in", "during", "by", "through", "amid", "within", "as", "under", "near", "throughout", "inside",
     "without", "despite")
)  # fmt: skip
_PROVING = frozenset({"prove", "turn"})
# what is made for something that may come of it
_PRIZES = frozenset({"reward", "bounty", "award"})
_CLUES = frozenset({"information", "tip", "clue", "lead", "evidence"})
_OPENINGS = frozenset({"way", "path", "door", "stage", "ground", "groundwork"})
_TAKING_IN = frozenset({"believe", "fail", "persist", "aim", "hint", "look", "delay", "assist"})
# what is said of a condition is open; of what somebody is glad that it is so, it is so
_TERMS = frozenset({"condition", "proviso", "stipulation"})
_GLAD = frozenset({"pleased", "delighted", "glad", "happy", "excited", "thrilled", "relieved", "grateful"})
_DEPTH = 12


class Governor(NamedTuple):
    """A word that governs a predicate, with its class, whether it is negated, and how it governs."""

    word: int
    kind: str
    negated: bool


# what something that has not come yet is meant to do
_COMING = frozenset(
    {"be", "begin", "start", "take", "happen", "occur", "continue", "last", "follow", "resume", "come",
     "open", "end", "conclude"}
)  # fmt: skip
_WORD_OF = frozenset({"information", "knowledge", "record", "word", "confirmation", "details", "detail"})
_TALKED_OF = frozenset({"on", "about", "for", "toward", "towards"})
_TALKS = frozenset({"talk", "negotiation", "discussion", "debate", "referendum", "vote", "consultation"})
_BY_WARNING = {"own": "threatened", "asked": "requested", "others": "said", "foretold": "expected"}


def governor_class(tree: Tree, index: int) -> str | None:
    """To which class of governing words does a token belong, given what it governs?"""
    found = _class_of(tree, index)
    if names_untrue(tree, index):
        return "denied"
    if found == "known" and tree.lemma[index] in ("confirm", "confirmation") and is_negated(tree, index):
        return "said"  # what is not confirmed is not taken for granted
    if found == "threatened" and tree.lemma[index] in ("warn", "warning", "caution", "forewarn"):
        return _BY_WARNING[warned(tree, index)]
    return found


def _class_of(tree: Tree, index: int) -> str | None:
    table = classes()
    pos = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}.get(tree.pos[index])
    if pos is None:
        return None
    lemma = tree.lemma[index]
    if pos == "v":
        names = tree.child(index, "oprd") is not None  # "was called a fool for leaving": calls for nothing
        for child in tree.children[index] if not names else ():
            if tree.dep[child] in ("prt", "prep") and (f"{lemma} {tree.lower[child]}", "v") in table:
                return table[f"{lemma} {tree.lower[child]}", "v"]
        if (lemma, "v") not in table and tree.tag[index] in ("VBN", "VBG"):
            found = table.get((tree.lower[index], "a"))
            if found is not None:
                return found
        if (lemma, "v") not in table:  # "hoped", taken for a hop
            return next((table[stem, "v"] for stem in stems(tree.lower[index]) if (stem, "v") in table), None)
    return table.get((lemma, pos))


def governors(tree: Tree, predicate: int) -> Iterator[Governor]:
    """The words that govern a predicate as a complement, object or subject, from the inside out."""
    current, nominal = predicate, tree.pos[predicate] not in ("VERB", "AUX")
    for _ in range(_DEPTH):
        head, dep = tree.head[current], "acl" if _is_content(tree, current) else tree.dep[current]
        apart = dep == "relcl" and not is_infinitive(tree, current)
        # "the agreement reached": what was done with it is no part of what it says
        apart = apart or (dep == "acl" and _is_bare_participle(tree, current))
        apart = apart or dep in ("parataxis", "appos", "amod") or _is_beside(tree, current)
        if head == current or apart:
            return
        step = _step(tree, current)
        if step is not None:
            governor, current = step
            yield from (governor,) if governor is not None else ()
            continue
        loose = dep == "advcl" or (dep in ("acl", "relcl") and governor_class(tree, head) is None)
        if loose and not is_infinitive(tree, current):
            return
        introduced = {tree.lower[head], "due" if "due" in tree.lower[max(head - 3, 0) : head] else ""}
        if dep in ("pobj", "pcomp") and (introduced & _PRESUPPOSING or _is_asked_about(tree, head)):
            yield from _listed(tree, head)
            return
        if tree.dep[head] in ("prep", "agent", "dative") and dep in ("pobj", "pcomp", "prep"):
            yield from _held_for(tree, head)
            current = head
            continue
        head = _bearer(tree, head, dep)
        yield from _denied_beside(tree, current)
        kind = None if dep == "conj" else _kind_here(tree, predicate, current, head)
        if dep == "nsubj" and nominal and kind in ("kept", "ended") and _runs(tree, head):
            yield Governor(head, kind, tree.negated(head, but=current) and kind == "kept")
        elif (
            kind is not None
            and _governs(tree, head, current, dep, kind)
            and not (dep == "xcomp" and is_infinitive(tree, current) and _is_purpose(tree, head))
        ):
            yield Governor(head, kind, is_negated(tree, head, but=current))
            yield from (Governor(word, "untrue", negated=False) for word in false_words(tree, head))
            if kind == "known":  # what is regretted, mourned or investigated is so, whatever lies above
                return
        elif dep == "xcomp" and is_infinitive(tree, current) and (kind is None or _is_purpose(tree, head)):
            aim = "kept" if ends_up(tree, current) else "intended"  # "joined them to fight": a purpose
            yield Governor(head, aim, tree.negated(head))
        elif kind is None and _carries(tree, predicate, current, head, dep):
            yield Governor(head, "kept", tree.negated(head, but=current))
        elif kind is None and nominal and _is_granted(tree, current):
            yield from _in_case(tree, current, head)
            return
        current = head


def _listed(tree: Tree, including: int) -> Iterator[Governor]:
    """What an example is one of: "requirements, including leaving the town" are not met by being listed."""
    noun = tree.head[including]
    asked = tree.pos[noun] == "NOUN" and governor_class(tree, noun) in ("requested", "intended", "promised")
    if asked and tree.lower[including] in ("including", "like"):
        yield Governor(noun, "requested", negated=False)


def _is_content(tree: Tree, verb: int) -> bool:
    """Is it what an accusation or report says, taken for a relative clause: "the charge that A hit B"?"""
    kind = governor_class(tree, tree.head[verb]) if tree.dep[verb] == "relcl" else None
    marks = ("mark", "advmod") if kind == "untrue" else ("mark",)
    that = any(tree.lower[c] == "that" and tree.dep[c] in marks for c in tree.children[verb])
    return kind is not None and that


def _bearer(tree: Tree, verb: int, dep: str) -> int:
    """What is said of a subject or clause: "an attack is likely", "it proved untrue that they left"."""
    if dep not in ("nsubj", "csubj", "ccomp"):
        return verb
    found = None
    if tree.pos[verb] == "AUX":
        found = tree.child(verb, "acomp", "attr")
    elif tree.lemma[verb] in _PROVING:
        to_be = tree.child(verb, "xcomp")
        copula = to_be if to_be is not None and tree.lemma[to_be] == "be" else verb
        found = tree.child(copula, "acomp", "oprd", "attr")
    return found if found is not None else verb


def _denied_beside(tree: Tree, current: int) -> Iterator[Governor]:
    """Reads "denied bombing it and killing nine", where the parser joins the gerund with the verb."""
    head = tree.head[current]
    if tree.dep[current] == "conj" and tree.tag[current] == "VBG" and governor_class(tree, head) == "denied":
        yield Governor(head, "denied", is_negated(tree, head))


def _step(tree: Tree, current: int) -> tuple[Governor | None, int] | None:
    """What governs a clause that is no complement, and where does the climb go on? None of other words."""
    head, dep = tree.head[current], tree.dep[current]
    if dep == "conj" and _is_finite(tree, current) and is_infinitive(tree, head):
        while is_infinitive(tree, head) and tree.head[head] != head:
            head = tree.head[head]
        return None, head  # "uses it to win and has won": the second stands beside "uses"
    if dep == "advcl" and tree.tag[current] == "VBG" and tree.pos[head] == "VERB":
        return Governor(
            head, "kept", negated=False
        ), head  # "will strike, killing": no surer than the main clause
    aim = _aim(tree, current) if dep == "prep" and tree.lower[current] == "for" else None
    if aim is not None:
        return Governor(head, aim, negated=False), head
    leading = dep == "prep" and tree.lemma[head] == "lead" and tree.dep[head] == "acl"
    if leading and tree.lemma[tree.head[head]] in _CLUES:  # "information leading to the arrest"
        return Governor(head, "hypothetical", negated=False), head
    if _is_opened(tree, current) or _is_sought_in_talks(tree, current) or _is_unheard_of(tree, current):
        return Governor(head, "hypothetical", negated=False), head
    due = _due(tree, current)
    if due is not None:
        return Governor(due, "expected", tree.negated(tree.head[due])), tree.head[due]
    if (gerund := _behind_preposition(tree, current)) is not None:
        return gerund, gerund.word
    if _is_replaced(tree, current):
        return Governor(head, "undone", negated=False), head
    if is_met_for(tree, current) or is_first_to(tree, current):
        return Governor(head, "kept", tree.negated(head)), head
    if dep == "xcomp" and tree.lemma[head] in ("have", "be") and _is_yet(tree, head, current):
        return Governor(head, "undone", negated=False), head
    excess = dep in ("xcomp", "advcl") and is_infinitive(tree, current) and tree.pos[head] in ("ADJ", "ADV")
    if excess and any(tree.lower[c] == "too" for c in tree.children[head]):  # "too weak to attack"
        return Governor(head, "undone", is_negated(tree, head)), head
    forced = dep == "xcomp" and tree.lemma[head] == "have" and tree.child(head, "dobj") is None
    if forced and is_infinitive(tree, current):  # "had to fire": did; "has to fire": should
        return Governor(head, "kept" if tree.tag[head] == "VBD" else "requested", tree.negated(head)), head
    return None


def _aim(tree: Tree, link: int) -> str | None:
    """For what is offered or marked out: "a reward for their arrest", "targeted for assassination"?

    "Targeted for their attack" tells why.
    """
    head, what = tree.head[link], tree.child(link, "pobj")
    told = [head, *(c for c in tree.children[head] if tree.dep[c] in ("nsubjpass", "dobj"))]
    if any(tree.lemma[each] in _PRIZES for each in told):
        return "hypothetical"
    bare = what is not None and not tree.children[what]
    return "intended" if bare and tree.lemma[head] == "target" else None


def _behind_preposition(tree: Tree, current: int) -> Governor | None:
    """What governs a gerund or a clause there: "besides burning it", "sees it as vital that they leave"?"""
    link = tree.head[current]
    above = tree.head[link]
    if tree.dep[current] != "pcomp":
        return None
    vital = [c for c in tree.children[link] if governor_class(tree, c) == "requested"]
    if tree.lower[link] == "as" and vital:
        return Governor(vital[0], "requested", negated=False)
    if tree.lower[link] == "besides":
        return Governor(above, "kept", negated=False)
    if tree.lower[link] in ("on", "about", "over") and tree.lemma[above] in _TALKS:
        return Governor(above, "hypothetical", negated=False)
    return None


def _is_opened(tree: Tree, link: int) -> bool:
    """Is it what something "paved the way for"?"""
    head, noun = tree.head[link], tree.child(link, "pobj")
    opened = tree.dep[link] == "prep" and tree.lower[link] in ("for", "to") and tree.lemma[head] in _OPENINGS
    return opened and tree.dep[head] == "dobj" and not _is_definite(tree, noun if noun is not None else link)


def _is_unheard_of(tree: Tree, link: int) -> bool:
    """Is it what somebody has "no information about", and so tells nobody of?"""
    word = tree.head[link]
    no = any(tree.lower[c] in ("no", "any") for c in tree.children[word])
    about = tree.dep[link] == "prep" and tree.lower[link] in ("about", "of", "on", "regarding", "concerning")
    return about and no and tree.lemma[word] in _WORD_OF


def _is_sought_in_talks(tree: Tree, link: int) -> bool:
    """Is it what is yet to come of talks: "talks on a treaty with A", but not "on the treaty of 2015"?"""
    noun = tree.child(link, "pobj")
    if noun is None or tree.lower[link] not in _TALKED_OF or tree.lemma[tree.head[link]] not in _TALKS:
        return False
    dated = any(tree.doc[c].ent_type_ == "DATE" for c in tree.children[noun])
    return tree.tag[noun] == "NN" and not dated and not _is_definite(tree, noun)


def _is_replaced(tree: Tree, current: int) -> bool:
    """Is it what was not done: "went home instead of attending the talks", "rather than attending them"?"""
    link = tree.head[current]
    if tree.dep[current] not in ("pcomp", "pobj") or link == 0:
        return False
    return (tree.lower[link - 1], tree.lower[link]) in (("instead", "of"), ("rather", "than"))


def _due(tree: Tree, current: int) -> int | None:
    """The "due" of "was due to host talks" where the parser takes the verb for a clause apart or a noun."""
    head, dep = tree.head[current], tree.dep[current]
    clause = dep in ("advcl", "xcomp")
    due = tree.child(head, "acomp") if clause else tree.head[head] if dep == "pobj" else None
    if due is None or not due < current or list(tree.lower[due : due + 2]) != ["due", "to"]:
        return None
    if tree.child(current, "mark") is not None:  # "is due to meet them, though they have left"
        return None
    if clause:
        return due
    doer = tree.child(tree.head[due], "nsubj")  # not "the deaths were due to rebel attacks"
    bare = tree.dep[due + 2] == "compound" and tree.tag[due + 2] == "NN"
    return due if bare and doer is not None and tree.pos[doer] in ("PROPN", "PRON") else None


def _served(tree: Tree, verb: int) -> bool:
    """Is it told what something was for: "the march was meant to save them", not "was meant to begin"?"""
    purpose, was = tree.child(verb, "xcomp"), tree.child(verb, "auxpass")
    past = was is not None and (
        tree.lower[was] in ("was", "were") or any(tree.lower[c] == "had" for c in tree.children[verb])
    )
    return past and purpose is not None and tree.lemma[purpose] not in _COMING


def _kind_here(tree: Tree, predicate: int, current: int, head: int) -> str | None:
    """The class of a governing word, given what it governs and how."""
    kind, dep = governor_class(tree, head), tree.dep[current]
    if kind == "intended" and dep == "nsubjpass" and _served(tree, head):
        return None
    if kind == "alleged" and is_vouched_for(tree, head):
        return "believed"
    if tree.lemma[head] in _TERMS and dep not in ("acl", "ccomp", "relcl"):
        return None  # not "the conditions of the attack", as "on the condition that they leave"
    if tree.lower[head] in _GLAD and dep == "ccomp":
        return "known"  # "is pleased that they left", not "is pleased to leave"
    if tree.lower[head] in _GLAD and dep == "xcomp" and tree.lower[tree.head[head]] in ("was", "were"):
        return "kept"  # "was pleased to meet them"
    if kind == "met":  # "deflected the criticism": there was some; "may face attacks": perhaps none
        return "known" if dep == "ccomp" or _is_definite(tree, predicate) else None
    if dep == "prep" and tree.pos[head] == "VERB" and kind not in ("said", "kept", "undone", "ended"):
        setting = tree.lower[current] in _SETTINGS and tree.lemma[head] not in _TAKING_IN
        return None if setting else kind  # "decided at a meeting": it was held
    if dep in ("xcomp", "ccomp") and tree.lemma[head] == "consider" and tree.tag[current] == "VBG":
        return "intended"  # "is considering leaving"
    if dep in ("xcomp", "ccomp") and tree.lemma[head] == "tell" and is_infinitive(tree, current):
        return "requested"  # "told the troops to leave"
    told = kind == "requested" and dep == "ccomp" and _is_finite(tree, current, past=False)
    return "said" if told else kind  # "insists that they are leaving"


def _is_finite(tree: Tree, verb: int, *, past: bool = True) -> bool:
    """Has a verb a tense, and not that of what is only asked for ("insisted that they left")?"""
    tensed = ("VBZ", "VBD") if past else ("VBZ",)
    auxiliaries = [c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")]
    if any(tree.lower[c] in ("should", "must", "to", "be") for c in auxiliaries):
        return False
    return tree.tag[verb] in tensed or any(tree.tag[c] in ("VBZ", "VBD", "VBP") for c in auxiliaries)


def _is_bare_participle(tree: Tree, verb: int) -> bool:
    return (
        tree.tag[verb] == "VBN" and tree.child(verb, "aux", "auxpass", "nsubj", "nsubjpass", "mark") is None
    )


def _is_beside(tree: Tree, clause: int) -> bool:
    """Is a clause only hung on the next one: "A accuses B of it; B denies it"?"""
    head = tree.head[clause]
    subject = tree.child(head, "nsubj", "nsubjpass")
    own = tree.child(head, "dobj") is not None or (
        subject is not None and subject > clause and governor_class(tree, head) != "said"
    )
    return tree.dep[clause] == "ccomp" and own and ";" in tree.lower[clause:head]


def is_negated(tree: Tree, word: int, but: int | None = None) -> bool:
    """Is a word negated, an adjective also by the "not" of its copula? ``but``: as for ``negated``."""
    copular = tree.pos[word] == "ADJ" and tree.dep[word] == "acomp" and tree.pos[tree.head[word]] == "AUX"
    return tree.negated(word, but) or (copular and tree.negated(tree.head[word]))


def _in_case(tree: Tree, current: int, noun: int) -> Iterator[Governor]:
    """What may come or not ("in the event of an attack"), what is charged ("wanted in a case of theft")."""
    named = tree.lemma[noun] in ("event", "case", "eventuality") and tree.lower[current] == "of"
    link = tree.head[noun]
    if named and tree.dep[link] == "prep" and tree.lemma[tree.head[link]] in _LEGAL:
        yield Governor(noun, "alleged", negated=False)
    elif named and tree.lower[link] == "in":
        yield Governor(noun, "hypothetical", negated=False)


def _held_for(tree: Tree, preposition: int) -> Iterator[Governor]:
    """For what is somebody held: "detained two men for killing him" charges them with it."""
    verb = tree.head[preposition]
    if tree.lower[preposition] in ("for", "over") and tree.lemma[verb] in _HELD:
        yield Governor(verb, "alleged", negated=False)


def _is_asked_about(tree: Tree, preposition: int) -> bool:
    """Does a word introduce the topic of a question: "asked about the attack"?"""
    return tree.lower[preposition] in _ABOUT and tree.lemma[tree.head[preposition]] in _ASKING


def _is_yet(tree: Tree, *verbs: int) -> bool:
    """Is it still to be done: "has yet to reply"?"""
    return any(tree.lower[c] == "yet" for verb in verbs for c in tree.children[verb])


def _is_granted(tree: Tree, current: int) -> bool:
    """Is an event noun below another noun taken for granted: "the rewards of its support"?"""
    owned = tree.dep[current] in ("prep", "poss") and tree.pos[tree.head[current]] in ("NOUN", "PROPN")
    return owned and not _is_charge(tree, current)


def _is_charge(tree: Tree, preposition: int) -> bool:
    """Did the parser hang of what somebody is accused on him: "accused [the group of attacks]"?"""
    accused = tree.head[preposition]
    above = tree.head[accused]
    return (
        tree.lower[preposition] == "of"
        and tree.dep[accused] == "dobj"
        and governor_class(tree, above) == "alleged"
    )


def _is_purpose(tree: Tree, verb: int) -> bool:
    """Does an infinitive after the verb and its object say what for: "joined them to fight"?"""
    return tree.lemma[verb] in _DEEDS and tree.child(verb, "dobj", "nsubjpass") is not None


def _runs(tree: Tree, verb: int) -> bool:
    """Does a verb say of its subject that it begins, goes on or ends: "the attacks will start"?"""
    return tree.pos[verb] == "VERB" and tree.child(verb, "dobj", "xcomp", "ccomp") is None


def _carries(tree: Tree, predicate: int, current: int, head: int, dep: str) -> bool:
    """Is an event noun no surer than the verb above it: "may launch an attack", "could lead to war"?

    A definite one is taken for granted ("may follow the attack"), but not where it is only had.
    """
    if tree.pos[head] != "VERB" or tree.pos[predicate] in ("VERB", "AUX"):
        return False
    if dep not in ("dobj", "prep", "nsubjpass", "agent") or (current != predicate and dep == "dobj"):
        return False
    # "did not have the support of the army": what is not had is not given, however it is named
    had = dep == "dobj" and tree.lemma[head] in ("have", "enjoy")
    return had or not _is_definite(tree, predicate)


def _is_definite(tree: Tree, noun: int) -> bool:
    return any(
        tree.dep[c] == "poss" or tree.lower[c] in ("the", "this", "that", "these", "those", "its", "their")
        for c in tree.children[noun]
    )


def _governs(tree: Tree, head: int, current: int, dep: str, kind: str) -> bool:
    if dep in ("ccomp", "xcomp", "oprd", "acomp", "csubj", "csubjpass"):
        return True
    if dep in ("acl", "prep", "dative"):
        return tree.pos[head] != "VERB" or kind not in ("said", "kept") or dep == "acl"
    if tree.pos[head] == "VERB" and tree.lemma[head] in _VOICED_SUPPORT:
        return dep == "pcomp"
    if dep in ("dobj", "attr"):
        return kind not in ("said", "kept") or tree.pos[current] != "VERB"
    if dep in (
        "nsubj",
        "nsubjpass",
    ):  # "an attack is likely", "a withdrawal is expected", "talks were denied"
        return (
            tree.pos[head] == "ADJ"
            or kind == "untrue"
            or (dep == "nsubjpass" and kind not in ("said", "kept"))
        )
    if dep == "advcl":
        return kind in ("expected", "able", "intended")
    return dep in ("pcomp", "pobj")
