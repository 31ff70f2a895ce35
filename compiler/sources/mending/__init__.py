"""Mending of Chinese text: one rule, one file; ``article.py`` runs them in order."""
