"""What does an analyst want to know about a pair, an actor or everything that was read?

A brief is sections of lines. Each line tells a row (a happening, a tie, a turn, ...) or claims that no row
holds, with who says so, by how many it is told and the sentences that it rests on. Nothing in it is our own
assertion, and what is thin is said.
"""

from blowback.relate.brief.making import brief

__all__ = ["brief"]
