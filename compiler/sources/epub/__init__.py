"""An EPUB → the flows of its articles, and what it says of itself."""
