"""What a careless machine or somebody who means harm may hand over: each is read, or said and set aside."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blowback import api
from blowback.errors import InputError
from blowback.records import Annotation, SetAside
from blowback.settings import Settings
from tests.functional.holding import wrong

NEWS = "Vardania urged the Kesh Front to release 12 prisoners on Monday, a spokesman said."
COMMAND = Path(sys.executable).with_name("blowback")


def annotate(text: str, **fields: Any) -> tuple[Annotation | None, list[SetAside]]:
    aside: list[SetAside] = []
    found = list(api.annotate([{"id": "d", "text": text, **fields}], on_set_aside=aside.append))
    return (found[0] if found else None), aside


def filled(unit: str, size: int = 3_000) -> str:
    return (unit * (size // len(unit) + 1))[:size]


# --- texts ----------------------------------------------------------------------------------------

TEXTS = {
    "nothing but marks": filled('"'),
    "opening marks": filled("“"),
    "apostrophes": filled("s' "),
    "quotations in quotations": "“‘" * 500 + NEWS + "’”" * 500,
    "brackets": "(" * 1_500 + NEWS + ")" * 1_500,
    "one word": filled("Vardania "),
    "one endless token": "x" * 20_000,
    "no punctuation": filled("the minister of Vardania said the Kesh Front attacked the army and "),
    "no sentence": "Kesh",
    "line breaks": "\n" * 10_000 + NEWS,
    "all line ends": f"{NEWS}\r\n{NEWS}\r{NEWS}\u2028{NEWS}\x0b{NEWS}\x85{NEWS}",
    "complements of complements": filled("the minister of the army of "),
    "possessors of possessors": filled("Vardania's minister's army's "),
    "who said that": filled("who said that he said that "),
    "short quotations": filled('he said, "no," '),
    "short paragraphs": filled("He said.\n\n"),
    "counts": filled("killing 12, wounding 13, "),
    "dates beyond the calendar": "It began on 9999-12-31, 99999999999999999999 years ago, in 0000 and the "
    "900000th century, on 31 February 2031 at 25:61, 10000000 weeks earlier.",
    "emoji": filled("The army 🪖 of Vardania 💥 attacked 👨‍👩‍👧‍👦 Kesh 🏳️‍🌈. "),
    "joiners and marks of direction": filled("\u202eVardania\u202c said \u2066Ke\u200dsh\u2069 attacked. "),
    "combining marks": "e" + "\u0301" * 3_000 + f" {NEWS}",
    "control characters": filled("\x1b[31mVardania\x07 attacked\x00 Kesh\x08. "),
    "no characters": filled("\ufffe\uffff\ufdd0\ue000\U0010ffff Vardania attacked Kesh. "),
    "scripts": filled(f"{NEWS} 军方表示。 أعلن الجيش. Армия сообщила. "),
    "blanks of all kinds": filled("Vardania\xa0attacked\u2009Kesh\u3000today.\u200b "),
    "markup": filled("<p><b>Vardania</b> attacked &amp; Kesh</p>"),
    "furniture only": "Advertisement\n\nShare this article\n\nSubscribe to our newsletter\n",
    "capitals": filled(NEWS.upper() + " "),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_is_read(text: str) -> None:
    found, aside = annotate(text, language="en")
    assert aside == []
    assert found is not None
    assert wrong(found, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Пресс-служба сообщила, что войска Вардании атаковали город Кеш.",
        "军方表示，瓦尔达尼亚部队袭击了这座城市，造成多人伤亡。",
        "أعلن الجيش أن القوات هاجمت المدينة صباح اليوم.",
        "د پوځ ویاند وویل چې ځواکونو پر ښار برید وکړ.",
    ],
)
def test_another_language_is_said_and_kept(text: str) -> None:
    found, _ = annotate(text)
    assert found is not None
    assert found.article.text == text
    assert [notice.kind for notice in found.notices] == ["language"]
    assert found.claims == ()


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\n" * 100_000])
def test_no_text_is_said(text: str) -> None:
    found, aside = annotate(text)
    assert found is None
    assert [issue.reason for issue in aside] == ["empty"]


def test_half_a_character_is_replaced_and_said() -> None:
    found, _ = annotate(f"\ud800 {NEWS} \udc00")
    assert found is not None
    assert found.article.text == f"\ufffd {NEWS} \ufffd"
    assert "encoding" in {notice.kind for notice in found.notices}


def test_what_is_too_long_is_said() -> None:
    found, aside = annotate("a " * 600_000)
    assert found is None
    assert [issue.reason for issue in aside] == ["too_large"]


ONE, TEN = 2_000, 20_000
STORY = (
    f'{NEWS} The Front denied it. "We never did," said its leader, Tarun Melik, who expected Oster to help. '
    "Two days earlier, 14 soldiers were killed in Sellin, officials said on condition of anonymity.\n\n"
)
DENSE = {
    "stories": STORY,
    "short paragraphs": "He said.\n\n",
    "pronouns": "He told him that they said it. ",
    "marks": '"',
    "possessors": "Vardania's minister's army's ",
    "dates": "Monday, 3 May 2031, ",
}


@pytest.mark.parametrize("unit", DENSE.values(), ids=DENSE.keys())
def test_ten_times_the_text_takes_about_ten_times_the_time(unit: str) -> None:
    """With room for a busy machine: what grew with the square took a hundred times."""
    annotate(NEWS)
    took = []
    for size in (ONE, TEN):
        before = time.process_time()
        found, aside = annotate(filled(unit, size), language="en")
        assert found is not None, aside
        took.append(time.process_time() - before)
    assert took[1] < 35 * max(took[0], 0.05), took


# --- JSON lines and pages -------------------------------------------------------------------------

LINES: dict[str, tuple[dict[str, Any], str | None]] = {
    "a path as id": ({"id": "../../x"}, None),
    "a query as id": ({"id": "'; DROP TABLE articles; --"}, None),
    "a number as id": ({"id": 5}, None),
    "an endless id": ({"id": "y" * 1_000_000}, "bad_record"),
    "a list as id": ({"id": [1]}, "bad_record"),
    "an unknown field": ({"mood": {"a": [1]}}, None),
    "a title of another type": ({"title": 5}, "bad_record"),
    "an endless title": ({"title": "x" * 100_000}, None),
    "a link that runs": ({"url": "javascript:alert(1)"}, None),
    "the year 0": ({"published_at": "0000-01-01"}, "bad_record"),
    "the last day": ({"published_at": "9999-12-31"}, "bad_record"),
    "no date": ({"published_at": "yesterday"}, "bad_record"),
    "an endless date": ({"published_at": "1" * 10_000}, "bad_record"),
    "an interval the wrong way round": (
        {"published_at": {"start": "2031-05-05", "end": "2031-05-01"}},
        "bad_record",
    ),
    "an interval without end": ({"published_at": {"start": "2031-05-05"}}, None),
    "a date with a zone": ({"published_at": "2031-05-04T10:30+02:00"}, None),
    "a target outside": ({"targets": [[0, 9_999]]}, "bad_record"),
    "an empty target": ({"targets": [[5, 5]]}, "bad_record"),
    "targets that overlap and split words": ({"targets": [[0, 4], [2, 12], [1, 3]]}, None),
    "no targets": ({"targets": None}, None),
}


@pytest.mark.parametrize(("fields", "reason"), LINES.values(), ids=LINES.keys())
def test_odd_fields(fields: dict[str, Any], reason: str | None) -> None:
    found, aside = annotate(NEWS, **fields)
    assert [issue.reason for issue in aside] == ([] if reason is None else [reason])
    assert all(len(issue.detail) < 500 for issue in aside)
    if found is not None:
        assert wrong(found, NEWS) == []
        assert len(found.targets) == len(fields.get("targets") or ())


def test_targets_within_a_character_of_several_parts() -> None:
    text = "👨‍👩‍👧 Kesh attacked 👨‍👩‍👧 Oster."
    found, _ = annotate(text, targets=[[0, 1], [1, 2], [6, 10], [11, 19]])
    assert found is not None
    assert [(target.start, target.end) for target in found.targets] == [(0, 1), (1, 2), (6, 10), (11, 19)]


def test_every_target_is_answered() -> None:
    found, _ = annotate(NEWS, targets=[[8, 9], [9, 14]])
    assert found is not None
    assert [(target.start, target.end) for target in found.targets] == [(8, 9), (9, 14)]


PAGES = {
    "a piece of a page": f"<p>{NEWS}</p>",
    "pieces in one": f"<div><p>{NEWS}</p><p>{NEWS}</p></div>",
    "scripts": "<html><head><script>"
    + "alert(1);" * 500
    + f"</script></head><body><p>{NEWS * 3}</p></body></html>",
    "a codec that no page is written in": f'<meta charset="punycode"><p>{NEWS * 3}</p>',
    "a codec that is none": f'<meta charset="undefined"><p>{NEWS * 3}</p>',
    "a wrong charset": f'<meta charset="utf-16"><p>{NEWS * 3}</p>',
    "a page that goes elsewhere": f'<meta http-equiv="refresh" content="0;url=x"><p>{NEWS * 3}</p>',
    "an endless list of attributes": f"<p {'a=b ' * 20_000}>{NEWS * 3}</p>",
    "no date": f'<meta property="article:published_time" content="9999-99-99"><p>{NEWS * 5}</p>',
}


@pytest.mark.parametrize("markup", PAGES.values(), ids=PAGES.keys())
def test_odd_pages_are_read(tmp_path: Path, markup: str) -> None:
    (tmp_path / "page.html").write_text(markup, "utf-8")
    aside: list[SetAside] = []
    [found] = api.annotate(api.documents([tmp_path]), on_set_aside=aside.append)
    assert "Vardania urged the Kesh Front" in found.article.text
    assert "alert" not in found.article.text
    assert wrong(found, found.article.text) == []


BROKEN = {
    "nothing": "",
    "deep": "<div>" * 10_000 + NEWS,
    "entities of entities": "<!DOCTYPE x [<!ENTITY a 'lol'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]><html><body><p>&a11;</p></body></html>",
    "a file of this machine": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    f"<html><body><p>&e; {NEWS * 3}</p></body></html>",
    "no body": "<html><head><title>x</title></head></html>",
    "brackets": "<" * 5_000,
}


@pytest.mark.parametrize("markup", BROKEN.values(), ids=BROKEN.keys())
def test_broken_pages_are_said_or_read(tmp_path: Path, markup: str) -> None:
    (tmp_path / "page.html").write_text(markup, "utf-8")
    aside: list[SetAside] = []
    found = list(api.annotate(api.documents([tmp_path]), on_set_aside=aside.append))
    assert len(found) + len(aside) == 1
    assert all("root:" not in each.article.text and "lollol" not in each.article.text for each in found)


def test_a_document_that_no_parser_can_bear_is_no_end_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.html").write_text(f"<p>{name} {NEWS}</p>")
    from blowback.ingest import opening

    read_page = opening.html.read_page

    def fails(markup: str) -> Any:
        if "<p>b" in markup:
            raise RuntimeError("told to")
        return read_page(markup)

    monkeypatch.setattr(opening.html, "read_page", fails)
    aside: list[SetAside] = []
    found = list(api.annotate(api.documents([tmp_path]), on_set_aside=aside.append))
    assert [each.id for each in found] == ["a.html", "c.html"]
    assert [(Path(issue.location).name, issue.reason) for issue in aside] == [("b.html", "failed")]


# --- pairs and phrases ----------------------------------------------------------------------------


@pytest.mark.parametrize("span", [[0, 900], [-5, 3], [8, 2], [3, 3]])
def test_a_pair_outside_its_text_is_said(span: list[int]) -> None:
    pair = {"id": "p", "text": "Vardania attacked Kesh.", "actor": [[0, 8]], "recipient": [span]}
    with pytest.raises(InputError, match="item 1: expected spans within its text of 23 characters"):
        list(api.classify([pair]))


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Vardania attacked Kesh.", [], []),
        ("Vardania attacked Kesh.", [[0, 8]], [[0, 8]]),
        ("Vardania attacked Kesh.", [[0, 23]], [[0, 23]]),
        ("Vardania attacked Kesh.", [[2, 5]], [[19, 20]]),
        ("", [], []),
        ("  ", [[0, 1]], [[1, 2]]),
    ],
)
def test_odd_pairs_are_coded(text: str, actor: list[list[int]], recipient: list[list[int]]) -> None:
    [found] = api.classify([{"id": 7, "text": text, "actor": actor, "recipient": recipient}])
    assert found.id == "7"
    assert abs(sum(found.probabilities.values()) - 1) < 0.01


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "the president of Vardania " * 4_000},
        {"text": "(" * 50_000},
        {"text": "French " * 250},
        {"text": "of of of"},
        {"text": "\u202eKesh\x00"},
        {"text": "Kesh", "context": "x" * 100_000, "on": ""},
        {"text": "Kesh", "on": "2031-99-99"},
        {"text": "Kesh", "on": "9999-12-31"},
    ],
)
def test_odd_phrases_are_answered(fields: dict[str, Any]) -> None:
    [found] = api.resolve([{"id": 7, **fields}])
    assert found.id == "7"
    assert found.actor is None


# --- files and the ledger -------------------------------------------------------------------------


def run(*words: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *words], capture_output=True, text=True, timeout=120, check=False, **more)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good files among odd ones."""
    found = tmp_path_factory.mktemp("odd")
    good = {"good.txt", "new\nline.txt", "q'uote\".txt", "-dash.txt", "esc\x1b[31m.txt", "UP.TXT"}
    for number, name in enumerate(sorted(good)):
        (found / name).write_text(f"{number} {NEWS}")
    (found / os.fsdecode(b"bad\xff.txt")).write_text(f"9 {NEWS}")
    (found / "empty.txt").touch()
    (found / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (found / "zip.txt").write_bytes(b"PK\x03\x04" + bytes(200))
    (found / "zeros.txt").write_bytes(bytes(5_000))
    (found / "self.txt").symlink_to("self.txt")
    (found / "loop").symlink_to(".")
    os.mkfifo(found / "pipe.txt")
    return found


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Path:
    """A ledger made of them."""
    ledger = tmp_path_factory.mktemp("held") / "ledger"
    settings = Settings(ledger=ledger)
    report = api.read([folder, folder / "missing.txt"], settings=settings)
    assert report.read == 7
    reasons = sorted(issue.reason for issue in report.set_aside)
    assert reasons == [
        *("binary", "binary", "binary", "empty", "format", "loop", "missing"),
        "unreadable",
    ]
    again = api.read([folder], settings=settings)
    assert (again.read, again.unchanged) == (0, 7)
    return ledger


def test_forgotten_stays_forgotten_and_changed_is_read_beside(held: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    shutil.copytree(held, ledger)
    settings = Settings(ledger=ledger)
    paper = tmp_path / "good.txt"
    paper.write_text("Oster recognised Kesh on Friday, officials said.")
    report = api.read([paper], settings=settings)
    assert (report.read, [issue.reason for issue in report.odd]) == (1, ["id_clash"])
    with api.Ledger.open(ledger, write=True) as opened:
        gone = next(a.id for a in opened.articles() if a.id.startswith("good.txt#"))
        api.forget(opened, gone, because="asked for")
    assert api.read([paper], settings=settings).read == 0
    with api.Ledger.open(ledger) as opened:
        assert opened.check().problems == ()
    assert not any(b"recognised Kesh" in file.read_bytes() for file in ledger.iterdir())


def damaged(ledger: Path) -> None:
    with (ledger / "ledger.sqlite").open("r+b") as file:
        file.seek(4096 * 8)
        file.write(b"\xa5" * 4096 * 20)


def cut_off(ledger: Path) -> None:
    os.truncate(ledger / "ledger.sqlite", 20_000)


def newer(ledger: Path) -> None:
    with sqlite3.connect(ledger / "ledger.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def of_another_program(ledger: Path) -> None:
    (ledger / "ledger.sqlite").unlink()
    with sqlite3.connect(ledger / "ledger.sqlite") as connection:
        connection.execute("CREATE TABLE other (a)")
    connection.close()


@pytest.mark.parametrize("spoil", [damaged, cut_off, newer, of_another_program])
def test_a_spoilt_ledger_is_said_and_left_alone(
    held: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    ledger = tmp_path / "ledger"
    shutil.copytree(held, ledger)
    spoil(ledger)
    before = (ledger / "ledger.sqlite").read_bytes()
    (tmp_path / "new.txt").write_text(NEWS)
    with pytest.raises(InputError, match=r"othing was changed"):
        api.read([tmp_path / "new.txt"], settings=Settings(ledger=ledger))
    assert (ledger / "ledger.sqlite").read_bytes() == before


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("many") / "papers.jsonl"
    file.write_text("".join(json.dumps({"id": n, "text": f"{n}. {STORY * 8}"}) + "\n" for n in range(40)))
    return file


def test_two_may_read_at_once(many: Path, tmp_path: Path) -> None:
    lines = many.read_text().splitlines()[:6]
    few = tmp_path / "papers.jsonl"
    few.write_text("\n".join(lines))
    words = [COMMAND, "read", "--ledger", str(tmp_path / "ledger"), "--quiet", str(few)]
    both = [subprocess.Popen(words, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(each.wait(120), each.communicate()[1]) for each in both] == [(0, ""), (0, "")]
    with api.Ledger.open(tmp_path / "ledger") as ledger:
        assert ledger.check().problems == ()
        assert sorted(article.id for article in ledger.articles()) == ["0", "1", "2", "3", "4", "5"]


def test_an_interrupted_read_goes_on(many: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    words = [COMMAND, "read", "--ledger", str(ledger), "--quiet", "--workers", "2", str(many)]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not _articles(ledger):
            time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=60)[1]
    finally:
        process.kill()
    assert process.returncode != 0
    assert "Traceback" not in told
    with api.Ledger.open(ledger) as opened:
        assert opened.check().problems == ()


def _articles(ledger: Path) -> int:
    try:
        with api.Ledger.open(ledger) as opened:
            return opened.counts()["articles"]
    except (InputError, OSError):
        return 0


def test_a_reader_that_goes_away_is_no_failure(held: Path) -> None:
    pipe = f"'{COMMAND}' claims --json --ledger '{held}' | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", pipe], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["id"]


def test_no_standard_input_is_said() -> None:
    words = ["bash", "-c", f"'{COMMAND}' annotate - <&-"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == ""
    assert done.stderr == "-: there is no standard input (unreadable)\n"


def test_a_machine_without_home_or_place_to_write(folder: Path) -> None:
    done = run("annotate", folder / "good.txt", env={}, cwd="/proc")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["id"] == "good.txt"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_lacks_characters(held: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = run("brief", "--ledger", held, env=environment, encoding=encoding)
    assert done.returncode == 0, done.stderr
