"""Who and what does a text mention that can act: by name, by noun phrase, by pronoun?

A mention is a name or a noun phrase without relative clause or apposition; the title before a name is
not part of it. There is one mention a head token: names first, then noun phrases whose head noun is in
the word tables, then personal and possessive pronouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.read.lexicon import NounClass, lexicon, pronouns, verbs, words
from blowback.read.name_kinds import Name, is_located
from blowback.read.names_in_text import find_names
from blowback.read.tokens import Tokens
from blowback.records import Mention, Span
from blowback.text.names import is_acronym
from blowback.text.spans import overlaps
from blowback.vocab.actors import ActorKind, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from blowback.read.blocks import Block
    from blowback.text.names import NameTable

_PRONOUN_KIND = {
    "i": ActorKind.PERSON,
    "he": ActorKind.PERSON,
    "it": ActorKind.OTHER,
}
_LEFT = frozenset(
    {"det", "amod", "nummod", "quantmod", "compound", "poss", "nmod", "predet", "advmod", "case", "npadvmod"}
)
_COLLECTIVE = frozenset({"groups", "soldiery", "security", "factions", "policemen"})
_OF_ITS_OWN = frozenset({"officials", "people", "fighters", "soldiers", "politicians", "clerics"})
_PREDICATIVE = frozenset({"attr", "oprd", "ccomp", "acomp"})
_BODIES = frozenset({"governments", "security", "soldiery", "armed", "parties"})
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.FACTION})
_BOUNDS = (["at", "least"], ["at", "most"])
_DEEPEST = 20  # complements within complements
_INITIAL = 3  # "Kh." may be an initial
_QUANTIFIED = frozenset({"nsubj", "nsubjpass", "dobj"})
_UNCOUNTED = frozenset({"people", "police"})
_MANY = frozenset({"NNS", "NNPS"})
_FOOTNOTE = re.compile(r"[,;.:]?\[\d")


class _Found(NamedTuple):
    first: int
    beyond: int
    head: int
    form: MentionForm
    kind: ActorKind


def find_mentions(
    doc: Doc,
    blocks: Sequence[Block],
    names: NameTable,
    skip: Sequence[Span] = (),
    tokens: Tokens | None = None,
) -> tuple[Mention, ...]:
    """Which mentions of possible actors does a text hold?

    Args:
        doc: the parse of the whole text.
        blocks: its blocks, in order.
        names: the names that the registry knows.
        skip: stretches that are not reporting (site furniture); nothing is read there.
        tokens: the tokens of both, for who has listed them already.

    Returns:
        Mentions in the order of the text, the longer first where two begin together; ids m1, m2, ...
    """
    tokens = tokens or Tokens(doc, blocks)
    named = find_names(doc, tokens, names)
    inside: dict[int, Name] = {i: name for name in named for i in range(name.first, name.beyond)}
    found: dict[int, _Found] = {}
    for name in named:
        mention = _named(tokens, name)
        if mention is not None:
            found[mention.head] = mention
    for mention in _nominals(tokens, inside):
        found.setdefault(mention.head, mention)
    _drop_covered_adjectives(tokens, named, found)
    for mention in (*_those(tokens, found), *_quantifiers(tokens, found)):
        found[mention.head] = mention
    book = pronouns()
    for i, word in enumerate(tokens.lower):
        pronoun = book.get(word)
        if pronoun and tokens.tag[i] in {"PRP", "PRP$"} and i not in inside and not is_expletive(tokens, i):
            kind = _PRONOUN_KIND.get(pronoun.person, ActorKind.POPULATION)
            found[i] = _Found(i, i + 1, i, MentionForm.PRONOUN, kind)
    kept = [m for m in found.values() if not any(overlaps(tokens.span(m.first, m.beyond), s) for s in skip)]
    kept.sort(key=lambda m: (m.first, -m.beyond, m.head))
    return tuple(_record(tokens, number, mention) for number, mention in enumerate(kept, start=1))


def _record(tokens: Tokens, number: int, found: _Found) -> Mention:
    start, end = tokens.span(found.first, found.beyond)
    last = tokens.word[found.beyond - 1]
    if (
        found.form is MentionForm.NAME
        and (len(last) > _INITIAL or last == ".")
        and last.endswith(".")
        and not is_acronym(last)
    ):
        end -= last.lower() not in lexicon().name_heads  # a full stop that the tokenizer took for a name's
    if found.form is MentionForm.NAME and (note := _FOOTNOTE.search(tokens.text, start + 1, end)) is not None:
        end = note.start()
    return Mention(
        id=f"m{number}",
        start=start,
        end=end,
        text=tokens.text[start:end],
        form=found.form,
        kind=found.kind,
        head=tokens.span(found.head, found.head + 1),
    )


# --- names ----------------------------------------------------------------------------------------


def _named(tokens: Tokens, name: Name) -> _Found | None:
    kind = name.kind
    if name.label == "NORP" and not name.entries and kind is ActorKind.POPULATION:
        if tokens.pos[name.head] == "ADJ" or tokens.dep[name.head] in {"amod", "compound"}:
            kind = ActorKind.STATE if _is_adjective(tokens, name) else ActorKind.OTHER
        elif tokens.tag[name.head] == "NNP":
            kind = ActorKind.OTHER
    elif any(entry.strength == "adjective" for entry in name.entries) and _stands_alone(tokens, name.head):
        kind = ActorKind.POPULATION
    return _Found(name.first, name.beyond, name.head, MentionForm.NAME, kind)


def _is_adjective(tokens: Tokens, name: Name) -> bool:
    if name.entries:
        return any(entry.strength == "adjective" for entry in name.entries)
    return tokens.pos[name.head] == "ADJ" and tokens.dep[name.head] in {"amod", "compound", "nmod"}


def _stands_alone(tokens: Tokens, i: int) -> bool:
    """Is a nationality word the head of its phrase ("the French"), not a modifier?"""
    return tokens.dep[i] not in {"amod", "compound", "nmod", "acomp"}


def _drop_covered_adjectives(tokens: Tokens, named: Sequence[Name], found: dict[int, _Found]) -> None:
    """A nationality adjective in a phrase that is itself a mention is part of that phrase."""
    for name in named:
        if _is_adjective(tokens, name) and not _stands_alone(tokens, name.head) and name.head in found:
            governor = found.get(tokens.head[name.head])
            if governor is not None and governor.first <= name.first and name.beyond <= governor.beyond:
                del found[name.head]


# --- noun phrases ---------------------------------------------------------------------------------


def _nominals(tokens: Tokens, inside: dict[int, Name]) -> Iterator[_Found]:
    consumed: set[int] = set()
    for i in range(len(tokens)):
        if i in consumed or tokens.pos[i] not in {"NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET"}:
            continue
        if i in inside:
            continue
        counted = _counted(tokens, i)
        if counted is not None:
            noun = None if counted in inside else noun_class(tokens, counted)
            if noun is not None:
                consumed.add(counted)
                first, beyond = phrase_extent(tokens, i)
                kind = _nominal_kind(tokens, counted, noun, inside, many=tokens.lower[i] != "one")
                yield _Found(first, beyond, i, MentionForm.NOMINAL, kind)
                continue
        if tokens.pos[i] not in {"NOUN", "PROPN"}:
            continue
        noun = noun_class(tokens, i)
        if noun is None or (noun.name == "weapons" and not _fights(tokens, i)):
            continue
        first, beyond = phrase_extent(tokens, i)
        if tokens.dep[i] in {"compound", "amod", "nmod"}:
            described = _before_name(tokens, i, inside)
            if described is not None:
                first, beyond = described, i + 1
            elif _acting_compound(tokens, i, noun):
                first, beyond = i, i + 1
            else:
                continue
        kind = _nominal_kind(tokens, i, noun, inside, many=tokens.tag[i] in _MANY)
        yield _Found(first, beyond, i, MentionForm.NOMINAL, kind)


def _quantifiers(tokens: Tokens, found: Mapping[int, _Found]) -> list[_Found]:
    """In "they left, but many returned": words that stand for some of those spoken of shortly before."""
    several = sorted(m.head for m in found.values() if _are_many(tokens, m))
    parts = []
    for i, word in enumerate(tokens.lower):
        if word not in words().quantifiers or i in found or tokens.dep[i] not in _QUANTIFIED:
            continue
        if tokens.pos[i] not in {"ADJ", "NOUN", "PRON", "DET"}:
            continue
        if any(tokens.lower[c] == "of" and _of_things(tokens, c) for c in tokens.children[i]):
            continue
        before = [m for m in several if m < i and tokens.sentence[i] - tokens.sentence[m] <= 1]
        if before:
            whole = found[before[-1]].kind
            kind = ActorKind.POPULATION if whole is ActorKind.PERSON else whole
            parts.append(_Found(*phrase_extent(tokens, i), i, MentionForm.NOMINAL, kind))
    return parts


def _are_many(tokens: Tokens, mention: _Found) -> bool:
    """Are several people or bodies meant, of whom "many" can be a part?"""
    if mention.kind is ActorKind.PLACE:
        return False
    if mention.form is MentionForm.NAME:
        return mention.kind is ActorKind.POPULATION
    return tokens.tag[mention.head] in _MANY or tokens.lemma[mention.head] in _UNCOUNTED


def _those(tokens: Tokens, found: Mapping[int, _Found]) -> list[_Found]:
    """In "those in power", "those who stayed": people whom a description picks out."""
    parts = []
    for i, word in enumerate(tokens.lower):
        if word != "those" or i in found or tokens.pos[i] not in {"PRON", "DET"} or tokens.dep[i] == "det":
            continue
        link = next((c for c in tokens.children[i] if c == i + 1 and tokens.lower[c] == "in"), None)
        who = any(tokens.dep[c] == "relcl" and tokens.lower[i + 1] == "who" for c in tokens.children[i])
        if link is None and not who:
            continue
        beyond = i + 1 if link is None else link + 1
        for noun in tokens.children[link] if link is not None else ():
            beyond = max(beyond, noun + 1)
        parts.append(_Found(i, beyond, i, MentionForm.NOMINAL, ActorKind.POPULATION))
    return parts


def _of_things(tokens: Tokens, of: int) -> bool:
    return any(tokens.dep[c] == "pobj" and tokens.tag[c] != "PRP" for c in tokens.children[of])


def _counted(tokens: Tokens, i: int) -> int | None:
    """In "hundreds of fighters": which noun do the "hundreds" count?"""
    if tokens.lemma[i] not in lexicon().partitives and tokens.lower[i] not in lexicon().partitives:
        return None
    if (
        tokens.lemma[i] == "part" and tokens.dep[i] in _PREDICATIVE
    ):  # who is a part of the army is not the army
        return None
    for child in tokens.children[i]:
        if tokens.lower[child] == "of" and child > i:
            for noun in tokens.children[child]:
                if tokens.dep[noun] == "pobj" and (
                    tokens.tag[noun] in _MANY or tokens.lemma[noun] in _UNCOUNTED
                ):
                    return noun
    return None


def noun_class(tokens: Tokens, i: int) -> NounClass | None:
    """Which class of the word tables does the noun ``i`` belong to, with the word before it in view?"""
    book = lexicon()
    word = tokens.lemma[i] if tokens.pos[i] == "NOUN" else _singular(tokens, i)
    if i and tokens.head[i - 1] == i:
        before = tokens.lemma[i - 1] if tokens.pos[i - 1] == "NOUN" else tokens.lower[i - 1]
        found = book.compounds.get((before, word))
        if found is not None:
            return found
    known = book.nouns.get(word) or book.nouns.get(tokens.lower[i])
    if known is None and tokens.lower[i].endswith(book.endings) and word not in book.not_people:
        return book.people
    return known


def _singular(tokens: Tokens, i: int) -> str:
    """The lemmatizer leaves proper nouns as they are: "the Ministers"."""
    word = tokens.lower[i]
    if tokens.tag[i] == "NNPS" and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-2] + "an"
    return word.removesuffix("s") if tokens.tag[i] == "NNPS" else word


def _fights(tokens: Tokens, i: int) -> bool:
    """Is a weapon the subject of what forces do with it?"""
    return tokens.dep[i] == "nsubj" and tokens.lemma[tokens.head[i]] in verbs().outward


def _before_name(tokens: Tokens, i: int, inside: dict[int, Name]) -> int | None:
    """In "the referee Ana Kesh", phrase and name are two mentions: where does the phrase begin?"""
    name = inside.get(i + 1)
    if name is None or i in inside or tokens.pos[i] != "NOUN" or tokens.head[i] != name.head:
        return None
    before = (*tokens.children[name.head], *tokens.children[i])
    openers = [c for c in before if c < i and tokens.dep[c] in {"det", "poss"}]
    return min(tokens.left[c] for c in openers) if openers else None


def _acting_compound(tokens: Tokens, i: int, noun: NounClass) -> bool:
    """Does a noun before a noun speak of somebody too ("government officials", but not "police officer")?"""
    after = tokens.head[i]
    if noun.name not in _BODIES or tokens.dep[i] != "compound" or tokens.pos[i] != "NOUN":
        return False
    return (tokens.lemma[i], tokens.lemma[after]) not in lexicon().compounds


def _nominal_kind(tokens: Tokens, i: int, noun: NounClass, inside: dict[int, Name], many: bool) -> ActorKind:
    """What the head noun says; the fighters, leaders and members of a named group are of its kind."""
    if noun.name in _COLLECTIVE or (many and noun.name in _OF_ITS_OWN):
        for child in tokens.children[i]:
            whole = child
            if tokens.lower[child] == "of" and child == i + 1:
                if tokens.lemma[i] not in words().members:
                    continue
                whole = next((c for c in tokens.children[child] if tokens.dep[c] == "pobj"), child)
            elif tokens.dep[child] not in {"compound", "poss", "amod"}:
                continue
            name = inside.get(whole)
            if name is not None and name.kind in _GROUPS:
                return name.kind
    kind = noun.many if many else noun.one
    return ActorKind.PLACE if kind is ActorKind.STATE and is_located(tokens, i) else kind


def phrase_extent(tokens: Tokens, head: int, depth: int = 0) -> tuple[int, int]:
    """From which token to which (half-open) does the noun phrase of ``head`` go?

    Determiners, adjectives, compounds, possessors before it; a complement with "of" after it (for nouns of
    office also "for", "to", ...), and one in that, to a depth that no phrase of sense goes beyond. No
    relative clause, no apposition, no conjunct.
    """
    first = head
    for child in reversed(tokens.children[head]):
        if child < first and tokens.dep[child] in _LEFT:
            first = min(first, tokens.left[child])
    beyond = head + 1
    links = lexicon().role_prepositions if tokens.lemma[head] in lexicon().roles else {"of"}
    if _is_charged(tokens, head):
        links = links - {"of"}
    for child in tokens.children[head]:
        if child == beyond and tokens.dep[child] == "prep" and tokens.lower[child] in links:
            for noun in tokens.children[child]:
                if tokens.dep[noun] == "pobj" and depth < _DEEPEST:
                    beyond = max(beyond, phrase_extent(tokens, noun, depth + 1)[1])
    while first < head and tokens.pos[first] in {"PUNCT", "CCONJ", "SPACE", "ADV"}:
        if tokens.lower[first : first + 2] in _BOUNDS:
            break
        first += 1
    return first, beyond


def _is_charged(tokens: Tokens, noun: int) -> bool:
    """Does "of" after a noun belong to the verb: "accused the army of looting"?"""
    while tokens.dep[noun] == "conj" and tokens.head[noun] != noun:
        noun = tokens.head[noun]
    charged = tokens.dep[noun] in {"dobj", "nsubjpass"}
    return charged and tokens.lemma[tokens.head[noun]] in verbs().charging


# --- pronouns -------------------------------------------------------------------------------------


def is_expletive(tokens: Tokens, i: int) -> bool:
    """Does "it" stand for nothing: "it is likely that", "it was reported that", "it rained"?"""
    if tokens.lower[i] != "it":
        return False
    if tokens.dep[i] == "expl":
        return True
    verb = tokens.head[i]
    if tokens.dep[i] not in {"nsubj", "nsubjpass"}:
        return False
    after = [c for c in tokens.children[verb] if c > verb]
    clause = any(tokens.dep[c] in {"ccomp", "xcomp", "advcl", "csubj"} for c in after)
    described = [c for c in after if tokens.dep[c] in {"acomp", "attr", "oprd"}]
    if tokens.dep[i] == "nsubjpass":
        return any(tokens.dep[c] == "ccomp" for c in after)
    if tokens.lemma[verb] in words().raising:
        below = [c for d in described for c in tokens.children[d]]
        inner = any(tokens.dep[c] in {"ccomp", "xcomp", "acl", "relcl"} for c in below)
        stands_for_clause = (clause or inner) and bool(described or tokens.lemma[verb] not in {"be", "take"})
        return stands_for_clause or any(tokens.label[d] in {"DATE", "TIME"} for d in described)
    return tokens.lemma[verb] in {"rain", "snow"}
