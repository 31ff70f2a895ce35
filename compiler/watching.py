"""A booklet that is made anew whenever one of its files changes, until someone has had enough.

A thread hears of changes and a forge makes the booklet: this program waits for both. What is being
made of files that have changed since is ended, and begun anew; but who never stops writing sees a
booklet all the same. A manuscript that cannot be read leaves the last good booklet where it is.
"""

from __future__ import annotations

import importlib
import os
import re
import select
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from time import perf_counter

from watchfiles import watch

from compiler.diagnostics import Diagnostic, Report
from compiler.errors import WenxuanError
from compiler.messages import catalogue
from compiler.pipeline import BuildRequest, BuildResult, publish
from compiler.project.load import missing_path
from compiler.project.record import DEFAULT_THEME, SIMPLIFIED
from compiler.scratch import scratch_folder
from compiler.workers.answers import Answer
from compiler.workers.forge import Forge
from compiler.workspace import open_workspace

_DEBOUNCE_MS, _STEP_MS = 400, 15  # changes that come within a step of another are one
_MOST_ENDED = 2  # works that are ended one after the other; the next goes on to its end
_TIMEOUT_MS = 1000  # within which it ends when it is over
_TOUCH_S, _MOST_TOUCHES = 0.05, 40
_TEMPORARY = (".part", ".tmp", ".swp", ".crdownload", "~")  # and what begins with . or ~$
_OURS = re.compile(r"\.wenxuan|wenxuan-\d+-.+|dist|\.git")  # folders of what is made
_EARLY = (  # what each booklet needs, and loads late where it is made once
    "compiler.making", "compiler.conservation.page_text", "compiler.preflight.own_files",
    "compiler.finishing.screen_file", "compiler.finishing.print_file",
    "compiler.finishing.imposition.impose", "compiler.finishing.epub_file",
    "compiler.markup.reflowable.publication", "compiler.sources.composing",
    "compiler.sources.word.reader", "compiler.sources.web.reader",
    "compiler.sources.markdown.reader", "compiler.sources.mending.article",
    "compiler.sources.html.parsing", "compiler.sources.witness.marks",
    "compiler.sources.registry", "compiler.sources.witness.testimony",
    "compiler.sources.pictures.making", "compiler.sources.pictures.fetching",
    "compiler.sources.overruling.overrules", "compiler.sources.overruling.corrected",
    "compiler.project.project_file", "compiler.editions.phrase_file",
)  # fmt: skip


@dataclass(frozen=True)
class Rebuilt:
    """What came of a change: a result, or the error that kept it from being made.

    ``changed`` are the files, none at the beginning; ``seconds`` count from the change.
    """

    changed: tuple[Path, ...]
    seconds: float
    result: BuildResult | None
    error: WenxuanError | None
    diagnostics: tuple[Diagnostic, ...]


def watched(request: BuildRequest) -> Iterator[Rebuilt]:
    """The booklet that is asked for, and again at each change of a file in its folders.

    It goes on until it is closed. Raises ProjectError, at once, where there is nothing to watch.
    """
    return _booklets(request, _folders(request))


def _booklets(request: BuildRequest, folders: tuple[Path, ...]) -> Iterator[Rebuilt]:
    with closing(Forge[BuildResult](prepare)) as forge, _changes(request, folders) as changes:
        work = _Work(forge, request)
        work.note(())
        while True:
            ready = select.select([forge.fileno(), changes.fileno()], [], [])[0]
            if changes.fileno() in ready:
                work.note(changes.take())
            if forge.fileno() in ready and (made := work.taken()) is not None:
                yield made


class _Work:
    """The job at the forge, and the changes that are not in its booklet yet."""

    def __init__(self, forge: Forge[BuildResult], request: BuildRequest) -> None:
        self._forge = forge
        self._job = partial(rebuilt, request)
        self._changed: dict[Path, None] = {}
        self._since = 0.0
        self._ended = 0
        self._outdated = False

    def note(self, changed: tuple[Path, ...]) -> None:
        """Files have changed: what is being made of them is ended, and begun anew."""
        if not self._changed and not self._outdated:
            self._since = perf_counter()
        self._changed |= dict.fromkeys(changed)
        if not self._forge.busy:
            self._forge.begin(self._job)
            return
        self._outdated = True
        if self._ended < _MOST_ENDED:
            self._ended += 1
            self._forge.stop()

    def taken(self) -> Rebuilt | None:
        """What the forge has made; None if it was ended for being outdated."""
        answer = self._forge.take()
        outdated, self._outdated = self._outdated, False
        if outdated:
            self._forge.begin(self._job)
            if answer.value is None and answer.error is None:
                return None
        made = _outcome(answer, tuple(self._changed), perf_counter() - self._since)
        self._ended = 0
        if outdated:  # it was done all the same, of what was there before
            self._since = perf_counter()
        else:
            self._changed.clear()
        return made


