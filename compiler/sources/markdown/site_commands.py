"""Commands of programs that make sites of Markdown: Hexo, Hugo, Jekyll, VuePress, Docusaurus."""

from __future__ import annotations

import re

from compiler.sources.markdown.left_out import LeftOut
from compiler.sources.wording.characters import HAN, IDEOGRAPH

_CONTENTS = re.compile(
    r" {0,3}(?:@?\[\[?toc\]\]?|\[\[_toc_\]\]|\$\{toc\}|\{:\s?toc\s?\})\s*+", re.IGNORECASE
)
# Hexo and Jekyll put their commands in {% %}, Hugo in {{< >}}. Of these the ones that only wrap
# text, and pictures.
_TAG = re.compile(r"\s*+(?:\{%-?(?P<hexo>[^%\n]*?)-?%\}|\{\{[<%](?P<hugo>[^<>%\n]*)[>%]\}\})\s*+")
_WRAPPING = re.compile(
    r"\s*+(?:/?\s*+(?:end)?(?:note|tabs?|callout|alert|admonition|details|notice|tip|info|warning)"
    r"(?:\s+[a-z-]+(?:=[\"']?[a-z-]+[\"']?)?){0,3}"
    r"|/?\s*+(?:end)?(?:raw|quote|blockquote|centerquote|cq|spoiler|center))\s*+"
)
_PICTURE = re.compile(r"\s*+(?:asset_img|img|image|figure)\s+(?P<rest>\S.*)")
_FILE = re.compile(
    r"(?<![^\s\"'<>()=])([^\s\"'<>()=]+\.(?:png|jpe?g|gif|webp|svg|bmp))(?![^\s\"'<>()=])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:caption|title|alt)\s*+=\s*+\"([^\"\n]*)\"")
_IMPORT = re.compile(
    r"import\s++(?:[\w{}*,$\s]{1,300}\sfrom\s++)?(?:'[^'\n]{1,200}'|\"[^\"\n]{1,200}\")\s*+;?\s*+"
    rf"|export\s++(?:const|let|default|function)\b[^{HAN}\n]*[;{{]\s*+"
)
_INCLUDE = re.compile(
    r"\s*+(?:@\[(?:code|snippet|markdown)[^\[\]\n]{0,40}\]\([^()\n]{1,200}\)|<<<\s?[@.~/][^\s]++"
    r"|--8<--\s++\"[^\"\n]{1,200}\"|<!--\s?@include:[^>\n]{1,200}-->)\s*+"
)
# Commands that put files and settings of the site together, and show no words of their own.
_BUILDING = re.compile(
    r"\s*+(?:include(?:_relative|_cached)?|assign|if|unless|else|elsif|endif|endunless|for|endfor"
    rf"|capture|endcapture|layout|import|extends|block|endblock|set)(?:\s[^{HAN}]*+)?"
)
_COMMENT = re.compile(r"\s*+\{/\*(?>(?:[^*\n]|\*(?!/))*)\*/\}\s*+")  # MDX
_BOXES = ("TabItem", "Tab", "Card", "Admonition", "Accordion", "Details", "CodeGroupItem")
_COMPONENTS = "|".join((*_BOXES, "Tabs", "Cards", "CardGrid", "CardGroup", "Steps", "CodeGroup"))
_COMPONENT = re.compile(
    rf"\s*+<(?P<closing>/)?(?P<name>{_COMPONENTS})\b(?P<attributes>[^<>\n]{{0,400}})>\s*+"
)
_LABEL = re.compile(r"\b(?:label|title)\s*+=\s*+(?:\"([^\"\n]{1,80})\"|'([^'\n]{1,80})')")


def in_common_markdown(line: str, left: LeftOut) -> str:
    """A line without what only one program understands."""
    if _CONTENTS.fullmatch(line):
        return ""
    if _IMPORT.fullmatch(line):
        left.drop("program", line)
        return ""
    if _COMMENT.fullmatch(line):
        left.drop("remark", line)
        return ""
    if _INCLUDE.fullmatch(line):
        left.drop("included-file", line)
        return ""
    if tag := _TAG.fullmatch(line):
        if tag["hexo"] and _BUILDING.fullmatch(tag["hexo"]):
            left.drop("program", line)
            return ""
        return _of_site(tag["hexo"] or tag["hugo"] or "", line)
    if component := _COMPONENT.fullmatch(line):
        return _of_component(component)
    return line


def _of_component(component: re.Match[str]) -> str:
    """A tab or a card of Docusaurus as a box with a title; other components show nothing."""
    if component["closing"]:
        return "\n</blockquote>\n" if component["name"] in _BOXES else ""
    label = _LABEL.search(component["attributes"])
    title = f"\n**{label[1] or label[2]}**\n" if label else ""
    boxed = component["name"] in _BOXES and not component["attributes"].rstrip().endswith("/")
    return f"\n<blockquote>\n{title}" if boxed else title


def _of_site(command: str, line: str) -> str:
    """What a site's command means in Markdown: nothing, a picture, or ``line`` as it stands."""
    if _WRAPPING.fullmatch(command):
        return ""
    picture = _PICTURE.fullmatch(command)
    file = _FILE.search(picture["rest"]) if picture else None
    if picture is None or file is None:
        return line
    said = _CAPTION.search(picture["rest"])
    words = (word.strip("\"'") for word in picture["rest"].split() if IDEOGRAPH.search(word))
    told = said[1] if said else " ".join(word for word in words if word != file[1])
    lost = len(IDEOGRAPH.findall(picture["rest"])) - len(IDEOGRAPH.findall(told + file[1]))
    return line if lost else f"\n![{told}]({file[1]})\n"
