"""Markdown → HTML, and the front matter before it."""
