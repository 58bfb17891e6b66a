"""What of a ledger goes into files for other programs, and in which form?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from blowback.api.asking import claim_lines
from blowback.api.relations import (
    Filters,
    dyads,
    episodes,
    expectations,
    positions,
    silences,
    ties,
    track_records,
    turns,
)
from blowback.api.rows import Rows
from blowback.errors import UsageError
from blowback.ledger import Ledger

if TYPE_CHECKING:
    from blowback.ledger import LedgerClaim
    from blowback.records import Episode

FORMS = ("csv", "jsonl", "polecat")
_TABLES: dict[str, Callable[..., Rows[Any]]] = {
    "episodes": episodes,
    "ties": ties,
    "turns": turns,
    "expectations": expectations,
    "positions": positions,
    "silences": silences,
}
_CLAIM_COLUMNS = (
    *("id", "claim", "kind", "says", "stance", "factuality", "modality", "article", "outlet"),
    *("published_from", "published_to", "start", "end", "exact"),
)


def export(
    ledger: Ledger,
    to: str,
    path: str | Path,
    about: Sequence[str] = (),
    **filters: Unpack[Filters],
) -> dict[str, int]:
    """Which files were written, with how many rows each?

    Args:
        ledger: an open ledger.
        to: ``csv`` or ``jsonl``, a folder with a file a table and the claims that its rows rest on; or
            ``polecat``, one tab-separated file of episodes under the columns of that data.
        path: the folder, or the file.
        about: actors, by id or name; a row must bear on all of them, or on parts of them.
        filters: ``start``, ``end``, ``as_known_on``, ``as_recorded_on``, ``unmask``, as for ``episodes``.

    Raises:
        InputError: a name or date cannot be used, or a file could not be written; it is then as it was.
        UsageError: the form is not known.
    """
    if to not in FORMS:
        raise UsageError(f"expected one of {', '.join(FORMS)}; found {to!r}")
    path = Path(path)
    if to == "polecat":
        return _polecat(episodes(ledger, about, **filters), path)
    tables = {name: ask(ledger, about, **filters) for name, ask in _TABLES.items()}
    tables["track_records"] = track_records(ledger, about, **_as_of(filters))
    if about:
        tables["dyads"] = dyads(ledger, about, **filters)
    claims = {row.claim.id: row for rows in tables.values() for each in rows for row in rows.claims(each)}
    evidence = {e.claim: e for rows in tables.values() for each in rows for e in rows.evidence(each)}
    written = {f"{name}.{to}": _write(path / f"{name}.{to}", rows) for name, rows in tables.items()}
    told = list(claims.values())
    lines = claim_lines(ledger, told, **_as_of(filters))
    found = [_claim(row, *line, evidence[row.claim.id].exact) for row, line in zip(told, lines, strict=True)]
    written[f"claims.{to}"] = _rows(path / f"claims.{to}", _CLAIM_COLUMNS, found)
    return written


def _as_of(filters: Filters) -> Any:
    return {name: value for name, value in filters.items() if name not in ("start", "end")}


def _write(path: Path, rows: Rows[Any]) -> int:
    if path.suffix == ".csv":
        return _rows(path, rows.columns(), rows.to_rows())
    return _rows(path, rows.columns(), rows.to_json())


def _rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    from blowback.export.files import write_csv, write_jsonl

    return write_csv(path, columns, rows) if path.suffix == ".csv" else write_jsonl(path, rows)


def _claim(row: LedgerClaim, text: str, says: str, exact: str) -> dict[str, Any]:
    """A claim in a line, with the sentence that it was read from."""
    claim = row.claim
    values = (
        *(claim.id, text, claim.claim_kind, says, claim.stance, claim.factuality, claim.modality),
        *(row.article, row.outlet, row.published_at.start, row.published_at.end, *claim.evidence, exact),
    )
    return dict(zip(_CLAIM_COLUMNS, values, strict=True))


def _polecat(rows: Rows[Episode], path: Path) -> dict[str, int]:
    """Episodes that are told to have been; what is told not to have been is no event."""
    from blowback.export.files import write_csv
    from blowback.export.polecat import COLUMNS

    return {path.name: write_csv(path, COLUMNS, _polecat_lines(rows), tabs=True)}


def _polecat_lines(rows: Rows[Episode]) -> Iterator[dict[str, str]]:
    from blowback.export.polecat import Told, line

    for row in rows:
        if row.factuality.is_negative:
            continue
        claims = rows.claims(row)
        actors = rows.actors(part.actor for part in row.parts)
        told = Told(
            actors=actors,
            names={actor: rows.name(actor) for actor in actors},
            outlets=tuple(dict.fromkeys(each.outlet for each in claims if each.outlet)),
            published=min((s[:10] for each in claims if (s := each.published_at.start)), default=None),
        )
        yield line(row, told, version("blowback"))
