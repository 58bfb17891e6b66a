"""Which words of an event tell of none: idioms, what only dates or describes, what rules say?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.lexicon import classes, readings
from blowback.text.data import toml
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree
    from blowback.coding.lexicon import Reading

_LAWS = frozenset(
    {"rule", "bylaw", "law", "constitution", "statute", "regulation", "charter", "treaty", "clause"}
)

# what the figures of a poll do
_POLLED = frozenset(
    {"fall", "rise", "drop", "grow", "slip", "climb", "decline", "come", "hold", "erode", "increase",
     "shrink", "surge", "collapse", "stand", "dip", "soften", "tumble", "jump", "stagnate", "weaken"}
)  # fmt: skip

# what is thrown in a riot
_THROWN = frozenset({"bomb", "grenade", "cocktail", "firecracker", "firebomb", "flare", "explosive"})
_FORCE = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.THREATEN})
# to whom, or to what of them, politicians appeal for votes
_COURTED = frozenset(
    {"voter", "electorate", "base", "audience", "anxiety", "fear", "emotion", "instinct", "taste",
     "conservative", "liberal", "moderate", "independent", "youth", "customer", "fan", "reader", "viewer"}
)  # fmt: skip
# what people are driven to by nobody in particular: deeds done to them, unlike a need to look elsewhere
_DRIVEN = frozenset(
    {"flee", "leave", "evacuate", "abandon", "relocate", "move", "surrender", "work", "convert", "marry",
     "confess", "sign", "resign", "hand", "pay", "vacate", "kneel", "strip", "serve", "fight", "return"}
)  # fmt: skip
# in and without what somebody is left by a deed that is no leaving
_LEFT_IN = {
    "in": frozenset(
        {"ruin", "ruins", "rubble", "flame", "flames", "ash", "ashes", "tatter", "tatters", "limbo",
         "disarray", "darkness", "dark", "shock", "coma", "chaos", "debt", "poverty", "doubt", "shambles"}
    ),
    "without": frozenset({"power", "electricity", "water", "food", "fuel", "heating", "shelter", "home"}),
}  # fmt: skip


def tells_of_none(tree: Tree, reading: Reading) -> bool:
    """Does a reading tell of no happening, whatever its words?"""
    return (
        _is_idiom(tree, reading.predicate)
        or _is_background(tree, reading)
        or _is_attribute(tree, reading)
        or _is_harmless_list(tree, reading)
        or _is_law(tree, reading)
        or _is_sort_of_crime(tree, reading)
        or _is_lodging(tree, reading)
        or _is_contrast(tree, reading)
        or _is_attraction(tree, reading)
        or _is_mere_talk(tree, reading)
        or _is_own_pride(tree, reading)
        or _is_campaigning(tree, reading)
        or _is_following(tree, reading)
        or _is_to_nobody(tree, reading)
        or _is_need_of_things(tree, reading)
        or _is_thrown(tree, reading)
        or _is_answered_otherwise(tree, reading)
        or _is_made_to(tree, reading)
        or _is_outcome(tree, reading)
    )


def _is_idiom(tree: Tree, index: int) -> bool:
    """Is "thanks to A" only by whom it came about?"""
    to = any(tree.lower[c] == "to" for c in tree.children[index])
    return to and tree.lower[index] == "thanks" and tree.dep[index] in ("npadvmod", "advmod", "prep", "advcl")


def _is_background(tree: Tree, reading: Reading) -> bool:
    """A war that only dates something else ("during the war with A") is no happening of this text."""
    head = tree.head[reading.predicate]
    return (
        tree.lemma[reading.predicate] in ("war", "conflict", "insurgency", "fighting")
        and tree.dep[reading.predicate] == "pobj"
        and tree.lower[head] in ("during", "since", "after", "before", "of", "in", "from", "with")
    )


def _is_attribute(tree: Tree, reading: Reading) -> bool:
    """Does a participle only say what sort of thing it is: "so-called", "gas-fired", "the suspected men"?

    With a party in it it tells of a deed: "Orian-backed", "rebel-held".
    """
    index = reading.predicate
    if tree.pos[index] not in ("VERB", "ADJ"):
        return False
    hyphened = index >= 2 and tree.text[index - 1] == "-" and tree.start[index] == tree.end[index - 1]
    if hyphened and tree.end[index - 2] == tree.start[index - 1] and "-" not in reading.rule:
        return not any(head == index - 2 for _, head in reading.roles) or tree.pos[index - 2] == "NOUN"
    if hyphened and reading.event_type is EventType.MOBILIZE:  # "Orian-built warships": where they come from
        return True
    before = tree.dep[index] == "amod" and index < tree.head[index]
    if before and reading.event_type is EventType.ACCUSE:  # "a critical report", not "a leader critical of A"
        return True
    if tree.lower[index] == "let" and index + 1 < len(tree.lower) and tree.lower[index + 1] in ("'s", "’s"):
        return True  # "let's go" lets nobody
    if tree.dep[index] == "amod" and tree.lower[index] in ("pledged", "lobbying"):  # "pledged delegates"
        return True
    described = tree.dep[index] in ("amod", "acl") and tree.tag[index] == "VBN"
    described = described or (tree.dep[index] == "advcl" and tree.lower[index] in ("armed", "equipped"))
    by_nobody = all(role is not Role.ACTOR for role, _ in reading.roles)  # "men armed with rifles"
    return described and by_nobody and reading.event_type is EventType.AID


def _is_law(tree: Tree, reading: Reading) -> bool:
    """What rules say may or must be done is not done by that: "the treaty permits members to leave"."""
    index = reading.predicate
    if tree.pos[index] != "VERB" or not any(tree.lemma[s] in _LAWS for s in tree.frame(index).subjects):
        return False
    auxiliaries = [c for c in tree.children[index] if tree.dep[c] in ("aux", "auxpass")]
    return all(tree.tag[each] != "VBD" for each in (index, *auxiliaries))


def _is_sort_of_crime(tree: Tree, reading: Reading) -> bool:
    """Is "men involved in kidnapping for ransom" told of nobody who was kidnapped?"""
    index = reading.predicate
    what_for = any(
        name == "for" and tree.lemma[h] in ("ransom", "extortion") for name, h in tree.prepositions(index)
    )
    bare = not any(tree.dep[c] in ("det", "poss", "nummod", "nsubj", "dobj") for c in tree.children[index])
    return reading.mode == "abduct" and what_for and bare and not reading.roles


def _is_lodging(tree: Tree, reading: Reading) -> bool:
    """Who has hosted somebody since a year has taken him in, and received no visit."""
    index = reading.predicate
    since = any(name == "since" for name, _ in tree.prepositions(index))
    return since and reading.mode == "visit" and tree.lemma[index] in ("host", "house", "harbour", "harbor")


def _is_contrast(tree: Tree, reading: Reading) -> bool:
    """Is "as opposed to" only how one thing is set beside another?"""
    index = reading.predicate
    return tree.lower[index] == "opposed" and index > 0 and tree.lower[index - 1] == "as"


def _is_attraction(tree: Tree, reading: Reading) -> bool:
    """Who appeals to voters pleases them, and asks for nothing: no infinitive or "for" says what."""
    index = reading.predicate
    if (
        tree.lemma[index] == "encourage" and tree.child(index, "agent") is not None
    ):  # "encouraged by the deal"
        return tree.child(index, "xcomp", "ccomp") is None
    if reading.event_type is not EventType.REQUEST or tree.lemma[index] != "appeal":
        return False
    if tree.pos[index] == "NOUN":  # "his appeals to the fears of voters"
        whom = [head for name, head in tree.prepositions(index) if name == "to"]
        what = tree.child(index, "acl", "relcl") is not None
        what = what or any(name == "for" for name, _ in tree.prepositions(index))
        return bool(whom) and not what and all(tree.lemma[head] in _COURTED for head in whom)
    if tree.pos[index] != "VERB" or any(name in ("for", "against") for name, _ in tree.prepositions(index)):
        return False
    return tree.child(index, "xcomp", "advcl", "ccomp", "dobj") is None


def _is_to_nobody(tree: Tree, reading: Reading) -> bool:
    """A crowd that cheers sides with nobody that is told."""
    told = any(role is Role.RECIPIENT for role, _ in reading.roles)
    return not told and reading.event_type is EventType.SUPPORT and tree.lemma[reading.predicate] == "cheer"


def _is_need_of_things(tree: Tree, reading: Reading) -> bool:
    """Who is "forced to turn elsewhere", by nobody that is told, is forced by how things are."""
    index = reading.predicate
    if tree.lemma[index] not in ("force", "compel", "oblige") or tree.tag[index] != "VBN":
        return False
    what = tree.child(index, "xcomp")
    told = tree.child(index, "agent") is not None or any(role is Role.ACTOR for role, _ in reading.roles)
    return not told and what is not None and tree.lemma[what] not in _DRIVEN


def _is_mere_talk(tree: Tree, reading: Reading) -> bool:
    """One who talks about something talks with nobody that is told."""
    index = reading.predicate
    if (
        reading.event_type is not EventType.CONSULT
        or tree.lemma[index] != "talk"
        or tree.pos[index] != "VERB"
    ):
        return False
    if any(role is Role.RECIPIENT for role, _ in reading.roles) or tree.child(index, "prt") is not None:
        return False
    stranded = any(tree.lower[c] in ("with", "to") for c in tree.children[index])
    subjects = tree.frame(index).subjects
    several = len(subjects) > 1 or any(tree.tag[s] in ("NNS", "NNPS") for s in subjects)
    several = several or any(tree.lower[s] in ("we", "they", "both") for s in subjects)
    return not stranded and not several


def _is_own_pride(tree: Tree, reading: Reading) -> bool:
    """Who is proud of what is his, or simply proud, takes nobody's side."""
    index = reading.predicate
    if reading.event_type is not EventType.SUPPORT or tree.lemma[index] != "proud":
        return False
    if tree.dep[index] == "amod":
        return True
    for role, head in reading.roles:
        if role is Role.RECIPIENT:
            own = any(tree.dep[c] == "poss" and tree.tag[c] == "PRP$" for c in tree.children[head])
            return own and tree.lemma[head] not in _people()
    return True


