"""Reads what commands are given: a report, a review, a list of words."""

from __future__ import annotations

import sys
from pathlib import Path

from reviewer.errors import DocumentError, system_reason
from reviewer.model import Document, Review
from reviewer.model.complaints import complaint


def read_report(file: Path, stdin_filename: str) -> Document:
    """The report in ``file``, or on standard input for ``-``. Raises DocumentError."""
    from reviewer.documents import load, load_bytes

    if str(file) == "-":
        return load_bytes(sys.stdin.buffer.read(), stdin_filename)
    return load(file)


def read_review(file: Path) -> Review:
    """A review written as JSON, from ``file`` or standard input. Raises DocumentError."""
    from pydantic import ValidationError

    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
        return Review.model_validate_json(text)
    except (OSError, UnicodeDecodeError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else "不是 UTF-8 文本"
        raise DocumentError(
            f"无法读取 {file}：{reason}", hint="应为 reviewer review --format json 写出的文件"
        ) from None
    except ValidationError as error:
        raise DocumentError(
            f"{file} 不是复核结果：{complaint(error)}",
            hint="先运行 reviewer review FILE --format json --out REVIEW.json",
        ) from None


def words(listed: str) -> tuple[str, ...]:
    """The words of a list with commas of either width."""
    return tuple(word.strip() for word in listed.replace("，", ",").split(",") if word.strip())
