"""Settings fail loudly: the variable, what it says, what was expected."""

import stat
from pathlib import Path

import pytest
from wenxiao_web.environment import env_bool, env_choice, env_folder, env_list, secret_key
from wenxiao_web.errors import SettingInvalidError


def test_a_wrong_yes_or_no_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENXIAO_HTTPS", "maybe")
    with pytest.raises(SettingInvalidError, match="WENXIAO_HTTPS写的是“maybe”，应为1、true"):
        env_bool("WENXIAO_HTTPS", default=False)


def test_a_wrong_choice_names_the_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENXIAO_CLOCK", "sundial")
    with pytest.raises(SettingInvalidError, match="应为machine、demonstration之一"):
        env_choice("WENXIAO_CLOCK", ["machine", "demonstration"], default="machine")


def test_an_absent_or_empty_variable_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENXIAO_HOSTS", "  ")
    assert env_list("WENXIAO_HOSTS", ["localhost"]) == ["localhost"]
    monkeypatch.delenv("WENXIAO_HTTPS", raising=False)
    assert env_bool("WENXIAO_HTTPS", default=True)


def test_a_data_folder_that_cannot_be_made_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("WENXIAO_DATA", str(tmp_path / "file" / "var"))
    with pytest.raises(SettingInvalidError, match="建不了这个文件夹"):
        env_folder("WENXIAO_DATA", Path("var"))


def test_the_secret_is_made_once_and_kept_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WENXIAO_SECRET_KEY", raising=False)
    made = secret_key("WENXIAO_SECRET_KEY", tmp_path)
    assert secret_key("WENXIAO_SECRET_KEY", tmp_path) == made
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_short_secret_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENXIAO_SECRET_KEY", "short")
    with pytest.raises(SettingInvalidError, match="只有5个字符"):
        secret_key("WENXIAO_SECRET_KEY", tmp_path)
