"""Which lasting conditions are stated: a sentence on invented actors, the state, who holds it, towards whom.

Each row is ``(sentence, kind, value, actors, recipients, neighbour)``. The neighbour looks like the sentence
and states nothing of that kind. A value of ``None`` is not looked at.
"""

from __future__ import annotations

import pytest

from blowback.vocab.claims import StateKind
from tests.unit.coding.conftest import claims_of

ROWS = [
    # --- relations -----------------------------------------------------------------------------
    ("Relations between Vardania and Kesh have improved.", "relations", "improved", "Vardania Kesh", "",
     "The harvest in Vardania and Kesh has improved."),
    ("Ties between Vardania and Kesh soured.", "relations", "worsened", "Vardania Kesh", "",
     "The milk from Vardania and Kesh soured."),
    ("Vardania severed ties with Kesh.", "relations", "broken", "Vardania Kesh", "",
     "Vardania severed the rope of the ship."),
    ("Vardania enjoys friendly relations with Kesh.", "relations", "friendly", "Vardania Kesh", "",
     "A friendly guide led the tour of Kesh."),
    ("Relations between Vardania and Kesh are hostile.", "relations", "hostile", "Vardania Kesh", "",
     "The climate of Kesh is hostile."),
    ("The alliance with the Kesh Front backfired on Vardania.", "relations", "backfired",
     "Vardania Kesh Front", "", "The engine backfired in Vardania."),
    ("Kesh was friendlier to Vardania than its neighbours were.", "relations", "friendly", "Kesh Vardania",
     "", "Kesh was nearer to Vardania than its neighbours were."),
    ("The Kesh Front has asserted its independence from Vardania.", "relations", "worsened", "Kesh Front",
     "Vardania", "The Kesh Front has asserted its claim to Vardania."),
    ("The Kesh Front has drifted away from Vardania.", "relations", "worsened", "Kesh Front", "Vardania",
     "A balloon has drifted away from Vardania."),
    ("Kesh showed its independence from Vardania.", "relations", "worsened", "Kesh", "Vardania",
     "Kesh showed its wares from Vardania."),
    ("Kesh cut loose from Vardania.", "relations", "worsened", "Kesh", "Vardania",
     "Kesh cut timber from Vardania."),
    # --- conflict ------------------------------------------------------------------------------
    ("Vardania is fighting the Kesh Front.", "conflict", None, "Vardania", "Kesh Front",
     "Vardania is fighting inflation."),
    ("Vardania is at war with Kesh.", "conflict", None, "Vardania", "Kesh",
     "Vardania is at home with Kesh's cuisine."),
    ("Vardania's fight against the Kesh Front goes on.", "conflict", None, "Vardania", "Kesh Front",
     "Vardania's fight against malaria goes on."),
    ("The war between Vardania and Kesh has dragged on.", "conflict", None, "Vardania Kesh", "",
     "The match between Vardania and Kesh has dragged on."),
    ("Vardania's campaign against the Kesh Front continues.", "conflict", None, "Vardania", "Kesh Front",
     "Vardania's campaign against litter continues."),
    ("Troops are locked in conflict with the Kesh Front.", "conflict", None, "Troops", "Kesh Front",
     "Visitors are locked in the museum of the Kesh Front."),
    ("The squadron joined the fight against the Kesh Front.", "conflict", "fight", "squadron", "Kesh Front",
     "The squadron joined the fight against malaria."),
    ("Mira Dalen praised Vardanian troops in the war against the Kesh Front.", "conflict", "war",
     "troops", "Kesh Front",
     "Mira Dalen praised Vardanian troops in the film about the Kesh Front."),
    ("Vardania backs the Ostran Brigade in its fight against the Kesh Front.", "conflict", "fight",
     "Ostran Brigade", "Kesh Front", "Vardania backs the Ostran Brigade in its plans for the Kesh Front."),
    # --- alliance ------------------------------------------------------------------------------
    ("The Kesh Front is allied with the Ostran Brigade.", "alliance", None, "Kesh Front", "Ostran Brigade",
     "The Kesh Front is familiar with the Ostran Brigade."),
    ("Kesh is an ally of Vardania.", "alliance", "ally", "Kesh", "Vardania",
     "Kesh is a neighbour of Vardania."),
    ("Kesh, a close ally of Vardania, sent a letter.", "alliance", None, "Kesh", "Vardania",
     "Kesh, a close neighbour of Vardania, sent a letter."),
    ("Vardania's ally Kesh sent a letter.", "alliance", None, "Kesh", "Vardania",
     "Vardania's capital Kesh sent a letter."),
    ("Vardania and Kesh are allies.", "alliance", None, "Vardania Kesh", "",
     "Vardania and Kesh are islands."),
    ("Vardania-backed rebels hold the valley.", "alliance", None, "Vardania", "rebels",
     "Wood-backed chairs fill the valley."),
    ("Rebels backed by Vardania hold the valley.", "alliance", None, "Vardania", "Rebels",
     "Walls backed by concrete hold the valley."),
    ("The pro-Vardania protesters marched.", "alliance", "pro", "protesters", "Vardania",
     "The pro-rata payment of Vardania is due."),
    ("The Ostran Brigade fights alongside the Kesh Front.", "alliance", None, "Ostran Brigade", "Kesh Front",
     "The road runs alongside the office of the Kesh Front."),
    ("The Ostran Brigade is loyal to the Kesh Front.", "alliance", None, "Ostran Brigade", "Kesh Front",
     "The Ostran Brigade is known to the Kesh Front."),
    ("Kesh became an ally of Vardania.", "alliance", None, "Kesh", "Vardania",
     "Kesh became a topic of Vardania's press."),
    ("Vardania and its Ostran Brigade allies took the road.", "alliance", None, "Ostran Brigade", "Vardania",
     "Vardania and its Ostran Brigade files took the road."),
    ("Vardanian forces and their Orian allies took the road.", "alliance", "ally", "allies",
     "forces", "Vardanian forces and their Orian guides took the road."),
    ("The Vardanian army and allied Orian militias marched.", "alliance", "allied", "militias",
     "army", "The Vardanian army and armed Orian militias marched."),
    ("Vardanian troops and Orian militias launched an offensive.", "alliance", "joint action",
     "troops militias", "", "Vardanian troops and Orian militias launched attacks."),
    ("Vardania and the Ostran Brigade jointly attacked the Kesh Front.", "alliance", "joint action",
     "Vardania Ostran Brigade", "", "Vardania and the Ostran Brigade rarely attacked the Kesh Front."),
    ("The army, together with Orian militias, attacked the Kesh Front.", "alliance", "joint action",
     "army", "militias", "The army, unlike Orian militias, attacked the Kesh Front."),
    ("The alliance between Vardania and Kesh is twenty years old.", "alliance", "alliance", "Vardania Kesh",
     "", "The bridge between Vardania and Kesh is twenty years old."),
    # --- recognition ---------------------------------------------------------------------------
    ("Vardania recognises Kesh.", "recognition", None, "Vardania", "Kesh",
     "Vardania recognises the need for reform."),
    ("Kesh is recognised by Vardania.", "recognition", None, "Vardania", "Kesh",
     "Kesh is recognised by its towers."),
    ("Vardania recognised Kesh on 3 May 2029.", "recognition", None, "Vardania", "Kesh",
     "Vardania recognised the danger on 3 May 2029."),
    # --- designation ---------------------------------------------------------------------------
    ("The Kesh Front is designated as a terrorist organisation by Vardania.", "designation", None,
     "Vardania", "Kesh Front", "The Kesh Front is seen as a nuisance by Vardania."),
    ("Vardania designated the Kesh Front as a terrorist group in 2020.", "designation", None, "Vardania",
     "Kesh Front", "Vardania designated the road as a bus lane in 2020."),
    ("The Kesh Front, a designated terrorist organisation, met in Ostra.", "designation", None, "",
     "Kesh Front", "The Kesh Front, a registered charity, met in Ostra."),
    ("Vardania considers the Kesh Front a terrorist organisation.", "designation", None, "Vardania",
     "Kesh Front", "Vardania considers the Kesh Front a nuisance."),
    ("The Kesh Front is blacklisted by Vardania.", "designation", None, "Vardania", "Kesh Front",
     "The Kesh Front is photographed by Vardania."),
    # --- sanction ------------------------------------------------------------------------------
    ("Kesh is under Vardanian sanctions.", "sanction", None, "Vardanian", "Kesh",
     "Kesh is under Vardanian skies."),
    ("Sanctions against Kesh remain in force.", "sanction", None, "", "Kesh",
     "Charges against Kesh remain in dispute."),
    ("Vardania imposed sanctions on Kesh.", "sanction", None, "Vardania", "Kesh",
     "Vardania imposed silence on Kesh."),
    ("Kesh is sanctioned by Vardania.", "sanction", None, "Vardania", "Kesh",
     "Kesh is admired by Vardania."),
    # --- ban -----------------------------------------------------------------------------------
    ("The Kesh Front is banned by Vardania.", "ban", None, "Vardania", "Kesh Front",
     "The Kesh Front is watched by Vardania."),
    ("The Kesh Front is outlawed in Vardania.", "ban", None, "Vardania", "Kesh Front",
     "The Kesh Front is popular in Vardania."),
    ("The Kesh Front was banned by Vardania in 2021.", "ban", None, "Vardania", "Kesh Front",
     "Smoking was banned by Vardania in 2021."),
    ("The banned Kesh Front met in Ostra.", "ban", None, "", "Kesh Front",
     "A banned substance was found in Ostra."),
    # --- ceasefire -----------------------------------------------------------------------------
    ("A ceasefire between Vardania and Kesh is in force.", "ceasefire", None, "Vardania Kesh", "",
     "A contract between Vardania and Kesh is in force."),
    ("The truce between Vardania and the Kesh Front is holding.", "ceasefire", None, "Vardania Kesh Front",
     "", "The bridge between Vardania and the Kesh Front is holding."),
    ("Vardania and Kesh agreed to a ceasefire.", "ceasefire", None, "Vardania Kesh", "",
     "Vardania and Kesh agreed to a summit."),
    ("Vardania signed a truce with the Kesh Front.", "ceasefire", None, "Vardania Kesh Front", "",
     "Vardania signed a lease with the Kesh Front."),
    # --- membership ----------------------------------------------------------------------------
    ("Vardania is a member of the Ardan League.", "membership", None, "Vardania", "Ardan League",
     "Vardania is a critic of the Ardan League."),
    ("The Ostran Brigade is part of the Kesh Front.", "membership", None, "Ostran Brigade", "Kesh Front",
     "The song is part of the programme."),
    ("The Ostran Brigade belongs to the Kesh Front.", "membership", None, "Ostran Brigade", "Kesh Front",
     "The future belongs to the young."),
    ("The Ostran Brigade is affiliated to the Kesh Front.", "membership", None, "Ostran Brigade",
     "Kesh Front", "The Ostran Brigade is opposed to the Kesh Front."),
    ("Members of the Ardan League include Vardania and Kesh.", "membership", None, "Vardania Kesh",
     "Ardan League", "Critics of the Ardan League include Vardania and Kesh."),
    ("The Ardan League comprises Vardania and Kesh.", "membership", None, "Vardania Kesh", "Ardan League",
     "The Ardan League admires Vardania and Kesh."),
    ("Vardania joined the Ardan League in 2019.", "membership", None, "Vardania", "Ardan League",
     "Vardania praised the Ardan League in 2019."),
    ("The Ostran Brigade pledged allegiance to the Kesh Front.", "membership", None, "Ostran Brigade",
     "Kesh Front", "The Ostran Brigade pledged a reply to the Kesh Front."),
    ("Tovan Resh, a member of the Kesh Front, met reporters.", "membership", None, "Tovan Resh",
     "Kesh Front", "Tovan Resh, a critic of the Kesh Front, met reporters."),
    # --- leadership ----------------------------------------------------------------------------
    ("Kesh Front leader Tovan Resh met reporters.", "leadership", "leader", "Tovan Resh", "Kesh Front",
     "Kesh Front critic Tovan Resh met reporters."),
    ("Tovan Resh, the leader of the Kesh Front, met reporters.", "leadership", "leader", "Tovan Resh",
     "Kesh Front", "Tovan Resh, the biographer of the Kesh Front, met reporters."),
    ("The leader of the Kesh Front, Tovan Resh, met reporters.", "leadership", "leader", "Tovan Resh",
     "Kesh Front", "The leader of the choir, Tovan Resh, met reporters."),
    ("The Kesh Front is led by Tovan Resh.", "leadership", None, "Tovan Resh", "Kesh Front",
     "The Kesh Front is admired by Tovan Resh."),
    ("The Kesh Front, headed by Tovan Resh, met in Ostra.", "leadership", None, "Tovan Resh", "Kesh Front",
     "The letter, headed by a seal, lay in Ostra."),
    ("Tovan Resh commands the Ostran Brigade.", "leadership", None, "Tovan Resh", "Ostran Brigade",
     "Tovan Resh commands respect."),
    ("Tovan Resh was appointed commander of the Ostran Brigade.", "leadership", "commander", "Tovan Resh",
     "Ostran Brigade", "Tovan Resh was appointed biographer of the Ostran Brigade."),
    ("Vardania named Tovan Resh head of the Ostran Brigade.", "leadership", "head", "Tovan Resh",
     "Ostran Brigade", "Vardania named Tovan Resh winner of the prize."),
    ("The Vardania-led coalition met in Ostra.", "leadership", None, "Vardania", "coalition",
     "The teacher-led lessons took place in Ostra."),
    ("Former Kesh Front leader Tovan Resh met reporters.", "leadership", "former leader", "Tovan Resh",
     "Kesh Front", "Former Kesh Front critic Tovan Resh met reporters."),
    ("The then-leader of the Kesh Front, Tovan Resh, met reporters.", "leadership", "former leader",
     "Tovan Resh", "Kesh Front", "The then-famous singer, Tovan Resh, met reporters."),
    ("The Kesh Front controls the town of Ostra.", "leadership", "controls", "Kesh Front", "Ostra",
     "The pilot controls the speed."),
    ("The Kesh Front seized control of Ostra.", "leadership", "controls", "Kesh Front", "Ostra",
     "The doctors gained control of the fever."),
    ("Tovan Resh, the governor of the province, met reporters.", "leadership", "governor", "Tovan Resh",
     "province", "Tovan Resh, a native of the province, met reporters."),
    ("The Ostran Dam was seized by the Kesh Front.", "leadership", "controls", "Kesh Front", "Dam",
     "The Ostran Dam was painted by the Kesh Front."),
    ("The Kesh Front captured Ostra.", "leadership", "controls", "Kesh Front", "Ostra",
     "The painter captured the light."),
    ("Ostra is under the control of the Kesh Front.", "leadership", "controls", "Kesh Front", "Ostra",
     "The fever is under control."),
    # --- offshoot ------------------------------------------------------------------------------
    ("The Ostran Brigade is an offshoot of the Kesh Front.", "offshoot", None, "Ostran Brigade",
     "Kesh Front", "The Ostran Brigade is an admirer of the Kesh Front."),
    ("The Ostran Brigade broke away from the Kesh Front in 2011.", "offshoot", None, "Ostran Brigade",
     "Kesh Front", "The Ostran Brigade ran away from the Kesh Front in 2011."),
    ("The Ostran Brigade split from the Kesh Front.", "offshoot", None, "Ostran Brigade", "Kesh Front",
     "The Ostran Brigade heard from the Kesh Front."),
    ("The Ostran Brigade, the armed wing of the Kesh Front, shelled a town.", "offshoot", None,
     "Ostran Brigade", "Kesh Front",
     "The Ostran Brigade, the chief enemy of the Kesh Front, shelled a town."),
    # --- rivalry -------------------------------------------------------------------------------
    ("Kesh is a rival of Vardania.", "rivalry", "rival", "Kesh", "Vardania",
     "Kesh is a neighbour of Vardania."),
    ("Vardania's arch-rival Kesh sent a letter.", "rivalry", None, "Kesh", "Vardania",
     "Vardania's neighbour Kesh sent a letter."),
    ("Vardania and Kesh are bitter enemies.", "rivalry", None, "Vardania Kesh", "",
     "Vardania and Kesh are bitter herbs."),
    ("Vardania and Kesh have a mutual defence pact.", "alliance", "pact", "Vardania Kesh", "",
     "Vardania and Kesh have a mutual water pact."),
    ("The anti-Vardania protesters marched.", "rivalry", "anti", "protesters", "Vardania",
     "The Vardania protesters marched."),
    ("The Kesh Front is hostile to Vardania.", "relations", "hostile", "Kesh Front Vardania", "",
     "The Kesh Front is unknown to Vardania."),
    # --- role ----------------------------------------------------------------------------------
    ("Tovan Resh, a spokesman for the Kesh Front, met reporters.", "role", "spokesman", "Tovan Resh",
     "Kesh Front", "Tovan Resh, a tailor for the Kesh Front, met reporters."),
    ("Tovan Resh is the foreign minister of Vardania.", "role", "foreign minister", "Tovan Resh", "Vardania",
     "Tovan Resh is the best cook of Vardania."),
    ("Vardania's ambassador to Kesh, Mira Dalen, met reporters.", "role", "ambassador", "Mira Dalen",
     "Vardania", "Vardania's gift to Kesh, a clock, met with laughter."),
    ("The Ardan League was represented by Mira Dalen.", "role", None, "Mira Dalen", "Ardan League",
     "The Ardan League was painted by Mira Dalen."),
    ("Mira Dalen serves as the envoy of the Ardan League.", "role", "envoy", "Mira Dalen", "Ardan League",
     "Mira Dalen dressed as a clown for the Ardan League."),
    ("Tovan Resh, the then-Kesh spy agency chief, met reporters.", "role", "former agency chief",
     "Tovan Resh", "Kesh", "Tovan Resh, the then-Kesh spy novel fan, met reporters."),
    ("Kesh Front leaders Tovan Resh and Mira Dalen met reporters.", "leadership", "leader",
     "Tovan Resh Mira Dalen", "Kesh Front", "Kesh Front fans Tovan Resh and Mira Dalen left."),
    # --- power ---------------------------------------------------------------------------------
    ("The Kesh Front returned to power in Vardania.", "leadership", "in power", "Kesh Front", "Vardania",
     "The Kesh Front returned to work in Vardania."),
    ("Prices fell after the Kesh Front's rise to power.", "leadership", "in power", "Kesh Front", "",
     "Prices fell after the Kesh Front's fight for power."),
    ("The Ostran Brigade regained power in Kesh.", "leadership", "in power", "Ostran Brigade", "Kesh",
     "The Ostran Brigade regained electric power in Kesh."),
    ("Weeks after the Ostran Brigade recaptured Kesh, prices fell.", "leadership", "controls",
     "Ostran Brigade", "Kesh", "Weeks after the Ostran Brigade photographed Kesh, prices fell."),
    ("The Kesh Front fell from power in 2030.", "leadership", "former in power", "Kesh Front", "",
     "The Kesh Front drew strength from power in 2030."),
    ("Tovan Resh, interior minister and leader of the Kesh Front, met reporters.", "leadership", "leader",
     "Tovan Resh", "Kesh Front", "Tovan Resh, interior minister and friend of the arts, met reporters."),
    ("Mira Dalen, son of the founder of the Kesh Front, Tovan Resh, left.", "leadership", "founder",
     "Tovan Resh", "Kesh Front", "Mira Dalen, son of the cook of the Kesh Front, Tovan Resh, left."),
    # --- of whom, with a name ------------------------------------------------------------------
    ("Gen. Tovan Resh of the Kesh Front met reporters.", "membership", "of", "Tovan Resh", "Kesh Front",
     "Gen. Tovan Resh of Vardania met reporters."),
    # --- dependence ----------------------------------------------------------------------------
    ("Kesh depends on Vardania.", "dependence", None, "Kesh", "Vardania", "Kesh reports on Vardania."),
    ("Kesh is dependent on Vardania.", "dependence", None, "Kesh", "Vardania",
     "Kesh is silent on Vardania."),
    ("Kesh is a satellite of Vardania.", "dependence", None, "Kesh", "Vardania",
     "Kesh is a supplier of grain."),
    # --- formation -----------------------------------------------------------------------------
    ("The Kesh Front was founded in 2007.", "formation", None, "Kesh Front", "",
     "The Kesh Front was photographed in 2007."),
    ("The Ostran Brigade emerged in the 1990s.", "formation", None, "Ostran Brigade", "",
     "The scandal emerged in the 1990s."),
    # --- strength ------------------------------------------------------------------------------
    ("The Kesh Front has about 5,000 fighters.", "strength", None, "Kesh Front", "",
     "The Kesh Front has about 5,000 books."),
    ("The 5,000-strong Kesh Front holds the valley.", "strength", None, "Kesh Front", "",
     "The strong Kesh Front holds the valley."),
    ("The Kesh Front numbers 3,000 men.", "strength", None, "Kesh Front", "",
     "The Kesh Front greeted 3,000 men."),
    # --- condition -----------------------------------------------------------------------------
    ("Vardania faces a deep recession.", "condition", None, "Vardania", "", "Vardania faces the sea."),
    ("Inflation in Kesh is soaring.", "condition", None, "Kesh", "", "The kite in Kesh is soaring."),
]  # fmt: skip

