"""Memory of processes and of the machine; 0 where the system does not tell: proc(5)."""

from __future__ import annotations

import os
from pathlib import Path


def memory_of(process: int) -> int:
    """Bytes of a process's own, and its share of what it has in common with others."""
    try:
        said = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
        (line,) = (line for line in said.splitlines() if line.startswith("Pss:"))
        return 1024 * int(line.split()[1])
    except (OSError, ValueError):  # it has ended, or the system is another
        return 0


def machine_memory() -> int:
    """Bytes of the machine, or of what this program may take of it."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError):
        return 0
    try:
        allowed = int(Path("/sys/fs/cgroup/memory.max").read_text("ascii"))
    except (OSError, ValueError):  # there is no bound
        return whole
    return min(whole, allowed)
