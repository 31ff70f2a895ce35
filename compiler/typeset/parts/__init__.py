"""A layout in parts: each laid out and painted by itself, all written by one writer."""
