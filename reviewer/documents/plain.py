"""Plain text: which encoding it is in, and its lines."""

from __future__ import annotations

import codecs
import re

from reviewer.documents.blocks import Paragraph, Reading
from reviewer.documents.canonical import canonical
from reviewer.errors import Damaged

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_EXPECTED = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2027\u2460-\u24ff\s -~]")
_GB_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_HINT = "用记事本或 WPS 打开核对内容，另存为 UTF-8 编码的文本后再试"
# Share of control characters above which a file is no text at all.
_CONTROLS = 0.01
# Share of unreadable bytes up to which the rest of a text is still worth reading.
_UNREADABLE = 0.001
# Share of double bytes inside GB2312 in a Chinese text in GB18030; Big5 stays well below it.
_GB_SHARE = 0.9
_PLAUSIBLE = 0.9
_SAMPLE = 1 << 16


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of ``data``, and a note in Chinese where its encoding was guessed or bytes were lost.

    A byte order mark decides; then UTF-8, the encoding ``declared`` by the file itself, GB18030, UTF-16 without
    a mark, and last a statistical guess. Raises Damaged for bytes that are no text.
    """
    text, note = _decode(data, declared)
    if len(_CONTROL.findall(text)) > len(text) * _CONTROLS:
        raise Damaged("文件内容不是文本", hint=_HINT)
    return text, note


def _decode(data: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    for name in ("utf-8", declared):
        if name and (text := _strict(data, name)) is not None:
            return text, None
    if b"\x00" in data[:_SAMPLE]:
        for encoding in ("utf-16-le", "utf-16-be"):
            if (text := _strict(data, encoding)) is not None and _plausible(text):
                return text, _guess_note(encoding)
        raise Damaged("文件内容不是文本：含有二进制数据", hint=_HINT)
    encodings = ("gb18030", "utf-8") if _looks_gb(data) else ("utf-8",)
    for encoding in encodings:
        text, note = _lenient(data, encoding)
        # A file cut off inside a character loses one, however short it is.
        if text.count("\ufffd") <= max(1, len(text) * _UNREADABLE):
            return text, note
    return _guessed(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _lenient(data: bytes, encoding: str) -> tuple[str, str | None]:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd") if _strict(data, encoding) is None else 0
    if not lost:
        return text, None
    return text, f"按 {encoding.upper()} 读取时有 {lost} 处字节无法识别，以“\ufffd”代替，文件可能已损坏或被截断"


def _looks_gb(data: bytes) -> bool:
    """Whether the double bytes of ``data`` are mostly those of GB2312, as in any Chinese text in GBK or GB18030."""
    pairs = _GB_PAIR.findall(data[:_SAMPLE])
    return bool(pairs) and sum(pair[0] <= 0xF7 and pair[1] >= 0xA1 for pair in pairs) >= len(pairs) * _GB_SHARE


def _plausible(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_EXPECTED.findall(sample)) >= len(sample) * _PLAUSIBLE


def _guess_note(encoding: str) -> str:
    return f"文件未标明编码，按 {encoding.upper()} 读取，请留意有无乱码"


def _guessed(data: bytes) -> tuple[str, str | None]:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["big5", "big5hkscs", "gb18030", "utf_16_le", "utf_16_be"]).best()
    text = str(best) if best is not None else ""
    if best is None or not _plausible(text):
        raise Damaged("无法识别文件的文字编码", hint=_HINT)
    return text, _guess_note(best.encoding.replace("_", "-"))


def read(data: bytes) -> Reading:
    """Every line of a text file as a paragraph, blank lines too. Raises Damaged for bytes that are no text."""
    text, note = decode(data)
    return Reading(blocks=lines(text), notes=(note,) if note else ())


def lines(text: str) -> tuple[Paragraph, ...]:
    """The lines of canonical or raw text as paragraphs."""
    return tuple(Paragraph(line) for line in canonical(text).split("\n"))
