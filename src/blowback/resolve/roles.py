"""Which titles does a text give to somebody, in which organisation?

Titles stand before a name ("Kesh Front spokesman X"), after it with "of" ("Gen. X of the Border Service"),
as an apposition on either side ("X, director of Y, a think tank"; "the foreign minister, X,"), after a copula
or in a relative clause ("X, who leads Y"). Words come first and the parse second: titles are where
parsers of news are worst.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.resolve.keys import fold
from blowback.resolve.nouns import nouns
from blowback.resolve.reading import Reading, read_phrase
from blowback.resolve.registry import Registry
from blowback.resolve.wording import small_words
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, Sector

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_TITLE = 12
_LONGEST_APPOSITION = 40
_COMMAS = frozenset({",", "(", "—", "–"})
_KIN = frozenset(toml("blowback.resolve", "phrases.toml")["kin"])
_ABBREVIATIONS: dict[str, str] = toml("blowback.resolve", "phrases.toml")["abbreviations"]
_HONORIFICS = frozenset(toml("blowback.resolve", "phrases.toml")["honorifics"])
_FORMER_STATE = frozenset(
    {"former", "previous", "ousted", "deposed", "toppled", "fallen", "old", "overthrown"}
)
_NAMING = frozenset({"appoint", "name", "elect"})
_STATE_NOUNS = frozenset({"regime", "government", "republic", "administration"})
_LEADING = {"lead": "leader", "head": "head", "command": "commander", "chair": "chair", "run": "head"}


class Role(NamedTuple):
    """A title in a text, what it says of its bearer, and the words it was read from."""

    title: str
    organization: str | None
    whole: str | None
    country: str | None
    sector: Sector | None
    former: bool
    of_fallen_state: bool
    why: str


def roles_of(
    registry: Registry, doc: Doc, start: int, end: int, others: frozenset[int], on: str | None = None
) -> tuple[Role, ...]:
    """Which titles does the text give to the person named by tokens ``start`` to ``end``?

    Args:
        registry: names of organisations and states.
        doc: the parse.
        start: the first token of the name.
        end: the token after the name.
        others: the first tokens of other persons' names; an apposition does not run over them.
        on: the date on which statuses are looked up.
    """
    found: list[Role] = []
    title = _title_before(registry, doc, start, on)
    after = _organization_after(registry, doc, end, title, on)
    if after is not None:
        found.append(after)
    elif title is not None:
        found.append(title)
    found += _apposition_after(registry, doc, end, others, on)
    found += _apposition_before(registry, doc, start, end, on)
    found += _copula(registry, doc, start, end, on)
    return _distinct(found)


def _distinct(roles: Sequence[Role]) -> tuple[Role, ...]:
    kept: dict[tuple[str, str | None], Role] = {}
    for role in roles:
        kept.setdefault((role.title, role.whole or role.organization), role)
    return tuple(kept.values())


def as_role(registry: Registry, text: str, on: str | None, how: str) -> Role | None:
    """Which title does a phrase give, if its head is one?"""
    reading = read_phrase(registry, text, on, cased=True)
    if not reading.person or reading.title is None or reading.title.split()[-1] in _KIN:
        return None
    noun = nouns().get(reading.title)
    if reading.entry is not None or reading.title in _HONORIFICS:
        return None
    if noun is not None and noun[0].sector is Sector.CVL:
        return None
    whole = registry.get(reading.whole) if reading.whole else None
    return Role(
        title=_ABBREVIATIONS.get(reading.title, reading.title),
        organization=whole.name if whole else _complement(text, reading.title),
        whole=reading.whole,
        country=reading.country,
        sector=reading.sector,
        former=reading.former,
        of_fallen_state=False,
        why=f"{how} “{text}”",
    )


def _complement(text: str, title: str) -> str | None:
    """The words after the first "of" or "for", as the name of an organisation that nothing else knows.

    A minister's are his portfolio, and so are words that belong to the title.
    """
    if " of " in title or title.endswith(("minister", "secretary", "ambassador", "envoy")):
        return None
    for link in (" of ", " for ", " at ", " with "):
        before, found, after = text.partition(link)
        if found and " and " not in before:
            return after.strip()
    return None


# --- before the name ------------------------------------------------------------------------------


def _title_before(registry: Registry, doc: Doc, start: int, on: str | None) -> Role | None:
    first = start
    while first > 0 and start - first < _LONGEST_TITLE and _in_title(doc[first - 1]):
        first -= 1
    first = _behind_another(registry, doc, first, start, on)
    while first < start:
        text = doc[first:start].text
        if doc[first].lower_ != "of" and doc[first].tag_ != "POS" and not doc[first].is_punct:
            reading = read_phrase(registry, text, on, cased=True)
            last = doc[start - 1].text.rstrip(".").lower()
            trailing = reading.left_over and reading.left_over[-1].lower() == last
            if reading.person and not trailing:
                return as_role(registry, text, on, "title")
        first += 1
    return _shared_title(registry, doc, start, on)


def _behind_another(registry: Registry, doc: Doc, first: int, start: int, on: str | None) -> int:
    """Where begins the title of whoever is named, behind those who act for him: "aides to President X"?"""
    for at in range(start - 2, first, -1):
        own = doc[at].lower_ in ("for", "to") and doc[at + 1].text[:1].isupper()
        if own and read_phrase(registry, doc[at + 1 : start].text, on, cased=True).person:
            return at + 1
    return first


def _in_title(token: Token) -> bool:
    if token.is_space or token.text in ('"', "“", "”", "'", "‘"):
        return False
    if token.text == ".":
        return token.i > 0 and nouns().plain(fold(token.nbor(-1).text)) is not None
    if token.is_punct:
        return token.text == "-" and not token.whitespace_
    if token.tag_ == "POS" or token.lower_ in ("of", "the", "a", "an", "then", "ex", "former"):
        return True
    if token.lower_ in ("for", "to"):
        return token.i > 0 and _speaks_for(token.nbor(-1))
    if token.text.endswith(".") and 2 < len(token.text) < 7 and token.text[0].isupper():
        return True  # an abbreviated title, whatever the tagger made of it
    return token.pos_ in ("NOUN", "PROPN", "ADJ") or (token.pos_ == "VERB" and token.tag_ == "VBN")


def _speaks_for(token: Token) -> bool:
    """Is a noun's bearer named with the one acted for: "a spokesman for the minister, X"?"""
    noun = nouns().get(fold(token.text))
    return noun is not None and noun[0].text in small_words().whole_to


