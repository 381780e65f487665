"""TYP01, TYP03, TYP04 and UNT04 on invented sentences: what is a slip, and what only looks like one."""

import pytest

from tests.checks.support import findings, report, run


def told(code: str, text: str) -> list[str]:
    return [f.message for f in findings(code, text)]


@pytest.mark.parametrize(
    ("text", "words", "suggested"),
    [
        ("评审会分别与4月3日、9月6日召开。", "分别与", "于"),
        ("与5月12日召开动员会。", "与", "于"),
        ("更好地适用改革需要。", "更好地适用", "适应"),
        ("截止2023年底，建成6处。", "截止", "截至"),
        ("督促个单位按月报送。", "督促个", "各"),
        ("共有12各乡镇参加。", "12各", "个"),
        ("建立台帐，核对往来帐目。", "台帐", "账"),
        ("顺利的完成了任务。", "顺利的", "地"),
        ("各项工作做的扎实，群众满意。", "做的", "得"),
        ("已项目建设为抓手，带动就业。", "已项目建设为抓手", "以"),
        ("工程己完成验收。", "己", "已"),
        ("2个项目末达到目标。", "末", "未"),
        ("加强基本党组织力量。", "基本", "基层"),
        ("做为牵头单位，多次协调。", "做为", "作为"),
        ("群众反应的问题全部办结。", "群众反应", "反映"),
        ("项目必需按期开工。", "必需", "必须"),
        ("1—9月分完成投资。", "月分", "月份"),
        ("及时拔付资金。", "拔付", "拨"),
        ("付局长带队检查。", "付", "副"),
        ("按排专人负责。", "按排", "安排"),
        ("召开坐谈会6次。", "坐谈会", "座谈会"),
        ("实现全复盖。", "全复盖", "覆盖"),
    ],
)
def test_words_mistaken_for_another(text: str, words: str, suggested: str) -> None:
    (message,) = told("TYP01", text)
    assert words in message and f"“{suggested}”" in message


@pytest.mark.parametrize(
    "text",
    [
        "3月5日与8月18日两次调度，与2022年12月31日相比增加。",
        "适用于全县各单位，适用范围扩大，发展适用技术。",
        "报名截止9月30日，截止日期为年底。",
        "对个人进行奖励，涉及个体工商户，3个单位，各单位。",
        "搭建帐篷20顶。",
        "积极的作用，有效的落实机制，及时的处理办法。",
        "已成为主抓手，已列为重点。",
        "自己完成，克己奉公，年末完成验收，期末达到目标。",
        "基本单位名录，基本干满一年。",
        "应急反应迅速，群众反应热烈。",
        "生活必需品，拔河比赛，支付主任医师津贴，按排名公布。",
        "现在次级指标完善。",
    ],
)
def test_words_that_are_right(text: str) -> None:
    assert told("TYP01", text) == []


def test_one_finding_for_one_habit_with_all_its_places() -> None:
    (finding,) = findings("TYP01", "更新台帐。\n核对账目。\n报送台帐和明细帐。\n")
    assert finding.values["处数"] == "3" and len(finding.evidence) == 2  # two of them in one clause


def test_figures_are_masked_and_never_altered() -> None:
    one, other = (findings("TYP01", f"会议分别与{day}日、6月9日召开。") for day in ("3月2", "7月8"))
    assert one[0].values == other[0].values
    assert not any(char.isdigit() for char in one[0].values["建议"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("共组织党员、群众等共300人参加。", "重复赘余"),
        ("为尽快把让项目发挥作用。", "重复赘余"),
        ("建设成为了示范园区。", "重复赘余"),
        ("消防工作消防正常。", "重复赘余"),
        ("总额不超过不超过5万元。", "重复赘余"),
        ("目的是为了提高效率。", "重复赘余"),
        ("本着节约为原则，压减支出。", "句式杂糅"),
        ("防止此类事故不再发生。", "句式杂糅"),
        ("活动深受群众所喜爱。", "句式杂糅"),
        ("全年招生60名职高学生。", "句式杂糅"),
        ("4月召开为期2天的财会培训班。", "搭配不当"),
        ("加大师资力度。", "搭配不当"),
        ("提高了数据，完善数据的准确性。", "搭配不当"),
        ("强化党员“入口关”。", "搭配不当"),
        ("实现内部控制制度。", "搭配不当"),
        ("提升执法力度。", "搭配不当"),
        ("加强宣传力度。", "搭配不当"),
        ("避免事故不发生。", "句式杂糅"),
        ("能否按时完工，是项目见效的关键。", "句式杂糅"),
        ("费用下降了2倍。", "搭配不当"),
        ("组建80名护林员队伍，开展巡护。", "搭配不当"),
        ("没有发挥切实的作用。", "语序不当"),
        ("加大水源地建设。", "成分残缺"),
        ("要着重对财务人员的培养，", "成分残缺"),
        ("其中2031录用12人。", "成分残缺"),
        ("津贴从300元提高到360元。", "成分残缺"),
        ("作品获省2等奖。", "书写不规范"),
    ],
)
def test_constructions(text: str, kind: str) -> None:
    assert [m for m in told("TYP04", text) if kind in m]


