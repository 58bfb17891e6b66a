"""What does a mention tell about who it can be: number, gender, kind, modifiers, place in the sentence?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from blowback.read.lexicon import Gender, Number, lexicon, pronouns, verbs, words
from blowback.read.tokens import Tokens
from blowback.records import Mention, Span
from blowback.text.names import NameTable, is_acronym, name_words
from blowback.text.spans import TokenIndex
from blowback.vocab.actors import ActorKind, MentionForm

Family = Literal["person", "people", "place", "body", "any"]
Role = Literal["subject", "object", "owner", "other"]
Reference = Literal["definite", "indefinite", "negative", "bare", "owned"]

_FAMILY: dict[ActorKind, Family] = {
    ActorKind.PERSON: "person",
    ActorKind.POPULATION: "people",
    ActorKind.PLACE: "place",
    ActorKind.STATE: "place",
}
_MANY = frozenset({"NNS", "NNPS"})
_ALWAYS_MANY = frozenset({"police", "people", "personnel", "staff", "clergy", "troops"})


class Feature(NamedTuple):
    """A mention with what the rules ask of it.

    ``at`` is its head token, ``owner`` the head of its possessor, ``of`` that of its complement, ``joined``
    the first of the conjuncts that it is among, ``quote`` the number of the quotation around it (-1: none).
    """

    order: int
    mention: Mention
    at: int
    first: int
    beyond: int
    sentence: int
    block: int
    word: str
    head: str
    words: tuple[str, ...]
    modifiers: frozenset[str]
    titles: frozenset[str]
    ids: frozenset[str]
    number: Number | None
    gender: Gender | None
    family: Family
    reference: Reference
    role: Role
    nested: bool
    acts: bool
    person: str | None
    reflexive: bool
    quote: int
    adjective: bool
    owner: int | None
    of: int | None
    joined: int

    @property
    def form(self) -> MentionForm:
        """How is the mention worded?"""
        return self.mention.form

    @property
    def heads(self) -> frozenset[str]:
        """Which nouns can take the mention up again: "the ministry", "the mayor"?"""
        if self.form is MentionForm.NOMINAL or (self.words and self.head in lexicon().nouns):
            return self.titles | {self.head}
        return self.titles

    @property
    def speaks(self) -> bool:
        """Is it the first or second person: whoever speaks, or is spoken to?"""
        return self.person in {"i", "we", "you"}


def describe(
    tokens: Tokens, mentions: Sequence[Mention], names: NameTable, quotes: Sequence[Span]
) -> list[Feature]:
    """What do the mentions tell, in order of their head tokens?"""
    index = TokenIndex(tokens.start, tokens.end)
    placed = []
    for mention in mentions:
        span = index.tokens((mention.start, mention.end))
        head = index.tokens(mention.head)
        placed.append((head[0], span[0], span[-1] + 1, mention))
    placed.sort(key=lambda row: (row[0], row[1]))
    return [
        _describe(tokens, names, quotes, order, at, first, beyond, mention)
        for order, (at, first, beyond, mention) in enumerate(placed)
    ]


def _describe(
    tokens: Tokens,
    names: NameTable,
    quotes: Sequence[Span],
    order: int,
    at: int,
    first: int,
    beyond: int,
    mention: Mention,
) -> Feature:
    named = mention.form is MentionForm.NAME
    spelled = tuple(w.lower() for w in name_words(mention.text)) if named else ()
    ids: frozenset[str] = frozenset()
    if named:
        ids = _ids(names, mention)
    pronoun = pronouns()[tokens.lower[at]] if mention.form is MentionForm.PRONOUN else None
    titles = _titles(tokens, first, at) if named else frozenset[str]()
    return Feature(
        order=order,
        mention=mention,
        at=at,
        first=first,
        beyond=beyond,
        sentence=tokens.sentence[at],
        block=tokens.block[at],
        word=tokens.lower[at],
        head=tokens.lemma[at] if tokens.pos[at] == "NOUN" else tokens.lower[at],
        words=spelled,
        modifiers=_modifiers(tokens, first, beyond, at)
        if mention.form is MentionForm.NOMINAL
        else frozenset(),
        titles=titles,
        ids=ids,
        number=_number(tokens, at, mention),
        gender=_gender(tokens, at, spelled, titles, mention),
        family=_family(tokens, at, mention),
        reference=_reference(tokens, at),
        role=_role(tokens, at),
        nested=tokens.dep[at] in {"compound", "poss", "amod", "nmod"},
        acts=_acts(tokens, at),
        person=pronoun.person if pronoun else None,
        reflexive=pronoun is not None and pronoun.form == "self",
        quote=next((n for n, (a, b) in enumerate(quotes) if a <= mention.start < b), -1),
        owner=next((c for c in tokens.children[at] if tokens.dep[c] == "poss"), None),
        of=_complement(tokens, at),
        joined=_conjunction(tokens, at),
        adjective=mention.kind is ActorKind.STATE and _is_modifier(tokens, at),
    )


def _family(tokens: Tokens, at: int, mention: Mention) -> Family:
    """Is it a person, several, a place or a body; "any" where the noun fits all ("its rival")?"""
    if mention.form is MentionForm.NOMINAL and tokens.lemma[at] in words().relational:
        return "any"
    return _FAMILY.get(mention.kind, "body")


def _acts(tokens: Tokens, at: int) -> bool:
    """Is a mention the subject of what only somebody does?"""
    book = verbs()
    lemma = tokens.lemma[tokens.head[at]]
    done = (book.acting, book.saying, book.addressing, book.helping, book.backing, book.outward)
    return tokens.dep[at] == "nsubj" and any(lemma in each for each in done)


def _is_modifier(tokens: Tokens, at: int) -> bool:
    """Is a word an adjective before a noun ("Vardanian bread"), no acronym that was taken for one?"""
    dep = tokens.dep[at] in {"amod", "compound", "nmod"}
    return dep and tokens.pos[at] == "ADJ" and not is_acronym(tokens.word[at])


def _ids(names: NameTable, mention: Mention) -> frozenset[str]:
    """Whom can a name mean; a capital that stands as a place is not its government."""
    place = mention.kind is ActorKind.PLACE
    return frozenset(
        i
        for entry in names.lookup(mention.text)
        for i in entry.ids
        if entry.strength != "weak" and not (place and entry.strength == "metonym")
    )


def _titles(tokens: Tokens, first: int, at: int) -> frozenset[str]:
    """The words of office before a name: "the Vardanian prime minister Ana Kesh" has "minister"."""
    found = set()
    book = lexicon()
    i = first - 1
    while i >= 0 and tokens.sentence[i] == tokens.sentence[at] and first - i <= 6:
        if tokens.head[i] != at and tokens.head[i] != i + 1 and not first <= tokens.head[i] <= at:
            break
        if tokens.lower[i] in book.titles or tokens.lemma[i] in book.nouns:
            found.add(tokens.lemma[i] if tokens.pos[i] == "NOUN" else tokens.lower[i])
        i -= 1
    return frozenset(found)


def _modifiers(tokens: Tokens, first: int, beyond: int, at: int) -> frozenset[str]:
    """The words that tell one group from another; "militant" before "group" only says its kind."""
    after = [c for c in tokens.children[at] if c >= beyond and tokens.dep[c] == "amod"]
    return frozenset(
        tokens.lemma[i] if tokens.pos[i] in {"NOUN", "ADJ", "VERB"} else tokens.lower[i]
        for i in (*range(first, beyond), *after)
        if i != at
        and (tokens.lemma[i], tokens.lemma[at]) not in lexicon().compounds
        and tokens.pos[i] in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}
        and tokens.lower[i] not in words().empty
    )


def _number(tokens: Tokens, at: int, mention: Mention) -> Number | None:
    word = tokens.lower[at]
    if mention.form is MentionForm.PRONOUN:
        return pronouns()[word].number
    if mention.form is MentionForm.NAME:
        plural = tokens.tag[at] == "NNPS" and mention.kind is ActorKind.PARTY
        return "many" if plural or mention.kind is ActorKind.POPULATION else "one"
    if tokens.tag[at] in _MANY or word in _ALWAYS_MANY or mention.kind is ActorKind.POPULATION:
        return "many"
    return "one"


def _gender(
    tokens: Tokens, at: int, spelled: Sequence[str], titles: frozenset[str], mention: Mention
) -> Gender | None:
    book = lexicon()
    if mention.form is MentionForm.PRONOUN:
        return pronouns()[tokens.lower[at]].gender
    if mention.form is MentionForm.NOMINAL:
        return book.noun_gender.get(tokens.lemma[at])
    if mention.kind is not ActorKind.PERSON:
        return None
    for title in sorted(titles):
        said = book.titles.get(title) or book.noun_gender.get(title)
        if said is not None:
            return said
    return book.first_names.get(spelled[0]) if len(spelled) > 1 else None


def _complement(tokens: Tokens, at: int) -> int | None:
    """The head of what follows with "of": "the chief of the agency"."""
    of = next((c for c in tokens.children[at] if c == at + 1 and tokens.lower[c] == "of"), None)
    return None if of is None else next((c for c in tokens.children[of] if tokens.dep[c] == "pobj"), None)


def _conjunction(tokens: Tokens, at: int) -> int:
    """The first of the conjuncts that a noun is among ("the army" in "the army, the police and Kesh")."""
    while tokens.dep[at] == "conj" and tokens.head[at] != at:
        at = tokens.head[at]
    return at


def _reference(tokens: Tokens, at: int) -> Reference:
    for child in tokens.children[at]:
        if child > at:
            break
        if tokens.dep[child] == "poss":
            return "owned"
        if tokens.lower[child] in words().definite:
            return "definite"
        if tokens.lower[child] in words().negative:
            return "negative"
        if tokens.lower[child] in words().indefinite:
            return "indefinite"
    return "bare"


def _role(tokens: Tokens, at: int) -> Role:
    dep = tokens.dep[at]
    i = at
    while dep == "conj" and tokens.head[i] != i:
        i = tokens.head[i]
        dep = tokens.dep[i]
    if dep in {"nsubj", "nsubjpass", "csubj", "expl"}:
        return "object" if _is_told(tokens, i) else "subject"
    if dep in {"dobj", "dative", "attr"}:
        return "object"
    return "owner" if dep == "poss" else "other"


def _is_told(tokens: Tokens, at: int) -> bool:
    """Is a noun the subject of an infinitive and so the object of the verb above: "told him to leave"?"""
    verb = tokens.head[at]
    to = any(tokens.dep[c] == "aux" and tokens.lower[c] == "to" for c in tokens.children[verb])
    return to and tokens.dep[verb] in {"ccomp", "xcomp"} and at > tokens.head[verb]


def quotations(text: str, bounds: Sequence[Span]) -> list[Span]:
    """Which stretches stand in quotation marks? A mark left open runs to the end of its block."""
    found: list[Span] = []
    for start, end in bounds:
        opened: int | None = None
        i = start
        while i < end:
            mark = text[i]
            if mark in '"“”':
                run = i + 1
                while run < end and text[run] in '"“”':
                    run += 1
                if opened is None and mark != "”":
                    opened = i
                elif opened is not None and mark != "“":
                    found.append((opened, run))
                    opened = None
                i = run
            else:
                i += 1
        if opened is not None:
            found.append((opened, end))
    return found
