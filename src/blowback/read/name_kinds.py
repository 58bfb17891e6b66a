"""What kind of actor does a name stand for, judged by its words, its place, and the rest of the document?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.read.lexicon import lexicon, verbs, words
from blowback.text.names import NameEntry, NameHit, fold_name, is_acronym
from blowback.vocab.actors import ActorKind

if TYPE_CHECKING:
    from blowback.read.tokens import Tokens

ACTING_LABELS = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.OTHER,
    "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
    "NORP": ActorKind.POPULATION,
}
LINKS = frozenset({"of", "for"})
_FULL_NAME = 2  # votes of a person's name in full for its last word alone
_LONGEST_PERSON = 3  # words of a name that a noun beside it can make a person's
_DESCRIBED = 2  # votes of "the goalkeeper" beside a name
_TELLING = 2  # how much more a kind says than "other"
_BODIES = frozenset({ActorKind.ARMED_GROUP, ActorKind.FACTION, ActorKind.PARTY})
_VAGUE = frozenset({ActorKind.OTHER, ActorKind.PLACE, ActorKind.POPULATION})


class Name(NamedTuple):
    """Tokens ``first`` to ``beyond`` are one name; ``entries`` are its rows in the table."""

    first: int
    beyond: int
    head: int
    kind: ActorKind
    label: str
    entries: tuple[NameEntry, ...] = ()


def head_of(tokens: Tokens, first: int, beyond: int) -> int:
    """Which token of a span governs the others?"""
    for i in range(beyond - 1, first - 1, -1):
        if not first <= tokens.head[i] < beyond or tokens.head[i] == i:
            return i
    return beyond - 1


def name_kind(tokens: Tokens, first: int, beyond: int, label: str, hit: NameHit | None) -> ActorKind:
    """What kind of actor does a name stand for, as far as it tells by itself?"""
    book = lexicon()
    head = head_of(tokens, first, beyond)
    if hit is not None:
        entry = hit.entries[0]
        if entry.strength == "metonym" and label in {"GPE", "LOC", ""} and not _acts(tokens, head):
            return ActorKind.PLACE
        if entry.kind is ActorKind.STATE and entry.strength == "name" and is_located(tokens, head):
            return ActorKind.PLACE
        return entry.kind
    spelled = tokens.lower[first:beyond]
    said = _said(spelled)
    if label == "PERSON":
        body = said is not None and said is not ActorKind.PLACE and spelled[0] not in book.first_names
        return said if said is not None and body else ActorKind.PERSON
    if label in {"GPE", "LOC", "FAC"}:
        body = said is not None and len(spelled) > 1 and label != "GPE"
        return said if said is not None and body else ActorKind.PLACE
    if label == "NORP" and not (spelled[0] in book.first_names and len(spelled) > 1):
        return ActorKind.POPULATION if said is None else said
    if said is not None and (len(spelled) > 1 or said is not ActorKind.PLACE):
        return said
    if spelled[0] in book.first_names and 1 < len(spelled) <= 3:
        return ActorKind.PERSON
    if first and tokens.lower[first - 1] in book.titles and label != "ORG":
        return ActorKind.PERSON
    if not label and len(spelled) == 1 and spelled[0].endswith(tuple(words().place_name_endings)):
        return ActorKind.PERSON if spelled[0] in book.first_names else ActorKind.PLACE
    return ACTING_LABELS.get(label, ActorKind.OTHER)


def _said(spelled: Sequence[str]) -> ActorKind | None:
    """What do the words of a name say: its head, its opening, or both?"""
    heads = lexicon().name_heads
    said = heads.get(spelled[-1])
    for i, word in enumerate(spelled):
        if word in LINKS and i:
            said = heads.get(spelled[i - 1], said)
            break
    if len(spelled) == 1:
        return said
    if spelled[0] in words().worldly and spelled[-1] in words().world_bodies:
        return ActorKind.IGO
    return said or _opening(spelled[0])


def _opening(word: str) -> ActorKind | None:
    """What does the first word say in names like "Lashkar-e-Kesh"?"""
    if word in words().armed_openings:
        return ActorKind.ARMED_GROUP
    return ActorKind.PARTY if word in words().party_openings else None


def is_located(tokens: Tokens, i: int) -> bool:
    """Does a name stand after a preposition that makes it a place: "in Vardania", "fled to Vardania"?"""
    while tokens.dep[i] in {"conj", "appos"} and tokens.head[i] != i:
        i = tokens.head[i]
    if tokens.dep[i] != "pobj":
        return False
    link = tokens.head[i]
    if tokens.lower[link] in words().moving:
        verb = tokens.head[link]
        return tokens.pos[verb] == "VERB" and all(tokens.dep[c] != "dobj" for c in tokens.children[verb])
    return tokens.lower[link] in words().locating


def _acts(tokens: Tokens, i: int) -> bool:
    """Does a place stand where somebody who acts stands?"""
    if tokens.dep[i] in {"nsubj", "poss"}:
        return True
    head = tokens.head[i]
    if tokens.dep[i] in {"dobj", "dative"}:
        return tokens.lemma[head] in verbs().addressing
    return tokens.dep[i] == "pobj" and tokens.lower[head] in {"by", "with", "between", "against"}


def agree(tokens: Tokens, names: Sequence[Name]) -> list[Name]:
    """One spelling keeps one kind; a bare family name is the person's who bears it in full."""
    keys = [fold_name(tokens.text[slice(*tokens.span(n.first, n.beyond))]) for n in names]
    votes: dict[str, Counter[ActorKind]] = {}
    bearers: set[str] = set()
    settled = {
        key
        for key, name in zip(keys, names, strict=True)
        if _is_called_place(tokens, name) or _has_state(tokens, name)
    }
    short = {key for key, name in zip(keys, names, strict=True) if _is_bare(tokens, name)}
    for key, name in zip(keys, names, strict=True):
        count = votes.setdefault(key, Counter())
        count[name.kind] += 1
        if _is_of_family(tokens, name, key, short):
            name = name._replace(kind=ActorKind.PERSON)
            count[name.kind] += _FULL_NAME
        if name.kind is ActorKind.PERSON and " " in key:  # whether known or not
            bearers.update((key.split(" ", 1)[0], key.rsplit(" ", 1)[1]))
            votes.setdefault(key.rsplit(" ", 1)[1], Counter())[ActorKind.PERSON] += _FULL_NAME
        if name.entries:
            continue
        if _may_be_place(tokens, name):
            count[ActorKind.PLACE] += 1 if name.kind is ActorKind.OTHER else 2
        if name.kind is ActorKind.PLACE and is_located(tokens, name.head):
            count[ActorKind.PLACE] += 1  # "at Jebel Sarn" tells more than the recogniser's guess elsewhere
        if _may_be_person(tokens, name):
            count[ActorKind.PERSON] += _DESCRIBED
        body = _body_after(tokens, name) if name.kind is ActorKind.OTHER else _body_beside(tokens, name)
        if body is not None:
            count[body] += _DESCRIBED if body is not ActorKind.OTHER else _DESCRIBED * _TELLING
        if (
            name.kind in _VAGUE
            and name.beyond - name.first <= _LONGEST_PERSON
            and _is_described(tokens, name)
        ):
            count[ActorKind.PERSON] += _DESCRIBED
    openings = {
        key.split(" ", 1)[0]
        for key, name in zip(keys, names, strict=True)
        if name.kind in _BODIES and " " in key
    }
    settled |= {k for k, name in zip(keys, names, strict=True) if _has_army(tokens, name)} - bearers
    agreed = [
        name._replace(kind=ActorKind.PLACE)
        if key in settled and not name.entries
        else _agreed(tokens, name, key, votes[key], bearers)
        for key, name in zip(keys, names, strict=True)
    ]
    return [
        name._replace(kind=ActorKind.OTHER)
        if name.kind is ActorKind.PERSON and key in openings - bearers and not name.entries
        else name  # "Kesh", beside a "Kesh Front", is after whom it is called, and nobody of that name
        for key, name in zip(keys, agreed, strict=True)
    ]


