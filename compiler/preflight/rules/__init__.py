"""One rule a file: ``check(facts, settings)`` says where a PDF breaks it."""
