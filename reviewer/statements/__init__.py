"""Problem and measure statements: where each begins and ends, what it consists of, how specific it is."""

from reviewer.statements.assess import Assessment, assess
from reviewer.statements.find import find_statements

__all__ = ["Assessment", "assess", "find_statements"]
