"""Bytes of a manuscript → text."""