def _shared_title(registry: Registry, doc: Doc, start: int, on: str | None) -> Role | None:
    """Which plural title does a name share with those that "and" joins ("spokesmen X and Y")?"""
    if start < 2 or doc[start - 1].lower_ not in ("and", "&"):
        return None
    at = start - 2
    while at >= 0 and doc[at].pos_ == "PROPN":
        at -= 1
    first = at + 1
    while first > 0 and start - first < _LONGEST_TITLE and _in_title(doc[first - 1]):
        first -= 1
    for beyond in range(start - 1, first, -1):
        reading = read_phrase(registry, doc[first:beyond].text, on, cased=True)
        if reading.person and reading.plural and not reading.left_over:
            return as_role(registry, doc[first:beyond].text, on, "shared title")
    return None


# --- after the name -------------------------------------------------------------------------------


def _organization_after(
    registry: Registry, doc: Doc, end: int, title: Role | None, on: str | None
) -> Role | None:
    """Which body follows the name ("Gen. X of the Border Service", "X from the Kesh Institute")?"""
    if end >= len(doc) or doc[end].lower_ not in ("of", "from", "at", "with"):
        return None
    beyond = end + 1
    while beyond < len(doc) and beyond - end < 9 and _in_name(doc[beyond]):
        beyond += 1
    text = doc[end + 1 : beyond].text
    reading = read_phrase(registry, text, on, cased=True) if text else Reading()
    named = reading.entry or reading.whole
    if named is not None:
        if registry.entries[named].kind in (ActorKind.STATE, ActorKind.PERSON, ActorKind.PLACE):
            return None
    elif (
        title is None
        or reading.sector is None
        or reading.person
        or reading.facility
        or not _is_name(doc, end + 1, beyond)
    ):
        return None
    why = f"“{doc[end:beyond].text}” after the name"
    return Role(
        title=title.title if title else "member",
        organization=registry.entries[named].name if named else re.sub(r"^the\s+", "", text),
        whole=named,
        country=reading.country,
        sector=reading.sector,
        former=bool(title and title.former),
        of_fallen_state=False,
        why=f"{title.why}, {why}" if title else why,
    )


