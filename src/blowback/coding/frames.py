"""Which words fill the places around a predicate, whatever the grammar did to them?

A passive, a relative clause, a participle, a conjunct or a controlled infinitive all come out as the
same frame: who does it (``subjects``), to whom (``objects``), and what hangs on with a preposition.
Everything is a token index; nothing here knows PLOVER.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.charged import CHARGING, holding_verb
from blowback.coding.control import bearer, leaned_on
from blowback.coding.misparsed import (
    ACCUSING,
    described,
    has_clause_for_object,
    is_means,
    is_place_in_front,
    is_scene_in_front,
    is_set_against,
    lost_subject,
    sums_up,
    swallowed,
    taken_for_clause,
    taken_for_compound,
    told_above,
    told_before,
)
from blowback.coding.own_nouns import give_owners_their_nouns
from blowback.coding.pairs import those_meant

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_ADNOMINAL = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
# verbs whose infinitive is the subject's even after an object: "used gas to disperse", "promised A to help"
_SUBJECT_CONTROL = frozenset({"use", "promise", "vow", "threaten", "spend", "take", "employ", "join"})
_SAYING = frozenset({"say", "tell", "write", "add", "tweet", "shout", "declare", "reply", "cry"})
_ENABLING = frozenset({"give", "grant", "deny", "hand", "afford", "confer", "restore", "delegate"})
_NEGATIVE = frozenset({"no", "never", "neither", "nor", "nobody", "nothing", "none", "hardly"})
_ASKING = frozenset({"request", "demand", "call", "appeal", "order", "invitation", "plea", "ultimatum"})
_ANSWERING = frozenset(
    {"accept", "reject", "refuse", "decline", "ignore", "heed", "grant", "honor", "honour", "obey", "defy",
     "receive", "resist", "spurn", "rebuff", "dismiss", "answer", "get"}
)  # fmt: skip
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
# what nobody calls "who"
_NOBODIES = frozenset(
    {"regime", "government", "republic", "state", "country", "party", "army", "movement", "organisation",
     "organization", "council", "parliament", "empire", "monarchy", "ministry", "agency", "administration"}
)  # fmt: skip
_DEPTH = 6  # how far a subject is looked for up the tree; longer chains are parsing errors

# whoever has several of them has one of each: "the governments of Vardania and Ostrea"
_ENVOYS = frozenset(
    ("government", "official", "minister", "president", "leader", "army", "military", "diplomat", "envoy",
     "ambassador", "negotiator", "representative", "delegation", "troop", "force", "soldier", "embassy",
     "consulate", "ministry", "parliament", "king", "chief", "commander", "fighter", "citizen", "national",
     "journalist", "city", "town", "village", "capital", "port")
)  # fmt: skip


class Tree:
    """A parse as plain lists, so that rules need not ask spaCy for a token at a time.

    Attributes:
        doc: the parse.
        source: its text.
        text, lemma, pos, tag, dep: one string a token; lemmas are lower case.
        head: the index of each token's head (its own for a root).
        children: the indices of each token's dependents, in text order.
        sent: the index of each token's sentence.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.source = doc.text  # made anew by spaCy at every asking
        self.text = [token.text for token in doc]
        self.lower = [text.lower() for text in self.text]
        self.lemma = [token.lemma_.lower() for token in doc]
        self.pos = [token.pos_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        self.dep = [token.dep_ for token in doc]
        self.head = [token.head.i for token in doc]
        self.start = [token.idx for token in doc]
        self.end = [token.idx + len(token) for token in doc]
        self.children: list[list[int]] = [[] for _ in self.head]
        for index, head in enumerate(self.head):
            if head != index:
                self.children[head].append(index)
        self.sent = [0] * len(self.head)
        self.sentences: list[tuple[int, int]] = []
        for number, sentence in enumerate(doc.sents):
            self.sentences.append((sentence.start, sentence.end))
            for index in range(sentence.start, sentence.end):
                self.sent[index] = number
        self._frames: dict[int, Frame] = {}
        self._meant: dict[int, tuple[int, ...]] = {}
        give_owners_their_nouns(self)

    def child(self, index: int, *deps: str) -> int | None:
        """The first dependent of ``index`` with one of these labels."""
        for child in self.children[index]:
            if self.dep[child] in deps:
                return child
        return None

    def descendants(self, index: int) -> Iterator[int]:
        """All tokens below ``index``, itself first, parents before children."""
        stack = [index]
        while stack:
            current = stack.pop()
            yield current
            stack.extend(reversed(self.children[current]))

    def conjuncts(self, index: int) -> list[int]:
        """``index`` and what is coordinated below it: "A, B and C" from A, two sides in "A's and B's men"."""
        found = [index, *self._sharers(index)]
        for current in found:
            found.extend(
                c
                for c in self.children[current]
                if self.dep[c] == "conj" and c not in found and not is_set_against(self, current, c)
            )
        return sorted(found)

    def _sharers(self, noun: int) -> Iterator[int]:
        """In "Vardanian and Ostrean troops", "officials of Vardania and Ostrea": who shares the noun?"""
        if self.tag[noun] not in ("NNS", "NNPS"):
            return
        named = [c for c in self.children[noun] if self.dep[c] in ("amod", "compound", "nmod")]
        if self.lemma[noun] in _ENVOYS:
            links = [c for c in self.children[noun] if self.lower[c] in ("of", "from")]
            named += [c for link in links for c in self.children[link] if self.dep[c] == "pobj"]
        for first in named:
            if self.text[first][:1].isupper():
                joined = (c for c in self.children[first] if self.dep[c] == "conj")
                yield from (c for c in joined if self.text[c][:1].isupper())

    def meant(self, index: int) -> tuple[int, ...]:
        """Those whom a phrase means that only counts them ("the two sides"); itself for any other."""
        found = self._meant.get(index)
        if found is None:
            self._meant[index] = (index,)  # what is looked for in its own clause is not found there
            found = self._meant[index] = those_meant(self, index)
        return found

    def prepositions(self, index: int) -> Iterator[tuple[str, int]]:
        """What hangs on ``index`` by a preposition: (preposition, object or clause), compounds joined."""
        for child in self._prepositions_of(index):
            name = self.lower[child]
            for inner in self.children[child]:
                dep = self.dep[inner]
                if dep in ("pobj", "pcomp"):
                    for each in self._led_to(name, inner):
                        yield name, each
                elif dep == "prep":  # "out of", "because of", "according to"
                    for deepest in self.children[inner]:
                        if self.dep[deepest] in ("pobj", "pcomp"):
                            for each in self.conjuncts(deepest):
                                yield f"{name} {self.lower[inner]}", each

    def _prepositions_of(self, index: int) -> Iterator[int]:
        """Its prepositions, each with the same one said again: "on A and on B"."""
        for child in self.children[index]:
            if self.dep[child] in ("prep", "dative", "agent"):
                yield child
                again = (c for c in self.children[child] if self.dep[c] == "conj")
                yield from (c for c in again if self.lower[c] == self.lower[child])

    def _led_to(self, name: str, index: int) -> Sequence[int]:
        """The conjuncts at the end of a preposition; "between" has two, however they are hung."""
        heads = self.conjuncts(index)
        if name != "between" or len(heads) > 1:
            return heads
        for child in self.children[index]:  # "between the government of A and B"
            inner = self.child(child, "pobj") if self.lower[child] == "of" else None
            joined = self.conjuncts(inner) if inner is not None else []
            if len(joined) > 1:
                return [index, *joined[1:]]
        return self.meant(index)

    def negated(self, index: int) -> bool:
        """Is the predicate negated: by a negation, by "no" on a party to it, by "without" or "nor"?"""
        for child in self.children[index]:
            word = self.lower[child]
            if self.dep[child] == "neg" or (word in _NEGATIVE and child < index):
                return True
            if self.dep[child] in _PARTIES and (word in _NEGATIVE or self._has_no(child)):
                return True
        if self.dep[index] in ("pcomp", "pobj") and self.lower[self.head[index]] == "without":
            return True
        if self.dep[index] == "conj" and self.pos[self.head[index]] == "VERB":  # "did not speak or write"
            joined = any(self.lower[c] in ("or", "nor") for c in self.children[self.head[index]])
            return joined and self.negated(self.head[index])
        return False

    def _has_no(self, index: int) -> bool:
        """Is it "no side" or "neither side"?"""
        return any(
            self.lower[child] in ("no", "neither") and self.dep[child] == "det"
            for child in self.children[index]
        )

    def frame(self, index: int) -> Frame:
        """The frame of the predicate at ``index``, verb or noun; made once."""
        found = self._frames.get(index)
        if found is None:
            verbal = self.pos[index] in ("VERB", "AUX")
            found = _verb_frame(self, index) if verbal else _noun_frame(self, index)
            self._frames[index] = found
        return found


class Frame(NamedTuple):
    """A predicate and what fills its places, as token indices (heads of phrases, conjuncts expanded).

    For a noun, ``subjects`` are those that the grammar marks as doing it (possessor, "by"), ``modifiers``
    what stands before it (adjective, compound), and "of" is left among ``obliques``.
    """

    predicate: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    indirect: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    complements: tuple[tuple[str, int], ...]
    modifiers: tuple[int, ...]
    particle: str | None
    passive: bool

    def by(self, *prepositions: str) -> tuple[int, ...]:
        """What hangs on the predicate by one of these prepositions."""
        return tuple(head for name, head in self.obliques if name in prepositions)


def _verb_frame(tree: Tree, verb: int) -> Frame:
    passive = _is_passive(tree, verb)
    subjects = _logical_subjects(tree, verb, passive)
    objects = _logical_objects(tree, verb, passive)
    indirect: list[int] = []
    complements: list[tuple[str, int]] = []
    particle = None
    for child in tree.children[verb]:
        dep = tree.dep[child]
        if dep == "dative" and tree.pos[child] != "ADP":
            indirect.extend(_expand(tree, child))
        elif dep in ("ccomp", "xcomp", "advcl", "oprd", "attr", "acomp"):
            complements.extend((dep, each) for each in tree.conjuncts(child))
        elif dep == "prt":
            particle = tree.lower[child]
    indirect = indirect or [each for name in swallowed(tree, verb) for each in _expand(tree, name)]
    objects = [each for each in objects if each not in indirect]
    obliques = list(tree.prepositions(verb))
    scenes = [c for c in tree.children[verb] if c < verb and tree.dep[c] == "prep"]
    if scenes and is_scene_in_front(tree, scenes[0], verb):
        set_in = set(tree.descendants(scenes[0]))
        obliques = [(name, each) for name, each in obliques if each not in set_in]
    if passive:  # the agent has become the subject
        agents = {each for name, each in _agents(tree, verb)}
        obliques = [(name, each) for name, each in obliques if each not in agents]
    return Frame(
        predicate=verb,
        subjects=tuple(subjects),
        objects=tuple(objects),
        indirect=tuple(indirect),
        obliques=tuple((name, each) for name, head in obliques for each in [_antecedent(tree, head)]),
        complements=tuple(complements),
        modifiers=(),
        particle=particle,
        passive=passive,
    )


def _noun_frame(tree: Tree, noun: int) -> Frame:
    subjects: list[int] = []
    modifiers: list[int] = []
    complements: list[tuple[str, int]] = []
    for child in tree.children[noun]:
        dep = tree.dep[child]
        if dep == "poss":
            subjects.extend(_expand(tree, child))
        elif dep in _ADNOMINAL:
            modifiers.extend(tree.conjuncts(child))
        elif dep in ("acl", "relcl", "ccomp"):
            complements.append((dep, child))
    obliques = list(tree.prepositions(noun))
    subjects.extend(head for name, head in obliques if name == "by" and tree.pos[head] != "VERB")
    return Frame(
        predicate=noun,
        subjects=tuple(subjects),
        objects=(),
        indirect=(),
        obliques=tuple((name, head) for name, head in obliques if name != "by"),
        complements=tuple(complements),
        modifiers=tuple(modifiers),
        particle=None,
        passive=False,
    )


def _is_passive(tree: Tree, verb: int) -> bool:
    deps = [tree.dep[child] for child in tree.children[verb]]
    if "nsubjpass" in deps or "auxpass" in deps or "agent" in deps:
        return True
    clause = tree.dep[verb] == "conj" and has_clause_for_object(tree, verb)
    if tree.tag[verb] != "VBN" or "aux" in deps or "nsubj" in deps or ("dobj" in deps and not clause):
        return False
    if tree.dep[verb] == "conj":
        head = tree.head[verb]
        return tree.pos[head] not in ("VERB", "AUX") or _is_passive(tree, head)
    if tree.dep[verb] == "oprd":  # "were kept confined", "left them stranded"
        return _is_passive(tree, tree.head[verb]) or bool(_surface_objects(tree, tree.head[verb]))
    return tree.dep[verb] in ("acl", "advcl", "amod", "ccomp", "ROOT", "pcomp", "xcomp")


def _agents(tree: Tree, verb: int) -> list[tuple[str, int]]:
    """The "by" phrases of a passive, also one that the parser took for an ordinary preposition."""
    return [
        (name, head)
        for name, head in tree.prepositions(verb)
        if name == "by" and tree.pos[head] != "VERB" and not is_means(tree, head)
    ]


def _logical_subjects(tree: Tree, verb: int, passive: bool, depth: int = 0) -> list[int]:
    """Who does it, found by climbing: own subject, shared subject, controller, modified noun."""
    if passive:
        by = [each for _, head in _agents(tree, verb) for each in [_antecedent(tree, head)]]
        return by or _hyphened_agent(tree, verb)
    return _surface_subjects(tree, verb, depth)


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
        for each in _expand(tree, child)
    ]
    if own or depth > _DEPTH or tree.child(verb, "expl") is not None:  # "there is shelling": by nobody named
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
        return _surface_subjects(tree, head, depth + 1)
    if dep == "pcomp":
        return _controller_of_gerund(tree, head, depth)
    if dep == "amod":  # "visiting officials", and as a passive's object "besieged towns"
        return _taken_for_adjective(tree, verb, depth)
    if dep in ("acl", "relcl"):
        above = told_above(tree, verb, head) if tree.tag[verb] == "VBG" else None
        if above is not None:
            return _surface_subjects(tree, above, depth + 1)
        if tree.tag[verb] in ("VBG", "VBN"):
            return _expand(tree, head)
        bare = any(tree.lower[c] == "to" and tree.dep[c] == "aux" for c in tree.children[verb])
        return _holder_of_infinitive(tree, head, depth) if dep == "acl" or bare else []
    return []


