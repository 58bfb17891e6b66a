"""Every file is either read or set aside by name; nothing is lost, nothing stops the rest."""

from __future__ import annotations

import io
import json
import os
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blowback.ingest import Document, Reason, documents
from blowback.records import Published, SetAside
from blowback.settings import Settings
from blowback.vocab.documents import DateBasis

NOW = "2031-06-01T00:00:00Z"


def found(*paths: Path | str, stdin: bytes = b"", settings: Settings | None = None) -> list[Any]:
    settings = settings or Settings()
    return list(documents(paths, settings, clock=lambda: NOW, stdin=io.BytesIO(stdin)))


def names(rows: list[Any]) -> list[Any]:
    return [row.id if isinstance(row, Document) else (Path(row.location).name, row.reason) for row in rows]


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_a_folder_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.TXT", "b/one.htm", "c.html", "b/deep/er/three.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Talks.")
    expected = ["a.TXT", "b/deep/er/three.txt", "b/one.htm", "b/two.txt", "c.html"]
    assert names(found(tmp_path)) == expected
    assert names(found(tmp_path / "a.TXT")) == ["a.TXT"]


def test_everything_else_is_set_aside_by_name(tmp_path: Path) -> None:
    for name in ("a.pdf", "noending", ".hidden.txt", "z.json"):
        (tmp_path / name).write_text("{}")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good.txt").write_text("Talks.")
    assert names(found(tmp_path, tmp_path / "missing.txt")) == [
        (".hidden.txt", Reason.HIDDEN),
        ("a.pdf", Reason.FORMAT),
        ("broken.txt", Reason.UNREADABLE),
        "good.txt",
        ("noending", Reason.FORMAT),
        ("pipe.txt", Reason.FORMAT),
        ("z.json", Reason.FORMAT),
        ("missing.txt", Reason.MISSING),
    ]


