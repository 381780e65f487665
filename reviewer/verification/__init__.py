"""Verification: where a quotation stands in the source, and whether it bears out a claim's numbers.

:func:`locate` finds a quotation exactly or after folding that changes no content; :func:`verify_claim`
compares each number, date and label of a claim with those of its quotations, as quantities. Nothing here
asks a model, and nothing but the texts is looked at.
"""

from reviewer.verification.claim import verify_claim
from reviewer.verification.locate import locate

__all__ = ["locate", "verify_claim"]
