"""Heaps of documents as they are found: copies without end, ids used twice, nothing but furniture."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from blowback import api
from blowback.ingest import documents
from blowback.pipeline import read_into
from blowback.settings import Settings
from tests.functional.conftest import Run
from tests.functional.faulting import QuickReader

NOW = "2031-06-01T00:00:00Z"
STORY = (
    "ORLO — Vardania freed 12 prisoners on Monday after talks with the Kesh Front in the harbour of Orlo.\n\n"
    "The men had been held since a raid on the ferry in April, the ministry said. Two of them were ill.\n\n"
    "A spokesman for the Front said that 7 more prisoners would be exchanged by the end of the month."
)
COOKIES = "We use cookies to improve your visit. Accept all | Manage preferences"
FURNITURE = (
    f"{COOKIES}\n\nADVERTISEMENT\n\nShare this article\n\nSubscribe to our newsletter\n\nRelated articles"
)
PAGE = """<html><head><title>{site}</title></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<div class="cookie-banner"><p>We use cookies to improve your visit.</p><button>Accept all</button></div>
<aside><ul><li><a href="/1">Chess: school wins</a></li><li><a href="/2">Fog until noon</a></li></ul></aside>
<footer><p>All rights reserved.</p></footer></body></html>"""

Read = Callable[[Sequence[Mapping[str, Any]]], dict[str, Any]]
Asked = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def read(blowback: Run, tmp_path: Path) -> Read:
    """Reads rows by the command: what it reports."""

    def reading(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        file = tmp_path / "papers.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        done = blowback("read", file, "--json", "--no-heads", "--ledger", tmp_path / "ledger")
        assert done.returncode == 0, done.stderr
        report: dict[str, Any] = json.loads(done.stdout)
        return report

    return reading


@pytest.fixture
def ask(blowback: Run, tmp_path: Path) -> Asked:
    """What a command answers of that ledger, as JSON."""

    def asking(command: str) -> list[dict[str, Any]]:
        done = blowback(command, "--json", "--ledger", tmp_path / "ledger")
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return asking


def together(found: list[dict[str, Any]]) -> list[list[str]]:
    return sorted(sorted(family["articles"]) for family in found)


def test_an_id_that_is_used_for_three_texts_keeps_them_all(read: Read, ask: Asked) -> None:
    rows = [{"id": "a", "text": f"Kesh attacked Orlo with {number} boats."} for number in (2, 3, 4)]
    first = read([*rows, rows[1]])
    assert (first["read"], first["unchanged"]) == (3, 1)
    assert {issue["reason"] for issue in first["odd"]} == {"id_clash"}
    held = [article for (article,) in together(ask("families"))]
    assert held[0] == "a"
    assert [name.partition("#")[0] for name in held[1:]] == ["a", "a"]
    assert {claim["article"] for claim in ask("claims")} == set(held)
    again = read([rows[2], rows[0], rows[1]])
    assert (again["read"], again["unchanged"]) == (0, 3)


@pytest.mark.slow
def test_ten_thousand_copies_of_one_text_are_one_family(tmp_path: Path) -> None:
    count = 10_000
    file = tmp_path / "copies.jsonl"
    file.write_text("".join(json.dumps({"id": f"c{n}", "text": STORY}) + "\n" for n in range(count)), "utf-8")
    settings = Settings(ledger=tmp_path / "ledger", workers=1)
    with api.Ledger.open(settings.ledger, create=True) as ledger:
        found = documents([file], settings, clock=lambda: NOW)
        report = read_into(ledger, QuickReader(), found, settings, clock=lambda: NOW)
        assert report.read == count
        (family,) = api.families(ledger)
    assert len(family.articles) == count
    assert set(family.kind_of_copy.values()) == {"verbatim"}


def test_pages_of_nothing_but_furniture_are_no_articles(blowback: Run, ask: Asked, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for site in ("The Mirror", "Evening Wire", "Metro"):
        (folder / f"{site}.html").write_text(PAGE.format(site=site), "utf-8")
    done = blowback("read", folder, "--json", "--no-heads", "--ledger", tmp_path / "ledger")
    report = json.loads(done.stdout)
    assert report["read"] + len(report["set_aside"]) == 3
    assert {aside["reason"] for aside in report["set_aside"]} <= {"empty"}
    assert ask("claims") == []
    assert all(len(family["articles"]) == 1 for family in ask("families"))


def test_texts_that_share_nothing_but_furniture_are_no_copies(read: Read, ask: Asked) -> None:
    read(
        [
            {"id": "a", "text": f"{FURNITURE}\n\nWeather\n\nFog until noon."},
            {"id": "b", "text": f"{FURNITURE}\n\nChess\n\nThe school team wins the cup in Orlo."},
        ]
    )
    assert together(ask("families")) == [["a"], ["b"]]


FRENCH = (
    "Le gouvernement de Vardanie a libéré lundi douze prisonniers après des discussions avec le Front de "
    "Kesh.\n\nLes hommes étaient détenus depuis avril, selon le ministère. Deux étaient malades, et sept "
    "autres prisonniers doivent être échangés avant la fin du mois."
)
RUSSIAN = (
    "Правительство Вардании освободило в понедельник двенадцать пленных после переговоров с Фронтом Кеш."
)


def test_several_tongues_are_kept_and_said_and_english_is_read(read: Read, ask: Asked) -> None:
    rows = [
        {"id": "en", "text": STORY},
        {"id": "fr", "text": FRENCH},
        {"id": "fr-copy", "text": f"Par notre rédaction\n\n{FRENCH}"},
        {"id": "ru", "text": RUSSIAN},
        {"id": "mixed", "text": f"{STORY}\n\n{RUSSIAN}"},
    ]
    assert read(rows)["read"] == 5
    assert {claim["article"] for claim in ask("claims")} == {"en", "mixed"}
    families = together(ask("families"))
    assert ["ru"] in families
    assert ["fr", "fr-copy"] in families
    assert ["en", "mixed"] in families
    settings = Settings(heads=False)
    told = {found.id: found for found in api.annotate(rows, settings=settings)}
    assert [name for name, found in told.items() if any(n.kind == "language" for n in found.notices)] == [
        "fr",
        "fr-copy",
        "ru",
    ]


def test_very_short_notes_that_share_a_sentence_are_several(read: Read, ask: Asked) -> None:
    shared = "The ferry to Kesh will not sail on Monday because of the storm, the harbour master said."
    more = (
        "Tickets stay valid until the end of June and may be returned at any office of the line.",
        "Schools in Lower Tarn open an hour later from now on, for fog and ice on the roads.",
        "The price of bread rose to 12 crowns in Orlo, and bakers blamed the harvest.",
    )
    read([{"id": f"n{number}", "text": f"{shared} {each}"} for number, each in enumerate(more)])
    assert together(ask("families")) == [["n0"], ["n1"], ["n2"]]
