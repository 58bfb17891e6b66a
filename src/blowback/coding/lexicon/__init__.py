"""Which PLOVER events does a word evoke, and who fills their roles?"""

from blowback.coding.lexicon.content import asked_mode, contents, embedder, ended, threat_mode
from blowback.coding.lexicon.match import adjective_subjects
from blowback.coding.lexicon.reading import Reading, readings
from blowback.coding.lexicon.rows import Embedder, classes

__all__ = [
    "Embedder",
    "Reading",
    "adjective_subjects",
    "asked_mode",
    "classes",
    "contents",
    "embedder",
    "ended",
    "readings",
    "threat_mode",
]
