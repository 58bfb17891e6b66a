"""Is a word of speaking the act that it looks like, given what is said?

To warn somebody to do a thing is to ask it of him, to warn of what others will do is only to foretell it,
and to warn of one's own deed is a threat. Who suggests that something is so, and who asks a question, asks
for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.coding.lexicon import Reading, asked_mode, contents, readings
from blowback.coding.moods import has_would
from blowback.vocab.plover import EventType, quad

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_WARNING = frozenset({"warn", "caution", "forewarn", "admonish", "alert", "warning"})
_SAYING = frozenset({"suggest", "advise", "remind", "ask", "hint", "signal", "insist"})
_RETORTS = frozenset(
    {"consequence", "consequences", "retaliation", "reprisal", "reprisals", "response", "action", "measure",
     "measures", "sanction", "sanctions", "punishment", "repercussion", "repercussions", "revenge", "war"}
)  # fmt: skip
_PAYING = frozenset({"pay", "face", "meet", "suffer", "bear", "receive", "get"})
_PRICES = frozenset(
    {"price", "consequence", "consequences", "response", "retaliation", "reprisal", "punishment", "blow"}
)
_OWN = frozenset({"it", "they", "we", "he", "she", "i", "its", "their", "our", "his", "her", "my"})
_QUESTION = frozenset({"if", "whether", "why", "how", "what", "who", "when", "where", "which"})
_ASKED_ABOUT = ("about",)
_HOSTILE = 4


def as_spoken(tree: Tree, reading: Reading) -> Reading | None:
    """What the reading of a word of speaking is by its content; ``None`` where it is no event."""
    lemma = tree.lemma[reading.predicate]
    if reading.event_type is EventType.AGREE and tree.pos[reading.predicate] == "ADJ":
        return reading if contents(tree, reading.predicate) else None  # "he is not ready", for nothing
    if reading.event_type is EventType.THREATEN and lemma in _WARNING:
        kind = warned(tree, reading.predicate)
        if kind == "asked":
            return reading._replace(event_type=EventType.REQUEST, mode=_mode_asked(tree, reading.predicate))
        return reading if kind == "own" else None
    if reading.event_type is EventType.REQUEST and lemma in _SAYING:
        return None if _only_says(tree, reading.predicate) else reading
    return reading


def warned(tree: Tree, index: int) -> str:
    """Of what does a warning warn?

    Returns:
        ``own``: a deed of whoever warns. ``asked``: what those who are warned are to do. ``others``: what
        others are said to do. ``foretold``: a happening of which it is not said that it will come.
    """
    frame = tree.frame(index)
    if frame.by("against") or any(
        dep == "xcomp" and tree.tag[each] == "VB" for dep, each in frame.complements
    ):
        return "asked"
    for dep, clause in frame.complements:
        if dep == "ccomp":
            inner = tree.frame(clause)
            if _is_standing(tree, clause):  # "that his life was in danger"
                return "others"
            priced = {tree.lemma[each] for each in inner.objects} & _PRICES and tree.lemma[clause] in _PAYING
            if priced and has_would(tree, clause):  # "would pay a heavy price": whoever warns sees to it
                return "own"
            passive = inner.passive and not inner.subjects  # "that they would be punished": by whoever warns
            return "own" if passive or _is_own(tree, inner.subjects, frame.subjects) else "others"
    for noun in (*frame.by("of", "about"), *_possible(frame.objects, tree)):
        if tree.pos[noun] == "VERB":
            continue
        doers = tree.frame(noun).subjects
        own = _is_own(tree, doers, frame.subjects) if doers else tree.lemma[noun] in _RETORTS
        return "own" if own else "foretold"
    return "own"


def _is_standing(tree: Tree, clause: int) -> bool:
    """Is it told how things are, and no deed: "was in danger", but not "was ready to hit back"?"""
    if tree.lemma[clause] != "be" or has_would(tree, clause) or tree.child(clause, "aux") is not None:
        return False
    said = tree.child(clause, "acomp", "attr")
    return tree.child(said if said is not None else clause, "xcomp") is None and not _is_ended(tree, clause)


def _is_ended(tree: Tree, clause: int) -> bool:
    """Is it patience that is told to be at an end: a threat in all but words?"""
    return any(tree.lemma[each] in ("patience", "restraint") for each in tree.frame(clause).subjects)


def _possible(objects: tuple[int, ...], tree: Tree) -> tuple[int, ...]:
    """Objects that tell of a deed, as against those who are warned."""
    return tuple(each for each in objects if readings(tree, each))


def _is_own(tree: Tree, doers: tuple[int, ...], warners: tuple[int, ...]) -> bool:
    """Are those who are to do it whoever warns, or his: "it", "its forces"?"""
    names = {tree.lemma[each] for each in warners}
    for each in doers:
        owners = [c for c in tree.children[each] if tree.dep[c] == "poss"]
        if any(tree.lower[word] in _OWN or tree.lemma[word] in names for word in (each, *owners)):
            return True
    return False


def _mode_asked(tree: Tree, index: int) -> str:
    for each in contents(tree, index):
        found = readings(tree, each)
        if found:
            held_back = quad(found[0].event_type) == _HOSTILE and bool(tree.frame(index).by("against"))
            return "yield" if held_back or tree.negated(each) else asked_mode(found[0].event_type)
    return "change"


def _only_says(tree: Tree, index: int) -> bool:
    """Is what follows a statement or a question, and no request: no infinitive and no "should"?"""
    frame = tree.frame(index)
    if any(dep == "xcomp" and tree.tag[each] == "VB" for dep, each in frame.complements):
        return False
    bare = tree.lemma[index] == "ask" and not contents(tree, index) and not frame.by("for", "of")
    if frame.by(*_ASKED_ABOUT) or bare:  # "I have to ask you": for nothing
        return True
    for dep, clause in frame.complements:
        if dep != "ccomp":
            continue
        words = {tree.lower[c] for c in tree.children[clause]}
        words |= {tree.lower[g] for c in tree.children[clause] for g in tree.children[c]}
        return bool(words & _QUESTION) or _is_stated(tree, clause)
    return False


def _is_stated(tree: Tree, clause: int) -> bool:
    """Is a clause in the indicative: "that it was so", not "that it leave" or "that it should leave"?"""
    finite = [clause, *(c for c in tree.children[clause] if tree.dep[c] in ("aux", "auxpass"))]
    if any(tree.lower[each] in ("should", "must", "to") for each in finite):
        return False
    return any(tree.tag[each] in ("VBD", "VBZ", "VBP", "MD") for each in finite)
