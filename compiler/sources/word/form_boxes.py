"""Boxes of forms: what stands in those that hold no text, but a choice.

Fields of forms (ISO/IEC 29500-1 §17.16.5.20, FORMCHECKBOX and FORMDROPDOWN) and content controls
(§17.5.2; Word's check box, [MS-DOCX] 2.5.3.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.sources.word.source_text import text_of
from compiler.sources.word.styles import Styles
from compiler.sources.word.symbols import in_unicode
from compiler.sources.word.vocabulary import DRAWN
from compiler.sources.word.xml_tree import EMPTY, Node

_TICKED, _EMPTY = "☑", "☐"
_LONGEST_PROMPT = 40
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_PROMPT = re.compile(
    r"[单點点]击|點選|点选|选择|選擇|键入|鍵入|输入|輸入|填写|填寫|click|tap|choose|select|enter|type",
    re.IGNORECASE,
)


def in_field(name: str, form: Node) -> str:
    """What the box of a form's field shows; "" if it is no box or nothing is chosen."""
    box, choices, entry = (form.child(f"w:{kind}") for kind in ("checkBox", "ddList", "textInput"))
    if name == "FORMCHECKBOX":
        box = box or EMPTY
        checked = box.on("w:checked")
        return _TICKED if (box.on("w:default") if checked is None else checked) else _EMPTY
    if name == "FORMDROPDOWN" and choices is not None:
        listed = [node.get("w:val") for node in choices.named("w:listEntry")]
        said = choices.value("w:result") or choices.value("w:default") or "0"
        at = int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 0
        return listed[at] if at < len(listed) else ""
    if name == "FORMTEXT" and entry is not None:
        return entry.value("w:default") or ""
    return ""


def in_control(control: Node) -> str:
    """What a content control shows that holds nothing: its tick or its choice."""
    content = control.child("w:sdtContent") or EMPTY
    if text_of(content).strip() or any(
        part.name in DRAWN or part.name in {"w:sym", "w:fldChar"} for part in content.descendants()
    ):
        return ""
    properties = control.child("w:sdtPr") or EMPTY
    if (box := properties.child("w14:checkbox")) is not None:
        ticked = (box.child("w14:checked") or EMPTY).get("w14:val", "0") in {"1", "true", "on"}
        state = box.child(f"w14:{'checked' if ticked else 'unchecked'}State") or EMPTY
        code = state.get("w14:val")
        sign = in_unicode(int(code, 16), state.get("w14:font")) if _HEX.fullmatch(code) else ""
        return sign or (_TICKED if ticked else _EMPTY)
    choice = properties.child("w:dropDownList") or properties.child("w:comboBox") or EMPTY
    chosen = choice.get("w:lastValue")
    for item in choice.named("w:listItem"):
        if chosen and item.get("w:value") == chosen:
            return item.get("w:displayText") or chosen
    return ""


def is_prompt(control: Node, styles: Styles) -> bool:
    """Whether a control holds nothing but the invitation to fill it in.

    The switch alone does not say so: programs that fill in a form leave it as it was. Word's
    prompts stand in a style of their own, in brackets, or say what to do.
    """
    if not (control.child("w:sdtPr") or EMPTY).on("w:showingPlcHdr"):
        return False
    text = text_of(control).strip()
    bracketed = text[:1] in {"[", "［", "【"}
    asks = bool(_PROMPT.search(text)) and len(text) <= _LONGEST_PROMPT
    return not text or bracketed or asks or any(_styles_of_prompts(control, styles))


def _styles_of_prompts(control: Node, styles: Styles) -> Iterator[bool]:
    for part in control.descendants():
        if part.name == "w:rStyle":
            names = (style.value("w:name") or "" for style in styles.chain(part.get("w:val")))
            yield any("placeholder" in name.lower() or "占位符" in name for name in names)
