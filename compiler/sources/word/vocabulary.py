"""Which elements are wrappers, and which hold nothing that is printed (ISO/IEC 29500-1 §17)."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(f"w:{name}" if ":" not in name else name for name in text.split())


_MARKERS = _names(
    "bookmarkStart bookmarkEnd proofErr permStart permEnd commentRangeStart commentRangeEnd"
    " moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    " customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart"
    " customXmlMoveToRangeEnd"
)
_PROPERTIES = _names("pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr tblPr tblGrid tcPr sectPr")

SILENT_IN_BODY = _MARKERS | _PROPERTIES | _names("background")
SILENT_IN_TEXT = (
    _MARKERS
    | _PROPERTIES
    | _names(
        "commentReference annotationRef footnoteRef endnoteRef separator continuationSeparator"
        " lastRenderedPageBreak softHyphen pgNum dayShort dayLong monthShort monthLong yearShort"
        " yearLong fldData delInstrText ffData contentPart w14:contentPart"
    )
)
LEAVES = _names(
    "t delText fldChar instrText noBreakHyphen tab ptab br cr sym footnoteReference"
    " endnoteReference"
)
RUN_CONTENT = LEAVES | _names("ruby")  # these stand in a run
DRAWN = _names("drawing pict object")
# these stand in a paragraph
INLINE = RUN_CONTENT | DRAWN | _names("r hyperlink fldSimple m:oMath m:oMathPara")
BLOCK_WRAPPERS = _names("sdtContent customXml smartTag ins moveTo txbxContent")
WRAPPERS = _names("smartTag sdtContent customXml dir bdo rubyBase rt subDoc")
