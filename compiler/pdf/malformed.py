"""What Python raises where a PDF is not as it should be: one list, for makers and inspectors.

A number where a name belongs, a loop, a box of infinite size: the faults of foreign files are not
to be foreseen one by one, and each room that reads such files adds what its library raises.
"""

from __future__ import annotations

MALFORMED: tuple[type[Exception], ...] = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,  # RecursionError and NotImplementedError are of this kind
    TypeError,
    ValueError,
)
