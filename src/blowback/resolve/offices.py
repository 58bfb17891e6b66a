"""Who holds the office that a phrase names, and which body does a named person lead?

"The army chief" is somebody, not the army: whom the registry or the text names as its head, else the holder
of that office as such, who counts for the army as an office-holder.
"""

from __future__ import annotations

from blowback.records import Mention
from blowback.resolve.actors import Found, named
from blowback.resolve.keys import fold
from blowback.resolve.parts import MOVEMENTS
from blowback.resolve.reading import Reading, read_phrase
from blowback.resolve.roles import Role
from blowback.resolve.state import Choice, Nominal, State
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm, Sector

_HEADS = frozenset(toml("blowback.resolve", "phrases.toml")["heads"])
_OFFICES = frozenset(toml("blowback.resolve", "phrases.toml")["offices"])
_SECOND = frozenset({"deputy", "vice", "assistant", "acting"})


def holder_of(state: State, nominal: Nominal) -> str | None:
    """Who holds the office that a definite, singular title names?"""
    reading = nominal.reading
    if not (reading.person and reading.title and reading.country and state.on) or reading.plural:
        return None
    if reading.inside is not None:  # an office of a state within another's borders is none of the other's
        return None
    if reading.former or nominal.indefinite or nominal.subset or reading.left_over or _is_second(nominal):
        return None
    if reading.title.lower() in _HEADS:
        return None  # "the chairman of the senate committee" chairs that, and no other body of the country
    holders = state.registry.office(reading.country, fold(reading.title), state.on)
    return holders[0] if len(holders) == 1 else None


def choose_in_office(state: State, mention: Mention, nominal: Nominal, holder: str) -> None:
    """Take for a title who is known to hold the office, or whom the text names so; of two such, nobody."""
    title, bearers = nominal.reading.title, _named_instead(state, mention, nominal, holder)
    if bearers is None:
        state.choose(mention, holder, 3, f"held the office of {title}")
    elif len(bearers) == 1:
        state.choose(mention, bearers[0], 3, f"the text names the {title}")


def _named_instead(state: State, mention: Mention, nominal: Nominal, holder: str) -> list[str] | None:
    """Whom does the text give the office, where it names somebody else than is known to hold it?

    What a text says of its own day goes before what was known earlier. A "President X" of no country that is
    told is of the one of which the text speaks most.
    """
    reading = nominal.reading
    names = [m for m in state.mentions if m.form is MentionForm.NAME and m.id in state.chosen]
    named_ones = dict.fromkeys(state.chosen[m.id].actor for m in names)
    apposed = [m for m in names if m.chain == mention.chain and m.chain is not None]
    if apposed and holder not in named_ones:  # "the foreign minister, X"
        return list(dict.fromkeys(state.chosen[m.id].actor for m in apposed))
    if holder in named_ones:
        return None
    at_home = _is_most_told(state, reading.country)
    bearers = [
        person
        for person in named_ones
        if state.found[person].kind is ActorKind.PERSON
        and state.registry.get(person) is None
        and any(_is_office(role, reading, at_home=at_home) for role in state.found[person].roles)
    ]
    return bearers or None


def _is_office(role: Role, reading: Reading, *, at_home: bool) -> bool:
    if role.former or fold(role.title) != fold(reading.title or ""):
        return False
    untold = role.country is None and role.whole is None and role.organization is None
    return role.country == reading.country or (untold and at_home)


def _is_most_told(state: State, country: str | None) -> bool:
    countries = state.context.countries
    return bool(countries) and countries.get(country or "", 0) == max(countries.values())


def heads_body(nominal: Nominal) -> bool:
    """Is a phrase the title of somebody in particular who heads a body ("the army chief")?"""
    reading = nominal.reading
    if not (reading.person and reading.title) or reading.plural or reading.former or reading.entry:
        return False
    several = nominal.indefinite or nominal.subset or _is_second(nominal)
    return not several and heading(reading.title) is not None


def _is_second(nominal: Nominal) -> bool:
    """Is it who stands in for the holder of an office: "the Vardanian deputy foreign minister"?"""
    return not _SECOND.isdisjoint(nominal.text.lower().split())


