"""Manuscripts (稿件) of any format → articles or a whole booklet draft, with their ledgers."""
