"""In which language a page speaks: the browser's, else that of the person who began the server."""

from __future__ import annotations

from compiler.messages import TRADITIONAL, Language, language_of, sentence


def asked_language(accept_language: str, otherwise: Language) -> Language:
    """The first of the languages that a browser asks for (RFC 9110, 12.5.4) which we speak."""
    wanted: list[tuple[float, str]] = []
    for part in accept_language.split(",")[:20]:
        name, _, quality = part.partition(";q=")
        wanted.append((_number(quality), name.strip().lower()))
    for weight, name in sorted(wanted, key=lambda each: -each[0]):
        if weight > 0 and name.partition("-")[0] in {"zh", "en"}:
            return language_of(name)
    return otherwise


def _number(quality: str) -> float:
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0


def said(language: Language, name: str, **values: object) -> str:
    """The sentence ``workspace.<name>``; of a key or a script, as the catalogue writes it."""
    return sentence(f"workspace.{name.replace('_', '-').lower()}", language, values).message


def tag(language: Language) -> str:
    """The language as HTML names it (BCP 47)."""
    return TRADITIONAL.get(language, "en" if language == "en" else "zh-Hans")
