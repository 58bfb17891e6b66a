"""Where does the small parser misread a sentence so that it can be told, and what stands there in truth?

It errs in about one attachment in ten. What is here are errors that the words around give away; frames undo
them, so that nobody is given a place that the grammar of the sentence does not give him.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.text.speechless import is_speechless

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
# what one does to somebody, never that something is so
_TAKING_NO_CLAUSE = frozenset(
    {"kill", "injure", "wound", "abduct", "kidnap", "arrest", "detain", "attack", "shoot", "murder",
     "release", "capture", "ambush", "bomb", "apprehend", "nab", "free", "behead", "rescue",
     "evacuate", "execute"}
)  # fmt: skip
# what comes of it
_OUTCOMES = frozenset({"destroy", "damage", "injure", "leave", "force", "displace", "trap", "seize"})
# a preposition that the parser took for a part of a name: "Near Tarn, one strike destroyed it"
_LEADING = frozenset({"near", "in", "at", "outside", "inside", "around", "across", "throughout"})

_WHEN = frozenset({"after", "before", "since", "until"})
_GIVING = frozenset(
    {"pay", "give", "send", "lend", "grant", "offer", "award", "hand", "wire", "supply", "owe", "sell"}
)
_GRANTED = frozenset({"asylum", "refuge", "sanctuary", "shelter", "citizenship", "immunity", "amnesty"})
_TELLING = frozenset(
    {"accuse", "blame", "say", "claim", "cite", "warn", "urge", "call", "denounce", "condemn", "criticise",
     "criticize", "demand", "threaten", "deny", "allege", "insist", "declare", "describe", "vow", "promise"}
)  # fmt: skip
# what is written and makes it so: whoever signs it does what it says
_PAPERS = frozenset(
    {"decree", "law", "bill", "order", "resolution", "motion", "statement", "letter", "petition"}
)
_ISSUING = frozenset(
    {
        "sign",
        "issue",
        "pass",
        "adopt",
        "approve",
        "enact",
        "publish",
        "release",
        "send",
        "write",
        "file",
        "draft",
    }
)
_OBJECT_PRONOUNS = frozenset({"him", "her", "it", "them"})


def is_set_against(tree: Tree, noun: int, other: int) -> bool:
    """Does a noun behind "but" begin another clause: "freed Marek but his family stayed away"?"""
    if tree.pos[noun] not in _NOMINAL or tree.pos[other] not in _NOMINAL:
        return False
    but = any(tree.dep[c] == "cc" and tree.lower[c] == "but" for c in tree.children[noun] if c < other)
    return but and not {"not", "only", "just", "merely"} & set(tree.lower[max(0, noun - 5) : other])


def is_place_in_front(tree: Tree, noun: int) -> bool:
    """Is what the parser takes for a subject the place before it: "Near Tarn, one strike destroyed it"?"""
    return any(tree.lower[c] in _LEADING for c in tree.children[noun] if c < noun)


def described(tree: Tree, verb: int) -> int | None:
    """Whose verb is it, where the parser makes a clause of an adjective: "said men loyal to A had fled"?"""
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") and tree.child(verb, "aux") is None:
        return None
    for beside in tree.children[tree.head[verb]]:
        if beside < verb and tree.dep[beside] == "ccomp" and tree.pos[beside] == "ADJ":
            return tree.child(beside, "nsubj")
    return None


def sums_up(tree: Tree, noun: int) -> bool:
    """Is what the parser takes for an object a word for what is told: "took it, a claim B denied"?"""
    first = min(tree.descendants(noun))
    apart = first > 0 and tree.lower[first - 1] == "," and tree.lower[first] in ("a", "an")
    return apart and any(tree.dep[c] in ("relcl", "acl") for c in tree.children[noun])


def is_scene_in_front(tree: Tree, preposition: int, verb: int) -> bool:
    """Does a phrase at the head of the sentence only set the scene: "In Kesh, police seized arms"?"""
    last = max(tree.descendants(preposition)) + 1
    first = tree.sentences[tree.sent[verb]][0]
    front = preposition == first or tree.lower[preposition - 1] in ("-", "–", "—")
    return front and tree.lower[preposition] == "in" and last < verb and tree.lower[last] == ","


def has_clause_for_object(tree: Tree, verb: int) -> bool:
    """Did the parser make an object of a relative clause: "were killed and hurt in blasts that hit a bus"?"""
    thing = tree.child(verb, "dobj")
    return thing is not None and any(tree.tag[each] in _RELATIVE_TAGS for each in range(verb + 1, thing))


def lost_subject(tree: Tree, verb: int) -> int | None:
    """Whose is a finite verb that the parser left without a subject, though one stands before it?

    "A day after a raid on Kesh killed two": the raid, hung on "after". "The rebels, also allied with Kesh,
    struck": the rebels, hung on the participle.
    """
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    for before in (c for c in tree.children[verb] if c < verb):
        participle = tree.dep[before] == "advcl" and tree.tag[before] in ("VBN", "VBG")
        own = tree.child(before, "nsubj") if participle else None
        if own is not None and "," in tree.lower[own:before] and "," in tree.lower[before:verb]:
            return own
        prep = tree.child(before, "prep") if tree.dep[before] == "npadvmod" else before
        noun = tree.child(prep, "pobj") if prep is not None and tree.lower[prep] in _WHEN else None
        if noun is not None and max(tree.descendants(noun)) == verb - 1:
            return noun
    return None


def taken_for_clause(tree: Tree, verb: int) -> tuple[int, ...]:
    """Whom a deed hits, where the parser reads a clause: "abducted a driver engaged in building a road"."""
    clause = tree.child(verb, "ccomp") if tree.lemma[verb] in _TAKING_NO_CLAUSE else None
    if clause is None or clause < verb or tree.child(clause, "mark", "aux", "auxpass") is not None:
        return ()
    whom = tree.child(clause, "nsubj", "nsubjpass")
    return (whom,) if whom is not None and verb < whom < clause else ()


def taken_for_adverb(tree: Tree, verb: int) -> int | None:
    """Whom or what a deed hits, where the parser makes an adverb of its name: "soldiers razed Dunmoor"?"""
    name = verb + 1
    if name >= len(tree.pos) or tree.head[name] != verb or tree.dep[name] != "advmod":
        return None
    return name if tree.pos[name] == "PROPN" and tree.doc[name].ent_type_ not in ("DATE", "TIME") else None


def told_above(tree: Tree, participle: int, thing: int) -> int | None:
    """The verb whose subject a participle is of that the parser hung on a noun; None where it is the noun's.

    "Killed two men, accusing them of it": what it does to "them" it does to those men. "Left the talks
    accusing A": talks accuse nobody, nor does a decree recognise anybody, but those who sign it.
    """
    above = _verb_over(tree, thing)
    lies = tree.dep[thing] == "pobj" and tree.lower[tree.head[thing]] in _LEADING
    if above is not None and lies and tree.lemma[participle] in _TAKING_NO_CLAUSE | _OUTCOMES:
        return above  # "fired shells in the valley damaging ten houses"
    if above is not None and tree.lemma[participle] in _TELLING and is_speechless(tree.lemma[thing]):
        return above
    if tree.dep[thing] != "dobj" or tree.pos[tree.head[thing]] != "VERB":
        return None
    if tree.lemma[thing] in _PAPERS and tree.lemma[tree.head[thing]] in _ISSUING:
        return tree.head[thing]
    of_them = any(
        tree.dep[c] == "dobj" and tree.lower[c] in _OBJECT_PRONOUNS for c in tree.children[participle]
    )
    return tree.head[thing] if of_them else None


def told_past(tree: Tree, participle: int, subjects: list[int]) -> int | None:
    """The verb of saying past the deed on which a participle of saying is hung.

    "The army said the bomb killed two men, blaming Kesh": bombs blame nobody.
    """
    saying = tree.head[tree.head[participle]]
    hung = tree.dep[tree.head[participle]] == "ccomp" and tree.lemma[participle] in _TELLING
    things = subjects and all(is_speechless(tree.lemma[head]) for head in subjects)
    return saying if hung and things and tree.tag[participle] == "VBG" else None


def _verb_over(tree: Tree, noun: int) -> int | None:
    """The verb whose object a noun is, also by a preposition."""
    above = tree.head[noun]
    above = tree.head[above] if tree.dep[noun] == "pobj" and tree.dep[above] == "prep" else above
    return above if tree.pos[above] == "VERB" and above < noun else None


def told_before(tree: Tree, participle: int) -> int | None:
    """The deed of which a participle tells the outcome, behind who says so; None where there is none such.

    "Rebels struck a bus, police said, killing two": the police killed nobody.
    """
    said = tree.head[participle]
    if tree.tag[participle] != "VBG" or participle < said or tree.lemma[said] not in ("say", "report", "add"):
        return None
    if tree.lemma[participle] not in _TAKING_NO_CLAUSE | _OUTCOMES:
        return None
    return next((c for c in tree.children[said] if tree.dep[c] == "ccomp" and c < said), None)


def swallowed(tree: Tree, verb: int) -> list[int]:
    """Whom it is given to, where the parser makes it a part of what is given: "paid Kesh 20 million"."""
    if tree.lemma[verb] not in _GIVING:
        return []
    given = [c for c in tree.children[verb] if tree.dep[c] == "dobj"]
    if len(given) > 1 and verb < given[0]:  # "sold Kesh up to ten boats": two objects
        return given[:1]
    things = [c for c in tree.children[verb] if tree.dep[c] == "dobj" and tree.pos[c] == "NOUN"]
    return [
        name
        for thing in things
        for name in tree.children[thing]
        if tree.pos[name] == "PROPN" and tree.dep[name] in ("nmod", "compound")
        if min(tree.descendants(name)) == verb + 1 and name + 1 <= thing
        if tree.pos[name + 1] == "NUM" or _is_given_to(tree, name, thing)
    ]


def _is_given_to(tree: Tree, name: int, thing: int) -> bool:
    """Is it a name right before what is had: "granted Marek asylum", "sold Vardania drones"?"""
    if tree.lemma[thing] in _GRANTED:
        return name == thing - 1
    several = tree.tag[thing] == "NNS" and name == thing - 1 and tree.tag[name] == "NNP"
    return several and tree.doc[name].ent_type_ == "GPE" and "." not in tree.text[name]


def is_means(tree: Tree, head: int) -> bool:
    """Is what the parser takes for a doer only how it was done: "detonated by remote control"?"""
    return tree.lower[head] == "control" and any(tree.lower[c] == "remote" for c in tree.children[head])


def taken_for_compound(tree: Tree, verb: int) -> list[int]:
    """A name before a finite verb that the parser took for a part of it: "the Front retook the city"."""
    before = [c for c in tree.children[verb] if tree.dep[c] == "compound" and tree.pos[c] == "PROPN"]
    finite = tree.dep[verb] in ("advcl", "ccomp", "ROOT", "relcl") and tree.child(verb, "dobj") is not None
    return before[-1:] if before and before[-1] == verb - 1 and finite else []
