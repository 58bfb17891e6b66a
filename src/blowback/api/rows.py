"""What is a table of answers: rows that know their names, their sentences, and how a notebook shows them?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import msgspec

from blowback.ledger import LedgerClaim
from blowback.records import Actor, Change, Evidence

if TYPE_CHECKING:
    from blowback.relate.asking import Held, Relations, Told

T = TypeVar("T", bound="Held")
_COLUMNS = ("when", "what", "who says so", "told by", "id")
_MOST = 60  # rows of a table in a notebook; all are there, and in ``to_frame``


class Rows(Sequence[T], Generic[T]):
    """Answers in their order: a sequence of records, and a table of them.

    The ledger that was asked must stay open as long as names or sentences are looked up.
    """

    def __init__(self, kind: type[T], relations: Relations, rows: Iterable[T]) -> None:
        self._kind, self._relations, self._rows = kind, relations, tuple(rows)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[T]: ...
    def __getitem__(self, at: int | slice) -> T | Rows[T]:
        return self._of(self._rows[at]) if isinstance(at, slice) else self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows)

    def _of(self, rows: Iterable[T]) -> Rows[T]:
        return Rows(self._kind, self._relations, rows)

    def only(self, wanted: Callable[[T], bool]) -> Rows[T]:
        """Those for which a condition holds."""
        return self._of(row for row in self if wanted(row))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._rows == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # rows compare by what they hold

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"

    @property
    def left_out(self) -> str | None:
        """What of a large ledger was not looked at, in words; ``None`` where all was."""
        from blowback.relate.telling import what_is_left_out

        return what_is_left_out(self._relations.view)

    # --- what a row rests on ----------------------------------------------------------------------

    def name(self, actor: str | None) -> str:
        """What is an actor called, by its id?"""
        return self._relations.view.name(actor)

    def actors(self, ids: Iterable[str | None]) -> dict[str, Actor]:
        """Who are these actors, as last read? Those that are not known are left out."""
        held = self._relations.view.actors
        return {each: held[each] for each in dict.fromkeys(ids) if each is not None and each in held}

    def counts_for(self, actor: str, whole: str) -> bool:
        """Is an actor this one, or a part of it: an organ, an office-holder, a faction, a member?"""
        return self._relations.view.rollup.counts_for(actor, whole)

    def claims(self, row: T) -> tuple[LedgerClaim, ...]:
        """On which claims does a row rest, those that speak against it too?"""
        from blowback.relate.asking import claims_of

        return claims_of(self._relations, row)

    def evidence(self, row: T) -> tuple[Evidence, ...]:
        """From which sentences was it read, and whose words are they?"""
        from blowback.relate.asking import evidence_of

        return evidence_of(self._relations, row)

    def records(self, row: T) -> tuple[Any, ...]:
        """Of what is a row told: a change of what was there after it and before it, others of themselves?"""
        from blowback.relate.asking import changed_rows

        return changed_rows(row) if isinstance(row, Change) else (row,)

    # --- tables -----------------------------------------------------------------------------------

    def lines(self) -> Iterator[Told]:
        """How does each row read in one line: when, what, by whose word, how often told?"""
        from blowback.relate.asking import told

        return (told(self._relations, row) for row in self)

    def columns(self) -> tuple[str, ...]:
        """Which fields have the objects of ``to_rows``, in which order?"""
        from blowback.relate.asking import columns

        return columns(self._kind)

    def to_rows(self) -> list[dict[str, object]]:
        """Each row as one flat object, names beside ids: a table for programs."""
        from blowback.relate.asking import cells

        return [cells(self._relations, row) for row in self]

    def to_json(self) -> Iterator[dict[str, Any]]:
        """Each row with all that it holds, the names of its actors, and how it reads in one line."""
        from blowback.relate.asking import ends, speakers_of, text

        for row in self:
            whole: dict[str, Any] = msgspec.to_builtins(row)
            yield {
                **whole,
                "names": {each: self.name(each) for each in sorted(ends(row))},
                "says": list(speakers_of(self._relations, row)),
                "text": text(self._relations, row),
            }

    def to_frame(self) -> Any:
        """The table as a pandas data frame.

        Raises:
            ImportError: pandas is not installed; ``to_rows`` gives the same without it.
        """
        # whoever wants it installs it; where it is not there, or has no types, mypy says so
        import pandas as pd  # type: ignore[import-not-found,import-untyped,unused-ignore]

        return pd.DataFrame(self.to_rows(), columns=list(self.columns()))

    def _repr_html_(self) -> str:
        """The table as a notebook shows it."""
        head = "".join(f"<th>{escape(name)}</th>" for name in _COLUMNS)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in told)}</tr>"
            for told in self[:_MOST].lines()
        )
        more = len(self) - _MOST
        rest = f"<p>and {more} more rows</p>" if more > 0 else ""
        rest += f"<p>{escape(self.left_out)}</p>" if self.left_out else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"
