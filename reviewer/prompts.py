"""Prompt files: load, lint, render, hash.

A file ``prompts/<task>.v<version>.md`` has TOML front matter between ``+++`` lines (task, version, schema,
output_limit) and parts under ``=== name ===`` lines: one ``system`` without any variable, so that the prefix
is byte-identical for every call and servers can cache it; pairs of ``example`` (a text) and ``reply`` (its
answer as JSON), invented; and one ``user``, a Jinja2 template in which the text of the report stands as
data between tags that carry a nonce. The nonce is a hash of the text itself: nobody can write a text that
holds its own closing tag, and the same text always gives the same prompt.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict

from reviewer.errors import PromptError

if TYPE_CHECKING:
    from jinja2 import Template

_FRONT = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n", re.S)
_PART = re.compile(r"^=== (system|example|reply|user) ===\n", re.M)
_FILE = re.compile(r"([a-z]+)\.v(\d+)\.md")


class Message(TypedDict):
    role: Literal["system", "user", "assistant"]
    content: str


class Example(NamedTuple):
    text: str
    reply: str


class Prompt(NamedTuple):
    """One task in one version. ``digest`` is the SHA-256 of the file."""

    task: str
    version: int
    schema: str
    output_limit: int
    system: str
    examples: tuple[Example, ...]
    user: str
    digest: str

    @property
    def stamp(self) -> str:
        """Version and hash, as receipts print them."""
        return f"v{self.version}+{self.digest[:12]}"


@cache
def load_prompt(task: str) -> Prompt:
    """The newest version of a task's prompt. Raises PromptError."""
    versions = {int(m[2]): path for path in _folder().iterdir() if (m := _FILE.fullmatch(path.name)) and m[1] == task}
    if not versions:
        raise PromptError(f"没有任务 {task} 的提示词文件", hint=f"可用：{'、'.join(tasks())}")
    return parse_prompt(versions[max(versions)].read_text(encoding="utf-8"))


def tasks() -> tuple[str, ...]:
    """The tasks there are prompts for."""
    return tuple(sorted({m[1] for path in _folder().iterdir() if (m := _FILE.fullmatch(path.name))}))


def parse_prompt(source: str) -> Prompt:
    """Read a prompt file's text. Raises PromptError saying what is missing."""
    front = _FRONT.match(source)
    if not front:
        raise PromptError("提示词文件缺少 +++ 之间的说明部分", hint="参见 docs/prompts.md 的格式说明")
    try:
        head = tomllib.loads(front[1])
        pieces = _PART.split(source[front.end() :])[1:]
        parts = [(name, body.strip("\n")) for name, body in zip(pieces[::2], pieces[1::2], strict=True)]
        texts, replies = ([body for name, body in parts if name == wanted] for wanted in ("example", "reply"))
        (system,) = (body for name, body in parts if name == "system")
        (user,) = (body for name, body in parts if name == "user")
        return Prompt(
            task=head["task"],
            version=head["version"],
            schema=head["schema"],
            output_limit=head["output_limit"],
            system=system,
            examples=tuple(Example(*pair) for pair in zip(texts, replies, strict=True)),
            user=user,
            digest=hashlib.sha256(source.encode()).hexdigest(),
        )
    except (KeyError, ValueError) as error:
        raise PromptError(f"提示词文件格式有误：{error}", hint="参见 docs/prompts.md 的格式说明") from None


def render(prompt: Prompt, text: str, **values: object) -> list[Message]:
    """The messages of one call: system, examples as turns, and ``text`` with ``values`` in the user part."""
    messages: list[Message] = [{"role": "system", "content": prompt.system}]
    for example in prompt.examples:
        messages.append({"role": "user", "content": _fill(prompt.user, example.text, _blank(values))})
        messages.append({"role": "assistant", "content": example.reply})
    messages.append({"role": "user", "content": _fill(prompt.user, text, values)})
    return messages


def lint(prompt: Prompt) -> Iterator[str]:
    """What is wrong with a prompt: a variable in the system part, a quote that its example does not hold."""
    if "{{" in prompt.system or "{%" in prompt.system:
        yield "系统部分不得含变量"
    if "{{ nonce }}" not in prompt.user or "{{ text }}" not in prompt.user:
        yield "用户部分必须以带 nonce 的标记包住 text"
    for number, example in enumerate(prompt.examples, 1):
        try:
            reply = json.loads(example.reply)
        except ValueError as error:
            yield f"示例 {number} 的回答不是 JSON：{error}"
            continue
        for quote in _quotes(reply):
            if quote not in example.text:
                yield f"示例 {number} 的引文不在其原文中：{quote}"


def _quotes(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "quote":
                yield str(inner)
            else:
                yield from _quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quotes(inner)


def _blank(values: dict[str, object]) -> dict[str, object]:
    """Values for an example: only whole numbers carry over, so that the prefix is the same for every call."""
    return {name: value if isinstance(value, int) else "示例" for name, value in values.items()}


def _fill(template: str, text: str, values: dict[str, object]) -> str:
    nonce = hashlib.sha256(text.encode()).hexdigest()[:8]
    return _template(template).render(text=text, nonce=nonce, **values)


@cache
def _template(source: str) -> Template:
    from jinja2 import Environment, StrictUndefined

    # Plain text for a model, not HTML: escaping would change the report's characters.
    return Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False).from_string(source)


def _folder() -> Traversable:
    """The prompts beside the installed package, or in the source tree."""
    installed = files("reviewer") / "_prompts"
    return installed if installed.is_dir() else Path(__file__).resolve().parent.parent / "prompts"
