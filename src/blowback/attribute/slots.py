"""What is the content of an active reporting verb: a clause, an infinitive, a name, an object, a phrase?

Each function of ``FILLS`` tries one slot of the cue, puts what it finds into the draft, and says whether it
found anything. They are tried in order: the surest first.
"""

from __future__ import annotations

from collections.abc import Callable

from blowback.attribute.backdrops import since_semicolon, without_backdrop
from blowback.attribute.cues import Cue, cues
from blowback.attribute.drafts import Draft
from blowback.attribute.nouns import is_document, is_ground
from blowback.attribute.tree import FINITE, NOMINAL, TIME, Stretch, Tree

_ADDRESSED = frozenset(("tell", "ask"))
_ADVERBIAL = frozenset(("as", "because", "since", "after", "before", "although", "though", "while", "until"))
_SETTING = frozenset(
    ("at", "during", "through", "after", "before", "in", "since", "amid", "via", "within", "until")
)
# Verbs that are words in a parliament and deeds at a front.
_FOUGHT = frozenset(("defend", "blast", "assail", "savage", "slam", "bash", "oppose", "welcome", "reject"))
_LEAD = 60  # characters between a cue and the quotation that it leads into
_OPENERS = frozenset(("PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM"))


def clause(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """A finite clause or a small clause."""
    if "that" not in cue.slots and "np-to" not in cue.slots:
        return False
    clauses = tree.children(verb, "ccomp")
    if cue.lemma.startswith("make "):
        clauses = [k for kid in tree.kids[verb] for k in (kid, *tree.kids[kid]) if tree.deps[k] == "ccomp"]
        clauses = [kid for kid in clauses if tree.lowers[kid] not in ("clear", "plain")]
    if any(kid > verb and tree.lowers[tree.left[kid]] == "that" for kid in clauses):
        clauses = [kid for kid in clauses if kid > verb]  # "He left, he said that": two sentences in one
    charge = _charge_before(tree, verb, draft)
    if charge is not None:
        draft.content = [charge]
        return True
    for kid in clauses:
        if kid > verb and _is_adverbial(tree, kid):
            continue
        if kid < verb and tree.pos[kid] in NOMINAL and tree.child(kid, "cop", "nsubj") is None:
            continue
        infinitive = tree.is_infinitive(kid)
        if infinitive and not ({"np-to", "to"} & cue.slots):
            continue
        if not infinitive and "that" not in cue.slots:
            continue
        if kid > verb:
            draft.content = [without_backdrop(tree, _whole_clause(tree, verb, kid, cue))]
        elif _quotes_after(tree, verb):
            continue
        elif _goes_on_after(tree, verb, cue, draft):
            draft.content = [(verb + 1, tree.last[verb])]
        else:
            _content_before(tree, verb, kid, draft)
        return True
    return False


def _is_adverbial(tree: Tree, clause: int) -> bool:
    """Does *as*, *because* or *while* open this clause, whatever the parser calls it?"""
    marks = [clause, tree.left[clause], *tree.children(clause, "mark")]
    return any(tree.deps[k] == "mark" and tree.lowers[k] in _ADVERBIAL for k in marks)


def _charge_before(tree: Tree, verb: int, draft: Draft) -> Stretch | None:
    """*They accuse Tolm of theft, [a charge] Tolm denies*: a noun that sums up the clause before it."""
    if draft.speaker is None or draft.speaker[1] > verb:
        return None
    noun = draft.speaker[0] - 1
    if noun >= 0 and tree.lowers[noun] in ("that", "which"):
        noun -= 1
    article = noun - 1
    while article > tree.first[verb] and tree.pos[article] == "ADJ":
        article -= 1
    if article < 1 or tree.words[article - 1] != "," or tree.lowers[article] not in ("a", "an", "the"):
        return None
    return (article, noun) if (tree.lemmas[noun], "noun") in cues() else None


def _quotes_after(tree: Tree, verb: int) -> bool:
    """*As the crowd grew, he said of the mayor, "..."*: only the quotation after the cue is its content."""
    start, end = tree.starts[tree.first[verb]], tree.ends[tree.last[verb]]
    near = [quote for quote in tree.quotes_near(end) if quote.start >= start]
    behind = any(quote.start < tree.starts[verb] for quote in near)
    ahead = [quote.start for quote in near if quote.start > tree.ends[verb]]
    return bool(ahead) and not behind and ahead[0] - tree.ends[verb] < _LEAD


def _goes_on_after(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*... voters said they were tired*: a clause after the cue is the content, whatever stands before."""
    if draft.speaker is None or draft.speaker[0] > verb or cue.kind in _ADDRESSED:
        return False
    after = verb + 1
    if after > tree.last[verb] or tree.quoted[after] >= 0 or tree.pos[after] not in _OPENERS:
        return False
    if tree.entity[after] in TIME:
        return False
    return any(tree.tags[index] in FINITE for index in range(after, tree.last[verb] + 1))


def _whole_clause(tree: Tree, verb: int, clause: int, cue: Cue) -> Stretch:
    """The clause after a cue, with the pieces that a garden path has torn off its ends."""
    first, last = tree.subtree(clause)
    first = max(first, verb + 1)
    if cue.kind not in _ADDRESSED and first > verb + 1 and _is_torn_start(tree, verb, first):
        first = verb + 1
    end = tree.last[verb]
    if last < end and tree.quoted[last + 1] < 0 and _is_torn_end(tree, first, last):
        while last < end and tree.words[last + 1] not in (",", ";", "—", "–", "."):
            last += 1
    return first, last


def _is_torn_start(tree: Tree, verb: int, first: int) -> bool:
    """Does the noun phrase right after the cue belong to the clause, though the parse says otherwise?"""
    opener = verb + 1
    if tree.quoted[opener] >= 0 or tree.pos[opener] not in _OPENERS or tree.entity[opener] in TIME:
        return False
    if tree.tags[first] in FINITE:
        return True
    while opener < first and opener < tree.heads[opener] < first:
        opener = tree.heads[opener]
    return tree.heads[opener] != verb


def _is_torn_end(tree: Tree, first: int, last: int) -> bool:
    """Does the clause stop before its verb, on a dangling word, or before a pronoun or a verb?"""
    if tree.tags[last + 1] in FINITE or tree.tags[last + 1] == "PRP":
        return True
    return tree.pos[last] in ("ADP", "AUX", "DET") and last > first and tree.words[last + 1] != ","


def _content_before(tree: Tree, verb: int, clause: int, draft: Draft) -> None:
    """Content that precedes its cue, with what else stands before it in the sentence."""
    first, last = tree.subtree(clause)
    if tree.heads[verb] == verb:
        first = min(first, tree.first[verb])
        for kid in tree.kids[verb]:
            if kid < first and tree.deps[kid] == "cc":
                first = min(first, kid)
    holes = [(draft.cue_tokens[0], draft.cue_tokens[-1])]
    if draft.speaker is not None:
        holes.append(draft.speaker)
    draft.content = tree.minus(since_semicolon(tree, (first, min(last, verb - 1))), holes)
    draft.before = True


def infinitive(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*promised to*, *urged them to*."""
    kid = next((k for k in tree.children(verb, "xcomp") if tree.is_infinitive(k)), None)
    if kid is None or kid < verb:
        return False
    if any(f"{tree.lowers[k]}-to" in cue.prepositions for k in tree.children(verb, "prep")):
        return False  # *called on them to stay*: what they should do includes who should do it
    first, last = tree.subtree(kid)
    thing = tree.child(verb, "dobj")
    if thing is not None and thing < kid:
        if "np-to" not in cue.slots:
            return False
        draft.content = [(tree.left[thing], last)]
        return True
    if "to" not in cue.slots and "np-to" not in cue.slots:
        return False
    if tree.child(kid, "nsubj") is None and "to" not in cue.slots:
        return False
    draft.content = [(first, last)]
    return True


def named(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*called it a mistake*, *described it as a mistake*."""
    thing = tree.child(verb, "dobj")
    if "oprd" in cue.slots:
        name = tree.child(verb, "oprd")
        if name is not None and name > verb:
            start = tree.left[thing] if thing is not None and thing > verb else tree.left[name]
            draft.content = [(start, tree.right[name])]
            return True
        clause = next((k for k in tree.children(verb, "ccomp", "xcomp") if k > verb), None)
        if clause is not None and not tree.is_infinitive(clause):
            draft.content = [tree.subtree(clause)]
            return True
        if thing is not None and thing > verb:
            last = tree.right[thing]
            if any(tree.quoted[index] >= 0 for index in range(thing, min(last + 3, tree.size))):
                draft.content = [(tree.left[thing], last)]
                return True
    if "as" in cue.slots:
        label = next((k for k in tree.children(verb, "prep") if tree.lowers[k] == "as" and k > verb), None)
        if label is None and thing is not None:
            label = next((k for k in tree.children(thing, "prep") if tree.lowers[k] == "as"), None)
        if label is not None:
            bounds = [label, thing] if thing is not None and thing > verb else [label]
            draft.content = [(min(tree.left[k] for k in bounds), max(tree.right[k] for k in bounds))]
            return True
    return False


def object_(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*denied the report*, with what completes it (*blamed the delay on the rain*)."""
    thing = tree.child(verb, "dobj")
    if thing is None or not _takes_object(tree, thing, cue, draft):
        return False
    if cue.kind in _ADDRESSED and tree.entity[thing] in ("PERSON", "ORG", "NORP"):
        return False
    if tree.tags[thing] in ("WP", "WDT") or (tree.lowers[thing] in ("that", "which") and thing < verb):
        draft.content = [(thing, thing)]
        return True
    first, last = tree.subtree(thing)
    if thing < verb:
        draft.content = [(first, last)]
        return True
    for kid in tree.children(verb, "prep", "dative", "oprd", "xcomp"):
        if kid > thing and kid <= last + 1 and _completes(tree, kid):
            last = max(last, tree.right[kid])
    draft.content = [without_backdrop(tree, (first, last))]
    if cue.lemma == "accuse":
        draft.content += _later_charges(tree, verb, last)
    return True


def _later_charges(tree: Tree, verb: int, last: int) -> list[Stretch]:
    """*accused Tolm in May [of theft]*, *of raids at Tolm [and of theft]*: the charges farther on."""
    found: list[Stretch] = []
    for kid in tree.children(verb, "prep"):
        for link in (kid, *tree.children(kid, "conj")):
            if link > last and tree.lowers[link] == "of" and (not found or link > found[-1][1]):
                found.append((link, tree.right[link]))
    return found


def _takes_object(tree: Tree, thing: int, cue: Cue, draft: Draft) -> bool:
    """Is this object something said: any, a document that is issued, or what data found?"""
    if tree.entity[thing] in TIME and tree.entity[thing - 1] in TIME | {""} and tree.deps[thing] == "dobj":
        return False
    if cue.lemma in _FOUGHT and (
        tree.entity[thing] in ("GPE", "LOC", "FAC") or is_ground(tree.lemmas[thing])
    ):
        return False
    if "np" in cue.slots:
        return True
    if "doc" in cue.slots:
        return is_document(tree.lemmas[thing])
    if "data" in cue.slots and draft.speaker is not None:
        return any(is_document(tree.lemmas[index]) for index in range(draft.speaker[0], draft.speaker[1] + 1))
    return False


def _completes(tree: Tree, kid: int) -> bool:
    """Does this phrase belong to what is said, not to when, where and how it was said?"""
    if tree.deps[kid] != "prep":
        return True
    pobj = tree.child(kid, "pobj")
    return tree.lowers[kid] not in _SETTING and (pobj is None or tree.entity[pobj] not in TIME)


def prepositional(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*called for a truce*, *warned of reprisals*, *called on both sides to stop*."""
    wanted = cue.prepositions
    if not wanted:
        return False
    for kid in tree.children(verb, "prep", "agent"):
        word = tree.lowers[kid]
        if kid < verb:
            continue
        if word in wanted:
            inner = tree.child(kid, "pobj", "pcomp")
            if inner is None or tree.entity[inner] in TIME or tree.lemmas[inner] == "condition":
                continue
            draft.cue_tokens.append(kid)
            draft.content = [(kid + 1, _with_infinitive(tree, verb, kid))]
            return True
        if f"{word}-to" in wanted:
            order = next(
                (k for k in tree.children(verb, "xcomp", "advcl") if tree.is_infinitive(k) and k > kid), None
            )
            order = order if order is not None else _nested_infinitive(tree, kid)
            if order is not None:
                draft.cue_tokens.append(kid)
                draft.content = [(kid + 1, max(tree.right[kid], tree.right[order]))]
                return True
    return False


def _with_infinitive(tree: Tree, verb: int, preposition: int) -> int:
    """The end of *called for [both sides to stop]*, where the parser hangs the infinitive on the verb."""
    last = tree.right[preposition]
    for kid in tree.children(verb, "xcomp", "advcl"):
        if kid > last and tree.is_infinitive(kid) and tree.left[kid] == last + 1:
            return tree.right[kid]
    return last


def _nested_infinitive(tree: Tree, preposition: int) -> int | None:
    """The infinitive that the parser hung on the noun: *called on [both sides to stop]*."""
    inner = tree.child(preposition, "pobj")
    if inner is None:
        return None
    return next((k for k in tree.children(inner, "acl", "relcl", "xcomp") if tree.is_infinitive(k)), None)


def gerund(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*denied taking part*, *recalled having seen them*."""
    if cue.kind == "show" or not {"ing", "that"} & cue.slots:  # what shows something is no gerund's doer
        return False
    kid = next((k for k in tree.children(verb, "xcomp") if _is_gerund(tree, k) and k > verb), None)
    if kid is None:
        return False
    draft.content = [tree.subtree(kid)]
    return True


def _is_gerund(tree: Tree, verb: int) -> bool:
    """Is it a gerund, perhaps one of the perfect, perhaps taken for a noun (*denied [bombing] Tolm*)?"""
    tags = (tree.tags[verb], *(tree.tags[kid] for kid in tree.children(verb, "aux")))
    return "VBG" in tags or (tree.deps[verb] == "xcomp" and tree.lowers[verb].endswith("ing"))


def with_gerunds(tree: Tree, draft: Draft) -> None:
    """*denied the bombing of Tolm and [killing nine]*: what the parser joins with the cue, its content holds.

    A finite verb is joined with no bare gerund.
    """
    verb = draft.head
    if not draft.content or draft.before or tree.tags[verb] not in FINITE:
        return
    first, last = draft.content[-1]
    for kid in tree.children(verb, "conj"):
        if kid > last and _is_gerund(tree, kid) and not tree.children(kid, "nsubj"):
            last = max(last, tree.right[kid])
    draft.content[-1] = (first, last)


FILLS: tuple[Callable[[Tree, int, Cue, Draft], bool], ...] = (
    clause,
    infinitive,
    named,
    object_,
    prepositional,
    gerund,
)
