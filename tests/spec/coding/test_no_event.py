"""What has the words of an event and is none, and what a word of speaking does by what it embeds."""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of

NOTHING = [
    # private doings: nobody public takes part
    "A child visits the library every day.",
    "The two men met again in the street.",
    "She gave her friend some bread.",
    "The farmer went to the mosque.",
    # a thing in the place of an actor
    "The system would allow it to find the file.",
    "The new rules allowed small firms to hire.",
    # told of anybody at all
    "You walk down the street and you get shot.",
    "You pay your taxes.",
    # another verb: the particle makes it
    "When the time came, the government of Vardania backed out.",
    "The minister went on to the next question.",
    # nouns of things
    "Most of the refugees are farmers.",
    # what rules say, a sort of crime, lodging that lasts
    "The rules of the Ardan League permit members to leave.",
    "The police fight kidnapping for ransom.",
    "Vardania has hosted leaders of the Kesh Front since 2013.",
    # a figure of speech
    "They pulled off what they called a wonder.",
    "Vardania ignored the issue of taxes.",
    "The panel was damaged by the move.",
    # rivals at games and in trade, what nobody gives, whom nobody asks or visits
    "Vardania has never beaten Kesh at anything.",
    "The members invest their time in the Ardan League.",
    "The men are bringing drugs to Vardania.",
    "The minister advised them on how to mend the bridge.",
    "Every minister has spoken there, going back to President Holm in 2000.",
    # force that is none: in trade, at the polls, of the mind, of papers and speeches
    "They are killing us economically, the minister said.",
    "How are they going to beat the Kesh Front?",
    "The senator was eliminated from winning the nomination.",
    "Their hostility to new roads angered voters.",
    "The ministry of Vardania released the emails of President Holm on Friday.",
    "Vardania has submitted reports to the committees of the Ardan League.",
    "Members of the Kesh Party accept climate science.",
    "News of the trial has inspired a movement in Vardania.",
    "President Holm closed her speech on Tuesday.",
    "Three women were being forced to march from one village to another.",
    # what somebody or something is left in by a deed
    "A quake left the capital of Vardania in ruins.",
    "A storm left President Holm without power.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_event(sentence):
    assert not [(c.event_type, c.why) for c in claims_of(sentence) if c.event_type is not None]


SPOKEN = [
    ("The ministry warned officials to leave Ostra.", "warned", "REQUEST"),
    ("The army warned the Kesh Front against attacking the town.", "warned", "REQUEST"),
    ("Vardania warned Kesh that it would attack.", "warned", "THREATEN"),
    ("Vardania warned Kesh of consequences.", "warned", "THREATEN"),
    ("Vardania warned of an attack by Kesh.", "warned", None),
    ("The minister warned that Kesh would attack Vardania.", "warned", None),
    ("The president suggested that Kesh withdraw its forces.", "suggested", "REQUEST"),
    ("The president suggested that the army had killed the envoy.", "suggested", None),
    ("The president asked Kesh to withdraw its forces.", "asked", "REQUEST"),
    ("The president asked whether Kesh had withdrawn its forces.", "asked", None),
]


@pytest.mark.parametrize(("sentence", "word", "wanted"), SPOKEN)
def test_spoken(sentence, word, wanted):
    start = sentence.index(word)
    found = [c.event_type for c in claims_of(sentence) if c.trigger[0] == start and c.event_type is not None]
    assert found == ([] if wanted is None else [wanted])


def test_what_is_only_foretold_has_not_happened():
    (attack,) = [c for c in claims_of("Vardania warned of an attack by Kesh.") if c.event_type == "ASSAULT"]
    assert attack.factuality == "Uu"


PARTIES = [
    ("Rebels killed two farmers, accusing them of spying.", "ACCUSE", "Rebels", None),
    ("Some men were released while others were kept confined in the forest.", "COERCE", None, "others"),
    ("When there is shelling near the town, Vardania closes the road.", "ASSAULT", None, None),
]


@pytest.mark.parametrize(("sentence", "kind", "actor", "recipient"), PARTIES)
def test_whose_deed_it_is(sentence, kind, actor, recipient):
    claim = next(c for c in claims_of(sentence) if c.event_type == kind)
    named = {role: [p.name for p in claim.participants if p.role == role] for role in ("actor", "recipient")}
    assert named["actor"] == ([actor] if actor else [])
    assert recipient is None or named["recipient"] == [recipient]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kesh Front fought against the army.",
        "He faces off against the mayor.",
        "The patient is critical.",
    ],
)
def test_no_position(sentence):
    assert not [c for c in claims_of(sentence) if c.claim_kind == "position"]


