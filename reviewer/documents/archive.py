"""A department's submission as one zip archive: the report, then what came with it under headings 附件1, 附件2, …

Members are unpacked in memory only; their names are words to show, never paths.
"""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from reviewer.documents.blocks import Block, Paragraph, Reading
from reviewer.documents.limits import (
    ARCHIVE_SECONDS,
    MAX_BYTES,
    MAX_FILES,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED,
    MEGABYTE,
    RATIO_FROM,
    bound_text,
)
from reviewer.documents.ooxml import BROKEN
from reviewer.documents.sniff import sniff
from reviewer.errors import Damaged, DocumentError, Encrypted, NoText, TooLarge

ReadMember = Callable[[bytes, str], tuple[Reading, str]]

_UNPACK = "请解压后只提供报告正文和附表"
_UTF8 = 0x800
_LOCKED = 0x1
_ZIP = b"PK"
# What operating systems and office programs leave behind.
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^./]|~\$|Thumbs\.db$|desktop\.ini$)", re.I)
_PACKED = frozenset({".zip", ".rar", ".7z", ".gz", ".tar"})
_NAMED = re.compile(r"整体支出|绩效自评|自评报告|绩效评价|绩效报告")
_REPORT = re.compile(r"报告")
_BESIDE = re.compile(r"附[件表]|评分|打分|指标|佐证|台账|明细|汇总|附注|证明|通知|说明|[表册]$")
_TITLE = re.compile(r"(?:绩效|整体支出).{0,20}(?:自评|评价)?.{0,6}报告")
_SELF = re.compile(r"^附[件表录]?\s*[\d一二三四五六七八九十]*\s*[-—_：:、.．]*\s*")
_UNTITLED = re.compile(r"[。；！？\s]+")
_LONGEST_TITLE = 40
_TITLE_WITHIN = 600
# Of one report in two formats the one that keeps more of it.
_FORMATS = ("docx", "doc", "html", "md", "txt", "pdf", "xlsx", "xls", "xlsb", "ods", "csv", "image")


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    reading: Reading
    format: str
    text: str

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem

    @property
    def likeness(self) -> tuple[int, int]:
        """How much this looks like the report: by its name, its title, its kind; then by its length."""
        score = 3 * bool(_NAMED.search(self.stem)) + 2 * bool(_REPORT.search(self.stem))
        score -= 4 * bool(_BESIDE.search(self.stem))
        score += 4 * bool(_TITLE.search(self.text[:_TITLE_WITHIN]))
        score -= 3 * (self.format in {"xlsx", "xls", "xlsb", "ods", "csv", "image"})
        return score, len(self.text)


def read(data: bytes, read_member: ReadMember) -> Reading:
    """The report of the archive followed by everything else that can be read.

    Raises Damaged, Encrypted, TooLarge; NoText where no member can be read, with the reason for each.
    """
    notes: list[str] = []
    members: list[_Member] = []
    locked = 0
    length = 0
    end = time.monotonic() + ARCHIVE_SECONDS
    for name, unpack in _contents(data):
        if time.monotonic() > end:
            raise TooLarge(f"读取压缩包超过 {ARCHIVE_SECONDS} 秒，已停止", hint=_UNPACK)
        if PurePosixPath(name).suffix.lower() in _PACKED:
            notes.append(f"压缩包里的压缩包“{name}”未读入")
            continue
        try:
            content = unpack()
            if content.startswith(_ZIP) and sniff(content, name) == "zip":
                notes.append(f"压缩包里的压缩包“{name}”未读入")
                continue
            reading, format_ = read_member(content, PurePosixPath(name).name)
        except TooLarge:
            raise
        except DocumentError as error:
            locked += isinstance(error, Encrypted)
            notes.append(f"“{name}”未读入：{error.message}")
            continue
        text = _flat(reading.blocks)
        length += len(text)
        bound_text(length)
        if text:
            members.append(_Member(name, reading, format_, text))
    if not members:
        if locked and len(notes) == locked:
            raise Encrypted("压缩包或其中的文件设有密码", hint="去掉密码重新压缩，或解压后提供报告正文")
        raise NoText("压缩包里没有可以读取的文件" + (f"：{'；'.join(notes[:5])}" if notes else ""), hint=_UNPACK)
    return _case(members, notes)


