"""Reviews through an endpoint that fails in 30% of its calls: complete or visibly partial, none wrong.

    python benchmarks/engine_faults.py [REVIEWS]

Each review is of another invented report. Every outcome is compared with that of the same report without
faults; then the partial ones are finished from the cache, and no call that had succeeded may be made again.
Exits 1 when a review is wrong.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from endpoint import Endpoint, endpoint

import reviewer
from reviewer.model import Document, Review
from reviewer.pipeline import make_engine
from reviewer.settings import Settings

SHARE = 0.32  # of calls by their hash; in 200 reviews 30% of them
SIDE_BY_SIDE = 8
TEXT = """某县水务局202{n}年度部门整体支出绩效自评报告

一、部门基本情况
1、收入情况说明
本年收入合计{a}.00万元，其中：财政拨款收入{b}.00万元，其他收入40.00万元。
二、整体支出绩效情况
（一）河道治理
清淤河道{n}8公里，完成投资近{a}万元，加固堤防{b}处。开展巡查{a}余次，整改隐患{n}7处，办结率100%。
（二）农村供水
新建供水站{n}座，改造管网{a}公里，受益人口{b}人。抽检水样{b}份，合格率98.{n}%。
三、存在的问题
1、项目储备不足。全年储备项目{n}个，比计划少2个，主要是前期论证滞后。
四、改进措施
1、规划股牵头，6月底前完成{n}个项目的前期论证。
"""


def document(number: int) -> Document:
    """One of many reports with figures of their own."""
    text = TEXT.format(n=number % 10, a=300 + number, b=260 + number)
    return reviewer.from_text(text, name=f"{number}.txt")


def decisions(review: Review) -> dict[str, object]:
    """What is verified, by its place in the report."""
    found: dict[str, object] = {
        f"{done.evidence[0].start}-{done.evidence[0].end}": (done.statement, done.status, done.numbers)
        for done in review.achievements
        if done.status == "verified"
    }
    return {**found, "findings": review.findings, "passes": review.passes}


def run_all(settings: Settings, reviews: int) -> list[Review]:
    """Side by side, with the limits shared, as a batch does it."""
    held = make_engine("openai", settings)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        made = [*pool.map(lambda n: reviewer.review(document(n), settings=settings), range(reviews))]
    del held
    return made


def judged(review: Review, truth: Review) -> str:
    """complete, partial, or what is wrong."""
    told, true = decisions(review), decisions(truth)
    if any(true.get(place) != said for place, said in told.items()):
        return "wrong: something verified that is not so without faults"
    if not review.engine.partial:
        same = told == true and review.summary == truth.summary and review.statements == truth.statements
        return "complete" if same else "wrong: said to be complete, and something is missing"
    named = bool(review.engine.failed) and all(each.section and each.reason for each in review.engine.failed)
    return "partial" if named else "wrong: partial without a name"


def measure(server: Endpoint, folder: Path, reviews: int) -> bool:
    base = {"engine": "openai", "base_url": server.url, "model": "hand-written", "chunk_tokens": 200, "retries": 2}
    settings = Settings.model_validate({**base, "cache": str(folder / "replies.sqlite"), "concurrency": 16})
    truths = run_all(settings.model_copy(update={"cache": "off"}), reviews)
    server.seen()
    server.inject(SHARE)
    began = time.perf_counter()
    made = run_all(settings, reviews)
    seconds = time.perf_counter() - began
    faulty = server.seen()
    tally = Counter(judged(review, truth) for review, truth in zip(made, truths, strict=True))
    server.inject(0.0)
    finished = run_all(settings, reviews)
    after = server.seen()
    again = Counter(judged(review, truth) for review, truth in zip(finished, truths, strict=True))
    calls, faults = sum(faulty.requests.values()), sum(faulty.faults.values())
    repeated = sum(count - 1 for count in faulty.answered.values()) + len(
        faulty.answered.keys() & after.requests.keys()
    )
    print(f"{reviews} reviews, {calls} calls, faults in {faults} ({faults / calls:.0%}), {seconds:.1f} s")
    print("  by kind:", ", ".join(f"{kind} {count}" for kind, count in sorted(faulty.faults.items())))
    print("  first run:", dict(tally), " resumed:", dict(again))
    print(f"  calls of the second run: {sum(after.requests.values())}; succeeded calls made again: {repeated}")
    return not repeated and {*tally} <= {"complete", "partial"} and {*again} == {"complete"}


def main(reviews: int) -> int:
    with tempfile.TemporaryDirectory() as folder, endpoint() as server:
        return 0 if measure(server, Path(folder), reviews) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
