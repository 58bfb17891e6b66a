"""Who does a noun phrase of a text mean, by its own words and those that complete it?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from blowback.records import Mention
from blowback.resolve.acting import sharers
from blowback.resolve.actors import FACTIONS, MEMBERS
from blowback.resolve.helped import fighting_owner, helped_owner
from blowback.resolve.keys import fold
from blowback.resolve.nouns import nouns
from blowback.resolve.offices import (
    choose_holder,
    choose_in_office,
    choose_led,
    heads_body,
    holder_of,
    is_body_of_unknown,
    person_within,
)
from blowback.resolve.parts import (
    MOVEMENTS,
    choose_council,
    choose_part,
    council_of,
    is_quantifier,
    part_of_those_before,
)
from blowback.resolve.places import country_of
from blowback.resolve.reading import Reading, read_phrase
from blowback.resolve.registry import Entry
from blowback.resolve.state import Nominal, State
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm, Sector

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ABROAD = frozenset({"embassy", "consulate", "ambassador", "consul", "attache", "attaché"})
_COMPLETING = frozenset({"of", "for", "from", "in", "at", "with"})
_ELSEWHERE = frozenset({"exile", "abroad", "afar", "hiding", "prison", "jail"})
_LONGEST = 12
_TOWARDS = frozenset(
    {"support", "favour", "favor", "defence", "defense", "solidarity", "opposition", "protest"}
)
_SUBSET = frozenset(toml("blowback.resolve", "phrases.toml")["subset"])
_SUBSET_NOUNS = frozenset(toml("blowback.resolve", "phrases.toml")["subset_nouns"])
_REGIONAL = frozenset(toml("blowback.resolve", "phrases.toml")["regional"])
_FACTIONS = frozenset(toml("blowback.resolve", "phrases.toml")["factions"])
_OF_STATES = frozenset(toml("blowback.resolve", "phrases.toml")["of_states"])
_OF_PARTS = frozenset(toml("blowback.resolve", "phrases.toml")["of_parts"])
_OUTSIDE = frozenset(
    word for name in ("outside", "kin") for word in toml("blowback.resolve", "phrases.toml")[name]
)
_WRITTEN_LARGE = frozenset(
    {"government", "police", "army", "navy", "air", "force", "forces", "military", "parliament", "cabinet",
     "state", "union", "security", "armed", "court", "supreme", "high", "centre", "center", "authorities",
     "administration"}
)  # fmt: skip
_COUNTRIES = frozenset({"country", "nation", "homeland"})
_LEADERS = frozenset({"leader", "commander", "founder", "co-founder", "chief", "head"})
_HOSTING = frozenset({"hospital", "clinic", "soil", "territory", "camp", "base", "barracks"})
_OF_WHOM_HE_SERVES = frozenset({"government", "country", "nation", "army", "military"})
_STATE_ORGANS = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.LEG, Sector.JUD})


def resolve_nominals(state: State) -> None:
    """Choose the actors of all noun phrases whose own words tell them."""
    for mention in state.mentions:
        if mention.form is MentionForm.NOMINAL and mention.kind is not ActorKind.PLACE:
            _resolve(state, mention)
        elif mention.form is MentionForm.NOMINAL:
            _own_country(state, mention)
            _host(state, mention)


def _host(state: State, mention: Mention) -> None:
    """Who is at home "in Vardanian hospitals", "on Vardanian soil", where somebody else is taken in?"""
    head, span = state.head(mention), state.spans[mention.id]
    if (
        head is None
        or span is None
        or head.lemma_ not in _HOSTING
        or head.head.lower_ not in ("in", "on", "at")
    ):
        return
    of_states = [child for child in head.children if child.pos_ == "ADJ" and child.text[:1].isupper()]
    if len(of_states) != 1 or any(child.dep_ == "poss" for child in head.children):
        return
    country = read_phrase(state.registry_for(span.text), span.text, state.on, cased=True).country
    entry = state.registry.get(country) if country is not None else None
    if entry is not None and entry.kind is ActorKind.STATE:
        state.choose(mention, entry.id, 1, f"“{of_states[0].text}”: of {entry.name}")


def _own_country(state: State, mention: Mention) -> None:
    """Whose is "his country", said of a minister: the state's that he serves."""
    span = state.spans[mention.id]
    if span is None or len(span) != 2 or span[0].tag_ != "PRP$" or span[1].lemma_ not in _COUNTRIES:
        return
    entry = state.served(span[0])
    if entry is not None:
        state.choose(mention, entry.id, 1, f"“{mention.text}” of who holds an office of {entry.name}")


