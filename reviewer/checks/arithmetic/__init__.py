"""Sums, shares, growth, averages: figures recomputed."""