def _is_bare(tokens: Tokens, name: Name) -> bool:
    """Is it one word without an article that does something: "Varn refused"?"""
    alone = (
        name.beyond - name.first == 1
        and not name.entries
        and name.kind in (ActorKind.OTHER, ActorKind.PERSON)
    )
    article = name.first > 0 and tokens.lower[name.first - 1] == "the"
    return alone and not article and tokens.dep[name.head] in ("nsubj", "nsubjpass", "poss")


def _is_of_family(tokens: Tokens, name: Name, key: str, short: set[str]) -> bool:
    """Is an unknown name of two or three words called by its last one alone elsewhere: "Sela Varn ... Varn"?

    So the news calls persons; what has a sort in its name keeps an article then ("the Front").
    """
    words_of = key.split(" ")
    told = name.kind is not ActorKind.OTHER or name.entries or _said(tokens.lower[name.first : name.beyond])
    article = name.first > 0 and tokens.lower[name.first - 1] == "the"
    plain = 1 < len(words_of) <= _LONGEST_PERSON and len(words_of[-1]) > 2 and not article
    return not told and plain and words_of[-1] in short


def _is_called_place(tokens: Tokens, name: Name) -> bool:
    """Does the text say what sort of place it is: "the town of Kesh"?"""
    of = tokens.head[name.head]
    told = tokens.dep[name.head] == "pobj" and tokens.lower[of] == "of" and of == name.first - 1
    return told and tokens.lemma[tokens.head[of]] in words().places_of


