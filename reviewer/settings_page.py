"""docs/settings.md, made from ``Settings``: every setting, its variable and its default.

``python -m reviewer.settings_page docs/settings.md`` writes it; a test holds it to the code.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from reviewer.settings import Settings

_HEAD = """# 设置

写在当前目录的 `reviewer.toml`，或设为环境变量，或用命令行参数；后者优先。本页由 `python -m reviewer.settings_page
docs/settings.md` 据程序生成。

| 设置 | 环境变量 | 缺省 | 取值 | 说明 |
|---|---|---|---|---|
"""
_TAIL = """
`prices` 写成表，单位为每百万 token 的元数；名称可用 `*` 通配，先列者优先：

```toml
[prices."模型名称"]
prompt = "2"
cached = "0.5"
completion = "8"
```

密钥只放在环境变量 `REVIEWER_API_KEY` 里为宜；它不进入日志、回执、缓存和出错信息。
"""
_WORDS = {bool: "true/false", int: "整数", float: "数", str: "文字", Decimal: "数"}


def page() -> str:
    """The page as Markdown."""
    prefix = Settings.model_config["env_prefix"]
    rows = [
        f"| `{name}` | `{prefix}{name.upper()}` | {_default(field.default)} | {_values(field)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return _HEAD + "\n".join(rows) + "\n" + _TAIL


def _default(value: object) -> str:
    if value is None or repr(value) == "PydanticUndefined":
        return "无"
    if isinstance(value, tuple):
        return f"`{[*value]}`"
    return f"`{str(value).lower()}`" if isinstance(value, bool) else f"`{value}`"


def _values(field: Any) -> str:
    kind = field.annotation
    options = [each for each in get_args(kind) if each is not type(None)]
    if get_origin(kind) is Literal:
        return "、".join(f"`{each}`" for each in options)
    if get_origin(kind) is dict:
        return "表"
    if len(options) == 1 and get_origin(kind) not in (list, tuple):
        kind = options[0]
    if get_origin(kind) in (list, tuple):
        return "列表"
    bounds = {
        name: getattr(each, name) for each in field.metadata for name in ("ge", "gt", "le") if hasattr(each, name)
    }
    signs = {"ge": "≥ ", "gt": "> ", "le": "≤ "}
    told = "，".join(f"{signs[name]}{bound}" for name, bound in bounds.items())
    word = _WORDS.get(kind, "文字")
    return f"{word}，{told}" if told else word


if __name__ == "__main__":
    import sys
    from pathlib import Path

    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
