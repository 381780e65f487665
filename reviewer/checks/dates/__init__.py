"""Years, dates and tenses."""
