"""Which times does a text name, and when are they? A grammar for news English.

``find_times`` does all in one; where the day of publication must first be inferred from the expressions
themselves, ``expressions`` finds them once and ``anchor`` places them afterwards.
"""

from blowback.read.times.find import Expression, anchor, expressions, find_times

__all__ = ["Expression", "anchor", "expressions", "find_times"]
