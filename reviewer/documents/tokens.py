"""Counting tokens without the network: an exact vocabulary where one is at hand, else a labelled estimate."""

from __future__ import annotations

import hashlib
import math
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

_ENCODING = "o200k_base"
# Where tiktoken keeps a vocabulary: SHA-1 of its address; with another SHA-256 it would be fetched again.
_VOCABULARIES = {
    "o200k_base": "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    "cl100k_base": "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
}
_ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
_CL100K = re.compile(r"gpt-4(?:-(?!o)|$)|gpt-3\.5|gpt-35")
_O200K = re.compile(r"(?:ft:)?(?:gpt-4o|gpt-4\.[15]|gpt-5|chatgpt-4o|o[134](?:-|$))")
_CLASSES = re.compile(
    r"(?P<han>[\u4e00-\u9fff]+)|(?P<digits>\d+)|(?P<latin> ?[A-Za-z]+)|(?P<blank>\s+)"
    r"|(?P<dots>(?P<dot>[.…．·\-—_=*])(?P=dot){3,})|(?P<signs>[!-/:-@\[-`{-~\u2000-\u206f\u3000-\u303f\uff00-\uffef]+)"
    r"|(?P<others>.)",
    re.DOTALL,
)
# The 3755 everyday characters (level 1 of GB 2312) mostly share a token with a neighbour; others take two or three.
_EVERYDAY = frozenset(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
)
_SLICE = 40_000
_EVERYDAY_COST, _RARE_COST, _OTHER_COST = 0.86, 2.2, 2.5


class TokenCounter(Protocol):
    """How many tokens a text costs. ``exact``: by the vocabulary of the model asked for."""

    @property
    def name(self) -> str:
        """Which vocabulary counts, as shown to users."""

    @property
    def exact(self) -> bool:
        """Whether the count is that of the model's own vocabulary."""

    def count(self, text: str) -> int:
        """Tokens of ``text``."""


@dataclass(frozen=True)
class _Counter:
    name: str
    exact: bool
    counted: Callable[[str], int]

    def count(self, text: str) -> int:
        return sum(self.counted(part) for part in _slices(text))


def _slices(text: str) -> Iterator[str]:
    """The text in parts that every vocabulary accepts (bpe-openai refuses 200,000 tokens), cut at line ends."""
    start = 0
    while len(text) - start > _SLICE:
        line_end = text.rfind("\n", start + _SLICE // 2, start + _SLICE) + 1
        stop = line_end or start + _SLICE
        yield text[start:stop]
        start = stop
    if start < len(text):
        yield text[start:]


@cache
def token_counter(model: str | None = None) -> TokenCounter:
    """The best counter at hand for ``model`` (None: o200k_base); never touches the network.

    tiktoken if its vocabulary lies in its cache directory, else the vocabulary of the package bpe-openai, else an
    estimate by classes of characters. A model with a vocabulary of its own is counted with o200k_base, ``exact``
    False: Chinese models spend fewer tokens on Chinese text.
    """
    encoding = "cl100k_base" if model and _CL100K.match(model) else _ENCODING
    exact = model is None or bool(_CL100K.match(model) or _O200K.match(model))
    for source, load in (("tiktoken", _tiktoken), ("bpe-openai", _bpe_openai)):
        counted = load(encoding)
        if counted is not None:
            return _Counter(f"{encoding}（{source}）", exact, counted)
    return estimator()


def estimator() -> TokenCounter:
    """The counter that needs no vocabulary: weights by class of character, set not to fall below o200k_base."""
    return _Counter("估算（按字符类别）", False, _estimate)


def _tiktoken(encoding: str) -> Callable[[str], int] | None:
    if not _cached(encoding):
        return None
    try:
        import tiktoken
    except ImportError:
        return None
    loaded = tiktoken.get_encoding(encoding)
    return lambda text: len(loaded.encode_ordinary(text))


def _cached(encoding: str) -> bool:
    """Whether tiktoken would find this vocabulary, intact, where it keeps its files."""
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    if folder is None:
        folder = str(Path(tempfile.gettempdir()) / "data-gym-cache")
    if not folder:
        return False
    file = Path(folder) / hashlib.sha1(_ADDRESS.format(encoding).encode(), usedforsecurity=False).hexdigest()
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == _VOCABULARIES[encoding]
    except OSError:
        return False


def _bpe_openai(encoding: str) -> Callable[[str], int] | None:
    try:
        import bpe_openai
    except ImportError:
        return None
    loaded = bpe_openai.get_encoding(encoding)
    return lambda text: len(loaded.encode_ordinary(text))


def _estimate(text: str) -> int:
    return math.ceil(sum(_cost(match.lastgroup or "others", match.group()) for match in _CLASSES.finditer(text)))


def _cost(kind: str, run: str) -> float:
    """Tokens of a run of one class of characters; the weights are measured on Chinese official documents."""
    length = len(run)
    if kind == "han":
        rare = sum(char not in _EVERYDAY for char in run)
        return _EVERYDAY_COST * (length - rare) + _RARE_COST * rare
    if kind == "digits":
        return math.ceil(length / 3)
    if kind == "latin":
        return max(1.0, length / 4.8)
    if kind == "blank":
        return 1 + run.count("\n") // 12 + length // 64
    if kind == "dots":
        return 1 + length / 4
    if kind == "signs":
        return 1 if length == 1 else 0.75 * length
    return _OTHER_COST * length
