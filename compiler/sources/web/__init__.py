"""Saved web pages: the main text found, the facts about it read, the site's own parts left out."""
