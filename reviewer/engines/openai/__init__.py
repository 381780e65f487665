"""The engine that asks a model behind any OpenAI-compatible endpoint."""

from reviewer.engines.openai.engine import OpenAIEngine

__all__ = ["OpenAIEngine"]
