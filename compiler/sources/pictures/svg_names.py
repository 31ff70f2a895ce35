"""What of SVG draws and cannot harm: elements, attributes and properties, by name."""

from __future__ import annotations

_ELEMENTS = """
svg g a switch defs symbol use title desc style path rect circle ellipse line polyline polygon
text tspan textPath linearGradient radialGradient stop clipPath mask pattern marker
"""

_PROPERTIES = """
alignment-baseline baseline-shift clip-path clip-rule color direction display dominant-baseline
fill fill-opacity fill-rule font font-family font-size font-size-adjust font-stretch font-style
font-variant font-weight letter-spacing marker marker-end marker-mid marker-start mask opacity
overflow paint-order stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
text-decoration transform visibility word-spacing writing-mode
"""

_ATTRIBUTES = """
id class x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d dx dy points width height viewBox
preserveAspectRatio gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits
maskContentUnits patternUnits patternContentUnits patternTransform markerWidth markerHeight
markerUnits refX refY orient pathLength rotate textLength lengthAdjust startOffset version
"""

ELEMENTS = frozenset(_ELEMENTS.split())
PROPERTIES = frozenset(_PROPERTIES.split())
ATTRIBUTES = PROPERTIES | frozenset(_ATTRIBUTES.split())
