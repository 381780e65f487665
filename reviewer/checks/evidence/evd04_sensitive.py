"""EVD04: words that make an auditor ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.phrases import occurrences
from reviewer.checks.prose import accounts, passages, plain, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_FOUGHT = re.compile(
    r"严禁|禁止|拒|查处|整治|纠治|违规|反对|不得|不准|清退|退还|上交|治理|杜绝|专项|收受|防止|警示|清理"
)
_STORE = re.compile(r"^(?:店|公司|厂|行业|生产|企业|产业|设计|展|盒|市场|类|价格|零售)")


@check("EVD04", name="合规敏感表述", severity="minor", since="0.2")
def sensitive(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分有没有礼包、购物卡、宴请一类字样；查处、禁止此类行为的不计。只提示人工核对，不判违规。
    为何重要：此类支出受中央八项规定及其实施细则约束，公开后容易引起质疑。
    反例：
    某某县侨联2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    走访慰问侨眷60户，每户送上节日礼包一份。
    二、存在的问题
    宣传偏少。
    三、改进措施
    办公室增设1个专栏。
    正例：
    某某县侨联2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    走访慰问侨眷60户，严禁以任何名义发放购物卡、赠送礼品。
    二、存在的问题
    宣传偏少。
    三、改进措施
    办公室增设1个专栏。
    已知误报：礼品企业、会所等业务名词。
    建议措辞：请核对该项支出的资金来源、标准和依据，并规范表述。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    words = [
        Span(start=match.start(), end=match.end())
        for _, match in occurrences(report.once(plain), "evidence", "sensitive")
        if accounts(report, match.start()) and not _innocent(report, match)
    ]
    if not words:
        yield Held((), "绩效部分未见礼品、卡券、宴请一类敏感表述")
        return
    kept = [w for w in words if not any(o.start <= w.start and w.end <= o.end and o != w for o in words)]
    yield Fault(
        f"{quoted(report.text, kept)}属敏感表述，请核对资金来源和依据",
        passages(report.text, kept),
        "query",
        values={"处数": str(len(kept))},
    )


def _innocent(report: Report, match: re.Match[str]) -> bool:
    sentence = report.sentence_at(match.start())
    if _STORE.match(report.text[match.end() : match.end() + 3]):
        return True
    return _FOUGHT.search(report.text, max(sentence.start, match.start() - 30), match.end() + 12) is not None
