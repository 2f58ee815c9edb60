"""Packages and the program that browsers would open them with: the npm package age-encryption, both ways."""

from __future__ import annotations

import shutil
from base64 import b64decode
from pathlib import Path

import pytest

from herstelkluis.crypto import age
from herstelkluis.share.container import unpack
from herstelkluis.share.package_id import file_name
from herstelkluis.share.reader import read_bundle
from peers import age_decrypt_with_passphrase, needs_age, needs_typage, run, typage
from share import share_cases as cases

ME = age.identity_from_seed(bytes(range(32)))
SIZES = [0, 1, 65_535, 65_536, 65_537, 200_000]

pytestmark = needs_typage


def content(size: int) -> bytes:
    return bytes(range(256)) * (size // 256) + bytes(size % 256)


def opened(file: bytes, **key: str) -> bytes:
    (inside,) = typage({"todo": "open", "file": file, **key})
    return b64decode(inside)


def test_it_opens_our_package_for_words() -> None:
    """E4. With the work factor that we write."""
    sealed = cases.package(lock=age.Passphrase(cases.WORDS))
    inside = opened(sealed, words=cases.WORDS)
    assert inside == age.decrypt(sealed, cases.LOCK)
    assert cases.SECRET.encode() in unpack(inside).items[0][1]


def test_it_opens_our_package_for_a_post_quantum_key() -> None:
    """E4, A10."""
    sealed = cases.package(lock=ME.recipient)
    assert opened(sealed, identity=str(ME)) == age.decrypt(sealed, ME)
    assert typage({"todo": "recipient", "identity": str(ME)}) == [str(ME.recipient)]
    assert read_bundle(sealed, [ME], cases.SOON).items[0].sheet == cases.LETTER


def test_we_open_its_files_for_words_and_it_opens_ours() -> None:
    words = age.Passphrase(cases.WORDS, 12)
    theirs = typage(*({"todo": "seal", "content": content(size), "words": cases.WORDS} for size in SIZES))
    assert [age.decrypt(b64decode(file), words) for file in theirs] == [content(size) for size in SIZES]
    ours = [age.encrypt(content(size), words) for size in SIZES]
    back = typage(*({"todo": "open", "file": file, "words": cases.WORDS} for file in ours))
    assert [b64decode(inside) for inside in back] == [content(size) for size in SIZES]


@pytest.mark.parametrize("kind", ["generateHybridIdentity", "generateX25519Identity"])
def test_we_open_its_files_for_keys_and_it_opens_ours(kind: str) -> None:
    (identity,) = typage({"todo": "key", "kind": kind})
    ours = age.parse_identity(identity)
    recipient = str(ours.recipient)
    told, *theirs = typage(
        {"todo": "recipient", "identity": identity},
        *({"todo": "seal", "content": content(size), "recipient": recipient} for size in SIZES),
    )
    assert told == recipient
    assert [age.decrypt(b64decode(file), ours) for file in theirs] == [content(size) for size in SIZES]
    sealed = [age.encrypt(content(size), ours.recipient) for size in SIZES]
    back = typage(*({"todo": "open", "file": file, "identity": identity} for file in sealed))
    assert [b64decode(inside) for inside in back] == [content(size) for size in SIZES]


def test_its_text_form_is_ours_and_ours_is_its_own() -> None:
    """A9."""
    files = [content(size) for size in (0, 1, 47, 48, 49, 96, 1000)]
    theirs = [text.encode() for text in typage(*({"todo": "armor", "file": file} for file in files))]
    assert [age.dearmor(text) for text in theirs] == files
    back = typage(*({"todo": "dearmor", "armor": age.armor(file).decode()} for file in files))
    assert [b64decode(file) for file in back] == files
    assert [text.strip() for text in theirs] == [age.armor(file).strip() for file in files]


def test_other_words_and_a_changed_byte_are_refused_by_it_too() -> None:
    sealed = cases.package()
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for file, words in ((sealed, cases.WORDS[:-1]), (changed, cases.WORDS)):
        with pytest.raises(AssertionError, match="Error"):
            opened(file, words=words)


@needs_age
def test_the_text_form_is_cut_from_a_page_with_sed_and_opens_with_age(tmp_path: Path) -> None:
    """E2. The page holds its own marks in its script, so that only a mark at the start of a line counts."""
    assert shutil.which("sed")
    from herstelkluis.share.page import write_page

    sealed = cases.package()
    page = tmp_path / "document.html"
    page.write_bytes(write_page(sealed))
    cut = run("sed", "-n", "/^-----BEGIN AGE/,/^-----END AGE/p", page)
    assert age.dearmor(cut) == sealed
    file = tmp_path / file_name(cases.ID, "age")
    file.write_bytes(cut)
    assert age_decrypt_with_passphrase(file, cases.WORDS) == age.decrypt(sealed, cases.LOCK)
