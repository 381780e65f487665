"""Claims against quotations, by hand: what must be accepted and what must be refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.model import Span
from reviewer.verification import verify_claim

TITLE = "2022年度部门整体支出绩效自评报告\n一、收支情况\n"
INCOME = "本年收入合计935.20万元，其中：财政拨款收入880.00万元，占94.10%；事业收入55.20万元，占5.90%。"
GROWTH = "收、支总计935.20万元。与上年相比，增加85.20万元，增长10.02%，主要是人员经费增加。"
HIRING = "我局今年计划招聘辅警40人，实际招聘37人，其中巡逻岗20人，户籍岗9人，监控岗8人。"
STAFF = "共提拔干部24人，晋升职级31人，同时协助县里提拔科级干部3人，晋升职级7人。"
TALENT = "发布12个岗位30个引进计划，共引进18名技术人员，其中15名工程师，3名高级技师。"
ENVOYS = "选派4名省级、7名市级和52名县级联络员，覆盖216个村。"
RULES = "按照优秀不超过15%的标准，奖励300元/人/月；良好不超过45%的标准，奖励150元/人/月，每村补助2万元。"
COVER = "燃气入户率从去年年底的61.30%提高到83.75%，提高22.45个百分点，惠及群众近4万人。"
PENSION = "护理员报酬从2100元提升至2650元。"
ROUGH = "培训近30余人次，发放资料1200余份，接待咨询数十次，每组安排2-3名队员，阅读量300百余万次。"
SINCE = "自2020年5月8日挂牌以来，调解纠纷1460余件，表彰2021年度先进集体16个，发放奖金48万元。"
MONTHS = "3月末、6月末、9月末执行进度分别为18.2%、47.5%、71.9%，最快的绿化项目9月末达88.3%。"
INDUSTRY = "第一、第三产业增加值分别增长2.7%、6.4%，货运量达5210万吨、增长3.9%，客运量达880万人、增长8.1%。"
BUDGET = "采购预算96.50万元，成交88.20万元，节约8.30万元，比上年低2.40万元，平均工期缩短6天。"
ACTS = "今年新建了19个站点、4个中心，撤销了6个站点，指导11个站点完成验收，未完成改造的有5处。"
REPORT = TITLE + "\n".join(
    (INCOME, GROWTH, HIRING, STAFF, TALENT, ENVOYS, RULES, COVER, PENSION, ROUGH, SINCE, MONTHS, INDUSTRY, BUDGET, ACTS)
)

ACCEPTED = [
    (INCOME, "收入合计935.20万元，其中财政拨款880万元（94.1%）、事业收入55.20万元（5.90%）"),
    (INCOME, "财政拨款收入8,800,000元"),
    (INCOME, "事业收入占5.9%"),
    (INCOME, "事业收入占百分之五点九"),
    (INCOME, "财政拨款收入、事业收入分别为880.00万元、55.20万元"),
    (INCOME, "事业收入和财政拨款收入分别占5.90%和94.10%"),
    (INCOME, "2022年收入合计９３５．２０万元"),
    (INCOME, "全年收入0.09352亿元"),
    (INCOME, "全年收入935.20万"),
    (GROWTH, "收支总计比上年增加85.20万元（10.02%）"),
    (GROWTH, "收支总计较2021年增长10.02%"),
    (GROWTH, "收支总额达935.20万元，同比多85.20万元"),
    (HIRING, "招聘辅警37人"),
    (HIRING, "新招聘37名辅警"),
    (HIRING, "实际招聘三十七人"),
    (HIRING, "计划招聘辅警40名，实际到岗37名"),
    (HIRING, "监控岗8人、户籍岗9人、巡逻岗20人"),
    (HIRING, "为巡逻岗招聘20名辅警"),
    (STAFF, "提拔干部24人，晋升职级31人"),
    (STAFF, "职级晋升31人"),
    (STAFF, "协助县里晋升职级7人"),
    (TALENT, "引进工程师15名、高级技师3名"),
    (TALENT, "引进技术人员18人"),
    (TALENT, "岗位12个，引进计划30个"),
    (ENVOYS, "省级联络员4名"),
    (ENVOYS, "县级联络员52名，覆盖216村"),
    (RULES, "优秀比例不超过15%，每人每月奖励300元"),
    (RULES, "良好不超过45%，奖励150元/人/月"),
    (RULES, "补助2万元/村"),
    (COVER, "燃气入户率达到83.75%"),
    (COVER, "燃气入户率由61.30%升至83.75%"),
    (COVER, "入户率从2021年底的61.30%提高到83.75%"),
    (COVER, "惠及将近40000人"),
    (PENSION, "护理员报酬原为2100元，提高到2650元"),
    (ROUGH, "培训近30余人次"),
    (ROUGH, "发放资料1200多份"),
    (ROUGH, "每组2至3名队员"),
    (ROUGH, "阅读量300百余万次"),
    (SINCE, "2020年5月8日以来调解纠纷1460余件"),
    (SINCE, "表彰2021年度先进集体16个"),
    (SINCE, "2022年发放奖金48万元"),
    (MONTHS, "6月末执行进度47.5%"),
    (MONTHS, "绿化项目9月末达88.3%"),
    (INDUSTRY, "第三产业增加值增长6.4%"),
    (INDUSTRY, "货运量增长3.9%，客运量增长8.1%"),
    (INDUSTRY, "客运量8,800,000人"),
    (BUDGET, "节省8.30万元"),
    (BUDGET, "比上年减少2.40万元"),
    (BUDGET, "平均工期减少6天"),
    (ACTS, "新建站点19个、中心4个"),
    (ACTS, "撤销站点6个"),
    (ACTS, "5处未完成改造"),
    (ACTS, "加强了站点建设"),
]

REFUSED = [
    (INCOME, "事业收入880.00万元", "bound_to_other"),
    (INCOME, "财政拨款收入占5.90%", "bound_to_other"),
    (INCOME, "收入合计880.00万元", "bound_to_other"),
    (INCOME, "财政拨款收入、事业收入分别为55.20万元、880.00万元", "bound_to_other"),
    (INCOME, "收入合计935.20亿元", "scale_changed"),
    (INCOME, "收入合计93.52万元", "scale_changed"),
    (INCOME, "收入合计935万元", "absent"),
    (INCOME, "收入合计约935.20万元", "qualifier_changed"),
    (INCOME, "2021年收入合计935.20万元", "elsewhere"),
    (INCOME, "2019年收入合计935.20万元", "absent"),
    (GROWTH, "收支总计比上年减少85.20万元", "direction_changed"),
    (GROWTH, "收支总计增长10.02个百分点", "unit_changed"),
    (GROWTH, "比上年增加到85.20万元", "direction_changed"),
    (GROWTH, "收支总计85.20万元", "bound_to_other"),
    (HIRING, "计划招聘37人", "bound_to_other"),
    (HIRING, "计划招聘辅警37人，实际招聘40人", "bound_to_other"),
    (HIRING, "招聘辅警40人", "bound_to_other"),
    (HIRING, "户籍岗8人", "bound_to_other"),
    (HIRING, "招聘37人次", "unit_changed"),
    (HIRING, "招聘37余人", "qualifier_changed"),
    (HIRING, "招聘辅警31人", "elsewhere"),
    (STAFF, "提拔干部31人，晋升职级24人", "bound_to_other"),
    (STAFF, "提拔31人", "bound_to_other"),
    (TALENT, "引进工程师3名", "bound_to_other"),
    (ENVOYS, "省级联络员52名", "bound_to_other"),
    (ENVOYS, "市级联络员52名", "bound_to_other"),
    (ENVOYS, "覆盖16个村", "elsewhere"),
    (RULES, "优秀不超过45%", "bound_to_other"),
    (RULES, "优秀奖励150元/人/月", "bound_to_other"),
    (RULES, "优秀不低于15%", "qualifier_changed"),
    (RULES, "优秀占15%", "qualifier_changed"),
    (COVER, "燃气入户率提高83.75%", "direction_changed"),
    (COVER, "燃气入户率61.30%", "bound_to_other"),
    (COVER, "燃气入户率从83.75%提高到61.30%", "bound_to_other"),
    (COVER, "燃气入户率提高22.45%", "unit_changed"),
    (COVER, "惠及群众4万人", "qualifier_changed"),
    (COVER, "惠及群众约4万人", "qualifier_changed"),
    (COVER, "惠及群众4万余人", "qualifier_changed"),
    (PENSION, "护理员报酬提高2650元", "direction_changed"),
    (PENSION, "护理员报酬降至2650元", "direction_changed"),
    (ROUGH, "培训30余人次", "qualifier_changed"),
    (ROUGH, "培训近30人次", "qualifier_changed"),
    (ROUGH, "每组3名队员", "qualifier_changed"),
    (SINCE, "2021年5月8日以来调解纠纷1460余件", "absent"),
    (SINCE, "表彰2022年度先进集体16个", "elsewhere"),
    (SINCE, "调解纠纷460余件", "absent"),
    (MONTHS, "3月末执行进度71.9%", "bound_to_other"),
    (INDUSTRY, "第一产业增加值增长6.4%", "bound_to_other"),
    (INDUSTRY, "货运量增长8.1%", "bound_to_other"),
    (INDUSTRY, "第一、第三产业增加值分别增长6.4%、2.7%", "bound_to_other"),
    (BUDGET, "超支8.30万元", "direction_changed"),
    (BUDGET, "比上年高2.40万元", "direction_changed"),
    (BUDGET, "平均工期延长6天", "direction_changed"),
    (BUDGET, "采购预算88.20万元", "bound_to_other"),
    (ACTS, "新建站点6个", "bound_to_other"),
    (ACTS, "撤销了19个站点", "bound_to_other"),
    (ACTS, "完成改造5处", "direction_changed"),
    (ACTS, "新建站点77个", "absent"),
]


@pytest.mark.parametrize(("quote", "claim"), ACCEPTED, ids=lambda text: text[:30])
def test_accepted(quote: str, claim: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=REPORT)
    assert verdict.supported, verdict.reasons
    assert verdict.status == "verified"
    assert verdict.reasons == ()


@pytest.mark.parametrize(("quote", "claim", "status"), REFUSED, ids=lambda text: text[:30])
def test_refused(quote: str, claim: str, status: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=REPORT)
    assert not verdict.supported
    assert status in {number.status for number in verdict.numbers}
    assert verdict.status == "rejected"
    assert verdict.reasons


def test_spans_and_reasons_name_the_figure() -> None:
    verdict = verify_claim("惠及群众4万人", quote="惠及群众近4万人", source=REPORT)
    (number,) = verdict.numbers
    assert number.span is not None
    assert REPORT[number.span.start : number.span.end] == "近4万人"
    assert number.reason == "引文中为“近4万人”，结论写作“4万人”，丢了“近”。"
    assert verdict.quote_span is not None
    assert REPORT[verdict.quote_span.start : verdict.quote_span.end] == "惠及群众近4万人"


def test_a_quotation_that_leaves_the_qualifier_out_does_not_hide_it() -> None:
    assert not verify_claim("惠及群众4万人", quote="4万人", source=REPORT).supported
    assert verify_claim("惠及群众近4万人", quote="4万人", source=REPORT).supported


@pytest.mark.parametrize("quote", ["35.20万元，其中：财政拨款收入", "5.20万元，其中", "收入合计935.2"])
def test_a_quotation_cut_inside_a_number_supports_none(quote: str) -> None:
    assert quote in REPORT
    for claim in ("收入合计935.20万元", "收入合计35.20万元", "收入合计5.20万元", "收入合计935.2"):
        verdict = verify_claim(claim, quote=quote, source=REPORT)
        assert verdict.quote_match == "exact"
        assert not verdict.supported


def test_the_words_around_a_narrow_quotation_count() -> None:
    assert not verify_claim("提拔干部31人", quote="31人", source=REPORT).supported
    assert verify_claim("晋升职级31人", quote="31人", source=REPORT).supported


def test_several_quotations_are_all_needed() -> None:
    quotes = ("实际招聘37人", "引进18名技术人员")
    assert verify_claim("招聘37人，引进技术人员18名", quote=quotes, source=REPORT).supported
    assert not verify_claim("招聘37人，引进技术人员19名", quote=quotes, source=REPORT).supported
    missing = verify_claim("招聘37人", quote=("实际招聘37人", "实际招聘了37人"), source=REPORT)
    assert (missing.supported, missing.quote_match, missing.quote_span) == (False, "absent", None)
    for none in ((), ("",), "", " \n"):
        assert verify_claim("招聘37人", quote=none, source=REPORT).quote_match == "absent"


def test_within_says_which_place_is_meant() -> None:
    source = "甲站检修设备5台。\n乙站检修设备5台，新购3台。"
    later = Span(start=source.index("乙"), end=len(source))
    verdict = verify_claim("检修5台", quote="检修设备5台", source=source, within=later)
    assert verdict.quote_span is not None
    assert verdict.quote_span.start > source.index("乙")


@pytest.mark.parametrize(
    ("quote", "claim", "formula"),
    [
        (HIRING, "户籍岗、监控岗共17人", "9人+8人=17人"),
        (HIRING, "较计划少招聘3人", "40人-37人=3人"),
        (HIRING, "招聘完成率92.50%", "37人÷40人=92.50%"),
        (GROWTH, "上年收支总计850.00万元", "935.20万元-85.20万元=850.00万元"),
    ],
)
def test_derived_numbers_are_shown_with_their_formula(quote: str, claim: str, formula: str) -> None:
    refused = verify_claim(claim, quote=quote, source=REPORT)
    assert (refused.supported, refused.status) == (False, "needs_review")
    (number,) = (number for number in refused.numbers if number.status == "derived")
    assert formula in number.reason
    assert verify_claim(claim, quote=quote, source=REPORT, allow_derived=True).supported


def test_averages_are_derived() -> None:
    quote = "投入资金360万元，改造泵站16座"
    verdict = verify_claim("平均每座投入22.5万元", quote=quote, source=quote, allow_derived=True)
    assert "360万元÷16座=22.5万元" in verdict.numbers[0].reason
    assert verdict.supported
    assert not verify_claim("平均每座投入23.5万元", quote=quote, source=quote, allow_derived=True).supported


def test_a_chance_sum_of_small_numbers_is_not_derived() -> None:
    quote = "维修水闸3座、新建泵站4座"
    assert not verify_claim("检查渡槽7座", quote=quote, source=quote, allow_derived=True).supported
    assert verify_claim("水闸和泵站共7座", quote=quote, source=quote, allow_derived=True).supported


def test_a_claim_without_numbers_rests_on_its_quotation_and_direction() -> None:
    quote = "人员经费有所增加"
    assert verify_claim("人员经费增加", quote=quote, source=quote).supported
    assert not verify_claim("人员经费减少", quote=quote, source=quote).supported
    assert not verify_claim("人员经费增加", quote="人员经费增加", source=quote).supported


_PIECES = st.sampled_from(
    [
        "招聘",
        "37人",
        "40",
        "万元",
        "近",
        "余",
        "9%",
        "个百分点",
        "2022年",
        "，",
        "、",
        "分别",
        "从",
        "至",
        "增长",
        "（",
        "）",
        "\n",
        " ",
        "第3名",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=12).map("".join), st.lists(_PIECES, max_size=12).map("".join))
def test_any_claim_and_quotation(claim: str, quote: str) -> None:
    source = "报告\n" + quote + "。完"
    verdict = verify_claim(claim, quote=quote, source=source)
    assert verdict.supported == (verdict.status == "verified") == (not verdict.reasons)
    for number in verdict.numbers:
        assert number.reason
        assert number.span is None or 0 <= number.span.start < number.span.end <= len(source)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_strings(claim: str, before: str, quote: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=before + quote)
    assert verdict.status in ("verified", "needs_review", "rejected")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([quote for quote, _ in ACCEPTED]))
def test_a_quotation_bears_itself_out(quote: str) -> None:
    assert verify_claim(quote, quote=quote, source=REPORT).supported
