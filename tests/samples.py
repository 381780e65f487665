"""A small invented report with a fault of several kinds, for tests of what comes after the checks."""

from functools import cache

import reviewer

TEXT = """湖山县林草局2022年度部门整体支出绩效自评报告

一、部门基本情况
1、收入情况说明
本年收入合计500.00万元，其中：财政拨款收入450.00万元，占90.00%；其他收入40.00万元，占8.00%。
2、支出情况说明
本年支出合计500.00万元，其中：基本支出200.00万元，占40.00%；项目支出300.00万元，占60.00%。
二、整体支出绩效情况
1.国土绿化。完成造林3200亩，抚育幼林1.5万余亩，栽植苗木近40万株。
2.森林防火。开展巡查近100余次，计划配备护林员60名，实际配备54名，各项任务均全部完成。
按自评表综合得分92分。
三、存在的问题
1、绩效管理意识不强。部分单位对绩效管理重视不够，有待进一步提高。
四、改进措施
1、提高思想认识。要进一步加强学习，不断强化责任意识。
"""


@cache
def document() -> reviewer.Document:
    return reviewer.from_text(TEXT, name="湖山县林草局.txt")


@cache
def review() -> reviewer.Review:
    return reviewer.review(document(), engine="extractive")
