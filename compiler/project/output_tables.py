"""The keys of ``[output]``, ``[imposition]`` and ``[print]``: which files are made, and how."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from compiler.model.artifacts import Format
from compiler.project.record import DEFAULT_OUTPUT, FOUR_INKS
from compiler.project.values import FileName, Meaning, as_ink, as_sheet
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
            "要做的格式：阅读、折页小册、付印、手机、电子书",
            "what to make: a PDF to read, sheets to fold, a file for the print shop, one for "
            "telephones, an EPUB",
            '["screen", "booklet", "print", "phone", "epub"]',
        ),
    ] = ["screen"]


class ImpositionTable(_Table):
    """``[imposition]``: how the format ``booklet`` lies on its sheets."""

    sheet: Annotated[
        Any,
        BeforeValidator(as_sheet, str | None),
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
    marks: Annotated[bool, Meaning("裁切线、折叠线、折标", "crop, fold and collation marks")] = True


class PrintTable(_Table):
    """``[print]``: the file for the print shop, and the bleed of all pages."""

    profile: Annotated[
        FileName | None,
        Meaning(
            "印刷机的 ICC 文件；不写则用自带的 FOGRA39",
            "the ICC profile of the press; by default the FOGRA39 that comes along",
        ),
    ] = None
    condition: Annotated[
        str,
        Meaning(
            "印刷条件的登记名；不写则取 ICC 文件名",
            "the registered name of that condition; by default the profile's file name",
            '"JC200103"',
        ),
    ] = ""
    bleed_mm: Annotated[float, Field(ge=0, le=10), Meaning("出血（毫米）", "bleed in mm")] = 3.0
    red: Annotated[
        str,
        BeforeValidator(as_ink),
        Meaning(
            "主题的红色：四色，或专色名",
            "the theme's red: of four inks, or the name of a spot ink",
            '"cmyk", "PANTONE 485 C"',
        ),
    ] = FOUR_INKS
    marks: Annotated[
        bool, Meaning("裁切线、套准标、版边信息", "crop and registration marks, slug line")
    ] = True