def _case(members: Sequence[_Member], notes: list[str]) -> Reading:
    """The most likely report first, the others in the order of their names."""
    ordered = sorted(members, key=lambda member: _FORMATS.index(member.format) if member.format in _FORMATS else 99)
    report = max(ordered, key=lambda member: member.likeness)
    said = [f"压缩包里有 {len(members)} 个可读文件，以“{report.name}”为报告正文"]
    blocks: list[Block] = list(report.reading.blocks)
    files = [(0, report.name)]
    said += report.reading.notes
    seen = {report.text}
    attached = 0
    for member in sorted(ordered, key=lambda member: member.name):
        if member is report:
            continue
        if member.text in seen:
            said.append(f"“{member.name}”与另一个文件文字相同，未重复读入")
            continue
        seen.add(member.text)
        attached += 1
        files.append((len(blocks), member.name))
        blocks.append(Paragraph(f"附件{attached}：{_titled(member.stem)}"))
        blocks.extend(member.reading.blocks)
        said += [f"“{member.name}”：{note}" for note in member.reading.notes]
    if attached:
        said.insert(1, f"其余 {attached} 个文件作为附件接在正文之后，“附件1：”等标题是读取时加的")
    return Reading(blocks=blocks, notes=(*said, *notes), files=tuple(files))


def _titled(stem: str) -> str:
    return _UNTITLED.sub(" ", _SELF.sub("", stem) or stem).strip()[:_LONGEST_TITLE]


def _flat(blocks: Sequence[Block]) -> str:
    """All signs of a reading without white space."""
    pieces: list[str] = []
    for block in blocks:
        texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        pieces.extend("".join(text.split()) for text in texts)
    return "".join(pieces)


def _contents(data: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of every member worth reading, and how to unpack it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise Damaged("压缩包已损坏或不完整", hint="请重新压缩或重新传输该文件") from error
    with archive:
        if len(archive.infolist()) > MAX_MEMBERS:
            raise TooLarge("压缩包里的文件过多", hint=_UNPACK)
        named = [(_name(member), member) for member in archive.infolist() if not member.is_dir()]
        wanted = [(name, member) for name, member in named if name and not _LITTER.search(name)]
        if len(wanted) > MAX_FILES:
            raise TooLarge(f"压缩包里有 {len(wanted)} 个文件，超过 {MAX_FILES} 个的上限", hint=_UNPACK)
        unpacking = _Unpacking(archive)
        for name, member in wanted:
            yield name, partial(unpacking.take, name, member)


class _Unpacking:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MAX_UNPACKED

    def take(self, name: str, member: zipfile.ZipInfo) -> bytes:
        """The bytes of a member, stopped as soon as there are too many of them, whatever its header says."""
        if member.flag_bits & _LOCKED:
            raise Encrypted("设有密码", hint=_UNPACK)
        most = min(self._left, MAX_BYTES)
        try:
            with self._archive.open(member) as stream:
                content = stream.read(most + 1)
        except BROKEN as error:
            raise Damaged("已损坏，无法解压", hint="请重新压缩或重新传输该文件") from error
        self._left -= len(content)
        if len(content) > most:
            raise TooLarge(f"压缩包解压后过大（“{name}”超过 {most // MEGABYTE} MB）", hint=_UNPACK)
        if len(content) > RATIO_FROM and len(content) > MAX_RATIO * max(1, member.compress_size):
            raise TooLarge(f"压缩包里的“{name}”压缩比异常，不予解压", hint=_UNPACK)
        return content


def _name(member: zipfile.ZipInfo) -> str:
    """The name a member was given: archives made on Chinese Windows hold it in GBK without saying so."""
    name = member.orig_filename.partition("\x00")[0]
    if not member.flag_bits & _UTF8:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name.replace("\\", "/")
        for encoding in ("utf-8", "gb18030"):
            try:
                return raw.decode(encoding).replace("\\", "/")
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
