"""What our side of the calls costs: 60 reports against an endpoint that answers in 200 ms, 16 calls in flight.

    python benchmarks/engine_overhead.py [REPORTS]

Prints seconds against the ideal (calls x 0.2 s / 16) and CPU per call; then the same number of calls by a bare HTTP
client, which shows what of it is the machine's. The engine alone is measured: chunks are cut before (seven calls
a report, as the real one of 12,700 characters takes: five pieces, relations, summary), and proposals are not merged,
since checking and merging cost the same without a model. The endpoint runs in a process of its own; its CPU is not
counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from endpoint import endpoint

import reviewer
from reviewer.documents.chunks import chunk
from reviewer.documents.tokens import token_counter
from reviewer.engines.base import no_progress
from reviewer.engines.openai import OpenAIEngine
from reviewer.model import Chunk, Document
from reviewer.settings import Settings
from reviewer.tasks.facts import Fact

DELAY, IN_FLIGHT = 0.2, 16
CHUNK = 60
TEXT = "某县河务局2031年度部门整体支出绩效自评报告\n一、部门整体支出绩效情况\n" + "".join(
    f"（{order}）{work}\n全年完成{{n}}{order}类{work}任务{{a}}件，比上年增加{{b}}件，投入资金12.50万元，办理群众来信{{a}}件。\n"
    for order, work in zip("一二三四五", ("清淤疏浚", "堤防加固", "水质监测", "河长巡查", "防汛演练"), strict=True)
)
FACTS = [Fact(id="A01", kind="achievement", text="清淤河道18公里", quotes=("清淤河道18公里",))]


def measure(url: str, reports: Sequence[tuple[Document, tuple[Chunk, ...]]]) -> tuple[int, float, float]:
    """Calls, seconds, and CPU seconds of this process."""
    settings = Settings(
        base_url=url, model="hand-written", concurrency=IN_FLIGHT, cache="off", retries=0, structured="json_schema"
    )
    engines = [OpenAIEngine(settings) for _ in reports]

    def one(engine: OpenAIEngine, report: tuple[Document, tuple[Chunk, ...]]) -> None:
        done = engine.extract(*report, no_progress)
        assert not done.failed and not engine.relate(report[0], no_progress).failed
        engine.summarise(FACTS, 300, no_progress)

    with ThreadPoolExecutor(len(reports)) as pool:
        began, cpu = time.perf_counter(), time.process_time()
        [*pool.map(one, engines, reports)]
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    return sum(engine.info.calls for engine in engines), seconds, cpu


def bare(url: str, calls: int) -> float:
    """Seconds for as many calls of about the same size without any engine."""
    import asyncio

    import httpx2

    asked = "<report-00000000>\n清淤河道18公里。\n</report-00000000>"
    body = {"model": "m", "messages": [{"role": "system", "content": "系" * 800}, {"role": "user", "content": asked}]}

    async def all_calls() -> float:
        slots = asyncio.Semaphore(IN_FLIGHT)
        async with httpx2.AsyncClient(trust_env=False, timeout=30) as client:

            async def one() -> None:
                async with slots:
                    (await client.post(f"{url}/chat/completions", json=body)).json()

            began = time.perf_counter()
            await asyncio.gather(*(one() for _ in range(calls)))
            return time.perf_counter() - began

    return asyncio.run(all_calls())


def main(count: int) -> int:
    counter = token_counter("hand-written")
    documents = [reviewer.from_text(TEXT.format(n=n, a=300 + n, b=20 + n)) for n in range(count)]
    reports = [(each, chunk(each, CHUNK, counter)) for each in documents]
    with endpoint(DELAY) as server:
        measure(server.url, reports[:2])
        calls, seconds, cpu = measure(server.url, reports)
        plain = bare(server.url, calls)
    ideal = calls * DELAY / IN_FLIGHT
    print(f"{count} reports, {calls} calls, {IN_FLIGHT} in flight, {DELAY * 1000:.0f} ms each")
    print(f"  {seconds:.2f} s, ideal {ideal:.2f} s: {seconds / ideal:.3f} x")
    print(f"  {cpu / calls * 1000:.2f} ms of CPU per call")
    print(f"  a bare HTTP client: {plain:.2f} s, {plain / ideal:.3f} x")
    return 0 if seconds <= 1.10 * ideal and cpu / calls <= 0.005 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
