"""Which happening told before does a noun point back to, and what is taken over from it?"""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of

# text | the noun | type | who does it | to whom | CT
POINTING = [
    (
        "Vardania bombed the Kesh Front in May. The strikes were condemned by the Ardan League.",
        "strikes | ASSAULT | Vardania | Kesh Front | CT+",
    ),
    (
        "Vardania attacked the Kesh Front on May 3. Marek did not comment on the attack on Friday.",
        "attack | ASSAULT | Vardania | Kesh Front | CT+",
    ),
    (
        "Vardania and the Kesh Front met in Ostra on May 3. The talks lasted two days.",
        "talks | CONSULT | Vardania, Kesh Front |  | CT+",
    ),
    (
        "Vardania designated the Kesh Front a terrorist organization. Ostra praised the designation.",
        "designation | SANCTION | Vardania | Kesh Front | CT+",
    ),
    (
        "Vardania freed 60 fighters of the Kesh Front. Ostra was not told of the release.",
        "release | RETREAT | Vardania | Kesh Front | CT+",
    ),
    (
        "Ostra said that Vardania had met the Ostran Brigade. Vardania denied such a meeting.",
        "meeting | CONSULT | Vardania | Ostran Brigade | CT-",
    ),
    (  # whoever speaks of it does not say who did it
        "Ostra said that the Kesh Front had killed five soldiers. Mira Dalen condemned the killings.",
        "killings | ASSAULT |  | five soldiers | CT+",
    ),
    (  # a coup is no riot
        "Officers toppled Olan Dreve in Dorna. Police attacked a crowd. Ostra condemned the coup.",
        "coup | ASSAULT | Officers | Olan Dreve | CT+",
    ),
    (
        "Front fighters attacked Vardania. The Ostran Brigade attacked Ostra. The raid on Ostra failed.",
        "raid | ASSAULT |  | Ostra | CT+",
    ),
    (  # whoever takes no stand on it does not say that there was none
        "Officers toppled Olan Dreve in Dorna. Mira Dalen was arrested for refusing to support the coup.",
        "coup | ASSAULT | Officers | Olan Dreve | CT+",
    ),
    (  # its harm was told just before
        (
            "Vardania struck four places near Dorna late on May 3. The strikes killed 46 people, said Holt. "
            "A Vardanian official said at least 20 fighters had been killed. Vardanian officials told the "
            "Herald that the operation was meant to dismantle a camp."
        ),
        "operation | ASSAULT | Vardania | four places | CT+",
    ),
    (  # its own deed, by another name and with where to
        "The Ostran Brigade's mutiny began on May 3. The Ostran Brigade called off its march on Dorna.",
        "march | ASSAULT | Ostran Brigade |  | CT+",
    ),
    (
        "The Kesh Front attacked Vardania on May 3. The Front halted its operation after two hours.",
        "operation | ASSAULT | Kesh Front | Vardania | CT+",
    ),
]


@pytest.mark.parametrize(("text", "row"), POINTING, ids=lambda e: e[:60])
def test_a_noun_points_back(text: str, row: str) -> None:
    word = row.partition(" | ")[0]
    at = text.rindex(word)
    [claim] = [c for c in claims_of(text) if c.trigger[0] == at]
    who = [", ".join(p.name for p in claim.participants if p.role == role) for role in ("actor", "recipient")]
    assert " | ".join((word, str(claim.event_type), *who, claim.factuality)) == row


@pytest.mark.parametrize(
    "text",
    [
        "The Kesh Front attacked Vardania. The Ostran Brigade attacked Ostra. Marek condemned the attack.",
        "Vardania bombed a camp of the Kesh Front. Another bombing was feared.",
        "Vardania bombed a camp of the Kesh Front. The war goes on.",
        "Vardania met the Kesh Front. Ostra called for a meeting.",
        "Vardania bombed the Kesh Front in Dorna. Ostra condemned the bombings in Lowen.",
        "The Kesh Front killed ten policemen in Dorna. Ostra condemned the coup.",
        "Vardania bombed the Kesh Front in May. Ostra remembers the bombings of October.",
        "Vardania may meet the Kesh Front. The talks are not certain.",
        "Officers toppled Olan Dreve in Dorna. Mira Dalen refused to attempt the coup.",
        "Police arrested two men in Ostra. The arrested are from Lowen.",
        # another's, one that was only planned, any of several
        "The Ostran Brigade's mutiny began on May 3. The Kesh Front called off its march on Dorna.",
        "The Kesh Front attacked Vardania on May 3. Vardania halted its operation.",
        "The Ostran Brigade's mutiny began on May 3. The Ostran Brigade called off its planned march.",
        "The Kesh Front attacked Vardania on May 3. The Front halted its operations after two hours.",
    ],
)
def test_nothing_is_pointed_at(text: str) -> None:
    assert not any("points back" in why for c in claims_of(text) for why in c.why)


def test_its_day_is_that_of_the_deed() -> None:
    text = "Vardania attacked the Kesh Front on May 3. Marek did not comment on the attack on Friday."
    told, pointing = (c for c in claims_of(text) if c.event_type == "ASSAULT")
    assert pointing.event_time == told.event_time is not None


TRUCE = "Vardania and the Kesh Front agreed to a ceasefire in Dorna. "


def test_the_fighting_began_between_those_of_the_truce() -> None:
    [fighting] = [c for c in claims_of(f"{TRUCE}The fighting began on May 3.") if c.event_type == "ASSAULT"]
    assert [p.name for p in fighting.participants] == ["Vardania", "Kesh Front"]


@pytest.mark.parametrize(
    "text",
    [
        f"{TRUCE}The fighting in Lowen began on May 3.",  # it has a place of its own
        f"{TRUCE}Ostra and the Ostran Brigade agreed to a truce. The fighting began on May 3.",
        f"{TRUCE}Vardania said that the fighting would begin again in July.",
        "Vardania and the Kesh Front agreed to a meeting in Dorna. The fighting began on May 3.",
    ],
)
def test_the_fighting_is_nobodys(text: str) -> None:
    assert not [c for c in claims_of(text) if c.event_type == "ASSAULT" and c.participants]
