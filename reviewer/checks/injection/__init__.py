"""Attempts to steer the review."""