def _given_away(tree: Tree, verb: int, depth: int) -> list[int]:
    """Whose verb it is where the words give an error of the parser away."""
    lost = lost_subject(tree, verb)
    if lost is not None:
        return _expand(tree, lost)
    deed = told_before(tree, verb) if tree.dep[verb] == "advcl" else None
    if deed is not None:
        return _logical_subjects(tree, deed, _is_passive(tree, deed), depth + 1)
    of_adjective = described(tree, verb) if tree.dep[verb] == "ccomp" else None
    return [] if of_adjective is None else _expand(tree, of_adjective)


def _shared_subjects(tree: Tree, verb: int, depth: int) -> list[int]:
    """Whose is a verb joined with another: its subject's; A's in "accused A of arming B and helping it"."""
    first = tree.head[verb]
    if tree.lemma[first] in ACCUSING and tree.tag[verb] == "VBG" != tree.tag[first]:
        return _surface_objects(tree, first)
    return _surface_subjects(tree, first, depth + 1) if tree.pos[first] in ("VERB", "AUX") else []


def _taken_for_adjective(tree: Tree, participle: int, depth: int) -> list[int]:
    """Who does it in "visiting officials" and "by throwing stones"?"""
    if (means := _by_what_means(tree, participle)) is not None:
        return _surface_subjects(tree, means, depth + 1)
    return _expand(tree, tree.head[participle])


