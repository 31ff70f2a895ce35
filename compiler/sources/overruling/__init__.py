"""What the project file says against a reader's guess."""
