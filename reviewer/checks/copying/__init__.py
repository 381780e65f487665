"""Text that belongs to somebody else, or stands twice."""
