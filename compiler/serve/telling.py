"""What the desk says: its own sentences, and those of the catalogue with what to do here."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from compiler.desk.findings import Finding
from compiler.desk.remedies import Way, way_of
from compiler.desk.rules import Rule
from compiler.errors import WenxuanError
from compiler.messages import sentence
from compiler.serve.rendering import language_of, say_of

# The parts of the workspace that are led to, and their pages below a booklet's.
_PAGES = {"files": "in", "form": "form", "audit": "audit", "tree": "desk"}
_LEADS = {"put": "files", "again": "files"}  # ways that have the same place for a button


@dataclass(frozen=True)
class Said:
    """A sentence, what to do, where it is meant, and the part of the workspace where that is done.

    ``part`` is one of those with a page, or "".
    """

    message: str
    hint: str
    place: str = ""
    part: str = ""

    @property
    def page(self) -> str:
        """The page of the part; "" without one."""
        return _PAGES.get(self.part, "")


def told(request: Request, name: str, **values: object) -> str:
    """The desk's sentence of that name."""
    return sentence(f"desk.{name}", language_of(request), values).message


def said_by_outline(request: Request, name: str) -> str:
    """Why something was guessed or dropped, as ``wenxuan outline`` says it; "" if it does not."""
    try:
        return sentence(f"cli.{name}", language_of(request), {}).message
    except KeyError:
        return ""


def words_of(request: Request, error: WenxuanError) -> Said:
    """Why something failed, what to do, and where."""
    said = sentence(error.code, language_of(request), error.values)
    place = " ".join(filter(None, (error.location.source, error.location.quote)))
    return _by(request, said.message, said.hint, way_of(error.code, said.hint), place)


def sentence_of(request: Request, finding: Finding) -> Said:
    """What a finding says and what to do; of what stands in a manuscript the desk is the remedy."""
    if finding.because:
        doubt = say_of(request)(f"doubt-{finding.kind}")
        because = said_by_outline(request, f"because-{finding.because}")
        return _by(request, doubt + told(request, "colon") + because, "", "mend")
    said = sentence(finding.code, language_of(request), dict(finding.values))
    if finding.unmet:
        message = told(request, "unmet", what=wish(request, finding.unmet.rule), why=said.message)
        there = "unmet-there" if finding.unmet.there else "way-unmet"
        return Said(message, told(request, "unmet-done" if finding.unmet.is_done else there))
    way = way_of(finding.code, said.hint)
    is_here = finding.place is not None and finding.place.piece != "title"
    return _by(request, said.message, said.hint, "mend" if is_here and way is None else way)


def wish(request: Request, rule: Rule) -> str:
    """What somebody has asked for, in words of the desk."""
    match rule.key, rule.value:
        case "correct", _:
            name = "rule-correct" if rule.right else "rule-correct-out"
            return told(request, name, wrong=rule.wrong, right=rule.right)
        case ("level", "0") | ("body", _):
            return told(request, "rule-kind", words=rule.words, what=told(request, "kind-body"))
        case "level", level:
            what = told(request, "kind-heading") + told(request, f"level-{level}")
            return told(request, "rule-kind", words=rule.words, what=what)
        case "caption", _:
            return told(request, "rule-kind", words=rule.words, what=told(request, "kind-caption"))
        case "role", role:
            return told(request, "rule-kind", words=rule.words, what=told(request, f"kind-{role}"))
        case key, _:
            return told(request, f"rule-{key}", words=rule.words)


def _by(request: Request, message: str, hint: str, way: Way | None, place: str = "") -> Said:
    if way is None:
        return Said(message, hint, place)
    part = _LEADS.get(way, way)
    return Said(message, told(request, f"way-{way}"), place, part if part in _PAGES else "")
