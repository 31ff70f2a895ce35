"""Which rules count for which use of a PDF, and how much: one table, read by eye."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compiler.diagnostics import Severity


class Profile(StrEnum):
    """What a PDF is for."""

    SCREEN = "screen"
    BOOKLET = "booklet"
    PRINT = "print"
    ARCHIVE = "archive"


@dataclass(frozen=True)
class Row:
    """One sentence of a rule: its number, and its severity in each profile; None is not asked."""

    rule: str
    key: str
    severities: tuple[Severity | None, ...]

    def severity(self, profile: Profile) -> Severity | None:
        """How much it matters in a profile."""
        return self.severities[list(Profile).index(profile)]


# Numbers R… are those of PRINT.md's table, W… are ours.
_TABLE = """
#rule   key                      screen   booklet  print    archive
R0001   not-x4                   -        -        error    -
R0001   x4-trapped               -        -        error    -
R0001   x4-alternatives          -        -        error    -
R0001   x4-trim-missing          -        -        error    -
R0002   user-unit                warning  error    error    warning
R0003   crop-box                 -        -        error    -
R0004   trim-sizes               -        error    error    -
R0005   empty-page               info     info     warning  info
R0005   blank-verso              info     -        info     info
R0007   white-text-overprints    warning  error    error    -
R0008   white-area-overprints    warning  warning  warning  -
R0009   black-text-knocks-out    -        -        warning  -
R0010   black-line-knocks-out    -        -        warning  -
R0011   overprint-mode           -        -        warning  -
R0012   grey-black-text          -        -        warning  -
R0013   grey-black-line          -        -        warning  -
R0014   courier                  warning  warning  warning  warning
R0015   rich-black-text          -        -        error    -
R0015   rich-black-lettering     -        -        error    -
R0016   small-white-text         -        info     warning  -
R0017   small-mixed-text         -        -        warning  -
R0020   undeclared-spot          -        info     error    -
R0021   register-in-trim         -        warning  error    -
R0022   no-plate                 -        -        warning  -
R0023   spot-mixed-twice         -        warning  error    -
R0024   spot-spelt-twice         -        warning  error    -
R0026   heavy-ink                -        -        warning  -
R0026   too-much-ink             -        -        error    -
R0027   not-inks                 -        -        error    -
R0030   blend-space              -        -        error    -
R0031   coarse-image             info     warning  error    info
R0031   low-image                -        -        warning  -
R0032   low-line-art             -        info     warning  -
R0035   output-intent            -        -        error    -
W01     boxes-nested             error    error    error    error
W02     bleed-not-reached        -        -        error    -
W03     no-bleed                 -        -        error    -
W04     font-not-embedded        error    error    error    error
W05     font-undeclared          error    error    error    error
W06     missing-glyph            error    error    error    error
W07     page-count               -        error    error    -
W07     page-number              error    error    error    error
W07     trim-unexpected          error    error    error    error
W08     metadata-differs         warning  info     warning  error
W09     annotation-in-trim       -        warning  error    -
W10     hairline                 -        warning  warning  -
W11     safe-zone                -        -        warning  -
W12     no-outline               warning  -        -        info
W13     no-language              warning  -        -        error
W14     not-tagged               warning  -        -        warning
W14     figure-without-text      warning  -        -        warning
W15     encrypted                warning  error    error    error
W16     scripts                  warning  error    error    error
W17     attachments              info     info     error    warning
W18     mixed-black-text         -        -        error    -
W18     mixed-black-lettering    -        -        error    -
W19     no-title                 warning  -        -        warning
W20     no-archive-claim         info     -        -        error
W21     layers                   -        warning  warning  -
W22     not-read                 warning  warning  warning  warning
W23     live-transparency        -        -        info     -
W24     not-searchable           warning  -        -        error
"""

_SEVERITIES = {"-": None} | {severity.value: severity for severity in Severity}


def _rows() -> tuple[Row, ...]:
    rows = []
    for line in _TABLE.strip().splitlines()[1:]:
        rule, key, *severities = line.split()
        rows.append(Row(rule, key, tuple(_SEVERITIES[word] for word in severities)))
    return tuple(rows)


ROWS = {row.key: row for row in _rows()}
