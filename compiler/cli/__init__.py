"""The command ``wenxuan``: one file a verb, each importing its part of the product when called."""


def main() -> None:
    """The console script: runs the command line of this process and ends it."""
    import gc  # noqa: PLC0415 - as below
    import sys  # noqa: PLC0415 - room files import nothing at the top: --help must stay quick

    from compiler.cache.shelf import own_shelf  # noqa: PLC0415 - as above
    from compiler.compilations import kept_in  # noqa: PLC0415 - as above

    gc.disable()  # what a command makes lives to its end: collections find next to nothing
    try:
        with kept_in(own_shelf()):
            from compiler.cli.command import run  # noqa: PLC0415 - what it compiles is kept

            status = run(sys.argv[1:])
    finally:
        gc.freeze()  # nor does the one at the end of the process
    sys.exit(status)
