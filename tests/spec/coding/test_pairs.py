"""Which type links two marked phrases: sentences on invented actors, with the type that they are coded as.

Each row is ``(type, sentence, actor, recipient)``; an empty recipient is one that the text does not name.
"""

from __future__ import annotations

import pytest

from blowback.coding.classify import classify
from blowback.read.parse import load_model
from blowback.vocab.plover import EventType

PAIRS = [
    ("AGREE", "Oria has expressed its intent to provide humanitarian aid to Vardania.", "Oria", "Vardania"),
    ("AGREE", "Oria said it was ready to mediate between Vardania and the Kesh Front.", "Oria", "Vardania"),
    ("AGREE", "Oria promised to ease the embargo on Vardania.", "Oria", "Vardania"),
    ("AGREE", "Oria intends to release the Vardanian pilots.", "Oria", "the Vardanian pilots"),
    ("AGREE", "Vardania has accepted an Orian plan to end the war.", "Vardania", "Orian"),
    ("AGREE", "Vardania and Oria struck a deal on grain exports.", "Vardania", "Oria"),
    ("AGREE", "Oria will send peacekeepers to Vardania next month.", "Oria", "Vardania"),
    ("SUPPORT", "Oria came to the defence of Vardania at the assembly.", "Oria", "Vardania"),
    (
        "SUPPORT",
        "Oria's foreign minister hailed the courage of the Vardanian people.",
        "Oria's foreign minister",
        "the Vardanian people",
    ),
    ("SUPPORT", "Oria granted diplomatic recognition to Vardania.", "Oria", "Vardania"),
    ("SUPPORT", "The premier apologized to Vardania for the massacre.", "The premier", "Vardania"),
    ("SUPPORT", "The Kesh Front pledged allegiance to the caliph.", "The Kesh Front", "the caliph"),
    (
        "SUPPORT",
        "Lawmakers voted in favor of the Vardanian president.",
        "Lawmakers",
        "the Vardanian president",
    ),
    ("CONSULT", "The Orian premier flew to Vardania for talks.", "The Orian premier", "Vardania"),
    ("CONSULT", "Envoys from Oria sat down with the rebels.", "Envoys from Oria", "the rebels"),
    ("CONSULT", "Oria received the Vardanian delegation.", "Oria", "the Vardanian delegation"),
    ("CONSULT", "The president spoke by telephone with the Orian king.", "The president", "the Orian king"),
    ("CONSULT", "Oria hosted a summit of Vardanian factions.", "Oria", "Vardanian factions"),
    ("CONCEDE", "The junta legalized the opposition party.", "The junta", "the opposition party"),
    ("CONCEDE", "The government bowed to pressure from the unions.", "The government", "the unions"),
    ("CONCEDE", "Oria lifted its ban on Vardanian beef.", "Oria", "Vardanian beef"),
    ("CONCEDE", "The government pardoned 40 rebels.", "The government", "40 rebels"),
    ("RETREAT", "Oria freed two Vardanian fishermen.", "Oria", "two Vardanian fishermen"),
    ("RETREAT", "Oria allowed inspectors into its reactor.", "Oria", "inspectors"),
    ("RETREAT", "The Kesh Front lifted its siege of the town.", "The Kesh Front", "the town"),
    ("RETREAT", "Oria handed back the disputed islands to Vardania.", "Oria", "Vardania"),
    ("RETREAT", "The militia pulled back from the border with Vardania.", "The militia", "Vardania"),
    ("RETREAT", "The Kesh Front called a unilateral truce.", "The Kesh Front", ""),
    ("AID", "Oria shipped grain to Vardania.", "Oria", "Vardania"),
    ("AID", "Oria is arming the Kesh Front.", "Oria", "the Kesh Front"),
    ("AID", "Oria extended a 200-million-dollar loan to Vardania.", "Oria", "Vardania"),
    ("AID", "Oria offered shelter to families from Vardania.", "Oria", "families from Vardania"),
    (
        "AID",
        "Doctors from Oria treated wounded Vardanian fighters.",
        "Doctors from Oria",
        "wounded Vardanian fighters",
    ),
    ("AID", "Peacekeepers from Oria arrived in Vardania.", "Oria", "Vardania"),
    ("COOPERATE", "Oria and Vardania conducted joint naval patrols.", "Oria", "Vardania"),
    ("COOPERATE", "Oria shares intelligence with Vardania.", "Oria", "Vardania"),
    ("COOPERATE", "Oria extradited a fugitive banker to Vardania.", "Oria", "Vardania"),
    ("COOPERATE", "Oria bought 30 locomotives from Vardania.", "Oria", "Vardania"),
    (
        "COOPERATE",
        "Engineers from Oria are working with Vardania on a dam.",
        "Engineers from Oria",
        "Vardania",
    ),
    ("REQUEST", "Vardania appealed to Oria for food aid.", "Vardania", "Oria"),
    ("REQUEST", "The union demanded that the government raise wages.", "The union", "the government"),
    ("REQUEST", "Oria proposed talks to Vardania.", "Oria", "Vardania"),
    ("REQUEST", "Oria asked Vardania to extradite the general.", "Oria", "Vardania"),
    ("REQUEST", "Oria pressed Vardania to lift the siege.", "Oria", "Vardania"),
    ("REQUEST", "Vardania sought the support of Oria.", "Vardania", "Oria"),
    ("ACCUSE", "Oria lashed out at Vardania over the vote.", "Oria", "Vardania"),
    ("ACCUSE", "Oria lodged a complaint against Vardania at the tribunal.", "Oria", "Vardania"),
    (
        "ACCUSE",
        "Prosecutors opened an inquiry into the Vardanian minister.",
        "Prosecutors",
        "the Vardanian minister",
    ),
    ("ACCUSE", "Oria said Vardania had violated the truce.", "Oria", "Vardania"),
    ("ACCUSE", "The bishop voiced dismay at the conduct of the junta.", "The bishop", "the junta"),
    ("ACCUSE", "Oria holds Vardania responsible for the killings.", "Oria", "Vardania"),
    ("REJECT", "Vardania ruled out talks with the Kesh Front.", "Vardania", "the Kesh Front"),
    ("REJECT", "Vardania will not release the Orian pilots.", "Vardania", "the Orian pilots"),
    ("REJECT", "Vardania ignored an appeal from Oria.", "Vardania", "Oria"),
    ("REJECT", "Vardania refused to allow Orian inspectors into the plant.", "Vardania", "Orian inspectors"),
    ("REJECT", "The rebels turned their back on the peace plan of Oria.", "The rebels", "Oria"),
    ("REJECT", "Oria blocked the Vardanian bid for membership.", "Oria", "Vardanian"),
    ("THREATEN", "Oria warned Vardania that it would retaliate.", "Oria", "Vardania"),
    ("THREATEN", "Oria is considering sanctions against Vardania.", "Oria", "Vardania"),
    ("THREATEN", "The union threatened a strike against the government.", "The union", "the government"),
    ("THREATEN", "Oria vowed to crush the Kesh Front.", "Oria", "the Kesh Front"),
    ("THREATEN", "Oria will cut off aid to Vardania unless it reforms.", "Oria", "Vardania"),
    ("PROTEST", "Farmers blocked roads in protest at the government.", "Farmers", "the government"),
    ("PROTEST", "Thousands of students marched against the junta.", "Thousands of students", "the junta"),
    ("PROTEST", "Miners downed tools at the Orian pit.", "Miners", "the Orian pit"),
    ("PROTEST", "Prisoners began a hunger strike against the warden.", "Prisoners", "the warden"),
    ("PROTEST", "Crowds pelted police with stones.", "Crowds", "police"),
    ("SANCTION", "Oria froze the assets of Vardanian generals.", "Oria", "Vardanian generals"),
    ("SANCTION", "Oria halted arms sales to Vardania.", "Oria", "Vardania"),
    ("SANCTION", "Oria closed its embassy in Vardania.", "Oria", "Vardania"),
    ("SANCTION", "Oria pulled its observers out of Vardania.", "Oria", "Vardania"),
    ("SANCTION", "Oria broke off relations with Vardania.", "Oria", "Vardania"),
    ("SANCTION", "The league suspended Vardania.", "The league", "Vardania"),
    ("SANCTION", "Oria banned imports from Vardania.", "Oria", "Vardania"),
    ("MOBILIZE", "Oria moved tanks to the border with Vardania.", "Oria", "Vardania"),
    ("MOBILIZE", "Oria called up 30,000 reservists.", "Oria", ""),
    ("MOBILIZE", "Vardania placed its forces on high alert against Oria.", "Vardania", "Oria"),
    ("MOBILIZE", "Oria test-launched a rocket over Vardania.", "Oria", "Vardania"),
    ("MOBILIZE", "Oria is building up its forces near Vardania.", "Oria", "Vardania"),
    (
        "COERCE",
        "Police detained 20 members of the Vardanian party.",
        "Police",
        "20 members of the Vardanian party",
    ),
    ("COERCE", "Oria seized a Vardanian trawler.", "Oria", "a Vardanian trawler"),
    ("COERCE", "The junta dissolved parliament.", "The junta", "parliament"),
    ("COERCE", "Oria sealed its frontier with Vardania.", "Oria", "Vardania"),
    ("COERCE", "The governor imposed a night curfew on the district.", "The governor", "the district"),
    ("COERCE", "Oria expelled thousands of Vardanian migrants.", "Oria", "thousands of Vardanian migrants"),
    (
        "COERCE",
        "Hackers from Oria broke into the network of the Vardanian bank.",
        "Hackers from Oria",
        "the Vardanian bank",
    ),
    ("COERCE", "Soldiers raided the offices of the Vardanian daily.", "Soldiers", "the Vardanian daily"),
    (
        "ASSAULT",
        "Gunmen from the Kesh Front ambushed a Vardanian patrol.",
        "Gunmen from the Kesh Front",
        "a Vardanian patrol",
    ),
    ("ASSAULT", "Orian jets pounded rebel positions.", "Orian jets", "rebel positions"),
    (
        "ASSAULT",
        "A bomb planted by the Kesh Front ripped through the market.",
        "the Kesh Front",
        "the market",
    ),
    ("ASSAULT", "Troops fired on Vardanian protesters.", "Troops", "Vardanian protesters"),
    ("ASSAULT", "The Kesh Front beheaded a Vardanian engineer.", "The Kesh Front", "a Vardanian engineer"),
    ("ASSAULT", "Two nuns were abducted by rebels.", "rebels", "Two nuns"),
    ("ASSAULT", "Riot police clubbed Vardanian students.", "Riot police", "Vardanian students"),
    ("ASSAULT", "Oria broke the truce with Vardania.", "Oria", "Vardania"),
    ("ASSAULT", "Fighting raged between Oria and Vardania.", "Oria", "Vardania"),
    ("ASSAULT", "Oria invaded Vardania.", "Oria", "Vardania"),
]


@pytest.mark.parametrize(("kind", "text", "actor", "recipient"), PAIRS, ids=[row[1] for row in PAIRS])
def test_pair(kind, text, actor, recipient):
    found = classify(load_model()(text), text, _span(text, actor), _span(text, recipient))
    assert found.event_type is EventType(kind), found.why


def _span(text, phrase):
    return [(text.index(phrase), text.index(phrase) + len(phrase))] if phrase else []
