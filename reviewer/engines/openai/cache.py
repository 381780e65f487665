"""Replies that were had before, in SQLite; safe for several processes and threads.

Only replies that could be used are kept, so what failed is asked again and what succeeded never is. The key is
a hash of everything that decides a reply; see ``key_of``.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import threading
from pathlib import Path
from typing import NamedTuple

from reviewer.errors import StoreError

_PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""
_FORM = 1


class Kept(NamedTuple):
    """A usable reply as it came, and what it cost in tokens."""

    text: str
    prompt: int
    completion: int


def key_of(*, endpoint: str, model: str, profile: str, prompt: str, schema: str, sent: str) -> str:
    """SHA-256 over what decides a reply: place, model and profile, hashes of prompt and schema, and what was sent."""
    parts = {"endpoint": endpoint, "model": model, "profile": profile, "prompt": prompt, "schema": schema, "sent": sent}
    return digest(json.dumps(parts, sort_keys=True, ensure_ascii=False))


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def cache_path(setting: str) -> Path | None:
    """The file the setting means; None for "off"."""
    if setting == "off":
        return None
    if setting != "auto":
        return Path(setting).expanduser()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "reviewer" / "replies.sqlite"


class Cache:
    """Raises StoreError when the file cannot be opened or is no cache."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # It holds words of reports: for nobody else's eyes, from the first byte on.
            path.touch(mode=0o600)
            self._file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS replies ("
                "key TEXT PRIMARY KEY, text TEXT NOT NULL, prompt INTEGER NOT NULL, completion INTEGER NOT NULL, "
                "created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) WITHOUT ROWID"
            )
            if self._file.execute("PRAGMA user_version").fetchone()[0] not in (0, _FORM):
                raise sqlite3.DatabaseError("unknown form")
            self._file.execute(f"PRAGMA user_version = {_FORM}")
        except (OSError, sqlite3.Error) as error:
            raise self._error(error) from None

    def get(self, key: str) -> Kept | None:
        """The reply kept under ``key``. Raises StoreError."""
        try:
            with self._lock:
                row = self._file.execute(
                    "SELECT text, prompt, completion FROM replies WHERE key = ?", (key,)
                ).fetchone()
        except sqlite3.Error as error:
            raise self._error(error) from None
        return Kept(*row) if row else None

    def put(self, key: str, kept: Kept) -> None:
        """Keep a reply in place of an older one. Raises StoreError."""
        try:
            with self._lock:
                self._file.execute(
                    "INSERT OR REPLACE INTO replies (key, text, prompt, completion) VALUES (?, ?, ?, ?)", (key, *kept)
                )
        except sqlite3.Error as error:
            raise self._error(error) from None

    def close(self) -> None:
        self._file.close()

    def _error(self, error: Exception) -> StoreError:
        return StoreError(
            f"回答缓存 {self._path} 无法使用：{error}", hint='检查权限和磁盘空间，删除该文件，或设置 cache = "off"'
        )
