"""What a person does to booklets, as changes of their files; nothing here knows of HTTP."""
