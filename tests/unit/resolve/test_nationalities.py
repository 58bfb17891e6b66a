"""Of which state does a nationality speak that two share, and whose is a bare "the government"?"""

from __future__ import annotations

import pytest
from spacy.language import Language

from blowback.resolve.document import Resolver
from blowback.vocab.actors import ActorKind
from tests.unit.resolve.invented import invented_registry, mentions_of

ROW = {"kind": "state", "sector": "GOV", "source": "invented", "adjectives": ["Tarnish"]}
TWO = [
    {**ROW, "id": "AAT", "name": "Tarn", "country": "AAT"},
    {**ROW, "id": "ZZT", "name": "Tarn Republic", "country": "ZZT"},
]


@pytest.mark.parametrize(
    ("named", "government"),
    [
        (["Tarn Republic"], "ZZT.GOV"),
        (["Tarn"], "AAT.GOV"),
        (["Tarn", "Tarn Republic"], "AAT.GOV"),
    ],
)
def test_it_is_of_the_state_that_is_named(nlp: Language, named: list[str], government: str) -> None:
    text = f"The envoys of {' and of the '.join(named)} met. The Tarnish government said so."
    doc = nlp(text)
    mentions = mentions_of(doc, dict.fromkeys(reversed(named), ActorKind.STATE))
    resolution = Resolver(invented_registry().extend(TWO)).resolve(doc, mentions, None)
    found = {mention.text: mention.actor for mention in resolution.mentions}
    assert found["The Tarnish government"] == government
    assert [found[name] for name in named] == [{"Tarn": "AAT", "Tarn Republic": "ZZT"}[n] for n in named]


@pytest.mark.parametrize(
    ("text", "government"),
    [
        # the sentence before speaks of one state, that of which most is told
        ("Ostrean police fired at a crowd. The government shut the border.", "ost.government"),
        # nothing is said of a state right before it
        ("Ostrean police fired at a crowd. It rained. The government shut the border.", None),
        ("Vardania and Ostrea met. The government shut the border.", None),
    ],
)
def test_whose_a_bare_government_is(nlp: Language, text: str, government: str | None) -> None:
    doc = nlp(text)
    named = {
        "Ostrean police": ActorKind.SECURITY_SERVICE,
        "Vardania ": ActorKind.STATE,
        "Ostrea": ActorKind.STATE,
    }
    resolution = Resolver(invented_registry()).resolve(doc, mentions_of(doc, named), None)
    found = {mention.text: mention.actor for mention in resolution.mentions}
    assert found["The government"] == government
