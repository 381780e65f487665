"""How well an engine does on reports with a gold review: what it found, how true it is, what it cost."""

from reviewer.evaluation.gold import Gold, load_gold
from reviewer.evaluation.score import Score, score
from reviewer.evaluation.table import table

__all__ = ["Gold", "Score", "load_gold", "score", "table"]
