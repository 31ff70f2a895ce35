"""Plain text, and what layout programs left in it: hard line ends, page numbers, running heads."""
