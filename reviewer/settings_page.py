"""docs/settings.md, made from ``Settings``: every setting, its variable and its default.

``python -m reviewer.settings_page docs/settings.md`` writes it; a test holds it to the code.
"""

from __future__ import annotations

from reviewer.settings import Settings
from reviewer.settings_words import allowed

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


def page() -> str:
    """The page as Markdown."""
    prefix = Settings.model_config["env_prefix"]
    rows = [
        f"| `{name}` | `{prefix}{name.upper()}` | {_default(field.default)} | {allowed(field)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return _HEAD + "\n".join(rows) + "\n" + _TAIL


def _default(value: object) -> str:
    if value is None or repr(value) == "PydanticUndefined":
        return "无"
    if isinstance(value, tuple):
        return f"`{[*value]}`"
    return f"`{str(value).lower()}`" if isinstance(value, bool) else f"`{value}`"


if __name__ == "__main__":
    import sys
    from pathlib import Path

    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
