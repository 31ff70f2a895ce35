"""A finished PDF becomes files for the printer: boxes, colours, marks, and imposed sheets."""
