"""Claims as a model extracts them from a report: which year, which of several items, plan or fact, whose figure."""

from __future__ import annotations

import pytest

from reviewer.verification import verify_claim

TITLE = "梧川县水务局2023年度绩效自评报告\n\n"
GREW = "全年支出560.20万元，比2022年的518.40万元增长8.06%。"
GREW_BARE = "决算3.10万元，完成预算的77.50%，较2022年决算4.00万元下降22.50%。"
FELL = "漏损率由2022年的14.2%降到12.6%，接报抢修9起，较上年的14起减少5起。"
THREE_YEARS = "2021年、2022年、2023年分别普查管线310公里、325公里、340公里，累计975公里。"
TWO_RATES = "补助标准提高，城市由每人每月500元提高到540元，农村由320元提高到360元，分别提高8.00%和12.50%。"
TWO_MEANS = "全年发放甲类津贴1,200人次24.00万元、乙类津贴3,000人次90.00万元，人次均分别为200元和300元。"
AIMS = "2023年初确定的重点工作为：改造管网40公里；培训管水员12期600人次；新建泵站3座。"
AIM_MET = "合格率目标为≥95%，全年抽检水样240份，合格233份。"
DUE = "由工程股牵头，2024年6月底前补建泵站2座，9月底前改造管网6公里。"
DUE_DONE = "上年指出的2个问题已在2023年6月底前整改完毕。"
MEASURES = "三、存在的问题\n\n泵站少建2座。\n\n四、改进措施\n\n年内用户满意度达到92%以上，抢修队增至5支。\n"
OWN = "局属水厂管网漏损率降到11.4%，全县自来水普及率达到95.6%。"
SHARE_OF_AREA = "本级项目完成绿化8.40万亩，占全县绿化总量21.00万亩的40.00%。"
CASES = "全年立案120起，破案75起；诈骗立案48起。"
FORMS = "发放问卷300份，回收有效问卷288份，其中非常满意150份、满意96份、基本满意30份、不满意12份。"
TOTAL = "核查甲镇用户41户、乙镇用户7户，共48户，涉及居民47人。"
STAFF = "核定编制20名，其中机关12名（工勤2名）、水厂8名；年末在职18人，其中机关10人；退休9人。"
BRACKETS = "其余50.00万元（基本支出12.00万元、项目支出38.00万元）年末由县财政收回。"
GROVES = "坡地修复计划5.00万亩、完成5.30万亩，林地修复计划4.00万亩、完成3.60万亩，完成率90.00%。"
AMONG = "全年应急供水1,000户次，其中小区应急供水280户次，占28.00%。"
WHOLE_PART = "检测水样900份，其中夜间检测水样120份。"
FEWER = "培训少办3期，相应结转7.50万元；公示栏少开展更新4次。"
PROGRESS = "6月末、9月末执行率分别为44.0%和71.5%，序时目标依次为50%、75%。"
RATE = "计划治理河道20.00公里，完成18.00公里，完成率90.00%：东河完成6.00公里，为本段计划8.00公里的75.00%。"
AVERAGE = "满意率93.10%，比2022年的91.40%提高1.70个百分点，比全县平均的94.30%低1.20个百分点。"

ACCEPTED = [
    (GREW, "2023年支出560.20万元，较2022年的518.40万元增长8.06%"),
    (GREW, "2022年支出518.40万元"),
    (GREW, "支出由2022年的518.40万元增至560.20万元"),
    (FELL, "抢修9起，上年为14起"),
    (THREE_YEARS, "2022年普查管线325公里"),
    (THREE_YEARS, "累计普查管线975公里"),
    (TWO_RATES, "农村补助标准提高12.50%"),
    (TWO_RATES, "城市补助标准提高到540元"),
    (TWO_MEANS, "乙类津贴人次均300元"),
    (AIMS, "2023年计划改造管网40公里"),
    (AIMS, "目标是新建泵站3座"),
    (AIM_MET, "全年抽检水样240份，合格233份"),
    (DUE, "计划2024年9月底前改造管网6公里"),
    (DUE, "拟补建泵站2座"),
    (DUE, "补建泵站2座"),
    (DUE_DONE, "上年指出的2个问题整改完毕"),
    (MEASURES[MEASURES.index("年内") : -1], "计划年内将用户满意度提高到92%以上"),
    (OWN, "全县自来水普及率95.6%"),
    (SHARE_OF_AREA, "完成绿化8.40万亩，占全县的40.00%"),
    (CASES, "诈骗案件立案48起"),
    (FORMS, "回收有效问卷288份"),
    (TOTAL, "共核查用户48户"),
    (TOTAL, "涉及47人"),
    (STAFF, "机关核定编制12名，其中工勤2名"),
    (BRACKETS, "50.00万元年末由县财政收回"),
    (GROVES, "林地修复完成率90.00%"),
    (AMONG, "小区应急供水占28.00%"),
    (FEWER, "因任务未完成结转7.50万元"),
    (PROGRESS, "9月末执行率71.5%，未达75%的序时目标"),
    (RATE, "治理河道18.00公里，完成计划的90.00%"),
    (AVERAGE, "满意率低于全县平均1.20个百分点"),
]