def _by_what_means(tree: Tree, participle: int) -> int | None:
    """The verb that is done "by throwing stones", where the parser took the gerund for an adjective?"""
    thing = tree.head[participle]
    by = tree.head[thing]
    verb = tree.head[by]
    alone = tree.tag[participle] == "VBG" and tree.dep[thing] == "pobj" and by == participle - 1
    if not alone or tree.lower[by] != "by" or tree.dep[by] != "prep" or tree.pos[verb] != "VERB":
        return None
    return None if _is_passive(tree, verb) else verb


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
            passive = _is_passive(tree, governor)
            controlled = _surface_subjects(tree, governor) if passive else _surface_objects(tree, governor)
            if controlled:
                return controlled
        return _surface_subjects(tree, governor, depth + 1)
    if tree.pos[governor] in ("NOUN", "PROPN"):
        verb = tree.head[governor]
        if tree.dep[governor] == "dobj" and tree.lower[preposition] == "of" and tree.lemma[verb] in ACCUSING:
            return _expand(tree, governor)  # "accused [the coalition of killing them]": the coalition did
        if (held := holding_verb(tree, governor)) is not None:  # "detained A on suspicion of helping"
            return _surface_subjects(tree, held) if _is_passive(tree, held) else _surface_objects(tree, held)
        if tree.dep[governor] == "pobj" and tree.lower[verb] == "as":
            return []  # "welcomed it as a step towards ending the war": whoever ends it
        if tree.dep[governor] == "pobj" and _is_passive(tree, tree.head[verb]) and tree.lower[verb] == "with":
            return [head for _, head in _agents(tree, tree.head[verb])]  # "were hit with the aim of"
        return _holder_of_infinitive(tree, governor, depth)
    return []


