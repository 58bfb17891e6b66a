"""Which PLOVER events does a word evoke, and who fills their roles?"""

from blowback.coding.lexicon.content import contents, embedder, embedding
from blowback.coding.lexicon.reading import Reading, readings
from blowback.coding.lexicon.rows import Embedder, classes

__all__ = ["Embedder", "Reading", "classes", "contents", "embedder", "embedding", "readings"]
