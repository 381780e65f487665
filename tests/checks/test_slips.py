"""TYP01 on slips that no list holds, and on names, abbreviations and neighbouring words that look like them."""

import pytest

from reviewer.checks.wording.slips import doubled, misset, mistaken
from reviewer.checks.wording.slips.lexicon import lexicon
from tests.checks.support import findings


def suggested(text: str) -> list[str]:
    return [f.values["建议"] for f in findings("TYP01", text)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("我局认针履行监管职责，按月通报进展。", "认真"),
        ("进一步规犯专项资金的使用。", "规范"),
        ("严格按照政府采够的要求组织招标。", "采购"),
        ("各项任务稳步推近，群众反映良好。", "推进"),
        ("部分职工的绩效意视淡薄。", "意识"),
        ("全力保章困难群众基本生活。", "保障"),
        ("服务中心充分发辉桥梁作用。", "充分发挥"),
        ("群众满意渡不断提高。", "满意度"),
        ("受疫情影晌，两场活动延期举办。", "影响"),
        ("加大对困难家庭的救肋力度。", "救助"),
        ("补齐养老短板已迫在眉捷。", "迫在眉睫"),
        ("对发现的问题举一返三，逐项整改。", "举一反三"),
        ("坚持实是求是的原则开展自评。", "实事求是"),
        ("全局上下竭尽全立完成年度任务。", "竭尽全力"),
    ],
)
def test_a_wrong_character_of_the_same_sound_or_look(text: str, right: str) -> None:
    (told,) = suggested(text)
    assert right in told


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("严格落实中央项规定精神，压减开支。", "中央八项规定精神"),
        ("全面贯落实上级的部署。", "全面贯彻落实"),
        ("认真落实意识态工作责任制。", "意识形态工作责任制"),
        ("财政拨收入比上年增加。", "财政拨款收入"),
        ("做好乡振兴各项工作。", "乡村振兴"),
        ("按照县财局要求报送材料。", "县财政局"),
        ("切实加强强对资金的监督管理。", "加强"),
        ("继续巩固脱贫坚攻成果。", "脱贫攻坚"),
        ("严格执行政府采采购程序。", "政府采购"),
        ("机关各科室严格执财务制度。", "严格执行"),
        ("一般公预算收入稳步增长。", "一般公共预算"),
    ],
)
def test_a_fixed_phrase_with_a_character_missing_doubled_or_moved(text: str, right: str) -> None:
    assert any(told in right or right in told for told in suggested(text))
    assert len(suggested(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "团队共同开发辉煌项目，展示成果。",  # 开发|辉煌 is not 发挥
        "加快推动批零、住餐业恢复，各项工作推近邻互助。",  # the items of a list; 近邻
        "举办“民涵杯”比赛，培育“湘村优品”。",  # names in quotation marks
        "组织部整体支出情况良好。",  # 组织部|整体 is not 部门整体
        "由办事处主任任组长，强化食品安全全链条监管。",  # a word that begins as the last one ended
        "实实在在的变化体现在一桩桩为民实事中，大家干干净净为群众办事。",
        "举办国际自行车赛暨长三角穿越赛，比赛拟定于五月举行，逾期不补。",
        "应检126家，实检124家，快递业务量28亿件。",
        "各村逐户建档，当季拨付到位，节余资金交回财政。",
        "指导刑释人员就业，城区接警后平均5分钟到场。",
        "压减调增项目，核销坏账，非税收入增长。",
        "卫健、疾控、农技、护林等队伍一体推进。",
        "发展展望、预算算法、财政政策、工作作风均已说明。",
        "严格执行财务制度，召开党组会、推进会，学习贯彻三中全会精神。",
        "财政部部门预算司负责解释，“评”由群众评，“督”由群众督。",
        "由副局长郭然平任组长，书记方晨、贾政道同志走访农户。",
        "成立由李国柱任组长的工作专班。",
        "逐乡逐村逐户核对，逐企建档。",
        "一贯落实首问责任制，贯彻落实上级部署。",
        "市财政局、县财政局与人民政府办公室联合发文。",
        "《数智化采够办法》已经印发。",
    ],
)
def test_what_only_looks_like_a_slip(text: str) -> None:
    assert suggested(text) == []


