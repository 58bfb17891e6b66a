"""Where does the parser hang a reporting clause wrongly, and can its place be told from its form?

Three slips of a small parser cost most, and each shows in the form of the words alone: *he complained
that they had left and asked why* (the second cue hung inside the content of the first), *he said they
had left, adding that* (the same with a participle), *he said in a statement that* (the clause hung on
the noun). ``repair`` rehangs them in the ``Tree``; the spaCy document is left as it is.
"""

from __future__ import annotations

from blowback.attribute.cues import cues
from blowback.attribute.nouns import is_hearsay
from blowback.attribute.tree import NOMINAL, Tree
from blowback.text.data import toml

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SPEECH = frozenset(
    ("say", "tell", "ask", "accuse", "judge", "deny", "suggest", "order", "promise", "name", "threaten")
)
_COMPLEMENTS = ("acl", "ccomp", "relcl", "advcl")
_REACH = 4
_PERFECT = frozenset(("have", "be"))
_ONLY_PAST = frozenset(toml(__package__, "verbs.toml")["only_past"])


def repair(tree: Tree) -> None:
    """Rehang clauses around reporting verbs."""
    lexicon = cues()
    for verb in range(tree.size):
        if not tree.is_verb(verb) or tree.quoted[verb] >= 0:
            continue
        cue = lexicon.get((tree.lemmas[verb], "verb"))
        if cue is None:
            if tree.deps[verb] == "conj" and tree.tags[verb] in _FINITE | {"VBN"}:
                _free_from_content(tree, verb, cue=False)
            continue
        if "that" in cue.slots and tree.child(verb, "ccomp") is None:
            _bring_clause_home(tree, verb)
        if cue.kind in _SPEECH:
            _free_from_content(tree, verb)
        _part_at_semicolon(tree, verb)


def _part_at_semicolon(tree: Tree, verb: int) -> None:
    """*A accuses B of it; B denies it*: the first clause is no content of the second verb."""
    if tree.child(verb, "dobj") is None:
        return
    for kid in tree.kids[verb]:
        if kid < verb and tree.deps[kid] == "ccomp" and ";" in tree.lowers[kid:verb]:
            tree.deps[kid] = "parataxis"


def _bring_clause_home(tree: Tree, verb: int) -> None:
    """*said in a statement [that ...]*: the clause belongs to the verb."""
    frontier = [(kid, 1) for kid in tree.kids[verb] if kid > verb]
    while frontier:
        index, depth = frontier.pop(0)
        if (
            tree.deps[index] in _COMPLEMENTS
            and tree.is_verb(index)
            and tree.pos[tree.heads[index]] in NOMINAL
            and _has_that(tree, index)
            and not _is_own_claim(tree, tree.heads[index], verb)
        ):
            _rehang(tree, index, verb, "ccomp")
            return
        if depth < _REACH and tree.deps[index] in ("prep", "pobj", "dobj", "npadvmod", "dative", "appos"):
            frontier += [(kid, depth + 1) for kid in tree.kids[index] if kid > index]


def _has_that(tree: Tree, clause: int) -> bool:
    """Does *that* as a conjunction open this clause?"""
    return any(tree.lowers[kid] == "that" and tree.deps[kid] == "mark" for kid in tree.kids[clause])


def _is_own_claim(tree: Tree, noun: int, verb: int) -> bool:
    """Is the noun itself what is said (*repeated his claim that*)?"""
    said = (tree.lemmas[noun], "noun") in cues() or is_hearsay(tree.lemmas[noun])
    return tree.deps[noun] == "dobj" and said and tree.heads[noun] == verb


def _free_from_content(tree: Tree, verb: int, cue: bool = True) -> None:
    """A second cue of the same speaker, hung inside the content of the first, goes up to the first."""
    tag, dep = tree.tags[verb], tree.deps[verb]
    owned = tree.child(verb, "nsubj", "nsubjpass") is not None
    participle = not owned and tag == "VBG" and _is_set_off(tree, verb)
    joined = dep == "conj" and (tag in _FINITE or not cue) and (not owned or cue)
    if not participle and not joined:
        return
    above = tree.heads[verb]
    for _ in range(_REACH * 2):
        outer = tree.heads[above]
        if outer == above or tree.right[above] != tree.right[verb] or above > verb:
            return
        if (
            tree.deps[above] == "ccomp"
            and above > outer
            and _may_own(tree, outer, verb, participle)
            and (cue or (tree.tags[above] != tag and not _shares_auxiliary(tree, above, verb)))
        ):
            _rehang(tree, verb, outer, "advcl" if participle else "conj")
            return
        own = tree.heads[outer]
        gerund = tree.deps[above] == "pcomp" and tree.tags[above] == "VBG" and tag in _FINITE
        if gerund and tree.pos[outer] == "ADP" and _may_own(tree, own, verb, participle=False):
            _rehang(tree, verb, own, "conj")  # "accused them of leaving and vowed to stay"
            return
        above = outer


def _shares_auxiliary(tree: Tree, first: int, verb: int) -> bool:
    """*said that they [had] shelled it and [had] killed nine*: may the second verb be a participle, too?"""
    has = any(
        tree.deps[kid] in ("aux", "auxpass") and tree.lemmas[kid] in _PERFECT for kid in tree.kids[first]
    )
    return has and tree.tags[first] == "VBN" and tree.lowers[verb] not in _ONLY_PAST


def _is_set_off(tree: Tree, verb: int) -> bool:
    """Does a comma, *and* or *but* set this participle off from what stands before it?"""
    dep = tree.deps[verb]
    if dep in ("advcl", "acl") and tree.words[tree.left[verb] - 1] == ",":
        return True
    return dep in ("advcl", "acl", "xcomp", "conj") and tree.words[verb - 1] in (",", "and", "but")


def _may_own(tree: Tree, outer: int, verb: int, participle: bool) -> bool:
    """Could the outer cue's speaker be the one of the inner cue?"""
    cue = cues().get((tree.lemmas[outer], "verb"))
    if cue is None or cue.kind not in _SPEECH:
        return False
    return participle or tree.tags[outer] == tree.tags[verb]


def _rehang(tree: Tree, index: int, new: int, dep: str) -> None:
    """Move a right-edge subtree to another head, and shorten the phrases that it leaves."""
    old = tree.heads[index]
    tree.kids[old].remove(index)
    above = old
    cut = tree.left[index] - 1
    while cut > old and (tree.pos[cut] in ("CCONJ", "PUNCT", "SPACE")) and tree.quoted[cut] < 0:
        if tree.words[cut] in ("”", '"', "''", "’", ")"):
            break
        cut -= 1
    while above != new and tree.heads[above] != above:
        if tree.right[above] == tree.right[index]:
            tree.right[above] = max(above, cut)
        above = tree.heads[above]
    tree.heads[index], tree.deps[index] = new, dep
    tree.kids[new].append(index)
    tree.kids[new].sort()
    for kid in list(tree.kids[old]):
        if cut < kid < tree.left[index] and tree.deps[kid] in ("cc", "punct"):
            tree.kids[old].remove(kid)
            tree.heads[kid] = new
            tree.kids[new].append(kid)
    tree.kids[new].sort()
