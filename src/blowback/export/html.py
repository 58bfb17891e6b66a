"""How does a brief look as a page? One self-contained HTML file: no script, nothing fetched, prints well."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from blowback.export.citations import (
    Citations,
    Cited,
    basis,
    copy_told,
    counted,
    heading,
    not_drawn,
    rest_of,
    source_of,
    told_and_untold,
)
from blowback.export.timeline import timeline_svg
from blowback.records import Brief, Line
from blowback.text.escapes import visible

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_MOST_BACK = 12
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")
_SHORT = {  # what a section is called where there is little room
    "turns": "Turns",
    "backing": "Backing",
    "expectations": "Expectations",
    "positions": "Positions",
    "status": "Formal status",
    "violence": "Violence",
    "dealings": "Dealings",
    "disputed": "Disputed",
    "others": "Others",
    "silences": "Silences",
    "damage": "Texts",
    "thin": "Not known",
}


def brief_html(brief: Brief) -> str:
    """The brief as one page. Text of articles is escaped by the template; the page allows no script."""
    notes = Citations()
    told, untold = told_and_untold(brief)
    opening = _grouped(brief.opening, notes)
    notes.anchors.clear()  # the picture leads to the lines of the sections, which say more
    sections = [(s, _grouped(s.lines, notes), _grouped(s.rest, notes)) for s in told]
    style = _style()
    return _template().render(
        brief=brief,
        heading=heading(brief),
        basis=basis(brief),
        opening=opening,
        sections=sections,
        untold=untold,
        articles=_by_article(notes),
        timeline=timeline_svg(brief.timeline, notes.anchors),
        not_drawn=not_drawn(brief.timeline),
        anchors=notes.anchors,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def _grouped(lines: Iterable[Line], notes: Citations) -> list[tuple[str | None, list[Cited]]]:
    return [
        (group, [notes.cite(line) for line in some]) for group, some in groupby(lines, key=lambda x: x.group)
    ]


def _by_article(notes: Citations) -> list[dict[str, Any]]:
    """The sentences under the articles that they stand in, articles in order of first citation."""
    articles: dict[str, dict[str, Any]] = {}
    for number, evidence, back in notes.numbered():
        held = articles.setdefault(
            evidence.article,
            {
                "id": evidence.article,
                "title": evidence.title,
                "where": source_of(evidence).rpartition(", ")[0],
                "rows": [],
            },
        )
        held["rows"].append((number, evidence, back[:_MOST_BACK]))
    return list(articles.values())


def _style() -> str:
    return (files("blowback.export") / "templates" / "brief.css").read_text("utf-8")


def _whole_days(text: str) -> Markup:
    """The text, escaped, with days that are not torn apart at the end of a line."""
    from markupsafe import Markup, escape

    day = Markup('<span class="day">{}</span>')
    parts = enumerate(_DAY.split(visible(text)))
    return Markup("").join(day.format(part) if number % 2 else escape(part) for number, part in parts)


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("blowback.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    environment.globals |= {"counted": counted, "rest_of": rest_of, "short": _SHORT}
    environment.filters["whole_days"] = _whole_days
    environment.filters["copy_told"] = copy_told
    return environment.get_template("brief.html")
