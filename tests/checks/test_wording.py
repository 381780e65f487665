"""QUA01, TYP02, UNT03 on invented sentences."""

import pytest

from tests.checks.support import findings, quotes


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("开展检查近100余次。", "近100余次"),
        ("投入接近30多万元。", "接近30多万元"),
        ("发动近百余人。", "近百余人"),
        ("接待约2万余人次。", "约2万余人次"),
        ("培训超过500人左右。", "超过500人左右"),
        ("不足40家以上。", "不足40家以上"),
        ("不超过20%以上。", "不超过20%以上"),
        ("约占用300亩以上土地，大约300亩以上。", "大约300亩以上"),
    ],
)
def test_qualifiers_that_exclude_each_other(text: str, quote: str) -> None:
    (finding,) = findings("QUA01", text)
    assert (finding.evidence[0].quote, finding.severity, finding.certainty) == (quote, "minor", "certain")


def test_repetition_is_only_a_hint() -> None:
    (finding,) = findings("QUA01", "参会约50人左右。")
    assert (finding.evidence[0].quote, finding.severity, finding.certainty) == ("约50人左右", "info", "likely")


@pytest.mark.parametrize(
    "text",
    [
        "节约200余万元，签约20余个，预约100多人次。",
        "附近200余户，最近100余次，就近30余户。",
        "近10余年来，近三年来，近5年多。",
        "近200人，100余次，约50家，30%以上。",
        "超过200人，其中50人以上为党员。",
        "赶超20余个县。",
        "近1000余额不足。",
    ],
)
def test_qualifiers_that_agree(text: str) -> None:
    assert not findings("QUA01", text)


def test_two_places_are_two_findings() -> None:
    assert quotes("QUA01", "检查近100余次，投入近30余万元。") == ["近100余次", "近30余万元"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("新装设备48台，，运行正常。", "新装设备48台，，"),
        ("走访企业。。解决问题。", "走访企业。。"),
        ("一是甲；。二是乙。", "一是甲；。"),
        ("走访甲，、乙。", "走访甲，、"),
        ("共三项：：甲。", "共三项：："),
        ("走访甲， ，乙。", "走访甲， ，"),
    ],
)
def test_doubled_marks(text: str, quote: str) -> None:
    assert quotes("TYP02", text) == [quote]


@pytest.mark.parametrize(
    "text", ["等等……全部完成。", "一、概况。。。。。。3", "编号1,2,,3", "他说：“好。”，走了。", "甲——乙。"]
)
def test_marks_that_may_stand_together(text: str) -> None:
    assert not findings("TYP02", text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("阅读量400百余万次。", "400百余万"),
        ("参训4百千余人。", "4百千余"),
        ("支出1848..66万元。", "1848..66"),
        ("支出12.34.56万元。", "12.34.56"),
        ("资金20万万元。", "20万万元"),
        ("总额3亿万元。", "3亿万元"),
        ("培训300千余人。", "300千余"),
        ("完成率95%%。", "95%%"),
        ("支出58元元。", "58元元"),
        ("支出1,28,600元。", "1,28,600"),
        ("支出1848.万元。", "1848."),
    ],
)
def test_numbers_that_cannot_be_read(text: str, quote: str) -> None:
    assert quotes("UNT03", text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "阅读量4百余万次，群众2千多户，党员5百余人。",
        "支出1,286,045.30元，另有12,000万元。",
        "规划期2021.1.1至2025.12.31，版本2.3.1，地址192.168.1.1。",
        "总产值3万亿元，3亿元，完成率95%。",
        "20百分点、300千米、12千克、30十四五。",
        "一、概况......5",
    ],
)
def test_numbers_that_can(text: str) -> None:
    assert not findings("UNT03", text)
