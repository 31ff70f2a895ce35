"""Booklet → EPUB 3.3: text that flows on any screen, from the same model as the pages."""
