"""The batch: all reviewed, the broken one listed, nothing done twice, nothing lost."""

import json
from pathlib import Path

import pytest

from reviewer.batch import run, runner
from reviewer.batch.figures import key_figures
from reviewer.batch.plan import plan
from reviewer.batch.state import made_with
from reviewer.errors import ConfigError, ExportError
from reviewer.model import Review
from reviewer.settings import Settings
from tests import samples

ALONE = Settings(engine="extractive", jobs=1)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "收件"
    for name in ("甲县林草局", "乙县林草局"):
        (folder / name).mkdir(parents=True)
        (folder / name / "report.txt").write_text(samples.TEXT.replace("湖山县林草局", name), encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no")
    (folder / "说明.md").write_text("不是报告", encoding="utf-8")
    return folder


def test_one_bad_file_does_not_stop_the_rest(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    steps: list[tuple[int, int]] = []
    result = run([inbox], out, settings=ALONE, progress=lambda _, done, total: steps.append((done, total)))
    assert len(result.reviewed) == 2
    assert [(Path(f.path).name, bool(f.reason)) for f in result.failed] == [("broken.docx", True)]
    assert [path.name for path in result.passed_over] == ["说明.md"]
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    lines = (out / "reviews.jsonl").read_text(encoding="utf-8").splitlines()
    assert {Review.model_validate_json(line).document.unit for line in lines} == {"甲县林草局", "乙县林草局"}
    pages = {path.name for path in (out / "reports").iterdir()}
    stems = ("甲县林草局_report.txt", "乙县林草局_report.txt")
    assert pages == {f"{stem}.{ending}" for stem in stems for ending in ("json", "md", "html")}
    assert (out / "summary.xlsx").exists()


def test_a_repeated_run_does_only_what_is_not_done(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([inbox], out, settings=ALONE)
    again = run([inbox], out, settings=ALONE)
    assert (len(again.reviewed), len(again.kept), len(again.failed)) == (0, 2, 1)
    changed = inbox / "甲县林草局" / "report.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "附注。\n", encoding="utf-8")
    (out / "reports" / "乙县林草局_report.txt.html").unlink()
    third = run([inbox], out, settings=ALONE)
    assert (len(third.reviewed), len(third.kept)) == (2, 0)
    other = run([inbox], out, settings=ALONE.model_copy(update={"summary_characters": 120}))
    assert len(other.reviewed) == 2
    assert len(run([inbox], out, settings=ALONE, force=True).reviewed) == 2


def test_another_report_on_the_shelf_makes_all_due_again(inbox: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "old.txt").write_text(samples.TEXT, encoding="utf-8")
    settings = ALONE.model_copy(update={"corpus": shelf})
    run([inbox], tmp_path / "out", settings=settings)
    assert len(run([inbox], tmp_path / "out", settings=settings).kept) == 2
    (shelf / "another.txt").write_text(samples.TEXT, encoding="utf-8")
    assert len(run([inbox], tmp_path / "out", settings=settings).reviewed) == 2


@pytest.mark.parametrize(
    ("change", "matters"),
    [
        ({"model": "m"}, True),
        ({"local_model": "qwen2.5-coder-0.5b"}, True),
        ({"provider": "glm"}, True),
        ({"relations": not ALONE.relations}, True),
        ({"redact": True}, True),
        ({"corpus": Path("others")}, True),
        ({"jobs": 7, "retries": 1, "timeout": 9.0, "consent": True}, False),
    ],
)
def test_what_may_change_a_result_makes_it_due_again(change: dict, matters: bool) -> None:
    other = ALONE.model_copy(update=change)
    assert (made_with(other, {}) != made_with(ALONE, {})) is matters


def test_an_interrupted_run_keeps_what_was_finished(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = runner.work

    def interrupted(job, *rest):
        if "甲县林草局" in job.slug:
            raise KeyboardInterrupt
        return real(job, *rest)

    monkeypatch.setattr(runner, "work", interrupted)
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run([inbox], out, settings=ALONE)
    assert len((out / "reviews.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    with (out / "state.jsonl").open("a", encoding="utf-8") as log:
        log.write('{"path": "cut o')  # as a crash leaves it
    monkeypatch.undo()
    result = run([inbox], out, settings=ALONE)
    assert (len(result.reviewed), len(result.kept)) == (1, 1)


def test_side_by_side_gives_the_same(inbox: Path, tmp_path: Path) -> None:
    run([inbox], tmp_path / "one", settings=ALONE)
    run([inbox], tmp_path / "two", settings=ALONE.model_copy(update={"jobs": 2}))

    def read(out: Path) -> list[dict]:
        found = [json.loads(line) for line in (out / "reviews.jsonl").read_text(encoding="utf-8").splitlines()]
        for one in found:
            one["receipt"] = {key: value for key, value in one["receipt"].items() if key not in {"created", "seal"}}
        return found

    assert read(tmp_path / "one") == read(tmp_path / "two")


def test_files_of_the_same_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    places = [tmp_path / name / "收件" / "report.txt" for name in ("a", "b")]
    for place in places:
        place.parent.mkdir(parents=True)
        place.write_text("文字。", encoding="utf-8")
    jobs, _ = plan([*places, places[0]], {})
    assert len({job.slug for job in jobs}) == len(jobs) == 2
    again, _ = plan([places[1]], {job.path: job.slug for job in jobs})
    assert again[0].slug == jobs[1].slug


def test_nothing_to_do_and_nowhere_to_write_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        run([tmp_path], tmp_path / "out", settings=ALONE)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError):
        run([tmp_path / "file"], tmp_path / "file", settings=ALONE)


def test_key_figures_are_those_next_to_their_labels() -> None:
    assert key_figures(samples.document()) == {
        "收入合计": "500.00万元",
        "支出合计": "500.00万元",
        "基本支出": "200.00万元",
        "项目支出": "300.00万元",
        "自评得分": "92分",
    }
