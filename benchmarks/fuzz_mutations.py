"""Ways to break a file: its bytes, the parts inside an archive, the numbers and elements inside those."""

from __future__ import annotations

import io
import re
import zipfile
from random import Random

_NUMBER = re.compile(rb"\d+")
_ELEMENT = re.compile(rb"<[^<>]{1,200}>")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"256",
    b"65535",
    b"65536",
    b"1048576",
    b"2147483647",
    b"4294967296",
    b"9" * 40,
    b"1e309",
    b"",
)
_TEXTS = (
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r\r\n", b"&#0;", b"&#x110000;", b"]]>", b'"'),
    *(b"<" * 50, b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"{\\rtf1", b"endobj", b"stream", b"PK\x03\x04"),
    *(b"\t" * 300, b"(" * 300, b"0." * 200, b"%" * 100, "\u202e".encode(), "e\u0301".encode() * 40),
    *("（一）".encode() * 60, "一、".encode() * 80, "亿".encode() * 200, "单位：万元".encode()),
)


def mutated(data: bytes, other: bytes, random: Random) -> bytes:
    """A broken copy of ``data``; ``other`` is a file to splice in."""
    if data.startswith(b"PK") and random.random() < 0.75:
        data = _inside(data, random)
        if random.random() < 0.8:
            return data
    for _ in range(random.choice((1, 1, 1, 2, 4, 16))):
        data = _changed(data, other, random)
    return data


def _inside(data: bytes, random: Random) -> bytes:
    """The archive with one or two of its parts changed, dropped, emptied or doubled."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = [(info.filename, file.read(info)) for info in file.infolist()]
    except Exception:
        return data
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(parts))
        name, content = parts[at]
        match random.randrange(8):
            case 0:
                del parts[at]
                if not parts:
                    return data
            case 1:
                parts[at] = (name, b"")
            case 2:
                parts[at] = (name, parts[random.randrange(len(parts))][1])
            case _:
                parts[at] = (name, _changed(content, parts[random.randrange(len(parts))][1], random))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as file:
        for name, content in parts:
            file.writestr(name, content)
    return stream.getvalue()


def _changed(data: bytes, other: bytes, random: Random) -> bytes:
    if not data:
        return random.choice(_TEXTS)
    at = random.randrange(len(data))
    size = min(len(data) - at, random.choice((1, 2, 4, 16, 64, 512, 4096)))
    match random.randrange(12):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]
        case 1:
            return data[:at] + random.randbytes(size) + data[at + size :]
        case 2:
            return data[:at] + data[at + size :]
        case 3:
            return data[:at] + data[at : at + size] * random.choice((2, 3, 10, 50)) + data[at + size :]
        case 4:
            return data[:at]
        case 5:
            return data[:at] + random.choice(_TEXTS) * random.choice((1, 1, 1, 20)) + data[at:]
        case 6:
            there = random.randrange(len(other) or 1)
            return data[:at] + other[there : there + size * 4] + data[at:]
        case 7 | 8:
            return _swapped(data, _NUMBER, random.choice(_NUMBERS), random)
        case 9:
            return _swapped(data, _ELEMENT, b"", random)
        case 10:
            found = _some(data, _ELEMENT, random)
            return (
                data
                if found is None
                else data[: found.end()] + found.group() * random.choice((1, 5, 300)) + data[found.end() :]
            )
        case _:
            moved = data[at : at + size]
            rest = data[:at] + data[at + size :]
            there = random.randrange(len(rest) or 1)
            return rest[:there] + moved + rest[there:]


def _some(data: bytes, pattern: re.Pattern[bytes], random: Random) -> re.Match[bytes] | None:
    return pattern.search(data, random.randrange(len(data))) or pattern.search(data)


def _swapped(data: bytes, pattern: re.Pattern[bytes], new: bytes, random: Random) -> bytes:
    found = _some(data, pattern, random)
    return data if found is None else data[: found.start()] + new + data[found.end() :]
