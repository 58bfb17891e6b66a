"""How much does the registry hold, by region and kind, and where from? The tables of its page.

``python registry/counts.py docs/explanation/registry.md`` writes them anew between the marks of the page.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from build import TARGET
from rows import HERE, load

Row = Mapping[str, Any]
BEGIN, END = "<!-- counts: made by registry/counts.py -->\n", "<!-- end of counts -->\n"
_REST, _NONE = "Pacific and small territories", "No country, or several"
_ORGANS = ("government_body", "military", "security_service")
_OTHER = ("igo", "ngo", "media", "research", "company", "religious", "population", "place", "other")
_COLUMNS: tuple[tuple[str, Callable[[Row], bool]], ...] = (
    ("states", lambda row: row["kind"] == "state"),
    ("organs with names of their own", lambda row: row["kind"] in _ORGANS),
    ("armed groups and factions", lambda row: row["kind"] in ("armed_group", "faction")),
    ("parties", lambda row: row["kind"] == "party"),
    ("persons", lambda row: row["kind"] == "person" and not _phoenix(row)),
    ("persons of 2003 to 2010", lambda row: row["kind"] == "person" and _phoenix(row)),
    ("other", lambda row: row["kind"] in _OTHER),
)
_CHECKED = "Unchecked own compilation"


def _phoenix(row: Row) -> bool:
    return str(row.get("source", "")).startswith("Phoenix")


def tables(rows: Iterable[Row]) -> str:
    """The tables, as Markdown."""
    rows = list(rows)
    written = [row for row in rows if not row.get("generated")]
    return "\n".join(
        (
            (
                f"{len(rows):,} rows: {len(written):,} written, "
                f"{len(rows) - len(written):,} made from the table of organs.\n"
            ),
            *_by_region(written),
            "",
            *_by_source(written),
            "",
            *_by_dates(written),
            "",
        )
    )


def _by_region(rows: Iterable[Row]) -> list[str]:
    of = {code: region for region, codes in load(HERE / "regions.yaml").items() for code in codes}
    found: dict[str, Counter[str]] = {
        region: Counter() for region in (*dict.fromkeys(of.values()), _REST, _NONE)
    }
    for row in rows:
        country = row.get("country")
        region = of.get(country, _REST) if country and country != "IGO" else _NONE
        found[region].update(name for name, fits in _COLUMNS if fits(row))
    names = [name for name, _ in _COLUMNS]
    lines = [f"| region | {' | '.join(names)} |", f"|---|{'--:|' * len(names)}"]
    lines += [f"| {region} | {' | '.join(str(n[name]) for name in names)} |" for region, n in found.items()]
    total = sum(found.values(), Counter())
    return [*lines, f"| **all** | {' | '.join(f'**{total[name]:,}**' for name in names)} |"]


def _by_source(rows: Iterable[Row]) -> list[str]:
    found = Counter(_source(row) for row in rows)
    order = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return ["| where a row is from | rows |", "|---|--:|", *(f"| {name} | {n:,} |" for name, n in order)]


def _source(row: Row) -> str:
    source = str(row.get("source", ""))
    if source.startswith(_CHECKED):
        return "own compilation, unchecked; says in which record it can be checked"
    if _phoenix(row):
        return "Phoenix actor dictionary, 2014 (MIT)"
    if "pycountry" in source:
        return "ISO 3166 by pycountry (LGPL-2.1), capitals after GeoNames (CC BY 4.0)"
    if source.startswith("Generated"):
        return "made from the demonyms of states"
    return "one document or list, named in the row"


def _by_dates(rows: Iterable[Row]) -> list[str]:
    lines = ["| entries with dates | in all | without a beginning | without an end |", "|---|--:|--:|--:|"]
    for field, name in (
        ("roles", "offices of persons"),
        ("part_of", "parts of a whole"),
        ("status", "status"),
        ("relations", "relations"),
        ("designations", "designations"),
    ):
        facts = [fact for row in rows for fact in row.get(field, ()) if fact.get("kind") != "office_holder"]
        no_start, no_end = (sum(key not in fact for fact in facts) for key in ("from", "to"))
        lines.append(f"| {name} | {len(facts):,} | {no_start:,} | {no_end:,} |")
    return lines


def page(text: str) -> str:
    """The page with the tables anew."""
    rows = json.loads(TARGET.read_text("utf-8"))["actors"]
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{tables(rows)}\n{END}{after}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(page(path.read_text("utf-8")), "utf-8")
