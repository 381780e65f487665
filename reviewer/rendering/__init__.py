"""Results for people: a table for the terminal, Markdown, one self-contained html page."""
