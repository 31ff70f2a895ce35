"""Messages over a pipe: each goes with its length before it, and arrives whole."""

from __future__ import annotations

import os

_LENGTH = 8  # bytes before a message that say how long it is


def framed(content: bytes) -> bytes:
    """The message as it goes over a pipe."""
    return len(content).to_bytes(_LENGTH, "big") + content


def send(descriptor: int, content: bytes) -> None:
    """Send a message; raises OSError."""
    written(descriptor, framed(content))


def written(descriptor: int, content: bytes) -> None:
    """Write all of it, in as many pieces as the pipe takes; raises OSError."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def received(descriptor: int) -> bytes | None:
    """The next message; None when there will be no other."""
    head = _read(descriptor, _LENGTH)
    return None if head is None else _read(descriptor, int.from_bytes(head, "big"))


def taken(buffer: bytearray) -> list[bytes]:
    """The messages that are whole in what has arrived so far; they go from the buffer."""
    found = []
    while len(buffer) >= _LENGTH:
        end = _LENGTH + int.from_bytes(buffer[:_LENGTH], "big")
        if len(buffer) < end:
            break
        found.append(bytes(buffer[_LENGTH:end]))
        del buffer[:end]
    return found


def _read(descriptor: int, count: int) -> bytes | None:
    content = bytearray()
    while len(content) < count:
        data = os.read(descriptor, count - len(content))
        if not data:
            return None
        content += data
    return bytes(content)
