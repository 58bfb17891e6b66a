"""How far what is told is so: ends, plans, promises, threats and what was not known, on invented actors.

Each row is ``(sentence, word, type, mode, factuality, modality)``; the word is the trigger.
"""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of, one

ENDINGS = [
    (
        "Vardania called off its truce with the Kesh Front.",
        "called",
        "SANCTION",
        "discontinue",
        "CT+",
        "actual",
    ),
    (
        "Vardania ended its ceasefire with the Kesh Front.",
        "ended",
        "SANCTION",
        "discontinue",
        "CT+",
        "actual",
    ),
    ("The truce between Vardania and Kesh ended.", "truce", "SANCTION", "discontinue", "CT+", "actual"),
    ("Vardania broke off talks with Kesh.", "broke", "SANCTION", "discontinue", "CT+", "actual"),
    ("Vardania tore up its treaty with Kesh.", "tore", "SANCTION", "discontinue", "CT+", "actual"),
    ("Vardania froze its military aid to Kesh.", "froze", "SANCTION", "discontinue", "CT+", "actual"),
    ("Vardania withdrew its recognition of Kesh.", "withdrew", "SANCTION", "discontinue", "CT+", "actual"),
    ("Vardania stopped arming the Kesh Front.", "arming", "SANCTION", "discontinue", "CT+", "actual"),
    ("Vardania did not stop arming the Kesh Front.", "arming", "SANCTION", "discontinue", "CT-", "actual"),
    ("Vardania halted air strikes on Kesh.", "halted", "RETREAT", "ceasefire", "CT+", "actual"),
    ("The Kesh Front stopped attacking Vardania.", "attacking", "RETREAT", "ceasefire", "CT+", "actual"),
    ("Vardania lifted sanctions on Kesh.", "lifted", "CONCEDE", None, "CT+", "actual"),
    ("Vardania refused to end its siege of Kesh.", "end", "RETREAT", None, "CT-", "actual"),
    ("Vardania threatened to end the truce.", "end", "SANCTION", "discontinue", "Uu", "threatened"),
]
TO_COME = [
    (
        "The Kesh Front said its attacks on Vardania will start.",
        "attacks",
        "ASSAULT",
        None,
        "Uu",
        "threatened",
    ),
    ("The Kesh Front vowed to attack Vardania.", "attack", "ASSAULT", None, "Uu", "threatened"),
    ("Kesh warned that it would strike Vardania.", "strike", "ASSAULT", None, "Uu", "threatened"),
    ("Vardania said it will send weapons to Kesh.", "send", "AID", None, "Uu", "promised"),
    ("The general said Kesh would send weapons to Vardania.", "send", "AID", None, "PS+", "expected"),
    ("Vardania said Kesh should free the men.", "free", "RETREAT", "release", "Uu", "requested"),
    ("The men joined the Kesh Front to pursue a war.", "war", "ASSAULT", None, "Uu", "intended"),
    ("Kesh called on Vardania not to attack Ostra.", "attack", "ASSAULT", None, "CT-", "requested"),
    ("Kesh urged Vardania not to arm the Kesh Front.", "arm", "AID", None, "CT-", "requested"),
    ("Vardania promised not to bomb Kesh.", "bomb", "ASSAULT", "explosives", "CT-", "promised"),
    (
        "The pact binds Kesh in the event of an attack by Ostra.",
        "attack",
        "ASSAULT",
        None,
        "Uu",
        "hypothetical",
    ),
    (
        "In case of an invasion by Kesh, Vardania has a plan.",
        "invasion",
        "ASSAULT",
        None,
        "Uu",
        "hypothetical",
    ),
    ("Vardania hoped Kesh would attack the Kesh Front.", "attack", "ASSAULT", None, "Uu", "wished"),
]
KNOWN = [
    ("Vardania did not know that Kesh had armed the rebels.", "armed", "AID", None, "CT+", "actual"),
    (
        "Vardania apparently did not know that Kesh would attack it.",
        "attack",
        "ASSAULT",
        None,
        "CT+",
        "actual",
    ),
    ("Vardania became the first country to arm the rebels.", "arm", "AID", None, "CT+", "actual"),
    ("Vardania did not realise that Kesh would attack it.", "attack", "ASSAULT", None, "CT+", "actual"),
    ("Kesh fought Vardania until the Ardan League sent troops.", "sent", "AID", None, "CT+", "actual"),
    ("The Front vowed to avenge the killing of its leader.", "killing", "ASSAULT", None, "CT+", "actual"),
]


