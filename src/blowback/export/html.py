"""How does a brief look as a page? One self-contained HTML file: no script, nothing fetched, prints well."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from blowback.export.markdown import Notes, basis, heading
from blowback.export.timeline import timeline_svg
from blowback.records import Brief

if TYPE_CHECKING:
    from jinja2 import Template


def brief_html(brief: Brief) -> str:
    """The brief as one page. Text of articles is escaped by the template; the page allows no script."""
    notes = Notes()
    sections = [(s, [(line, notes.cite(line)) for line in s.lines]) for s in brief.sections]
    return _template().render(
        brief=brief,
        heading=heading(brief),
        basis=basis(brief),
        sections=sections,
        sentences=list(notes.numbered()),
        timeline=timeline_svg(brief),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("blowback.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("brief.html")
