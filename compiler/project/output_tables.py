"""The keys of ``[output]`` and ``[imposition]``: which files are made, and the booklet's sheets."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from compiler.project.record import DEFAULT_OUTPUT, Format
from compiler.project.values import FileName, Meaning, as_sheet
from compiler.units import SHEET_SIZES


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class OutputTable(_Table):
    """``[output]``."""

    directory: Annotated[
        FileName, Meaning("输出文件夹", "the folder to write to, below the project's")
    ] = DEFAULT_OUTPUT
    formats: Annotated[
        list[Format],
        Field(min_length=1),
        Meaning(
            "要做的格式：阅读、折页小册、付印",
            "what to make: a PDF to read, sheets to fold, a file for the print shop",
            '["screen", "booklet", "print"]',
        ),
    ] = ["screen"]


class ImpositionTable(_Table):
    """``[imposition]``: how the format ``booklet`` lies on its sheets."""

    sheet: Annotated[
        Any,
        BeforeValidator(as_sheet),
        Meaning(
            "纸张；不写则用放得下两页的最小办公用纸",
            "the paper; by default the smallest office sheet that takes two pages",
            ", ".join(f'"{name}"' for name in (*SHEET_SIZES, "420mm 297mm")),
        ),
    ] = None
    scheme: Annotated[
        Literal["saddle", "signatures", "perfect", "n-up"],
        Meaning(
            "骑马订、分帖、裁切胶装、一面多页",
            "saddle stitch, signatures, cut and glued, several pages a side",
        ),
    ] = "saddle"
    binding: Annotated[
        Literal["left", "right"],
        Meaning("装订边；竖排书在右", "the spine; right for vertical books"),
    ] = "left"
    signature: Annotated[
        int, Field(ge=4, le=128), Meaning("分帖时每帖最多页数", "the most pages of a signature")
    ] = 16
    paper_mm: Annotated[
        float,
        Field(ge=0, le=1),
        Meaning("纸厚（毫米），补偿爬移", "thickness of the paper in mm, for creep"),
    ] = 0.1
    marks: Annotated[
        bool, Meaning("裁切线、折叠线、折标", "crop, fold and collation marks")
    ] = True
