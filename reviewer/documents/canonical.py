"""Canonical text: NFC, ``\\n`` line ends, nothing else folded. All offsets are code points in it."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Every line end that Unicode knows, so that str.splitlines and a search for "\n" agree on what a line is.
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Half a character, as broken JSON may hold it: it has no UTF-8 and so no hash.
_HALF = re.compile("[\ud800-\udfff]")


def canonical(text: str) -> str:
    """``text`` in NFC with every line end as ``\\n``."""
    return unicodedata.normalize("NFC", _HALF.sub("\ufffd", _LINE_END.sub("\n", text)))


def digest(text: str) -> str:
    """SHA-256 (hexadecimal) of the UTF-8 bytes of ``text``."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