def choose_holder(state: State, mention: Mention, nominal: Nominal, body: str) -> None:
    """Take the holder of an office for a mention: whom the text gives that title, else its holder as such."""
    title = heading(nominal.reading.title or "") or ""
    bearers = [
        found.id
        for found in state.found.values()
        if found.kind is ActorKind.PERSON
        and (
            any(heading(role.title) == title and _same_body(state, role, body) for role in found.roles)
            or _held(state, found.id, title, body)
        )
    ]
    if len(bearers) == 1:
        state.choose(mention, bearers[0], 3, f"the text names the {nominal.reading.title}")
        return
    office = f"{body}.{title.replace(' ', '-')}"
    whole = named(state.registry, body, "")
    found = Found(
        office, f"{title} of {whole.name}", ActorKind.PERSON, (), whole.sector, whole.country, "an office"
    )
    state.found.setdefault(office, found)
    state.chosen[mention.id] = Choice(
        office, 1, f"{'; '.join(nominal.reading.why)}; its holder, not the body"
    )


def _held(state: State, person: str, title: str, body: str) -> bool:
    """Is it known that somebody of whom the text speaks heads, or headed, a body or the like of it?"""
    entry, sector = state.registry.get(person), state.registry.sector(body, state.on)
    for role in entry.roles if entry is not None else ():
        if role.organization is None or heading(role.title.lower()) != title:
            continue
        organ = state.registry.get(role.organization)
        whole = state.registry.get(body)
        alike = organ is not None and whole is not None and organ.country == whole.country
        if role.organization == body or (
            alike and organ is not None and organ.sector is sector is Sector.SPY
        ):
            return True
    return False


def _same_body(state: State, role: Role, body: str) -> bool:
    """Is a title of a text held in a body, as far as the text says in which?"""
    if role.whole is not None or role.country is not None:
        organ = state.registry.organ(role.country or "", role.sector or Sector.GOV, role.title)
        return body in (role.whole, organ)
    if role.organization is None or role.former:
        return False
    name = fold(state.registry.entries[body].name if body in state.registry.entries else body)
    noun = read_phrase(state.registry, role.organization, state.on, cased=True)
    sector = named(state.registry, body, "").sector or state.registry.sector(body, state.on)
    return fold(role.organization) == name or (noun.sector is not None and noun.sector is sector)


def heading(title: str) -> str | None:
    """Under which word does a title head a body: chiefs, heads and directors are one?

    >>> heading("spy agency chief"), heading("foreign minister"), heading("spokesman")
    ('head', 'foreign minister', None)
    """
    words = title.split()
    if not words or words[0] in _SECOND:
        return None
    if not _HEADS.isdisjoint(words):
        return "head"
    return title if words[-1] in _OFFICES else None


def person_within(state: State, mention: Mention) -> str | None:
    """Of which person does a phrase speak that is headed by a body: "X's party", "the party of X"?"""
    for other in state.starting(mention.start, mention.end):
        if other.form is MentionForm.NAME and other.id in state.chosen:
            actor = state.chosen[other.id].actor
            if state.found[actor].kind is ActorKind.PERSON:
                return actor
    return None


def choose_led(state: State, mention: Mention, person: str, reading: Reading) -> None:
    """Which one body does somebody lead whose party or movement a phrase speaks of ("X's party")?"""
    if reading.person or reading.kind is None:
        return
    led = {role.whole for role in state.found[person].roles} if person in state.found else set()
    led |= {role.organization for role in state.registry.roles(person, state.on)}
    bodies = [body for body in sorted(filter(None, led)) if state.registry.entries[body].kind in MOVEMENTS]
    if len(bodies) == 1:
        state.choose(mention, bodies[0], 2, f"the {mention.text.split()[-1]} of {state.found[person].name}")


def is_body_of_unknown(state: State, reading: Reading) -> bool:
    """Is a body said to be of somebody of whom nothing is known ("Marek's party")? It is not that one."""
    kind = state.registry.entries[reading.whole or ""].kind
    return kind is ActorKind.OTHER and not reading.person and not reading.plural