BEFORE = [  # what the sentence after says of a state: (text, word, kind, value, factuality)
    ("Vardania and Kesh agreed to a truce. It lasted six months.", "lasted", "ceasefire",
     "former truce", "CT+"),
    ("Vardania signed a ceasefire with Kesh. It collapsed in May.", "collapsed", "ceasefire",
     "former ceasefire", "CT+"),
    ("Kesh brokered a truce between Vardania and the Kesh Front. It did not last.", "last", "ceasefire",
     "former truce", "CT+"),
    ("Kesh is an ally of Vardania. That does not include a mutual defence treaty.", "treaty", "alliance",
     "treaty", "CT-"),
]  # fmt: skip

OPEN = [  # (text, word, factuality, modality)
    ("Vardania nears bankruptcy.", "bankruptcy", "Uu", "hypothetical"),
    ("Vardania is approaching a crisis.", "crisis", "Uu", "hypothetical"),
    ("Vardania avoided a recession.", "recession", "CT-", "actual"),
]

DENIED = [  # what is said not to be so is kept, and marked
    ("Vardania has not recognised Kesh.", "recognition"),
    ("Kesh is not an ally of Vardania.", "alliance"),
    ("The Kesh Front is not led by Tovan Resh.", "leadership"),
    ("The Ostran Brigade does not belong to the Kesh Front.", "membership"),
    ("Vardania is not a member of the Ardan League.", "membership"),
    ("The Ostran Brigade is not allied with the Kesh Front.", "alliance"),
    ("Vardania has no defence treaty with Kesh.", "alliance"),
]

