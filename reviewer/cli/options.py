"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.output import FailOn, Format
from reviewer.settings import EngineName

Report = Annotated[Path, typer.Argument(metavar="FILE", help="报告文件（docx、pdf、xlsx、txt、zip 等），- 为标准输入")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="写入文件，缺省为标准输出")]
Form = Annotated[Format | None, typer.Option("--format", "-f", help="输出格式，缺省按 --out 的扩展名，否则为 table")]
Fail = Annotated[FailOn, typer.Option(help="有此级别及以上的问题时退出码为 1")]
Select = Annotated[str, typer.Option(help="只做这些检查，代码或前缀，逗号分隔，如 ARI,STR03")]
Ignore = Annotated[str, typer.Option(help="不做这些检查")]
ProfileName = Annotated[str | None, typer.Option("--profile", help="地区口径：内置名称或 .toml 路径")]
CorpusFolder = Annotated[
    Path | None, typer.Option("--corpus", help="对照报告文件夹：其他部门和上年的报告，查套话和照抄")
]
StdinName = Annotated[str, typer.Option(help="标准输入的文件名，用于判断格式")]
EngineOption = Annotated[
    EngineName | None, typer.Option("--engine", help="extractive（不用模型）、openai、local（本机模型）；缺省按设置")
]
BaseUrl = Annotated[str | None, typer.Option(help="OpenAI 兼容端点")]
Model = Annotated[str | None, typer.Option(help="模型名称")]
MaxTokens = Annotated[int | None, typer.Option(help="一份报告的 token 上限")]
MaxCost = Annotated[str | None, typer.Option(help="一份报告的费用上限（元），须设有单价 prices")]
Fresh = Annotated[
    bool | None, typer.Option("--fresh/--resume", help="全部重问，或只问尚无回答的段落（缺省 --resume，取自缓存）")
]
Consent = Annotated[bool | None, typer.Option("--consent", help="同意把报告文字发送到非本机的端点")]
Redact = Annotated[bool | None, typer.Option("--redact", help="发送前遮盖姓名、电话、证件号和账号，收到后还原")]
