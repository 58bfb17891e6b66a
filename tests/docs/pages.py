"""What the documentation holds: pages, links, examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

_FENCE = re.compile(
    r"^(?P<tick>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=tick)[ ]*$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Example:
    """A fenced block whose info string says ``runnable``."""

    page: Path
    line: int
    language: str
    body: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def examples() -> Iterator[Example]:
    """Which blocks are to be run?"""
    for page in PAGES:
        text = page.read_text("utf-8")
        for block in _FENCE.finditer(text):
            language, *words = block["info"].split() or [""]
            if "runnable" in words:
                yield Example(page, text.count("\n", 0, block.start()) + 1, language, block["body"])


def prose(text: str) -> str:
    """A page without its blocks and code words."""
    return re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))


def links(page: Path) -> list[str]:
    """Where do a page's links lead?"""
    return _LINK.findall(_FENCE.sub("", page.read_text("utf-8")))


def steps(body: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that is printed under it."""
    parts = re.split(r"(?m)^\$ ((?:.*\\\n)*.*)\n", body)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def same(wanted: str, got: str) -> bool:
    """Is the output that which is printed? A line of three dots stands for any lines."""
    pattern = ".*".join(re.escape(part.strip("\n")) for part in re.split(r"(?m)^\.\.\.$", wanted))
    return re.fullmatch(pattern, got.strip("\n"), re.DOTALL) is not None
