"""``blowback families``: which articles are copies of one text."""

from __future__ import annotations

from pathlib import Path

from blowback import api
from blowback.cli import show
from blowback.cli.commands import one_form, open_ledger
from blowback.errors import InputError

_COLUMNS = ("family", "article", "kind", "best")


def families(
    *,
    article: str | None,
    ledger: Path | None,
    as_known_on: str | None,
    as_recorded_on: str | None,
    json: bool,
    csv: bool,
    unmask: bool,
) -> None:
    """One line an article: its family, how it was copied, and which copy is nearest to the origin."""
    one_form(json=json, csv=csv)
    with open_ledger(ledger) as opened:
        found = api.families(
            opened,
            None if article is None else [article],
            as_known_on=as_known_on,
            as_recorded_on=as_recorded_on,
            unmask=unmask,
        )
    if article is not None and not found:
        raise InputError(f"no article with the id {article!r} is known; nothing was looked up")
    if json:
        show.lines(found)
        return
    rows = [
        (each.id, copy, str(each.kind_of_copy.get(copy, "")), each.best)
        for each in found
        if csv or article is not None or len(each.articles) > 1
        for copy in each.articles
    ]
    if csv:
        show.values(_COLUMNS, rows)
        return
    show.table(_COLUMNS, rows, "no copies")
    alone = sum(len(each.articles) == 1 for each in found)
    show.note(f"{alone} of {sum(len(each.articles) for each in found)} articles have no copy")
