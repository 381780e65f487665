"""A model served on loopback by a child process: started, waited for, stopped."""

from __future__ import annotations

import atexit
import queue
import secrets
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from reviewer.errors import ConfigError, Unavailable

_SERVE = "reviewer.engines.local.serve"
_PATIENCE = 300.0
_STEP = 0.1
_ENDING = 5.0


_servers: dict[tuple[Path, int], LocalServer] = {}
_lock = threading.Lock()


def server_for(file: Path, context: int) -> LocalServer:
    """The server of this model in this process: reports share one, as its memory and its one slot are the machine's."""
    with _lock:
        return _servers.setdefault((file, context), LocalServer(file, context))


class LocalServer:
    """Serves ``file`` with ``context`` tokens; use as a context manager, or call ``start`` and ``stop``.

    ``url`` and ``key`` are set once it is ready. Raises ConfigError when the extra is not installed, Unavailable
    when the model does not load.
    """

    def __init__(self, file: Path, context: int, patience: float = _PATIENCE) -> None:
        self._file, self._context, self._patience = file, context, patience
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        self.key = ""
        self._starting = threading.Lock()

    def start(self) -> None:
        """Start the child, unless it runs, and wait until the model answers."""
        with self._starting:
            if self._process is None or self._process.poll() is not None:
                self._start()

    def _start(self) -> None:
        self.stop()
        require_extra()
        atexit.register(self.stop)
        self.key = secrets.token_urlsafe(24)
        command = [sys.executable, "-m", _SERVE, str(self._file), str(self._context)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(f"{self.key}\n")
            self._process.stdin.flush()
            deadline = time.monotonic() + self._patience
            self.url = f"{self._address(self._process, deadline)}/v1"
            self._await_model(self._process, deadline)
        except (OSError, Unavailable):
            self.stop()
            raise Unavailable(
                f"本机模型 {self._file.name} 没有启动成功",
                hint="内存可能不足，或文件损坏：重新运行 reviewer model fetch",
            ) from None

    def stop(self) -> None:
        """End the child; nothing when it is not running."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def __enter__(self) -> LocalServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _address(self, process: subprocess.Popen[str], deadline: float) -> str:
        """The address the child prints; an empty line or silence means that it failed."""
        lines: queue.Queue[str] = queue.Queue()
        stdout = process.stdout
        assert stdout is not None
        threading.Thread(target=lambda: lines.put(stdout.readline()), daemon=True).start()
        try:
            address = lines.get(timeout=max(0.0, deadline - time.monotonic())).strip()
        except queue.Empty:
            raise Unavailable("没有在时限内启动") from None
        if not address.startswith("http://127.0.0.1:"):
            raise Unavailable("没有启动")
        return address

    def _await_model(self, process: subprocess.Popen[str], deadline: float) -> None:
        """Poll until the list of models is served; 503 means that the model is still being loaded."""
        opener = build_opener(ProxyHandler({}))
        request = Request(f"{self.url}/models", headers={"Authorization": f"Bearer {self.key}"})
        while time.monotonic() < deadline and process.poll() is None:
            try:
                with opener.open(request, timeout=_ENDING):
                    return
            except HTTPError as error:
                error.close()
                if error.code != 503:
                    break
            except URLError:
                pass
            time.sleep(_STEP)
        raise Unavailable("模型没有载入")


def require_extra() -> None:
    """Raises ConfigError when the package that serves models is not installed."""
    from importlib.util import find_spec

    if find_spec("xllamacpp") is None:
        raise ConfigError(
            "没有安装本机模型的运行库", hint="运行 pip install 'reviewer[local]'，或改用 --engine extractive"
        )