def test_what_is_written_three_times_is_a_name() -> None:
    once = "我局认针履行职责。"
    assert suggested(once) == ["认真"]
    assert suggested("认针公司中标。认针公司进场。认针公司完工。") == []


def test_a_word_broken_by_the_layout_is_no_slip() -> None:
    line = "本办法所称专项资金是指由各级财政部门预算安排用于绩效标"
    assert suggested(line + "\n准体系建设的资金。") == []


def test_each_place_of_one_slip_is_in_one_finding() -> None:
    (finding,) = findings("TYP01", "年初规犯了流程。年末又规犯了档案。")
    assert finding.values["处数"] == "2"
    assert finding.certainty == "likely"
    assert finding.severity == "minor"


def test_a_listed_misspelling_is_told_once() -> None:
    assert suggested("各项工作按步就班推进。") == ["按部就班"]


def test_slips_are_found_in_any_order_of_reading() -> None:
    text = "我局认针履行职责，严格落实中央项规定精神，切实加强强对资金的监督。"
    assert {slip.right for slip in mistaken(text)} == {"认真"}
    assert {slip.right for slip in misset(text)} >= {"中央八项规定精神"}
    assert {slip.right for slip in doubled(text)} == {"加强"}


def test_the_likeliest_words_of_a_run_are_read() -> None:
    assert lexicon().read("充分发挥作用")[1] == ["充分发挥", "作用"]
    assert lexicon().read("组织部整体")[1] == ["组织部", "整体"]
    assert lexicon().read("") == (0, [])


def test_an_unknown_character_costs_most() -> None:
    rare = lexicon().read("\u9f98")[0]
    assert rare > lexicon().cost("的") + lexicon().cost("了")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("我镇不断的完善议事协商制度。", "地"),
        ("持续的加强队伍建设。", "地"),
        ("资金拨付的比较及时，没有滞留。", "得"),
        ("由于故障处置的及时，没有造成损失。", "得"),
        ("认真落实县委得决策部署。", "的"),
        ("工作作风有了明显得转变。", "的"),
        ("全镇积极得开展帮扶。", "地"),
        ("指标设置地不够细化。", "得"),
    ],
)
def test_three_particles_of_one_sound(text: str, right: str) -> None:
    assert suggested(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "得到了不断的完善，形成了持续的推动。",
        "确保资金拨付的及时、足额。",
        "当地比较富裕，各地很重视，基地不够大。",
        "取得重要成果，获得有关部门肯定，显得重要。",
        "第三季度末执行率为68%，年度末完成结算。",
    ],
)
def test_particles_rightly_used(text: str) -> None:
    assert suggested(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("按照市委决策部属推进改革。", "部署"),
        ("落实部属要求，成立专班。", "部署"),
        ("抓好疫情防空，稳住就业。", "防控"),
        ("取的了较好的经济效益。", "取得"),
        ("内控制度还不建全，存在风险。", "健全"),
        ("坚决杜决超标准接待。", "杜绝"),
        ("既使是小型工程，也应公开招标。", "即使"),
    ],
)
def test_right_words_in_the_wrong_place(text: str, right: str) -> None:
    assert suggested(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "部属高校2所，研究部属单位的改革。",
        "对收取的较好样品复检，听取的新的意见归档。",
        "人民防空工程验收，疫情防控平稳。",
        "改造既使出行方便，又使环境改善；既使群众受益，也使企业减负。",
    ],
)
def test_the_same_words_in_the_right_place(text: str) -> None:
    assert suggested(text) == []
