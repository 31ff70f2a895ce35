"""Editions: one booklet in simplified characters becomes traditional editions by region."""
