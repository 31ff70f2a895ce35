"""The command ``wenxuan``: one file a verb, each importing its part of the product when called."""


def main() -> None:
    """The console script: runs the command line of this process and ends it."""
    import sys  # noqa: PLC0415 - room files import nothing at the top: --help must stay quick

    from compiler.cli.command import run  # noqa: PLC0415 - as above

    sys.exit(run(sys.argv[1:]))
