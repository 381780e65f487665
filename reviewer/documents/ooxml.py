"""Office files as zip archives of XML: members read within limits, parsed without entities or network."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from typing import Any

from reviewer.documents.limits import MAX_MEMBER, MAX_MEMBERS, bound_xml
from reviewer.errors import Damaged, Encrypted, TooLarge

_AGAIN = "用 WPS 或 Word 打开后另存为 .docx 再试"

Element = Any

# What the archive module raises for bytes that are no whole archive; it documents only the first.
BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Package:
    """The parts of an Office file, by name. Members are never written to disk."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise Damaged("文件已损坏或不完整（压缩结构不全）", hint="请重新导出或重新传输该文件") from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise TooLarge("文件内部的部件过多", hint=_AGAIN)
        self._members = {member.filename: member for member in members}

    def names(self) -> Collection[str]:
        """The names of all parts."""
        return self._members.keys()

    def part(self, name: str) -> Element | None:
        """The root element of a part, or None where the file has no such part. Raises as ``content``."""
        data = self.content(name)
        return None if data is None else _parse(data)

    def content(self, name: str) -> bytes | None:
        """The bytes of a part, or None where the file has no such part. Raises TooLarge, Encrypted or Damaged."""
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & 1:
            raise Encrypted("文件设有打开密码", hint="去掉密码另存后再试")
        if member.file_size > MAX_MEMBER:
            raise TooLarge("文件解压后过大", hint="请删去不必要的内容后再试")
        try:
            with self._zip.open(member) as stream:
                data = stream.read(MAX_MEMBER + 1)
        except BROKEN as error:
            raise Damaged("文件内部已损坏，无法解压", hint="请重新导出或重新传输该文件") from error
        if len(data) > MAX_MEMBER:
            raise TooLarge("文件解压后过大", hint="请删去不必要的内容后再试")
        return data

    def related(self, name: str) -> dict[str, str]:
        """The parts inside the file that part ``name`` points to, by the last word of their relationship type."""
        found: dict[str, str] = {}
        for relation, target in self._relations(name):
            found.setdefault((relation.get("Type") or "").rsplit("/", 1)[-1], target)
        return found

    def targets(self, name: str) -> dict[str, str]:
        """The parts inside the file that part ``name`` points to, by the id of their relationship."""
        return {relation.get("Id") or "": target for relation, target in self._relations(name)}

    def _relations(self, name: str) -> Iterator[tuple[Element, str]]:
        folder, base = posixpath.split(name)
        for relation in children(self.part(posixpath.join(folder, "_rels", f"{base}.rels"))):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
                yield relation, target.lstrip("/")


def _parse(data: bytes) -> Element:
    from lxml import etree

    bound_xml(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Damaged("文件内部的 XML 不完整或有误", hint=_AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        # Word never writes a document type; entity bombs need one.
        raise Damaged("文件内部的 XML 含有不允许的声明", hint=_AGAIN)
    return root


_LOCAL: dict[str, str] = {}


def local(element: Element) -> str:
    """The name of an element without its namespace, which differs between the two flavours of the standard."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    name = _LOCAL.get(tag)
    if name is None:
        name = tag.rpartition("}")[2]
        if len(_LOCAL) < 4096:
            _LOCAL[tag] = name
    return name


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The child elements, all or those of these names; none of no element."""
    for child in element if element is not None else ():
        if not names or local(child) in names:
            yield child


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def attribute(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def number(element: Element | None, otherwise: int, name: str = "val") -> int:
    """An attribute as a whole number; ``otherwise`` where it is absent or is none."""
    text = attribute(element, name)
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise


def is_on(element: Element | None) -> bool:
    """Whether a switch such as <w:vanish/> is there and not turned off."""
    return element is not None and (attribute(element) or "true") not in {"0", "false", "off", "none"}
