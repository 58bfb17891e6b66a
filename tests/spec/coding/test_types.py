"""What is coded from which words: a sentence on invented actors, and the reading of one of its words.

Each row is ``(sentence, word, type, mode, actors, recipients)``. The word is the trigger that the reading
stands on; a light verb ("launched") leaves it to its noun ("attack"). Actors and recipients are heads of
phrases, as the text has them; from the head on, the composition of claims finds the actor.
"""

from __future__ import annotations

import pytest

from blowback.coding.frames import Tree
from blowback.coding.lexicon import readings
from blowback.read.parse import load_model
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType, plover

AGREE = [
    ("Vardania agreed to a truce with Oria.", "agreed", None, "Vardania", "Oria"),
    ("Vardania signed a peace treaty with Oria on Friday.", "signed", None, "Vardania", "Oria"),
    ("The two states settled their border dispute.", "settled", None, "states", ""),
    ("Oria accepted the proposal of the mediators.", "accepted", None, "Oria", "mediators"),
    ("Oria pledged to support Vardania.", "pledged", None, "Oria", "Vardania"),
    ("Oria brokered a truce between Vardania and the Front.", "brokered", None, "Vardania Front", ""),
    ("Vardania ratified the pact with Oria.", "ratified", None, "Vardania", "Oria"),
    ("A ceasefire agreement between Vardania and Oria took effect.", "agreement", None, "Vardania Oria", ""),
]
CONSULT = [
    ("The president met his Orian counterpart.", "met", None, "president", "counterpart"),
    ("Vardania held talks with Oria.", "held", None, "Vardania", "Oria"),
    ("The minister visited Oria.", "visited", "visit", "minister", "Oria"),
    ("The minister paid a visit to Oria.", "paid", "visit", "minister", "Oria"),
    ("Oria hosted the Vardanian president.", "hosted", "visit", "Oria", "president"),
    ("Oria mediated between Vardania and the Front.", "mediated", "third-party", "Oria", "Vardania Front"),
    ("The minister attended a summit with Orian leaders.", "attended", "multilateral", "minister", "leaders"),
    ("The president phoned the Orian premier.", "phoned", "phone", "president", "premier"),
    ("Vardania discussed the dispute with Oria.", "discussed", None, "Vardania", "Oria"),
    ("Negotiations between Vardania and Oria resumed.", "Negotiations", None, "Vardania Oria", ""),
]
SUPPORT = [
    ("The ministry tweeted support of Vardania.", "tweeted", None, "ministry", "Vardania"),
    ("Vardania has the support of Oria.", "support", None, "Oria", "Vardania"),
    ("Oria praised Vardania for its reforms.", "praised", None, "Oria", "Vardania"),
    ("Oria voiced support for Vardania.", "voiced", None, "Oria", "Vardania"),
    ("Oria recognised the new Vardanian government.", "recognised", None, "Oria", "government"),
    ("The minister apologised to Oria.", "apologised", None, "minister", "Oria"),
    ("Oria is supportive of Vardania.", "supportive", None, "Oria", "Vardania"),
    ("Oria backed Vardania against the Front.", "backed", None, "Oria", "Vardania"),
    ("The president thanked Oria.", "thanked", None, "president", "Oria"),
    ("Oria's support for the Front was condemned.", "support", None, "Oria", "Front"),
    ("Oria expressed condolences to Vardania.", "expressed", None, "Oria", "Vardania"),
]
CONCEDE = [
    ("Oria lifted sanctions on Vardania.", "lifted", None, "Oria", "Vardania"),
    ("The government eased the curfew.", "eased", None, "government", ""),
    ("The government gave in to the demands of the strikers.", "gave", None, "government", "strikers"),
    ("Vardania granted amnesty to the rebels.", "granted", None, "Vardania", "rebels"),
    ("The service closed its investigation against the general.", "closed", None, "service", "general"),
    ("The court acquitted the general.", "acquitted", None, "court", "general"),
    ("The government met the demands of the protesters.", "met", None, "government", "protesters"),
    ("Oria admitted responsibility for the attack.", "admitted", None, "Oria", "attack"),
    ("The regime relented.", "relented", None, "regime", ""),
]
COOPERATE = [
    ("Vardania cooperated with Oria.", "cooperated", None, "Vardania", "Oria"),
    ("The government shared intelligence with Oria.", "shared", None, "government", "Oria"),
    ("Oria extradited the suspect to Vardania.", "extradited", None, "Oria", "Vardania"),
    ("Vardania and Oria exchanged prisoners.", "exchanged", None, "Vardania Oria", ""),
    ("Vardania held joint exercises with Oria.", "held", None, "Vardania", "Oria"),
    ("Cooperation between Vardania and Oria grew.", "Cooperation", None, "Vardania Oria", ""),
    ("Vardania works with Oria.", "works", None, "Vardania", "Oria"),
]
AID = [
    ("Oria gave weapons to the rebels.", "gave", None, "Oria", "rebels"),
    ("Oria supplied the rebels with missiles.", "supplied", None, "Oria", "rebels"),
    ("Oria delivered twelve vehicles to the rebels.", "delivered", None, "Oria", "rebels"),
    ("Oria will give Vardania 24 rifles.", "give", None, "Oria", "Vardania"),
    ("Oria sent Vardania military aid.", "sent", None, "Oria", "Vardania"),
    ("Mercenaries fought beside the Front.", "fought", None, "Mercenaries", "Front"),
    ("Oria sent food to Vardania.", "sent", None, "Oria", "Vardania"),
    ("Oria trained the fighters.", "trained", None, "Oria", "fighters"),
    ("Oria sheltered the militants.", "sheltered", None, "Oria", "militants"),
    ("Oria funded the Front.", "funded", None, "Oria", "Front"),
    ("Oria helped Vardania fight the Front.", "helped", None, "Oria", "Vardania"),
    ("Oria's military aid to Vardania doubled.", "aid", None, "Oria", "Vardania"),
    ("The rebels received weapons and training from Oria.", "received", None, "Oria", "rebels"),
    ("Oria granted asylum to the general.", "granted", None, "Oria", "general"),
    ("Oria provided military aid to Vardania.", "provided", None, "Oria", "Vardania"),
]
RETREAT = [
    ("Oria withdrew its troops from Vardania.", "withdrew", "withdraw", "Oria", "Vardania"),
    ("Oria pulled its troops out of Vardania.", "pulled", "withdraw", "Oria", "Vardania"),
    ("The rebels released 30 hostages.", "released", "release", "rebels", "hostages"),
    ("Oria returned the remains to Vardania.", "returned", "return", "Oria", "Vardania"),
    ("The rebels laid down their arms.", "laid", "disarm", "rebels", ""),
    ("The rebels declared a ceasefire.", "declared", "ceasefire", "rebels", ""),
    ("Vardania granted access to the inspectors.", "granted", "access", "Vardania", "inspectors"),
    ("The minister resigned.", "resigned", "resign", "minister", ""),
    ("The army halted its offensive against the Front.", "halted", "ceasefire", "army", "Front"),
    ("The withdrawal of Orian troops from Vardania began.", "withdrawal", "withdraw", "troops", "Vardania"),
]
REQUEST = [
    ("Vardania asked Oria for weapons.", "asked", "assist", "Vardania", "Oria"),
    ("Vardania urged Oria to help the refugees.", "urged", "assist", "Vardania", "Oria"),
    ("Oria urged Vardania to withdraw its troops.", "urged", "yield", "Oria", "Vardania"),
    ("Oria demanded the release of its citizens.", "demanded", "yield", "Oria", ""),
    ("Oria called on Vardania to negotiate with the Front.", "called", "meet", "Oria", "Vardania"),
    ("Oria invited the rebels to a conference.", "invited", "meet", "Oria", "rebels"),
    ("The union demanded reforms.", "demanded", "change", "union", ""),
    ("Oria appealed to Vardania for help.", "appealed", "assist", "Oria", "Vardania"),
    ("Oria called for a ceasefire.", "called", "yield", "Oria", ""),
    ("Oria urged Vardania not to attack the Front.", "urged", "yield", "Oria", "Vardania"),
]
ACCUSE = [
    ("Oria accused Vardania of aiding the Front.", "accused", "allege", "Oria", "Vardania"),
    ("Oria condemned Vardania.", "condemned", "disapprove", "Oria", "Vardania"),
    ("Oria blamed the Front for the blast.", "blamed", "allege", "Oria", "Front"),
    ("The court launched an inquiry into the minister.", "launched", "investigate", "court", "minister"),
    ("Prosecutors charged the general with treason.", "charged", "allege", "Prosecutors", "general"),
    ("Oria filed a lawsuit against Vardania.", "filed", "allege", "Oria", "Vardania"),
    ("Oria expressed concern over Vardania.", "expressed", "disapprove", "Oria", "Vardania"),
    ("Oria is critical of Vardania.", "critical", "disapprove", "Oria", "Vardania"),
    ("Vardania distanced itself from the Front.", "distanced", "disapprove", "Vardania", "Front"),
    ("Oria summoned the Vardanian ambassador.", "summoned", "disapprove", "Oria", "ambassador"),
    ("Oria's criticism of Vardania grew louder.", "criticism", "disapprove", "Oria", "Vardania"),
]
REJECT = [
    ("Vardania rejected talks with the rebels.", "rejected", "meet", "Vardania", "rebels"),
    ("Vardania refused to withdraw its troops.", "refused", "yield", "Vardania", ""),
    ("Vardania refused to help Oria.", "refused", "assist", "Vardania", "Oria"),
    ("The regime refused to ban the party.", "refused", "change", "regime", "party"),
    ("Oria vetoed the resolution.", "vetoed", None, "Oria", "resolution"),
    ("Vardania rejected the demands of the rebels.", "rejected", "yield", "Vardania", "rebels"),
    ("The general defied the court.", "defied", None, "general", "court"),
    ("Oria is opposed to the deal.", "opposed", None, "Oria", "deal"),
    ("Oria turned down the request of Vardania.", "turned", "yield", "Oria", "Vardania"),
    ("Vardania denied the accusation by Oria.", "denied", None, "Vardania", "Oria"),
]
THREATEN = [
    ("Oria threatened to attack Vardania.", "threatened", "violence", "Oria", "Vardania"),
    ("Oria threatened to expel Vardanian diplomats.", "threatened", "expel", "Oria", "diplomats"),
    ("Oria threatened to impose sanctions on Vardania.", "threatened", "relations", "Oria", "Vardania"),
    ("Oria threatened to ban the party.", "threatened", "ban", "Oria", "party"),
    ("Oria threatened to arrest the leaders.", "threatened", "arrest", "Oria", "leaders"),
    ("Oria threatened to close the border.", "threatened", "restrict", "Oria", "border"),
    ("Oria issued an ultimatum to the rebels.", "issued", None, "Oria", "rebels"),
    ("The Front vowed revenge against Oria.", "vowed", "violence", "Front", "Oria"),
    ("The Front vowed to attack Oria.", "vowed", "violence", "Front", "Oria"),
    ("Oria's threats against Vardania continued.", "threats", None, "Oria", "Vardania"),
]
PROTEST = [
    ("Students demonstrated against the government.", "demonstrated", "demo", "Students", "government"),
    ("Thousands took to the streets against the regime.", "took", "demo", "Thousands", "regime"),
    ("Workers went on strike.", "went", "strike", "Workers", ""),
    ("The detainees went on hunger strike.", "went", "hunger", "detainees", ""),
    ("Villagers blocked the highway.", "blocked", "obstruct", "Villagers", "highway"),
    ("Crowds rioted in the capital.", "rioted", "riot", "Crowds", "capital"),
    ("Protesters threw stones at the police.", "threw", "riot", "Protesters", "police"),
    ("Consumers boycotted Orian goods.", "boycotted", "boycott", "Consumers", "goods"),
    ("A protest by farmers against the regime grew.", "protest", "demo", "farmers", "regime"),
]
SANCTION = [
    ("Oria imposed sanctions on Vardania.", "imposed", None, "Oria", "Vardania"),
    ("Oria expelled three Vardanian diplomats.", "expelled", "expel", "Oria", "diplomats"),
    ("Oria recalled its ambassador from Vardania.", "recalled", "withdraw", "Oria", "Vardania"),
    ("Oria severed diplomatic ties with Vardania.", "severed", "discontinue", "Oria", "Vardania"),
    ("Oria cut off aid to Vardania.", "cut", "discontinue", "Oria", "Vardania"),
    ("The court sentenced the general to ten years.", "sentenced", "convict", "court", "general"),
    ("Oria suspended peace talks with the rebels.", "suspended", "discontinue", "Oria", "rebels"),
    ("The League suspended Vardania's membership.", "suspended", "discontinue", "League", "Vardania"),
    ("Oria ended its support for the Front.", "ended", "discontinue", "Oria", "Front"),
    ("The embargo against Vardania hurt its farmers.", "embargo", None, "", "Vardania"),
]
MOBILIZE = [
    ("Oria massed troops along the border.", "massed", "troops", "Oria", "border"),
    ("Oria put its army on alert.", "put", "troops", "Oria", ""),
    ("Oria test-fired a missile.", "fired", "weapons", "Oria", ""),
    ("Oria conducted a nuclear test.", "test", "weapons", "Oria", ""),
    ("The city deployed police around the square.", "deployed", "police", "city", "square"),
    ("The Front recruited fighters.", "recruited", "militia", "Front", "fighters"),
    ("Oria staged military exercises near Vardania.", "exercises", "troops", "Oria", "Vardania"),
    ("The regime has enriched uranium.", "enriched", "weapons", "regime", ""),
]
COERCE = [
    ("Police arrested the journalist.", "arrested", "arrest", "Police", "journalist"),
    ("The army seized the town from the rebels.", "seized", "seize", "army", "rebels"),
    ("The rebels took control of the headquarters.", "took", "seize", "rebels", "headquarters"),
    ("Oria closed its border with Vardania.", "closed", "restrict", "Oria", "Vardania"),
    ("Oria stopped the army from building a fence.", "stopped", "restrict", "Oria", "army"),
    ("The rebels prevented troops from entering the town.", "prevented", "restrict", "rebels", "troops"),
    ("The regime banned the party.", "banned", "ban", "regime", "party"),
    ("The regime shut down the newspaper.", "shut", "censor", "regime", "newspaper"),
    ("The government imposed a curfew on the capital.", "imposed", "curfew", "government", "capital"),
    ("The president declared martial law.", "declared", "martial-law", "president", ""),
    ("Oria deported the refugees.", "deported", "deport", "Oria", "refugees"),
    ("The army withheld food from the villagers.", "withheld", "withhold", "army", "villagers"),
    ("Oria spread disinformation about Vardania.", "spread", "misinformation", "Oria", "Vardania"),
    ("Police cracked down on the opposition.", "cracked", None, "Police", "opposition"),
    ("The arrest of the editor by police drew protests.", "arrest", "arrest", "police", "editor"),
]
ASSAULT = [
    ("The Front attacked the convoy.", "attacked", None, "Front", "convoy"),
    ("The Front launched a series of attacks on the army.", "attacks", None, "Front", "army"),
    ("Guards beat the prisoner.", "beat", "beat", "Guards", "prisoner"),
    ("Guards tortured the detainees.", "tortured", "torture", "Guards", "detainees"),
    ("The regime executed four rebels.", "executed", "execute", "regime", "rebels"),
    ("Soldiers raped villagers.", "raped", "sexual", "Soldiers", "villagers"),
    ("The Front assassinated the governor.", "assassinated", "assassinate", "Front", "governor"),
    ("Gunmen kidnapped two engineers.", "kidnapped", "abduct", "Gunmen", "engineers"),
    ("A man stabbed the mayor.", "stabbed", "primitive", "man", "mayor"),
    ("Troops opened fire on the crowd.", "opened", "firearms", "Troops", "crowd"),
    ("The Front bombed the station.", "bombed", "explosives", "Front", "station"),
    ("A fighter blew himself up near the barracks.", "blew", "suicide-attack", "fighter", "barracks"),
    ("The army shelled the village.", "shelled", "heavy-weapons", "army", "village"),
    ("Oria carried out air strikes on the camp.", "strikes", "air-strike", "Oria", "camp"),
    ("Police used tear gas against the demonstrators.", "used", "crowd-control", "Police", "demonstrators"),
    ("Police dispersed the protesters.", "dispersed", "crowd-control", "Police", "protesters"),
    ("Four soldiers were killed by the Front.", "killed", None, "Front", "soldiers"),
    ("The village came under attack from the Front.", "attack", None, "Front", "village"),
    ("Clashes between the army and the Front continued.", "Clashes", None, "army Front", ""),
    ("The killing of the mayor by the Front shocked the town.", "killing", None, "Front", "mayor"),
]
TABLES = {
    "AGREE": AGREE,
    "CONSULT": CONSULT,
    "SUPPORT": SUPPORT,
    "CONCEDE": CONCEDE,
    "COOPERATE": COOPERATE,
    "AID": AID,
    "RETREAT": RETREAT,
    "REQUEST": REQUEST,
    "ACCUSE": ACCUSE,
    "REJECT": REJECT,
    "THREATEN": THREATEN,
    "PROTEST": PROTEST,
    "SANCTION": SANCTION,
    "MOBILIZE": MOBILIZE,
    "COERCE": COERCE,
    "ASSAULT": ASSAULT,
}
ROWS = [(kind, *row) for kind, rows in TABLES.items() for row in rows]

