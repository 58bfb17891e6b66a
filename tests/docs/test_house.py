"""The rules of the house that no linter knows: sizes of files and functions, names of places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

SOURCES = sorted([*ROOT.glob("src/**/*.py"), ROOT / "dev.py"])
LONGEST_FILE, LONGEST_FUNCTION = 600, 60

# A function over sixty lines wants a reason, which is given here.
LONG_WITH_REASON: dict[str, str] = {}


def name(path: Path) -> str:
    """A file as it is spoken of."""
    return path.relative_to(ROOT).as_posix()


def long_functions(path: Path) -> Iterator[str]:
    """Which functions of a file are too long, docstring and signature left out?"""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            if (body[-1].end_lineno or 0) - body[0].lineno + 1 > LONGEST_FUNCTION:
                yield f"{name(path)}:{node.name}"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_has_one_reason_to_exist_and_is_not_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_function_fits_on_a_page(path: Path) -> None:
    assert [found for found in long_functions(path) if found not in LONG_WITH_REASON] == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text)), (
        "a docstring whose first line is its question"
    )


def test_nothing_is_put_off() -> None:
    marks = re.compile(r"\b(TODO|FIXME)\b")
    assert [name(path) for path in SOURCES if marks.search(path.read_text("utf-8"))] == []
