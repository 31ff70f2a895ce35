"""``python -m compiler`` is the command ``wenxuan``."""

from compiler.cli import main

main()
