"""Many reports, one after another or side by side; one bad file never stops the rest."""

from reviewer.batch.runner import BatchResult, Failed, run

__all__ = ["BatchResult", "Failed", "run"]
