"""Measures, each tested against values worked out by hand or by a slow plain way."""
