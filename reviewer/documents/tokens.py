"""Counting tokens without the network: an exact vocabulary where one is at hand, else a labelled estimate."""

from __future__ import annotations

import hashlib
import math
import os
import re
import tempfile
from collections.abc import Callable
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
    r"(?P<han>[\u4e00-\u9fff]+)|(?P<digits>\d+)|(?P<latin>[A-Za-z]+)|(?P<spaces>[ \t]+)|(?P<breaks>\s+)"
    r"|(?P<dots>(?P<dot>[.…．·\-—_=*])(?P=dot){3,})"
    r"|(?P<signs>[\u2000-\u206f\u3000-\u303f\uff00-\uffef!-/:-@\[-`{-~]+)|(?P<others>.)",
    re.DOTALL,
)


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
        return self.counted(text) if text else 0


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


_WEIGHTS = {"han": 0.8, "others": 2.5}


def _estimate(text: str) -> int:
    total = 0.0
    for match in _CLASSES.finditer(text):
        length = match.end() - match.start()
        kind = match.lastgroup or "others"
        if kind == "digits":
            total += math.ceil(length / 3)
        elif kind == "latin":
            total += max(1.0, length / 3.5)
        elif kind in {"spaces", "breaks"}:
            total += 1 + length // 16
        elif kind == "dots":
            total += 1 + length / 4
        elif kind == "signs":
            total += 1 if length == 1 else 0.75 * length
        else:
            total += _WEIGHTS[kind] * length
    return math.ceil(total)
