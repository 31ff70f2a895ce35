"""What booklet.toml may hold, as JSON Schema: editors complete and check the file by it."""

from __future__ import annotations

import json

from compiler.project.schema import ProjectTable

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> str:
    """The schema as text; each key is described in both languages."""
    schema = ProjectTable.model_json_schema()
    schema = {"$schema": DIALECT, **schema, "title": "booklet.toml"}
    return json.dumps(schema, ensure_ascii=False, indent=2)
