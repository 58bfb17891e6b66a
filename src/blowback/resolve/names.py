"""Who is meant by the names of a document?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from blowback.records import Mention, Notice
from blowback.resolve.acting import acts, is_who_backs, owns_post, sharers
from blowback.resolve.actors import MEMBERS, PROVISIONAL, Found, named, provisional_id
from blowback.resolve.keys import fold
from blowback.resolve.local import demonyms, lay_over
from blowback.resolve.match import Context, Match, by_skeleton, choose
from blowback.resolve.nationalities import prefer_named_states
from blowback.resolve.nominals import at_home, bare_organ
from blowback.resolve.nouns import nouns
from blowback.resolve.parts import choose_part, is_subset
from blowback.resolve.places import country_of
from blowback.resolve.reading import Reading, read_phrase
from blowback.resolve.registry import Entry, Sense
from blowback.resolve.roles import Role, roles_of
from blowback.resolve.state import Choice, State
from blowback.resolve.states_told import give_bodies_to_states, has_organs, may_be_state
from blowback.resolve.variants import acronym, find_variants
from blowback.resolve.vouching import vouched_for
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm, Sector
from blowback.vocab.documents import NoticeKind

_INTRODUCED = re.compile(r"\s*\(\s*(?:the |or |known as |also |hereafter )*[“\"']?([\w-]{2,12})[”\"']?\s*\)")
_OF_STATE = frozenset({Sector.MIL, Sector.LEG, Sector.JUD, Sector.SPY, Sector.GOV, Sector.COP})
_OF_NO_STATE = frozenset({ActorKind.NGO, ActorKind.RESEARCH, ActorKind.COMPANY, ActorKind.MEDIA})
_PLAIN = frozenset(toml("blowback.resolve", "phrases.toml")["plain_place_words"])
_SOUNDS_LIKE_STATE = tuple(toml("blowback.resolve", "phrases.toml")["state_endings"])
_GROUPS = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.PLACE, ActorKind.STATE, ActorKind.OTHER}


def resolve_names(state: State) -> None:
    """Choose the actors of all names: known ones, those that the text explains, and new ones."""
    names = [mention for mention in state.mentions if mention.form is MentionForm.NAME]
    state.context = _support(state, names)
    prefer_named_states(state)
    for mention in names:
        _known_name(state, mention)
    _introduced(state, names)
    for mention in names:
        if mention.id not in state.chosen:
            _unknown_name(state, mention)
    _slips(state)
    _introduce(state, names)
    _titles(state, names)


def _introduce(state: State, names: Sequence[Mention]) -> None:
    """Read on with the states and bodies that the text itself introduces."""
    words = {token.text for token in state.doc if token.text[:1].isupper()}
    adjectives: set[str] = set()
    governed = {mention.text for mention in names if has_organs(state, mention)}
    for mention in names:
        if may_be_state(state, mention):
            said = words.intersection(demonyms(mention.text))
            adjectives |= said
            if said or mention.text in governed:
                new = msgspec.structs.replace(mention, kind=ActorKind.STATE)
                _provisional(state, new, Reading(), rank=4)
    for mention in names:
        choice = state.chosen.get(mention.id)
        if mention.text in adjectives and choice is not None and choice.actor.startswith(PROVISIONAL):
            del state.chosen[mention.id]
    _unite(state, names)
    spelled: dict[str, list[str]] = {}
    for mention in names:
        actor = state.chosen[mention.id].actor if mention.id in state.chosen else ""
        if actor.startswith(PROVISIONAL) and state.found[actor].kind is not ActorKind.PERSON:
            spelled.setdefault(actor, []).append(mention.text)
    give_bodies_to_states(state, names)
    own = [(state.found[actor], texts) for actor, texts in spelled.items()]
    state.introduce(lay_over(state.registry, own), spelled)
    state.context = _support(state, names)
    for mention in names:
        if mention.id not in state.chosen:
            _known_name(state, mention)
        elif mention.kind is ActorKind.POPULATION and state.chosen[mention.id].actor.startswith(PROVISIONAL):
            _nationality(state, mention)


def _nationality(state: State, mention: Mention) -> None:
    """Take "the Vardanians" for the people of the Vardania that the text speaks of."""
    for sense in state.registry.named(mention.text.removesuffix("s")):
        if sense.strength == "adjective":
            actor = state.registry.organ(sense.id, Sector.CVL)
            state.choose(mention, actor, 3, f"people of {state.registry.entries[sense.id].name}")
            return


def _senses(state: State, mention: Mention) -> tuple[Sense, ...]:
    """The senses of a name, without those that only its small letters share ("us", "front")."""
    if fold(mention.text) in state.otherwise:
        return ()
    capital = any(letter.isupper() for letter in mention.text)  # "al-Shabaab" is written with one, too
    return tuple(
        sense
        for sense in state.registry.named(mention.text)
        if capital or not sense.text.removeprefix("the ")[:1].isupper()
    )


def _support(state: State, names: Sequence[Mention]) -> Context:
    """Which countries and actors does the document name beyond doubt?"""
    countries: Counter[str] = Counter()
    actors: set[str] = set()
    for mention in names:
        strong = [sense for sense in _senses(state, mention) if sense.strength != "weak"]
        if len({sense.id for sense in strong}) != 1:
            continue
        entry = state.registry.entries[strong[0].id]
        actors.add(entry.id)
        if entry.country:
            countries[entry.country] += 1
    for mention in names:
        if mention.kind is ActorKind.PLACE and not state.registry.named(mention.text):
            country = country_of(mention.text)
            if country is not None:
                countries[country] += 1
    return Context(countries=countries, actors=frozenset(actors), on=state.on)


def _known_name(state: State, mention: Mention) -> None:
    senses = _senses(state, mention)
    if not senses or _shares_a_noun(state, mention):
        return
    media = tuple(s for s in senses if state.registry.entries[s.id].kind is ActorKind.MEDIA)
    if media and _ends_report(state, mention):
        senses = media
    matches = choose(state.registry, senses, state.context._replace(kind=mention.kind))
    best = vouched_for(state, mention, matches)
    if best is None or not _kind_fits(state, mention, best):
        return
    if best.strength == "weak" and _full_name(state, mention) != mention.text:
        return
    entry = state.registry.entries[best.id]
    if best.strength == "weak" and _is_in_many_states(state, mention, entry):
        return
    if best.strength in ("metonym", "adjective"):
        head = state.head(mention)
        standing = mention.kind is ActorKind.POPULATION and best.strength == "adjective"
        own = head is not None and head.dep_ not in ("amod", "compound", "nmod") and not is_who_backs(head)
        if standing and own:
            state.choose(mention, state.registry.organ(entry.id, Sector.CVL), 2, f"people of {entry.name}")
            return
        if head is None or not (acts(head) or (best.strength == "adjective" and owns_post(head))):
            state.places.add(mention.id)
            return
        actor = state.in_time(entry.id, state=True) if best.strength == "metonym" else entry.id
        state.choose(mention, actor, 4, f"{best.why}, which acts here")
        return
    if is_subset(state.head(mention)):
        choose_part(state, mention, entry.id, MEMBERS, best.why)
        return
    state.choose(mention, state.in_time(entry.id), 6, best.why)


def _is_in_many_states(state: State, mention: Mention, entry: Entry) -> bool:
    """Is it what many states have, in a text that speaks far more of another: "the Senate", told of Kesh?"""
    said = state.context.countries
    organ = entry.kind in (ActorKind.GOVERNMENT_BODY, ActorKind.MILITARY, ActorKind.SECURITY_SERVICE)
    if not organ or mention.text.isupper() or not said:
        return False
    return said[entry.country or ""] * 2 < max(said.values())


def _ends_report(state: State, mention: Mention) -> bool:
    """Is it by whom a sentence says that it was reported: "Two men were held, reports KPA"?"""
    span = state.spans[mention.id]
    before = span.start - 1 if span is not None else -1
    return before >= 0 and state.doc[before].lower_ in ("reports", "reported")


def _shares_a_noun(state: State, mention: Mention) -> bool:
    """In "Vardanian and Ostrean troops": take the second name for the troops of its own state."""
    head = state.head(mention)
    if head is None or head.dep_ != "conj" or head not in sharers(noun := head.head.head):
        return False
    reading = read_phrase(
        state.registry, f"{mention.text} {state.doc[head.i + 1 : noun.i + 1].text}", state.on, cased=True
    )
    actor = state.composed(reading)
    if actor is not None:
        state.choose(mention, actor, 5, "; ".join(reading.why))
    return actor is not None


def _kind_fits(state: State, mention: Mention, match: Match) -> bool:
    """A name that reading took for somebody's is not a state's or group's, and the other way round."""
    person = state.registry.entries[match.id].kind is ActorKind.PERSON
    if mention.kind is ActorKind.PERSON and not person:
        return match.strength == "name" and " " not in mention.text
    return not (person and mention.kind in (ActorKind.PLACE, ActorKind.STATE))


