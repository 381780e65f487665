"""Open a report, review it with visible progress, read findings beside the source."""

from __future__ import annotations

import io
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from reviewer.documents import load, load_bytes
from reviewer.errors import ReviewerError
from reviewer.model import Document, Review
from reviewer.pipeline import review
from reviewer.privacy import destination
from reviewer.rendering.html import to_html
from reviewer.rendering.table import tally
from reviewer.rendering.words import is_wording
from reviewer.settings import Settings, load_settings
from reviewer.ui import cards, reader

_HEIGHT = 760
"""Of the reader and of the column beside it, in pixels."""
_STYLE = "<style>.stMainBlockContainer { padding: 4rem 2rem 1rem }</style>"
_FORMATS = [
    *("docx", "doc", "wps", "pdf", "txt", "md", "html", "htm", "rtf", "odt", "zip"),
    *("xlsx", "xlsm", "xls", "et", "xlsb", "ods", "csv", "png", "jpg", "jpeg", "tif", "tiff", "bmp"),
]


class Opened(NamedTuple):
    """The report on the page with its review."""

    document: Document
    review: Review


def show() -> None:
    """The page."""
    st.html(_STYLE)
    with st.sidebar:
        _open()
    opened: Opened | None = st.session_state.get("opened")
    if problem := st.session_state.get("problem"):
        st.error(problem)
    if opened is None:
        _welcome()
    else:
        _results(opened)


def _open() -> None:
    st.subheader("打开报告")
    formats = "Word、WPS、pdf、网页、文本、表格、压缩包；图片和扫描件需装文字识别组件。不用模型时文件只在本机处理"
    st.file_uploader("上传报告", type=_FORMATS, key="upload", help=formats)
    examples = _examples()
    st.selectbox("或选一份示例", [None, *examples], format_func=lambda name: name or "（不用示例）", key="example")
    try:
        settings = load_settings()
    except ReviewerError as error:
        st.error(f"{error.message}。{error.hint}")
        return
    engines = ["extractive", "openai"] if settings.model else ["extractive"]
    names = {"extractive": "不用模型（离线）", "openai": f"模型 {settings.model}（{settings.base_url or '默认端点'}）"}
    default = engines.index("openai") if settings.engine != "extractive" and len(engines) > 1 else 0
    engine = st.radio("方式", engines, index=default, format_func=lambda name: names[name])
    chosen = {"engine": engine, **(_sending(settings) if engine == "openai" else {})}
    if st.button("开始复核", type="primary", width="stretch"):
        _run(settings.model_copy(update=chosen), examples)


def _sending(settings: Settings) -> dict[str, bool]:
    """Where the text would go, said before it goes, and the user's word on it."""
    host = destination(settings)
    if host is None:
        return {}
    st.warning(f"报告文字将发送到 {host}")
    redact = st.checkbox("发送前遮盖姓名、电话、证件号和账号", value=settings.redact, key="redact")
    return {"redact": redact, "consent": st.checkbox("同意发送", value=settings.consent, key="consent")}


def _run(settings: Settings, examples: dict[str, Path]) -> None:
    """Review what is chosen; what goes wrong is shown alone, lest an earlier review be taken for this report's."""
    upload, example = st.session_state.upload, st.session_state.example
    st.session_state.problem = st.session_state.opened = None
    if upload is None and example is None:
        st.session_state.problem = "请先上传一份报告，或选择一份示例。"
        return
    bar = st.progress(0.0, "读取文件")
    try:
        document = load_bytes(upload.getvalue(), upload.name) if upload is not None else load(examples[example])
        result = review(
            document,
            settings=settings,
            progress=lambda what, done, total: bar.progress(done / total if total else 0.0, f"{what} {done}/{total}"),
        )
    except ReviewerError as error:
        st.session_state.problem = f"{error.message}。{error.hint}"
        return
    finally:
        bar.empty()
    st.session_state.opened = Opened(document, result)
    st.session_state.focus = None
    st.session_state.chosen = None


def _welcome() -> None:
    st.title("部门整体支出绩效自评报告复核")
    st.markdown(
        "在左侧上传一份报告（或选一份示例），点“开始复核”。\n\n"
        "- **核实**：摘录的每个数字、每处引文都回到原文核对，点一下即可定位。\n"
        "- **复算**：合计、占比、同比、平均数、计划完成情况逐项重算，列出算式。\n"
        "- **辨空话**：指出放在任何部门都成立的问题和措施，给出应当追问的内容。"
    )


def _results(opened: Opened) -> None:
    document, result = opened
    title = document.title or document.name
    st.subheader(" ".join(title.split()), anchor=False)
    facts = [document.unit or "单位未署名", f"{document.year}年度" if document.year else "年度不明", tally(result)]
    st.caption(" · ".join(facts))
    for note in document.notes:
        st.info(note)
    for failure in result.engine.failed:
        st.warning(f"未完成：{failure.section}：{failure.reason}")
    left, right = st.columns([11, 9])
    with left:
        clicked = reader.show(document, result, st.session_state.get("focus"), _HEIGHT)
        if clicked is not None:
            st.session_state.chosen = clicked
    with right, st.container(height=_HEIGHT, border=False):
        _right(opened)


def _right(opened: Opened) -> None:
    document, result = opened
    chosen = st.session_state.get("chosen")
    here = [f for f in result.findings if chosen is not None and any(e.start <= chosen < e.end for e in f.evidence)]
    if here:
        st.markdown("**所点位置的问题**")
        cards.findings(here, _focus, key="here")
        st.divider()
    names = (
        "摘要",
        f"问题 {len(result.findings)}",
        f"问题与措施 {len(result.statements)}",
        f"成效 {len(result.achievements)}",
        "相符与未检",
        "章节",
    )
    summary, found, said, done, held, outline = st.tabs(names)
    with summary:
        st.text(result.summary.text or "（没有通过核实的摘要）")
        _downloads(opened)
    with found:
        cards.findings([finding for finding in result.findings if not is_wording(finding)], _focus)
        if wording := [finding for finding in result.findings if is_wording(finding)]:
            with st.expander(f"文字和标点问题 {len(wording)}"):
                cards.findings(wording, _focus)
    with said:
        cards.statements(result.statements, _focus)
    with done:
        cards.achievements(result.achievements, _focus)
    with held:
        cards.proofs(result)
    with outline:
        for section in document.sections:
            if section.title:
                st.text(f"{'　' * (section.level - 1)}{' '.join(section.title.split())}")


def _downloads(opened: Opened) -> None:
    from reviewer.letters import draft
    from reviewer.letters.official import write_docx

    document, result = opened
    stem = Path(document.name).stem
    letter = io.BytesIO()
    write_docx(draft(result), letter)
    with st.container(horizontal=True):
        st.download_button("反馈函 docx", letter.getvalue(), f"{stem}_反馈函.docx")
        st.download_button("复核页面 html", to_html(result, document), f"{stem}_复核.html", "text/html")
        st.download_button("结果 json", result.model_dump_json(indent=2), f"{stem}_复核.json", "application/json")


def _focus(start: int, end: int) -> None:
    st.session_state.focus = (start, end)


def _examples() -> dict[str, Path]:
    """Example reports by their folder's name, beside the installed package or in the source tree."""
    installed = Path(str(files("reviewer"))) / "_examples"
    folder = installed if installed.is_dir() else Path(__file__).resolve().parents[2] / "examples"
    return {place.parent.name: place for place in sorted(folder.glob("*/report.docx"))}
