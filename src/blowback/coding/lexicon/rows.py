"""Which predicate patterns does Blowback know, and what does each evoke?

The patterns are data (``coding/data/predicates-*.tsv``, one file a PLOVER type, ``light.tsv`` and
``blocked.tsv``), read once, when first asked for. A row is a group of predicates that behave alike::

    predicates < TAB > pos < TAB > object < TAB > preposition < TAB > type / mode < TAB > roles < TAB > extras

- predicates: lemmas, separated by commas; a particle follows after a space ("carry out").
- pos: v (verb), n (noun) or a (adjective, participle).
- object: what the object must be: alternatives joined by ``|``, each a class of ``classes.toml``
  (capitals), an event noun of a type (``@AID``; ``@`` alone is any), a lemma, ``*`` (some object) or ``!``
  (none); for a noun or adjective, the word it modifies or is modified by. ``-`` asks nothing.
- preposition: ``on`` or ``on:CLASS|lemma``; several joined by ``/`` are alternatives.
- type/mode: ``REQUEST/meet``; mode ``?`` is read off the content; ``=`` is the type of the object (a light
  verb); ``-`` evokes nothing and keeps less specific rows away.
- roles: ``subj>obj``: slots of the actor, then of the recipient, best first; more after ``;`` as
  ``mediator=subj``. Slots: subj, obj, iobj, poss, agent (poss where "of" names the other), mod, comp (the
  subject of the content), compobj (whom a hostile content is against), inner and doer (the recipient and
  the actor of the content), owner (whose the object is), or a preposition.
- extras: ``ctx=a,b backing=kind quantity=what content=how subject=CLASS w=0.5``; ``w`` is how often the
  words are this event in news.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from blowback.errors import InternalError
from blowback.vocab.claims import BackingKind, Role
from blowback.vocab.plover import EventType, plover

_DATA = "blowback.coding"
_COLUMNS = 7
_ANY_EVENT = frozenset(EventType)
_SHORT = re.compile(r"^[^aeiouy]+[aeiou][^aeiouwxy]$")
_HISSING = ("s", "x", "z", "ch", "sh", "o", "i")


class Wanted(NamedTuple):
    """What a noun in some place must be: one of ``words``, or an event noun of one of ``events``."""

    words: frozenset[str]
    events: frozenset[EventType]
    anything: bool = False
    nothing: bool = False


class Row(NamedTuple):
    """One pattern with what it evokes: an event type; or none, where it is ``light`` or keeps others away."""

    rule: str
    pos: str
    particle: str | None
    object: Wanted | None
    subject: Wanted | None
    prepositions: tuple[tuple[str, Wanted | None], ...]
    event_type: EventType | None
    mode: str | None
    light: bool
    roles: tuple[tuple[Role, tuple[str, ...]], ...]
    contexts: tuple[str, ...]
    backing: BackingKind | None
    quantity: str | None
    content: str | None
    weight: float
    specificity: int


class Embedder(NamedTuple):
    """A predicate that evokes no event of its own but embeds one."""

    kind: str
    signature: str


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Which nouns belong to each object class?"""
    raw = tomllib.loads((files(_DATA) / "data" / "classes.toml").read_text("utf-8"))
    return {name: frozenset(word.replace("_", " ") for word in words.split()) for name, words in raw.items()}


@cache
def lexicon() -> Mapping[str, tuple[Row, ...]]:
    """Which rows does each lemma have, the most specific first?"""
    found: dict[str, list[Row]] = {}
    for name, number, line in _lines("predicates-", "light", "blocked"):
        try:
            for lemma, row in _rows(line):
                found.setdefault(lemma, []).append(row)
        except (KeyError, ValueError) as error:
            raise InternalError(f"{name}.tsv:{number}: cannot read the pattern {line!r}: {error}") from error
    return {
        lemma: tuple(sorted(rows, key=lambda r: (-r.specificity, -r.weight))) for lemma, rows in found.items()
    }


@lru_cache(maxsize=65536)
def rows_of(lemma: str, lower: str) -> tuple[Row, ...]:
    """Which rows has a token, by its form ("talks"), its lemma, or what its form may be the inflection of?"""
    table = lexicon()
    if f"{lemma}e" in table and lower in (f"{lemma}ed", f"{lemma}ing") and _SHORT.search(lemma):
        lemma = f"{lemma}e"  # "spared" is no past of "spar", which would double its last letter
    found = table.get(lemma, ())
    if lower != lemma:
        found = table.get(lower, ()) + found
    if not found:
        found = next((table[stem] for stem in stems(lower) if stem in table), ())
    return tuple(sorted(found, key=lambda row: (-row.specificity, -row.weight)))


