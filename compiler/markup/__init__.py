"""Booklet → HTML: the theme's templates and stylesheets, filled in."""
