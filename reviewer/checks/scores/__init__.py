"""Scores, bands and breakdowns."""
