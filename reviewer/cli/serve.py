"""``reviewer serve``: starts the page in a child process with the hardened settings of ``.streamlit/config.toml``."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
import tomllib
import urllib.request
import webbrowser
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from reviewer.errors import ConfigError

_TRIES = 150


def command(
    port: Annotated[int, typer.Option(help="端口", min=1, max=65535)] = 8501,
    browser: Annotated[bool, typer.Option(help="自动打开浏览器")] = True,
) -> None:
    """在本机打开复核页面。"""
    raise typer.Exit(run(port, browser))


def run(port: int, browser: bool) -> int:
    """Serve the page on this machine until interrupted; the exit code of the server.

    Raises ConfigError for a port that cannot be had.
    """
    folder = _folder()
    _require(port)
    settings = tomllib.loads((folder / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    # Flags rather than the file: the user's working folder, with its reviewer.toml, stays the current one.
    flags = [
        f"--{section}.{key}={value}"
        for section, pairs in settings.items()
        for key, setting in pairs.items()
        for value in _values(setting)
    ]
    command = [sys.executable, "-m", "streamlit", "run", str(folder / "streamlit_app.py"), *flags]
    # Headless also where a browser is wanted: otherwise the server puts a notice of its own over the page.
    command += [f"--server.port={port}", "--server.headless=true"]
    if browser:
        threading.Thread(target=_open, args=(f"http://127.0.0.1:{port}",), daemon=True).start()
    typer.echo(f"复核页面：http://127.0.0.1:{port}（仅本机可访问，按 Ctrl+C 结束）", err=True)
    # Whoever ends this process ends the server with it: leaving ``subprocess.run`` by an exception stops the child.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        return subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _require(port: int) -> None:
    with socket.socket() as probe:
        # As the server does: a port whose last connections are only winding up is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            hint = f"可能已有一个复核页面在运行：打开 http://127.0.0.1:{port} 看看，或加 --port 换一个端口"
            raise ConfigError(f"端口 {port} 不能使用", hint=hint) from None


def _open(address: str) -> None:
    """Open the page in the user's browser once the server answers."""
    for _ in range(_TRIES):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            webbrowser.open(address)
            return


def _values(setting: object) -> list[str]:
    """What a flag is given: once, or once for every item of a list."""
    if isinstance(setting, list):
        return [str(item) for item in setting]
    return [str(setting).lower() if isinstance(setting, bool) else str(setting)]


def _folder() -> Path:
    """The page beside the installed package, or in the source tree."""
    installed = Path(str(files("reviewer"))) / "_app"
    folder = installed if installed.is_dir() else Path(__file__).resolve().parent.parent.parent
    if not (folder / "streamlit_app.py").is_file():
        raise ConfigError("没有找到页面程序 streamlit_app.py", hint="检查安装是否完整")
    return folder