REFUSED = [
    (GREW, "2022年支出560.20万元"),
    (GREW, "2023年支出518.40万元"),
    (GREW_BARE, "2022年决算为3.10万元"),
    (GREW, "比上年增加518.40万元"),
    (FELL, "2022年漏损率12.6%"),
    (FELL, "上年抢修9起"),
    (THREE_YEARS, "2021年普查管线325公里"),
    (TWO_RATES, "城市补助标准提高12.50%"),
    (TWO_RATES, "农村补助标准提高到540元"),
    (TWO_MEANS, "乙类津贴人次均200元"),
    (AIMS, "2023年完成管网改造40公里"),
    (AIMS, "举办管水员培训12期，培训600人次"),
    (DUE, "已完成补建泵站2座"),
    (DUE, "实际补建泵站2座"),
    (DUE, "计划2023年9月底前改造管网6公里"),
    (DUE, "计划2024年10月底前改造管网6公里"),
    (MEASURES[MEASURES.index("年内") : -1], "抢修队已增至5支"),
    (OWN, "全县管网漏损率降到11.4%"),
    (SHARE_OF_AREA, "县本级完成绿化21.00万亩"),
    (CASES, "诈骗破案48起"),
    (FORMS, "发放问卷288份"),
    (FORMS, "30份问卷不满意"),
    (TOTAL, "乙镇用户48户"),
    (STAFF, "退休人员10人"),
    (STAFF, "机关核定编制20名"),
    (BRACKETS, "收回的基本支出38.00万元"),
    (GROVES, "坡地修复完成率90.00%"),
    (GROVES, "坡地修复完成3.60万亩"),
    (AMONG, "应急供水占28.00%"),
    (WHOLE_PART, "夜间检测水样900份"),
    (FEWER, "培训多办3期"),
    (FEWER, "开展更新4次"),
    (PROGRESS, "9月末执行率76.0%，未达75%的序时目标"),
    (AVERAGE, "2022年满意率93.10%"),
    (AVERAGE, "满意率高于全县平均1.20个百分点"),
]

COMPUTED = [
    (STAFF, "在职人数比编制少2人", True),
    (STAFF, "在职人数比编制多5人", False),
    (STAFF, "在职人员中机关人员约占55.6%", True),
    (STAFF, "在职人员中机关人员约占58.6%", False),
    (PROGRESS, "6月末执行率比目标低6.0个百分点", True),
    (PROGRESS, "6月末执行率比目标低6.0%", False),
    ("合格率为93.60%，高于90%的目标。", "合格率比目标高3.6个百分点", True),
    ("合格率为93.60%，高于90%的目标。", "合格率比目标高4.6个百分点", False),
    ("设三级河长200名，其中村级134名。", "村级河长占近七成", True),
    ("设三级河长200名，其中村级134名。", "村级河长占近八成", False),
    ("办理时长由9.6天压缩到6.8天。", "办理时长缩短2.8天", True),
    ("全县在册用户10,560户。", "在册用户超过1万户", True),
    ("全县在册用户10,560户。", "在册用户近1万户", False),
]


def supported(quote: str, claim: str, *, allow_derived: bool = False) -> bool:
    source = TITLE + (MEASURES if quote in MEASURES else quote)
    return verify_claim(claim, quote=quote, source=source, allow_derived=allow_derived).supported


@pytest.mark.parametrize(("quote", "claim"), ACCEPTED)
def test_what_the_quotation_says(quote: str, claim: str) -> None:
    assert supported(quote, claim)


@pytest.mark.parametrize(("quote", "claim"), REFUSED)
def test_what_the_quotation_does_not_say(quote: str, claim: str) -> None:
    assert not supported(quote, claim)


@pytest.mark.parametrize(("quote", "claim", "right"), COMPUTED)
def test_what_follows_from_the_quotation(quote: str, claim: str, right: bool) -> None:
    assert supported(quote, claim, allow_derived=True) is right
