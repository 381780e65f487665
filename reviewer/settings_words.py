"""What a setting may be, and what is wrong with one that is not, in words for users."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

_WORDS = {bool: "true 或 false", int: "整数", float: "数", str: "文字", Decimal: "数"}
_SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< "}
_PLACE = re.compile(r"at line (\d+), column (\d+)")
_OF_PRICES = {1: "表", 2: "表，列 prompt、completion，可列 cached", 3: "数，≥ 0"}
"""By how deep in the table of prices it is wrong."""
_LONGEST = 40
PREFIX = "REVIEWER_"


def allowed(field: FieldInfo) -> str:
    """The values a setting may have: its options, or its kind with its bounds."""
    kind: Any = field.annotation
    options = [each for each in get_args(kind) if each is not type(None)]
    if get_origin(kind) is Literal:
        return "、".join(f"`{each}`" for each in options)
    if get_origin(kind) is dict:
        return "表"
    if get_origin(kind) in (list, tuple):
        return "列表"
    if len(options) == 1:
        kind = options[0]
    bounds = (
        f"{sign}{getattr(each, name)}"
        for each in field.metadata
        for name, sign in _SIGNS.items()
        if hasattr(each, name)
    )
    return "，".join((_WORDS.get(kind, "文字"), *bounds))


def wrong(error: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> tuple[str, str]:
    """The message and the hint for one of pydantic's errors about settings. Never shows a key."""
    place = [str(part) for part in error["loc"] if part != "[key]"]
    name, top = ".".join(place), place[0]
    if top not in fields:
        near = get_close_matches(top, fields, n=3, cutoff=0.75)
        return f"没有名为 {top} 的设置", f"相近的有：{'、'.join(near)}" if near else "全部设置见 docs/settings.md"
    where = f"检查当前目录的 reviewer.toml、环境变量 REVIEWER_{top.upper()} 或命令行参数"
    if error["type"] == "missing":
        return f"设置 {name} 没有给出", f"{where}；写法见 docs/settings.md"
    if error["type"] == "extra_forbidden":
        return f"设置 {top} 中没有 {place[-1]} 这一项", f"{where}；写法见 docs/settings.md"
    field = fields[top]
    value = "（不显示）" if SecretStr in get_args(field.annotation) else _shown(error["input"])
    inner = _OF_PRICES.get(len(place), "") if top == "prices" else allowed(field).replace("`", "")
    return f"设置 {name} 无效：给出的是 {value}，应为：{inner}", where


def misspelt(variables: Iterable[str], fields: Iterable[str]) -> tuple[str, str] | None:
    """The message and the hint for a variable that is all but the name of a setting; others are none of ours."""
    names = [f"{PREFIX}{field.upper()}" for field in fields]
    for variable in variables:
        if variable.upper().startswith(PREFIX) and variable.upper() not in names:
            near = get_close_matches(variable.upper(), names, n=3, cutoff=0.9)
            if near:
                return f"环境变量 {variable} 不是一项设置", f"相近的有：{'、'.join(near)}"
    return None


def unreadable(error: ValueError) -> tuple[str, str]:
    """The message and the hint where nothing can even be read: no TOML, not UTF-8, a variable that is no JSON."""
    if isinstance(error, UnicodeDecodeError):
        return "reviewer.toml 无法读取：不是 UTF-8 文本", "用编辑器另存为 UTF-8"
    if field := re.search(r'for field "(\w+)"', str(error)):
        name = f"REVIEWER_{field[1].upper()}"
        return f"环境变量 {name} 无法读取", f"{name} 须写成 JSON；也可改写在 reviewer.toml 里"
    return f"reviewer.toml 无法读取：{no_toml(error)}", '文字须加引号，如 model = "模型名称"；或删除该文件'


def no_toml(error: ValueError) -> str:
    """Where a file is no TOML, from what reading it raised."""
    at = _PLACE.search(str(error))
    return f"{f'第 {at[1]} 行第 {at[2]} 列附近' if at else '文件末尾附近'}不合 TOML 语法"


def _shown(value: object) -> str:
    words = f"“{value}”" if isinstance(value, str) else str(value)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}……"
