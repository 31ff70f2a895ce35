"""Manuscripts → Booklet: order, masthead, level numbers, anchors, contents."""