def _holder_of_infinitive(tree: Tree, noun: int, depth: int) -> list[int]:
    """Whose infinitive is it: "A's efforts to help", "A made an offer to help", "a pledge by A": A's."""
    verb = tree.head[noun]
    if tree.lemma[noun] in _ASKING:  # it is for those who are asked to do it: "accepted A's request to help"
        answers = tree.dep[noun] == "dobj" and tree.lemma[verb] in _ANSWERING
        asked = [head for name, head in tree.prepositions(noun) if name in ("to", "on", "for")]
        return _surface_subjects(tree, verb, depth + 1) if answers else asked or _given_to(tree, noun)
    holders = list(_noun_frame(tree, noun).subjects) or _given_to(tree, noun)
    if holders:
        return holders
    if tree.dep[noun] in ("dobj", "attr", "pobj", "conj") and depth <= _DEPTH:
        while tree.pos[verb] == "ADP" and tree.head[verb] != verb:
            verb = tree.head[verb]
        if tree.pos[verb] in ("VERB", "AUX"):
            return _surface_subjects(tree, verb, depth + 1)
    modifiers = [m for m in _noun_frame(tree, noun).modifiers if tree.pos[m] in ("PROPN", "ADJ")]
    return modifiers if tree.dep[noun] in ("nsubj", "nsubjpass") else []


