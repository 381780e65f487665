"""The page of contents: its headings are not those of the text. All texts are invented."""

from reviewer.documents.outline import outline
from tests.documents.sections import kinds, titles


def test_contents_page_is_one_section_and_the_body_counts():
    text = (
        "青山市档案馆2023年度部门决算\n目  录\n一、单位概况……………1\n"
        "（一）主要职责……………1\n二、决算说明………3\n三、未写的一章………9\n\n"
        "一、单位概况\n（一）主要职责\n保管档案。\n二、决算说明\n收支平衡。\n"
    )
    sections = outline(text)
    assert titles(sections) == {
        "S0": "青山市档案馆2023年度部门决算",
        "S0.1": "目  录",
        "S0.1.1": "三、未写的一章",
        "S1": "一、单位概况",
        "S1.1": "（一）主要职责",
        "S2": "二、决算说明",
    }
    assert kinds(sections)["S0.1"] == kinds(sections)["S0.1.1"] == "contents"


def test_contents_may_name_the_same_thing_on_two_levels():
    text = (
        "青山市档案馆2023年度部门决算\n目录\n一、概况\n（一）概况\n（二）机构\n二、决算说明\n"
        "一、概况\n（一）概况\n保管档案。\n（二）机构\n设3个科。\n二、决算说明\n收支平衡。\n"
    )
    assert [s.id for s in outline(text)] == ["S0", "S0.1", "S1", "S1.1", "S1.2", "S2"]
