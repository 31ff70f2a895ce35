"""A dump of a whole booklet, told apart by its contents list."""
