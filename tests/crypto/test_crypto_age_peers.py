"""Other programs open our files, and we open theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

import peers
from herstelkluis.crypto import age

CONTENT = b"Regel een.\n" + bytes(range(256)) * 400  # two chunks
WORDS = "lamp fiets wolk anker pil"


@pytest.fixture(scope="module")
def key() -> str:
    """An X25519 key of the age program."""
    return peers.run("age-keygen").decode().splitlines()[-1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.age"


@peers.needs_age
def test_the_age_program_opens_our_file_for_words(path: Path) -> None:
    path.write_bytes(age.encrypt(CONTENT, age.Passphrase(WORDS)))
    assert peers.age_decrypt_with_passphrase(path, WORDS) == CONTENT
    path.write_bytes(age.armor(path.read_bytes()))
    assert peers.age_decrypt_with_passphrase(path, WORDS) == CONTENT


@peers.needs_age
def test_we_open_a_file_for_words_of_the_age_program(path: Path) -> None:
    path.write_bytes(CONTENT)
    assert age.decrypt(peers.age_encrypt_with_passphrase(path, WORDS), age.Passphrase(WORDS)) == CONTENT


@peers.needs_age
def test_the_age_program_and_we_agree_on_keys(key: str, path: Path) -> None:
    identity = age.parse_identity(key)
    path.write_text(key)
    assert peers.run("age-keygen", "-y", path).decode().strip() == str(identity.recipient)


@peers.needs_age
def test_the_age_program_opens_our_file_for_a_key(key: str, path: Path, tmp_path: Path) -> None:
    (tmp_path / "key.txt").write_text(key)
    file = age.encrypt(CONTENT, age.parse_identity(key).recipient)
    for form in (file, age.armor(file)):
        path.write_bytes(form)
        assert peers.run("age", "--decrypt", "--identity", tmp_path / "key.txt", path) == CONTENT


@peers.needs_age
@pytest.mark.parametrize("form", [[], ["--armor"]], ids=["binary", "armor"])
@pytest.mark.parametrize("size", [0, 1, 65536, len(CONTENT)])
def test_we_open_a_file_for_a_key_of_the_age_program(key: str, form: list[str], size: int) -> None:
    identity = age.parse_identity(key)
    file = peers.run("age", *form, "--recipient", str(identity.recipient), data=CONTENT[:size])
    assert age.decrypt(file, identity) == CONTENT[:size]
    if form:
        assert age.armor(age.dearmor(file)) == file


def test_pyrage_and_we_open_each_others_files_for_a_key() -> None:
    pyrage = pytest.importorskip("pyrage", reason="the package pyrage is not installed")
    theirs = pyrage.x25519.Identity.generate()
    ours = age.parse_identity(str(theirs))
    assert str(ours.recipient) == str(theirs.to_public())
    assert pyrage.decrypt(age.encrypt(CONTENT, ours.recipient), [theirs]) == CONTENT
    assert age.decrypt(pyrage.encrypt(CONTENT, [theirs.to_public()]), ours) == CONTENT


def test_pyrage_opens_our_file_for_words() -> None:
    pyrage = pytest.importorskip("pyrage", reason="the package pyrage is not installed")
    file = age.encrypt(CONTENT, age.Passphrase(WORDS, log_n=12))
    assert pyrage.passphrase.decrypt(file, WORDS) == CONTENT