def _introduced(state: State, names: Sequence[Mention]) -> None:
    """Acronyms that the text itself explains: "the Kesh Front (KF)"."""
    for mention in names:
        span = state.spans[mention.id]
        if span is None or mention.kind is ActorKind.PERSON or span.end >= len(state.doc):
            continue
        if state.doc[span.end].text not in ("(", "[") and not state.doc[span.end].is_space:
            continue
        match = _INTRODUCED.match(state.doc[span.end - 1 : span.end + 8].text, len(span[-1].text))
        if match is None:
            continue
        short = match[1]
        known = fold(short) in state.registry.senses and fold(short) not in state.otherwise
        if known or not any(letter.isupper() for letter in short):
            continue
        if mention.id not in state.chosen:
            _unknown_name(state, mention)
        if mention.id in state.chosen:
            state.aliases[fold(short)] = state.chosen[mention.id].actor


def _unknown_name(state: State, mention: Mention) -> None:
    """A name that the registry lacks: an alias, a role phrase, another spelling, or somebody new."""
    alias = state.aliases.get(fold(mention.text))
    if alias is not None:
        state.choose(mention, alias, 5, "short for a name that the text explains")
        return
    if mention.kind is ActorKind.PERSON:
        _unknown_person(state, mention)
        return
    if state.registry.named(mention.text):  # known, and refused by what the text makes of it
        return
    if mention.kind in (ActorKind.PLACE, ActorKind.STATE):
        _unknown_place(state, mention)
        return
    reading = read_phrase(state.registry, mention.text, state.on, cased=True)
    if _is_other_body(mention, reading) or _is_elsewhere(state, mention, reading):
        _provisional(state, mention, reading._replace(sector=None, country=None))
        return
    actor = state.composed(reading)
    if actor is not None and named(state.registry, actor, "").kind is not ActorKind.PERSON:
        state.choose(mention, actor, 4, "; ".join(reading.why))
    elif bare_organ(reading) is not None:
        at_home(state, mention, bare_organ(reading), reading)
    elif acronym(mention.text) is None and (mention.kind in _GROUPS or _stands_as_actor(state, mention)):
        _provisional(state, mention, reading)