def _is_campaigning(tree: Tree, reading: Reading) -> bool:
    """A rally of one person's ("Marek's rally") is where he speaks, unless it is held against something."""
    index = reading.predicate
    if (
        reading.event_type is not EventType.PROTEST
        or tree.lemma[index] != "rally"
        or tree.pos[index] == "VERB"
    ):
        return False
    if any(name in ("against", "over") for name, _ in tree.prepositions(index)):
        return False
    owners = [c for c in tree.children[index] if tree.dep[c] in ("poss", "compound", "nmod")]
    return any(tree.doc[c].ent_type_ == "PERSON" or tree.lower[c] in ("his", "her", "my") for c in owners)


def _is_following(tree: Tree, reading: Reading) -> bool:
    """The support that somebody has in polls is no act of his: "Marek's support fell to 30 percent"."""
    index = reading.predicate
    if reading.event_type is not EventType.SUPPORT or tree.lemma[index] not in ("support", "backing"):
        return False
    if tree.pos[index] != "NOUN" or tree.child(index, "poss", "nummod", "compound") is None:
        return False
    told = [name for name, _ in tree.prepositions(index)]
    if any(name in ("for", "to", "of") for name in told):
        return False
    verb = tree.head[index]
    moves = tree.dep[index] in ("nsubj", "nsubjpass") and tree.lemma[verb] in _POLLED
    measured = any(tree.dep[c] == "nummod" or tree.lower[c] == "%" for c in tree.descendants(index))
    return "among" in told or moves or measured