@pytest.mark.parametrize(
    "text",
    [
        "公共服务设施共有12处，全县共完成36处，中共党员共30人。",
        "将让利资金拨付到位。",
        "打造成为民服务的平台，研究研究再定。",
        "召开培训工作会议，召开座谈会并举办培训班。",
        "加大宣传力度，加大对困难群众的帮扶力度，加大投入，加大基础设施建设投入。",
        "实现制度化管理，实现机制创新，落实内部控制制度。",
        "加强安全性评价，完善科学性论证机制。",
        "防止再次发生，避免不必要的支出。",
        "把好入口关，加强质量关键环节管理。",
        "补助标准从每月300元提高到每月360元。",
        "2031年录用12人，编号2031100，2031—2035年规划。",
        "获一等奖2项。",
        "100名干部、20支队伍参加，80人的队伍开展巡护。",
        "自2031年1月起历时8个月。",
    ],
)
def test_constructions_that_stand(text: str) -> None:
    assert told("TYP04", text) == []


def test_setting_of_an_evaluation() -> None:
    done = "评出一等奖2 篇，建成“甲馆”、“乙馆”。每组1-3人，另设2—4名评委，启用《资产管理系统》。"
    said = " ".join(told("TYP04", report(done=done)))
    assert all(word in said for word in ("多余空格", "顿号，共1处", "短横线1处、一字线1处", "《资产管理系统》"))


def test_layout_blanks_are_no_slips() -> None:
    many = "甲站 3 个，乙站 4 个，丙站 5 个，丁站 6 个，戊站 7 个。" * 4
    assert not any("空格" in m for m in told("TYP04", report(done=many)))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("印发《工作方案的通知。", "《"),
        ("走访（含困难户12户。", "（"),
        ("开展“进村入户活动。", "“"),
        ("走访困难户12户）。", "）"),
    ],
)
def test_marks_without_their_half(text: str, mark: str) -> None:
    (finding,) = findings("TYP03", f"一、情况\n{text}\n")
    assert finding.values == {"符号": mark}


@pytest.mark.parametrize(
    "text",
    [
        "1）甲；2）乙；（3）丙。",
        "《关于〈甲〉的通知》（甲发〔2031〕2号）。",
        "“甲‘乙’丙”。",
        "（甲\n乙）丙。",
        "Xi’an。",
        "(甲）乙。",
    ],
)
def test_marks_that_pair(text: str) -> None:
    assert findings("TYP03", f"一、情况\n{text}\n") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("聘请12个教授授课。", "12个"),
        ("购置打印机8个。", "打印机8个"),
        ("全年招录护士30人次。", "招录护士30人次"),
        ("清理河道12平方公里。", "河道12平方公里"),
    ],
)
def test_measure_words(text: str, words: str) -> None:
    (finding,) = findings("UNT04", text)
    assert words in finding.message


@pytest.mark.parametrize(
    "text",
    ["建成3个博士工作站，2个专家团队，5个党员之家。", "培训1200人次，柔性引进专家6人次。", "打印机8台，公交车12台。"],
)
def test_measure_words_that_fit(text: str) -> None:
    assert findings("UNT04", text) == ()
    assert run("UNT04", text).passes


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("TYP01", "现场会分别与3月2日,6月5日召开,截止目前建立台帐12本."),
        ("TYP04", "5月召开为期2天的财会培训班,加大师资力度;加大水源地建设,目的是为了提高效率."),
        ("UNT04", "聘请12个教授授课,购置打印机8个;培训1200人次."),
    ],
)
def test_half_width_marks_change_nothing(code: str, text: str) -> None:
    full = text.replace(",", "，").replace(";", "；").replace(".", "。")
    assert len(told(code, text)) == len(told(code, full)) > 0
