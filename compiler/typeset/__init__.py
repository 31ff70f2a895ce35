"""HTML → PDF through WeasyPrint: the only room that imports it."""
