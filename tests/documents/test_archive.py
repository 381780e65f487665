"""A submission as one archive: which member is the report, what comes after it, what is refused."""

import io
import zipfile

import pytest

from reviewer.documents import load_bytes
from reviewer.errors import Damaged, Encrypted, NoText, TooLarge
from tests.documents.makers import archive, docx, p, table

REPORT = docx(
    p("云溪县水务局2022年度部门整体支出绩效自评报告")
    + p("一、部门概况")
    + p("本部门有编制20人。")
    + p("二、存在的问题")
    + p("（一）资金支付偏慢。")
    + p("云溪县水务局")
    + p("2023年3月1日")
)
SCORES = docx(p("2021年度评分表") + table([["指标", "得分"], ["产出数量", "18"]]))


def test_the_report_comes_first_whatever_the_order_and_the_names():
    members = {
        "云溪/附件1 评分表.docx": SCORES,
        "云溪/上报材料.docx": REPORT,
        "云溪/佐证.txt": "2021年度会议纪要。" * 300,
    }
    document = load_bytes(archive(members), "云溪.zip")
    assert document.format == "zip"
    assert document.title == "云溪县水务局2022年度部门整体支出绩效自评报告"
    assert (document.unit, document.year) == ("云溪县水务局", 2022)
    appendices = [s for s in document.sections if s.kind == "appendix"]
    assert [s.title for s in appendices] == ["附件1：佐证", "附件2：评分表"]
    assert [document.text[c.start : c.end] for c in document.tables[0].cells] == ["指标", "得分", "产出数量", "18"]
    assert appendices[1].start < document.tables[0].start < appendices[1].end
    assert any("以“云溪/上报材料.docx”为报告正文" in note for note in document.notes)
    assert any("读取时加的" in note for note in document.notes)


def test_every_run_names_the_member_it_stands_in():
    document = load_bytes(archive({"a/自评报告.docx": REPORT, "b/评分表.docx": SCORES}), "a.zip")
    files = {document.text[o.start : o.end]: o.file for o in document.origins}
    assert files["本部门有编制20人。"] == "a/自评报告.docx"
    assert files["产出数量"] == "b/评分表.docx"


def test_the_same_report_twice_is_read_once():
    text = "\n".join(["2022年度部门整体支出绩效自评报告", "一、部门概况", "本部门有编制20人。"])
    word = docx("".join(p(line) for line in text.split("\n")))
    document = load_bytes(archive({"报告.txt": text, "报告.docx": word}), "a.zip")
    assert document.text == text
    assert any("未重复读入" in note and "报告.txt" in note for note in document.notes)


def test_names_in_the_encoding_of_chinese_windows():
    data = bytearray(archive({"QQ.txt": "2022年度绩效自评报告\n一、概况\n正文。"}))
    raw = "诚".encode("gb18030")  # two bytes, as the placeholder
    document = load_bytes(bytes(data.replace(b"QQ.txt", raw + b".txt")), "a.zip")
    assert any("“诚.txt”" in note for note in document.notes)
    # A second byte that is a backslash separates no folders.
    raw = b"\x9c\x5c"
    document = load_bytes(bytes(data.replace(b"QQ.txt", raw + b".txt")), "a.zip")
    assert any(f"“{raw.decode('gb18030')}.txt”" in note for note in document.notes)


def test_hostile_names_are_only_words(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    report = "2022年度绩效自评报告\n一、概况\n正文。"
    members = {"../../外.txt": report, "/etc/passwd.txt": "附注一。", "C:\\a\\乙.txt": "附注二。", "..": "附注三。"}
    document = load_bytes(archive(members), "a.zip")
    assert document.text.startswith("2022年度绩效自评报告")
    assert all(f"附注{n}。" in document.text for n in "一二三")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_is_named():
    inner = archive({"x.txt": "正文"})
    members = {
        "自评报告.docx": REPORT,
        "照片.ppt": b"\x00\x01\x02",
        "内.zip": inner,
        "伪装.bin": inner,
        ".DS_Store": b"x",
    }
    notes = load_bytes(archive(members), "a.zip").notes
    assert any("“照片.ppt”未读入" in note for note in notes)
    assert any("“内.zip”未读入" in note for note in notes)
    assert any("“伪装.bin”未读入" in note for note in notes)
    assert not any("DS_Store" in note for note in notes)


def test_an_archive_without_anything_to_read():
    with pytest.raises(NoText, match="没有可以读取"):
        load_bytes(archive({"a.bin": b"\x00\x01", "空/": b""}), "a.zip")
    with pytest.raises(NoText):
        load_bytes(archive({}), "a.zip")


def locked(data: bytes, name: str) -> bytes:
    changed = bytearray(data)
    for mark, flags, place in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = changed.find(mark)
        while at >= 0:
            if changed[at + place : at + place + len(name)] == name.encode():
                changed[at + flags] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def test_locked_members():
    data = locked(archive({"a.txt": "密", "b.txt": "2022年度绩效自评报告\n一、概况\n正文。"}), "a.txt")
    assert any("“a.txt”未读入：设有密码" in note for note in load_bytes(data, "a.zip").notes)
    with pytest.raises(Encrypted):
        load_bytes(locked(archive({"a.txt": "密"}), "a.txt"), "a.zip")


def test_bombs():
    with pytest.raises(TooLarge, match="压缩比"):
        load_bytes(archive({"a.txt": b"0" * (20 * 1024 * 1024)}), "a.zip")
    with pytest.raises(TooLarge, match="过大"):
        load_bytes(archive({"a.txt": b"0" * (60 * 1024 * 1024)}), "a.zip")
    with pytest.raises(TooLarge, match="个文件"):
        load_bytes(archive({f"{number}.txt": "正文" for number in range(300)}), "a.zip")


def test_a_damaged_member_is_named_and_a_damaged_archive_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as file:
        file.writestr("自评报告.txt", "2022年度绩效自评报告\n一、概况\n正文。")
        file.writestr("b.txt", "QQQQQQQQ")
    data = stream.getvalue()
    notes = load_bytes(data.replace(b"QQQQQQQQ", b"QQQQQQQX"), "a.zip").notes
    assert any("“b.txt”未读入：已损坏" in note for note in notes)
    with pytest.raises(Damaged):
        load_bytes(data[:-30], "a.zip")
