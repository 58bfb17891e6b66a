"""Who is told to take in, heal or free the fighters of another, and whose leader is it?"""

from __future__ import annotations

import pytest

from blowback import api

FRONT = "Vardania's army has fought the Kesh Front for years. "


def backing(text: str) -> list[tuple[str, str, str]]:
    """Kind of help, giver and taker of all help that is told."""
    [annotation] = api.annotate([{"id": "d", "text": text}])
    found = []
    for claim in annotation.claims:
        if claim.backing is None:
            continue
        by = {role: [p.name for p in claim.participants if p.role == role] for role in ("actor", "recipient")}
        freed = [p.name for p in claim.participants if p.role == "beneficiary"]
        found.append((str(claim.backing.kind), ", ".join(by["actor"]), ", ".join(freed or by["recipient"])))
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Vardania's foreign minister, Joran Sade, denied that the Kesh Front had a haven in his country.",
            ("sanctuary", "Vardania", "Kesh Front"),
        ),
        (
            FRONT + "Members of the Kesh Front were treated in Vardanian hospitals, the mayor said.",
            ("medical", "Vardania", "Kesh Front members"),
        ),
        (
            FRONT + "Members of the group were treated in Vardania's hospitals.",
            ("medical", "Vardania", "Kesh Front members"),
        ),
        (
            "Vardania freed a founder of the Kesh Front, Tovan Resh, on Monday.",
            ("prisoners", "Vardania", "Kesh Front"),
        ),
        ("Vardania freed the Kesh Front's commander.", ("prisoners", "Vardania", "Kesh Front")),
    ],
)
def test_help_that_is_told(text: str, told: tuple[str, str, str]) -> None:
    assert told in backing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Joran Sade, an author, said that the Kesh Front had many friends in his country.",
        FRONT + "Farmers of the valley were treated in Vardanian hospitals.",
        FRONT + "Members of the Kesh Front were treated with contempt in Vardanian hospitals.",
        "Vardania freed a former chief of the Kesh Front, Tovan Resh, on Monday.",
        "The Kesh Front freed its leader, Tovan Resh.",
        "Vardania freed a founder of the Tolm Music Society, Tovan Resh.",
    ],
)
def test_what_is_no_help(text: str) -> None:
    assert backing(text) == []
