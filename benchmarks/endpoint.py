"""A scripted OpenAI-compatible endpoint in a process of its own, for the benchmarks of the engine.

The "model" is a function written by hand: it copies clauses with figures out of the text it is shown, and facts
into the summary, word for word. Faults are injected by a hash of the request and its turn, so that a run can be
repeated.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import NamedTuple

_SHOWN = re.compile(r"<(report|facts)-\w{8}>\n(.*)\n</", re.S)
_DONE = re.compile(r"[^。；\n]*\d[^。；\n]*")
_FACT = re.compile(r"^\[(\S+)\] (.+)$", re.M)


class Seen(NamedTuple):
    """What the endpoint saw: requests by hash, those answered well by hash, faults by kind."""

    requests: dict[str, int]
    answered: dict[str, int]
    faults: dict[str, int]


class Endpoint(NamedTuple):
    url: str
    tell: Connection

    def seen(self) -> Seen:
        """What was seen since the last time this was asked."""
        self.tell.send("seen")
        return Seen(*self.tell.recv())

    def inject(self, share: float) -> None:
        """From now on this share of calls meets a fault."""
        self.tell.send(share)
        self.tell.recv()


@contextmanager
def endpoint(delay: float = 0.0) -> Iterator[Endpoint]:
    """Serve until the block ends; every good answer takes ``delay`` seconds."""
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_main, args=(there, delay), daemon=True)
    process.start()
    try:
        yield Endpoint(here.recv(), here)
    finally:
        process.terminate()
        process.join()


def answer(asked: str) -> str:
    """What the honest model says."""
    if "<report-" in asked and "所在章节" not in asked:  # the passages with figures, from the whole report
        return '{"relations":[]}'
    found = _SHOWN.search(asked[asked.rfind("<report-") if "<report-" in asked else asked.rfind("<facts-") :])
    assert found
    if found[1] == "facts":
        sentences = [{"cites": [name], "text": f"{text}。"} for name, text in _FACT.findall(found[2])[:2]]
        return json.dumps({"sentences": sentences}, ensure_ascii=False)
    more = {"numbers": [], "category": "output", "scope": "本部门", "period": "本年"}
    quotes = [quote.strip() for quote in _DONE.findall(found[2]) if quote.strip()]
    done = [{"quote": quote, "statement": quote, **more} for quote in quotes]
    return json.dumps({"achievements": done, "statements": []}, ensure_ascii=False)


def _completion(text: str | None, finish: str = "stop", **more: object) -> bytes:
    message = {"role": "assistant", "content": text, **more}
    usage = {"prompt_tokens": 1500, "completion_tokens": 200, "total_tokens": 1700}
    return json.dumps({"choices": [{"index": 0, "finish_reason": finish, "message": message}], "usage": usage}).encode()


def _http(status: int, body: bytes, *headers: str, kind: str = "application/json") -> bytes:
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _error(status: int, *headers: str) -> bytes:
    return _http(status, b'{"error": {"message": "injected", "type": "test", "code": null}}', *headers)


_EVENT = b'data: {"choices": [{"delta": {"content": "{"}, "finish_reason": null}]}\n\n'
# What is sent instead of a good answer; one that does not close the body is cut off by closing the connection.
FAULTS: dict[str, Callable[[str], bytes]] = {
    "429": lambda good: _error(429),
    "429 retry-after": lambda good: _error(429, "retry-after-ms: 30"),
    "500": lambda good: _error(500),
    "503": lambda good: _error(503),
    "dropped": lambda good: b"",
    "cut body": lambda good: _http(200, _completion(good))[:-40],
    "html": lambda good: _http(200, b"<html>gateway</html>", kind="text/html"),
    "broken protocol": lambda good: _http(200, _completion(good)[:-30]),
    "stream ends early": lambda good: _http(200, _EVENT, kind="text/event-stream"),
    "empty": lambda good: _http(200, _completion("")),
    "null": lambda good: _http(200, _completion(None)),
    "prose": lambda good: _http(200, _completion("抱歉，我不能。")),
    "truncated json": lambda good: _http(200, _completion(good[: len(good) // 2])),
    "wrong schema": lambda good: _http(200, _completion('{"achievements": [{"quote": 1}], "statements": "x"}')),
    "other object": lambda good: _http(200, _completion('{"result": "ok"}')),
    "refusal": lambda good: _http(200, _completion(None, refusal="no")),
    "filter": lambda good: _http(200, _completion(None, "content_filter")),
    "length": lambda good: _http(200, _completion(good[:20], "length")),
}


async def _serve(tell: Connection, delay: float) -> None:
    share = 0.0
    seen = Seen({}, {}, {})

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).lower():
                size = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
                raw = await reader.readexactly(size)
                whole = await respond(raw, writer)
                if not whole:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def respond(raw: bytes, writer: asyncio.StreamWriter) -> bool:
        messages = json.loads(raw)["messages"]
        key = hashlib.sha256(json.dumps(messages).encode()).hexdigest()
        turn = seen.requests.get(key, 0)
        seen.requests[key] = turn + 1
        text = answer("\n".join(message["content"] for message in messages if message["role"] == "user"))
        dice = random.Random(f"{key}{turn}{share}")
        if dice.random() < share:
            kind = dice.choice([*FAULTS])
            seen.faults[kind] = seen.faults.get(kind, 0) + 1
            sent = FAULTS[kind](text)
            writer.write(sent)
            await writer.drain()
            return kind not in {"dropped", "cut body"}
        await asyncio.sleep(delay)
        writer.write(_http(200, _completion(text)))
        await writer.drain()
        seen.answered[key] = seen.answered.get(key, 0) + 1
        return True

    def told() -> None:
        nonlocal share, seen
        asked = tell.recv()
        if asked == "seen":
            tell.send(tuple(seen))
            seen = Seen({}, {}, {})
        else:
            share = asked
            tell.send("ok")

    server = await asyncio.start_server(handle, "127.0.0.1", 0, backlog=256)
    asyncio.get_running_loop().add_reader(tell.fileno(), told)
    tell.send(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1")
    await server.serve_forever()


def _main(tell: Connection, delay: float) -> None:
    asyncio.run(_serve(tell, delay))
