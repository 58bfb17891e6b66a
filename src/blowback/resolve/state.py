"""What is known of one document while it is resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from blowback.records import Mention, Notice
from blowback.resolve.actors import Found, named, provisional_id, whole_of
from blowback.resolve.explained import explained_otherwise
from blowback.resolve.keys import fold
from blowback.resolve.match import THRESHOLD, Context, choose
from blowback.resolve.phrase import former_name
from blowback.resolve.reading import Reading
from blowback.resolve.registry import Entry, Registry
from blowback.vocab.actors import ActorKind, MentionForm, Sector

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_DEFINITE = frozenset({"the", "this", "that"})
_COUNTRY_WORDS = frozenset({"country", "nation", "state", "republic"})


class Choice(NamedTuple):
    """The actor chosen for a mention; ``rank`` says how good a name the mention is for its chain."""

    actor: str
    rank: int
    why: str


class Nominal(NamedTuple):
    """What a noun phrase says, and what its articles and quantifiers do to it."""

    reading: Reading
    text: str
    definite: bool
    bare: bool
    indefinite: bool
    subset: bool
    faction: bool


_NEW = timedelta(days=31)


class State:
    """The mentions of a document, whom each was found to mean so far, and what the text says of them."""

    def __init__(self, registry: Registry, doc: Doc, mentions: Sequence[Mention], on: str | None) -> None:
        self.registry = registry
        self._known = registry
        self._own_words: frozenset[str] = frozenset()
        self.doc = doc
        self._tokens: dict[str, list[Token]] | None = None
        self.mentions = mentions
        self.on = on
        self.chosen: dict[str, Choice] = {}
        self.found: dict[str, Found] = {}
        self.aliases: dict[str, str] = {}
        self.notices: list[Notice] = []
        self.places: set[str] = set()
        self.otherwise = explained_otherwise(registry, doc.text)
        self._in_order = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self._in_order]
        self._chains = self._in_chain()
        self._pronouns = {m.start: m for m in mentions if m.form is MentionForm.PRONOUN}
        self.context = Context(on=on)
        self.spans = {
            mention.id: doc.char_span(mention.start, mention.end, alignment_mode="expand")
            for mention in mentions
        }
        persons = [m for m in mentions if m.form is MentionForm.NAME and m.kind is ActorKind.PERSON]
        distinct = dict.fromkeys(mention.text for mention in persons)
        self.person_names = [(fold(text).split(), text) for text in distinct]
        self.starts = frozenset(
            span.start for mention in persons if (span := self.spans[mention.id]) is not None
        )

    def choose(self, mention: Mention, actor: str, rank: int, why: str) -> None:
        """Take an actor for a mention."""
        self.chosen[mention.id] = Choice(actor, rank, why)
        self.found.setdefault(actor, named(self.registry, actor, why))

    def introduce(self, laid: Registry, own: Iterable[str]) -> None:
        """Read on with what the text itself introduces (``own``: its ids) laid over the registry."""
        spelled = (text for actor in own for text, _ in laid.entries[actor].spellings())
        self._own_words |= frozenset(word for text in spelled for word in fold(text).split())
        self.registry = laid

    def registry_for(self, text: str) -> Registry:
        """Which registry reads a phrase: what is known is read once for all texts that say it."""
        words = fold(text).split()
        own = any(word in self._own_words or word.removesuffix("s") in self._own_words for word in words)
        return self.registry if own else self._known

    def starting(self, first: int, beyond: int) -> list[Mention]:
        """Which mentions begin between two characters (the second excluded), in order?"""
        return self._in_order[bisect_left(self._starts, first) : bisect_left(self._starts, beyond)]

    def owner(self, token: Token) -> str | None:
        """What is the name of whoever a possessive pronoun points to, as far as the chains tell?"""
        return self.called(self._pronouns.get(token.idx))

    def antecedent(self, whose: Token) -> str | None:
        """What is the name of whoever a "whose" speaks of, the noun before its clause?"""
        noun = whose
        while noun.dep_ != "relcl" and noun.head != noun:
            noun = noun.head
        noun = noun.head
        if noun.i > whose.i:
            return None
        near = self.starting(noun.left_edge.idx, whose.idx)
        return next((self.called(m) for m in near if self.head(m) == noun), None)

    def served(self, token: Token) -> Entry | None:
        """Which state's office does the one hold to whom a possessive pronoun points?"""
        pronoun = self._pronouns.get(token.idx)
        for mention in self._chains.get(pronoun.chain, ()) if pronoun is not None else ():
            choice = self.chosen.get(mention.id)
            if choice is None or self.found[choice.actor].kind is not ActorKind.PERSON:
                continue
            held = [role.country for role in self.found[choice.actor].roles if not role.former]
            for known in self.registry.roles(choice.actor, self.on):
                organ = self.registry.get(known.organization or "")
                held.append(organ.country if organ is not None else None)
            for country in held:
                entry = self.registry.get(country or "")
                if entry is not None and entry.kind is ActorKind.STATE:
                    return entry
        return None

    def possessor(self, mention: Mention) -> tuple[int, str] | None:
        """Where ends the noun phrase that possesses a mention ("the country's"), and whom does it stand for?

        Only what has no name of its own: the last possessor that the sentence names before it, if that is of
        its kind ("Vardania's envoy, of the country's former regime"), else what its chain names.
        """
        for other in self._in_order[bisect_left(self._starts, mention.start) :]:
            if other.start != mention.start:
                return None
            span = self.spans[other.id]
            possessive = span is not None and span.end < len(self.doc) and self.doc[span.end].tag_ == "POS"
            if (
                span is not None
                and possessive
                and other.form is MentionForm.NOMINAL
                and other.end < mention.end
            ):
                name = self._last_possessor(other) or self.called(other)
                return (span.end + 1, name) if name is not None else None
        return None

    def complement(self, mention: Mention, end: int) -> tuple[int, int, str] | None:
        """Where stands the noun phrase behind "of" ("of the group"), and whom does its chain name?

        Only what has no name of its own, and ends the phrase at character ``end``.
        """
        for other in self.starting(mention.start + 1, end):
            span = self.spans[other.id]
            if span is None or span.end_char != end or other.form is not MentionForm.NOMINAL:
                continue
            before = self.doc[span.start - 1]
            name = self.called(other) if before.lower_ == "of" and span[0].lower_ in _DEFINITE else None
            return (span.start, span.end, name) if name is not None else None
        return None

    def _last_possessor(self, mention: Mention) -> str | None:
        """Which state does the sentence name last before a "country", with a possessive?"""
        head = self.head(mention)
        if head is None or head.lemma_ not in _COUNTRY_WORDS:
            return None
        for other in reversed(self.starting(head.sent.start_char, mention.start)):
            span, choice = self.spans[other.id], self.chosen.get(other.id)
            entry = self.registry.get(choice.actor) if choice is not None else None
            possessive = span is not None and span.end < len(self.doc) and self.doc[span.end].tag_ == "POS"
            if possessive and entry is not None and entry.kind is ActorKind.STATE:
                return entry.name
        return None

    def called(self, one: Mention | None) -> str | None:
        """What is the name of an actor that the chain of a mention names?"""
        for mention in self._chains.get(one.chain, (one,)) if one is not None else ():
            choice = self.chosen.get(mention.id)
            if choice is not None and self._only_speaks_for(mention, choice):
                continue
            entry = self.registry.get(whole_of(choice.actor)) if choice else None
            if entry is not None:
                return entry.name
        return None

    def _only_speaks_for(self, mention: Mention, choice: Choice) -> bool:
        """Does a phrase for a person count for his body ("the deputy leader of the Front"), naming nobody?"""
        return mention.kind is ActorKind.PERSON and self.found[choice.actor].kind is not ActorKind.PERSON

    def names_other(self, mention: Mention) -> bool:
        """Does the chain of a mention name a state or body, which is no holder of an office?"""
        others = (self.chosen[m.id].actor for m in self._chains.get(mention.chain, ()) if m.id in self.chosen)
        return any(self.found[actor].kind is not ActorKind.PERSON for actor in others)

    def _in_chain(self) -> dict[str | None, list[Mention]]:
        chains: dict[str | None, list[Mention]] = {}
        for mention in sorted(self.mentions, key=lambda m: (m.form is not MentionForm.NAME, m.start)):
            if mention.chain is not None:
                chains.setdefault(mention.chain, []).append(mention)
        return chains

    def head(self, mention: Mention) -> Token | None:
        """Which token is the head of a mention?"""
        span = self.doc.char_span(*mention.head, alignment_mode="expand")
        return span[0] if span is not None else None

    def tokens(self, text: str) -> Sequence[Token]:
        """Where does a word stand, written just so?"""
        if self._tokens is None:
            self._tokens = {}
            for token in self.doc:
                self._tokens.setdefault(token.text, []).append(token)
        return self._tokens.get(text, ())

    def in_time(self, actor: str, *, state: bool = False) -> str:
        """A government is whoever governs on the date."""
        entry = self.registry.get(actor)
        country = entry.country if entry is not None else actor.rpartition(".")[0]
        if country is None:
            return actor
        if state or actor == self.registry.organ(country, Sector.GOV):
            return self.registry.ruler(country, self.on) or actor
        return actor

    def composed(self, reading: Reading, *, current: bool = True) -> str | None:
        """The entry that a phrase names, the whole it acts for, or one composed of country and sector."""
        if reading.entry is not None:
            best = choose(self.registry, reading.senses, self.context)[0]
            return self.in_time(best.id) if best.score >= THRESHOLD else None
        if reading.kind is ActorKind.PLACE:
            return None
        if reading.former and not reading.person and reading.sector is Sector.ELI and reading.country:
            return self._former_government(reading.country)
        if reading.whole is not None and not reading.former:
            return self.in_time(reading.whole) if current else reading.whole
        if reading.country is None or reading.sector is None:
            return None
        if reading.left_over and not reading.person:
            return None
        actor = self.registry.organ(reading.inside or reading.country, reading.sector, reading.title)
        if not current or (now := self.in_time(actor)) == actor:
            return actor
        return None if self._has_just_come(reading.country) else now

    def _has_just_come(self, country: str) -> bool:
        """Did a movement come to power so lately that "the government" may be the one before?"""
        since = self.registry.ruled_from(country, self.on)
        if since is None or self.on is None or len(since) < len("2031-01-01"):
            return False
        return date.fromisoformat(self.on[:10]) - date.fromisoformat(since) < _NEW

    def _former_government(self, country: str) -> str:
        """Who governed a state that does so no more: a row that says so, else one made for this state."""
        known = self.registry.former_government(country, self.on)
        if known is not None:
            return known
        name = former_name(self.registry, country)
        actor = provisional_id(name, ActorKind.GOVERNMENT_BODY)
        found = Found(
            actor, name, ActorKind.GOVERNMENT_BODY, (), Sector.ELI, country, "a government that is over"
        )
        self.found.setdefault(actor, found)
        return actor
