"""Which times does a text name, and when are they? A grammar for news English."""

from blowback.read.times.find import find_times

__all__ = ["find_times"]
