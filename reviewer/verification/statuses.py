"""What each status means, with an invented example: the one table for code, tests and documentation.

``python -m reviewer.verification.statuses`` prints ``docs/verification.md``.
"""

from __future__ import annotations
