"""An invented report, and hand-written replies about it such as a model might give."""

import pytest

from reviewer.documents import from_text
from reviewer.model import Chunk
from reviewer.tasks.proposals import AchievementProposal, ChunkReply, ExtractionReply, StatementProposal

REPORT = """某渔港管理处2023年度部门整体支出绩效自评报告
一、收入支出情况
2023年度收入总计320.50万元。与上年相比，增加20.50万元，增长6.83%，主要是项目增加。
二、整体支出绩效情况
全年检查渔船412艘，查处违规18起，持证率从61%提升至88%。
近30万元用于维护航标27座。建成灯杆148根。
自评得分96分，等级为优。
三、存在的问题
1、检验偏慢。我处有18艘渔船未检验，因船台检修停用，年末结转6.2万元。
四、改进措施
1、加快检验。船检科牵头，2024年6月底前完成18艘渔船检验。
"""


@pytest.fixture(scope="session")
def document():
    return from_text(REPORT)


@pytest.fixture(scope="session")
def whole(document):
    """The whole report as one chunk."""
    return Chunk(id="C1", sections=("S1",), path=(), kind="performance", start=0, end=len(document.text), tokens=1)


def achievement(quote, statement=None, numbers=()):
    return AchievementProposal(
        quote=quote,
        statement=quote if statement is None else statement,
        numbers=list(numbers),
        category="output",
        scope="本部门",
        period="本年",
    )


def hand_written(chunk, *proposals):
    """A reply written by hand in place of a model's."""
    return ChunkReply(
        chunk,
        ExtractionReply(
            achievements=[p for p in proposals if isinstance(p, AchievementProposal)],
            statements=[p for p in proposals if isinstance(p, StatementProposal)],
        ),
    )
