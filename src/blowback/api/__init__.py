"""The public Python API: everything that the command line does, as functions over records.

>>> from blowback import api
>>> documents = [{"id": "d1", "text": "Vardania urged Kesh to release the prisoners."}]
>>> [annotation] = api.annotate(documents)
>>> [claim.event_type.value for claim in annotation.claims if claim.content_of is None]
['REQUEST']

``annotate``, ``classify`` and ``resolve`` keep nothing. ``read`` puts what it reads into a ledger, and
``Ledger``, ``brief`` and ``explain`` answer from it.
"""

from __future__ import annotations

from blowback.api.asking import (
    actors,
    brief,
    brief_html,
    brief_markdown,
    claim_lines,
    claim_rows,
    claims,
    families,
    families_among,
    find_actor,
    masked,
)
from blowback.api.explaining import explain
from blowback.api.exporting import export
from blowback.api.happenings import same_event
from blowback.api.judging import forget, judge, judge_claim, judgements, retract
from blowback.api.own import doctor, import_gazetteer, import_registry, known_actors
from blowback.api.reading import (
    annotate,
    classify,
    documents,
    expected,
    read,
    read_stored,
    resolve,
    sample,
)
from blowback.api.relations import (
    diff,
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
from blowback.errors import InputError, UsageError
from blowback.ledger import ActorFilter, ClaimFilter, Ledger, LedgerClaim
from blowback.records import Annotation, Classification, Resolved
from blowback.settings import Settings, read_settings

__all__ = [
    "ActorFilter",
    "Annotation",
    "ClaimFilter",
    "Classification",
    "InputError",
    "Ledger",
    "LedgerClaim",
    "Resolved",
    "Rows",
    "Settings",
    "UsageError",
    "actors",
    "annotate",
    "brief",
    "brief_html",
    "brief_markdown",
    "claim_lines",
    "claim_rows",
    "claims",
    "classify",
    "diff",
    "doctor",
    "documents",
    "dyads",
    "episodes",
    "expectations",
    "expected",
    "explain",
    "export",
    "families",
    "families_among",
    "find_actor",
    "forget",
    "import_gazetteer",
    "import_registry",
    "judge",
    "judge_claim",
    "judgements",
    "known_actors",
    "masked",
    "positions",
    "read",
    "read_settings",
    "read_stored",
    "resolve",
    "retract",
    "same_event",
    "sample",
    "silences",
    "ties",
    "track_records",
    "turns",
]
