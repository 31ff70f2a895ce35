"""PDF files: pages of characters in places, made lines, columns and paragraphs again."""
