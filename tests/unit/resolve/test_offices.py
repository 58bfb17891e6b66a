"""Who is "the prime minister of Ostrea": who is known to be, or whom the text names so?"""

from __future__ import annotations

import pytest

from tests.spec.coding.test_patrons import read

KNOWN = "person.tole-mirza"
MET = "Ostrea's prime minister met envoys."


def holder(text: str, phrase: str = "Ostrea's prime minister") -> str | None:
    """The name of whom a phrase means, or the id of one who is known."""
    annotation = read(text)
    [mention] = [m for m in annotation.mentions if m.text == phrase]
    names = {actor.id: actor.name for actor in annotation.actors}
    return mention.actor if mention.actor == KNOWN else names.get(mention.actor or "")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # nobody else is named so
        ("Ostrea's prime minister met Kesh Front envoys.", KNOWN),
        ("Ostrea's prime minister, Mirza Tole, met Kesh Front envoys.", KNOWN),
        (f"{MET} Ostrea wants peace. Former Prime Minister Helga Varn left.", KNOWN),
        (f"{MET} Vardania's prime minister, Helga Varn, left.", KNOWN),
        (f"{MET} Prime Minister Mirza Tole left. So did Helga Varn.", KNOWN),
        # the text of a later day knows better
        ("Ostrea's prime minister, Helga Varn, met Kesh Front envoys.", "Helga Varn"),
        ("Ostrea's prime minister, Sheikh Hamad bin Faisal, met Kesh Front envoys.", "Hamad bin Faisal"),
        (f"{MET} Prime Minister Helga Varn said Ostrea wanted peace.", "Helga Varn"),
        (f"{MET} Aides to Prime Minister Helga Varn left Ostrea.", "Helga Varn"),
        # of two it may be either
        (f"{MET} Prime Minister Helga Varn left. Prime Minister Ivo Marr stayed.", None),
    ],
)  # fmt: skip
def test_whom_the_text_names_holds_the_office(text: str, who: str | None) -> None:
    assert holder(text) == who
