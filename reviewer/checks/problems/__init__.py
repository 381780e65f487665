"""Problem and measure statements."""