def stems(lower: str) -> Iterator[str]:
    """What may an inflected form come from, where the lemmatizer errs ("staged" as "stag")."""
    for form, base in _irregular().items():
        if lower.endswith(form):
            yield lower[: -len(form)] + base
    for ending in ("ing", "ed", "es", "s"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            stem = lower[: -len(ending)]
            if ending == "es" and not stem.endswith(_HISSING):  # "refugees" are no "refuge"
                continue
            yield stem
            if ending in ("ing", "ed"):
                yield f"{stem}e"
                if stem[-1] == stem[-2]:
                    yield stem[:-1]
                if stem.endswith("i"):
                    yield f"{stem[:-1]}y"


@cache
def _irregular() -> Mapping[str, str]:
    return dict(line.split("\t") for _, _, line in _lines("irregular"))


@cache
def embedders() -> Mapping[str, Embedder]:
    """Which predicates embed an event, of what kind and with what effect on its polarity?"""
    found = {}
    for _, _, line in _lines("embedding"):
        words, kind, signature = line.split("\t")[:3]
        for word in words.split(","):
            found[word.strip()] = Embedder(kind, signature)
    return found


@cache
def context_words() -> Mapping[str, str]:
    """Which context does a noun point to?"""
    found = {}
    for _, _, line in _lines("contexts"):
        context, words = line.split("\t")
        if context not in plover().contexts:
            raise InternalError(f"contexts.tsv: expected a context of the vocabulary, found {context!r}")
        found.update(dict.fromkeys(words.split(), context))
    return found


def _lines(*prefixes: str) -> Iterator[tuple[str, int, str]]:
    folder = files(_DATA) / "data"
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.name.endswith(".tsv") and path.name.startswith(prefixes):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if line.strip() and not line.startswith("#"):
                    yield path.name[:-4], number, line


def _rows(line: str) -> Iterator[tuple[str, Row]]:
    cells = [cell.strip() for cell in line.split("\t")]
    if not _COLUMNS - 1 <= len(cells) <= _COLUMNS:
        raise ValueError(f"expected {_COLUMNS} columns, found {len(cells)}")
    predicates, pos, object_, preposition, kind, roles, *rest = cells
    extras = dict(each.split("=", 1) for each in (rest[0].split() if rest else []) if "=" in each)
    wanted = None if object_ == "-" else _wanted(object_)
    prepositions = tuple(_preposition(each) for each in preposition.split("/")) if preposition != "-" else ()
    name, _, mode = kind.partition("/")
    event_type = EventType(name) if name not in ("-", "=") else None
    if event_type and mode not in ("", "?") and mode not in plover().types[event_type].modes:
        raise ValueError(f"{event_type} has no mode {mode!r}")
    backing = extras.get("backing")
    subject = _wanted(extras["subject"]) if "subject" in extras else None
    for predicate in predicates.split(","):
        lemma, _, particle = predicate.strip().partition(" ")
        yield (
            lemma,
            Row(
                rule=_rule(pos, predicate.strip(), object_, preposition),
                pos=pos,
                particle=particle or None,
                object=wanted,
                subject=subject,
                prepositions=prepositions,
                event_type=event_type,
                mode=mode or None,
                light=name == "=",
                roles=_roles(roles),
                contexts=tuple(each for each in extras.get("ctx", "").split(",") if each),
                backing=BackingKind(backing) if backing else None,
                quantity=extras.get("quantity"),
                content=extras.get("content"),
                weight=float(extras.get("w", "1")),
                specificity=_specificity(particle, wanted, subject, prepositions, light=name == "="),
            ),
        )


def _rule(pos: str, predicate: str, object_: str, preposition: str) -> str:
    name = f"{pos}:{predicate.replace(' ', '_')}"
    if object_ != "-":
        name += f"+{_first(object_, '|')}"
    return name if preposition == "-" else f"{name}/{_first(_first(preposition, '/'), '|')}"


def _first(alternatives: str, separator: str) -> str:
    """The first of a list stands for it in the id of a row."""
    first, others, _ = alternatives.partition(separator)
    return f"{first}…" if others else first


def _wanted(text: str) -> Wanted:
    words: set[str] = set()
    events: set[EventType] = set()
    for each in text.split("|"):
        if each == "@":
            events |= _ANY_EVENT
        elif each.startswith("@"):
            events.add(EventType(each[1:]))
        elif each.isupper():
            words |= classes()[each]
        else:
            words.add(each)
    return Wanted(frozenset(words - {"*", "!"}), frozenset(events), "*" in words, "!" in words)


def _preposition(text: str) -> tuple[str, Wanted | None]:
    name, _, wanted = text.partition(":")
    return name, _wanted(wanted) if wanted else None


def _roles(text: str) -> tuple[tuple[Role, tuple[str, ...]], ...]:
    if text == "-":
        return ()
    first, *others = text.split(";")
    actor, _, recipient = first.partition(">")
    pairs = [(Role.ACTOR, actor), (Role.RECIPIENT, recipient)]
    for each in others:
        role, _, slots = each.strip().partition("=")
        pairs.append((Role(role), slots))
    return tuple((role, tuple(s.strip() for s in slots.split(","))) for role, slots in pairs if slots.strip())


def _specificity(
    particle: str,
    wanted: Wanted | None,
    subject: Wanted | None,
    prepositions: tuple[tuple[str, Wanted | None], ...],
    *,
    light: bool,
) -> int:
    score = (4 if particle else 0) + (4 if subject else 0)
    if wanted is not None:
        score += 2 if wanted.anything or wanted.nothing else 3 if light else 4 if wanted.events else 5
    if prepositions:
        score += max(3 if each is not None else 2 for _, each in prepositions)
    return score
