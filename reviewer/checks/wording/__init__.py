"""Wording, punctuation and qualifiers."""
