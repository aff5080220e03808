"""Settings: file, environment, code; what does not fit is named with the place to correct it."""

from pathlib import Path

import pytest

from tracktwo.errors import ConfigError
from tracktwo.settings import Settings, load_settings, settings_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TRACKTWO_{name.upper()}", raising=False)
    monkeypatch.delenv("TRACKTWO_SETTINGS", raising=False)
    monkeypatch.setenv("TRACKTWO_HOME", str(tmp_path))
    return tmp_path


def test_without_any_the_desk_is_private_and_at_home(home: Path) -> None:
    settings = load_settings()
    assert settings.host == "127.0.0.1"
    assert settings.store_url == str(home / "desk.sqlite")
    assert settings.archive == home / "archive"
    assert settings_file() == home / "settings.toml"


def test_code_wins_over_environment_and_that_over_the_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "settings.toml").write_text('port = 1001\nhost = "::1"\nmodel = "file"\n')
    monkeypatch.setenv("TRACKTWO_PORT", "1002")
    monkeypatch.setenv("TRACKTWO_MODEL", "environment")
    settings = load_settings(port=1003, store=None)
    assert (settings.port, settings.model, settings.host) == (1003, "environment", "::1")


def test_another_file_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.toml").write_text("port = 1001\n")
    monkeypatch.setenv("TRACKTWO_SETTINGS", str(tmp_path / "mine.toml"))
    assert load_settings().port == 1001


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("port = 'far'\n", "port is 'far'"),
        ("port = 70000\n", "less than or equal to 65535"),
        ("colour = 'red'\n", "no setting 'colour'"),
        ("port = \n", "is not TOML"),
        ("\udcff", "cannot be read"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(home: Path, words: str, told: str) -> None:
    (home / "settings.toml").write_bytes(words.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError, match=told) as error:
        load_settings()
    assert "settings.toml" in str(error.value)


def test_a_variable_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKTWO_LOCK_SECONDS", "-1")
    with pytest.raises(ConfigError, match=r"lock_seconds is '-1'.*TRACKTWO_"):
        load_settings()
