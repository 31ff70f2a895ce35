"""What the formats share while blocks are made: runs, marks, open paragraphs, captions."""
