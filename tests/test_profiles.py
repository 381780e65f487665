"""The built-in profiles, and what a profile file of one's own must hold."""

from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.errors import ConfigError
from reviewer.profiles import load_profile

BUILT_IN = ("national", "county4", "province10")
OWN = """
name = "own"
title = "本市口径"
problems_share = "10"

[[bands]]
name = "优"
at_least = "80"

[[bands]]
name = "差"
at_least = "0"

[[required]]
name = "满意度"
words = ["满意度"]
severity = "minor"
"""


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_profiles_are_sound(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name and profile.title
    names = [item.name for item in profile.required]
    assert len(set(names)) == len(names) and all(item.words for item in profile.required)
    assert {"problems", "measures", "performance"} <= {kind for item in profile.required for kind in item.kinds}


def test_national_bands_and_share() -> None:
    profile = load_profile()
    assert [(band.name, band.at_least) for band in profile.bands] == [("优", 90), ("良", 80), ("中", 60), ("差", 0)]
    assert profile.problems_share == Decimal(8)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_entry_says_why(name: str) -> None:
    """In the file, a comment stands above each entry (funds share one)."""
    import reviewer.profiles

    lines = Path(reviewer.profiles.__file__).with_name(f"{name}.toml").read_text(encoding="utf-8").splitlines()
    bare = [
        lines[at + 1]
        for at, line in enumerate(lines)
        if line == "[[required]]" and not lines[at - 1].startswith("#") and "的注明“无”" not in lines[at + 1]
    ]
    assert bare == []


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    profile = load_profile(str(path))
    assert (profile.title, profile.bands[0].at_least, profile.required[0].severity) == ("本市口径", 80, "minor")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('at_least = "0"', 'at_least = "60"', "bands：须从高到低排列，最后一档的 at_least 为 0"),
        ('at_least = "80"', 'at_least = "-5"', "bands：须从高到低排列"),
        ('severity = "minor"', 'severity = "bad"', "只能是 'critical'"),
        ('problems_share = "10"', 'problems_share = "110"', "problems_share：应 ≤ 100"),
        ('problems_share = "10"', 'problems_share = "多"', "problems_share：应为数"),
        ('title = "本市口径"', "title = 本市口径", "行第"),
        ('title = "本市口径"', 'headline = "本市口径"', "title：缺少"),
    ],
)
def test_faults_in_a_profile_are_named_in_chinese(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load_profile(str(path))
    message = refused.value.message
    assert str(path) in message and said in message and "pydantic" not in message and "\n" not in message
    assert "docs/profiles.md" in refused.value.hint


def test_a_profile_that_is_no_text_or_no_file(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(OWN.encode("gb18030"))
    with pytest.raises(ConfigError, match="不是 UTF-8 文本"):
        load_profile(str(path))
    (folder := tmp_path / "folder.toml").mkdir()
    with pytest.raises(ConfigError, match="这是一个文件夹"):
        load_profile(str(folder))


@pytest.mark.parametrize("name", ["nowhere", "nowhere.toml"])
def test_a_profile_that_is_not_there(name: str) -> None:
    with pytest.raises(ConfigError, match="nowhere") as refused:
        load_profile(name)
    assert all(each in refused.value.hint for each in BUILT_IN)


def test_the_profile_in_the_docs_is_valid(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "profiles.md").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert load_profile(str(path)).required[0].words == ("满意度", "满意率")
    assert all(f"`{name}`" in page for name in BUILT_IN)
