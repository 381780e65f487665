"""A file becomes a Document: canonical text with its hash, outline, tables and the place of every run.

``load`` and ``load_bytes`` read files, ``from_text`` takes text as it is. The format is told by the content, the
name only breaks ties. Nothing is fetched from the network. What cannot be read raises a DocumentError with a
message and a hint in Chinese; what reading set aside or assumed stands in ``Document.notes``.
"""

from __future__ import annotations

from pathlib import Path

from reviewer.documents.blocks import Reading, assemble
from reviewer.documents.canonical import digest
from reviewer.documents.limits import bound, bound_text
from reviewer.documents.readers import read
from reviewer.errors import DocumentError, NoText
from reviewer.model import Document

__all__ = ["from_text", "load", "load_bytes"]


def load(path: str | Path) -> Document:
    """The report in the file at ``path``.

    Raises DocumentError (Unsupported, Encrypted, Damaged, TooLarge, NoText) for what cannot be read, also for a
    file that is missing, a directory or not readable.
    """
    place = Path(path)
    try:
        if place.is_dir():
            raise DocumentError(
                f"这是一个文件夹：{path}", hint="请给出其中的一个文件；要审核整个文件夹请用 reviewer batch"
            )
        size = place.stat().st_size
        if size and not place.is_file():
            raise DocumentError(f"不是普通文件：{path}", hint="请给出报告文件的路径")
        bound(size)
        data = place.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"找不到文件：{path}", hint="请核对路径和文件名") from None
    except PermissionError:
        raise DocumentError(f"没有读取权限：{path}", hint="请检查文件权限，或复制到可读的位置") from None
    except (OSError, ValueError) as error:
        raise DocumentError(f"文件无法打开：{path}", hint=f"系统提示：{error}") from None
    return load_bytes(data, place.name)


def load_bytes(data: bytes, name: str) -> Document:
    """The report in ``data``; ``name`` is the file name it goes by. Raises as ``load``."""
    bound(len(data))
    reading, format_ = read(data, name)
    return _document(reading, name, format_)


def from_text(text: str, name: str = "文本", format: str = "txt") -> Document:
    """The report whose text is ``text``, made canonical. Raises NoText for nothing but white space."""
    from reviewer.documents.plain import lines

    return _document(Reading(blocks=lines(text)), name, format)


def _document(reading: Reading, name: str, format_: str) -> Document:
    from reviewer.documents.metadata import describe
    from reviewer.documents.outline import outline

    assembled = assemble(reading.blocks, reading.files)
    text = assembled.text
    if not text.strip():
        raise NoText("没有读到任何文字", hint="请核对是否选对了文件")
    bound_text(len(text))
    sections = outline(text, assembled.tables)
    title, unit, year = describe(
        text[: assembled.own_end], [section for section in sections if section.start < assembled.own_end]
    )
    return Document(
        name=name,
        format=format_,
        text=text,
        sha256=digest(text),
        title=title,
        unit=unit,
        year=year,
        sections=sections,
        tables=assembled.tables,
        origins=assembled.origins,
        notes=reading.notes,
        uncertain=assembled.uncertain,
    )
