"""What cannot be read says so, in Chinese, with a hint."""

import os
import time

import pytest

from reviewer.documents import load, load_bytes
from reviewer.errors import Damaged, DocumentError, Encrypted, NoText, TooLarge, Unsupported
from tests.documents.makers import Pdf, archive, docx, p, wrap

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def test_a_missing_file(tmp_path):
    with pytest.raises(DocumentError, match="找不到文件"):
        load(tmp_path / "没有.txt")


def test_a_directory(tmp_path):
    with pytest.raises(DocumentError, match="文件夹") as caught:
        load(tmp_path)
    assert caught.value.hint


def test_an_empty_file(tmp_path):
    (tmp_path / "空.docx").touch()
    with pytest.raises(NoText, match="空"):
        load(tmp_path / "空.docx")


def test_a_file_without_permission(tmp_path, monkeypatch):
    path = tmp_path / "报告.txt"
    path.write_text("正文")
    path.chmod(0)
    if os.access(path, os.R_OK):  # a superuser reads everything

        def refuse(self):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(DocumentError, match="没有读取权限"):
        load(path)


def test_a_name_no_system_takes():
    with pytest.raises(DocumentError):
        load("报告\x00.txt")
    with pytest.raises(DocumentError):
        load("长" * 5000)


def test_a_huge_file(tmp_path):
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(TooLarge, match="50 MB"):
        load(path)


def test_a_path_is_read_by_its_content(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_bytes(docx(p("一、概况")))
    document = load(str(path))
    assert (document.format, document.text, document.name) == ("docx", "一、概况", "报告.txt")
    assert document.notes == ("扩展名是 .txt，内容却是 docx，已按内容读取",)


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (OLE, "报告", Unsupported, "复合文档"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "报告.doc", Unsupported, "演示"),
        (OLE + "Workbook".encode("utf-16-le"), "表", Damaged, "电子表格"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "报告.docx", Encrypted, "密码"),
        (b"Rar!\x1a\x07", "报告.rar", Unsupported, "压缩包"),
        (archive({"OFD.xml": "<ofd/>"}), "报告.ofd", Unsupported, "OFD"),
        (b"no archive", "报告.ofd", Unsupported, "OFD"),
        (b"PK", "报告.zip", Damaged, ".zip"),
        (b"no document", "报告.doc", Damaged, ".doc"),
        (b"no picture", "照片.jpg", Damaged, ".jpg"),
        (archive({"xl/workbook.xml": "<w/>"}), "报告.xlsx", Damaged, "表格"),
        (archive({"content.xml": "<w/>", "META-INF/manifest.xml": "<m/>"}), "表.ods", Damaged, "电子表格"),
        (archive({"content.xml": "<w/>", "META-INF/manifest.xml": "<m/>"}), "图.odp", Unsupported, "ODF"),
        (
            archive({"content.xml": "\x01", "META-INF/manifest.xml": "<m:encryption-data/>"}),
            "表.ods",
            Encrypted,
            "密码",
        ),
        (
            archive({"content.xml": "\x01", "META-INF/manifest.xml": "<m:encryption-data/>"}),
            "文.odt",
            Encrypted,
            "密码",
        ),
        (archive({"报告.txt": "正文"}), "报告.docx", Damaged, ".docx"),
        (docx(p("正文"))[:-40], "报告.docx", Damaged, "损坏"),
        (docx(p("正文"))[:60], "报告.docx", Damaged, "损坏"),
        ("正文".encode(), "报告.docx", Damaged, ".docx"),
        ("正文".encode(), "报告.pdf", Damaged, ".pdf"),
        (b"a,b", "表.ppt", Unsupported, ".ppt"),
        (b"%PDF-1.7\n" + b"junk" * 50, "报告.pdf", Damaged, "PDF"),
        (Pdf().page().text(90, 90, "正文").bytes(locked=True), "报告.pdf", Encrypted, "密码"),
        (Pdf().page().rule(10, 10, 90, 10).bytes(), "扫描.pdf", NoText, "没有文字"),
        (b"<html><body><script>var a = 1;</script><img src=x></body></html>", "a.html", NoText, "网页"),
        (docx(""), "空.docx", NoText, "文字"),
    ],
)
def test_what_cannot_be_read(data, name, error, words):
    with pytest.raises(error) as caught:
        load_bytes(data, name)
    assert type(caught.value) is error
    assert words in caught.value.message
    assert caught.value.hint


