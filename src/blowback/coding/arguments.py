"""Who does what a verb tells, and to whom, whatever the grammar did to them?

Subjects and objects are found by climbing: a passive's agent, a shared subject, whoever controls an
infinitive or a gerund, the noun that a participle or a relative clause is about. Everything is a token index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.coding.charged import CHARGING, holding_verb
from blowback.coding.control import bearer, leaned_on
from blowback.coding.misparsed import (
    ACCUSING,
    described,
    has_clause_for_object,
    is_means,
    is_place_in_front,
    lost_subject,
    sums_up,
    taken_for_adverb,
    taken_for_clause,
    taken_for_compound,
    told_above,
    told_before,
    told_past,
)
from blowback.coding.relative_pronouns import DEPTH, RELATIVE_TAGS, antecedent, expand

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_ADNOMINAL = frozenset({"compound", "amod", "nmod", "nummod"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_PRESSING = frozenset({"press", "push", "pressure", "prod", "nudge"})
# verbs whose infinitive is the subject's even after an object: "used gas to disperse", "promised A to help"
_SUBJECT_CONTROL = frozenset({"use", "promise", "vow", "threaten", "spend", "take", "employ", "join"})
_SAYING = frozenset({"say", "tell", "write", "add", "tweet", "shout", "declare", "reply", "cry"})
_ENABLING = frozenset({"give", "grant", "deny", "hand", "afford", "confer", "restore", "delegate"})
_ASKING = frozenset({"request", "demand", "call", "appeal", "order", "invitation", "plea", "ultimatum"})
_ANSWERING = frozenset(
    {"accept", "reject", "refuse", "decline", "ignore", "heed", "grant", "honor", "honour", "obey", "defy",
     "receive", "resist", "spurn", "rebuff", "dismiss", "answer", "get"}
)  # fmt: skip


def is_passive(tree: Tree, verb: int) -> bool:
    """Is the verb's subject the one that it is done to, also where no auxiliary says so ("men held by")?"""
    deps = [tree.dep[child] for child in tree.children[verb]]
    if "nsubjpass" in deps or "auxpass" in deps or "agent" in deps:
        return True
    clause = tree.dep[verb] == "conj" and has_clause_for_object(tree, verb)
    if tree.tag[verb] != "VBN" or "aux" in deps or "nsubj" in deps or ("dobj" in deps and not clause):
        return False
    if tree.dep[verb] == "conj":
        head = tree.head[verb]
        return tree.pos[head] not in ("VERB", "AUX") or is_passive(tree, head)
    if tree.dep[verb] == "oprd":  # "were kept confined", "left them stranded"
        return is_passive(tree, tree.head[verb]) or bool(_surface_objects(tree, tree.head[verb]))
    return tree.dep[verb] in ("acl", "advcl", "amod", "ccomp", "ROOT", "pcomp", "xcomp")


def agents(tree: Tree, verb: int) -> list[tuple[str, int]]:
    """The "by" phrases of a passive, also one that the parser took for an ordinary preposition."""
    return [
        (name, head)
        for name, head in tree.prepositions(verb)
        if name == "by" and tree.pos[head] != "VERB" and not is_means(tree, head)
    ]


def logical_subjects(tree: Tree, verb: int, passive: bool, depth: int = 0) -> list[int]:
    """Who does it, found by climbing: own subject, shared subject, controller, modified noun."""
    if passive:
        by = [each for _, head in agents(tree, verb) for each in [antecedent(tree, head)]]
        return by or _hyphened_agent(tree, verb)
    return _surface_subjects(tree, verb, depth)


