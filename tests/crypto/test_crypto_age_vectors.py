"""Age files made by others, good and hostile: each gets the verdict its makers gave it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from crypto import age_cases
from herstelkluis import errors
from herstelkluis.crypto import age

CASES = {case.name: case for case in age_cases.read_cases()}
CLI = age_cases.VECTORS / "age-cli"
CLI_FILES = {entry["file"]: entry for entry in json.loads((CLI / "index.json").read_bytes())["files"]}
CLASSES: dict[str, type[errors.AgeError]] = {
    "no match": errors.AgeNoMatchError,
    "HMAC failure": errors.AgeMacError,
    "header failure": errors.AgeHeaderError,
    "payload failure": errors.AgePayloadError,
    "armor failure": errors.AgeArmorError,
}


@pytest.fixture(scope="module")
def happened() -> dict[str, tuple[str, float]]:
    """Open all vector files in a program of its own with little memory."""
    done = subprocess.run(
        [sys.executable, age_cases.__file__],
        env={"PYTHONPATH": ":".join(path for path in sys.path if path)},
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, tuple[str, float]] = json.loads(done.stdout)
    return found


def test_the_vectors_are_byte_for_byte_the_public_ones() -> None:
    lines = (age_cases.VECTORS / "SHA256SUMS").read_text().splitlines()
    pinned = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {
        str(path.relative_to(age_cases.VECTORS)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in age_cases.VECTORS.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    assert found == pinned


def test_there_are_95_public_age_files() -> None:
    assert len(CASES) == 95


@pytest.mark.parametrize("name", CASES)
def test_a_public_age_file_gets_the_verdict_of_its_makers(name: str, happened: dict[str, tuple[str, float]]) -> None:
    """FORMAT.md A1 to A11, in so far as the vectors touch them; A2 is theirs alone."""
    case, (verdict, _) = CASES[name], happened[name]
    if case.expect == "success":
        assert verdict == case.payload
    else:
        assert issubclass(getattr(errors, verdict), CLASSES[case.expect]), verdict


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("scrypt_work_factor")])
def test_an_odd_work_factor_costs_no_time(name: str, happened: dict[str, tuple[str, float]]) -> None:
    assert happened[name][1] < 50


def test_wrong_words_are_told_from_a_file_for_someone_else() -> None:
    words, key = CASES["scrypt_bad_tag"], CASES["x25519_bad_tag"]
    with pytest.raises(errors.AgePassphraseError):
        age.decrypt(words.file, *words.identities)
    with pytest.raises(errors.AgeNoMatchError) as caught:
        age.decrypt(key.file, *key.identities, age.Passphrase("words"))
    assert not isinstance(caught.value, errors.AgePassphraseError)
    with pytest.raises(errors.AgeNoMatchError) as caught:
        age.decrypt(words.file, *key.identities)
    assert not isinstance(caught.value, errors.AgePassphraseError)


def test_another_version_is_named_as_such() -> None:
    """FORMAT.md A11."""
    with pytest.raises(errors.AgeVersionError):
        age.decrypt(CASES["version_unsupported"].file)


@pytest.mark.parametrize("name", CLI_FILES)
def test_a_file_of_the_age_program_opens_with_its_secrets_alone(name: str) -> None:
    entry, file = CLI_FILES[name], Path(CLI / name).read_bytes()
    for identity in _identities(entry, ""):
        plaintext = age.decrypt(file, identity)
        assert len(plaintext) == entry["plaintext_size"]
        assert hashlib.sha256(plaintext).hexdigest() == entry["plaintext_sha256"]
    refused = _identities(entry, "refused_")
    assert refused
    for identity in refused:
        with pytest.raises(errors.AgeNoMatchError):
            age.decrypt(file, identity)


def _identities(entry: dict[str, list[str]], which: str) -> list[age.Identity]:
    keys: list[age.Identity] = [age.parse_identity(text) for text in entry.get(which + "identities", [])]
    return keys + [age.Passphrase(text) for text in entry.get(which + "passphrases", [])]