def _given_to(tree: Tree, thing: int) -> list[int]:
    """Whose is a power or a right that is given: "gave the council authority to ban it": the council's."""
    verb = tree.head[thing]
    if tree.dep[thing] != "dobj" or tree.lemma[verb] not in _ENABLING:
        return []
    given = [c for c in tree.children[verb] if tree.dep[c] == "dative" and tree.pos[c] != "ADP"]
    return [each for c in given for each in _expand(tree, c)] or [
        head for name, head in tree.prepositions(verb) if name == "to"
    ]


def _surface_objects(tree: Tree, verb: int) -> list[int]:
    return [
        each
        for child in tree.children[verb]
        if tree.dep[child] in ("dobj", "obj") and not sums_up(tree, child)
        for each in _expand(tree, child)
    ]


def _logical_objects(tree: Tree, verb: int, passive: bool) -> list[int]:
    if passive:
        objects = [] if has_clause_for_object(tree, verb) else _surface_objects(tree, verb)
        return _surface_subjects(tree, verb) + objects
    objects = _surface_objects(tree, verb)
    objects = objects or [each for whom in taken_for_clause(tree, verb) for each in _expand(tree, whom)]
    if objects:
        return objects
    aside = any(tree.dep[c] in ("aux", "nsubj") for c in tree.children[verb])
    gerund = _by_what_means(tree, verb) is not None
    if tree.dep[verb] == "amod" and (aside or gerund):
        return _expand(tree, tree.head[verb])  # "has enriched uranium", misparsed
    later = [c for c in tree.children[verb] if tree.dep[c] == "conj" and tree.pos[c] == "VERB"]
    if tree.dep[verb] == "conj" and tree.tag[verb] == tree.tag[tree.head[verb]]:
        return _surface_objects(tree, later[0]) if later else []
    has_complement = any(tree.dep[c] in ("ccomp", "xcomp", "prep", "prt") for c in tree.children[verb])
    if later and not has_complement and later[0] - verb <= 2:  # "detained and beat the men"
        return _surface_objects(tree, later[0])
    if tree.dep[verb] == "relcl" and _surface_subjects(tree, verb):
        subjects = _surface_subjects(tree, verb)
        if tree.head[verb] not in subjects and not _has_stranded_or_relative_oblique(tree, verb):
            return _expand(tree, tree.head[verb])
    return []


