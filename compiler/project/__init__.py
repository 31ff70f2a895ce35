"""The room that turns booklet.toml, a folder or a single file into a ``Project``."""
