"""``reviewer eval``: engines compared on reports with a gold review."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import reduce
from operator import add
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from reviewer.cli.inputs import read_review
from reviewer.cli.output import write
from reviewer.cli.progress import shown_progress
from reviewer.documents import load
from reviewer.engines.base import Engine, Progress
from reviewer.errors import ConfigError
from reviewer.evaluation import Gold, Score, load_gold, score
from reviewer.model import Document, Review
from reviewer.pipeline import make_engine, review
from reviewer.settings import EngineName, Settings, load_settings

Places = Annotated[list[Path], typer.Argument(metavar="FOLDERS...", help="含 report.txt 和 gold.yaml 的文件夹")]
_GOLDS = ("gold.yaml", "gold.json")
_REPORTS = ("report.txt", "report.docx", "report.pdf", "report.html", "report.md")


class Case(NamedTuple):
    document: Document
    gold: Gold


def cases(places: Sequence[Path]) -> list[Case]:
    """The reports with a gold review in these folders or the folders in them, or beside these gold files.

    Raises ConfigError when a place holds none.
    """
    return [_case(gold) for place in places for gold in _golds(place)]


def evaluate(listed: Sequence[Case], name: EngineName, settings: Settings, progress: Progress) -> Score:
    """The sum of the scores of all cases, each reviewed by an engine of its own."""
    total: Score | None = None
    for case in listed:
        engine = make_engine(name, settings)
        began = time.perf_counter()
        try:
            result = review(case.document, engine=engine, settings=settings, progress=progress)
        finally:
            _close(engine)
        made = score(result, case.document.text, case.gold, time.perf_counter() - began)
        total = made if total is None else total + made
    if total is None:
        raise ConfigError("没有可评测的报告", hint="给出含 report.txt 和 gold.yaml 的文件夹")
    return total


def of_saved(listed: Sequence[Case], saved: Review) -> Score:
    """The score of a review made earlier. Raises ConfigError when it is of none of the reports."""
    for case in listed:
        if case.document.sha256 == saved.document.sha256:
            return score(saved, case.document.text, case.gold)
    raise ConfigError(f"{saved.document.name} 不是所给报告中的任何一份", hint="核对报告与复核结果是否对应")


def of_all_saved(listed: Sequence[Case], saved: Sequence[Review]) -> dict[str, list[Score]]:
    """The scores of reviews made earlier, by engine and model: those of different reports add up to a run, a
    second review of a report begins another run.
    """
    runs: dict[str, list[dict[str, Score]]] = {}
    for each in saved:
        made = runs.setdefault(f"{each.engine.name} {each.engine.model or ''}".strip(), [])
        report = each.document.sha256
        free = next((run for run in made if report not in run), None)
        if free is None:
            made.append(free := {})
        free[report] = of_saved(listed, each)
    return {name: [reduce(add, run.values()) for run in made] for name, made in runs.items()}


def chosen(name: str, consent: bool | None) -> Settings:
    """The settings for an engine, or for ``engine:model``. Raises ConfigError for a name that is none."""
    engine, _, model = name.partition(":")
    key = "local_model" if engine == "local" else "model"
    return load_settings(engine=engine, consent=consent, **({key: model} if model else {}))


def _golds(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    found = [path for name in _GOLDS for path in sorted((*place.glob(name), *place.glob(f"*/{name}")))]
    if not found:
        raise ConfigError(f"{place} 中没有 gold.yaml", hint="格式见 examples/README.md")
    return found


def _case(gold: Path) -> Case:
    report = next((gold.parent / name for name in _REPORTS if (gold.parent / name).is_file()), None)
    if report is None:
        raise ConfigError(
            f"{gold.parent} 中没有报告", hint=f"报告应名为 {'、'.join(_REPORTS)} 之一，与 {gold.name} 同处"
        )
    return Case(load(report), load_gold(gold))


def _close(engine: Engine) -> None:
    close = getattr(engine, "close", None)
    if close:
        close()


def command(
    places: Places,
    engine: Annotated[
        list[str] | None, typer.Option(help="要比较的引擎或“引擎:模型”（如 openai:qwen-plus），可多次给出；缺省按设置")
    ] = None,
    saved: Annotated[list[Path] | None, typer.Option("--review", help="另评此前的复核结果 JSON，可多次给出")] = None,
    repeat: Annotated[int, typer.Option(min=1, help="重复次数，列出最低和最高")] = 1,
    consent: Annotated[bool | None, typer.Option("--consent", help="同意把报告文字发送到非本机的端点")] = None,
) -> None:
    """评测引擎：在带标准答案的报告上比较成效、引文、数字、定性、摘要和开销，输出 Markdown 表。"""
    from reviewer.evaluation import table

    wanted = {name: chosen(name, consent) for name in engine or ()}
    if not wanted and not saved:
        settings = load_settings(consent=consent)
        wanted = {settings.engine: settings}
    listed = cases(places)
    columns: dict[str, list[Score]] = {}
    with shown_progress() as progress:
        for name, settings in wanted.items():
            columns[name] = [evaluate(listed, settings.engine, settings, progress) for _ in range(repeat)]
    columns |= of_all_saved(listed, [read_review(place) for place in saved or ()])
    write(table(columns), None)
