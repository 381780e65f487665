"""Small files written by hand: enough of Word and PDF to show what reading must cope with."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_EXTRA = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def wrap(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{W}" {_EXTRA}>{inner}</w:{name}>'


def docx(body: str, **parts: str) -> bytes:
    """A .docx with this body; ``parts`` are the insides of numbering, styles, comments, footnotes."""
    outer = {"numbering": "numbering", "styles": "styles", "comments": "comments", "footnotes": "footnotes"}
    members = {"[Content_Types].xml": _TYPES, "word/document.xml": wrap("document", f"<w:body>{body}</w:body>")}
    members |= {f"word/{name}.xml": wrap(outer[name], inner) for name, inner in parts.items()}
    return archive(members)


def archive(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def p(text: str = "", properties: str = "", inner: str = "") -> str:
    """A paragraph with one run of ``text``, or with ``inner`` as it is."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{inner}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, format_: str, text: str, start: int = 1, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def table(rows: list[list[str]]) -> str:
    """A table; a cell that begins with "<" is a whole <w:tc> already."""
    return "<w:tbl>" + "".join("<w:tr>" + "".join(map(tc, row)) + "</w:tr>" for row in rows) + "</w:tbl>"


def tc(text: str, properties: str = "") -> str:
    return text if text.startswith("<w:tc>") else f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


class Pdf:
    """Pages of text at given places, in a font that every reader knows without embedding it."""

    def __init__(self, width: float = 595, height: float = 842, rotate: int = 0) -> None:
        self.width, self.height, self.rotate = width, height, rotate
        self.pages: list[list[str]] = []

    def page(self) -> "Pdf":
        self.pages.append([])
        return self

    def text(self, x: float, y: float, text: str, size: float = 12, along: str = "1 0 0 1") -> "Pdf":
        """``text`` with its baseline ``y`` points below the top of the page; ``along`` is a matrix to turn it."""
        coded = text.encode("utf-16-be").hex()
        self.pages[-1].append(f"BT /F1 {size} Tf {along} {x} {self.height - y} Tm <{coded}> Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "Pdf":
        self.pages[-1].append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> "Pdf":
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def bytes(self, *, locked: bool = False) -> bytes:
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
            " /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500 814 908 500]"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
            " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
        ]
        kids = []
        for page in self.pages:
            content = "\n".join(page)
            objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.width} {self.height}] /Rotate {self.rotate}"
                f" /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
            )
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        trailer = f"/Size {len(objects) + 1} /Root 1 0 R"
        if locked:
            # Nobody knows the password to these keys.
            objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>")
            trailer = (
                f"/Size {len(objects) + 1} /Root 1 0 R /Encrypt {len(objects)} 0 R /ID [<{'33' * 16}> <{'33' * 16}>]"
            )
        out = "%PDF-1.4\n"
        places = []
        for number, item in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n{item}\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
        out += "".join(f"{place:010d} 00000 n \n" for place in places)
        out += f"trailer << {trailer} >>\nstartxref\n{start}\n%%EOF\n"
        return out.encode("ascii")
