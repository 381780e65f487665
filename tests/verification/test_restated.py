"""Claims that restate a comparison, a part, a total or a rate of a quotation in other words, rightly and wrongly."""

from __future__ import annotations

import pytest

from reviewer.verification import verify_claim

TITLE = "梧川县水务局2023年度绩效自评报告\n\n"
COMPARED = "2023年“三公”经费支出18.60万元，其中：接待费6.20万元。与上年的21.00万元相比减少2.40万元，下降11.43%。"
MEETINGS = "全年会议费支出7.50万元，比上年的5.00万元增加2.50万元，增长50.00%。"
FLOW = "全年完成供水量4,200万吨，较2022年的4,050万吨增加150万吨，增长3.70%；排水860万吨，比上年增长5.20%。"
ADDED = "年中追加预算90.00万元，其中追加基本支出30.00万元，追加项目支出60.00万元。"
CHECKED = "全年抽查乡镇6个、村20个，随机核对台账80份，填报一致76份。"
PARTY = "全年发展会员300名，其中女性120名、骨干50名；调整干部90人次，其中提拔40人次，交流35人次。"
VILLAGES = "收入5万元以上的村由上年的60个增加到75个。"
LATE = "检查项目9个，发现资料不完整、未及时结算等问题12个，已整改9个，其余3个计划于2024年6月底前整改。"
ON_TIME = "全年16个年度计划项目中，按期完工14个。"
CHIEFS = "设立县级河长8名、乡级河长20名、村级河长60名，共88名。"
WON = "争取上级水利资金1,200.00万元，增长20.00%。"
STAY = "县人民医院平均住院日由8.4天降至7.8天。"
AGES = "补贴分三档：60至69周岁每人每月30元，70至79周岁每人每月50元，80周岁及以上每人每月90元。"
SHARED = "资金由省、市、县按20%、30%、50%分担，分别为40.00万元、60.00万元、100.00万元。"
MONTHS = "2023年10月，因1至8月申请多于预测，追加资金45.00万元。"
USES = "发放津贴480.00万元，占总支出的96.00%，执行率98.00%，支付核查费20.00万元，占4.00%，执行率80.00%。"
WAYS = "电话访问满意93人、满意度93.00%，入户访问满意48人、满意度96.00%。"
SUMS = "2023年人次同比增长3.60%，金额同比增长3.80%。"
ARRIVED = "2月份批次应于2月8日到账，实际于2月19日到账。"
CLOSED = "立案80起，结案72起，未结8起均在期限内。"
MADE_UP = "财政拨款230.00万元，由年初批复的200.00万元加年中追加的30.00万元形成，追加为公用经费12.00万元。"
HALVES = "基本支出60.00万元，其中人员经费45.00万元；项目支出40.00万元，预算50.00万元，执行率80.00%。"
FUNDS = "拨款收入108.00万元，由一般公共预算90.00万元（占83.33%）和政府性基金预算18.00万元（占16.67%）组成。"

ACCEPTED = [
    (COMPARED, "“三公”经费比上年减少2.40万元"),
    (COMPARED, "三公经费支出18.60万元，同比下降11.43%"),
    (COMPARED, "2022年三公经费支出21.00万元"),
    (MEETINGS, "会议费由上年的5.00万元增加到7.50万元"),
    (FLOW, "供水量增加150万吨"),
    (FLOW, "排水量增长5.20%"),
    (ADDED, "追加基本支出30.00万元"),
    (ADDED, "追加基本支出和项目支出合计90.00万元"),
    (CHECKED, "抽查村20个"),
    (PARTY, "发展女性会员120名"),
    (PARTY, "提拔干部40人次"),
    (VILLAGES, "上年收入5万元以上的村有60个"),
    (LATE, "发现问题12个，已整改9个"),
    (LATE, "其余3个问题计划2024年6月底前整改"),
    (ON_TIME, "16个项目中按期完工14个"),
    (CHIEFS, "三级河长共88名"),
    (WON, "上级水利资金增长20.00%"),
    (STAY, "县人民医院平均住院日降至7.8天"),
    (AGES, "70至79周岁老人每人每月50元"),
    (SHARED, "省级分担20%，即40.00万元"),
    (MONTHS, "2023年10月追加资金45.00万元"),
    (USES, "核查费执行率80.00%"),
    (USES, "津贴执行率98.00%"),
    (WAYS, "电话访问满意度93.00%"),
    (SUMS, "金额同比增长3.80%"),
    (ARRIVED, "2月份批次实际于2月19日到账"),
    (CLOSED, "未结8起"),
    (MADE_UP, "年中追加30.00万元"),
    (HALVES, "项目支出执行率80.00%"),
    (FUNDS, "政府性基金预算收入18.00万元"),
]