def _is_name(doc: Doc, first: int, beyond: int) -> bool:
    words = [
        token for token in doc[first:beyond] if token.is_alpha and token.lower_ not in ("the", "of", "and")
    ]
    return bool(words) and all(token.text[0].isupper() for token in words)


def _in_name(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "DET") or token.text in ("-", "’s", "'s", "&", "of")


def _apposition_after(
    registry: Registry, doc: Doc, end: int, others: frozenset[int], on: str | None
) -> list[Role]:
    if end >= len(doc) or doc[end].text not in _COMMAS:
        return []
    found: list[Role] = []
    for first, beyond in _segments(doc, end + 1, others):
        text = _plain(doc, first, beyond)
        if doc[first].lower_ == "who":
            found += _relative(registry, doc, first, beyond, on)
            continue
        if _of_fallen_state(text) and found:
            found = [role._replace(of_fallen_state=True) for role in found]
            continue
        role = as_role(registry, text, on, "apposition")
        if role is not None:
            found.append(role)
            continue
        if not found:
            if any(word in _KIN for word in text.lower().split()):
                continue
            break
        found[-1] = _with_nature(found[-1], read_phrase(registry, text, on, cased=True))
        if text.lower() in ("now retired", "since retired"):
            found = [role._replace(former=True, sector=Sector.ELI) for role in found]
    return found


def _with_nature(role: Role, reading: Reading) -> Role:
    """What kind of body is an organisation that nothing else knows ("director of Y, a think tank")?"""
    if reading.person or reading.sector is None or role.whole is not None:
        return role
    if role.sector is not None and role.sector is not Sector.GOV:
        return role
    return role._replace(sector=reading.sector, country=role.country or reading.country)


def _of_fallen_state(text: str) -> bool:
    """Does an apposition say that its bearer belongs to a state or government that is no more?"""
    words = text.lower().replace("-", " ").split()
    return any(word in _FORMER_STATE for word in words) and any(word in _STATE_NOUNS for word in words)


def _plain(doc: Doc, first: int, beyond: int) -> str:
    return "".join(" " if t.text == "." else t.text_with_ws for t in doc[first:beyond]).strip()


