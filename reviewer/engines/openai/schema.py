"""JSON Schema for structured output, in the subset that every server with schemas understands."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from reviewer.tasks.proposals import Proposal


@cache
def strict_schema(shape: type[Proposal]) -> dict[str, Any]:
    """The schema of ``shape`` with references put in place and prose left out.

    Small servers turn the schema into a grammar; references and titles cost them and add nothing.
    """
    schema = shape.model_json_schema()
    inlined = _inline(schema, schema.get("$defs", {}))
    assert isinstance(inlined, dict)
    return inlined


@cache
def schema_hash(shape: type[Proposal]) -> str:
    """SHA-256 of the schema of ``shape``."""
    return hashlib.sha256(json.dumps(strict_schema(shape), sort_keys=True).encode()).hexdigest()


def _inline(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_inline(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _inline(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    return {
        # A property may itself be called "title": only prose about the schema is left out.
        key: {name: _inline(inner, definitions) for name, inner in value.items()}
        if key == "properties"
        else _inline(value, definitions)
        for key, value in node.items()
        if key not in {"$defs", "title", "description"}
    }