def _unknown_place(state: State, mention: Mention) -> None:
    """A supposed place that acts: somebody of that name, a town (nobody), a state, or who knows what.

    Recognisers take names of which they know nothing for places; only a word that sounds like a state is one.
    """
    head = state.head(mention)
    if head is None or not acts(head):
        return
    full = _full_name(state, mention)
    if full != mention.text:
        _unknown_person(state, mention)
    elif head.pos_ == "ADJ" or _is_no_more_than_place(mention.text) or _is_called_town(state, mention):
        state.places.add(mention.id)
    elif acronym(mention.text) is None:
        sounds = mention.text.isalpha() and mention.text.endswith(_SOUNDS_LIKE_STATE)
        kind = ActorKind.STATE if sounds else ActorKind.OTHER
        _provisional(state, msgspec.structs.replace(mention, kind=kind), Reading())


def _is_called_town(state: State, mention: Mention) -> bool:
    """Does the text speak of "the town of" that name?"""
    return mention.chain is not None and any(
        other.form is MentionForm.NOMINAL and other.kind is ActorKind.PLACE and other.chain == mention.chain
        for other in state.mentions
    )


def _is_no_more_than_place(text: str) -> bool:
    """Is a name that of a town or division, or only a word that these are made of ("the North")?"""
    words = fold(text).split()
    return country_of(text) is not None or words[-1] in _PLAIN or _PLAIN.issuperset(words)


def _is_other_body(mention: Mention, reading: Reading) -> bool:
    """Does a name of a foundation or paper only hold a word of what organs of state do ("Tax Foundation")?"""
    return mention.kind in _OF_NO_STATE and reading.entry is None and reading.sector in _OF_STATE


def _is_elsewhere(state: State, mention: Mention, reading: Reading) -> bool:
    """Does a name say that it is another country's than the known body's of that name ("... of Vardania")?"""
    entry = state.registry.get(reading.entry) if reading.entry is not None else None
    _, of, place = mention.text.rpartition(" of ")
    if entry is None or entry.country in (None, "IGO") or not of:
        return False
    known = {word for text, _ in entry.spellings() for word in fold(text).split()}
    said = read_phrase(state.registry, place, state.on, cased=True)
    other = said.country or country_of(place)
    return other != entry.country and not known.issuperset(fold(place).split())


def _unite(state: State, names: Sequence[Mention]) -> None:
    """The names of one chain that no registry knows are one actor's, under the longest of them."""
    chains: dict[str, list[Mention]] = {}
    for mention in names:
        new = mention.id in state.chosen and state.chosen[mention.id].actor.startswith(PROVISIONAL)
        if mention.chain is not None and new:
            chains.setdefault(mention.chain, []).append(mention)
    for members in chains.values():
        actors = [state.chosen[mention.id].actor for mention in members]
        best = max(actors, key=lambda actor: _standing(state, actor, actors.count(actor)))
        for mention, actor in zip(members, actors, strict=True):
            if actor != best:
                state.choose(mention, best, 3, f"short for “{state.found[best].name}”")


