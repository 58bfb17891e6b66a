"""Which PLOVER events does a word evoke, and who fills their roles?"""

from blowback.coding.lexicon.match import Reading, contents, embedder, embedding, readings
from blowback.coding.lexicon.rows import Embedder, classes

__all__ = ["Embedder", "Reading", "classes", "contents", "embedder", "embedding", "readings"]