def test_a_folder_that_leads_back_into_itself(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Talks.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "other").symlink_to(tmp_path / "in")
    assert names(found(tmp_path)) == [
        "in/a.txt",
        ("loop", Reason.LOOP),
        "other/a.txt",
        ("loop", Reason.LOOP),
    ]


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder with a text 1,200 folders below, taken down again by hand: ``shutil.rmtree`` calls itself."""
    here, depth = Path.cwd(), 0
    os.chdir(tmp_path)
    try:
        while depth < 1200:
            Path("d").mkdir()
            os.chdir("d")
            depth += 1
        Path("a.txt").write_text("Talks.")
        yield tmp_path
        Path("a.txt").unlink()
    finally:
        for _ in range(depth):
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(here)


def test_folders_deeper_than_calls_can_go(deep: Path) -> None:
    (row,) = found(deep)
    assert row.id.endswith("/d/a.txt")


def test_hostile_names_stay_names(tmp_path: Path) -> None:
    for name in ("'; DROP TABLE claims; --.txt", "a\nb.txt", '"quoted".txt', "-rf.txt", "..txt.txt"):
        (tmp_path / name).write_text("Talks.")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text("Talks.")
    rows = found(tmp_path)
    assert len(rows) == 6
    assert "bad\\udcff.txt" in [row.id for row in rows if isinstance(row, Document)]


def test_a_large_file_is_set_aside_unread(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as handle:
        handle.truncate(50_000_000)
    tracemalloc.start()
    (row,) = found(tmp_path)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
    assert row.reason == Reason.TOO_LARGE
    assert "50000000 bytes" in row.detail


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_bytes(
        b"\xef\xbb\xbf"
        + lines(
            {"id": "k-1", "text": "Talks.", "title": "T", "outlet": "O", "url": "U", "language": "en-GB"},
            {"id": 7, "html": "<p>Talks.</p>", "published_at": "2031-05-04", "targets": [[0, 5]], "x": 1},
            {"text": "Talks.", "published_at": {"start": "2031-05", "end": "2031-07"}},
        )
        + b"\n\r\n"
        + b'{"id": "last", "text": "no line end"}'
    )
    first, second, third, last = found(file)
    assert (first.id, first.title, first.outlet, first.url) == ("k-1", "T", "O", "U")
    assert (second.id, second.form, second.targets) == ("7", "html", ((0, 5),))
    assert second.published_at == Published(start="2031-05-04", end="2031-05-05", basis=DateBasis.GIVEN)
    assert third.id is None
    assert third.published_at == Published(start="2031-05-01", end="2031-07-01", basis=DateBasis.GIVEN)
    assert last.location == f"{file}:6"
    assert last.content == b'{"id": "last", "text": "no line end"}'


@pytest.mark.parametrize(
    ("line", "reason", "says"),
    [
        (b"{", Reason.BAD_JSON, "JSON object"),
        (b"[1]", Reason.BAD_JSON, "found list"),
        (b"[" * 100_000, Reason.BAD_JSON, "JSON object"),
        (b"\x00\x01\x02\x03\x04", Reason.BAD_JSON, "control characters"),
        (b'{"id": "a"}', Reason.BAD_RECORD, "text or html"),
        (b'{"text": "a", "html": "b"}', Reason.BAD_RECORD, "found both"),
        (b'{"text": 3}', Reason.BAD_RECORD, "$.text"),
        (b'{"id": ["a"], "text": "b"}', Reason.BAD_RECORD, "$.id"),
        (b'{"id": "a\\u0000", "text": "b"}', Reason.BAD_RECORD, "NUL"),
        (b'{"text": "b", "published_at": "yesterday"}', Reason.BAD_RECORD, "yesterday"),
        (
            b'{"text": "b", "published_at": {"start": "2031", "end": "2030"}}',
            Reason.BAD_RECORD,
            "before the end",
        ),
        (b'{"text": "b", "targets": [[1]]}', Reason.BAD_RECORD, "$.targets"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(
    tmp_path: Path, line: bytes, reason: Reason, says: str
) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_bytes(lines({"text": "one"}) + line + b"\n" + lines({"text": "three"}))
    one, bad, three = found(file)
    assert (one.body, three.body) == ("one", "three")
    assert isinstance(bad, SetAside)
    assert (bad.location, bad.reason) == (f"{file}:2", reason)
    assert says in bad.detail


def test_a_line_beyond_the_limit_is_set_aside_in_bounded_memory(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    with file.open("wb") as handle:
        handle.write(lines({"text": "one"}) + b'{"text": "')
        for _ in range(50):
            handle.write(b"x" * 1_000_000)
        handle.write(b'"}\n' + lines({"text": "three"}))
    tracemalloc.start()
    one, bad, three = found(file, settings=Settings(document_limit=100_000))
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
    assert (one.body, bad.reason, three.body) == ("one", Reason.TOO_LARGE, "three")
    assert three.location == f"{file}:3"


def test_many_lines_are_streamed(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    with file.open("wb") as handle:
        for _ in range(50):
            handle.write(lines({"text": "x" * 1000}) * 100)
    tracemalloc.start()
    count = sum(1 for _ in documents([file], Settings(), clock=lambda: NOW))
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
    assert count == 5_000


def test_half_surrogates_and_stray_bytes_in_a_line(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_bytes(b'{"id": "a\\ud800", "text": "x\\ud800y"}\n{"text": "caf\xe9"}\n')
    first, second = found(file)
    assert (first.id, first.body, first.damage) == (
        "a\\ud800",
        "x\ufffdy",
        "halves of surrogate pairs, replaced",
    )
    assert (second.body, second.damage) == ("café", "the line is not UTF-8 throughout")


def test_wide_json_lines_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "papers.jsonl").write_bytes('{"text": "a"}\n'.encode("utf-16"))
    assert names(found(tmp_path)) == [("papers.jsonl", Reason.ENCODING)]


def test_standard_input() -> None:
    (row,) = found("-", stdin=b"Talks in Kesh.\nThey go on.")
    assert (row.id, row.location, row.content) == (None, "-", b"Talks in Kesh.\nThey go on.")
    one, two = found("-", stdin=lines({"id": "a", "text": "b"}, {"id": "c", "text": "d"}))
    assert (one.id, two.location) == ("a", "-:2")
    (large,) = found("-", stdin=b"x" * 1000, settings=Settings(document_limit=10))
    assert large.reason == Reason.TOO_LARGE


def test_every_reason_is_explained_in_the_reference(root: Path) -> None:
    page = (root / "docs" / "reference" / "input.md").read_text("utf-8")
    explained = re.findall(r"^\| `(\w+)` \|", page.split("## Why a document is set aside")[1], re.MULTILINE)
    assert explained == [*(reason.value for reason in Reason), "failed"]
