"""What was decided is weighed once more, by weights that were fitted on documents with markup."""
