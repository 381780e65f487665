"""Units and malformed numbers."""
