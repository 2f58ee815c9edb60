"""Preferences: kept whole, and never in the way when they are damaged."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from herstelkluis import settings
from herstelkluis.errors import CannotWriteError
from herstelkluis.settings import Settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "made" / "settings.json"
    chosen = Settings(language="en", theme="contrast", text_size=200, lock_after_minutes=5, hide_keys="F9")
    settings.save(Settings(), file)
    settings.save(chosen, file)
    assert settings.load(file) == chosen
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "nothing.json") == Settings() == Settings("nl", "system", 100, 10)


@given(st.binary(max_size=200))
@effort(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(damage)
    assert settings.load(file) == Settings()


def test_a_file_nested_beyond_reason_gives_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"a":' * 20_000)
    assert settings.load(file) == Settings()


@pytest.mark.parametrize("value", ["1", '"large"', "true", "null", "[]", "100.0", "1e400"])
def test_a_strange_value_is_passed_over_and_the_others_count(tmp_path: Path, value: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"text_size": {value}, "theme": "dark", "unknown": 1}}')
    assert settings.load(file) == Settings(theme="dark")


def test_a_value_that_is_none_of_the_choices_is_refused_in_code() -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings(theme="pink")


def test_saving_where_it_cannot_be_says_so_and_keeps_the_old(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("mine")
    with pytest.raises(CannotWriteError):
        settings.save(Settings(), in_the_way / "settings.json")
    assert in_the_way.read_text() == "mine"


def test_nothing_that_is_kept_tells_about_vaults_or_words() -> None:
    assert {field.name for field in fields(Settings)} == {
        *("language", "theme", "text_size", "lock_after_minutes", "hide_keys")
    }
