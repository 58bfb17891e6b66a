"""What does a ledger hold: briefs, claims, actors, copies?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from blowback.api.naming import actor_meant, actors_meant
from blowback.api.words import members
from blowback.errors import InputError
from blowback.ledger import ActorFilter, ClaimFilter, Ledger, LedgerActor, LedgerClaim
from blowback.records import Brief
from blowback.settings import Settings, read_settings
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import ClaimKind
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.ingest import Document
    from blowback.relate.families import Family


def brief(
    ledger: Ledger,
    about: Sequence[str] = (),
    *,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
    unmask: bool = False,
) -> Brief:
    """What does the ledger hold on a pair, an actor or everything, each line with who says so?

    Args:
        ledger: an open ledger.
        about: none, one or two actors, by id or by name.
        as_known_on: only what articles published by that date support.
        as_recorded_on: only what the ledger held, and analysts had judged, on that date.
        unmask: show the names of persons without a public role.

    Raises:
        InputError: a name means no actor of the ledger, or several.
    """
    from blowback.relate import MOST, View, brief
    from blowback.relate.uncollected import uncollected

    if len(about) > 2:
        raise InputError(f"expected at most two actors, found {len(about)}")
    with uncollected():
        view = View(ledger, as_known_on, as_recorded_on, unmask=unmask)
        found = actors_meant(view, about)
        return brief(view.scoped(found, most=MOST))


def brief_html(found: Brief) -> str:
    """A brief as one self-contained HTML page."""
    from blowback.export.html import brief_html

    return brief_html(found)


def brief_markdown(found: Brief) -> str:
    """A brief as Markdown."""
    from blowback.export.markdown import brief_markdown

    return brief_markdown(found)


def claims(
    ledger: Ledger,
    *,
    about: Sequence[str] = (),
    types: Sequence[str] | None = None,
    kinds: Sequence[str] | None = None,
    backing: bool | None = None,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
) -> Iterator[LedgerClaim]:
    """Which claims does the ledger hold, by who takes part, type and kind?

    Raises:
        InputError: an actor, type or kind is not known.
    """
    from blowback.relate import View

    view = View(ledger, as_known_on, as_recorded_on)
    ends = actors_meant(view, about)
    wanted = ClaimFilter(
        actors=tuple(ends[:1]) or None,
        others=tuple(ends[1:2]) or None,
        event_types=members(EventType, [t.upper() for t in types] if types else None),
        claim_kinds=members(ClaimKind, kinds),
        backing=backing,
    )
    return view.select(wanted)


def actors(
    ledger: Ledger,
    *,
    kinds: Sequence[str] | None = None,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
) -> Iterator[LedgerActor]:
    """Which actors were read of, those that were judged one as one?

    Raises:
        InputError: a kind is not known.
    """
    from blowback.relate import View

    view = View(ledger, as_known_on, as_recorded_on)
    return view.select_actors(ActorFilter(kinds=members(ActorKind, kinds)))


def find_actor(
    ledger: Ledger, words: str, *, as_known_on: str | None = None, as_recorded_on: str | None = None
) -> str:
    """Which actor do the words mean: by id, by name, as the articles or the registry have it, by a part?

    Raises:
        InputError: none or several do; the message names the nearest.
    """
    from blowback.relate import View

    return actor_meant(View(ledger, as_known_on, as_recorded_on), words)


def families(
    ledger: Ledger,
    articles: Iterable[str] | None = None,
    *,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
    unmask: bool = False,
) -> tuple[Family, ...]:
    """Which articles that were read are copies of one text? Each is in one family, maybe alone.

    Args:
        ledger: an open ledger.
        articles: only the families of these; of one that is not known there is none.
        as_known_on: only articles published by that date.
        as_recorded_on: only what the ledger held on that date.
        unmask: show the names of persons without a public role.
    """
    from blowback.relate import View
    from blowback.relate.families import families_of, families_of_view

    view = View(ledger, as_known_on, as_recorded_on, unmask=unmask, judged=False)
    return families_of_view(view) if articles is None else families_of(view, articles)


def families_among(
    documents: Iterable[Mapping[str, Any] | Document], *, settings: Settings | None = None
) -> tuple[Family, ...]:
    """Which of these documents are copies of one text? Nothing is kept; see ``annotate`` for what they are.

    Raises:
        InputError: a document cannot be read.
    """
    from blowback.ingest.jsonlines import document_of
    from blowback.pipeline import families_among
    from blowback.text.instants import now

    found = (
        document_of(each, f"document {number}", now()) if isinstance(each, Mapping) else each
        for number, each in enumerate(documents, 1)
    )
    return families_among(found, settings or read_settings())


def claim_lines(
    ledger: Ledger,
    rows: Iterable[LedgerClaim],
    *,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
    unmask: bool = False,
) -> Iterator[tuple[str, str]]:
    """How does each claim read in one line (who, to whom, what), and who says so?"""
    from blowback.relate import View
    from blowback.relate.wording import headline

    view = View(ledger, as_known_on, as_recorded_on, unmask=unmask)
    for row in rows:
        yield headline(view, row), view.says(row)


def claim_rows(
    ledger: Ledger,
    rows: Iterable[LedgerClaim],
    *,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
    unmask: bool = False,
) -> Iterator[dict[str, Any]]:
    """Each claim as one object, with its article and the family of that article."""
    from blowback.relate import View
    from blowback.relate.families import family_of
    from blowback.relate.masking import mask_row

    view = View(ledger, as_known_on, as_recorded_on, unmask=unmask)
    told = list(rows)
    families = family_of(view, {row.article for row in told})
    for row in told:
        yield mask_row({**row.flat(), "family": families.get(row.article)}, view.private)


def masked(
    ledger: Ledger,
    rows: Iterable[dict[str, Any]],
    *,
    as_known_on: str | None = None,
    as_recorded_on: str | None = None,
) -> Iterator[dict[str, Any]]:
    """The same rows of claims or actors with initials for the names of persons without a public role."""
    from blowback.relate import View
    from blowback.relate.masking import mask_row

    private = View(ledger, as_known_on, as_recorded_on).private
    return (mask_row(row, private) for row in rows)