def _segments(doc: Doc, start: int, others: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Which stretches between commas and "and" after a name may be appositions to it?

    They end at a finite verb (a stretch that runs into one is no apposition), a relative clause, a person's
    name, a quotation mark or the end of the sentence; a full stop that cuts a sentence short, so that no verb
    follows before the next, does not count as its end.
    """
    limit = min(len(doc), start + _LONGEST_APPOSITION)
    first = start
    for at in range(start, limit):
        token = doc[at]
        ends = token.text in (")", ";", "—") or token.is_space or token.text in ("“", "”", '"', ":")
        if ends or (token.text == "." and not _severed(doc, at)):
            if at > first:
                yield first, at
            return
        if token.text in (",", "–") or token.lower_ == "and":
            if at > first:
                yield first, at
            first = at + 1
        elif at == first and token.lower_ == "who":
            yield at, min(limit, at + 12)
            return
        elif at in others or _finite(token) or token.lower_ in ("who", "whose", "which"):
            if token.lower_ in ("who", "whose", "which") and at > first:
                yield first, at
            return


def _finite(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _severed(doc: Doc, at: int) -> bool:
    """Does the full stop at ``at`` cut a sentence: words follow, and no verb before the next one?"""
    for words, token in enumerate(doc[at + 1 : at + 25]):
        if token.is_space:
            break
        if token.text in (".", "?", "!"):
            return words > 1
        participle = token.tag_ == "VBN" and doc[token.i - 1].text != "-"
        if _finite(token) or participle or token.tag_ in ("VBG", "VB") or token.text in ("“", "”", '"'):
            return False
    return False


def _relative(registry: Registry, doc: Doc, first: int, beyond: int, on: str | None) -> list[Role]:
    """Which title does a relative clause give ("X, who leads Y", "X, who became the leader of Y in May")?"""
    at = first + 1
    verb = doc[at] if at < len(doc) else None
    if verb is None:
        return []
    if verb.lemma_ == "be" and at + 1 < beyond and doc[at + 1].lemma_ in _NAMING:
        at, verb = at + 1, doc[at + 1]
    stop = at + 1
    while (
        stop < beyond
        and doc[stop].text not in (",", ".")
        and not _finite(doc[stop])
        and not _dates(doc, stop)
    ):
        stop += 1
    begin = at + 2 if at + 1 < stop and doc[at + 1].lower_ == "as" else at + 1
    text = _plain(doc, begin, stop)
    if verb.lemma_ in ("be", "become", *_NAMING) or (verb.lemma_ == "serve" and begin > at + 1):
        role = as_role(registry, text, on, "relative clause")
        return [role] if role is not None else []
    title = _LEADING.get(verb.lemma_)
    if title is None or not text:
        return []
    role = as_role(registry, f"{title} of {text}", on, "relative clause")
    return [role] if role is not None else []


def _dates(doc: Doc, at: int) -> bool:
    """Does a time begin here: "in June", "last year"?"""
    beyond = at + 1 < len(doc) and doc[at].pos_ == "ADP" and doc[at + 1].ent_type_ in ("DATE", "TIME")
    return beyond or doc[at].ent_type_ in ("DATE", "TIME")


# --- by the parse ---------------------------------------------------------------------------------


def _apposition_before(registry: Registry, doc: Doc, start: int, end: int, on: str | None) -> list[Role]:
    """To which title is the name an apposition ("the foreign minister, X, said")?"""
    if start < 2 or doc[start - 1].text != ",":
        return []
    head = doc[start:end].root
    if head.dep_ != "appos" or head.head.i >= start or head.head.pos_ not in ("NOUN", "PROPN"):
        return []
    title = head.head
    while title.dep_ == "pobj" and _speaks_for(title.head.head) and title.head.head.i < title.i:
        title = title.head.head
    role = as_role(registry, doc[title.left_edge.i : start - 1].text, on, "apposition")
    return [role] if role is not None else []


def _copula(registry: Registry, doc: Doc, start: int, end: int, on: str | None) -> list[Role]:
    """Which title does the predicate give ("X is the leader of Y", "X leads Y")?"""
    head = doc[start:end].root
    verb = head.head
    if head.dep_ != "nsubj" or verb.tag_ not in ("VBZ", "VBP"):
        return []
    if verb.lemma_ in _LEADING:
        led = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        text = doc[led.left_edge.i : led.right_edge.i + 1].text if led is not None else ""
        role = as_role(registry, f"{_LEADING[verb.lemma_]} of {text}", on, "verb") if text else None
        return [role] if role is not None else []
    if verb.lemma_ != "be":
        return []
    found = []
    for child in verb.children:
        if child.dep_ == "attr" and child.i > verb.i:
            beyond = next(
                (c.left_edge.i for c in child.children if c.dep_ == "relcl"), child.right_edge.i + 1
            )
            role = as_role(registry, doc[child.left_edge.i : beyond].text.rstrip(" ,"), on, "copula")
            if role is not None:
                found.append(role)
    return found
