"""Imposition (拼版): which page stands where on which sheet is planned first, and painted last."""