def test_a_text_that_begins_like_an_archive():
    assert load_bytes("PK赛活动共5场。".encode(), "a.txt").text == "PK赛活动共5场。"


def test_a_zip_bomb_is_not_inflated():
    with pytest.raises(TooLarge):
        load_bytes(archive({"word/document.xml": b" " * (80 * 1024 * 1024)}), "a.docx")


def test_a_member_that_lies_about_its_size():
    data = bytearray(archive({"word/document.xml": b" " * (80 * 1024 * 1024)}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    with pytest.raises((TooLarge, Damaged)):
        load_bytes(bytes(data), "a.docx")


def test_an_entity_bomb_and_an_external_entity():
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'
    with pytest.raises(Damaged):
        load_bytes(archive({"word/document.xml": bomb}), "a.docx")
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d><body>&x;</body></d>'
    with pytest.raises(Damaged):
        load_bytes(archive({"word/document.xml": outside}), "a.docx")


def test_deep_nesting_is_refused_or_read_but_never_crashes():
    with pytest.raises(Damaged):
        load_bytes(docx("<w:sdt>" * 5000 + p("底") + "</w:sdt>" * 5000), "a.docx")
    with pytest.raises(Damaged, match="嵌套"):
        load_bytes(b"<html><body>" + b"<div>" * 5000 + "底".encode(), "a.html")


def test_an_encrypted_member():
    data = bytearray(docx(p("正文")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    with pytest.raises(Encrypted):
        load_bytes(bytes(data), "a.docx")


def test_a_member_that_points_outside_the_file():
    data = bytearray(docx(p("正文")))
    entry = data.index(b"PK\x01\x02")
    while entry >= 0:
        data[entry + 42 : entry + 46] = b"\xff\xff\xff\x7f"
        entry = data.find(b"PK\x01\x02", entry + 4)
    with pytest.raises(Damaged):
        load_bytes(bytes(data), "a.docx")


def test_a_text_without_end():
    with pytest.raises(TooLarge, match="1000000 字"):
        load_bytes("支出".encode() * 500_001, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        ("<table>" + "<tr><td colspan=200 rowspan=20000>项</td><td>1</td></tr>" * 2000).encode(),
        ("<html><body>" + "<table><tr><td>项" * 100).encode(),
        "".join(["<html><body>", *("<b>" * 400), "项目支出"]).encode(),
    ],
)
def test_hostile_tables_of_a_page_end_soon(data):
    begin = time.perf_counter()
    assert load_bytes(data, "a.html").text
    assert time.perf_counter() - begin < 5


def test_a_drawing_of_thousands_of_rulings_is_no_table():
    pdf = Pdf().page().text(50, 50, "一、概况")
    for index in range(2500):
        pdf.rule(10, 60 + index * 0.3, 500, 60 + index * 0.3).rule(10 + index * 0.2, 60, 10 + index * 0.2, 800)
    begin = time.perf_counter()
    assert load_bytes(pdf.bytes(), "a.pdf").text == "一、概况"
    assert time.perf_counter() - begin < 5


def test_a_page_of_tags_is_refused_before_it_is_parsed():
    with pytest.raises(TooLarge, match="元素过多"):
        load_bytes(b"<p>1" * 400_000, "a.html")
    with pytest.raises(Damaged, match="嵌套"):
        load_bytes(b"<div>" * 100_000, "a.html")
    # Unclosed paragraphs, rows and cells are no nesting.
    rows = "<tr><td>甲<td>1" * 3000
    assert (
        load_bytes(f"<html><body><p>正文一。<p>正文二。<table>{rows}</table>".encode(), "a.html").tables[0].rows == 3000
    )


def test_xml_of_more_elements_than_any_report_has():
    with pytest.raises(TooLarge, match="元素过多"):
        load_bytes(docx("<w:p/>" * 2_100_000), "a.docx")


def test_a_table_of_blanks_in_plain_text_is_refused():
    with pytest.raises(TooLarge, match="单元格"):
        load_bytes(b"1\t2\n" * 100_000, "a.txt")


def test_what_a_word_file_holds_besides_text_is_named():
    members = {"word/document.xml": wrap("document", f"<w:body>{p('正文')}</w:body>"), "word/vbaProject.bin": b"x"}
    members |= {"word/media/a.png": b"x", "word/media/b.png": b"x", "word/embeddings/c.xlsx": b"x"}
    notes = load_bytes(archive(members), "a.docm").notes
    assert notes == ("文中有图片 2 张，图中的文字未读入", "文中嵌有其他文件 1 个，未读入", "文件带有宏，未执行")