def _resolve(state: State, mention: Mention) -> None:
    if is_quantifier(state, mention):
        part_of_those_before(state, mention)
        return
    nominal = read_nominal(state, mention)
    reading = nominal.reading
    outside = reading.title in _OUTSIDE and not nominal.subset
    # "ethnic Kesh authorities" are not those of Kesh
    ethnic = "ethnic" in nominal.text.lower().split()
    unruled = ethnic and (reading.sector in _STATE_ORGANS or reading.sector is Sector.OPP)
    if reading.facility or outside or unruled:
        return
    if reading.person and state.names_other(mention):
        return
    if reading.entry is not None and _is_beside(state, mention, reading):
        return
    holder = holder_of(state, nominal)
    if holder is not None:
        choose_in_office(state, mention, nominal, holder)
        return
    person = None if reading.entry or reading.person else person_within(state, mention)
    if person is not None and reading.sector not in _STATE_ORGANS:
        choose_led(state, mention, person, reading)
        return
    if person is not None:
        reading = reading._replace(whole=None)  # the government of somebody is not that person
    if reading.whole is not None and is_body_of_unknown(state, reading):
        return
    actor = state.composed(reading, current=not nominal.indefinite and not reading.former)
    if actor is None:
        if (nominal.definite or nominal.bare) and not _is_named(nominal):
            at_home(state, mention, bare_organ(reading), reading)
        return
    why = "; ".join(reading.why) or f"“{nominal.text}”"
    if heads_body(nominal):
        choose_holder(state, mention, nominal, actor)
        return
    entry = state.registry.get(actor)
    if _is_any(state, mention, nominal, entry):
        return
    if not _chooses_part(state, mention, nominal, actor, why):
        state.choose(mention, actor, 1 + (reading.whole is not None), why)


def _is_named(nominal: Nominal) -> bool:
    """Does a phrase bear a name, known or not: "the Brigade" (of some name), "the government of Kesh"?

    Some papers write the organs of a state with a capital ("the Police"): that is no name.
    """
    capitals = [word for word in nominal.text.split()[1:] if word[:1].isupper()]
    return any(fold(word) not in _WRITTEN_LARGE for word in capitals)


def _chooses_part(state: State, mention: Mention, nominal: Nominal, actor: str, why: str) -> bool:
    """Takes a council or some of a movement for a mention, where it means one."""
    entry = state.registry.get(actor)
    movement = entry is not None and entry.kind in MOVEMENTS and nominal.reading.entry is None
    council = council_of(state.head(mention)) if movement else None
    part = _part(state, mention, nominal, entry)
    if council is not None:
        choose_council(state, mention, actor, council, why)
    elif part is not None:
        choose_part(state, mention, actor, part, why)
    return council is not None or part is not None


def _is_any(state: State, mention: Mention, nominal: Nominal, entry: Entry | None) -> bool:
    """Is it any of many: "a Vardanian man", who is not the people, "a judge", who is of no one court?"""
    if entry is None:
        return False
    if entry.kind is ActorKind.POPULATION:
        return _is_one_person(state, mention)
    return nominal.reading.sector is Sector.JUD and nominal.indefinite and nominal.reading.entry is None


def _part(state: State, mention: Mention, nominal: Nominal, entry: Entry | None) -> str | None:
    """Which part of a movement or parliament is meant: some of it, or "a leader of" it? None: the whole."""
    movement = entry is not None and entry.kind in MOVEMENTS
    head = state.head(mention)
    if movement and nominal.indefinite and head is not None and head.tag_ == "NN" and head.lemma_ in _LEADERS:
        return MEMBERS  # whose deeds need not be those of the Front
    if nominal.reading.entry is not None or not (movement or nominal.reading.sector is Sector.LEG):
        return None
    if nominal.faction:
        return FACTIONS
    regional = (
        movement
        and head is not None
        and head.tag_ == "NNS"
        and any(c.lower_ in _REGIONAL for c in head.lefts)
    )
    return MEMBERS if nominal.subset or regional else None


def _is_one_person(state: State, mention: Mention) -> bool:
    head = state.head(mention)
    return head is not None and mention.kind is ActorKind.PERSON and head.tag_ == "NN"


