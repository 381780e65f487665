"""Engines propose; only code decides. See ``base.Engine``."""
