"""Mentions -> actors: a registry of names, roles and status in time, and how a phrase finds its row."""