SILENT = [  # no state at all
    "Tovan Resh, also known as the Hammer, met reporters.",
    "The Kesh Front (KF) met reporters.",
    "Leaders met in Ostra.",
    "The race leader finished in Ostra.",
    "Mira Dalen led a choir.",
    "Mira Dalen joined the queue.",
    "A member of the audience asked a question.",
    "The book belongs to the library.",
    "The head of the statue broke.",
    "Part of the road was closed.",
    "The party was held in Ostra.",
    "The film was banned.",
]


def states_of(text):
    return [claim for claim in claims_of(text) if claim.state is not None]


def names(claim, role):
    found = (p.name for p in claim.participants if p.role == role)
    return sorted(name.removeprefix("The ").removeprefix("the ") for name in found)


def heads(given):
    """The names of a row: "Kesh Front" is one, "Vardania Kesh" are two."""
    words, found = given.split(), []
    while words:
        pair = " ".join(words[:2])
        both = pair in ("Kesh Front", "Ostran Brigade", "Ardan League", "Tovan Resh", "Mira Dalen")
        found.append(pair if both else words[0])
        words = words[2 if both else 1 :]
    return found


@pytest.mark.parametrize(
    ("sentence", "kind", "value", "actors", "recipients"), [r[:5] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_state(sentence, kind, value, actors, recipients):
    found = [claim for claim in states_of(sentence) if claim.state.kind == kind]
    assert len(found) == 1, [(c.state, c.participants) for c in states_of(sentence)]
    claim = found[0]
    assert value in (None, claim.state.value)
    assert claim.factuality == "CT+"
    for role, wanted in (("actor", heads(actors)), ("recipient", heads(recipients))):
        got = names(claim, role)
        assert len(got) == len(wanted), (role, got)
        assert all(any(_fits(want, name) for name in got) for want in wanted), (role, got)


def _fits(want, name):
    return name == want or (want.split()[-1] == name.split()[-1] and want not in ("Vardania", "Kesh"))


@pytest.mark.parametrize(("neighbour", "kind"), [(r[5], r[1]) for r in ROWS], ids=[r[5] for r in ROWS])
def test_neighbour_states_nothing_of_the_kind(neighbour, kind):
    assert [c.state for c in states_of(neighbour) if c.state.kind == kind] == []


@pytest.mark.parametrize(("sentence", "kind"), DENIED, ids=[r[0] for r in DENIED])
def test_denied_state_is_kept_as_not_so(sentence, kind):
    found = [claim for claim in states_of(sentence) if claim.state.kind == kind]
    assert [claim.factuality for claim in found] == ["CT-"]


@pytest.mark.parametrize(("text", "word", "kind", "value", "factuality"), BEFORE, ids=[r[0] for r in BEFORE])
def test_what_the_next_sentence_says_of_a_state(text, word, kind, value, factuality):
    found = [c for c in states_of(text) if text[slice(*c.trigger)] == word]
    assert [(c.state.kind, c.state.value, c.factuality) for c in found] == [(kind, value, factuality)]
    assert len(found[0].actors) == 2


@pytest.mark.parametrize(("text", "word", "factuality", "modality"), OPEN, ids=[r[0] for r in OPEN])
def test_a_condition_that_is_not_there_yet_or_not_any_more(text, word, factuality, modality):
    found = [c for c in states_of(text) if text[slice(*c.trigger)] == word]
    assert [(c.factuality, c.modality) for c in found] == [(factuality, modality)]


def test_unrest_is_no_riot_of_a_state():
    claims = claims_of("Unrest in Vardania adds to the troubles of its neighbours.")
    assert [(c.claim_kind, c.event_type) for c in claims] == [("state", None)]


def test_an_offshoot_is_that_of_whoever_is_to_deal_with_it():
    text = "Vardania expected the Kesh Front to subdue an offshoot."
    [found] = states_of(text)
    assert (found.state.kind, names(found, "recipient")) == ("offshoot", ["Kesh Front"])
    assert found.factuality == "CT+"


def test_those_named_among_others_are_of_them():
    text = "Some leaders of the Kesh Front want talks. Among them are Tovan Resh and Mira Dalen."
    found = [c for c in states_of(text) if c.state.kind == "membership"]
    assert [len(c.actors) for c in found] == [2]


@pytest.mark.parametrize("text", ["Vardania suffers despite sanctions on Kesh.",
                                  "Trade fell because of sanctions against Kesh.",
                                  "The sanctions on Kesh have hampered trade."])  # fmt: skip
def test_sanctions_that_are_there_are_a_state(text):
    found = [c for c in claims_of(text) if c.event_type == "SANCTION"]
    assert [(c.claim_kind, c.state.kind, c.recipients) for c in found] == [("state", "sanction", ("Kesh",))]


@pytest.mark.parametrize("sentence", SILENT)
def test_no_state(sentence):
    assert [claim.state for claim in states_of(sentence)] == []


def test_every_kind_has_an_example():
    assert {StateKind(row[1]) for row in ROWS} == set(StateKind) - {StateKind.OTHER}
