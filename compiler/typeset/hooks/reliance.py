"""What line composition relies on in WeasyPrint 70.0: what it stands in for, calls or copies."""

from __future__ import annotations

from compiler.typeset.guard import Fingerprint

_KNOWN = {
    "weasyprint.css": {
        "AnonymousStyle.__missing__": "ea3974fea081b064",
        "ComputedStyle.__missing__": "b63779545f976081",
    },
    "weasyprint.css.validation.properties": {
        "validate_non_shorthand": "69f3dbacd9c6e359",
    },
    "weasyprint.draw": {
        "draw_inline_level": "83010c6dec6afc79",
    },
    "weasyprint.draw.text": {
        "draw_emojis": "6a777888403b7a3f",
        "draw_text": "d1cfa769e258eb9a",
        "draw_first_line": "df38b8753e86c3ba",
    },
    "weasyprint.formatting_structure.boxes": {
        "Box.copy": "0e320995d52a653d",
        "InlineLevelBox.remove_decoration": "64d007b828b1142a",
        "ParentBox.copy_with_children": "124f65542f4eb5ca",
        "TextBox.copy_with_text": "1ecaa42b04de558c",
    },
    "weasyprint.layout.inline": {
        "iter_line_boxes": "6133a0ef6e562fad",
        "get_next_linebox": "85f1eff36fce2a08",
        "skip_first_whitespace": "8b59fadfb638461c",
        "remove_last_whitespace": "4bc3610649d5cd20",
        "split_inline_level": "8098bdbd3e2d7c03",
        "split_inline_box": "039bca5ab9589160",
        "_out_of_flow_layout": "f1e0515f8bb834bd",
        "_adjust_line_height": "4a074e00c9d34358",
        "inline_box_verticality": "3f852485b1fca372",
        "text_align": "79372fc12c3602fd",
        "justify_line": "cbba344b3c57ef10",
    },
    "weasyprint.layout.leader": {
        "handle_leader": "a7f944a205e41cd0",
    },
    "weasyprint.layout.percent": {
        "resolve_percentages": "92016b948f740deb",
        "percentage": "c75fddf0ecb77552",
    },
    "weasyprint.layout.preferred": {
        "inline_min_content_width": "b08f7cabeb29ea11",
        "inline_max_content_width": "44ae18a604d4fc0b",
        "adjust": "8b98f66a39301950",
    },
    "weasyprint.pdf.stream": {
        "Stream.add_font": "be84a5edbf0cc45e",
        "Stream.set_font_size": "087580d284b62c69",
        "Stream.marked": "9cce103418861ead",
    },
    "weasyprint.pdf.fonts": {
        "Font.get_unused_glyph_id": "737385fa09836541",
    },
    "weasyprint.svg.text": {
        "text": "296c137aadec666f",
    },
    "weasyprint.text.line_break": {
        "Layout.__init__": "e1ec983345b81bb9",
        "Layout.setup": "97d605ad9767d73e",
        "strut": "e0631a4e87ce02c2",
        "_font_style_cache_key": "1706ee7ab12a142d",
    },
    "weasyprint.text.fonts": {
        "get_pango_font_hb_face": "1d1d8b1436553aeb",
    },
}

RELIED_ON = tuple(
    Fingerprint(module, name, digest)
    for module, functions in _KNOWN.items()
    for name, digest in functions.items()
)
