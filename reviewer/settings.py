"""Settings: ``reviewer.toml``, then ``REVIEWER_*`` variables, then flags, in that order of rising strength."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from reviewer.errors import ConfigError

EngineName = Literal["auto", "extractive", "openai", "local"]


class Settings(BaseSettings):
    """Everything a user can set. Each field is ``REVIEWER_<NAME>`` in the environment."""

    model_config = SettingsConfigDict(env_prefix="REVIEWER_", toml_file="reviewer.toml", extra="forbid", frozen=True)

    engine: EngineName = Field(
        "auto",
        description="extractive（不用模型）、openai（兼容端点）、local（本机自带模型）；auto：配置了端点即用 openai",
    )
    base_url: str | None = Field(None, description="OpenAI 兼容端点，如 http://127.0.0.1:8000/v1")
    api_key: SecretStr | None = Field(None, description="端点密钥；本机端点可不填")
    model: str | None = Field(None, description="模型名称")
    structured: Literal["json_schema", "json_object", "text"] = Field(
        "json_schema", description="结构化输出方式，端点不支持时逐级改用后者"
    )
    concurrency: int = Field(4, ge=1, le=64, description="同时进行的模型调用数")
    timeout: float = Field(120.0, gt=0, description="单次模型调用的时限（秒）")
    retries: int = Field(4, ge=0, le=10, description="限流、超时和服务器错误的重试次数")
    max_output: int = Field(4096, ge=256, description="单次模型回答的长度上限（token）")
    chunk_tokens: int = Field(1500, ge=200, description="每个分段的长度上限（token）")
    summary_characters: int = Field(300, ge=60, le=1000, description="摘要字数上限")
    trusted_hosts: tuple[str, ...] = Field(
        (), description='视同本机的端点主机名，如 ["llm.office.example"]；其余非本机端点须先同意外送'
    )
    consent: bool = Field(False, description="同意把报告文字发送到非本机、非信任的端点")
    redact: bool = Field(False, description="发送前遮盖姓名、电话、证件号和账号，收到回答后还原")
    relations: bool = Field(False, description="另请模型提出勾稽关系，由程序复算")
    local_model: str = Field("qwen2.5-coder-1.5b", description="engine=local 所用模型：已下载的名称，或 .gguf 文件路径")
    models_dir: Path = Field(Path("~/.cache/reviewer/models"), description="reviewer model fetch 存放模型文件的文件夹")
    profile: str = Field("national", description="地区口径：内置名称或 .toml 文件路径")
    jobs: int = Field(0, ge=0, description="批量处理的进程数；0 表示按处理器数")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**flags: Any) -> Settings:
    """The settings in force here; ``flags`` that are None count as not given.

    Raises ConfigError for a value that does not fit, naming the setting.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise ConfigError(
            f"设置 {name} 无效：{first['msg']}",
            hint=f"检查 {Path('reviewer.toml')}、环境变量 REVIEWER_{name.upper()} 或命令行参数",
        ) from None
    except ValueError as error:  # a reviewer.toml that is not TOML
        raise ConfigError(f"reviewer.toml 无法读取：{error}", hint="按 TOML 语法修正，或删除该文件") from None