FIGURES = [
    ("The mayor attacked the senator in a speech.", ["ACCUSE"]),
    ("The scandal destroyed the credibility of the court.", []),
    ("The government is fighting poverty.", []),
    ("The Ardan League slashed its forecast.", []),
    ("The Kesh Front attacked the army.", ["ASSAULT"]),
    ("Vardania attacked Kesh.", ["ASSAULT"]),
    ("Gunmen attacked the mayor.", ["ASSAULT"]),
    ("A policy attacked the mayor.", ["ACCUSE"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), FIGURES)
def test_figures(sentence, wanted):
    found = [c.event_type for c in claims_of(sentence) if c.claim_kind == "event" and c.event_type]
    assert found == wanted


def test_what_is_to_come_is_not_told_as_done():
    text = "Vardania will consult with Kesh once the Kesh Front is defeated."
    (defeat,) = [c for c in claims_of(text) if c.event_type == "ASSAULT"]
    assert defeat.factuality == "Uu"
    text = "Vardania is committed to defeating the Kesh Front."
    (defeat,) = [c for c in claims_of(text) if c.event_type == "ASSAULT"]
    assert (defeat.factuality, defeat.modality) == ("Uu", "intended")


def test_armed_men_are_not_helped():
    text = "Four militants armed with rifles fired on a camp of the army."
    assert [c.event_type for c in claims_of(text)] == ["ASSAULT"]


SENSES = [
    # money that is owed, and help that is none
    ("Two companies of Oria paid taxes of three million dollars.", "paid", None),
    ("Oria paid the rebels three million dollars.", "paid", "AID"),
    ("The museum compensated for what the exhibition lacked.", "compensated", None),
    ("The government compensated the victims for their losses.", "compensated", "AID"),
    ("The senator sponsored the bill.", "sponsored", "SUPPORT"),
    ("Oria sponsored the militia.", "sponsored", "AID"),
    # who pleases asks for nothing; who is proud of his own takes no side
    ("The minister appealed to younger voters.", "appealed", None),
    ("The minister appealed to Oria to free the prisoners.", "appealed", "REQUEST"),
    ("The minister appealed for calm.", "appealed", "REQUEST"),
    ("The minister reminded voters of the past.", "reminded", None),
    ("The minister pressed her agenda.", "pressed", None),
    ("The minister ended her bid for the presidency.", "bid", None),
    ("The ministers were encouraged by the decision of the president.", "encouraged", None),
    ("The army encouraged the rebels to leave.", "encouraged", "REQUEST"),
    ("The minister is proud of her record.", "proud", None),
    ("Oria is proud of Vardania.", "proud", "SUPPORT"),
    ("The minister stood up and made it clear.", "stood", None),
    ("The minister stood up for the prisoners.", "stood", "SUPPORT"),
    # one who talks about something talks with nobody that is told
    ("The minister talked about her childhood.", "talked", None),
    ("The minister talked with the envoy of Oria.", "talked", "CONSULT"),
    ("The mayor rang the bell.", "rang", None),
    ("The results cheered the party.", "cheered", None),
    ("This allows companies to hide their profits.", "allows", None),
    ("Let's welcome the president.", "Let", None),
    ("The mayor, armed with facts, spoke to the council.", "armed", None),
    ("The senator's appeals to the fears of voters drew anger.", "appeals", None),
    ("The minister's appeal to Oria for help failed.", "appeal", "REQUEST"),
    ("The bank ended a meeting on Friday.", "ended", None),
    ("Oria ended its truce with the Kesh Front.", "ended", "SANCTION"),
    ("Tolm Motors Inc. sold goods for two million dollars.", "sold", None),
    ("Oria sold Kesh 24 jets.", "sold", "COOPERATE"),
    ("The crowd cheered the president.", "cheered", "SUPPORT"),
    ("They have been forced to turn to the army for help.", "forced", None),
    ("Villagers were forced to flee by the rebels.", "forced", "COERCE"),
    # a following in polls, a rally of one's own
    ("Marta Oslen's support fell to 30 percent.", "support", None),
    ("Marta Oslen's support for the rebels is known.", "support", "SUPPORT"),
    ("Opposition leaders held a rally against the president.", "rally", "PROTEST"),
    ("The committee named him as opposed to the mayor.", "opposed", None),
    # nobody holds or frees a thing
    ("The ministry released figures on Monday.", "released", None),
    ("The Kesh Front released 12 soldiers.", "released", "RETREAT"),
    ("Government troops have captured the mosque in Tarn.", "captured", "COERCE"),
    ("The senator picked up a nod.", "picked", None),
    ("Police picked up two suspects.", "picked", "COERCE"),
    ("The senator captured 40 percent of the vote.", "captured", None),
    ("The party controlled the parliament.", "controlled", None),
    ("The two candidates occupied a third tier.", "occupied", None),
    ("The army occupied the town.", "occupied", "COERCE"),
    # striving, and harm to what nobody can strike
    ("He devoted his life to fighting for others.", "fighting", None),
    ("Rebels fighting for independence killed two officers.", "fighting", "ASSAULT"),
    ("The senator worked to damage Ivo Kestrel's campaign.", "damage", None),
    ("Oria shot itself in the foot when it closed the border.", "shot", None),
    ("A soldier was shot in the foot.", "shot", "ASSAULT"),
]


@pytest.mark.parametrize(("sentence", "word", "wanted"), SENSES)
def test_senses(sentence, word, wanted):
    start = sentence.index(word)
    found = [c.event_type for c in claims_of(sentence) if c.trigger[0] == start and c.event_type is not None]
    assert found == ([] if wanted is None else [wanted])


def test_a_people_before_genocide_is_its_victim():
    (claim,) = [c for c in claims_of("The Orian genocide lasted three years.") if c.event_type == "ASSAULT"]
    assert [(p.role, p.name) for p in claim.participants] == [("recipient", "Orian")]