def _is_beside(state: State, mention: Mention, reading: Reading) -> bool:
    """Does what a phrase names stand only before its head ("the Orlan, Lunian and Vardanian companies")?"""
    head = state.head(mention)
    named = {word for sense in reading.senses for word in fold(sense.text).split()}
    return head is not None and head.pos_ == "NOUN" and named.isdisjoint({fold(head.text), head.lemma_})


def at_home(state: State, mention: Mention, sector: Sector | None, reading: Reading) -> None:
    """A bare "the military" is that of the one state of which the sentence, or most of the text, speaks."""
    home = (
        _home_country(state, mention) if sector is not None and not _is_told_apart(state, mention) else None
    )
    if home is not None and _is_regime_of_another(state, mention, home):
        return
    if sector is not None and home is not None and not (sector is Sector.GOV and of_part(mention, home)):
        actor = state.in_time(state.registry.organ(home, sector, reading.title))
        state.choose(mention, actor, 0, f"“{mention.text}” of {home}, of which the text speaks")


def _is_regime_of_another(state: State, mention: Mention, country: str) -> bool:
    """Is it a "regime" of which somebody speaks whom the sentence calls of that country? His own is none."""
    head = state.head(mention)
    if head is None or head.lemma_ != "regime":
        return False
    return country in _countries_before(state, mention.end, head.sent.end_char)


def _is_told_apart(state: State, mention: Mention) -> bool:
    """Do the words behind it say whose they are: "troops loyal to Kesh", "soldiers allied with the Front"?"""
    head = state.head(mention)
    return head is not None and any(child.dep_ in ("amod", "acl") for child in head.rights)


def of_part(mention: Mention, country: str) -> bool:
    """May a phrase mean a part of a country: "the state government", "the state", "local officials"?"""
    words = mention.text.lower().split()
    divided = country in _OF_STATES and not {"state", "states"}.isdisjoint(words)
    return divided or not _OF_PARTS.isdisjoint(words)


def _home_country(state: State, mention: Mention) -> str | None:
    """Which one state does the sentence speak of before a bare "the military", else most of the text?"""
    head = state.head(mention)
    if head is None or head.lemma_ in _ABROAD:  # an embassy stands where it is not at home
        return None
    scene = _scene(state, head.sent)
    if scene is not None:
        return scene
    countries = Counter(state.context.countries)
    country, times = countries.most_common(1)[0] if countries else ("", 0)
    near = _countries_before(state, head.sent.start_char, mention.start)
    if near:  # one that the text hardly speaks of else may be a neighbour
        return near[0] if len(set(near)) == 1 and countries[near[0]] == times else None
    if times >= 3 and times * 5 >= countries.total() * 3:
        return country
    first = head.sent.start
    before = state.doc[first - 1].sent.start_char if first else head.sent.start_char
    if set(_countries_before(state, before, head.sent.start_char)) != {country}:
        return None
    named = any(state.registry.entries[each].country == country for each in state.context.actors)
    return country if named else None  # not only by a town, which may lie elsewhere


def _countries_before(state: State, first: int, beyond: int) -> list[str]:
    """Of which states does the text speak between two characters, by bodies, people and places of theirs?"""
    near: list[str] = []
    for other in state.starting(first, beyond):
        choice = state.chosen.get(other.id)
        if choice is None:
            town = country_of(other.text) if other.kind is ActorKind.PLACE else None
            near += [town] if town is not None else []
            continue
        entry = state.registry.get(choice.actor)
        if (
            entry is not None
            and entry.kind not in (ActorKind.PERSON, ActorKind.ARMED_GROUP, ActorKind.FACTION)
            and entry.country in state.registry.entries
        ):
            near.append(entry.country or "")
    return near


def _scene(state: State, sentence: Span) -> str | None:
    """In which state does a sentence begin that sets its scene: "In Kesh, police seized arms"?"""
    comma = next((token.i for token in sentence[:6] if token.text == ","), None)
    if comma is None or sentence[0].text != "In":
        return None
    place = sentence.doc[sentence.start + 1 : comma].text
    states = {sense.id for sense in state.registry.named(place) if sense.strength != "weak"}
    entries = [state.registry.entries[each] for each in states]
    return entries[0].id if len(entries) == 1 and entries[0].kind is ActorKind.STATE else country_of(place)


