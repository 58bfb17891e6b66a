"""The page of commands says what the command line takes, no less and no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click import Command
from typer.main import get_command

from blowback.cli.app import app

COMMANDS = dict(get_command(app).commands.items())  # type: ignore[attr-defined]  # a group has them


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "reference" / "commands.md").read_text("utf-8")


def leaves(name: str) -> list[Command]:
    """A command, or the commands of a group."""
    return list(getattr(COMMANDS[name], "commands", {"": COMMANDS[name]}).values())


def part(page: str, command: str) -> str:
    return page.partition(f"\n## {command}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_none_is_invented(page: str, name: str) -> None:
    taken = {o for c in leaves(name) for p in c.params for o in p.opts if o.startswith("-")} - {"--help"}
    rows = "\n".join(line.split("|")[1] for line in part(page, name).splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(--?[a-z-]+)", rows)) == taken


def test_no_command_is_documented_that_there_is_not(page: str) -> None:
    headings = re.findall(r"(?m)^## (.+)$", page)
    assert headings[:2] == ["Exit codes", "Options that several commands share"]
    assert headings[2:] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    assert COMMANDS[name].help
    for command in leaves(name):
        assert command.help
        assert [p.name for p in command.params if not getattr(p, "help", None)] == []


@pytest.mark.parametrize("name", [name for name in COMMANDS if len(leaves(name)) > 1])
def test_the_commands_of_a_group_are_documented(page: str, name: str) -> None:
    for command in leaves(name):
        assert re.search(rf"`blowback {name} {command.name}[ `]", part(page, name))
