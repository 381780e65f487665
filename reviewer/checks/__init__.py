"""The report checked against itself. ``check(document)`` runs every registered check."""

from reviewer.checks.registry import all_checks, select
from reviewer.checks.runner import check

__all__ = ["all_checks", "check", "select"]
