"""The engine that carries its model with it: a small one, served on this machine only."""

from reviewer.engines.local.engine import LocalEngine

__all__ = ["LocalEngine"]
