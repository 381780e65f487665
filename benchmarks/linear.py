"""Whether the cost of every stage grows with the text and no faster, on texts that make careless programs quadratic.

    python benchmarks/linear.py [--size CHARACTERS]

Each stage reads each text at a tenth and at the whole of ``--size`` (300,000 characters unless told). Printed are
both times in milliseconds and the growth between them: linear cost is a growth of about ten, quadratic one of about
a hundred. The last lines are single large inputs with their times: a file of nothing but headings, and a docx and a
PDF of a hundred pages are measured by ``converters.py``.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping

from reviewer.checks import check
from reviewer.documents import from_text
from reviewer.documents.chunks import chunk
from reviewer.documents.outline import outline
from reviewer.documents.tokens import token_counter
from reviewer.engines.base import no_progress
from reviewer.engines.extractive import ExtractiveEngine
from reviewer.model import Document
from reviewer.statements import find_statements

HEAD = "某县渔政局2023年度部门整体支出绩效自评报告\n一、部门概况\n负责渔港管理，在编31人。\n二、整体支出绩效情况\n"
SUMS = "本年收入合计100.00万元，其中：财政拨款收入60.00万元，占60.00%；其他收入40.00万元，占40.00%。\n"
DEEDS = "检查渔船412艘，查处违规18起（含无证，超载；等），持证率从61%提升至88%。\n"
PAIRS = "渔船检验偏慢，{n}艘未按期检验。\n"
UNITS: Mapping[str, str] = {
    "sums": SUMS,
    "deeds": DEEDS,
    "brackets": "（",
    "commas": "，",
    "quotes": "“，",
    "clauses": "加大的力度完善准确性的",
    "unmarked": "其中",
    "figures": "1，",
    "headings 一、": "一、\n",
    "headings 1.1": "1.1 甲\n",
    "contents": "目录\n一、甲\n",
}


def extracted(document: Document) -> None:
    ExtractiveEngine().extract(document, chunk(document, 1500, token_counter(None)), no_progress)


STAGES: Mapping[str, Callable[[Document], object]] = {
    "outline": lambda document: outline(document.text),
    "checks": check,
    "extraction": extracted,
    "statements": find_statements,
}


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=300_000)
    size = parser.parse_args().size
    check(from_text(HEAD + SUMS))
    print(f"{'text':16}{'stage':14}{'small ms':>12}{'whole ms':>12}{'growth':>10}")
    for name, unit in UNITS.items():
        small, whole = (from_text(HEAD + unit * (length // len(unit))) for length in (size // 10, size))
        for stage, work in STAGES.items():
            some, all_ = (seconds(lambda document=each, work=work: work(document)) for each in (small, whole))  # type: ignore[misc]
            growth = f"{all_ / some:10.1f}" if some > 0.001 else f"{'-':>10}"
            print(f"{name:16}{stage:14}{some * 1000:12.1f}{all_ * 1000:12.1f}{growth}", flush=True)
    for count in (300, 3000):
        problems = "".join(f"（{n}）" + PAIRS.format(n=n) for n in range(count))
        paired = from_text(f"{HEAD}三、存在的问题\n{problems}四、改进措施\n{problems}")
        print(f"{count} problems and measures: {seconds(lambda paired=paired: find_statements(paired)):.2f} s")  # type: ignore[misc]
    headings = "".join(f"{number % 99 + 1}.工作\n" for number in range(160_000))
    print(f"{len(headings)} characters of headings: {seconds(lambda: from_text(headings)):.2f} s")


if __name__ == "__main__":
    main()