def read_nominal(state: State, mention: Mention) -> Nominal:
    """What does a nominal mention say, with the complements that follow it, and with the owner for "its"?"""
    doc, span = state.doc, state.spans[mention.id]
    first, beyond = (span.start, span.end) if span is not None else (0, 0)
    whole = doc[first : _completed(doc, first, beyond)]
    text = whole.text
    shared = sharers(state.head(mention))
    if shared:  # "Vardanian and Ostrean troops": the second side is named by itself
        text = f"{doc[first : shared[0].head.i + 1].text} {doc[shared[-1].i + 1 : whole.end].text}"
    owner = None
    if len(whole) > 1 and whole[0].tag_ == "PRP$":
        owner = helped_owner(state, whole[0]) or fighting_owner(state, whole[0]) or state.owner(whole[0])
        if len(whole) == 2 and whole[1].lemma_ in _OF_WHOM_HE_SERVES:
            served = state.served(whole[0])  # "her government", said of a minister
            owner = served.name if served is not None else owner
    elif len(whole) > 1 and whole[0].tag_ == "WP$":  # "Vardania, whose troops", whatever is named later
        owner = state.antecedent(whole[0])
    if owner is not None and not any(token.text[:1].isupper() for token in whole[1:]):
        text = f"{owner}'s {whole[1:].text}"
    possessor = state.possessor(mention) if owner is None else None
    if possessor is not None:
        text = f"{possessor[1]}'s {doc[possessor[0] : whole.end].text}"
    meant = state.complement(mention, whole.end_char) if owner is None and possessor is None else None
    if meant is not None and not any(token.ent_type_ for token in whole[: meant[0] - whole.start]):
        text = f"{doc[whole.start : meant[0]].text} {meant[2]}"
    words = text.lower().replace("-", " ").split()
    opening = words[0] if words else ""
    return Nominal(
        reading=read_phrase(state.registry_for(text), text, state.on, cased=True),
        text=text,
        definite=opening == "the",
        bare=len(words) == 1,
        indefinite=opening in ("a", "an", "another", "any"),
        subset=any(word in _SUBSET for word in words[:3]) or any(word in _SUBSET_NOUNS for word in words),
        faction=any(word in _FACTIONS for word in words),
    )


def _completed(doc: Doc, first: int, beyond: int) -> int:
    """Where does the phrase end with its prepositional complements?"""
    while beyond < len(doc) and beyond - first < _LONGEST:
        token = doc[beyond]
        if token.lower_ not in _COMPLETING or token.pos_ != "ADP":
            break
        if token.head.i < first and not _is_local(doc[beyond - 1], token):
            break
        if token.head.i >= beyond or (token.head.pos_ == "VERB" and not _is_local(doc[beyond - 1], token)):
            break
        owned = doc[first].tag_ == "PRP$" and token.lower_ == "in"
        if owned or (token.lower_ in ("in", "at") and token.head.lemma_ in _ABROAD):
            break  # "its embassy in Tovan" is not that of those who rule in Tovan, nor are "its ships"
        end = _complement_end(doc, token, beyond)
        if end is None:
            break
        beyond = end
    return beyond


def _is_local(noun: Token, preposition: Token) -> bool:
    """Are they police, at home where it happens: "killed six policemen [in Kesh]", whatever "in" hangs on?"""
    if preposition.lower_ != "in" or noun.head != preposition.head or noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    known = nouns().get(fold(noun.text))
    return known is not None and known[0].sector is Sector.COP


def _complement_end(doc: Doc, preposition: Token, at: int) -> int | None:
    for child in preposition.children:
        if child.dep_ == "pobj" and child.i > at:
            end = child.i + 1
            if preposition.lower_ == "from" and child.lemma_ in _ELSEWHERE:
                return None  # "leads the coalition from exile in Kesh"
            if preposition.lower_ == "in" and child.lemma_ in _TOWARDS:
                return None  # "militants in support of the Front" need not be the Front's
            if any(token.pos_ in ("VERB", "AUX") for token in doc[at + 1 : child.i]):
                return None
            return end
    return None


def bare_organ(reading: Reading) -> Sector | None:
    """The sector of an organ of state whose state no word names ("the military")."""
    if reading.person or reading.facility or reading.country or reading.whole or reading.left_over:
        return None
    return reading.sector if reading.sector in _STATE_ORGANS else None
