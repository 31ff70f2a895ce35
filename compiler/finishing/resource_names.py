"""What the names in a content stream stand for, and the names that printing adds to them."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from compiler.finishing.colour_spaces import Kind, Space, space_of

OVERPRINTS = "/WxOverprint"
KNOCKS_OUT = "/WxKnockout"
SPOT = "/WxSpot"
_OPAQUE_MODES = {"/Normal", "/Compatible"}
# Keys of an inline image in full (ISO 32000-1, table 93), and the values that are short as well.
_KEYS = {
    "/BPC": "/BitsPerComponent",
    "/CS": "/ColorSpace",
    "/D": "/Decode",
    "/DP": "/DecodeParms",
    "/F": "/Filter",
    "/H": "/Height",
    "/IM": "/ImageMask",
    "/I": "/Interpolate",
    "/W": "/Width",
}
_FILTERS = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}
_SPACES = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}


class ResourceNames:
    """The resources of content streams; several streams may share them."""

    def __init__(self, document: pikepdf.Pdf, resources: pikepdf.Object) -> None:
        self._document = document
        self.resources = resources
        self._spaces: dict[str, Space] = {}
        self._inline = 0
        self.used: set[str] = set()

    def space(self, name: str) -> Space:
        """The colour space of that name."""
        if name not in self._spaces:
            found = self.get("/ColorSpace", name)
            self._spaces[name] = space_of(found if found is not None else Name(name))
        return self._spaces[name]

    def get(self, kind: str, name: str) -> pikepdf.Object | None:
        """The resource of that kind and name, None if it is not there."""
        return self.resources.get(kind, Dictionary()).get(name)

    def all(self, kind: str) -> list[pikepdf.Object]:
        """All resources of a kind, in the order of their names."""
        found = self.resources.get(kind, Dictionary())
        return [found[key] for key in sorted(found.keys())]

    def add_inline(self, settings: bytes, data: bytes) -> str:
        """An inline image as a picture among the resources; its name."""
        image = self._document.make_stream(data)
        image.Type, image.Subtype = Name.XObject, Name.Image
        words = pikepdf.Object.parse(b"<<" + settings + b">>")
        for key, value in words.items():
            full = _KEYS.get(key, key)
            image[full] = self._in_full(full, value)
        self._inline += 1
        name = f"/WxInline{self._inline}"
        self._table("/XObject")[name] = self._document.make_indirect(image)
        return name

    def finish(self, states: pikepdf.Object, spot: pikepdf.Object | None) -> None:
        """Add what was used of printing's own names; drop the colour spaces of screens."""
        spaces = self.resources.get("/ColorSpace", Dictionary())
        kept = Dictionary()
        for key in sorted(spaces.keys()):
            if space_of(spaces[key]).kind in {Kind.CMYK, Kind.INK}:
                kept[key] = spaces[key]
        if spot is not None and SPOT in self.used:
            kept[SPOT] = spot
        if len(kept):
            self.resources.ColorSpace = kept
        elif "/ColorSpace" in self.resources:
            del self.resources["/ColorSpace"]
        for name in (OVERPRINTS, KNOCKS_OUT):
            if name in self.used:
                self._table("/ExtGState")[name] = states[name]

    def _table(self, kind: str) -> pikepdf.Object:
        if kind not in self.resources:
            self.resources[kind] = Dictionary()
        return self.resources[kind]

    def _in_full(self, key: str, value: pikepdf.Object) -> pikepdf.Object:
        if key == "/Filter":
            if isinstance(value, Array):
                return Array([Name(_FILTERS.get(str(one), str(one))) for one in value])
            return Name(_FILTERS.get(str(value), str(value)))
        if key == "/ColorSpace" and isinstance(value, Name):
            named = self.get("/ColorSpace", str(value))
            return named if named is not None else Name(_SPACES.get(str(value), str(value)))
        return value


def is_transparent(state: pikepdf.Object) -> bool:
    """Whether a graphics state lets anything shine through."""
    for key in ("/ca", "/CA"):
        if float(state.get(key, 1)) < 1:
            return True
    modes = state.get("/BM", Name.Normal)
    mode = str(modes[0] if isinstance(modes, Array) and len(modes) else modes)
    return mode not in _OPAQUE_MODES or isinstance(state.get("/SMask"), Dictionary)
