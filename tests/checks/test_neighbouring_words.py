"""TYP01: a wrong form is no slip where two right words meet, and stays one everywhere else."""

import re

import pytest

from reviewer.checks.wording.misspelt import misspellings
from tests.checks.support import findings

# Invented sentences without a slip: in each, the end of one right word and the start of the next make a wrong form.
_RIGHT = """
言犹于耳，干劲足，队员兴奋站上领奖台，家长陪训效果良好，该项目仍存诸多不足，优化军衔结构，防治煤层自燃灾害，配合谐波治理，院领导走访慰门诊医护，讲述反抗役使的故事。
保育员陪育儿嫂上门，打拼博得好评，蚩尤如何得名无从考证，此举既使群众受益，又使企业减负，先行部署即然后检查。
集中攻坚难点堵点，投入攻坚巨大，攻坚绝对贫困，谁毕竟赛过，新增涨价商品2种。
夜间用投影向群众宣讲，帮抚养人减负，驻村帮扶恤孤助残，离目标最近一步，前进以步行为主，气温局部骤降。
组织干部暑期培训，公布署名文章，养成习惯彻底改变，湖水清澈底泥减少，管线延伸请示获批，园区风采构成亮点。
建立循环竟价外机制，落实国防役前训练，体检役前青年，校准电阻档位，金融恰当支持，召开座谈汇报会。
主持提倡仪式，布置政协仪仗，沙尘暴光顾本地，避免过度期望，未竣公路3条，完成严峻工作，落实帮扶值班，用料必须品质优良。
调整冶金布局，抗震摄影展，账簿弱项，提供修膳食材，更换撤底座部件，选拔款待标准，选拔付诸行动，计划拔尖人才10名。
举办线下拔河比赛，选拔入库项目，集体捡拾垃圾，物质捡拾，巡捡垃圾，驰骋请战，驰骋用力，诸侯选址，诸侯补记。
同时侯家村完成改造，天气侯家村转晴，张家村等侯家村周边，慰问侯家村老人，循环镜面，实现封顶目标，从事顶岗实习，中专顶岗人数，各顶帐篷。
担忧化解，担忧先行，名医疔疮专科，医治疔疮，建立班组识别码，已挂勾建账，加强团结沟通，司机沟通，开僻静小路，提练习题。
松驰援队，获奖厉害，调整盾构机，腐烂用品，吉祥细节，吉祥实业，牲畜洪灾保险，时尚末班车，仍末位淘汰，取消毁约条款。
表演译制片，横贯输电线路，恢复盖面施工，版图象征，记录象征物，图形像素，会议记要点，会议纪录片，至今止步不前，迄今止步于此。
""".strip().splitlines()

_GUARDED = [one for one in misspellings() if one.unless]


@pytest.mark.parametrize("text", _RIGHT)
def test_no_slip_where_two_right_words_meet(text: str) -> None:
    assert [f.message for f in findings("TYP01", text)] == []


@pytest.mark.parametrize("one", _GUARDED, ids=lambda one: one.wrong)
def test_each_guard_is_tried_and_leaves_the_slip_itself(one) -> None:  # type: ignore[no-untyped-def]
    assert any(re.search(one.unless, text) for text in _RIGHT), "no sentence above tries this guard"
    slips = [f for f in findings("TYP01", f"我局{one.wrong}，已改正。") if f.values["建议"] == one.right]
    assert len(slips) == 1


def test_every_guard_contains_its_wrong_form() -> None:
    for one in _GUARDED:
        assert one.wrong in re.sub(r"\[[^]]*\]|\(\?:[^)]*\)", "", one.unless), one.wrong


def test_a_guard_excuses_only_the_place_it_covers() -> None:
    (found,) = findings("TYP01", "攻坚难点基本解决，过程十分坚难。")
    assert found.values["处数"] == "1"


@pytest.mark.parametrize(
    "text",
    [
        "发放蚊帐面料200份。",
        "按装机容量核定补贴。",
        "引导至附近安置点，疏导至停车场。",
        "污染得到基本治理。",
        "确属必需按规定办理。",
        "所付教授讲课费已付教授本人。",
        "既将开展培训作为手段，又把就业作为目标。",
        "支持环保漳州行动。",
        "春节假期未开放，本期未结余资金。",
        "3名职工全年未在岗。",
        "2022年未结转结余资金。",
        "与保安派遣公司续约。",
        "签约律师事务所2家。",
        "争做为民服务标兵。",
        "热线客服受理群众困难560件。",
        "制定巧手编织培训计划。",
    ],
)
def test_no_confusion_where_two_right_words_meet(text: str) -> None:
    assert [f.message for f in findings("TYP01", text)] == []
