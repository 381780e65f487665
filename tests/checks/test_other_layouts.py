"""STR01 and STR03–STR08 on reports laid out otherwise than the forms, each beside what still is a fault. Invented."""

import pytest

from tests.checks.support import findings, only, quotes, report, run

TITLE = "某某县气象局2023年度部门整体支出绩效自评报告"


def _missing(text: str) -> str:
    found = run("STR01", text).findings
    return found[0].values["缺项"] if found else ""


@pytest.mark.parametrize(
    "heading",
    [
        "四、短板与成因",
        "四、差距和症结",
        "四、需要正视的短板",
        "四、还差什么",
        "四、没有做好的事",
        "四、主要不足",
        "四、面临的困难",
        "四、有待改进的地方",
        "四、失分项及原因",
    ],
)
def test_problems_under_any_heading_are_problems(heading: str) -> None:
    done = f"{TITLE}\n一、绩效情况\n发布预警120条。\n"
    text = f"{done}{heading}\n2个自动站因用地未批推迟建成。\n五、怎么改\n观测科6月底前建成。\n"
    assert "存在的问题" not in _missing(text) and "改进措施" not in _missing(text)
    assert "存在的问题" in _missing(text.replace(heading, "四、资产管理"))


@pytest.mark.parametrize("heading", ["四、补齐观测短板", "四、困难群众救助", "四、缩小城乡差距", "四、解决用水困难"])
def test_what_was_done_about_a_lack_is_no_chapter_of_problems(heading: str) -> None:
    assert "存在的问题" in _missing(f"{TITLE}\n一、绩效情况\n发布预警120条。\n{heading}\n建成站点12个。\n")


@pytest.mark.parametrize("heading", ["三、办成的事", "三、工作成果", "三、用户怎么看\n满意。\n四、做了哪些事"])
def test_performance_under_any_heading_is_performance(heading: str) -> None:
    text = f"{TITLE}\n一、单位概况\n编制58个。\n{heading}\n发布预警120条。\n五、存在的问题\n2站推迟。\n"
    assert "整体支出绩效" not in _missing(text)
    assert "整体支出绩效" in _missing(text.replace(heading, "三、资产管理"))


def test_problems_told_in_a_paragraph_of_another_chapter_are_there() -> None:
    text = f"{TITLE}\n一、绩效情况\n发布预警120条。\n{{}}\n"
    assert "存在的问题" in _missing(text.format("设备按季检修。"))
    assert "存在的问题" not in _missing(text.format("工作中还存在一些不足，主要是2个自动站推迟建成。"))


@pytest.mark.parametrize("opening", ["自评得分95.22分，等次为优秀。", "综合得分95.22分。", "评价等级为“优”。"])
def test_the_score_may_be_told_in_the_preface(opening: str) -> None:
    text = f"{TITLE}\n县财政局：\n{{}}现报告如下。\n一、绩效情况\n发布预警120条。\n二、存在的问题\n2站推迟。\n"
    assert "自评得分" in _missing(text.format("根据《绩效自评结论编写通知》，"))
    assert "自评得分" not in _missing(text.format(opening))


@pytest.mark.parametrize(
    "words",
    [
        "本部门无政府性基金预算、国有资本经营预算收支。",
        "政府性基金预算和国有资本经营预算均无安排。",
        "年初预算2146万元，全部为一般公共预算财政拨款。",
    ],
)
def test_budgets_a_department_does_not_have_may_be_told_in_one_sentence(words: str) -> None:
    assert "社会保险基金" in _missing(report(done="年初预算2146万元。"))
    assert not any(name in _missing(report(done=words)) for name in ("社会保险基金", "政府性基金", "国有资本经营"))


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("附件", "表2\n类别\t满分\t得分\t扣分\n产出\t50\t48.58\t1.42"),
        ("年度绩效目标", "调处率96.73%，高于95%的目标。"),
        ("政府采购", "20万元以上工程全部进入县级交易平台。"),
        ("政府采购", "12个标段全部进入公共资源交易平台。"),
        ("预算绩效管理", "7类项目都编报绩效目标并作了年中监控。"),
        ("预算绩效管理", "修订《某某县气象局经费管理办法》，大额支出执行“三重一大”程序。"),
        ("结果应用", "绩效信息于9月在县政府网站公开。"),
        ("结果应用", "依据上年评价结果压减展会预算35万元。"),
    ],
)
def test_contents_in_still_other_words(item: str, words: str) -> None:
    assert item in _missing(report())
    assert item not in _missing(report(done=words))


