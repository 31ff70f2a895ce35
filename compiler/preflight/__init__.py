"""A PDF is read once for its facts, and every rule of print says what it finds in them."""