def _outcome(answer: Answer[BuildResult], changed: tuple[Path, ...], seconds: float) -> Rebuilt:
    error = answer.error
    if answer.value is None and error is None:
        detail = answer.death.detail if answer.death else ""
        error = WenxuanError("watching.died", detail=detail)
    return Rebuilt(changed, seconds, answer.value, error, answer.diagnostics)


def rebuilt(request: BuildRequest, report: Report) -> BuildResult:
    """The booklet, made and written: what a forge is to do. It may be ended until it writes."""
    with open_workspace(request, report) as workspace:
        compiled = workspace.compile(request, report)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        return publish(compiled, request.output)


def prepare() -> None:
    """Load what ``rebuilt`` needs: what a forge does before its first job."""
    for name in _EARLY:
        importlib.import_module(name)
    from compiler import briefing  # noqa: PLC0415 - for a forge alone
    from compiler.markup.faces import fallbacks_of, fonts_of  # noqa: PLC0415 - as above
    from compiler.markup.render import load_templates, sheets_for  # noqa: PLC0415 - as above
    from compiler.project.load import of_manuscripts  # noqa: PLC0415 - as above
    from compiler.typeset.fonts import load_faces  # noqa: PLC0415 - as above
    from compiler.typeset.hooks.installation import load_sources  # noqa: PLC0415 - as above
    from compiler.typeset.hooks.stylesheets import load_sheets  # noqa: PLC0415 - as above

    load_templates(DEFAULT_THEME)
    usual = briefing.page(of_manuscripts(Path(), "", ()))
    load_sheets(sheet.css for sheet in sheets_for(usual, SIMPLIFIED))
    load_faces(fonts_of(DEFAULT_THEME, SIMPLIFIED), fallbacks_of(DEFAULT_THEME))
    load_sources()
    catalogue()


def _folders(request: BuildRequest) -> tuple[Path, ...]:
    """The folders whose files can change the booklet."""
    found: dict[Path, None] = {}
    for path in (request.path, *request.others):
        if not path.exists():
            raise missing_path(path)
        found[(path if path.is_dir() else path.parent).resolve()] = None
    return tuple(found)


def _output(request: BuildRequest) -> Path | None:
    """Where the results go; None if that cannot be told now, or is where they always go."""
    try:
        with open_workspace(request, Report()) as workspace:
            return (request.output or workspace.project.output).resolve()
    except WenxuanError:  # the work itself will say what is wrong
        return request.output.resolve() if request.output else None


class _Changes:
    """Which files have changed; readable (``fileno``) when there are some."""

    def __init__(self, folders: tuple[Path, ...], output: Path | None) -> None:
        self._folders = folders
        self._output = output
        self._heard: SimpleQueue[tuple[Path, ...]] = SimpleQueue()
        self._bell, self._ring = os.pipe()
        self._listening, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def fileno(self) -> int:
        """What becomes readable."""
        return self._bell

    def take(self) -> tuple[Path, ...]:
        """The files that have changed; waits for some."""
        os.read(self._bell, 1)
        return self._heard.get()

    def begin(self) -> None:
        """Listen from now on: a file is touched until it is heard."""
        self._thread.start()
        with scratch_folder(self._folders[0]) as touched:
            for number in range(_MOST_TOUCHES):
                (touched / str(number)).touch()
                if self._listening.wait(_TOUCH_S):
                    return

    def close(self) -> None:
        """Listen no longer."""
        self._over.set()
        self._thread.join()
        os.close(self._bell)
        os.close(self._ring)

    def _listen(self) -> None:
        heard = watch(
            *self._folders,
            watch_filter=lambda _change, path: self._counts(Path(path)),
            debounce=_DEBOUNCE_MS,
            step=_STEP_MS,
            rust_timeout=_TIMEOUT_MS,
            stop_event=self._over,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
        for changes in heard:
            self._heard.put(tuple(sorted(Path(path) for _, path in changes)))
            os.write(self._ring, b".")

    def _counts(self, path: Path) -> bool:
        """Whether a file can be a part of the booklet: what is made of it is not."""
        self._listening.set()
        if path.name.startswith((".", "~$")) or path.name.endswith(_TEMPORARY):
            return False
        if self._output is not None and path.is_relative_to(self._output):
            return False
        below = [path.relative_to(top).parts for top in self._folders if path.is_relative_to(top)]
        return not any(_OURS.match(part) for parts in below for part in parts)


@contextmanager
def _changes(request: BuildRequest, folders: tuple[Path, ...]) -> Iterator[_Changes]:
    changes = _Changes(folders, _output(request))
    try:
        changes.begin()
        yield changes
    finally:
        changes.close()
