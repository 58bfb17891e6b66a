"""Why is no garbage looked for while an answer is made?

An answer on those most told of makes some million small records that stay until it is given, and next to none
of them in circles. Python goes through all of them again and again to look for circles: a sixth of the time,
for nothing. What is in circles is found after the answer.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_making = 0  # answers that are being made, in this and other threads
_found_on = False


@contextmanager
def uncollected() -> Iterator[None]:
    """Looks for no garbage in circles until the last answer is made that was begun meanwhile."""
    global _making, _found_on  # noqa: PLW0603 - the collector is one for the whole process
    with _lock:
        if not _making:
            _found_on = gc.isenabled()
            gc.disable()
        _making += 1
    try:
        yield
    finally:
        with _lock:
            _making -= 1
            if not _making and _found_on:
                gc.enable()