NOTHING = [
    "The firefighters took control of the blaze.",
    "The lawyers struck a balance.",
    "The studio shot a film.",
    "The ministry released a statement.",
    "The team attacked in the second half of the match.",
    "The hotel charged 90 dollars a night.",
    "The factory met its targets.",
    "The tourists had a house near the beach.",
    "The company uses support beams.",
    "The attack helicopter stood in a hangar.",
]


@pytest.mark.parametrize(
    ("kind", "sentence", "word", "mode", "actors", "recipients"), ROWS, ids=[row[1] for row in ROWS]
)
def test_reading(kind, sentence, word, mode, actors, recipients):
    tree = Tree(load_model()(sentence))
    found = readings(tree, tree.text.index(word))
    assert found, f"{word!r} evokes nothing"
    best = found[0]
    assert (best.event_type, best.mode) == (EventType(kind), mode), best.rule
    assert _words(tree, best, Role.ACTOR) == actors, best.rule
    assert _words(tree, best, Role.RECIPIENT) == recipients, best.rule


@pytest.mark.parametrize("sentence", NOTHING)
def test_evokes_nothing(sentence):
    tree = Tree(load_model()(sentence))
    found = [reading for index in range(len(tree.text)) for reading in readings(tree, index)]
    assert [reading.rule for reading in found if reading.weight > 0.5] == []


def test_every_type_and_mode_has_an_example():
    for kind, row in plover().types.items():
        assert set(row.modes) - {mode for _, _, mode, *_ in TABLES[kind]} <= {"territory"}, kind


def _words(tree, reading, role):
    return " ".join(tree.text[each] for each_role, each in reading.roles if each_role is role)
