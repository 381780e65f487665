"""What a claim may not add, drop or change beside its numbers: plans, remainders, spans of time, areas, firsts."""

from __future__ import annotations

import pytest

from reviewer.verification import verify_claim

CHECKED = "全年排查隐患42处，已整改31处，剩余11处正在整改。"
PLANNED = "计划新建公厕15座。"
BUILT = "新建公厕15座，开工建设泵站3座。"
SPAN = "五年累计改造危房860户，当年投入资金120万元，居民收入年均增长6.2%。"
AREA = "全市绿化面积8.5平方公里，全市游客接待量居全省第3位。"
FEE = "保洁员补贴人均月增80元。"
SHARED = "“暖冬”、“护苗”行动共救助260人。"
YEARS = "2020年发放补贴33万元，2021年发放补贴47万元，比2020年增长42.42%。"
CITIES = "城乡居民收入分别增长4.1%和6.3%。"
RISE = "税收增长7%，达到3.2亿元，压减会议费18万元，年末车辆数为26辆，比上年增加4辆。"
HOUSES = "全县415户均已通电，户均补贴600元，清退企业37户。"
PLACES = "医疗机构共96个，其中医院8个、诊所88个；完成技改投资5.1亿元、研发投入2.3亿元，分别增长9%、12%。"
OVER = "12个重点项目完成投资29亿元、超年度计划28%，签约客商稳定在80%以上。"
TEACHERS = "现有专任教师310人，其中教授72人、副教授127人；全市产值迈上5万亿台阶、增量超1.3万亿元。"
TOWNS = "城市小区覆盖率98%，受理申请92件，办结83件，平均用时3天，协会会员总数73人，改造小区10户。"
RANKED = "研发人员159人，居全省首位。"
LEFT_OPEN = "化解积案17件，尚有3件正在办理。"
FIRST = "累计争取资金3.6亿元，2023年首次突破1.5亿元。"
INCOME = "部门预算收入132.5万元，其中财政拨款92.5万元、其他收入40万元，户均增收300元，人均收入1.4万元。"

NAMED = "在《引才行动计划》和7个配套文件的基础上，又出台三个办法。"
SUM = "拨款收入200.00万元、其他收入28.50万元两项之和为228.50万元，与收入合计240.00万元不符。"

ACCEPTED = [
    (NAMED, "在7个配套文件的基础上，又出台三个办法"),
    (SUM, "拨款收入、其他收入两项之和228.50万元，与收入合计240.00万元不符"),
    (CHECKED, "剩余11处隐患正在整改"),
    (CHECKED, "还有11处尚未整改"),
    (CHECKED, "排查隐患42处，整改31处"),
    (PLANNED, "拟新建公厕15座"),
    (BUILT, "建设泵站3座"),
    (SPAN, "五年共改造危房860户"),
    (SPAN, "居民收入年均增长6.2%"),
    (SPAN, "当年投入120万元"),
    (AREA, "我市绿化面积8.5平方公里"),
    (AREA, "绿化面积8,500,000平方米"),
    (FEE, "保洁员补贴每人每月增加80元"),
    (SHARED, "“暖冬”“护苗”行动共救助260人"),
    (YEARS, "2021年发放补贴47万元，2020年为33万元"),
    (YEARS, "2021年补贴增长42.42%"),
    (CITIES, "农村居民收入增长6.3%"),
    (CITIES, "城镇居民收入增长4.1%"),
    (RISE, "税收达到3.2亿元"),
    (RISE, "会议费压减18万元"),
    (HOUSES, "415户全部通电"),
    (HOUSES, "户均补贴600元"),
    (HOUSES, "清退37家企业"),
    (PLACES, "研发投入增长12%"),
    (PLACES, "其中医院8个"),
    ("该村人均收入首次突破2万元。", "人均收入首次突破2万元"),
    ("应检42家，实检42家，检查率100%。", "全部检查42家"),
    (OVER, "重点项目投资超年度计划28%"),
    (TEACHERS, "教授72人，副教授127人"),
    (RANKED, "研发人员159人，居全省第一"),
    (LEFT_OPEN, "3件积案尚未化解"),
    (FIRST, "2023年争取资金首次突破1.5亿元"),
    (INCOME, "收入132.5万元"),
]

