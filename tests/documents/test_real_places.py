"""Real files other than PDF: the expected sentences stand under the heading, or in the cell, where they are printed."""

import re

import pytest

from reviewer.documents import load
from reviewer.model import Document

pytestmark = pytest.mark.real
yaml = pytest.importorskip("yaml")

# Where a reader of the printed file finds the sentences that hold these words.
UNDER = {
    "cq_jtw_2018_budget.html": {
        "一般公共预算财政拨款支出": "二、部门预算情况说明",
        "“三公”经费预算": "三、“三公”经费情况说明",
        "因公出国": "三、“三公”经费情况说明",
        "公务用车购置费": "三、“三公”经费情况说明",
        "拨款运行经费": "１.机关运行经费情况",
        "政府采购预算总额": "２.政府采购情况",
        "绩效目标管理": "３.绩效目标设置情况",
    },
    "mca_2021_stat.docx": {
        "民政事业费": "一、综合",
        "养老床位合计": "1.提供住宿的养老服务",
        "福利机构539个": "3.提供住宿的儿童福利和救助保护服务",
        "集中养育孤儿": "3.提供住宿的儿童福利和救助保护服务",
        "老年人补贴": "1.老年人福利",
        "儿童福利资金": "2.儿童福利和收养登记",
        "社会工作者": "5.慈善事业和专业社会工作。",
        "慈善超市": "5.慈善事业和专业社会工作。",
        "村委会": "2.自治组织",
        "火化炉": "2.殡葬服务",
    },
}


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _heading_over(document: Document, sentence: str) -> str:
    """The title of the innermost section that holds ``sentence``, white space aside."""
    places = [offset for offset, sign in enumerate(document.text) if not sign.isspace()]
    offset = places[_squeezed(document.text).index(_squeezed(sentence))]
    return [section.title for section in document.sections if section.start <= offset < section.end][-1]


@pytest.mark.parametrize("name", UNDER)
def test_the_sentences_stand_under_their_headings(shared, name):
    folder = shared / "data" / "files"
    sentences = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))["files"][name]["sentences"]
    document = load(folder / name)
    placed = 0
    for sentence in sentences:
        # A heading within the sentence is where the one before it ends.
        heading = next((title for words, title in UNDER[name].items() if words in sentence), None)
        if heading is not None and _squeezed(heading) not in _squeezed(sentence):
            assert _heading_over(document, sentence) == heading, sentence
            placed += 1
    assert placed >= len(UNDER[name])


def test_the_remarks_of_a_sheet_stand_in_the_rows_they_belong_to(shared):
    folder = shared / "data" / "files"
    told = yaml.safe_load((folder / "sh_unit_budget_a.findings.yaml").read_text(encoding="utf-8"))
    document = load(folder / "sh_unit_budget_a.xlsx")
    (table,) = document.tables
    cells = {(cell.row, cell.column): document.text[cell.start : cell.end] for cell in table.cells}
    head = next(row for row in range(table.rows) if cells.get((row, 2)) == "符合要求")
    judged = {row: cells[row, 2] for row in range(head + 1, table.rows) if cells.get((row, 2))}
    assert len(judged) == told["items_checked"]
    failed = [row for row, answer in judged.items() if answer == "否"]
    assert len(failed) == told["items_failed"]
    assert all(cells[row, 3] for row in failed)
    remarks = {cells[row, 1]: _squeezed(cells[row, 3]) for row in failed}
    explained = [f for f in told["findings"] if (f.get("cell") or "").startswith("E12-") and f.get("quote")]
    assert explained
    for finding in explained:
        figures = re.findall(r"\d+\.\d+", finding["quote"])
        assert all(figure in remarks["预算编制说明"] for figure in figures[:1]), finding["id"]
