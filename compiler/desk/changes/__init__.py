"""What a person does to a booklet: a frozen record each, carried out on its project file."""
