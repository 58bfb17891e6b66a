"""Which claims, of one article or of several, tell of one happening?"""

from __future__ import annotations

from blowback.relate.episodes.finding import episodes

__all__ = ["episodes"]
