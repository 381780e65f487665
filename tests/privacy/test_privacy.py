"""What leaves this machine: consent first, masks over names and numbers of persons, words of the report back."""

import json

import pytest

import reviewer
from reviewer.errors import ConfigError
from reviewer.pipeline import make_engine
from reviewer.privacy import PersonMask, destination, require_consent
from reviewer.settings import Settings
from tests.engines.scripted import Answer, scripted

PERSONAL = [
    ("局长王小明主持。", "王小明"),
    ("联系人：欧阳建国，", "欧阳建国"),
    ("联系人：赵敏，电话：13812345678。", "13812345678"),
    ("引进某大学刘志辉博士1名。", "刘志辉"),
    ("身份证号43052119800101123X。", "43052119800101123X"),
    ("开户账号：6222 0212 3456 7890 123。", "6222 0212 3456 7890 123"),
    ("邮箱zhang.san@example.com。", "zhang.san@example.com"),
    ("办公室电话：0739-2345678。", "0739-2345678"),
    ("分管领导：刘 强", "刘 强"),
    ("填报人（签字）：周海燕", "周海燕"),
    ("单位负责人：吴　敏（签章）", "吴　敏"),
    ("局长（签字）：胡文斌", "胡文斌"),
    ("会计：唐静；", "唐静"),
    ("经办人　曹明", "曹明"),
    ("审核：林晓 ", "林晓"),
    ("村支书马德福", "马德福"),
    ("获奖者钱学礼教授", "钱学礼"),
    ("电话（0731）8888666", "8888666"),
    ("联系电话：0731 88886666", "0731 88886666"),
    ("联系方式：１３８０７３１２２３３", "１３８０７３１２２３３"),
    ("手机：+86 138-0731-2233", "138-0731-2233"),
    ("微信号：zhang_wei88", "zhang_wei88"),
    ("护照号码G12345678", "G12345678"),
    ("银行账号43001234567890123456", "43001234567890123456"),
]
IMPERSONAL = [
    "局长高度重视，主任全面负责，书记任总指挥。",
    "本年收入合计1848.66万元，服务13812人次，财政拨款12345678901元。",
    "〔2023〕12号文件，自2022年1月1日起施行。",
    "拨打12345热线3865件，电话回访2600户，手机用户1.2万户。",
    "审核：全部通过，编制：合理，会计核算规范，主任办公会议6次。",
]


@pytest.mark.parametrize(("text", "words"), PERSONAL)
def test_what_names_a_person_is_masked_in_its_length_and_put_back(text: str, words: str) -> None:
    mask = PersonMask()
    hidden = mask.hide(text)
    assert words not in hidden
    assert len(hidden) == len(text)
    assert mask.restore(hidden) == text


@pytest.mark.parametrize("text", IMPERSONAL)
def test_figures_and_plain_words_stay(text: str) -> None:
    assert PersonMask().hide(text) == text


def test_the_same_name_has_one_mask_and_others_have_others() -> None:
    mask = PersonMask()
    hidden = mask.hide("局长王小明、副局长李芳参加，副局长赵一一列席，王小明讲话。")
    assert mask.hidden == ("王小明", "李芳", "赵一一")
    first = hidden[2:5]
    assert hidden.count(first) == 2 and hidden[-6:] == f"{first}讲话。"
    assert len({first, hidden[9:11], hidden[17:20]}) == 3
    later = mask.hide("会上王小明强调。")
    assert later == f"会上{first}强调。" and mask.restore(later) == "会上王小明强调。"


def test_a_mask_is_never_one_that_the_text_holds() -> None:
    mask = PersonMask()
    text = "①⑪号楼，局长王小明到场。"
    assert mask.hide(text)[:2] == "①⑪" and mask.restore(mask.hide(text)) == text


@pytest.mark.parametrize(
    ("given", "goes_to"),
    [
        ({"base_url": "http://127.0.0.1:8000/v1"}, None),
        ({"base_url": "http://[::1]:8000/v1"}, None),
        ({"base_url": "http://localhost/v1"}, None),
        ({"base_url": "http://10.1.2.3/v1"}, "10.1.2.3"),
        ({"base_url": "https://llm.example.com/v1"}, "llm.example.com"),
        ({"base_url": "https://LLM.example.com/v1", "trusted_hosts": ("llm.example.com",)}, None),
        ({"base_url": "http://127.0.0.1.example.com/v1"}, "127.0.0.1.example.com"),
        ({}, "api.openai.com"),
    ],
)
def test_where_the_text_goes(given: dict, goes_to: str | None) -> None:
    assert destination(Settings.model_validate(given)) == goes_to


def test_nothing_is_sent_without_consent() -> None:
    given = {"base_url": "https://llm.example.com/v1", "model": "m", "api_key": "sk-secret"}
    with pytest.raises(ConfigError) as caught:
        make_engine("openai", Settings.model_validate(given))
    assert "llm.example.com" in caught.value.message and "--consent" in caught.value.hint
    assert "secret" not in caught.value.message + caught.value.hint
    require_consent(Settings.model_validate({**given, "consent": True}))


def test_a_model_sees_masks_and_the_review_has_the_words() -> None:
    """The replies are hand-written: the "model" quotes what it was shown."""
    text = "二、整体支出绩效情况\n局长王小明带队走访企业120家。\n"
    seen: list[str] = []

    def script(body: dict) -> Answer:
        shown = body["messages"][-1]["content"]
        seen.append(json.dumps(body, ensure_ascii=False))
        line = next((line for line in shown.splitlines() if "走访企业" in line), "").removesuffix("。")
        if "[A01]" in line:
            return Answer(json.dumps({"sentences": [{"cites": ["A01"], "text": line.split("] ")[1] + "。"}]}))
        more = {"category": "activity", "scope": "本部门", "period": "本年"}
        done = {"quote": line, "statement": line, "numbers": ["120家"], **more}
        return Answer(json.dumps({"achievements": [done] if line else [], "statements": []}))

    with scripted(script) as endpoint:
        given = {"engine": "openai", "base_url": endpoint.url, "model": "hand-written", "retries": 0, "redact": True}
        review = reviewer.review(reviewer.from_text(text), settings=Settings.model_validate(given))
    assert seen and not any("王小明" in body for body in seen)
    assert [(a.statement, a.status) for a in review.achievements] == [("局长王小明带队走访企业120家", "verified")]
    assert "王小明" in review.summary.text
