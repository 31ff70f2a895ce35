"""``wenxuan impose``: any PDF of single pages → sheets for the duplex printer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from compiler.cli.console import shown_path
from compiler.cli.foreign_pdf import handled_apart
from compiler.cli.options import Settings, Verb
from compiler.errors import FinishingError, Location
from compiler.units import SHEET_SIZES, parse_sheet

if TYPE_CHECKING:  # pikepdf takes 0.1 s to load: not for --help
    from compiler.finishing.imposition.impose import Imposed

_SCHEMES = ("saddle", "signatures", "perfect", "n-up")


def command(spoken: Settings) -> click.Command:
    """The verb ``impose``; without ``--output`` the sheets lie beside the PDF they are made of."""

    def impose(
        pdf: Path,
        *,
        output: Path | None,
        sheet: str | None,
        scheme: str,
        binding: Literal["left", "right"],
        signature: int,
        paper: float,
        marks: bool,
        back_cover: bool,
    ) -> None:
        from compiler.finishing.imposition import impose as room  # noqa: PLC0415 - not for --help
        from compiler.finishing.imposition.plan import Binding, Scheme  # noqa: PLC0415 - as above
        from compiler.publish import write_all  # noqa: PLC0415 - as above

        size = parse_sheet(sheet) if sheet else None
        if sheet and size is None:
            raise FinishingError("cli.unknown-sheet", sheet=sheet, known=", ".join(SHEET_SIZES))
        settings = room.ImpositionSettings(
            Scheme(scheme), size, Binding(binding), signature, paper, marks, back_cover
        )
        made = handled_apart(pdf, partial(room.impose, settings=settings), FinishingError)
        path = output or pdf.with_name(f"{pdf.stem}.booklet.{made.duplex}.pdf")
        if path.resolve() == pdf.resolve():
            raise FinishingError("cli.over-itself", Location(source=shown_path(pdf)))
        write_all([(path, made.pdf)])
        click.echo(shown_path(path))
        for line in _instructions(made, spoken):
            click.echo(line, err=True)

    return Verb(spoken, "impose", impose, _parameters(spoken))


def _instructions(made: Imposed, spoken: Settings) -> list[str]:
    """What to do at the printer, a line a step."""
    size = f"{made.sheet.width_mm:.0f} × {made.sheet.height_mm:.0f} mm"
    lines = [
        spoken.say("imposed", pages=made.pages, sheets=made.sheets, sheet=size),
        spoken.say(f"imposed-{made.duplex}"),
        spoken.say(f"imposed-{made.scheme}", signatures=made.signatures),
    ]
    if made.too_thick:
        lines.append(spoken.say("imposed-thick", sheets=made.sheets))
    if made.blanks:
        lines.append(spoken.say("imposed-blanks", blanks=", ".join(map(str, made.blanks))))
    if made.scale < 1:
        lines.append(spoken.say("imposed-scaled", percent=f"{made.scale * 100:.0f}"))
    return lines


def _parameters(spoken: Settings) -> list[click.Parameter]:
    return [
        click.Argument(["pdf"], type=click.Path(path_type=Path), metavar="IN.pdf"),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="OUT.pdf",
            help=spoken.say("option-imposed-output"),
        ),
        click.Option(["--sheet"], metavar="A4", help=spoken.say("option-sheet")),
        click.Option(
            ["--scheme"],
            type=click.Choice(_SCHEMES),
            default="saddle",
            help=spoken.say("option-scheme"),
        ),
        click.Option(
            ["--binding"],
            type=click.Choice(("left", "right")),
            default="left",
            help=spoken.say("option-binding"),
        ),
        click.Option(
            ["--signature"],
            type=click.IntRange(4, 128),
            default=16,
            help=spoken.say("option-signature"),
        ),
        click.Option(
            ["--paper"],
            type=click.FloatRange(0, 1),
            default=0.1,
            metavar="MM",
            help=spoken.say("option-paper"),
        ),
        click.Option(["--marks/--no-marks"], default=True, help=spoken.say("option-marks")),
        click.Option(["--back-cover"], is_flag=True, help=spoken.say("option-back-cover")),
    ]
