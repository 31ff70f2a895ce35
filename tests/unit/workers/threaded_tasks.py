"""Tasks that a new interpreter can import."""

from __future__ import annotations

import os
import time

from compiler.errors import Location, SourceError


def give(value, report):
    report.warn("sources.missing-image", Location(source="a.md"), address=str(value))
    return value, os.getpid()


def refuse(report):
    raise SourceError("sources.empty-file", Location(source="a.md", line=3), path="a.md")


def die(report):
    os.abort()


def sleep(report):
    time.sleep(600)
