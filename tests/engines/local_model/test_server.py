"""The child that serves a model is started once, shared, and never outlives its parent. A stub stands in for it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import reviewer
from reviewer.batch import run
from reviewer.engines.local import LocalEngine, server
from reviewer.engines.local import engine as engine_module
from reviewer.engines.local.server import LocalServer, server_for
from reviewer.settings import Settings
from tests import samples
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")

STUB = "tests.engines.local_model.stub_serve"
PARENT = f"""
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background of a shell ignores it
from pathlib import Path
from reviewer.engines.local import server
server._SERVE, server.require_extra = {STUB!r}, lambda: None
server.server_for(Path(sys.argv[1]), 512).start()
print("ready", flush=True)
if sys.argv[2] == "fails":
    raise RuntimeError("a fault")
time.sleep(60)
"""


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_SERVE", STUB)
    for module in (server, engine_module):
        monkeypatch.setattr(module, "require_extra", lambda: None)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """What goes for the model's file; the stub writes the ids of its processes into it."""
    place = tmp_path / "stub.gguf"
    place.touch()
    return place


@pytest.fixture
def served(stub: None, file: Path) -> Iterator[LocalServer]:
    with server_for(file, 512) as running:
        yield running


def started(file: Path) -> list[int]:
    return [int(line) for line in file.read_text(encoding="utf-8").split()]


def runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def gone(process: int) -> bool:
    deadline = time.monotonic() + 8
    while runs(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not runs(process)


def test_it_is_started_once_for_all_who_ask_and_stopped(served: LocalServer, file: Path) -> None:
    assert server_for(file, 512) is served
    served.start()
    (process,) = started(file)
    assert runs(process)
    served.stop()
    assert gone(process)
    served.start()
    assert len(started(file)) == 2


def test_one_that_died_is_started_anew(served: LocalServer, file: Path) -> None:
    os.kill(started(file)[0], signal.SIGKILL)
    assert served._process is not None
    served._process.wait(8)
    served.start()
    assert runs(started(file)[1])


def test_reports_share_it(stub: None, file: Path) -> None:
    settings = Settings(engine="local", local_model=str(file), cache="off", relations=True)
    try:
        made = [reviewer.review(samples.document(), settings=settings) for _ in range(2)]
    finally:
        LocalEngine(settings).close()
    assert [review.engine.partial for review in made] == [False, False]
    assert all(review.engine.calls > 1 for review in made)
    assert len(started(file)) == 1
    assert all("勾稽关系" in note for review in made for note in review.engine.notes)


def test_a_batch_serves_one_model_however_many_processes_it_may_use(stub: None, file: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("a", "b", "c"):
        (inbox / f"{name}.txt").write_text(samples.TEXT, encoding="utf-8")
    settings = Settings(engine="local", local_model=str(file), cache="off", jobs=3)
    try:
        result = run([inbox], tmp_path / "out", settings=settings)
    finally:
        LocalEngine(settings).close()
    assert (len(result.reviewed), result.failed, result.partial) == (3, (), False)
    assert len(started(file)) == 1


@pytest.mark.parametrize("ending", ["killed", "interrupted", "fails"])
def test_it_ends_with_its_parent_however_that_ends(stub: None, file: Path, ending: str) -> None:
    command = [sys.executable, "-c", PARENT, str(file), ending]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        (process,) = started(file)
        if ending != "fails":
            parent.send_signal(signal.SIGKILL if ending == "killed" else signal.SIGINT)
        parent.wait(10)
    assert gone(process)
