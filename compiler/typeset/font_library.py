"""fontconfig's functions that the engine's own bindings lack.

Through ctypes and by address, so that cffi need not compile declarations at each start (0.14 s).
The library is the one that the engine has loaded: what one makes the other takes.
"""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_double, c_int, c_uint, c_void_p
from typing import Any

_NAMES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
_MATCH = 0  # FcResultMatch
SYSTEM = 0  # FcSetSystem


class _FontSet(ctypes.Structure):
    _fields_ = (("count", c_int), ("room", c_int), ("fonts", POINTER(c_void_p)))


def _loaded() -> Any:
    for name in _NAMES[:-1]:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return ctypes.CDLL(_NAMES[-1])


def _function(name: str, result: Any, *arguments: Any) -> Any:
    function = getattr(_LIBRARY, name)
    function.restype, function.argtypes = result, arguments
    return function


_LIBRARY = _loaded()
_SET = POINTER(_FontSet)
_config_of_system = _function("FcInitLoadConfigAndFonts", c_void_p)
_config_create = _function("FcConfigCreate", c_void_p)
_config_parse = _function("FcConfigParseAndLoadFromMemory", c_int, c_void_p, c_char_p, c_int)
_config_build = _function("FcConfigBuildFonts", c_int, c_void_p)
_config_fonts = _function("FcConfigGetFonts", _SET, c_void_p, c_int)
_config_destroy = _function("FcConfigDestroy", None, c_void_p)
_config_reference = _function("FcConfigReference", c_void_p, c_void_p)
_config_set_current = _function("FcConfigSetCurrent", c_int, c_void_p)
_set_create = _function("FcFontSetCreate", _SET)
_set_destroy = _function("FcFontSetDestroy", None, _SET)
_set_add = _function("FcFontSetAdd", c_int, _SET, c_void_p)
_query_all = _function(
    "FcFreeTypeQueryAll", c_uint, c_char_p, c_uint, c_void_p, POINTER(c_int), _SET
)
_reference = _function("FcPatternReference", None, c_void_p)
_destroy = _function("FcPatternDestroy", None, c_void_p)
_delete = _function("FcPatternDel", c_int, c_void_p, c_char_p)
_name_parse = _function("FcNameParse", c_void_p, c_char_p)
_name_unparse = _function("FcNameUnparse", c_void_p, c_void_p)
_string_free = _function("FcStrFree", None, c_void_p)
_equal = _function("FcPatternEqual", c_int, c_void_p, c_void_p)
_get_string = _function("FcPatternGetString", c_int, c_void_p, c_char_p, c_int, POINTER(c_char_p))
_get_integer = _function("FcPatternGetInteger", c_int, c_void_p, c_char_p, c_int, POINTER(c_int))
_get_bool = _function("FcPatternGetBool", c_int, c_void_p, c_char_p, c_int, POINTER(c_int))
_get_double = _function("FcPatternGetDouble", c_int, c_void_p, c_char_p, c_int, POINTER(c_double))
_get_characters = _function(
    "FcPatternGetCharSet", c_int, c_void_p, c_char_p, c_int, POINTER(c_void_p)
)
_has_character = _function("FcCharSetHasChar", c_int, c_void_p, c_uint)


class Pattern:
    """What fontconfig knows of a face; freed with the last who holds it."""

    def __init__(self, address: int) -> None:
        _reference(address)
        weakref.finalize(self, _destroy, address).atexit = False
        self.address = address

    def strings(self, key: bytes) -> tuple[str, ...]:
        """All values of a string key."""
        return strings(self.address, key)

    def integer(self, key: bytes) -> int:
        """An integer or boolean, 0 where there is none."""
        return integer(self.address, key)

    def number(self, key: bytes) -> float:
        """A number; 0 for a range, as variable faces have."""
        return number(self.address, key)

    def without(self, key: bytes) -> None:
        """Take a key out."""
        _delete(self.address, key)

    def has(self, character: str) -> bool:
        """Whether the face has a glyph for it."""
        found = c_void_p()
        if _get_characters(self.address, b"charset", 0, byref(found)) != _MATCH:
            return False
        return bool(_has_character(found, ord(character)))


def strings(pattern: int, key: bytes) -> tuple[str, ...]:
    """All values of a string key of the pattern at an address."""
    value = c_char_p()
    found: list[str] = []
    while _get_string(pattern, key, len(found), byref(value)) == _MATCH:
        found.append((value.value or b"").decode("utf-8", "replace"))
    return tuple(found)


def integer(pattern: int, key: bytes) -> int:
    """An integer or boolean of the pattern at an address, 0 where there is none."""
    value = c_int()
    for read in (_get_integer, _get_bool):
        if read(pattern, key, 0, byref(value)) == _MATCH:
            return value.value
    return 0


def number(pattern: int, key: bytes) -> float:
    """A number of the pattern at an address; 0 for a range, as variable faces have."""
    value = c_double()
    return value.value if _get_double(pattern, key, 0, byref(value)) == _MATCH else 0.0


def fonts_of(configuration: int) -> Sequence[int]:
    """The addresses of the patterns of the fonts a configuration found in its folders."""
    fonts = _config_fonts(configuration, SYSTEM)
    return fonts.contents.fonts[: fonts.contents.count] if fonts else ()


def read_faces(file: str, index: int) -> tuple[Pattern, ...]:
    """The face of that number in a file, or all (2³² − 1), as the file has it, without rules."""
    fonts = _set_create()
    try:
        _query_all(file.encode(), index, None, byref(c_int()), fonts)
        return tuple(map(Pattern, fonts.contents.fonts[: fonts.contents.count]))
    finally:
        _set_destroy(fonts)


def written(face: Pattern) -> bytes | None:
    """All that is known of a face, as text; None if that would not be all."""
    address = _name_unparse(face.address)
    if not address:
        return None
    text = ctypes.string_at(address)
    _string_free(address)
    again = face_of(text)  # held while the two are compared
    return text if again and _equal(face.address, again.address) else None


def face_of(text: bytes) -> Pattern | None:
    """The face that was ``written`` so; None if it is no such text."""
    address = _name_parse(text)
    if not address:
        return None
    face = Pattern(address)
    _destroy(address)  # the pattern holds it
    return face


@contextmanager
def system_configuration() -> Iterator[int]:
    """The address of a configuration of what is installed; Pango would begin a thread for one."""
    address: int = _config_of_system()
    try:
        yield address
    finally:
        _config_destroy(address)


def make_configuration(rules: bytes, faces: Sequence[Pattern]) -> int:
    """The address of a configuration of these rules and faces only, to be released."""
    own: int = _config_create()
    _config_parse(own, rules, 1)
    _config_build(own)  # of no folder: an empty set, to be filled
    font_set = _config_fonts(own, SYSTEM)
    for face in faces:
        _reference(face.address)  # the set gives it back when it is freed
        _set_add(font_set, face.address)
    return own


@contextmanager
def current_configuration(address: int) -> Iterator[None]:
    """Make a configuration the one of this process for a while; not for two threads at once.

    Pango's font map for FreeType takes the rules (not the fonts) from there, whichever
    configuration it was given (pango_ft2_font_map_default_substitute).
    """
    before = _config_reference(None)
    _config_set_current(address)
    try:
        yield
    finally:
        _config_set_current(before)
        _config_destroy(before)


def release_configuration(address: int) -> None:
    """Give up a configuration; who else holds it keeps it."""
    _config_destroy(address)
