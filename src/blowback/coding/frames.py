"""Which words fill the places around a predicate, whatever the grammar did to them?

A passive, a relative clause, a participle, a conjunct or a controlled infinitive all come out as the
same frame: who does it (``subjects``), to whom (``objects``), and what hangs on with a preposition.
Everything is a token index; nothing here knows PLOVER.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.arguments import (
    agents,
    is_each_other,
    is_passive,
    logical_objects,
    logical_subjects,
    modifiers,
    owners,
)
from blowback.coding.misparsed import is_scene_in_front, is_set_against, swallowed
from blowback.coding.own_nouns import give_owners_their_nouns
from blowback.coding.pairs import those_meant
from blowback.coding.relative_pronouns import antecedent, expand

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CALLING = frozenset({"call", "describe", "label", "term"})
_NEGATIVE = frozenset({"no", "never", "neither", "nor", "nobody", "nothing", "none", "hardly"})
_CLAUSES = frozenset({"acl", "relcl", "ccomp"})
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})

# whoever has several of them has one of each: "the governments of Vardania and Ostrea"
_ENVOYS = frozenset(
    ("government", "official", "minister", "president", "leader", "army", "military", "diplomat", "envoy",
     "ambassador", "negotiator", "representative", "delegation", "troop", "force", "soldier", "embassy",
     "consulate", "ministry", "parliament", "king", "chief", "commander", "fighter", "citizen", "national",
     "journalist", "guard", "police", "jet", "warship", "navy", "unit", "city", "town", "village", "capital",
     "port")
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
        """The conjuncts at the end of a preposition; "between" has two, however they are hung.

        "In what Kesh called an attack" is in an attack.
        """
        calls = name == "in" and self.lemma[index] in _CALLING
        if calls and any(self.lower[c] == "what" for c in self.children[index]):
            named = self.child(index, "oprd")
            index = index if named is None else named
        heads = self.conjuncts(index)
        if name != "between" or len(heads) > 1:
            return heads
        for child in self.children[index]:  # "between the government of A and B"
            inner = self.child(child, "pobj") if self.lower[child] == "of" else None
            joined = self.conjuncts(inner) if inner is not None else []
            if len(joined) > 1:
                return [index, *joined[1:]]
        return self.meant(index)

    def negated(self, index: int, but: int | None = None) -> bool:
        """Is the predicate negated: by a negation, by "no" on a party to it, by "without" or "nor"?

        Of the party ``but`` is asked apart: "launched no attack" is one negation, not two.
        """
        for child in self.children[index]:
            word = self.lower[child]
            if self.dep[child] == "neg" or (word in _NEGATIVE and child < index):
                return True
            if child != but and self.dep[child] in _PARTIES and (word in _NEGATIVE or self._has_no(child)):
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
    passive = is_passive(tree, verb)
    subjects = logical_subjects(tree, verb, passive)
    objects = logical_objects(tree, verb, passive)
    indirect: list[int] = []
    complements: list[tuple[str, int]] = []
    particle = None
    for child in tree.children[verb]:
        dep = tree.dep[child]
        if dep == "dative" and tree.pos[child] != "ADP":
            indirect.extend(expand(tree, child))
        elif dep in ("ccomp", "xcomp", "advcl", "oprd", "attr", "acomp"):
            complements.extend((dep, each) for each in tree.conjuncts(child))
        elif dep == "prt":
            particle = tree.lower[child]
    indirect = indirect or [each for name in swallowed(tree, verb) for each in expand(tree, name)]
    objects = [each for each in objects if each not in indirect]
    obliques = list(tree.prepositions(verb))
    scenes = [c for c in tree.children[verb] if c < verb and tree.dep[c] == "prep"]
    if scenes and is_scene_in_front(tree, scenes[0], verb):
        set_in = set(tree.descendants(scenes[0]))
        obliques = [(name, each) for name, each in obliques if each not in set_in]
    obliques = [(name, each) for name, each in obliques if not is_each_other(tree, each)]
    if passive:  # the agent has become the subject
        doers = {each for _, each in agents(tree, verb)}
        obliques = [(name, each) for name, each in obliques if each not in doers]
    return Frame(
        predicate=verb,
        subjects=tuple(subjects),
        objects=tuple(objects),
        indirect=tuple(indirect),
        obliques=tuple((name, each) for name, head in obliques for each in [antecedent(tree, head)]),
        complements=tuple(complements),
        modifiers=(),
        particle=particle,
        passive=passive,
    )


def _noun_frame(tree: Tree, noun: int) -> Frame:
    return Frame(
        predicate=noun,
        subjects=tuple(owners(tree, noun)),
        objects=(),
        indirect=(),
        obliques=tuple((name, head) for name, head in tree.prepositions(noun) if name != "by"),
        complements=tuple((tree.dep[c], c) for c in tree.children[noun] if tree.dep[c] in _CLAUSES),
        modifiers=tuple(modifiers(tree, noun)),
        particle=None,
        passive=False,
    )
