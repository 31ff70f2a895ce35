"""Word files written by hand, as Word and WPS write them: XML in a zip."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wpsCustomData": "http://www.wps.cn/officeDocument/2013/wpsCustomData",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LONG = (
    "印刷品的版心、天头、地脚、订口和切口共同决定一页的面貌，版式设计先从这里开始，再定字号与行距。"
)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "", run_properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    inner = content if content.startswith("<") else run(content, run_properties)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def heading(text: str, level: int) -> str:
    """A paragraph in the style Heading N."""
    return paragraph(text, f'<w:pStyle w:val="{level}"/>')


def field_(code: str, result: str) -> str:
    """A field in full form."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return begin + code + separate + result + end


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
        for level in range(1, 5)
    )
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/></w:style>'
        for identifier, name in {
            "Title": "Title",
            "Subtitle": "Subtitle",
            "Caption": "caption",
            "TOC1": "toc 1",
            "Quote": "Quote",
        }.items()
    )
)


@dataclass
class WordFile:
    """The parts of a Word file; ``body`` is what stands in ``w:body``."""

    body: str
    styles: str = STYLES
    numbering: str = ""
    footnotes: str = ""
    endnotes: str = ""
    comments: str = ""
    header: str = ""
    relations: str = ""
    parts: dict[str, bytes] = field(default_factory=dict)

    def write(self, path: Path) -> Path:
        """The file at ``path``."""
        parts = {
            "styles": self.styles,
            "numbering": self.numbering,
            "footnotes": self.footnotes,
            "endnotes": self.endnotes,
            "comments": self.comments,
            "header": f"<w:p>{run(self.header)}</w:p>" if self.header else "",
        }
        roots = {"header": "hdr"}
        relations = "".join(
            f'<Relationship Id="p{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
            for kind, content in parts.items()
            if content
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
            archive.writestr(
                "_rels/.rels",
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
                f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            )
            archive.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{PACKAGE}/relationships">{relations}{self.relations}'
                "</Relationships>",
            )
            archive.writestr(
                "word/document.xml",
                f"<w:document {NAMESPACES}><w:body>{self.body}</w:body></w:document>",
            )
            for kind, content in parts.items():
                if content:
                    root = roots.get(kind, kind)
                    archive.writestr(
                        f"word/{kind}.xml", f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
                    )
            for name, data in self.parts.items():
                archive.writestr(name, data)
        return path
