"""The forms of marks that hold letters, each known by itself: tags, addresses, labels, commands."""

from __future__ import annotations

import re

TAGS = (
    "a abbr address article aside audio b base bdi bdo big blockquote body br button canvas caption"
    " center cite code col colgroup data dd del details dfn dir div dl dt em embed fieldset"
    " figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i"
    " iframe img input ins kbd label legend li link main map mark marquee menu meta nav nobr"
    " noscript object ol optgroup option p param picture pre progress q rb rp rt rtc ruby s samp"
    " section select small source span strike strong sub summary sup svg table tbody td template"
    " textarea tfoot th thead time title tr track tt u ul var video wbr"
).replace(" ", "|")
_LINE = re.IGNORECASE | re.MULTILINE
FORMS = (
    # an element of HTML, as far as its end
    re.compile(
        rf"</?(?:{TAGS})(?=[\s/>])(?>(?:[^<>\"']|\"[^\"<>]{{0,2000}}\"|'[^'<>]{{0,2000}}'|[\"'])*)>",
        re.IGNORECASE,
    ),
    # pictures, whose words no page shows: ![[a.png]], ![图](a.png "图")
    re.compile(r"!\[\[[^\[\]\n]++\]\]"),
    re.compile(r"!\[[^\[\]]*+\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)?\)"),
    re.compile(r"!\[[^\[\]]*+\]\[[^\[\]\n]{0,80}\]"),
    # where a link leads to: [text](address "title"), [text][label]
    re.compile(
        r"(?<=\])\([ ]?<?[^()\s<>]*+(?:\([^()\s]*+\)[^()\s]*+)?>?"
        r"(?:[ \n][\"'][^()\n]{0,300})?[ ]?\)"
    ),
    re.compile(r"(?<=\])\[[^\[\]\n]{0,80}\](?!\()"),
    re.compile(r"\[\[[^\[\]|\n]{1,100}\|(?=[^\[\]|\n]{1,100}\]\])"),
    # calls and labels of notes, definitions of links
    re.compile(r"\[\^[^\[\]\s]{1,80}\]:?"),
    re.compile(
        r"^ {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]{0,9}"
        r"<?(?:[a-z]{1,9}:|[.]{0,2}/|#|[\w%-]{1,60}[./])[^\s<>]*+>?(?:[ \t][\"'(][^\n]*+)?$",
        _LINE,
    ),
    # commands of programs: [TOC], {% raw %}, {{< x >}}, %%remark%%, [!note], {#a}, ::: tip, @tab
    re.compile(r"^ {0,3}@?\[\[?_{0,2}toc_{0,2}\]\]?[ \t]*+$", _LINE),
    re.compile(r"\{%[^%\n]*+%\}|\{\{[<%][^<>%\n]*+[>%]\}\}"),
    re.compile(r"^[ \t]*+%%[^%\n]++%%[ \t]*+$", _LINE),
    re.compile(r"\[![a-z][a-z-]{1,30}\][+-]?", re.IGNORECASE),
    re.compile(r"\{[:#.][^{}\n]*+\}|\{[A-Za-z][\w:-]{0,40}=[\"'][^{}\n]*+\}"),
    re.compile(r"^[ \t]*+:::+[ \t]*+[A-Za-z-]*+", _LINE),
    re.compile(
        r"^[ \t]*+(?:!!!|\?\?\?\+?|===[!+]?)[ \t][A-Za-z][\w-]{0,30}(?:[ ][a-z-]{1,20})?", _LINE
    ),
    re.compile(r"^[ \t]*+@tab(?::active)?(?![A-Za-z])", _LINE),
    re.compile(r"(?<![A-Za-z0-9:]):[a-z0-9+-][a-z0-9_+-]{0,30}:(?![A-Za-z0-9])"),
    # components of sites: <Badge text="…"/>, <Tabs>
    re.compile(r"</?[A-Z]\w{0,30}\s[^<>=\n]{0,80}=[^<>\n]{0,300}>|<[A-Z]\w{0,30}[ ]?/>"),
    re.compile(r"</?(?:Tab|Tabs|TabItem|Card|Cards|CardGrid|CardGroup|Steps|CodeGroup|Details)>"),
    # a task that is done or not
    re.compile(r"^[ \t>]*+(?:[-*+]|\d{1,9}[.)])[ \t]++\[[ xX]\](?=\s)", _LINE),
)
FORMULA = re.compile(r"\$\$[^$]{1,4000}\$\$|\$[^$\n]{1,400}\$")
COMMAND = re.compile(r"\\(?:begin|end)\{[A-Za-z*]{1,30}\}|\\[A-Za-z]++")
# What holds anything up to its end: its beginning and its end.
ENCLOSED = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
