"""What the achievements rest on."""