@pytest.mark.parametrize(
    ("text", "word", "event_type", "mode", "factuality", "modality"), [*ENDINGS, *TO_COME, *KNOWN]
)
def test_how_far_it_is_so(
    text: str, word: str, event_type: str, mode: str | None, factuality: str, modality: str
) -> None:
    claim = one(claims_of(text), word, text, claim_kind="event")
    assert (claim.event_type, claim.mode) == (event_type, mode)
    assert (claim.factuality, claim.modality) == (factuality, modality)


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Vardania armed the Kesh Front.", "given"),
        ("Vardania stopped arming the Kesh Front.", "ends"),
        ("Vardania promised to arm the Kesh Front.", "starts"),
        ("Vardania asked Kesh to arm its men.", "sought"),
        ("Vardania expected Kesh to arm its men.", "sought"),
    ],
)
def test_help_that_has_not_come_is_not_given(text: str, phase: str) -> None:
    backings = [claim.backing for claim in claims_of(text) if claim.backing is not None]
    assert [backing.phase for backing in backings] == [phase]


OPEN_OR_DONE = [
    # attacks that are to be ended are made
    ("We also call for an end to the Orian army's attacks on Dorna and Tarn.", "attacks", "CT+"),
    # what is vital or listed among requirements is asked for
    ("Supporters see it as especially crucial that Vardania make concessions.", "make", "Uu"),
    ("The rebels must meet requirements, including releasing prisoners.", "releasing", "Uu"),
    ("Had the Kesh Front attacked the port, the navy would have intervened.", "attacked", "Uu"),
    ("If Oria sends troops and Lusania kills the envoy, the Front will withdraw.", "kills", "Uu"),
    ("If Oria sends troops and Lusania leaves, the army will kill the envoy.", "kill", "PS+"),
    ("If the rebels attack Tarn, the army will shell Orsa.", "attack", "Uu"),
    ("Vardania should have been the first country to recognise Merrin.", "recognise", "Uu"),
    ("Vardania was the first country to recognise Merrin.", "recognise", "CT+"),
    ("Oria was one of three states to recognise Merrin last year.", "recognise", "CT+"),
    ("Ivo Kestrel was among 25 senators to vote against the bailout.", "vote", "CT+"),
    ("Police arrested four men suspected of theft; a fifth is being sought.", "arrested", "CT+"),
    ("The army was too weak to attack Tarn.", "attack", "CT-"),
    ("Fighters of the Kesh Front had not taken part in the attack.", "attack", "CT-"),
    ("The Kesh Front took no part in the attack.", "attack", "CT-"),
    ("The Kesh Front had taken part in the attack.", "attack", "CT+"),
    ("Vardania did not have the support of Oria.", "support", "CT-"),
    ("Vardania might not have the support of Oria.", "support", "PS-"),
    ("Vardania has the support of Oria.", "support", "CT+"),
    ("Kesh will leave on the condition that Vardania send money to the Front.", "send", "Uu"),
    ("Vardania is pleased that Oria is cooperating with its police.", "cooperating", "CT+"),
    ("The minister was pleased to meet leaders of Oria.", "meet", "CT+"),
    ("Every day the army attacks Orsa, the talks recede.", "attacks", "CT+"),
    ("The general asked his men to feed all rebels they capture.", "capture", "Uu"),
    ("The general fed all the rebels they captured.", "captured", "CT+"),
    # what is called untrue
    ("It is not true that Vardania attacked Kesh.", "attacked", "CT-"),
    ("It is untrue that Vardania attacked Kesh, the minister said.", "attacked", "CT-"),
    ("It is true that Vardania attacked Kesh.", "attacked", "CT+"),
    ("It was a lie that Vardania attacked Kesh.", "attacked", "CT-"),
    ("Reports that Vardania had attacked Kesh are false, the minister said.", "attacked", "CT-"),
    ("Reports that Vardania had attacked Kesh turned out to be false.", "attacked", "CT-"),
    ("The minister said claims that Vardania attacked Kesh were not true.", "attacked", "CT-"),
    ("The minister said the report that Vardania had attacked Kesh was a lie.", "attacked", "CT-"),
    ("Vardania called baseless a report that it had armed the Ostran Brigade.", "armed", "PS-"),
    ("Vardania described as false a report that it had armed the Ostran Brigade.", "armed", "CT-"),
    ("Kesh spread false reports that Vardania had withdrawn.", "withdrawn", "CT-"),
    ("Vardania attacked Kesh on a false pretext.", "attacked", "CT+"),
    ("It was wrong that Vardania attacked Kesh.", "attacked", "CT+"),
    ("I welcome the agreement reached yesterday between Oria and Vardania.", "reached", "CT+"),
]


@pytest.mark.parametrize(("sentence", "word", "factuality"), OPEN_OR_DONE)
def test_what_is_open_and_what_was_done(sentence, word, factuality):
    start = sentence.index(word)
    (claim,) = [c for c in claims_of(sentence) if c.trigger[0] == start and c.event_type is not None]
    assert claim.factuality == factuality
