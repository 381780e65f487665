"""What pydantic finds wrong with data, in plain Chinese: where, and what was to stand there."""

from __future__ import annotations

from pydantic import ValidationError

_WORDS = {
    "missing": "缺少",
    "extra_forbidden": "没有这一项",
    "string_type": "应为文字",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "dict_type": "应为表",
    "model_type": "应为表",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "decimal_parsing": "应为数",
    "json_invalid": "不是 JSON",
}
_BOUNDS = {"greater_than_equal": ("ge", "≥"), "less_than_equal": ("le", "≤"), "greater_than": ("gt", ">")}


def complaint(error: ValidationError, whole: str = "顶层") -> str:
    """The first thing wrong, as “place：what”; ``whole`` names the place of what is wrong as a whole."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or whole
    if first["type"] == "literal_error":
        return f"{place}：只能是 {first['ctx']['expected'].replace(' or ', '、').replace(', ', '、')}"
    if first["type"] == "too_long":
        return f"{place}：至多 {first['ctx']['max_length']} 项"
    if first["type"] == "string_too_long":
        return f"{place}：至多 {first['ctx']['max_length']} 字"
    if first["type"] in _BOUNDS:
        name, sign = _BOUNDS[first["type"]]
        return f"{place}：应 {sign} {first['ctx'][name]}"
    if first["type"] == "value_error":
        return f"{place}：{first['ctx']['error']}"
    return f"{place}：{_WORDS.get(first['type'], '取值不合要求')}"