def logical_objects(tree: Tree, verb: int, passive: bool) -> list[int]:
    """To whom it is done, found alike: own object, shared object, the passive's subject, modified noun."""
    if passive:
        objects = [] if has_clause_for_object(tree, verb) else _surface_objects(tree, verb)
        return _surface_subjects(tree, verb) + objects
    objects = _surface_objects(tree, verb)
    objects = objects or [each for whom in taken_for_clause(tree, verb) for each in expand(tree, whom)]
    if objects:
        return objects
    if (name := taken_for_adverb(tree, verb)) is not None:
        return expand(tree, name)
    aside = any(tree.dep[c] in ("aux", "nsubj") for c in tree.children[verb])
    gerund = _by_what_means(tree, verb) is not None
    if tree.dep[verb] in ("amod", "compound") and (aside or gerund):
        return expand(tree, tree.head[verb])  # "has enriched uranium", misparsed
    later = [c for c in tree.children[verb] if tree.dep[c] == "conj" and tree.pos[c] == "VERB"]
    if tree.dep[verb] == "conj" and tree.tag[verb] == tree.tag[tree.head[verb]]:
        return _surface_objects(tree, later[0]) if later else []
    has_complement = any(tree.dep[c] in ("ccomp", "xcomp", "prep", "prt") for c in tree.children[verb])
    if later and not has_complement and later[0] - verb <= 2:  # "detained and beat the men"
        return _surface_objects(tree, later[0])
    if tree.dep[verb] == "relcl" and _surface_subjects(tree, verb):
        subjects = _surface_subjects(tree, verb)
        if tree.head[verb] not in subjects and not _has_stranded_or_relative_oblique(tree, verb):
            return expand(tree, tree.head[verb])
    return []


def _hyphened_agent(tree: Tree, verb: int) -> list[int]:
    """Who does it in "rebel-held" and "Orian-backed"?"""
    if verb < 2 or tree.lower[verb - 1] != "-" or tree.head[verb - 2] != verb or tree.lemma[verb] == "align":
        return []
    return [verb - 2] if tree.pos[verb - 2] in ("PROPN", "NOUN", "ADJ") else []


def _surface_subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    nominal = tree.child(verb, "nsubj", "nsubjpass") is not None
    own = [
        each
        for child in tree.children[verb]
        if tree.dep[child] in _SUBJECTS or tree.dep[child] in _PASSIVE_SUBJECTS
        if not (nominal and tree.dep[child].startswith("csubj"))  # "sensing danger, the men fired"
        if not is_place_in_front(tree, child)
        for each in expand(tree, child)
    ]
    if own or depth > DEPTH or tree.child(verb, "expl") is not None:  # "there is shelling": by nobody named
        return own
    dep, head = tree.dep[verb], tree.head[verb]
    taken = taken_for_compound(tree, verb) or _given_away(tree, verb, depth)
    if head == verb or taken:
        return taken
    if dep == "conj":
        return _shared_subjects(tree, verb, depth)
    apart = _told_apart(tree, verb) if tree.tag[verb] == "VB" else None
    if apart is not None:
        return apart
    if dep in ("xcomp", "oprd"):
        own_object = tree.lemma[head] not in _SUBJECT_CONTROL
        controlled = _surface_objects(tree, head) if own_object else []
        return controlled or _surface_subjects(tree, head, depth + 1)
    if dep == "ccomp" and tree.tag[verb] in ("VB", "VBG"):
        return _surface_objects(tree, head) or _surface_subjects(tree, head, depth + 1)
    # "are opposed to": a participle after the copula is its subject's, too
    if dep in ("acomp", "attr") or (dep == "advcl" and tree.tag[verb] in ("VBG", "VBN", "VB")):
        found = _surface_subjects(tree, head, depth + 1)
        teller = told_past(tree, verb, found) if dep == "advcl" else None
        return found if teller is None else _surface_subjects(tree, teller, depth + 1)
    if dep == "pcomp":
        return _controller_of_gerund(tree, head, depth)
    if dep == "amod":  # "visiting officials", and as a passive's object "besieged towns"
        return _taken_for_adjective(tree, verb, depth)
    if dep in ("acl", "relcl"):
        above = told_above(tree, verb, head) if tree.tag[verb] == "VBG" else None
        if above is not None:
            return _surface_subjects(tree, above, depth + 1)
        if tree.tag[verb] in ("VBG", "VBN"):
            return expand(tree, head)
        bare = any(tree.lower[c] == "to" and tree.dep[c] == "aux" for c in tree.children[verb])
        return _holder_of_infinitive(tree, head, depth) if dep == "acl" or bare else []
    return []


def _surface_objects(tree: Tree, verb: int) -> list[int]:
    return [
        each
        for child in tree.children[verb]
        if tree.dep[child] in ("dobj", "obj") and not sums_up(tree, child) and not is_each_other(tree, child)
        for each in expand(tree, child)
    ]


