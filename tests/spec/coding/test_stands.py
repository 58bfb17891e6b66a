"""Who stands where on which question, and who keeps silent."""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of

# text, side, holders, the word of the claim that tells the question
STANDS = [
    ("The Kesh Front is opposed to fighting Vardania.", "against", "Kesh Front", "fighting"),
    ("Mira Dalen is in favor of attacking Vardania.", "for", "Mira Dalen", "attacking"),
    ("Mira Dalen is against the talks with Vardania.", "against", "Mira Dalen", "talks"),
    ("Mira Dalen is in favor of peace with Vardania.", "for", "Mira Dalen", "peace"),
    ("Tovan Resh is undecided on talks with Vardania.", "undecided", "Tovan Resh", "talks"),
    ("Vardania wants Kesh to attack the Kesh Front. Ostra is against it.", "against", "Ostra", "attack"),
    ("Vardania is in favor of talks with Kesh. Ostra is against them.", "against", "Ostra", "talks"),
    ("Kesh is opposed to fighting the Ostran Brigade. Ostra is in favor of it.", "for", "Ostra", "fighting"),
    ("Mira Dalen is in favor of peace with Kesh. Ostra is against it.", "against", "Ostra", "peace"),
    ("Kesh is in favor of talks with Ostra. Tovan Resh is undecided.", "undecided", "Tovan Resh", "talks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "side", "holders", "word"), STANDS, ids=lambda each: each[:60])
def test_who_stands_where_on_what(text: str, side: str, holders: str, word: str) -> None:
    claims = claims_of(text)
    words = {c.id: text[slice(*c.trigger)] for c in claims}
    found = [
        (c.position.side, ", ".join(c.actors), words.get(c.position.on or ""))
        for c in claims
        if c.position is not None
    ]
    assert (side, holders, word) in found


@pytest.mark.parametrize(
    "text",
    [
        "Kesh fought against Ostra.",
        "The vote was five in favor.",
        "Mira Dalen is content.",
        "Vardania committed a blunder.",
        "The border is divided by a river.",
        "Mira Dalen wanted to fight Ostra.",
        "Kesh leaned against it.",
    ],
)
def test_no_side_is_taken(text: str) -> None:
    assert [c for c in claims_of(text) if c.position is not None and c.position.side != "for"] == []


@pytest.mark.parametrize(
    ("text", "who", "stance"),
    [
        ("Mira Dalen did not answer calls.", "Mira Dalen", "no_reply"),
        ("Mira Dalen declined to say whether Vardania would leave.", "Mira Dalen", "no_comment"),
        ("The Kesh Front could not be reached for comment.", "Kesh Front", "no_reply"),
        ("Mira Dalen refused to answer questions.", "Mira Dalen", "no_comment"),
        ("The Kesh Front made no comment.", "Kesh Front", "no_comment"),
        ("Vardania had no immediate comment.", "Vardania", "no_comment"),
        ("Kesh declined to comment. On Monday Kesh again declined to comment.", "Kesh", "no_comment"),
    ],
)  # fmt: skip
def test_who_keeps_silent(text: str, who: str, stance: str) -> None:
    found = [c for c in claims_of(text) if c.claim_kind == "silence"]
    assert [(", ".join(c.actors), c.stance) for c in found] == [(who, stance)]


@pytest.mark.parametrize(
    "text",
    [
        "Mira Dalen declined to join the talks.",
        "Kesh answered calls for help.",
        "Mira Dalen said nothing would change.",
        "The summit could not be reached by road.",
        "Mira Dalen said that there was nothing to fear.",
    ],
)
def test_this_is_no_silence(text: str) -> None:
    assert [c for c in claims_of(text) if c.claim_kind == "silence"] == []


@pytest.mark.parametrize(
    ("text", "towards"),
    [
        ("The Kesh Front is opposed to helping Vardania.", "Vardania"),
        ("The Kesh Front is opposed to helping Vardania's efforts to fight Ostra.", "Vardania"),
        ("The Kesh Front is opposed to attacking Vardania.", ""),
    ],
)
def test_who_is_against_helping_somebody_stands_against_him(text: str, towards: str) -> None:
    (claim,) = (c for c in claims_of(text) if c.claim_kind == "position")
    assert (", ".join(claim.actors), ", ".join(claim.recipients)) == ("Kesh Front", towards)
    (helping, *_) = (*(c for c in claims_of(text) if c.backing is not None), None)
    assert helping is None or (helping.backing is not None and helping.backing.phase == "refused")
