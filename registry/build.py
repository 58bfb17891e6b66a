"""Are the registry's sources sound, and what do they compile to?

Reads every ``*.yaml`` beside this file, checks it and writes ``src/blowback/resolve/data/registry.json``
(``--check``: compares instead of writing). The same sources give the same bytes. Needs PyYAML,
pycountry and msgspec, of which the package itself needs only msgspec.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

from checks import check, check_clashes, fold
from generated import organ_rows, people_rows, subdivision_rows
from rows import HERE, Problems, Row, clean, complete, load, merge_persons, read_sources

TARGET = HERE.parent / "src" / "blowback" / "resolve" / "data" / "registry.json"
SCHEMA = "blowback.registry/1"


def compile_registry() -> tuple[str, list[Row], Problems]:
    """What is the compiled registry, which rows does it hold, and what is wrong with its sources?"""
    problems = Problems()
    table = load(HERE / "organs.yaml")
    homonyms = sorted(clean(load(HERE / "homonyms.yaml")), key=lambda entry: str(entry["name"]))
    rows = merge_persons(read_sources(problems))
    rows += _generated(rows, table)
    complete(rows)
    rows.sort(key=lambda row: str(row["id"]))
    check(rows, problems)
    check_clashes(rows, homonyms, problems)
    sections = {
        "actors": [_lean(row) for row in rows],
        "organs": table["organs"],
        "collectives": table["collectives"],
        "homonyms": homonyms,
    }
    return _document(sections), rows, problems


def _generated(rows: list[Row], table: Row) -> list[Row]:
    """The rows that follow from tables; none takes a name that a written row bears."""
    borne = {
        fold(name) for row in rows for name in (row["name"], *row.get("names", ()), *row.get("metonyms", ()))
    }
    borne |= {fold(row["capital"]["name"]) for row in rows if row.get("capital")}

    def taken(name: str) -> bool:
        return fold(name) in borne

    subdivisions = subdivision_rows(taken, "ISO 3166-2 by pycountry (LGPL-2.1)")
    return [*organ_rows(rows, table), *people_rows(rows, taken, table["source"]), *subdivisions]


def _lean(value: Any) -> Any:
    """A row without its empty fields and without the name of its file."""
    if isinstance(value, dict):
        return {k: _lean(v) for k, v in value.items() if k != "where" and v not in (None, [], {}, False)}
    return [_lean(item) for item in value] if isinstance(value, list) else value


def _document(sections: dict[str, list[Row]]) -> str:
    """One JSON document, one row a line, so that a difference shows what changed."""
    parts = []
    for name, rows in sections.items():
        lines = (json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for row in rows)
        parts.append(f'"{name}":[\n' + ",\n".join(lines) + "\n]")
    body = ",\n".join(parts)
    version = hashlib.sha256(body.encode()).hexdigest()[:12]
    return f'{{"schema":"{SCHEMA}","version":"{version}",\n{body}\n}}\n'


def counts(rows: Iterable[Row]) -> str:
    """How many rows are there of each kind, and how many of them made from the organ table?"""
    rows = list(rows)
    kinds = Counter(row["kind"] for row in rows if not row.get("generated"))
    names = sum(1 + len(row["names"]) + len(row["weak"]) + len(row["metonyms"]) for row in rows)
    lines = [f"{kind:18}{number:6}" for kind, number in sorted(kinds.items())]
    generated = sum(1 for row in rows if row.get("generated"))
    return "\n".join(
        [*lines, f"{'generated organs':18}{generated:6}", f"{'all rows':18}{len(rows):6}", f"names {names}"]
    )


def main() -> int:
    """Check, count and write; 1 where the sources have a problem or ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description="Check the registry sources and compile them.")
    parser.add_argument("--check", action="store_true", help="compare with the compiled file, write nothing")
    arguments = parser.parse_args()
    text, rows, problems = compile_registry()
    print(counts(rows))
    print(f"{len(text.encode()) / 1e6:.2f} MB")
    if problems:
        print("\n".join(problems), file=sys.stderr)
        print(f"{len(problems)} problems; {TARGET.name} is unchanged", file=sys.stderr)
        return 1
    if arguments.check:
        same = TARGET.exists() and TARGET.read_text("utf-8") == text
        print("up to date" if same else f"{TARGET.name} is not what the sources give: run build.py")
        return 0 if same else 1
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
