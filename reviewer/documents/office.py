"""Old and foreign office files: turned into .docx or .xlsx by LibreOffice, in a process of its own.

The process gets a profile and a folder made for this one file and removed after it, a time limit, no macros, and no
network: through a name space without any where the system allows it, else through a proxy that leads nowhere.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from reviewer.documents.blocks import Reading
from reviewer.documents.limits import MAX_BYTES, OFFICE_SECONDS
from reviewer.errors import Damaged, Encrypted, TooLarge, Unsupported


class _Kind(NamedTuple):
    """A format by its name; naming the filter keeps the program from taking the file for anything else."""

    name: str
    filter: str
    target: str


_WORD, _SHEET = "docx:MS Word 2007 XML", "xlsx:Calc MS Excel 2007 XML"
_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "doc": _Kind("旧版 Word 文档（.doc）", "MS Word 97", _WORD),
        "wps": _Kind("WPS 文字文档（.wps）", "MS Word 97", _WORD),
        "rtf": _Kind("RTF 文档", "Rich Text Format", _WORD),
        "odt": _Kind("ODF 文档（.odt）", "writer8", _WORD),
        "xls": _Kind("旧版电子表格（.xls）", "MS Excel 97", _SHEET),
        "xlsb": _Kind("二进制电子表格（.xlsb）", "Calc MS Excel 2007 Binary", _SHEET),
        "ods": _Kind("ODF 电子表格（.ods）", "calc8", _SHEET),
    }
)
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
INSTALL = (
    "请安装 LibreOffice（Debian、Ubuntu：apt-get install libreoffice-writer-nogui libreoffice-calc-nogui），"
    "或用 WPS、Word 打开后另存为 .docx 再试"
)
_SAVE_AS = "用 WPS 或 Office 打开，另存为 .docx 或 .xlsx 后再试"
_WORD_FILE = b"\xec\xa5"
_SECTOR = 512
_FLAGS = 10
_LOCKED = 0x0100
# Section, property and value of the settings of the profile.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    ("org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)


def read(data: bytes, format_: str, *, seconds: float = OFFICE_SECONDS) -> Reading:
    """The content of a .doc, .wps, .rtf or .odt file.

    Raises Unsupported where LibreOffice is not installed, Encrypted, Damaged, and TooLarge past ``seconds``.
    """
    from reviewer.documents import docx

    if find_program() is not None and format_ in {"doc", "wps"} and _is_locked(data):
        raise Encrypted("文件设有打开密码", hint="用 WPS 或 Word 打开，去掉密码另存后再试")
    reading = docx.read(converted(data, format_, seconds=seconds))
    return replace(reading, notes=(f"{remark(format_)}；编号、修订以转换结果为准", *reading.notes))


def remark(format_: str) -> str:
    """What is to be said of a file that was converted."""
    return f"{_KINDS[format_].name}经 LibreOffice 转换后读取，宏未执行，外部链接未打开"


def find_program() -> str | None:
    """Where LibreOffice is, or None."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def _is_locked(data: bytes) -> bool:
    """Whether the head of the Word stream, which begins some sector of the file, says it is encrypted."""
    for at in range(_SECTOR, len(data) - _FLAGS - 1, _SECTOR):
        if data[at : at + 2] == _WORD_FILE:
            return bool(int.from_bytes(data[at + _FLAGS : at + _FLAGS + 2], "little") & _LOCKED)
    return False


def converted(data: bytes, format_: str, *, seconds: float = OFFICE_SECONDS) -> bytes:
    """A text document as .docx, a workbook (xls, xlsb, ods) as .xlsx. Raises Unsupported, Damaged, TooLarge."""
    kind = _KINDS[format_]
    program = find_program()
    if program is None:
        raise Unsupported(f"读取{kind.name}需要 LibreOffice，本机没有安装", hint=INSTALL)
    with tempfile.TemporaryDirectory(prefix="reviewer-office-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        profile = room / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        source = room / f"input.{format_}"
        source.write_bytes(data)
        command = [*_without_network(), program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--norestore", "--nologo", "--nodefault", "--nolockcheck", f"--infilter={kind.filter}"]
        command += ["--convert-to", kind.target, "--outdir", str(room / "out"), str(source)]
        _run(command, room, seconds)
        made = room / "out" / f"input.{kind.target.partition(':')[0]}"
        if not made.is_file():
            raise Damaged(f"{kind.name}已损坏，无法转换", hint=_SAVE_AS)
        if made.stat().st_size > MAX_BYTES:
            raise TooLarge("文件转换后过大", hint="请删去图片、附件等后再试")
        return made.read_bytes()


def _run(command: Sequence[str], room: Path, seconds: float) -> None:
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(room),
        "TMPDIR": str(room),
        "LANG": "C.UTF-8",
    }
    if sys.platform == "win32":
        environment |= {key: os.environ[key] for key in ("SYSTEMROOT", "TEMP", "TMP") if key in os.environ}
    process = subprocess.Popen(
        command,
        cwd=room,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise TooLarge(f"LibreOffice 转换超过 {seconds:.0f} 秒，已停止", hint=_SAVE_AS) from None
    finally:
        # The program is a chain of processes; none of them may outlive the file.
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:
            process.kill()
        process.wait()


@cache
def _without_network() -> tuple[str, ...]:
    """The command that starts another one without network, or nothing where the system has none or forbids it."""
    unshare = shutil.which("unshare")
    if sys.platform != "linux" or unshare is None:
        return ()
    command = (unshare, "--user", "--map-current-user", "--net")
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if done.returncode == 0 else ()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>'
    )
