"""A scripted endpoint: speaks the protocol over real HTTP on loopback; a function plays the model.

Whatever it answers was written by hand (or by the function) for a test: it is no model's work.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """What the endpoint sends back: a message, or with ``status`` ≥ 400 an error."""

    text: str | None = None
    finish: str = "stop"
    status: int = 200
    error: str = ""
    refusal: str | None = None
    raw: bytes | None = None


Script = Callable[[dict[str, Any]], Answer]


class Endpoint(NamedTuple):
    url: str
    requests: list[dict[str, Any]]


@contextmanager
def scripted(script: Script) -> Iterator[Endpoint]:
    """Serve ``script`` until the block ends; ``requests`` holds the bodies received."""
    received: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._send(200, {"object": "list", "data": [{"id": "hand-written", "object": "model", "owned_by": "test"}]})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            received.append(body)
            answer = script(body)
            if answer.raw is not None:
                self._write(answer.status, answer.raw)
            elif answer.status >= 400:
                self._send(answer.status, {"error": {"message": answer.error, "type": "test", "code": None}})
            else:
                self._send(200, _completion(answer))

        def _send(self, status: int, payload: dict[str, Any]) -> None:
            self._write(status, json.dumps(payload, ensure_ascii=False).encode())

        def _write(self, status: int, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            """Keep test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1", received)
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
        "usage": {
            "prompt_tokens": 100,
            "completion_tokens": 20,
            "total_tokens": 120,
            "prompt_tokens_details": {"cached_tokens": 64},
        },
    }
