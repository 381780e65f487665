"""How fast quantities are read, and that the cost is linear in the text.

    python benchmarks/quantities.py [TEXT_FILE ...] [--size CHARACTERS]

For each file (without any: a report made up of the trade's own sentences) the best of twenty passes is printed
in milliseconds, then the same text ten and a hundred times as long. The second table feeds texts that
make careless readers quadratic: each at a tenth and at the whole of ``--size`` (a million characters
unless told), with the growth between the two; linear cost is a growth of about ten.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from reviewer.quantities import find_quantities

SAMPLE = (
    "2023年度收、支总计2345.67万元。与上年相比，增加123.45万元，增长5.56%，主要是因为项目支出增加。"
    "全年举办培训班12期，培训1500余人次，覆盖25个乡镇（街道），投入经费近30万元，群众满意度达百分之九十五以上。\n"
)
SEED_LENGTH = 12_700
HOSTILE = {
    "digits": "7", "万": "万", "十": "十", "一": "一", "brackets": "（", "openers": "〔", "quotes": "“",
    "spaces": " ", "line ends": "\n", "digit space": "1 ", "groups": "111 ", "commas": "111,",
    "wide commas": "111，", "dots": "1.", "hyphens": "1-", "plus": "1+", "letters": "a1", "一百": "一百",
    "分之": "三分之", "百分之": "百分之", "years": "2022年", "第": "第", "约": "约", "ranges": "5至",
    "fractions": "1/", "labels": "一村", "markers": "1、", "quoted": "“一", "broken": "1\n", "rates": "5元/",
    "halves": "半", "full width": "２", "signs": "-", "documents": "（2020）", "dates": "2022-01-01-",
}  # fmt: skip


def seconds(text: str, passes: int) -> float:
    best = float("inf")
    for _ in range(passes):
        start = time.perf_counter()
        find_quantities(text)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--size", type=int, default=1_000_000)
    arguments = parser.parse_args()
    texts = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in arguments.files}
    texts = texts or {"sample": (SAMPLE * (SEED_LENGTH // len(SAMPLE) + 1))[:SEED_LENGTH]}
    print(f"{'text':32}{'characters':>12}{'quantities':>12}{'ms':>10}{'×10':>10}{'×100':>10}")
    for name, text in texts.items():
        times = [seconds(text, 20), seconds(text * 10, 3), seconds(text * 100, 1)]
        cells = "".join(f"{each * 1000:10.1f}" for each in times)
        print(f"{name[:30]:32}{len(text):12}{len(find_quantities(text)):12}{cells}")
    print(f"\n{'hostile text':20}{'small ms':>12}{'whole ms':>12}{'growth':>10}")
    for name, unit in HOSTILE.items():
        whole = (unit * (arguments.size // len(unit) + 1))[: arguments.size]
        small = seconds(whole[: arguments.size // 10], 1)
        large = seconds(whole, 1)
        growth = f"{large / small:10.1f}" if small > 0.001 else f"{'-':>10}"
        print(f"{name:20}{small * 1000:12.1f}{large * 1000:12.1f}{growth}")


if __name__ == "__main__":
    main()
