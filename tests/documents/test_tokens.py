"""Counting tokens: which counter is taken, that the network is never touched, and that the estimate is not too low."""

import builtins
import hashlib
import socket

import pytest

from reviewer.documents import tokens
from reviewer.documents.tokens import estimator, token_counter

CHINESE = (
    "2023年度，全县财政拨款支出合计1848.66万元，其中：基本支出666.59万元，占36.06%；项目支出1182.07万元，占63.94%。"
    "一是强化组织领导，制定下发实施方案；二是严格资金监管，建立“一项目一台账”制度，做到专款专用。"
)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch):
    """No network, and no counter remembered from another test."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    token_counter.cache_clear()
    yield
    token_counter.cache_clear()


def without(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    real = builtins.__import__

    def fake(name: str, *args: object, **kwargs: object) -> object:
        if name in names:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", fake)


def test_without_cache_the_bundled_vocabulary_counts(monkeypatch: pytest.MonkeyPatch, tmp_path):
    pytest.importorskip("bpe_openai")
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    counter = token_counter()
    assert (counter.name, counter.exact) == ("o200k_base（bpe-openai）", True)
    assert counter.count("hello world") == 2
    assert counter.count("") == 0


def test_damaged_cache_is_not_given_to_tiktoken(monkeypatch: pytest.MonkeyPatch, tmp_path):
    address = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
    (tmp_path / hashlib.sha1(address.encode()).hexdigest()).write_bytes(b"broken")
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert "tiktoken" not in token_counter().name


def test_empty_cache_setting_means_no_cache(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    assert "tiktoken" not in token_counter().name


def test_intact_cache_is_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path):
    """The vocabulary of one byte per token stands in for the real one, of which only name and hash matter."""
    import base64

    vocabulary = b"".join(base64.b64encode(bytes([b])) + b" %d\n" % b for b in range(256))
    address = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
    (tmp_path / hashlib.sha1(address.encode()).hexdigest()).write_bytes(vocabulary)
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setitem(tokens._VOCABULARIES, "o200k_base", hashlib.sha256(vocabulary).hexdigest())
    assert tokens._cached("o200k_base")


def test_without_any_vocabulary_the_estimate_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    without(monkeypatch, "bpe_openai", "tiktoken")
    counter = token_counter()
    assert counter.name.startswith("估算")
    assert not counter.exact
    assert counter.count("") == 0
    assert counter.count("水") == 1


def test_model_with_its_own_vocabulary_is_not_counted_exactly(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert not token_counter("deepseek-chat").exact
    assert not token_counter("qwen3-max").exact


def test_older_models_have_the_older_vocabulary(monkeypatch: pytest.MonkeyPatch, tmp_path):
    pytest.importorskip("bpe_openai")
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert token_counter("gpt-4-turbo").name.startswith("cl100k_base")
    assert token_counter("gpt-4o-mini").name.startswith("o200k_base")
    assert token_counter("gpt-4o-mini").exact


@pytest.mark.parametrize(
    "text",
    [
        CHINESE * 20,
        "1848.66 666.59 1182.07 36.06% 63.94%\n" * 100,
        "The department shall report every figure of its annual budget to the bureau. " * 50,
        "使用 Python 3 与 OpenAI API 检索，耗时 12.5ms。" * 50,
        "产出\t数量\t培训期数\t12期\t12期\n" * 50,
        "彧彣翀祎淼韡燚" * 50,
    ],
    ids=["chinese", "digits", "english", "mixed", "table", "rare"],
)
def test_estimate_is_not_too_low_nor_wild(text: str):
    pytest.importorskip("bpe_openai")
    true = token_counter().count(text)
    assert 0.95 * true <= estimator().count(text) <= 1.6 * true


def test_text_longer_than_a_vocabulary_accepts_at_once():
    pytest.importorskip("bpe_openai")
    line = CHINESE + "\n"
    once = token_counter().count(line)
    assert token_counter().count(line * 4000) == pytest.approx(once * 4000, rel=0.001)
    assert token_counter().count("1" * 700_000) == pytest.approx(700_000 / 3, rel=0.001)


def test_estimate_on_real_documents(shared):
    pytest.importorskip("bpe_openai")
    true, rough = token_counter(), estimator()
    files = sorted((shared / "data").glob("*/*.txt"))
    assert len(files) > 30
    for path in files:
        data = path.read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
        assert rough.count(text) >= 0.95 * true.count(text), path.name