def is_each_other(tree: Tree, head: int) -> bool:
    """Is it nobody beside those who act: "fired on each other", "accused one another"?"""
    near = (tree.lower[max(0, head - 1) : head + 1], tree.lower[head : head + 2])
    return any(pair in (["each", "other"], ["one", "another"]) for pair in near)


def _given_away(tree: Tree, verb: int, depth: int) -> list[int]:
    """Whose verb it is where the words give an error of the parser away."""
    lost = lost_subject(tree, verb)
    if lost is not None:
        return expand(tree, lost)
    deed = told_before(tree, verb) if tree.dep[verb] == "advcl" else None
    if deed is not None:
        return logical_subjects(tree, deed, is_passive(tree, deed), depth + 1)
    of_adjective = described(tree, verb) if tree.dep[verb] == "ccomp" else None
    return [] if of_adjective is None else expand(tree, of_adjective)


def _shared_subjects(tree: Tree, verb: int, depth: int) -> list[int]:
    """Whose is a verb joined with another: its subject's; A's in "accused A of arming B and helping it"."""
    first = tree.head[verb]
    if tree.lemma[first] in ACCUSING and tree.tag[verb] == "VBG" != tree.tag[first]:
        return _surface_objects(tree, first)
    if tree.tag[verb] == "VBG" and tree.pos[first] == "NOUN" and tree.dep[first] == "pobj":
        return _controller_of_gerund(tree, tree.head[first], depth)  # "accused A of funding and arming B"
    return _surface_subjects(tree, first, depth + 1) if tree.pos[first] in ("VERB", "AUX") else []


def _taken_for_adjective(tree: Tree, participle: int, depth: int) -> list[int]:
    """Who does it in "visiting officials" and "by throwing stones"?"""
    if (means := _by_what_means(tree, participle)) is not None:
        return _surface_subjects(tree, means, depth + 1)
    return expand(tree, tree.head[participle])


def _by_what_means(tree: Tree, participle: int) -> int | None:
    """The verb that is done "by throwing stones", where the parser took the gerund for an adjective?"""
    thing = tree.head[participle]
    by = tree.head[thing]
    verb = tree.head[by]
    alone = tree.tag[participle] == "VBG" and tree.dep[thing] == "pobj" and by == participle - 1
    if not alone or tree.lower[by] != "by" or tree.dep[by] != "prep" or tree.pos[verb] != "VERB":
        return None
    return None if is_passive(tree, verb) else verb


def _told_apart(tree: Tree, verb: int) -> list[int] | None:
    """Whose infinitive is it that another word than a subject or object names? None where it is none such."""
    dep, head = tree.dep[verb], tree.head[verb]
    auxiliaries = {tree.lower[c] for c in tree.children[verb] if tree.dep[c] == "aux"}
    if dep in ("ccomp", "xcomp") and tree.lemma[head] in _SAYING and auxiliaries <= {"do"}:
        return []  # "He said: 'Leave the town'" tells others to
    demand = tree.child(head, "dobj") if dep in ("xcomp", "advcl") else None
    if demand is not None and tree.lemma[demand] in _ASKING:  # "gave the army an ultimatum to leave"
        told = [*tree.prepositions(demand), *tree.prepositions(head)]
        return [each for name, each in told if name in ("to", "on")] or _given_to(tree, demand)
    if demand is not None and demand < verb and tree.lemma[head] in _PRESSING and "to" in auxiliaries:
        return [demand]  # "pressed the regime to end its raids"
    if dep in ("xcomp", "advcl", "ccomp"):
        return leaned_on(tree, head, verb) or bearer(tree, head)
    return bearer(tree, head) if dep == "acl" else None


