"""HTML → a flow of blocks."""
