"""Tables recomputed: rows, columns, levels, rates."""
