"""What the stages that make PDF files and those that inspect them read alike: content, plane."""
