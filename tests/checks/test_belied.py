"""EVD05: conclusions held against the figures beside them."""

import pytest

from tests.checks.support import findings, report


def told(done: str) -> list[tuple[str, str]]:
    return [(f.message, f.certainty) for f in findings("EVD05", report(done=done))]


@pytest.mark.parametrize(
    "done",
    [
        "全年发生一般森林火灾2起，过火30亩。通过巡护，全年实现了森林“零火灾”目标。",
        "全年发生火灾2起。全年未发生火灾，群众安心。",
        "2023年发生道路交通事故3起。全年没有发生道路交通事故。",
        "全县发生溺水事故1起。全县实现零溺水事故，受到好评。",
    ],
)
def test_what_happened_is_said_not_to_have_happened(done: str) -> None:
    ((message, certainty),) = told(done)
    assert certainty == "likely"
    assert "发生" in message


@pytest.mark.parametrize(
    "done",
    [
        "全年发生一般火灾2起，未发生较大及以上火灾。",
        "全年发生火灾2起，春节期间未发生火灾。",
        "上年发生火灾2起，今年未发生火灾。",
        "2022年发生火灾2起，2023年未发生火灾。",
        "全县发生事故3起，景区未发生事故。",
        "全县发生道路交通事故3起，所管水库未发生事故。",
        "发生交通事故3起，施工工地零事故。",
        "发生火灾0起，未发生火灾。",
        "发生火灾2起，力争实现零火灾目标。",
        "对违规用火零容忍，发生火灾2起。",
        "全年处置行政案件12件，无一起行政复议被撤销。",
    ],
)
def test_other_kinds_times_and_places_are_not_denied(done: str) -> None:
    assert told(done) == []


def test_no_offence_where_cases_were_taken_up_is_asked_about() -> None:
    ((_, certainty),) = told("全年查处涉渔案件12起，结案11起，全县无一起破坏渔业资源行为发生。")
    assert certainty == "query"
    assert told("全年查处涉渔案件12起，全县无一起安全生产责任事故发生。") == []


@pytest.mark.parametrize(
    ("done", "certainty"),
    [
        ("查出用电隐患36处，整改31处，整改率86.11%，所有隐患均已整改。", "certain"),
        ("发现问题20个，已整改18个，发现的问题全部整改到位。", "certain"),
        ("受理信访40件，办结38件，目前信访已全部办结。", "likely"),
        ("排查隐患36处，整改31处，上述隐患全部销号。", "certain"),
        ("排查出隐患36处，督促整改31处。目前所有隐患均已清零。", "likely"),
    ],
)
def test_all_done_where_some_are_left(done: str, certainty: str) -> None:
    assert [c for _, c in told(done)] == [certainty]


@pytest.mark.parametrize(
    "done",
    [
        "查出隐患36处，整改36处，所有隐患均已清零。",
        "查出隐患36处，整改31处，其余5处12月完成整改，所有隐患均已清零。",
        "查出隐患36处，当场整改31处，所有隐患均已清零。",
        "上半年查出隐患36处，整改31处，目前所有隐患均已清零。",
        "查出隐患36处，整改31处，重大隐患均已整改。",
        "接到群众来信36件，办结31件，来信均已处置。",
        "查出隐患36处，整改31处，上年隐患均已整改。",
        "查出隐患36处，整改31处，确保隐患全部整改。",
        "查出隐患36处，整改31处。受理信访8件，均已办结。",
    ],
)
def test_what_was_done_since_or_is_of_others_is_all_done(done: str) -> None:
    assert told(done) == []


@pytest.mark.parametrize(
    ("done", "certainty"),
    [
        ("“三公”经费支出12.60万元，上年为11.40万元，增加1.20万元。做到了“三公”经费只减不增。", "likely"),
        ("“三公”经费比上年增加1.20万元。“三公”经费得到有效压减。", "query"),
    ],
)
def test_less_said_where_more_was_spent(done: str, certainty: str) -> None:
    assert [c for _, c in told(done)] == [certainty]


@pytest.mark.parametrize(
    "done",
    [
        "“三公”经费支出12.60万元，上年为13.80万元，减少1.20万元。做到了“三公”经费只减不增。",
        "“三公”经费支出12.60万元，其中公务接待费5.00万元，上年为3.80万元，增加1.20万元；“三公”经费只减不增。",
        "“三公”经费比上年增加1.20万元，今后坚持“三公”经费只减不增。",
        "“三公”经费比上年增加1.20万元，落实“三公”经费只减不增的要求。",
        "“三公”经费比上年增加1.20万元，“三公”经费较预算明显下降。",
        "“三公”经费比上年增加1.20万元，近三年“三公”经费总体逐年下降。",
        "“三公”经费比上年增加1.20万元，剔除购车因素，“三公”经费持续下降。",
    ],
)
def test_parts_aims_and_budgets_say_nothing_of_a_rise(done: str) -> None:
    assert told(done) == []


@pytest.mark.parametrize(
    ("done", "wrong"),
    [
        ("核定编制52名（行政12名、事业40名），实有在职人员49人，超编3人。", True),
        ("核定编制52名，其中行政编制12名，实有55人，空编3名。", True),
        ("核定编制52名，实有49人，空编3名。", False),
        ("核定编制52名，实有55人，超编3人。", False),
        ("机关编制12名，事业单位编制40名，实有49人，超编3人。", False),
        ("核定编制52名，实有55人，其中在编49人，空编3名。", False),
    ],
)
def test_posts_and_staff(done: str, wrong: bool) -> None:
    assert [c for _, c in told(done)] == ["certain"] * wrong


@pytest.mark.parametrize(
    ("done", "wrong"),
    [
        ("全年支出中政府性基金预算支出60.00万元。本部门没有政府性基金预算支出。", True),
        ("政府性基金预算财政拨款收入60万元。2023年度无政府性基金预算拨款。", True),
        ("政府性基金预算支出0.00万元。本部门没有政府性基金预算支出。", False),
        ("上年政府性基金预算支出60万元。本部门没有政府性基金预算支出。", False),
        ("2022年政府性基金预算支出60万元。2023年度没有政府性基金预算支出。", False),
        ("政府性基金预算支出60万元。局本级没有政府性基金预算支出。", False),
        ("政府性基金预算支出60万元，系上年结转。本年没有政府性基金预算收入。", False),
        ("政府性基金预算支出60万元。没有国有资本经营预算支出。", False),
    ],
)
def test_funds_denied_and_spent(done: str, wrong: bool) -> None:
    assert [c for _, c in told(done)] == ["likely"] * wrong