def _controller_of_gerund(tree: Tree, preposition: int, depth: int) -> list[int]:
    """Whose gerund is it: "accused A of helping" is A's, "succeeded in helping" the subject's."""
    governor = tree.head[preposition]
    if tree.dep[preposition] == "conj" and tree.pos[governor] == "ADP":
        charged = governor  # "accused A of raids on B and of helping C"
        while tree.pos[charged] in ("ADP", "NOUN") and tree.head[charged] != charged:
            charged = tree.head[charged]
        governor = charged if tree.lemma[charged] in ACCUSING else governor
    if tree.pos[governor] in ("VERB", "AUX"):
        # "of", "from" and "for" after an object speak of the object: accuse, stop, blame somebody
        if tree.lower[preposition] in ("of", "from", "for", "into", "about", "against") or (
            tree.lower[preposition] == "with" and tree.lemma[governor] in CHARGING
        ):
            passive = is_passive(tree, governor)
            controlled = _surface_subjects(tree, governor) if passive else _surface_objects(tree, governor)
            if controlled:
                return controlled
        return _surface_subjects(tree, governor, depth + 1)
    if tree.pos[governor] in ("NOUN", "PROPN"):
        verb = tree.head[governor]
        if tree.dep[governor] == "dobj" and tree.lower[preposition] == "of" and tree.lemma[verb] in ACCUSING:
            return expand(tree, governor)  # "accused [the coalition of killing them]": the coalition did
        if (held := holding_verb(tree, governor)) is not None:  # "detained A on suspicion of helping"
            return _surface_subjects(tree, held) if is_passive(tree, held) else _surface_objects(tree, held)
        if tree.dep[governor] == "pobj" and tree.lower[verb] == "as":
            return []  # "welcomed it as a step towards ending the war": whoever ends it
        if tree.dep[governor] == "pobj" and is_passive(tree, tree.head[verb]) and tree.lower[verb] == "with":
            return [head for _, head in agents(tree, tree.head[verb])]  # "were hit with the aim of"
        return _holder_of_infinitive(tree, governor, depth)
    return []


def _holder_of_infinitive(tree: Tree, noun: int, depth: int) -> list[int]:
    """Whose infinitive is it: "A's efforts to help", "A made an offer to help", "a pledge by A": A's."""
    verb = tree.head[noun]
    if tree.lemma[noun] in _ASKING:  # it is for those who are asked to do it: "accepted A's request to help"
        answers = tree.dep[noun] == "dobj" and tree.lemma[verb] in _ANSWERING
        asked = [head for name, head in tree.prepositions(noun) if name in ("to", "on", "for")]
        return _surface_subjects(tree, verb, depth + 1) if answers else asked or _given_to(tree, noun)
    holders = owners(tree, noun) or _given_to(tree, noun)
    if holders:
        return holders
    if tree.dep[noun] in ("dobj", "attr", "pobj", "conj") and depth <= DEPTH:
        while tree.pos[verb] == "ADP" and tree.head[verb] != verb:
            verb = tree.head[verb]
        if tree.pos[verb] in ("VERB", "AUX"):
            return _surface_subjects(tree, verb, depth + 1)
    named = [m for m in modifiers(tree, noun) if tree.pos[m] in ("PROPN", "ADJ")]
    return named if tree.dep[noun] in ("nsubj", "nsubjpass") else []


def _given_to(tree: Tree, thing: int) -> list[int]:
    """Whose is a power or a right that is given: "gave the council authority to ban it": the council's."""
    verb = tree.head[thing]
    if tree.dep[thing] != "dobj" or tree.lemma[verb] not in _ENABLING:
        return []
    given = [c for c in tree.children[verb] if tree.dep[c] == "dative" and tree.pos[c] != "ADP"]
    return [each for c in given for each in expand(tree, c)] or [
        head for name, head in tree.prepositions(verb) if name == "to"
    ]


def _has_stranded_or_relative_oblique(tree: Tree, verb: int) -> bool:
    return any(
        tree.lower[c] in ("where", "when", "why")
        or (tree.dep[c] == "prep" and any(tree.tag[g] in RELATIVE_TAGS for g in tree.children[c]))
        for c in tree.children[verb]
    )


def owners(tree: Tree, noun: int) -> list[int]:
    """Who does what a noun tells, as far as the grammar marks it: "A's raid", "a raid by A"."""
    owned = [each for c in tree.children[noun] if tree.dep[c] == "poss" for each in expand(tree, c)]
    by = [head for name, head in tree.prepositions(noun) if name == "by" and tree.pos[head] != "VERB"]
    return owned + by


def modifiers(tree: Tree, noun: int) -> list[int]:
    """What stands before a noun: "a Vardanian border raid"."""
    before = [c for c in tree.children[noun] if tree.dep[c] in _ADNOMINAL]
    return [each for c in before for each in tree.conjuncts(c)]
