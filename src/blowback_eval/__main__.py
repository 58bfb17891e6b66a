"""``python -m blowback_eval`` is ``blowback-eval``."""

from __future__ import annotations

import sys

from blowback_eval.cli import main

if __name__ == "__main__":
    sys.exit(main())
