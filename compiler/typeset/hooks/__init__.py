"""Changes to WeasyPrint's own functions: one file a change, each guarded and switchable."""
