"""Settings: ``reviewer.toml``, then ``REVIEWER_*`` variables, then flags, in that order of rising strength."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from reviewer.errors import ConfigError
from reviewer.settings_words import PREFIX, misspelt, unreadable, wrong

EngineName = Literal["auto", "extractive", "openai", "local"]


class Price(BaseModel):
    """What a model costs, in yuan per million tokens. ``cached``: input the server had in its cache."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: Decimal = Field(ge=0)
    completion: Decimal = Field(ge=0)
    cached: Decimal | None = Field(None, ge=0)


class Settings(BaseSettings):
    """Everything a user can set. Each field is ``REVIEWER_<NAME>`` in the environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, toml_file="reviewer.toml", extra="forbid", frozen=True)

    engine: EngineName = Field(
        "auto",
        description="extractive（不用模型）、openai（兼容端点）、local（本机自带模型）；auto：配置了端点即用 openai",
    )
    base_url: str | None = Field(None, description="OpenAI 兼容端点，如 http://127.0.0.1:8000/v1")
    api_key: SecretStr | None = Field(None, description="端点密钥；本机端点可不填")
    model: str | None = Field(None, description="模型名称")
    provider: str = Field("auto", description="端点口径：内置名称或 .toml 文件路径；auto 按地址和模型名称认定")
    api_version: str | None = Field(None, description="Azure 端点的 api-version；设置后按 Azure 的地址格式调用")
    structured: Literal["auto", "json_schema", "json_object", "text"] = Field(
        "auto", description="结构化输出方式；auto 按端点口径，端点不支持时逐级改用后者"
    )
    concurrency: int = Field(4, ge=1, le=64, description="同时进行的模型调用数上限；遇限流自动减少，恢复后增加")
    rpm: int = Field(0, ge=0, description="每分钟调用次数上限；0 表示不限")
    tpm: int = Field(0, ge=0, description="每分钟 token 上限；0 表示不限")
    timeout: float = Field(120.0, gt=0, description="单次请求的时限（秒）")
    call_deadline: float = Field(600.0, gt=0, description="一次调用连同重试的时限（秒）")
    report_deadline: float = Field(3600.0, gt=0, description="一份报告全部调用的时限（秒），超过的段落列为未完成")
    retries: int = Field(4, ge=0, le=10, description="限流、超时和服务器错误的重试次数")
    max_tokens: int = Field(0, ge=0, description="一份报告的 token 上限（输入加输出）；0 表示不限")
    max_cost: Decimal = Field(
        Decimal(0), ge=0, description="一份报告的费用上限（元），须在 prices 中列出模型单价；0 表示不限"
    )
    prices: dict[str, Price] = Field(
        default_factory=dict,
        description='模型单价，每百万 token 的元数：[prices."模型名称"] prompt、completion、cached；名称可用 * 通配',
    )
    cache: str = Field("auto", description="回答缓存文件；auto 放在用户缓存目录，off 不用缓存")
    fresh: bool = Field(False, description="不取缓存中的回答，全部重问（新回答仍写入缓存）")
    max_output: int = Field(8192, ge=256, description="单次模型回答的长度上限（token），并受端点口径和提示词约束")
    chunk_tokens: int = Field(3000, ge=200, description="每个分段的长度上限（token）")
    summary_characters: int = Field(300, ge=60, le=1000, description="摘要字数上限")
    trusted_hosts: tuple[str, ...] = Field(
        (), description='视同本机的端点主机名，如 ["llm.office.example"]；其余非本机端点须先同意外送'
    )
    consent: bool = Field(False, description="同意把报告文字发送到非本机、非信任的端点")
    redact: bool = Field(False, description="发送前遮盖姓名、电话、证件号和账号，收到回答后还原")
    relations: bool = Field(True, description="另请模型提出勾稽关系（一次调用），由程序复算")
    local_model: str = Field("qwen2.5-coder-1.5b", description="engine=local 所用模型：已下载的名称，或 .gguf 文件路径")
    models_dir: Path = Field(Path("~/.cache/reviewer/models"), description="reviewer model fetch 存放模型文件的文件夹")
    profile: str = Field("national", description="地区口径：内置名称或 .toml 文件路径")
    corpus: Path | None = Field(None, description="对照报告文件夹：其他部门和上年的报告，供查套话和照抄（PRB07）")
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

    Raises ConfigError for a value that does not fit, naming the setting, the value and what may stand there, and
    for a variable whose name is nearly that of a setting.
    """
    if told := misspelt(os.environ, Settings.model_fields):
        raise ConfigError(told[0], hint=told[1])
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        message, hint = wrong(error.errors()[0], Settings.model_fields)
    except ValueError as error:  # a reviewer.toml that is not TOML, a variable that is not JSON
        message, hint = unreadable(error)
    raise ConfigError(message, hint=hint)
