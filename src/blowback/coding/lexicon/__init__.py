"""Which PLOVER events does a word evoke, and who fills their roles?"""

from blowback.coding.lexicon.match import Reading, contents, embedding, readings

__all__ = ["Reading", "contents", "embedding", "readings"]
