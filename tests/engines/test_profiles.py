"""Profiles as data, and the strict subset that every server with schemas understands."""

import inspect
from pathlib import Path

import pytest

from reviewer.engines.openai.dialect import Dialect, parameters
from reviewer.engines.openai.profiles import Profile, built_in, profile_for
from reviewer.engines.openai.schema import strict_schema
from reviewer.errors import ConfigError
from reviewer.tasks import proposals
from reviewer.tasks.proposals import ExtractionReply, Proposal

SHAPES = [
    each
    for _, each in inspect.getmembers(proposals, inspect.isclass)
    if issubclass(each, Proposal) and each is not Proposal
]


@pytest.mark.parametrize(
    ("url", "model", "name", "structured"),
    [
        ("https://api.openai.com/v1", "gpt-5", "openai", "json_schema"),
        ("https://api.deepseek.com", "deepseek-chat", "deepseek", "json_object"),
        ("https://dashscope.aliyuncs.com/compatible-mode/v1", "qwen-plus", "dashscope", "json_object"),
        ("https://office.openai.azure.com", "gpt-5", "azure", "json_schema"),
        ("http://10.1.2.3:11434/v1", "qwen2.5", "ollama", "json_schema"),
        ("http://10.1.2.3:8000/v1", "qwen2.5", "standard", "json_schema"),
        ("https://api.deepseek.com.evil.example/v1", "deepseek-chat", "standard", "json_schema"),
    ],
)
def test_the_address_tells_the_profile(url: str, model: str, name: str, structured: str) -> None:
    profile = profile_for("auto", url, model)
    assert (profile.name, profile.structured) == (name, structured)


def test_a_named_profile_and_one_of_the_users_own(tmp_path: Path) -> None:
    assert profile_for("glm", "http://127.0.0.1/v1", "m").finish["sensitive"] == "filtered"
    own = tmp_path / "own.toml"
    own.write_text(
        '[small]\nstructured = "text"\nmax_output = 512\n'
        '[large]\nmodels = ["big-*"]\nlimit_field = "max_completion_tokens"\n',
        encoding="utf-8",
    )
    assert profile_for(str(own), "http://127.0.0.1/v1", "m").max_output == 512
    assert profile_for(str(own), "http://127.0.0.1/v1", "big-1").limit_field == "max_completion_tokens"


@pytest.mark.parametrize("text", ["", "[a]\nstructured = 'xml'\n", "[a]\nunknown = 1\n", "a = ", "a = 1\n", None])
def test_a_profile_file_that_does_not_hold_is_named(tmp_path: Path, text: str | None) -> None:
    own = tmp_path / "own.toml"
    if text is not None:
        own.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        profile_for(str(own), "http://127.0.0.1/v1", "m")
    assert caught.value.hint
    with pytest.raises(ConfigError, match="没有名为"):
        profile_for("nobody", "http://127.0.0.1/v1", "m")


def test_thinking_is_switched_off_where_it_excludes_structured_output() -> None:
    profile = built_in()["dashscope"]
    asked = parameters([{"role": "system", "content": "s"}], ExtractionReply, 9, Dialect.of(profile), profile)
    assert asked["extra_body"] == {"enable_thinking": False}
    assert asked["response_format"] == {"type": "json_object"}
    assert "JSON" in asked["messages"][0]["content"]  # several servers refuse json_object unless the word is there


def test_a_server_that_knows_no_strict_is_not_sent_it() -> None:
    profile = Profile(name="x", strict=False)
    asked = parameters([{"role": "system", "content": "s"}], ExtractionReply, 9, Dialect.of(profile), profile)
    assert set(asked["response_format"]["json_schema"]) == {"name", "schema"}


ALLOWED = {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf"}


def faults(node: object, depth: int = 1) -> list[str]:
    """What of a schema is outside the strict subset."""
    assert isinstance(node, dict)
    found = [f"keyword {key}" for key in node if key not in ALLOWED]
    if node.get("type") == "number":
        found.append("a float: numbers are strings as printed")
    if node.get("type") == "object":
        properties = node.get("properties", {})
        if node.get("additionalProperties") is not False or sorted(node.get("required", [])) != sorted(properties):
            found.append("an open object, or a key that may be left out")
        if depth > 3:
            found.append("nested too deep")
        found += [fault for inner in properties.values() for fault in faults(inner, depth + 1)]
    if node.get("type") == "array":
        found += faults(node["items"], depth)
    for inner in node.get("anyOf", ()):
        found += ["a union of objects"] if inner.get("type") == "object" else faults(inner, depth)
    return found


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_shape_is_in_the_strict_subset(shape: type[Proposal]) -> None:
    assert faults(strict_schema(shape)) == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_the_quotation_comes_before_the_judgment(shape: type[Proposal]) -> None:
    names = [*shape.model_fields]
    for first in {"quote", "quotes", "cites"} & {*names}:
        assert names.index(first) == 0


@pytest.mark.parametrize(
    "bad",
    [
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": [], "additionalProperties": False},
        {"type": "object", "properties": {}, "required": []},
        {"type": "number"},
        {"type": "string", "default": "x"},
        {"type": "array", "prefixItems": [], "items": {"type": "string"}},
        {"anyOf": [{"type": "object", "properties": {}, "required": [], "additionalProperties": False}]},
        {"type": "string", "minLength": 1},
    ],
)
def test_the_lint_finds_what_is_outside_the_subset(bad: dict) -> None:
    assert faults(bad)
