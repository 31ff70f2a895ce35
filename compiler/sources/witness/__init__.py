"""What a person sees in a source, by another road than its reader's, and what became of it."""
