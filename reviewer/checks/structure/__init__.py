"""Sections, numbering, placeholders."""
