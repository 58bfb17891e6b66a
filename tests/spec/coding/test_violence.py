"""Who attacked whom, and how: a sentence on invented actors, and the claim of one of its words.

Each row is ``(sentence, word, mode, attackers, attacked)``: the trigger of the claim, how it was done, and
the mentions of both sides as they stand in the text, joined by ``|``. Phrases stand without their article.
Some sentences stand in lower case or without punctuation, as some sources give them.
"""

from __future__ import annotations

from functools import cache

import pytest

from blowback.pipeline import Reader
from blowback.records import Annotation, Article, Claim, Published
from blowback.vocab.claims import Role
from blowback.vocab.documents import DateBasis
from blowback.vocab.plover import EventType
from tests.unit.resolve.invented import invented_registry

PUBLISHED = Published(start="2022-06-10T00:00:00Z", end="2022-06-11T00:00:00Z", basis=DateBasis.GIVEN)

# who did it stands in another place than the subject
BEHIND_AN_EVENT = [
    ("Two men were injured in firing by unknown gunmen.", "injured", "firearms", "unknown gunmen", "Two men"),
    ("Three persons were killed in police firing in Tarn.", "killed", "firearms", "police", "Three persons"),
    ("A trader was killed in an attack by militants.", "killed", None, "militants", "trader"),
    ("A guard was killed in an encounter with militants.", "killed", "firearms", "militants", "guard"),
    ("A guard was killed in a gunfight with rebels.", "killed", "firearms", "rebels", "guard"),
    ("Six people died in a raid by soldiers.", "died", None, "soldiers", "Six people"),
    ("A soldier was killed in a blast triggered by rebels.", "killed", "explosives", "rebels", "soldier"),
    ("A villager was killed by a landmine planted by rebels.", "killed", "explosives", "rebels", "villager"),
    ("A guard was killed during a rebel ambush.", "killed", None, "rebel", "guard"),
]
BESIDE_AN_ATTACK = [
    ("Two men were killed when gunmen opened fire.", "killed", "firearms", "gunmen", "Two men"),
    ("Two men were wounded as rebels threw grenades.", "wounded", "explosives", "rebels", "Two men"),
    ("A woman was killed when a bomb exploded near a shop.", "killed", "explosives", "", "woman"),
    ("A driver was hurt after a roadside bomb went off.", "hurt", "explosives", "", "driver"),
    ("Militants attacked a bus, killing a driver.", "killing", None, "Militants", "driver"),
    (
        "A suicide bomber attacked a bus, killing a driver.",
        "killing",
        "suicide-attack",
        "suicide bomber",
        "driver",
    ),
    (
        "Three boys sustained injuries when rebels shelled a school.",
        "sustained",
        "heavy-weapons",
        "rebels",
        "Three boys",
    ),
]
BOTH_SIDES = [
    (
        "An exchange of fire broke out between militants and police.",
        "exchange",
        "firearms",
        "militants|police",
        "",
    ),
    ("A gunfight took place between rebels and soldiers.", "gunfight", "firearms", "rebels|soldiers", ""),
    (
        "An encounter took place between militants and soldiers near Tarn.",
        "took",
        "firearms",
        "militants|soldiers",
        "",
    ),
    ("Rebels exchanged fire with soldiers.", "exchanged", "firearms", "Rebels", "soldiers"),
    ("The rebels clashed with the police.", "clashed", None, "rebels", "police"),
]
DEVICES = [
    ("A landmine exploded under a truck of the army.", "exploded", "explosives", "", "truck|army"),
    ("A bomb went off outside a mosque.", "went", "explosives", "", "mosque"),
    ("An improvised explosive device destroyed a van.", "destroyed", "explosives", "", "van"),
    ("A car bomb killed a mayor.", "killed", "explosives", "", "mayor"),
    ("A blast ripped through a market, killing a woman.", "killing", "explosives", "", "woman"),
    ("Unknown persons planted a bomb near a school.", "planted", "explosives", "Unknown persons", "school"),
    ("Rebels triggered an explosion near a bridge.", "triggered", "explosives", "Rebels", "bridge"),
    ("Militants hurled a grenade at a police post.", "hurled", "explosives", "Militants", "police post"),
    ("Rebels blew up a railway track.", "blew", "explosives", "Rebels", "railway track"),
    ("A bomber blew himself up near a mosque.", "blew", "suicide-attack", "bomber", "mosque"),
]
WAYS = [
    ("Gunmen opened indiscriminate fire on a bus.", "opened", "firearms", "Gunmen", "bus"),
    ("Gunmen shot dead a teacher.", "shot", "firearms", "Gunmen", "teacher"),
    ("A teacher was gunned down by militants.", "gunned", "firearms", "militants", "teacher"),
    ("A trader was hacked to death by a mob.", "hacked", "primitive", "mob", "trader"),
    ("Rebels hacked a trader with machetes.", "hacked", "primitive", "Rebels", "trader"),
    ("Rebels attacked a trader with knives.", "attacked", "primitive", "Rebels", "trader"),
    ("Gunmen killed a teacher with pistols.", "killed", "firearms", "Gunmen", "teacher"),
    ("Rebels slit the throat of a villager.", "slit", "primitive", "Rebels", "villager"),
    ("Militants kidnapped two engineers.", "kidnapped", "abduct", "Militants", "two engineers"),
    ("Rebels held two engineers captive.", "held", "abduct", "Rebels", "two engineers"),
    ("A mob thrashed a driver.", "thrashed", "beat", "mob", "driver"),
    ("Rebels set a bus on fire.", "set", "primitive", "Rebels", "bus"),
    ("Rebels set two trucks ablaze.", "set", "primitive", "Rebels", "two trucks"),
    ("Militants beheaded a villager.", "beheaded", "execute", "Militants", "villager"),
    ("Militants detonated a bomb in a market.", "detonated", "explosives", "Militants", "market"),
]
HIT = [
    (
        "Five people including two policemen were killed by rebels.",
        "killed",
        None,
        "rebels",
        "Five people|two policemen",
    ),
    (
        "A trader along with two helpers was abducted by rebels.",
        "abducted",
        "abduct",
        "rebels",
        "trader|two helpers",
    ),
    (
        "Militants opened fire at the residence of a judge.",
        "opened",
        "firearms",
        "Militants",
        "residence of a judge|judge",
    ),
    (
        "Gunmen opened fire on a vehicle on the Tarn Road in the evening.",
        "opened",
        "firearms",
        "Gunmen",
        "vehicle",
    ),
    ("Gunmen shot at a trader in the Barak area.", "shot", "firearms", "Gunmen", "trader"),
    (
        "Rebels attacked a checkpost of the police.",
        "attacked",
        None,
        "Rebels",
        "checkpost of the police|police",
    ),
    ("A bomb exploded in the Barak area.", "exploded", "explosives", "", ""),
    ("A mob attacked a bus near the river.", "attacked", None, "mob", "bus"),
]
HIT += [
    ("The guards had left. A bomb destroyed their van.", "destroyed", "explosives", "", "their van"),
    ("Rebels burned a number of trucks.", "burned", "primitive", "Rebels", "trucks"),
    ("A guard was hurt and two shops were damaged in a blast.", "hurt", "explosives", "", "guard"),
    ("Police firing killed a man. Two men were hurt in the firing.", "hurt", "firearms", "Police", "Two men"),
    ("A bomb killed a man in Tarn. The attack shocked the town.", "attack", "explosives", "", "man"),
    ("A mine killed two men. Three men were injured.", "injured", "explosives", "", "Three men"),
]
GROUPS = [
    ("Cadres of the Kesh Front attacked a bus.", "attacked", None, "Kesh Front", "bus"),
    ("Two Kesh Front cadres were killed by soldiers.", "killed", None, "soldiers", "Kesh Front"),
    ("The Ostrean Kesh Front (OKF) attacked a bus.", "attacked", None, "Ostrean Kesh Front|OKF", "bus"),
    (
        "A bus was attacked by Ostrean Kesh Front (OKF) militants.",
        "attacked",
        None,
        "Ostrean Kesh Front|OKF",
        "bus",
    ),
    ("Suspected Kesh Front militants attacked a bus.", "attacked", None, "Kesh Front", "bus"),
]
POLICE = [
    ("police fired 20 rounds in the air.", "fired", "firearms", "police", ""),
    ("some 20 rounds were fired by the police.", "fired", "firearms", "police", ""),
    ("some 20 rounds were fired.", "fired", "firearms", "", ""),
    ("police burst teargas shells to disperse the crowd.", "burst", "crowd-control", "police", "crowd"),
    ("police lobbed teargas shells at the crowd.", "lobbed", "crowd-control", "police", "crowd"),
    (
        "the police resorted to lathicharge to disperse the mob.",
        "lathicharge",
        "crowd-control",
        "police",
        "mob",
    ),
    ("police lathicharged the students.", "lathicharged", "crowd-control", "police", "students"),
    ("police opened fire to disperse the mob.", "opened", "firearms", "police", "mob"),
    ("the police resorted to firing.", "firing", "firearms", "police", ""),
    ("five persons died in police firing.", "died", "firearms", "police", "five persons"),
    ("the police baton-charged the marchers.", "charged", "crowd-control", "police", "marchers"),
    ("police used batons against the marchers.", "used", "crowd-control", "police", "marchers"),
]
ARRESTS = [
    ("about 40 people were taken into custody.", "taken", "arrest", "", "40 people"),
    ("the accused were sent to jail by the magistrate.", "sent", "arrest", "magistrate", "accused"),
    ("police picked up six men.", "picked", "arrest", "police", "six men"),
    ("police rounded up 50 workers.", "rounded", "arrest", "police", "50 workers"),
    ("a court remanded two men in custody.", "remanded", "arrest", "court", "two men"),
    ("the suspect is held by the police.", "held", "arrest", "police", "suspect"),
    ("fifty workers courted arrest.", "courted", "arrest", "", "fifty workers"),
    ("two men were held for the murder.", "held", "arrest", "", "two men"),
    ("the police locked up two traders.", "locked", "arrest", "police", "two traders"),
    ("two leaders were put behind bars.", "put", "arrest", "", "two leaders"),
    ("police nabbed two suspects.", "nabbed", "arrest", "police", "two suspects"),
]
MISPARSED = [
    # a particle read as a preposition or an adjective, a name as an adverb, a verb as a part of a name
    ("Two soldiers ran over three villagers.", "ran", "primitive", "Two soldiers", "three villagers"),
    ("Soldiers hunted down the rebels.", "hunted", None, "Soldiers", "rebels"),
    ("Rebels are holding captive Ana Dravic.", "holding", "abduct", "Rebels", "Ana Dravic"),
    ("Vardanian soldiers razed Dunmoor.", "razed", None, "Vardanian soldiers", "Dunmoor"),
    ("Kesh Front fighters knifed Ana Dravic.", "knifed", "primitive", "Kesh Front", "Ana Dravic"),
    # whose deed is told past whom or what it hit
    ("The looting of the bridge by rebels went on.", "looting", "primitive", "rebels", "bridge"),
    ("The attempt on Mirza Tole's life by rebels failed.", "attempt", "assassinate", "rebels", "Mirza Tole"),
    # a passive that nothing is done by
    ("Rebels were involved in the attack on Dunmoor.", "attack", None, "Rebels", "Dunmoor"),
    ("Men involved in the murder of a judge fled.", "murder", None, "Men", "judge"),
    ("Two villagers were involved in a blast.", "blast", "explosives", "", ""),
    # fire that is shot, and a crowd that is where it is
    ("Sniper fire killed two villagers.", "killed", "firearms", "", "two villagers"),
    ("Army fire killed two villagers.", "killed", "firearms", "", "two villagers"),
    ("The police broke up a crowd in Tarn.", "broke", "crowd-control", "police", "crowd"),
    ("The bombing outside a mosque was condemned.", "bombing", "explosives", "", "mosque"),
]
NOBODY = [
    ("No outfit claimed responsibility for the attack.", "attack", None, "", ""),
    ("Nobody has claimed the killing of the judge.", "killing", None, "", "judge"),
]
QUIET = [
    ("They took out a procession.", "took"),
    ("The apprehensions of the traders were heard.", "apprehensions"),
    ("The governor used to be a judge.", "used"),
    ("He sustained the minister's hopes.", "sustained"),
    ("The injured were rushed to a hospital.", "rushed"),
    ("The mayor fired his deputy.", "fired"),
    ("The minister had an encounter with reporters.", "encounter"),
    ("Fire killed two villagers.", "killed"),
    ("High prices pushed farmers out of the market.", "pushed"),
    ("Hail flattened the wheat.", "flattened"),
    ("The police defused a bomb in Tarn.", "bomb"),
    ("The soldier is gunning for a medal.", "gunning"),
    ("The governor ordered the slaughter of sick chickens.", "slaughter"),
    ("The talks ran over by an hour.", "ran"),
]

