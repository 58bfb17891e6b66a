"""The ledger -> footings, turns, expectations with their outcomes, and the brief that shows them."""

from blowback.relate.brief import brief
from blowback.relate.finding import find_actor
from blowback.relate.scope import MOST
from blowback.relate.view import View

__all__ = ["MOST", "View", "brief", "find_actor"]