def _has_stranded_or_relative_oblique(tree: Tree, verb: int) -> bool:
    return any(
        tree.lower[c] in ("where", "when", "why")
        or (tree.dep[c] == "prep" and any(tree.tag[g] in _RELATIVE_TAGS for g in tree.children[c]))
        for c in tree.children[verb]
    )


def _antecedent(tree: Tree, index: int) -> int:
    """A relative pronoun stands for the noun that its clause modifies."""
    if tree.tag[index] not in _RELATIVE_TAGS:
        return index
    clause = tree.head[index]
    for _ in range(_DEPTH):
        if tree.dep[clause] == "relcl":
            noun = tree.head[clause]
            return _somebody(tree, noun) if tree.lower[index] == "who" else _body_of(tree, noun)
        if tree.head[clause] == clause:
            return index
        clause = tree.head[clause]
    return index


def _body_of(tree: Tree, noun: int) -> int:
    """What is meant by "which" behind "the government of Prime Minister A, which": no person."""
    preposition = tree.head[noun]
    person = tree.doc[noun].ent_type_ == "PERSON" and tree.pos[noun] == "PROPN"
    if person and tree.dep[noun] == "pobj" and tree.lower[preposition] == "of":
        return tree.head[preposition]
    return noun


def _somebody(tree: Tree, noun: int) -> int:
    """Who is meant by "who" behind "an heir of the old regime who": no regime, but its heir.

    Nor is it the firm in "Tovan Resh, a lawyer for the firm, who".
    """
    preposition = tree.head[noun]
    titled = tree.head[preposition]
    if tree.dep[noun] == "pobj" and tree.dep[titled] == "appos" and noun > titled:
        person = tree.head[titled]
        if tree.doc[person].ent_type_ == "PERSON" and tree.doc[noun].ent_type_ != "PERSON":
            return person
    inner = tree.dep[noun] == "pobj" and tree.lower[preposition] == "of"
    if not inner or tree.lemma[noun] not in _NOBODIES:
        return noun
    heir = tree.head[preposition]
    while tree.dep[heir] == "appos" and tree.head[heir] != heir:
        heir = tree.head[heir]
    return heir


def _expand(tree: Tree, index: int) -> list[int]:
    """The phrase and its conjuncts; a relative pronoun becomes its antecedent."""
    resolved = _antecedent(tree, index)
    if resolved != index:  # "A and B, which": both, where the clause is hung on the first
        every = tree.conjuncts(resolved)
        return every if every[-1] < index and tree.lower[index] in ("who", "which") else [resolved]
    return list(dict.fromkeys(each for one in tree.conjuncts(index) for each in tree.meant(one)))
