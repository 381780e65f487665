"""The commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reviewer.cli.evaluate import command as evaluate
from reviewer.cli.model import app as model_app
from reviewer.cli.output import FailOn, Format, account, emit, exit_code, form_of, write
from reviewer.cli.progress import shown_progress
from reviewer.errors import ConfigError, DocumentError
from reviewer.model import CheckResult, Document, Noun, Review
from reviewer.settings import EngineName, Settings, load_settings

if TYPE_CHECKING:
    from reviewer.letters import Letter

app = typer.Typer(
    help="部门整体支出绩效自评报告的复核：逐个核实数字和引文，复算勾稽关系，指出空泛的问题和措施。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Report = Annotated[Path, typer.Argument(metavar="FILE", help="报告文件（txt、md、html、docx、pdf），- 为标准输入")]
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
app.add_typer(model_app, name="model")
app.command("eval")(evaluate)


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="显示版本")] = False) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"reviewer {installed('reviewer')}")
        raise typer.Exit


@app.command()
def check(
    file: Report,
    form: Form = None,
    out: Out = None,
    fail_on: Fail = FailOn.major,
    select: Select = "",
    ignore: Ignore = "",
    profile: ProfileName = None,
    corpus: CorpusFolder = None,
    stdin_filename: StdinName = "标准输入.txt",
    baseline: Annotated[Path | None, typer.Option(help="基线文件：其中已接受的发现不再列出")] = None,
    write_baseline: Annotated[Path | None, typer.Option(help="把全部发现记入此基线文件")] = None,
) -> None:
    """检查一份报告：复算勾稽、核对结构和文字，不用模型，不联网。"""
    import reviewer.checks
    from reviewer.cli.baseline import applied
    from reviewer.corpus import load_corpus
    from reviewer.profiles import load_profile

    chosen = reviewer.checks.select(_words(select), _words(ignore))
    settings = load_settings(profile=profile, corpus=corpus)
    rules = load_profile(settings.profile)
    peers = load_corpus(settings.corpus) if settings.corpus else None
    document = _load(file, stdin_filename)
    found = reviewer.checks.check(document, profile=rules, checks=chosen, corpus=peers)
    result = applied(found, baseline, write_baseline)
    _finish(result, document, form, out, fail_on)


@app.command()
def review(
    file: Report,
    form: Form = None,
    out: Out = None,
    fail_on: Fail = FailOn.major,
    engine: EngineOption = None,
    base_url: BaseUrl = None,
    model: Model = None,
    profile: ProfileName = None,
    corpus: CorpusFolder = None,
    max_tokens: MaxTokens = None,
    max_cost: MaxCost = None,
    fresh: Fresh = None,
    consent: Consent = None,
    redact: Redact = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列分段、token 和费用，不发送")] = False,
    receipt: Annotated[Path | None, typer.Option(help="另存回执（完整结果的 JSON），供 reviewer verify")] = None,
    stdin_filename: StdinName = "标准输入.txt",
) -> None:
    """复核一份报告：检查，摘录成效，判断问题和措施是否空泛，起草摘要；每个数字和引文都经核实。"""
    from reviewer.pipeline import make_engine
    from reviewer.pipeline import review as run

    limits = {"max_tokens": max_tokens, "max_cost": max_cost, "fresh": fresh}
    privacy = {"consent": consent, "redact": redact}
    where = {"engine": engine, "base_url": base_url, "model": model, "profile": profile, "corpus": corpus}
    settings = load_settings(**where, **limits, **privacy)
    if dry_run:
        from reviewer.cli.dryrun import planned

        write("".join(f"{line}\n" for line in planned(_load(file, stdin_filename), settings)), out)
        raise typer.Exit
    proposer = make_engine(settings.engine, settings)
    document = _load(file, stdin_filename)
    with shown_progress() as progress:
        result = run(document, engine=proposer, settings=settings, progress=progress)
    for line in account(result.engine):
        typer.echo(line, err=True)
    if receipt:
        write(result.model_dump_json(indent=2) + "\n", receipt)
    _finish(result, document, form, out, fail_on)


@app.command()
def batch(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS...", help="报告文件或文件夹")],
    out: Annotated[Path, typer.Option("--out", "-o", help="结果文件夹")],
    engine: EngineOption = None,
    base_url: BaseUrl = None,
    model: Model = None,
    profile: ProfileName = None,
    corpus: CorpusFolder = None,
    jobs: Annotated[int | None, typer.Option(help="进程数，缺省按处理器数")] = None,
    force: Annotated[bool, typer.Option("--force", help="已完成的也重新复核")] = False,
    fail_on: Fail = FailOn.never,
) -> None:
    """批量复核：一份出错不影响其余；重复运行只做未完成的。输出 reviews.jsonl、逐份页面和汇总表。"""
    from reviewer.batch import run

    settings = load_settings(engine=engine, base_url=base_url, model=model, profile=profile, corpus=corpus, jobs=jobs)
    with shown_progress() as progress:
        result = run(paths, out, settings=settings, force=force, progress=progress)
    typer.echo(
        f"已复核 {len(result.reviewed)} 份，此前已完成 {len(result.kept)} 份，失败 {len(result.failed)} 份", err=True
    )
    for failure in result.failed:
        typer.echo(f"失败：{failure.path}：{failure.reason}", err=True)
    typer.echo(f"{out}")
    if result.failed or result.partial:
        raise typer.Exit(3 if result.reviewed or result.kept else 2)
    raise typer.Exit(max((exit_code(each, fail_on) for each in result.reviews()), default=0))


@app.command()
def letter(
    file: Annotated[Path, typer.Argument(metavar="REVIEW.json", help="reviewer review --format json 的结果")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="letter.docx 或 letter.md，缺省在标准输出写 Markdown")
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="openai：由模型起草正文，逐句核实；缺省由程序写成")] = "extractive",
    consent: Consent = None,
    redact: Redact = None,
) -> None:
    """据复核结果起草反馈函，函中每个数字都出自发现的问题。"""
    from reviewer.letters import save, to_markdown

    drafted = _drafted(read_review(file), load_settings(engine=engine, consent=consent, redact=redact))
    if out is None:
        write(to_markdown(drafted), None)
    else:
        save(drafted, out)
        typer.echo(f"已写入 {out}", err=True)


@app.command()
def verify(
    receipt: Annotated[Path, typer.Argument(metavar="RECEIPT", help="review --receipt 或 --format json 写出的文件")],
    source: Annotated[Path | None, typer.Option(help="报告文件，缺省找与回执同处的同名文件")] = None,
) -> None:
    """据原文、回执中的模型回答和现有代码，重新推导每项结论并与记录核对。"""
    from reviewer.cli.verify import verify as run

    result = run(read_review(receipt), receipt, source)
    write("".join(f"不符：{line}\n" for line in result.differences), None)
    write("".join(f"版本：{line}\n" for line in result.versions), None)
    write(f"{'不符' if result.differences else '相符'}：重新推导 {result.compared} 项\n", None)
    raise typer.Exit(int(bool(result.differences)))


@app.command()
def schema(
    of: Annotated[str, typer.Argument(metavar="[review|check]", help="review 或 check 的输出")] = "review",
) -> None:
    """输出结果的 JSON Schema。"""
    import json

    shapes: dict[str, type[Noun]] = {"review": Review, "check": CheckResult}
    if of not in shapes:
        raise ConfigError(f"没有 {of} 的 JSON Schema", hint="可用：review、check")
    write(json.dumps(shapes[of].model_json_schema(), ensure_ascii=False, indent=2) + "\n", None)


@app.command()
def rule(code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="检查代码，如 ARI01")] = None) -> None:
    """列出全部检查，或说明其中一项。"""
    from reviewer.checks import all_checks
    from reviewer.checks.pages import line, page

    checks = all_checks()
    if code is None:
        write("".join(f"{line(each.card)}\n" for each in checks.values()), None)
    elif (found := checks.get(code.upper().replace("-", ""))) is None:
        raise ConfigError(f"没有代码为 {code} 的检查", hint="用 reviewer rule 查看全部检查代码")
    else:
        write(page(found.card), None)


@app.command()
def doctor(base_url: BaseUrl = None, model: Model = None) -> None:
    """查看本机环境和模型端点是否就绪。"""
    from reviewer.cli.doctor import examine

    ready = True
    for name, well, said in examine(load_settings(base_url=base_url, model=model)):
        ready &= well
        typer.echo(f"{'正常' if well else '异常'}  {name}：{said}")
    raise typer.Exit(0 if ready else 2)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="端口")] = 8501,
    browser: Annotated[bool, typer.Option(help="自动打开浏览器")] = True,
) -> None:
    """在本机打开复核页面。"""
    from reviewer.cli.serve import run

    raise typer.Exit(run(port, browser))


def _drafted(review: Review, settings: Settings) -> Letter:
    from reviewer.engines.base import Drafting
    from reviewer.letters import draft
    from reviewer.letters.assisted import assisted
    from reviewer.pipeline import make_engine

    proposer = make_engine(settings.engine, settings)
    if not isinstance(proposer, Drafting):
        return draft(review)
    with shown_progress() as progress:
        made = assisted(review, proposer, progress)
    for note in made.notes:
        typer.echo(note, err=True)
    return made.letter


def _load(file: Path, stdin_filename: str) -> Document:
    from reviewer.documents import load, load_bytes

    if str(file) == "-":
        return load_bytes(sys.stdin.buffer.read(), stdin_filename)
    return load(file)


def _finish(
    result: CheckResult | Review, document: Document, form: Format | None, out: Path | None, fail_on: FailOn
) -> None:
    emit(result, document, form or form_of(out), out)
    if out:
        typer.echo(f"已写入 {out}", err=True)
    raise typer.Exit(exit_code(result, fail_on))


def read_review(file: Path) -> Review:
    from pydantic import ValidationError

    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
        return Review.model_validate_json(text)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "不是 UTF-8 文本"
        raise DocumentError(
            f"无法读取 {file}：{reason}", hint="应为 reviewer review --format json 写出的文件"
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "顶层"
        raise DocumentError(
            f"{file} 不是复核结果：{place}：{first['msg']}",
            hint="先运行 reviewer review FILE --format json --out REVIEW.json",
        ) from None


def _words(listed: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in listed.replace("，", ",").split(",") if word.strip())