def _has_state(tokens: Tokens, name: Name) -> bool:
    """Is it followed by what no person has: "Vardania's defence ministry", "Vardania's airspace"?"""
    owned = tokens.head[name.head]
    if tokens.dep[name.head] != "poss" or name.beyond - name.first > _LONGEST_PERSON:
        return False
    before = {tokens.lower[c] for c in tokens.children[owned] if tokens.dep[c] in ("compound", "amod")}
    portfolio = tokens.lemma[owned] in words().offices_of_state and bool(before & words().portfolios)
    return portfolio or tokens.lemma[owned] in words().only_states


def _has_army(tokens: Tokens, name: Name) -> bool:
    """Is it one word, no first name, to which an army belongs: "Ilmere's army"?

    A state's, unless somebody bears the name in the same text.
    """
    plain = name.beyond - name.first == 1 and tokens.lower[name.first] not in lexicon().first_names
    owned = tokens.head[name.head]
    return plain and tokens.dep[name.head] == "poss" and tokens.lemma[owned] in words().armies


def _body_after(tokens: Tokens, name: Name) -> ActorKind | None:
    """Of which kind is the body that a name names: the "AVN news agency", the "Kesh militia"?"""
    i = name.beyond
    while i < len(tokens) and tokens.dep[i] == "compound" and tokens.pos[i] == "NOUN":
        i += 1
    if i >= len(tokens) or tokens.head[name.head] != i or tokens.lemma[i] not in words().named_bodies:
        return None
    book = lexicon()
    noun = book.compounds.get((tokens.lemma[i - 1], tokens.lemma[i])) or book.nouns.get(tokens.lemma[i])
    return noun.one if noun is not None and noun.one is not ActorKind.OTHER else None


def _body_beside(tokens: Tokens, name: Name) -> ActorKind | None:
    """Of which kind is the body that an apposition says a supposed person or place is: "Kesh, a group"?

    The first apposition: a second one may be of what the first ends with ("leader of the Front, a group").
    """
    first = next((i for i in tokens.children[name.head] if tokens.dep[i] == "appos"), None)
    noun = lexicon().nouns.get(tokens.lemma[first]) if first is not None else None
    return noun.one if noun is not None and tokens.lemma[first or 0] in words().named_bodies else None


def _may_be_place(tokens: Tokens, name: Name) -> bool:
    """Does a name of which the recogniser knows little stand where a place stands?"""
    if name.kind is ActorKind.OTHER and name.beyond - name.first == 1 and _beside_place(tokens, name.head):
        return True
    unlike_person = name.kind is ActorKind.PERSON and tokens.lower[name.first] not in lexicon().first_names
    vague = name.kind is ActorKind.OTHER or unlike_person
    return vague and is_located(tokens, name.head) and not is_acronym(tokens.word[name.head])


def _may_be_person(tokens: Tokens, name: Name) -> bool:
    """Is a supposed place called by a first name, and does it stand where nobody can be told to be?"""
    alone = name.kind is ActorKind.PLACE and name.beyond - name.first == 1
    return (
        alone
        and tokens.lower[name.first] in lexicon().first_names
        and tokens.dep[name.head] in {"nsubj", "dobj", "poss"}
    )


def _beside_place(tokens: Tokens, i: int) -> bool:
    """Does "and" join a word of which nothing is known to a place: "between Vardania and Orlan"?"""
    near = [c for c in tokens.children[i] if tokens.dep[c] == "conj"]
    if tokens.dep[i] == "conj":
        near.append(tokens.head[i])
    endings = tuple(words().place_name_endings)
    return any(
        tokens.label[n] == "GPE" or (tokens.pos[n] == "PROPN" and tokens.lower[n].endswith(endings))
        for n in near
    )


def _agreed(tokens: Tokens, name: Name, key: str, count: Counter[ActorKind], bearers: set[str]) -> Name:
    if name.entries or (name.label == "NORP" and tokens.tag[name.head] != "NNP"):
        return name
    borne = ActorKind.PERSON if key in bearers else None  # breaks a tie
    kind = max(
        sorted(count),
        key=lambda k: (count[k] * (1 if k is ActorKind.OTHER else _TELLING), k is borne, k is name.kind),
    )
    if kind is ActorKind.OTHER and key in bearers:
        kind = ActorKind.PERSON
    return name._replace(kind=kind)


def _is_described(tokens: Tokens, name: Name) -> bool:
    """Does a noun for one person stand in apposition to a name, or right before it?"""
    near = [c for c in tokens.children[name.head] if tokens.dep[c] == "appos"]
    if tokens.dep[name.head] == "appos":
        near.append(tokens.head[name.head])
    if name.first and tokens.head[name.first - 1] == name.head and tokens.dep[name.first - 1] == "compound":
        near.append(name.first - 1)
    return any(
        tokens.tag[i] == "NN"
        and tokens.lemma[i] not in words().relational
        and (noun := lexicon().nouns.get(tokens.lemma[i])) is not None
        and noun.one is ActorKind.PERSON
        for i in near
    )
