"""Lists that come to more than there is, kinds that are all there are, parts larger than the whole. All invented."""

import pytest

from tests.checks.support import findings, only, passed

# (sentence whose figures agree, a figure of it, the same figure gone wrong)
LISTS = (
    # 16 + 27 = 43: a thing is of one kind, so that more cannot be
    ("新建公交站台45座，其中港湾式16座、直列式27座。", "27", "34"),
    # 150.00 + 120.00 + 70.00 = 340.00; money is spent once
    ("下达专项资金350.00万元，其中沟渠清淤150.00万元、泵站120.00万元和闸门70.00万元。", "120.00", "160.00"),
    # 12 + 18 = 30; a rank stands between the names
    ("评定星级农家乐32处，其中一类农家乐12处、二类农家乐18处。", "18", "24"),
    # 4 + 5 + 3 = 12: kinds are apart, whatever else projects may be
    ("安排为民项目12个，其中道路类4个、教育类5个、环保类3个。", "5个", "7个"),
    # 11 + 36 + 205 = 252: the words say how many levels there are
    ("落实三级河长252名，其中县级11名、乡级36名、村级205名。", "205", "225"),
    # 640 + 210 + 95 = 945: the words say how many kinds of people
    ("三类救助对象共945人，其中低保640人、特困210人、孤儿95人。", "210", "240"),
    # 37 + 12 = 49; one name denies the other
    ("列入名录的企业49家，其中达标企业37家、未达标企业12家。", "12", "10"),
    # 8 + 13 = 21
    ("引进客商21家，其中省内8家、省外13家。", "13", "15"),
    # 6 + 15 + 180 = 201
    ("基层党组织201个，其中党委6个、党总支15个、党支部180个。", "180", "188"),
    # 16 + 22 = 38: all are named before, and counted by the same name
    ("现有公立医院16所、民营医院22所，共有医院38所。", "38", "36"),
)


@pytest.mark.parametrize(("sentence", "figure", "wrong"), LISTS)
def test_lists_that_leave_no_room(sentence: str, figure: str, wrong: str) -> None:
    assert findings("ARI01", sentence) == ()
    assert only("ARI01", sentence.replace(figure, wrong)).certainty in ("likely", "certain")


@pytest.mark.parametrize(
    "sentence",
    [
        "全年处分64人，其中党纪处分51人、政务处分18人。",  # both at once
        "规模企业86家，其中出口企业52家、科技企业40家。",
        "争取项目25个，其中省重点项目14个、民生项目13个。",
        "获得荣誉18项，其中省级以上荣誉9项、市级荣誉11项。",
        "参训学员410人，其中女学员260人、青年学员190人。",
        "图书馆藏书8.20万册，其中图书7.90万册、古籍图书0.60万册。",  # one name holds the other
        "三级医院6家，其中市属4家、省属1家。",  # a rank, and fewer names than levels
        "到馆观众20.00万人次，其中未成年人6.00万人次，未成年人中又有2.00万人次来自学校。",
    ],
)
def test_what_may_count_twice_or_leave_some_out(sentence: str) -> None:
    assert findings("ARI01", sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "figure", "wrong"),
    [
        ("抽检样品240批次，合格231批次，不合格9批次。", "不合格9", "不合格19"),  # 240 - 231 = 9
        ("全年发现隐患315处，已整改302处，整改率95.87%，尚有13处正在整改。", "13", "23"),  # 315 - 302 = 13
        ("发出建议书46份，收到回复41份，尚未回复5份。", "尚未回复5", "尚未回复7"),
        ("应检锅炉118台，实检112台，剩余6台停用。", "剩余6", "剩余8"),
        ("接到来电905件，已办结887件，还有18件正在办理。", "18", "28"),
    ],
)
def test_what_is_left_in_other_words(sentence: str, figure: str, wrong: str) -> None:
    assert findings("ARI01", sentence) == ()
    assert passed("ARI01", sentence)
    assert only("ARI01", sentence.replace(figure, wrong)).certainty == "likely"


@pytest.mark.parametrize(
    ("sentence", "figure", "wrong", "certainty"),
    [
        ("全县14个乡镇中，已有12个乡镇建成水站。", "12", "15", "likely"),
        ("纳入监测的27个断面中有25个达标。", "25", "29", "likely"),
        ("全年立案41件，已办结38件。", "38", "43", "query"),
        ("交办问题线索36件，办结33件。", "33", "39", "query"),
        ("受理仲裁申请208件，审结201件。", "201", "210", "query"),
    ],
)
def test_more_done_than_there_was(sentence: str, figure: str, wrong: str, certainty: str) -> None:
    assert findings("ARI14", sentence) == ()
    assert passed("ARI14", sentence)
    assert only("ARI14", sentence.replace(figure, wrong)).certainty == certainty


@pytest.mark.parametrize(
    "sentence",
    [
        "改造2个初中，3个高中。",
        "全年立案90件，其中上年结转12件，共办结95件。",
        "上年未结20件，当年立案90件，办结96件。",
        "当年立案受理90件，加上旧案20件，应结案110件，结案104件。",
        "立案查处7批次，责令整改12批次。",  # two outcomes, not two steps
        "共有5个科室集中，7个科室分散。",
        "受理信访事项30件，全年平台工单按时办结5200件。",  # far too many to be of these
    ],
)
def test_what_is_no_part_of_what_stands_before(sentence: str) -> None:
    assert findings("ARI14", sentence) == ()


BALANCES = (
    # 18.40 + 620.30 - 601.90 = 36.80
    ("上年结转18.40万元，全年收入620.30万元，全年支出601.90万元，年末结转36.80万元。", "36.80", "38.60"),
    # 950.00 - 912.35 = 37.65; what it grew by stands between
    (
        "可用资金合计950.00万元。全年支出912.35万元，比上年的880.00万元增加32.35万元，年末结转和结余37.65万元。",
        "37.65",
        "36.75",
    ),
    # 400.00 + 260.00 - 641.55 = 18.45
    ("本级安排资金400.00万元，上级补助资金260.00万元，全年共支出641.55万元，年末结余18.45万元。", "18.45", "14.85"),
)


@pytest.mark.parametrize(("sentence", "figure", "wrong"), BALANCES)
def test_what_a_year_leaves(sentence: str, figure: str, wrong: str) -> None:
    assert findings("ARI06", sentence) == ()
    assert passed("ARI06", sentence)
    finding = only("ARI06", sentence.replace(figure, wrong))
    assert (finding.certainty, finding.values["复算"]) == ("likely", figure)


@pytest.mark.parametrize(
    "text",
    [
        # no slip of the pen: something lies between
        "上年结转18.40万元，全年收入620.30万元，全年支出601.90万元，年末结转12.70万元。",
        # part of the spending has no rest of its own: 620.30 - 601.90 = 18.40
        "全年收入620.30万元，培训支出601.90万元，年末结转14.80万元。",
        "全年收入620.30万元，全年支出601.90万元，财政收回后年末结转14.80万元。",
    ],
)
def test_rests_of_something_else(text: str) -> None:
    assert findings("ARI06", text) == ()
