"""What an engine is asked for, and how its proposals become verified nouns. No I/O here."""