def _is_harmless_list(tree: Tree, reading: Reading) -> bool:
    """A list that one is put on restricts only where it says so: a "no-fly list", no shortlist."""
    lists = [word for word in reading.words if tree.lemma[word] == "list"]
    before = {tree.lower[each] for word in lists for c in tree.children[word] for each in tree.descendants(c)}
    return bool(lists) and not before & _lists()


@cache
def _people() -> frozenset[str]:
    """The nouns of people: of these one is proud as of others."""
    return frozenset().union(
        *(classes()[name] for name in ("TROOPS", "POLICE", "MEMBER", "CIVIL", "OFFICIAL"))
    )


@cache
def _lists() -> frozenset[str]:
    return frozenset(toml("blowback.coding", "backing.toml")["lists"])


def _is_thrown(tree: Tree, reading: Reading) -> bool:
    """Is it a thing that somebody is pelted with, joined with others: "with stones and petrol bombs"?"""
    thing = reading.predicate
    if tree.pos[thing] != "NOUN" or tree.dep[thing] != "conj" or tree.lemma[thing] not in _THROWN:
        return False
    while tree.dep[thing] == "conj":
        thing = tree.head[thing]
    link = tree.head[thing]
    return tree.dep[thing] == "pobj" and tree.lower[link] == "with" and tree.pos[tree.head[link]] == "VERB"


def _is_outcome(tree: Tree, reading: Reading) -> bool:
    """Does leaving only say what came of it: "the ambush left two dead", "left the town in ruins"?"""
    verb = reading.predicate
    if tree.lemma[verb] != "leave" or reading.event_type is not EventType.RETREAT:
        return False
    told = [pair for each in (verb, *tree.frame(verb).objects) for pair in tree.prepositions(each)]
    ruined = any(tree.lemma[head] in _LEFT_IN.get(name, ()) for name, head in told)
    return ruined or tree.child(verb, "oprd", "acomp") is not None


def _is_made_to(tree: Tree, reading: Reading) -> bool:
    """Does one who is forced to march protest against nobody?"""
    verb, above = reading.predicate, tree.head[reading.predicate]
    forced = tree.lemma[above] in ("force", "compel", "oblige", "make") and tree.tag[above] == "VBN"
    return reading.event_type is EventType.PROTEST and forced and tree.dep[verb] in ("xcomp", "ccomp")


def _is_answered_otherwise(tree: Tree, reading: Reading) -> bool:
    """Does one retaliate by what is no violence, which is told itself: "retaliated by closing the border"?"""
    if tree.lemma[reading.predicate] not in ("retaliate", "respond"):
        return False
    means = [each for each in tree.frame(reading.predicate).by("by") if tree.tag[each] == "VBG"]
    told = [found for each in means for found in readings(tree, each)[:1]]
    return bool(told) and all(each.event_type not in _FORCE for each in told)