def _standing(state: State, actor: str, times: int) -> tuple[int, bool, int]:
    found = state.found[actor]
    return len(found.name.split()), found.kind is not ActorKind.OTHER, times


def _stands_as_actor(state: State, mention: Mention) -> bool:
    """Does a name of which nothing is known stand where those stand who act?"""
    head = state.head(mention)
    described = head is None or head.dep_ in ("compound", "amod", "nmod")
    return mention.kind is ActorKind.OTHER and head is not None and not described and acts(head)


def _unknown_person(state: State, mention: Mention) -> None:
    similar = by_skeleton(state.registry, mention.text)
    if similar is not None:
        state.choose(mention, similar.id, 5, similar.why)
        return
    span = state.spans[mention.id]
    if (
        " " not in mention.text
        and span is not None
        and span.start
        and state.doc[span.start - 1].lower_ == "the"
    ):
        return  # "the West" is no person
    full = _without_title(_full_name(state, mention).rstrip(" .,;"))
    known = _known_in_full(state, full) if full != mention.text else None
    if known is not None:
        state.choose(mention, known, 2, f"short for “{full}”")
        return
    actor = provisional_id(full, ActorKind.PERSON)
    state.found.setdefault(actor, Found(actor, full, ActorKind.PERSON, why="a name that the registry lacks"))
    state.chosen[mention.id] = Choice(
        actor, 3 if full == mention.text else 2, "a name that the registry lacks"
    )


def _known_in_full(state: State, full: str) -> str | None:
    """Who of the registry is meant by the longer name of which a single one is short?"""
    chosen = (state.chosen[m.id].actor for m in state.mentions if m.text == full and m.id in state.chosen)
    return next((actor for actor in chosen if not actor.startswith(PROVISIONAL)), None)


def _without_title(name: str) -> str:
    """A name without the nouns that reading took for its beginning ("Billionaire X Y")."""
    words = name.split()
    while len(words) > 2 and (noun := nouns().plain(fold(words[0]))) is not None and noun.person:
        words = words[1:]
    return " ".join(words)


def _full_name(state: State, mention: Mention) -> str:
    """The one longer name in the document that ends, or begins, with a single name; else the name itself."""
    words = fold(mention.text).split()
    if len(words) > 1:
        return mention.text
    longer = {
        " ".join(theirs): text
        for theirs, text in state.person_names
        if len(theirs) > 1 and words[0] in (theirs[0], theirs[-1])
    }
    shortest = [
        name for name in longer if not any(name != other and name.endswith(other) for other in longer)
    ]
    return longer[shortest[0]] if len(shortest) == 1 else mention.text


def _provisional(state: State, mention: Mention, reading: Reading, rank: int = 3) -> None:
    name = re.sub(r"^[Tt]he\s+", "", mention.text)
    actor = provisional_id(name, mention.kind)
    why = "a name that the registry lacks"
    state.found.setdefault(actor, Found(actor, name, mention.kind, (), reading.sector, reading.country, why))
    state.chosen[mention.id] = Choice(actor, rank, why)


def _slips(state: State) -> None:
    """Acronyms that are slips for one that the document speaks of."""
    resolved = {mention: choice.actor for mention, choice in state.chosen.items()}
    for slip in find_variants(state.mentions, resolved, (alias.upper() for alias in state.aliases)):
        name = state.found[slip.actor].name
        for mention in state.mentions:
            if mention.form is MentionForm.NAME and acronym(mention.text) == slip.written:
                why = f"“{slip.written}” is used as “{slip.meant}” ({name}) is, which the text speaks of"
                state.choose(mention, slip.actor, 1, why)
                notice = Notice(
                    start=mention.start, end=mention.end, kind=NoticeKind.NAME_VARIANT, detail=why
                )
                state.notices.append(notice)
    for mention in state.mentions:
        new = mention.form is MentionForm.NAME and mention.id not in state.chosen
        if new and acronym(mention.text) and mention.kind in _GROUPS:
            _provisional(state, mention, Reading(), rank=2)


def _titles(state: State, names: Sequence[Mention]) -> None:
    """What the text says of persons beside their names."""
    said: dict[str, list[Role]] = {}
    for mention in names:
        choice = state.chosen.get(mention.id)
        span = state.spans[mention.id]
        if choice is None or span is None or state.found[choice.actor].kind is not ActorKind.PERSON:
            continue
        others = state.starts - {span.start}
        said.setdefault(choice.actor, []).extend(
            roles_of(state.registry, state.doc, span.start, span.end, others, state.on)
        )
    for actor, roles in said.items():
        distinct = {(role.title, role.whole or role.organization): role for role in reversed(roles)}
        state.found[actor] = state.found[actor]._replace(roles=tuple(reversed(distinct.values())))
