"""A title as the name of a folder and of files in it."""

from __future__ import annotations

import re
import unicodedata

FALLBACK = "booklet"
MAX_CHARACTERS = 60
# ext4 and NTFS end a name at 255 bytes or units; script, format and suffix need about 40 of them.
MAX_BYTES = 200

# Names that Windows opens as devices whatever the suffix: "Naming Files, Paths, and Namespaces".
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin|conout|com\d|lpt\d)(?:-.*)?", re.IGNORECASE)

_KEPT = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl"})


def slug(title: str) -> str:
    """The title with Han, letters and digits kept and all else one ``-``; never empty.

    At most 60 characters and 200 bytes of UTF-8, no separator, dot or control character, so the
    name cannot leave the folder it is put in; a device name of Windows gets a prefix.
    """
    text = unicodedata.normalize("NFC", title)
    kept = "".join(char if unicodedata.category(char) in _KEPT else " " for char in text)
    name = "-".join(kept.split())[:MAX_CHARACTERS]
    name = name.encode()[:MAX_BYTES].decode(errors="ignore").strip("-")
    if not name:
        return FALLBACK
    return f"{FALLBACK}-{name}" if _RESERVED.fullmatch(name) else name
