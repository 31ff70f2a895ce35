"""What has been made before, kept by the content of what it was made of."""
