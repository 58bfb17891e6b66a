"""The tables of the specification as pages of the manual.

``python -m tests.spec.manual`` writes ``docs/reference/manual``; a test holds the pages to the tables. The
tests of the tables are what makes the pages true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from blowback.vocab.plover import EventType, plover

SPEC = Path(__file__).resolve().parent
PAGES = SPEC.parents[1] / "docs" / "reference" / "manual"
_NOTE = "Written by `python -m tests.spec.manual` from the tables in `tests/spec`, which are run as tests.\n"


def pages() -> dict[str, str]:
    """Every page of the manual, by its name."""
    return {
        "times.md": _page("What a time expression means", times()),
        "attribution.md": _page("Who says what", attribution()),
        "coding.md": _page("What is coded from which words", coding()),
        "actors.md": _page("Who a phrase means", actors()),
    }


def times() -> Iterator[str]:
    """One table a section of ``times/expressions.tsv``; the expression stands in bold."""
    header = ("published", "text", "type", "value", "from", "to")
    rows: list[Sequence[str]] = []
    for line in (SPEC / "times" / "expressions.tsv").read_text("utf-8").splitlines():
        if line.startswith("## "):
            yield from _table(header, rows)
            rows = []
            yield f"\n{line}\n"
        elif line and not line.startswith("#"):
            published, text, *rest = line.split("\t")
            rows.append((published, text.replace("[", "**").replace("]", "**"), *rest))
    yield from _table(header, rows)


def attribution() -> Iterator[str]:
    """The table of ``attribute/sentences.tsv``."""
    header, *rows = (
        line.split("\t")
        for line in (SPEC / "attribute" / "sentences.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    yield from _table(header, rows)


def coding() -> Iterator[str]:
    """One table a PLOVER type, with its definition."""
    from tests.spec.coding import test_types

    for event_type in EventType:
        row = plover().types[event_type]
        yield f"\n## {event_type} (quad {row.quad})\n\nAn actor {row.definition}.\n"
        yield from _table(("text", "word", "mode", "actor", "recipient"), getattr(test_types, event_type))


def actors() -> Iterator[str]:
    """The table of phrases over the invented world of the tests."""
    from tests.spec.resolve.test_phrases import PHRASES

    yield "The states, groups and persons are invented (`tests/unit/resolve/invented.py`).\n"
    yield from _table(("phrase", "country", "sector", "actor"), PHRASES)


def _page(title: str, parts: Iterable[str]) -> str:
    return f"# {title}\n\n{_NOTE}\n" + "\n".join(parts).strip() + "\n"


def _table(header: Sequence[str], rows: Sequence[Sequence[str | None]]) -> Iterator[str]:
    if not rows:
        return
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(_cell(cell) for cell in row) + " |"


def _cell(cell: str | None) -> str:
    return (cell or "").replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    PAGES.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (PAGES / name).write_text(text, "utf-8")