REFUSED = [
    (COMPARED, "三公经费比上年减少21.00万元"),
    (COMPARED, "接待费比上年减少2.40万元"),
    (MEETINGS, "上年会议费7.50万元"),
    (FLOW, "供水量增加4,200万吨"),
    (FLOW, "供水量增长5.20%"),
    (FLOW, "排水量增长3.70%"),
    (ADDED, "追加基本支出90.00万元"),
    (CHECKED, "抽查村6个"),
    (CHECKED, "76份填报不一致"),
    (PARTY, "发展女性会员300名"),
    (PARTY, "提拔干部35人次"),
    (VILLAGES, "上年收入5万元以上的村有75个"),
    (LATE, "其余3个已整改完毕"),
    (CHIEFS, "四级河长共88名"),
    (CHIEFS, "乡级河长60名"),
    (STAY, "全县平均住院日降至7.8天"),
    (AGES, "70至79周岁老人每人每月30元"),
    (SHARED, "县级财政分担60.00万元"),
    (SHARED, "省级分担50%"),
    (MONTHS, "2023年8月追加资金45.00万元"),
    (USES, "津贴执行率80.00%"),
    (WAYS, "电话访问满意度96.00%"),
    (SUMS, "2023年金额同比增长3.60%"),
    (ARRIVED, "2月份批次实际于2月8日到账"),
    (CLOSED, "72起未结案"),
    (MADE_UP, "年中追加200.00万元"),
    (HALVES, "基本支出执行率80.00%"),
    (FUNDS, "政府性基金预算收入90.00万元"),
]

COMPUTED = [
    (MEETINGS, "会议费增长33.33%", False),
    ("全年会议费支出7.50万元，上年支出5.00万元。", "会议费增长50.00%", True),
    ("全年会议费支出7.50万元，上年支出5.00万元。", "会议费增长33.33%", False),
    (CHECKED, "填报不一致4份", True),
    (CHECKED, "填报不一致6份", False),
]


def supported(quote: str, claim: str, *, allow_derived: bool = False) -> bool:
    return verify_claim(claim, quote=quote, source=TITLE + quote, allow_derived=allow_derived).supported


@pytest.mark.parametrize(("quote", "claim"), ACCEPTED)
def test_other_words_for_the_same(quote: str, claim: str) -> None:
    assert supported(quote, claim)


@pytest.mark.parametrize(("quote", "claim"), REFUSED)
def test_like_words_for_something_else(quote: str, claim: str) -> None:
    assert not supported(quote, claim)


@pytest.mark.parametrize(("quote", "claim", "right"), COMPUTED)
def test_growth_starts_from_the_earlier_figure(quote: str, claim: str, right: bool) -> None:
    assert supported(quote, claim, allow_derived=True) is right


def test_a_quotation_may_begin_within_the_name_of_its_item() -> None:
    source = TITLE + "转移净收入800元，增长3.0%；经营净收入500元，增长4.9%。"
    quote = "净收入500元，增长4.9%"
    assert verify_claim("净收入五百元，增长4.9%", quote=quote, source=source).supported
    assert not verify_claim("净收入五百元，增长3.0%", quote=quote, source=source).supported