ATTACKS = [
    *BEHIND_AN_EVENT,
    *BESIDE_AN_ATTACK,
    *BOTH_SIDES,
    *DEVICES,
    *WAYS,
    *HIT,
    *GROUPS,
    *POLICE,
    *MISPARSED,
    *NOBODY,
]


@cache
def reader() -> Reader:
    """A reader that knows only the invented world."""
    return Reader(invented_registry())


def read(text: str) -> Annotation:
    """What does an invented text say?"""
    return reader().read(Article(id="t", text=text, sha256="0", published_at=PUBLISHED))[0]


def the_claim(annotation: Annotation, word: str, event_type: EventType) -> Claim:
    """The one claim of a type on a word."""
    text = annotation.article.text
    found = [c for c in annotation.claims if text[slice(*c.trigger)] == word and c.event_type is event_type]
    assert len(found) == 1, [(text[slice(*c.trigger)], c.event_type, c.mode) for c in annotation.claims]
    return found[0]


def side(annotation: Annotation, claim: Claim, role: Role) -> str:
    """The mentions in a role as they stand in the text, without articles."""
    texts = {m.id: m.text for m in annotation.mentions}
    found = [texts[p.mention] if p.mention else p.name for p in claim.participants if p.role is role]
    bare = [t.removeprefix("the ").removeprefix("a ").removeprefix("The ").removeprefix("A ") for t in found]
    return "|".join(bare)


