"""QR codes of addresses, as drawings that need no scaling of pixels."""

from __future__ import annotations

from collections.abc import Iterator

_QUIET = 1  # modules of white drawn in; the page around gives the rest of ISO/IEC 18004's four


def qr_svg(address: str) -> bytes | None:
    """An SVG drawing of the code, black on nothing; None when the address is too long for one.

    All modules are one path: separate shapes would show seams when a viewer smooths edges.
    """
    import segno  # noqa: PLC0415 - 0.03 s that most booklets need not spend

    try:
        code = segno.make_qr(address, error="m", boost_error=False)
    except segno.DataOverflowError:
        return None
    side = len(code.matrix) + 2 * _QUIET
    path = "".join(_runs(code.matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'width="{side}" height="{side}"><path fill="#000" d="{path}"/></svg>'
    ).encode("ascii")


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """The dark modules row by row, each run of them as one rectangle."""
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                yield f"M{x + _QUIET} {y + _QUIET}h{length}v1h-{length}z"
            x += max(length, 1)
