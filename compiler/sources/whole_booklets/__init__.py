"""A dump or a long file → its articles, each composed as any other."""