def test_an_item_that_begins_with_a_month_has_its_number() -> None:
    problems = "1.2月份预警发布推迟。系统升级未预留时间。\n2.站点偏少。\n3.人员不足。"
    assert findings("STR03", report(problems=problems)) == ()
    assert only("STR03", report(problems=problems.replace("1.2月", "1、2月"))).values["缺号"] == "1"


@pytest.mark.parametrize(
    "done",
    [
        "自评结果作为机构考核的参考，其中考核占比为5%。",
        "结果作为排序依据，其中执行率低于80%的站点项目列入重点监控。",
        "组织设备盘点，其中单价50万元以上的逐件核验。",
        "上半年支出偏慢，其中第二季度仅支出86.30万元。",
        "开展隐患排查，其中3个月未销号的挂牌督办。",
    ],
)
def test_a_condition_or_a_share_after_among_needs_no_total(done: str) -> None:
    assert findings("STR05", report(done=done)) == ()


def test_among_within_a_sentence_divides_what_the_sentence_names() -> None:
    done = "全年接待群众328人，发放补助62.40万元。{}其中面粉300公斤、食用油60桶。"
    assert quotes("STR05", report(done=done.format("送去了党和政府的温暖，"))) == ["其中面粉300公斤、食用油60桶"]
    assert findings("STR05", report(done=done.format("送去物资360件，"))) == ()
    assert findings("STR05", report(done=done.format(""))) == ()


def test_among_at_the_head_of_a_paragraph_after_one_without_such_figures() -> None:
    done = "{}\n其中拨付乡镇站点维护补助36.50万元，拨付县城站点12.00万元，均已到位。"
    before = "全年抽查乡镇站点8个，发现票据不齐等问题9个，均已在12月底前整改到位，抽查结果在全县通报并纳入年度考核。"
    assert quotes("STR05", report(done=done.format(before))) == ["其中拨付乡镇站点维护补助36.50万元"]
    assert findings("STR05", report(done=done.format(f"全年拨付站点补助48.50万元。{before}"))) == ()
    assert findings("STR05", report(done=done.format("站点补助拨付情况如下："))) == ()


TABLE = "附件\n指标\t满分\t得分\n" + "".join(f"指标{n}\t10\t9.5\n" for n in "甲乙丙丁戊己庚辛壬癸")


def test_the_signature_stands_before_the_annex() -> None:
    unsigned = report() + "附件：部门整体支出绩效自评表\n{}" + TABLE
    assert run("STR06", unsigned.format("某某县气象局\n2024年2月20日\n")).passes
    found = only("STR06", unsigned.format(""))
    assert found.values["缺"] == "文末没有落款单位、没有成文日期"
    assert found.evidence[-1].quote == "观测科6月底前办结用地手续。"


def test_final_accounts_are_not_weighed_by_their_problems() -> None:
    accounts = report(title="某某县气象局2023年度部门决算说明", done="全年发布预警信息120条。" * 40)
    assert findings("STR08", accounts) == ()
    assert findings("STR08", report(done="全年发布预警信息120条。" * 40))


@pytest.mark.parametrize(
    ("annexes", "wrong"),
    [
        ("附件：1.基础数据表\n      2.自评表", True),
        ("附件：1.基础数据表\n      2.自评表\n      3.扣分表", False),
        ("附件1\n基础数据表\n附件2\n自评表\n附件3\n扣分表", False),
        ("附件：扣分表", False),
        ("附件：1.基础数据表；2.自评表；3.扣分表", False),
        ("附件：1.基础数据表 2.自评表　3.扣分表", False),
        ("附件1—3：各表", False),
        ("附件：（1）基础数据表（2）自评表", True),
    ],
)
def test_an_annex_beyond_those_listed(annexes: str, wrong: bool) -> None:
    text = report(done="综合得分94分，扣分情况详见附件3。") + annexes
    assert [f.severity for f in findings("STR07", text)] == (["major"] if wrong else [])
