"""Whom does the last word of a name mean, after the whole name was told?"""

from __future__ import annotations

from spacy.language import Language

from blowback.vocab.actors import ActorKind
from tests.unit.resolve.invented import resolve_text

PERSON = ActorKind.PERSON


def test_a_last_name_that_is_chained_with_nobody_is_of_whom_it_is_short_for(nlp: Language) -> None:
    text = "Ana Dravic banned the party. The council, which Dravic chairs, agreed."
    _, actors = resolve_text(nlp, text, {"Ana Dravic": PERSON, "Dravic": PERSON}, "2022-01-01")
    assert actors["Dravic"] == actors["Ana Dravic"] == "person.dravic-ana"


def test_a_last_name_of_somebody_unknown_stays_new(nlp: Language) -> None:
    text = "Orla Venn banned the party. The council, which Venn chairs, agreed."
    _, actors = resolve_text(nlp, text, {"Orla Venn": PERSON, "Venn": PERSON}, "2022-01-01")
    assert actors["Venn"] == actors["Orla Venn"]
    assert (actors["Venn"] or "").startswith("x.")