REFUSED = [
    (CHECKED, "整改隐患11处"),
    (CHECKED, "已整改11处"),
    (CHECKED, "剩余31处"),
    (PLANNED, "新建公厕15座"),
    (BUILT, "计划新建公厕15座"),
    (BUILT, "建成泵站3座"),
    (SPAN, "当年改造危房860户"),
    (SPAN, "累计投入资金120万元"),
    (SPAN, "居民收入增长6.2%"),
    (SPAN, "居民收入累计增长6.2%"),
    (AREA, "全省绿化面积8.5平方公里"),
    (AREA, "游客接待量居全省首位"),
    (FEE, "保洁员补贴人均年增80元"),
    (SHARED, "“护苗”行动救助260人"),
    (YEARS, "2020年发放补贴47万元"),
    (CITIES, "农村居民收入增长4.1%"),
    (RISE, "税收增长3.2亿元"),
    (RISE, "会议费18万元"),
    (RISE, "车辆增加26辆"),
    (HOUSES, "户均通电415户"),
    (HOUSES, "首次为415户通电"),
    (PLACES, "医院96个"),
    (PLACES, "研发投入增长9%"),
    ("应检42家，实检40家。", "42家全部检查"),
    (OVER, "重点项目完成年度计划的28%"),
    (OVER, "重点项目计划投资29亿元"),
    (OVER, "签约客商提高80%以上"),
    (TEACHERS, "教授127人"),
    (TEACHERS, "产值超1.3万亿元"),
    (TOWNS, "城乡小区覆盖率98%"),
    (TOWNS, "受理申请92件，全部办结"),
    (TOWNS, "新增协会会员73人"),
    (TOWNS, "改造小区10个"),
    (RANKED, "研发人员159人，居全省第二"),
    (LEFT_OPEN, "已化解积案3件"),
    (INCOME, "户均收入1.4万元"),
]


@pytest.mark.parametrize(("quote", "claim"), ACCEPTED)
def test_what_the_quotation_says_is_accepted(quote: str, claim: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=quote)
    assert verdict.supported, verdict.reasons


@pytest.mark.parametrize(("quote", "claim"), REFUSED)
def test_what_it_does_not_say_is_refused_with_a_reason(quote: str, claim: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=quote)
    assert verdict.status == "rejected"
    assert verdict.reasons


@pytest.mark.parametrize(
    ("quote", "claim"),
    [
        ("实际支出1848.66万元。", "支出约1850万元"),
        ("实际支出1848.66万元。", "支出近1849万元"),
        ("占比61.3%。", "占六成以上"),
        ("从2019年的20座增加到2023年的35座。", "四年增加15座"),
    ],
)
def test_a_stated_rounding_is_derived(quote: str, claim: str) -> None:
    assert verify_claim(claim, quote=quote, source=quote, allow_derived=True).supported
    assert verify_claim(claim, quote=quote, source=quote).status == "needs_review"


@pytest.mark.parametrize("claim", ["支出约1840万元", "支出约1900万元", "支出超1849万元", "支出近1848万元"])
def test_a_rounding_the_other_way_is_none(claim: str) -> None:
    quote = "实际支出1848.66万元。"
    assert not verify_claim(claim, quote=quote, source=quote, allow_derived=True).supported


def test_an_item_replaced_by_another_of_the_report_is_refused() -> None:
    source = "公务用车运行费9.98万元。公务用车购置费按实际需要另报。"
    assert not verify_claim("公务用车购置费9.98万元", quote=source[:15], source=source).supported
    assert verify_claim("公务用车运行维护费9.98万元", quote=source[:15], source=source).supported
