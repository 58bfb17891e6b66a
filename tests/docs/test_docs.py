"""Links resolve, decisions are numbered and linked, examples run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, Example, examples, links, same, steps

DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_project_resolves(page: Path) -> None:
    local = [link for link in links(page) if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in local if not (page.parent / link.partition("#")[0]).exists()] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [page.name[:4] for page in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_has_its_four_parts_and_is_linked(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.startswith(f"# {page.name[:4]}. ")
    assert re.findall(r"(?m)^## (.+)$", text) == ["Status", "Context", "Decision", "Consequences"]
    index = (page.parent / "README.md").read_text("utf-8")
    assert f"[{page.name[:4]}]({page.name})" in index


@pytest.mark.parametrize("example", list(examples()), ids=str)
def test_an_example_does_what_the_page_says(example: Example, tmp_path: Path) -> None:
    bins = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": bins, "NO_COLOR": "1", "COLUMNS": "100"}
    if example.language == "python":
        exec(compile(example.body, str(example), "exec"), {"__name__": "__main__"})
        return
    assert example.language == "console", f"{example}: only console and python can be run"
    for command, wanted in steps(example.body):
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert same(wanted, done.stdout + done.stderr), f"$ {command}\n{done.stdout}{done.stderr}"


def test_three_dots_stand_for_any_lines() -> None:
    assert same("one\n...\nthree\n", "one\ntwo\ntwo and a half\nthree\n")
    assert not same("one\nthree\n", "one\ntwo\nthree\n")


def test_a_console_block_is_commands_with_their_output() -> None:
    assert steps("$ echo a\na\n$ echo \\\n  b\nb\n") == [("echo a", "a\n"), ("echo \\\n  b", "b\n")]
