"""Blocks and what is known of them → roles: one rule a file."""
