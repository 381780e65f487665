"""Stands in for the child process that serves a model: speaks the same protocol, with hand-written answers.

``python -m tests.engines.local_model.stub_serve FILE CONTEXT``; its process id is added to FILE as a line.
"""

import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LOADING = 2
"""So many times the list of models is refused, as while a model is being loaded."""


def main(file: str) -> None:
    key = sys.stdin.readline().strip()
    with Path(file).open("a", encoding="utf-8") as log:
        log.write(f"{os.getpid()}\n")
    asked = 0

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            nonlocal asked
            asked += 1
            self.answer({"data": [{"id": "stub"}]}, 503 if asked <= LOADING else 200)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            facts = "<facts-" in body["messages"][-1]["content"]
            text = json.dumps({"sentences": []} if facts else {"passages": []})
            message = {"role": "assistant", "content": text}
            usage = {"prompt_tokens": 9, "completion_tokens": 3}
            self.answer({"choices": [{"finish_reason": "stop", "message": message}], "usage": usage})

        def answer(self, payload: dict, status: int = 200) -> None:
            data = json.dumps(payload).encode()
            self.send_response(status if self.headers["Authorization"] == f"Bearer {key}" else 401)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            """Keep test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"http://127.0.0.1:{server.server_address[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
