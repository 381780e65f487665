"""Feedback letters to departments, drafted from findings and statements.

``draft`` composes a letter from a review; ``save`` writes it as docx or Markdown by the file's ending.
"""

from __future__ import annotations

from pathlib import Path

from reviewer.errors import ExportError, system_reason
from reviewer.letters.compose import Letter, Part, draft
from reviewer.letters.markdown import to_markdown

__all__ = ["Letter", "Part", "draft", "save", "to_markdown"]


def save(letter: Letter, place: Path) -> None:
    """Write ``letter`` to a .docx or .md file. Raises ExportError."""
    ending = place.suffix.lower()
    if ending not in {".docx", ".md"}:
        raise ExportError(f"不能写成 {ending or '无扩展名'} 格式的函", hint="输出文件请以 .docx 或 .md 结尾")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if ending == ".md":
            place.write_text(to_markdown(letter), encoding="utf-8")
        else:
            from reviewer.letters.official import write_docx

            write_docx(letter, place)
    except OSError as error:
        raise ExportError(
            f"无法写入 {place}：{system_reason(error)}", hint="关闭正在打开该文件的程序，或检查权限"
        ) from None
