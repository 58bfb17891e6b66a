"""By when, on what condition, and when: what is promised, threatened, demanded and expected.

The days are half-open: what is due by 30 September is due before 1 October.
"""

from __future__ import annotations

import pytest

from blowback.records import Claim
from tests.unit.coding.conftest import claims_of, one

# text, the word of the content, kind, holder, due, condition
EXPECTED: list[tuple[str, str, str, str, str | None, str | None]] = [
    (
        "The Kesh Front promised to free the sailors by September 30.",
        *("free", "promised", "Kesh Front", "2031-10-01", None),
    ),
    (
        "Vardania expects the Kesh Front to attack Ostra before the end of June next year.",
        *("attack", "expected", "Vardania", "2032-07-01", None),
    ),
    (
        "Kesh demanded that Vardania withdraw its troops within 30 days.",
        *("withdraw", "demanded", "Kesh", "2031-07-11", None),
    ),
    (
        "Vardania threatened to close the bridge unless the Kesh Front freed the pilots by July 15.",
        *("close", "threatened", "Vardania", None, "unless the Kesh Front freed the pilots by July 15"),
    ),
    (
        "Ostra said it would send food to Kesh if the Kesh Front opened the road.",
        *("send", "promised", "Ostra", None, "if the Kesh Front opened the road"),
    ),
    (
        "Vardania agreed to release the men on condition that Kesh reopen the border.",
        *("release", "promised", "Vardania", None, "on condition that Kesh reopen the border"),
    ),
    (
        "The Ostran Brigade threatened to bomb the railway if Vardania shelled its camps again.",
        *("bomb", "threatened", "Ostran Brigade", None, "if Vardania shelled its camps again"),
    ),
    (
        "Kesh urged Vardania to hold talks within two weeks.",
        *("hold", "demanded", "Kesh", "2031-06-25", None),
    ),
    (
        "Vardania promised that it would recognize Kesh before the end of next year.",
        *("recognize", "promised", "Vardania", "2033-01-01", None),
    ),
    (
        "Kesh threatened to expel the envoys of Vardania if it recognized the Kesh Front.",
        *("expel", "threatened", "Kesh", None, "if it recognized the Kesh Front"),
    ),
    (
        "Vardania asked Kesh to withdraw by the end of October.",
        *("withdraw", "demanded", "Vardania", "2031-11-01", None),
    ),
    (
        "Kesh expected the Kesh Front to attack Ostra in August.",
        *("attack", "expected", "Kesh", "2031-09-01", None),
    ),
    (
        "Unless Vardania withdraws by July 1, Kesh said, it will close the border with Vardania.",
        *("close", "threatened", "Kesh", None, "Unless Vardania withdraws by July 1"),
    ),
    (
        "Kesh vowed to shell Vardania until it leaves the valley.",
        *("shell", "threatened", "Kesh", None, "until it leaves the valley"),
    ),
    (
        "The Kesh Front promised to keep the truce as long as Vardania stays out of the valley.",
        *("keep", "promised", "Kesh Front", None, "as long as Vardania stays out of the valley"),
    ),
    # what is promised may be told by a noun
    (
        "Kesh promised elections by August.",
        *("elections", "promised", "Kesh", "2031-09-01", None),
    ),
    (
        "On Monday the Kesh Front pledged a swift return of civilian rule.",
        *("return", "promised", "Kesh Front", None, None),
    ),
    (
        "Kesh committed itself to elections in 2033.",
        *("elections", "promised", "Kesh", "2034-01-01", None),
    ),
    (
        "Kesh promised elections in May.",
        *("elections", "promised", "Kesh", None, None),
    ),
    # a time of the saying, of another deed, or of nothing that is to come, is no day by which it is due
    (
        "Vardania promised in May to leave the valley.",
        *("leave", "promised", "Vardania", None, None),
    ),
    (
        "The Kesh Front promised to free the sailors whom it had abducted in March.",
        *("free", "promised", "Kesh Front", None, None),
    ),
    (
        "On Monday, Kesh demanded that Vardania withdraw its troops.",
        *("withdraw", "demanded", "Kesh", None, None),
    ),
    (
        "Vardania promised in May to leave the valley by the end of July.",
        *("leave", "promised", "Vardania", "2031-08-01", None),
    ),
    (
        "Vardania threatened to attack Kesh even if it withdrew.",
        *("attack", "threatened", "Vardania", None, None),
    ),
]


def expected_of(claims: tuple[Claim, ...], word: str, text: str) -> list[Claim]:
    """The claims whose expectation is of the deed that a word tells."""
    contents = {c.id for c in claims if text[slice(*c.trigger)] == word}
    return [c for c in claims if c.expectation is not None and c.expectation.content in contents]


