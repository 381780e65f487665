"""The command line as a user meets it: a process, its output, its exit code."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import reviewer
from tests import samples
from tests.engines.scripted import Answer, scripted

COMMAND = [sys.executable, "-c", "from reviewer.cli import main; main()"]


def run(*arguments: object, **more: object) -> subprocess.CompletedProcess[str]:
    given = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 60, **more}
    done = subprocess.run([*COMMAND, *map(str, arguments)], check=False, **given)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def report(tmp_path: Path) -> Path:
    place = tmp_path / "湖山县林草局.txt"
    place.write_text(samples.TEXT, encoding="utf-8")
    return place


def test_check_prints_the_contract(report: Path) -> None:
    done = run("check", report, "--format", "json")
    result = json.loads(done.stdout)
    assert list(result) == ["schema_version", "document", "findings", "passes", "skipped"]
    assert result["document"]["characters"] == len(samples.TEXT)
    (sum_fault,) = [f for f in result["findings"] if f["code"] == "ARI01"]
    assert "450.00+40.00=490.00≠500.00" in sum_fault["computation"]
    for finding in result["findings"]:
        for evidence in finding["evidence"]:
            assert samples.TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert (done.returncode, done.stderr) == (1, "")


def test_review_prints_one_review(report: Path) -> None:
    done = run("review", report, "--format", "jsonl")
    (line,) = done.stdout.splitlines()
    result = json.loads(line)
    assert result["engine"]["name"] == "extractive"
    assert {n["text"] for a in result["achievements"] for n in a["numbers"]} >= {"3200亩", "1.5万余亩", "近40万株"}
    assert {s["label"] for s in result["statements"]} == {"vague"}


@pytest.mark.parametrize(("fail_on", "code"), [("critical", 1), ("major", 1), ("minor", 1), ("info", 1), ("never", 0)])
def test_exit_code_follows_fail_on(report: Path, fail_on: str, code: int) -> None:
    assert run("check", report, "-f", "json", "--fail-on", fail_on).returncode == code


def test_select_and_ignore(report: Path) -> None:
    done = run("check", report, "-f", "json", "--select", "ari,QUA01", "--ignore", "ARI01")
    codes = {finding["code"] for finding in json.loads(done.stdout)["findings"]}
    assert "QUA01" in codes
    assert "ARI01" not in codes
    assert codes <= {"QUA01", *(f"ARI{n:02}" for n in range(2, 16))}


def test_formats_go_to_a_file_or_stdout(report: Path, tmp_path: Path) -> None:
    for form, mark in (("md", "## 发现的问题"), ("html", "<!doctype html>"), ("table", "发现的问题")):
        printed = run("check", report, "-f", form).stdout
        assert mark in printed
        out = tmp_path / "out" / f"result.{form}"
        assert run("check", report, "-f", form, "-o", out).stdout == ""
        assert mark in out.read_text(encoding="utf-8")


def test_standard_input(report: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "check", "-", "-f", "json"], input=samples.TEXT.encode("gb18030"), capture_output=True, check=False
    )
    assert json.loads(done.stdout)["document"]["characters"] == len(samples.TEXT)


@pytest.mark.parametrize("command", ["check", "review"])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "没有.txt", "没有"),
        (lambda folder: folder, ""),
        (lambda folder: _write(folder / "空.txt", b""), ""),
        (lambda folder: _write(folder / "坏.docx", b"PK\x03\x04 broken"), ""),
        (lambda folder: _write(folder / "报告.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), ""),
        (lambda folder: _write(folder / "照片.txt", bytes(range(256)) * 8), ""),
    ],
)
def test_bad_input_is_one_line_and_a_hint(tmp_path: Path, command: str, make: object, said: str) -> None:
    done = run(command, make(tmp_path), "-f", "json")
    lines = done.stderr.splitlines()
    assert done.returncode == 2
    assert done.stdout == ""
    assert [line.split("：")[0] for line in lines] == ["错误", "提示"]
    assert said in lines[0]


def _write(place: Path, data: bytes) -> Path:
    place.write_bytes(data)
    return place


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--engine", "openai"], "未指定模型"),
        (["--engine", "openai", "--model", "m", "--base-url", "https://api.example.com/v1"], "密钥"),
        (["--engine", "openai", "--model", "m", "--base-url", "http://127.0.0.1:9/v1"], "无法连接"),
        (["--profile", "没有这个"], "没有名为"),
    ],
)
def test_missing_settings_and_endpoints_are_named(report: Path, arguments: list[str], said: str) -> None:
    done = run("review", report, *arguments, env={**os.environ, "REVIEWER_RETRIES": "0"})
    assert done.returncode == 2
    assert said in done.stderr
    assert "提示：" in done.stderr


def test_settings_rise_from_file_to_environment_to_flags(report: Path) -> None:
    (report.parent / "reviewer.toml").write_text('engine = "openai"\nmodel = "aus-datei"\n', encoding="utf-8")
    place = {"cwd": report.parent}
    assert "密钥" in run("review", report, **place).stderr
    env = {**os.environ, "REVIEWER_BASE_URL": "http://127.0.0.1:9/v1", "REVIEWER_RETRIES": "0"}
    assert "无法连接" in run("review", report, env=env, **place).stderr
    assert run("review", report, "--engine", "extractive", "-f", "json", env=env, **place).returncode == 1
    (report.parent / "reviewer.toml").write_text("engine = ", encoding="utf-8")
    assert "reviewer.toml" in run("review", report, **place).stderr


def test_a_section_without_an_answer_makes_the_review_partial(report: Path) -> None:
    def script(body: dict) -> Answer:
        return Answer(
            "没有 JSON" if "森林防火" in str(body["messages"][-3:]) else '{"achievements":[],"statements":[]}'
        )

    with scripted(script) as endpoint:
        flags = ["--engine", "openai", "--model", "m", "--base-url", endpoint.url]
        done = run("review", report, "-f", "json", *flags, env={**os.environ, "REVIEWER_CHUNK_TOKENS": "200"})
    result = json.loads(done.stdout)
    assert done.returncode == 3
    assert result["engine"]["partial"] is True
    assert any("绩效情况" in failure["section"] for failure in result["engine"]["failed"])
    assert "未完成" in done.stderr
    assert result["findings"]


def test_letter_from_a_review(report: Path, tmp_path: Path) -> None:
    review = tmp_path / "review.json"
    run("review", report, "-f", "json", "-o", review)
    assert run("letter", review, "-o", tmp_path / "letter.docx").returncode == 0
    assert (tmp_path / "letter.docx").stat().st_size > 5000
    assert "# 关于2022年度部门整体支出绩效自评报告复核意见的函" in run("letter", review).stdout
    for bad in (report, tmp_path / "none.json"):
        done = run("letter", bad)
        assert (done.returncode, done.stdout) == (2, "")
        assert "提示：" in done.stderr


def test_rule_and_schema() -> None:
    listed = run("rule").stdout
    assert "ARI01" in listed
    assert "检查什么" in run("rule", "ari-01").stdout
    assert run("rule", "XYZ99").returncode == 2
    assert json.loads(run("schema").stdout) == reviewer.Review.model_json_schema()
    assert run("schema", "letter").returncode == 2


def test_doctor_without_and_with_an_endpoint() -> None:
    assert "extractive" in run("doctor").stdout
    with scripted(lambda body: Answer('{"achievements":[],"statements":[]}')) as endpoint:
        done = run("doctor", "--base-url", endpoint.url, "--model", "hand-written")
    assert done.returncode == 0
    assert "json_schema" in done.stdout
    done = run("doctor", "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    assert done.returncode == 2
    assert "异常" in done.stdout


def test_a_reader_that_goes_away_is_no_error(report: Path) -> None:
    with subprocess.Popen([*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said


def test_prompts_are_listed_and_shown_whole() -> None:
    listed = run("prompts").stdout
    assert "extraction" in listed and "summary" in listed and "+" in listed
    shown = run("prompts", "extraction").stdout
    assert shown.startswith("=== system ===") and "=== user ===" in shown
    refused = run("prompts", "nonesuch")
    assert refused.returncode == 2 and "nonesuch" in refused.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chek a.txt", "没有名为 chek 的命令，相近的有 check"),
        ("check", "没有给出 FILE"),
        ("check a.txt b.txt", "多出了 b.txt"),
        ("check a.txt --formt md", "没有名为 --formt 的选项，相近的有 --format"),
        ("check a.txt --format pdf", "--format 不能是 pdf，可用：table、json、jsonl、md、html、sarif、xlsx"),
        ("check a.txt --format", "选项 --format 后面须写值"),
        ("batch a", "没有给出选项 --out"),
        ("batch a -o b --jobs x", "--jobs 须是整数"),
        ("eval a --repeat 0", "--repeat 须不小于 1"),
        ("serve --port 99999", "--port 须不大于 65535"),
        ("review a.txt --consent=1", "选项 --consent 后面不写值"),
    ],
)
def test_a_mistyped_command_is_told_in_chinese(line: str, said: str) -> None:
    done = run(*line.split())
    assert (done.returncode, done.stdout) == (2, "")
    wrong, hint = done.stderr.splitlines()
    assert wrong.startswith(f"错误：{said}") and hint.startswith("提示：用 ") and hint.endswith(" --help 查看用法")


def test_no_command_shows_them_all() -> None:
    done = run()
    assert done.returncode == 2 and "复核一份报告" in done.stderr and "错误" not in done.stderr
    assert run("--help").returncode == 0 and run("--version").stdout.startswith("reviewer ")


def test_a_port_in_use_is_told_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--no-browser", "--port", port)
    assert done.returncode == 2
    assert f"端口 {port} 不能使用" in done.stderr and "--port" in done.stderr


def test_an_ending_of_no_format_is_refused(tmp_path: Path) -> None:
    done = run("check", "examples/water-2022/report.txt", "-o", tmp_path / "a.weird")
    assert done.returncode == 2 and ".weird" in done.stderr and "--format" in done.stderr
    assert not (tmp_path / "a.weird").exists()


def test_a_text_that_is_no_report_is_not_called_clean(tmp_path: Path) -> None:
    place = tmp_path / "note.txt"
    place.write_text("Please call me back about the printer.\n", encoding="utf-8")
    said = run("check", place).stdout
    assert "不能当作核对无误" in said and "未发现问题。" not in said
