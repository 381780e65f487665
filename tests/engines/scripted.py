"""A scripted endpoint: speaks the protocol over real HTTP on loopback; a function plays the model.

Whatever it answers was written by hand (or by the function) for a test: it is no model's work.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """What the endpoint sends back: a message, or with ``status`` ≥ 400 an error.

    ``code`` is that of the error; ``raw`` a body sent as it is; ``delay`` seconds before the answer, ``drip``
    seconds between its bytes; ``drop`` closes the connection instead, ``cut`` after that many bytes of the body.
    """

    text: str | None = None
    finish: str = "stop"
    status: int = 200
    error: str = ""
    refusal: str | None = None
    raw: bytes | None = None
    code: str | None = None
    headers: Mapping[str, str] = MappingProxyType({})
    content_type: str = "application/json"
    delay: float = 0
    drip: float = 0
    drop: bool = False
    cut: int | None = None
    usage: Mapping[str, Any] | None = MappingProxyType(
        {
            "prompt_tokens": 100,
            "completion_tokens": 20,
            "total_tokens": 120,
            "prompt_tokens_details": {"cached_tokens": 64},
        }
    )


Script = Callable[[dict[str, Any]], Answer]


class Endpoint(NamedTuple):
    """``requests`` are the bodies received, ``paths`` where to and ``headers`` with what."""

    url: str
    requests: list[dict[str, Any]]
    paths: list[str]
    headers: list[dict[str, str]]


class _Server(ThreadingHTTPServer):
    """Knows what to answer, and keeps what it was asked."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, script: Script, models: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = script
        self.models = models
        self.asked = Endpoint(f"http://127.0.0.1:{self.server_address[1]}/v1", [], [], [])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is part of some tests."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        listed = [{"object": "model", "owned_by": "test", "created": 0, **model} for model in self.server.models]
        self._send(Answer(), {"object": "list", "data": listed})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.requests.append(body)
        self.server.asked.paths.append(self.path)
        self.server.asked.headers.append({name.lower(): value for name, value in self.headers.items()})
        answer = self.server.script(body)
        time.sleep(answer.delay)
        if answer.drop:
            self._hang_up()
        elif answer.raw is not None:
            self._write(answer, answer.raw)
        elif answer.status >= 400:
            self._send(answer, {"error": {"message": answer.error, "type": "test", "code": answer.code}})
        else:
            self._send(answer, _completion(answer))

    def _send(self, answer: Answer, payload: dict[str, Any]) -> None:
        self._write(answer, json.dumps(payload, ensure_ascii=False).encode())

    def _write(self, answer: Answer, data: bytes) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(data)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if answer.cut is not None:
            self.wfile.write(data[: answer.cut])
            self._hang_up()
            return
        if answer.drip:
            for place in range(0, len(data), 16):
                self.wfile.write(data[place : place + 16])
                time.sleep(answer.drip)
            return
        self.wfile.write(data)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *args: object) -> None:
        """Keep test output clean."""


@contextmanager
def scripted(script: Script, models: Sequence[Mapping[str, Any]] = ({"id": "hand-written"},)) -> Iterator[Endpoint]:
    """Serve ``script`` until the block ends; ``requests`` holds the bodies received."""
    server = _Server(script, models)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _completion(answer: Answer) -> dict[str, Any]:
    message = {"role": "assistant", "content": answer.text, "refusal": answer.refusal}
    return {
        "id": "test",
        "object": "chat.completion",
        "created": 0,
        "model": "hand-written",
        "choices": [{"index": 0, "finish_reason": answer.finish, "message": message}],
        "usage": answer.usage and dict(answer.usage),
    }
