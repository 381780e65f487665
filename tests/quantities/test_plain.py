"""The short cut for plain numbers changes nothing but the time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.model import Quantity
from reviewer.quantities import find_quantities, scanner

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").rglob("*.txt"))
BEFORE = [
    "共", "计", "约", "近", "超", "过", "低于", "不足", "达到", "至", "到", "从", "第", "前", "几", "数", "上", "下",
    "负", "正", "元", "国", "又", "和", "占", "于", "为", "，", "。", "、", "：", "（", "“", "-", "¥", "人民币",
    "十", "3", "A", "增长", "减少", "其中", "户均", "每年", "2至", "5、", "1/", "第3", "2022年", "零下",
]  # fmt: skip
DIGITS = ["0", "5", "05", "12", "0.5", "36.06", "1350", "1350.80", "2022", "123456789", "1234567890", "1,234"]
SCALES = ["", "万", "亿", "千", "万亿", "余万", "多"]
UNITS = [
    "元", "%", "人", "人次", "个", "户", "次", "家", "项", "处", "件", "村", "套", "支", "只", "头", "公里", "平方米",
    "百分点",
]  # fmt: skip
BEHIND = [
    *("", "，", "。", "、", "）", "”", "\n", " ", "/", "+", "5", "A"),
    *(
        "以上",
        "左右",
        "余",
        "半",
        "次",
        "月",
        "百分点",
        "均已",
        "全会",
        "至3个",
        "每年",
        "分",
        "贫困户",
        "员工",
        "标准",
        "的",
        "理",
    ),
]


def the_long_way(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Quantity]:
    with monkeypatch.context() as patched:
        patched.setattr(scanner, "plain_at", lambda *_: None)
        return find_quantities(text)


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from(BEFORE),
    st.sampled_from(DIGITS),
    st.sampled_from(SCALES),
    st.sampled_from(UNITS),
    st.sampled_from(BEHIND),
)
def test_between_all_neighbours(before: str, digits: str, scale: str, unit: str, behind: str) -> None:
    patch = pytest.MonkeyPatch()
    for text in (f"{before}{digits}{scale}{unit}{behind}", f"全年{before}{digits}{scale}{unit}{behind}。"):
        assert find_quantities(text) == the_long_way(text, patch)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_in_whole_reports(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text(encoding="utf-8")
    assert find_quantities(text) == the_long_way(text, monkeypatch)


def test_the_short_cut_is_taken_for_most_numbers_of_a_sentence() -> None:
    text = "新建泵站12座，投入资金350.40万元，合格率96.5%，惠及群众3万人。"
    assert all(scanner.plain_at(text, found.start, 0) == found for found in find_quantities(text))
