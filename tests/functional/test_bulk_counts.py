"""What a long read tells while it runs and when it is done: pace, end, and what became of the documents."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from tests.functional.conftest import PROGRAM, Run

COUNT = 240
STORY = "\n\n".join(
    f"Vardania freed {number} prisoners after talks number {number} in Orlo, {word}. The {word} were led to "
    f"the ferry at pier {number + 3}, where {number * 7} relatives had waited since the {word} came."
    for number, word in enumerate(["fishers", "drivers", "bakers", "miners", "clerks", "nurses"], 4)
)


def row(number: int) -> dict[str, str]:
    goods = " ".join(f"{number * 7919 + each * 104_729:x}" for each in range(30))
    return {"id": f"n{number}", "text": f"Lot {number} of the harbour of Kesh was sold on Monday: {goods}."}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Notes of their own, a story with two copies, one line twice, one without text and two that are none."""
    rows = [json.dumps(row(number)) for number in range(COUNT)]
    rows += [json.dumps({"id": f"s{n}", "text": STORY}) for n in range(2)]
    rows += [json.dumps({"id": "s2", "text": f"By our desk\n\n{STORY}\n\nShare this article"})]
    rows += [rows[0], json.dumps({"id": "e", "text": ""}), "no json", "[]"]
    file = tmp_path / "papers.jsonl"
    file.write_text("\n".join(rows) + "\n", "utf-8")
    return file


def test_all_is_counted_in_the_end(blowback: Run, papers: Path, tmp_path: Path) -> None:
    done = blowback("read", papers, "--ingest-only", "--ledger", tmp_path / "ledger")
    counts = "243 stored, 1 unchanged, 3 set aside (2 bad_json, 1 empty), 0 failed, 2 copies"
    (line,) = (line for line in done.stderr.splitlines() if "stored" in line)
    assert re.fullmatch(rf"{re.escape(counts)}; \d+\.\d a second → .+", line)
    again = blowback("read", papers, "--ingest-only", "--ledger", tmp_path / "ledger")
    assert "0 stored, 244 unchanged, 3 set aside (2 bad_json, 1 empty), 0 failed, 0 copies" in again.stderr


def test_programs_get_the_same_counts(blowback: Run, papers: Path, tmp_path: Path) -> None:
    done = blowback("read", papers, "--ingest-only", "--json", "--ledger", tmp_path / "ledger")
    found = json.loads(done.stdout)
    assert {key: found[key] for key in ("documents", "read", "stored", "unchanged", "copies", "reasons")} == {
        "documents": 247,
        "read": 0,
        "stored": 243,
        "unchanged": 1,
        "copies": 2,
        "reasons": {"bad_json": 2, "empty": 1},
    }
    assert [aside["location"].rpartition(":")[2] for aside in found["set_aside"]] == ["245", "246", "247"]
    assert found["seconds"] > 0
    assert found["documents_a_second"] > 0


def test_what_is_read_later_is_no_copy_of_itself(blowback: Run, tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    rows = [{"id": f"s{n}", "text": STORY} for n in range(3)]
    file.write_text("".join(json.dumps(each) + "\n" for each in rows))
    ledger = tmp_path / "ledger"
    kept = blowback("read", file, "--ingest-only", "--json", "--ledger", ledger)
    assert json.loads(kept.stdout)["copies"] == 2
    read = blowback("read", "--stored", "--json", "--no-heads", "--ledger", ledger)
    assert (json.loads(read.stdout)["read"], json.loads(read.stdout)["copies"]) == (3, 0)


def test_progress_tells_pace_and_end(blowback: Run, papers: Path, tmp_path: Path) -> None:
    done = blowback("read", papers, "--ingest-only", "--ledger", tmp_path / "ledger")
    told = [line for line in done.stderr.splitlines() if " of 247 documents" in line]
    assert [line.partition(" ")[0] for line in told] == ["100", "200"]
    assert all(re.search(r"documents, \d+\.\d a second, .+ left, .+papers\.jsonl:\d+", line) for line in told)


def test_progress_moves_on_a_terminal(papers: Path, tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    words = [str(PROGRAM), "read", str(papers), "--ingest-only", "--ledger", str(tmp_path / "ledger")]
    with subprocess.Popen(
        words, stdout=follower, stderr=follower, env={**os.environ, "COLUMNS": "150"}
    ) as done:
        os.close(follower)
        shown = b""
        try:
            while part := os.read(leader, 4096):
                shown += part
        except OSError:  # the other end is closed
            pass
    os.close(leader)
    assert done.returncode == 0
    text = shown.decode()
    assert re.search(r"\r\d+ of 247 documents, \d+\.\d a second, .+ left", text)
    assert "243 stored, 1 unchanged" in text


def test_quiet_is_quiet(blowback: Run, papers: Path, tmp_path: Path) -> None:
    done = blowback("read", papers, "--ingest-only", "--quiet", "--ledger", tmp_path / "ledger")
    assert done.stdout == ""
    assert done.stderr == f"3 set aside, the first: {papers}:245: there is no text in it\n"


def test_of_very_many_the_first_are_named_and_all_counted(blowback: Run, tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_text("[]\n" * 1_300, "utf-8")
    done = blowback("read", file, "--ingest-only", "--ledger", tmp_path / "ledger")
    assert "0 stored, 0 unchanged, 1300 set aside (1300 bad_json), 0 failed, 0 copies" in done.stderr
    named = [line for line in done.stderr.splitlines() if line.endswith("(bad_json)")]
    assert len(named) == 1_000
    assert done.stderr.splitlines()[-1] == "  and 300 more"
    again = blowback("read", file, "--ingest-only", "--json", "--ledger", tmp_path / "ledger")
    found = json.loads(again.stdout)
    assert (found["reasons"], len(found["set_aside"]), found["documents"]) == (
        {"bad_json": 1_300},
        1_000,
        1_300,
    )
