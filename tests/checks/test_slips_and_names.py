"""TYP01, TYP04 and UNT04: names of persons and places, sums and lists that are no slips; and the slips beside them."""

import pytest

from tests.checks.support import findings


def told(code: str, text: str) -> list[str]:
    return [finding.message for finding in findings(code, text)]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("TYP01", "各方面达成共视，形成合力。", "达成共识"),
        ("TYP01", "专题讨论会会6次，座谈会会3次。", "座谈会"),
        ("TYP01", "县里走访民主派成员12名。", "民主党派"),
        ("TYP01", "构建合谐的干群关系。", "和谐"),
        ("TYP01", "3项指标以经完成。", "已经"),
        ("TYP01", "把各项要求落实落细细、见行见效。", "落实落细"),
        ("TYP01", "实施老旧小改造15个。", "老旧小区改造"),
        ("TYP01", "节日走访慰门老党员30人。", "走访慰问"),
        ("TYP01", "推广小麦条锈病防经验。", "防治"),
        ("TYP01", "接报后迅速的调集抢险队伍。", "地"),
        ("TYP04", "由于严格了验收程序，使质量有了保证。", "缺主语"),
        ("TYP04", "不断提高项目建设的步伐。", "加快"),
        ("TYP04", "占比为占8.5%。", "为占"),
        ("TYP04", "合计共12人。", "合计共"),
        ("TYP04", "扶贫资金96.2万元资金，全部到位。", "金96.2万元资金"),
        ("TYP04", "组建9名工作小组，开展核查。", "9名工作小组"),
        ("UNT04", "扶持一座小微企业，带动就业。", "家"),
        ("UNT04", "补植行道树和绿篱，全年栽树260颗。", "株"),
    ],
)
def test_a_slip_is_told(code: str, text: str, words: str) -> None:
    assert any(words in message for message in told(code, text))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("TYP01", "左右岸河长之和大于渠长，两侧河长之差为2公里。"),
        ("TYP01", "以经济建设为中心，以经办机构为主体，以经营收入弥补支出。"),
        ("TYP01", "民主派出所辖区，民主党派成员。"),
        ("TYP01", "配合谐波治理，结合谐振测试。"),
        ("TYP01", "提升森林防灭火能力，推进森林草原防火。"),
        ("TYP01", "老旧小高层加装电梯，老旧小学改造。"),
        ("TYP01", "及时的处置措施，有效的查处机制，积极的筹措方式，全面的排查结果，快速的处置。"),
        ("TYP01", "工会会员1200人，协会会费3万元，商会会长1名，村村2条路。"),
        ("TYP01", "结防、血防工作有序，疾病防控工作到位，走访慰问门诊病人。"),
        ("TYP04", "寄宿生每生每年1250元，低保户每户每月600元。"),
        ("TYP04", "产出类扣3分、效益类扣2分，合计共扣5.00分。"),
        ("TYP04", "占比为占基本支出的比重，补助率为占总投资的比例。"),
        ("TYP04", "设综合办公室、法制办公室、信访办公室3个办公室。"),
        ("TYP04", "成立9人工作小组，组建8人宣讲团队，开展宣讲。"),
        ("TYP04", "由于人手不足，使用临时人员；由于让利，让位于民生。"),
        ("TYP04", "组长：高某，成员：张万平、李某。"),
        ("TYP04", "加快改革步伐，提高认识、加快步伐。"),
        ("UNT04", "建成一座企业展馆，开通一条企业服务热线，扶持一家企业，整治一条公路沿线企业。"),
        ("UNT04", "保护古树120株，采购种子3万颗，树上挂灯笼30颗。"),
    ],
)
def test_what_is_right_is_not_told(code: str, text: str) -> None:
    assert told(code, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "组长：方世，副组长：汪林、孟新涛。",
        "县里聘请顾问，唐达峰主持会议。",
        "唐立立、武莉、段磊任副组长。",
        "曾成莉和孙涵建参加评审。",
        "由方世牵头，高成莉同志负责。",
        "安芦水库除险加固，平园城合作社分红。",
        "在福岭合作社、大芦街道开展宣传。",
        "新杏路、铁芦路完成硬化。",
        "三枫水库获评先进，结树社区、兴福村完工。",
    ],
)
def test_names_of_persons_and_places_are_no_slips(text: str) -> None:
    assert told("TYP01", text) == []


@pytest.mark.parametrize("text", ["全县认针落实。", "推近社区建设，规犯街道管理。", "方针，认针执行。"])
def test_a_slip_that_looks_a_little_like_a_name(text: str) -> None:
    assert told("TYP01", text)
