"""HTML → PDF through WeasyPrint: the only room that imports it."""

import compiler.typeset.hooks.imports  # noqa: F401 - before anything imports WeasyPrint