@pytest.mark.parametrize(("sentence", "word", "mode", "attackers", "attacked"), ATTACKS)
def test_attack(sentence: str, word: str, mode: str | None, attackers: str, attacked: str) -> None:
    annotation = read(sentence)
    claim = the_claim(annotation, word, EventType.ASSAULT)
    found = (claim.mode, side(annotation, claim, Role.ACTOR), side(annotation, claim, Role.RECIPIENT))
    assert found == (mode, attackers, attacked)


@pytest.mark.parametrize(("sentence", "word", "mode", "actors", "arrested"), ARRESTS)
def test_arrest(sentence: str, word: str, mode: str, actors: str, arrested: str) -> None:
    annotation = read(sentence)
    claim = the_claim(annotation, word, EventType.COERCE)
    found = (claim.mode, side(annotation, claim, Role.ACTOR), side(annotation, claim, Role.RECIPIENT))
    assert found == (mode, actors, arrested)


@pytest.mark.parametrize(("sentence", "word"), QUIET)
def test_no_violence(sentence: str, word: str) -> None:
    annotation = read(sentence)
    text = annotation.article.text
    found = [c for c in annotation.claims if text[slice(*c.trigger)] == word]
    assert all(c.event_type not in (EventType.ASSAULT, EventType.COERCE) for c in found)