@pytest.mark.parametrize(("text", "word", "kind", "holder", "due", "condition"), EXPECTED)
def test_by_when_and_on_what_condition(
    text: str, word: str, kind: str, holder: str, due: str | None, condition: str | None
) -> None:
    [claim] = expected_of(claims_of(text), word, text)
    found = claim.expectation
    assert found is not None
    assert (found.kind, found.holder) == (kind, holder)
    assert (found.due[:10] if found.due is not None else None, found.condition) == (due, condition)


@pytest.mark.parametrize(
    "text",
    [
        "Kesh did not promise elections.",
        "Kesh may promise elections by August.",
        "Kesh was asked about elections by August.",
        "Kesh committed troops to the valley.",
        "Kesh promised nothing.",
        "Kesh agreed on elections.",
    ],
)
def test_no_thing_is_promised(text: str) -> None:
    assert not [c for c in claims_of(text) if c.modality == "promised" and c.event_type is None]


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        (
            "Vardania threatened to close the bridge unless the Kesh Front freed the pilots by July 15.",
            *("freed", "Kesh Front"),
        ),
        ("Kesh threatened to expel the envoys if Ostra recognized the Kesh Front.", "recognized", "Ostra"),
        ("The Ostran Brigade threatened to bomb Kesh if Vardania shelled its camps.", "shelled", "Vardania"),
        ("Ostra said it would send food to Kesh if the Kesh Front opened the road.", "opened", "Kesh Front"),
        ("Vardania agreed to release the men on condition that Kesh reopen the border.", "reopen", "Kesh"),
        ("Kesh vowed to shell Vardania until Ostra leaves the valley.", "leaves", "Ostra"),
        ("Unless Vardania withdraws by May 1, Kesh said, it will close the border.", "withdraws", "Vardania"),
    ],
)  # fmt: skip
def test_what_it_hangs_on_is_a_claim_of_its_own(text: str, word: str, actor: str) -> None:
    claim = one(claims_of(text), word, text)
    assert (claim.modality, claim.factuality, claim.actors) == ("hypothetical", "Uu", (actor,))
    [told] = [c.expectation for c in claims_of(text) if c.expectation is not None]
    low = text.index(told.condition or "?")
    assert low <= claim.trigger[0] < claim.trigger[1] <= low + len(told.condition or "")


def test_what_it_did_is_what_was_told_before() -> None:
    text = "Vardania will recognize the Kesh Front in July. Ostra threatened to attack Vardania if it did."
    claims = claims_of(text)
    [told] = [c.expectation for c in claims if c.expectation is not None]
    assert told.condition == "if it did"
    hung = one(claims, "did", text)
    assert (hung.modality, hung.actors, hung.recipients) == ("hypothetical", ("Vardania",), ("Kesh Front",))


@pytest.mark.parametrize(
    ("text", "word", "start", "end"),
    [
        ("Vardania promised to pull its artillery back by the end of October.", "promised", None, None),
        ("Vardania promised to pull its artillery back by the end of October.", "pull", None, "2031-11-01"),
        ("Vardania accused Kesh of bombing the port in May.", "accused", None, None),
        ("Vardania accused Kesh of bombing the port in May.", "bombing", "2031-05-01", "2031-06-01"),
        ("Kesh urged Vardania to leave the valley in July.", "urged", None, None),
        ("Kesh urged Vardania to leave the valley in July.", "leave", "2031-07-01", "2031-08-01"),
        ("Kesh threatened to attack Vardania in August.", "threatened", None, None),
        (
            "Vardania offered on Monday to hold talks with Kesh in July.",
            "offered",
            "2031-06-09",
            "2031-06-10",
        ),
        ("Vardania offered on Monday to hold talks with Kesh in July.", "hold", "2031-07-01", "2031-08-01"),
        ("Kesh demanded in May that Vardania leave the valley.", "demanded", "2031-05-01", "2031-06-01"),
        ("Kesh demanded in May that Vardania leave the valley.", "leave", None, None),
        ("Kesh condemned Vardania's attack of May 3 on the port.", "condemned", None, None),
        ("Vardania asked Kesh in May to leave the valley.", "asked", "2031-05-01", "2031-06-01"),
        ("In May, Vardania promised to leave the valley.", "promised", "2031-05-01", "2031-06-01"),
        ("In May, Vardania promised to leave the valley.", "leave", None, None),
        ("By May, the Kesh Front had captured Ostra.", "captured", None, "2031-06-01"),
        ("Vardania agreed with Kesh in May on a truce.", "agreed", "2031-05-01", "2031-06-01"),
        ("Kesh promised elections by August.", "promised", None, None),
        ("Kesh promised elections in May.", "promised", "2031-05-01", "2031-06-01"),
        ("Kesh committed itself to elections in 2033.", "committed", None, None),
    ],
)
def test_what_is_said_has_its_time_and_the_saying_its_own(
    text: str, word: str, start: str | None, end: str | None
) -> None:
    when = one(claims_of(text), word, text, claim_kind="event").event_time
    found = (when.start, when.end) if when is not None else (None, None)
    assert tuple(each[:10] if each else None for each in found) == (start, end)
