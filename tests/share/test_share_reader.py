"""Opening: the file, its text form and its words; each row refuses by its own name and says nothing more (V0 to V3)."""

from __future__ import annotations

import pytest

from costs import least_milliseconds
from herstelkluis.crypto import age
from herstelkluis.crypto.age_header import Stanza, write_header
from herstelkluis.crypto.words import fingerprint_words
from herstelkluis.errors import (
    AgeArmorError,
    AgeHeaderError,
    AgeMacError,
    AgeNoMatchError,
    AgePassphraseError,
    AgePayloadError,
    AgeVersionError,
    AgeWorkFactorError,
    KluisError,
    NotAPackageError,
    PackageTooLargeError,
    UnknownWordError,
    WrongWordsError,
)
from herstelkluis.share.envelope import find_age_file
from herstelkluis.share.reader import Bundle, passphrase, read_bundle
from share import share_cases as cases

PACKAGE = cases.package()
ME = age.generate_identity()
SOMEONE = age.generate_identity()


def opened(data: bytes, *identities: age.Identity) -> Bundle:
    return read_bundle(data, identities or [cases.LOCK], cases.SOON)


def page_around(sealed: bytes, script: str = "") -> bytes:
    return f"<!doctype html><script>{script}</script>\n<pre>\n".encode() + age.armor(sealed) + b"</pre>\n"


def test_what_was_made_is_what_is_opened() -> None:
    bundle = opened(PACKAGE)
    assert (bundle.id, bundle.number, bundle.control_words) == (
        cases.ID,
        cases.ID[:6],
        fingerprint_words(f"herstelkluis.control.v1\n{cases.KEY.public}\n{cases.ID}\n".encode()),
    )
    assert (bundle.created_at, bundle.expires_at) == (cases.MADE, cases.LAST)
    assert (bundle.sender_name, bundle.signed_by) == ("Sam de Wit", cases.KEY.public)
    assert (bundle.reader_name, bundle.reader_role) == ("dr. A. Jansen", "huisarts")
    assert (bundle.purpose_code, bundle.purpose) == ("TREAT", "Zodat u mijn situatie kent.")
    assert (bundle.profile, bundle.supersedes) == ("huisarts", None)
    assert bundle.requests == ("niet-doorsturen", "mag-in-dossier")
    assert [(one.path, one.title, one.category, one.author) for one in bundle.items] == [
        ("items/0001.json", cases.LETTER.title, "brief.huisarts", "zelf"),
        ("items/0002.json", cases.PLAN.title, "plan.crisis", "zelf"),
    ]
    assert [one.sheet for one in bundle.items] == [cases.LETTER, cases.PLAN]
    assert [one.data for one in bundle.items] == [piece.data for piece in cases.PIECES]


def test_nothing_of_a_package_is_in_its_repr() -> None:
    bundle = opened(PACKAGE)
    told = repr(bundle) + repr(bundle.items) + repr(cases.making()) + repr(cases.PIECES)
    assert not any(word in told for word in (cases.SECRET, "Sam", "Jansen", "Brief", "situatie"))


ENVELOPES = {
    "armor": age.armor(PACKAGE),
    "armor with CRLF": age.armor(PACKAGE).replace(b"\n", b"\r\n"),
    "armor without a last line end": age.armor(PACKAGE).strip(),
    "a page": page_around(PACKAGE),
    "a page with the marker in its own script": page_around(PACKAGE, "'-----BEGIN AGE ENCRYPTED FILE-----'"),
    "a mail": b"Beste dokter,\n\n" + age.armor(PACKAGE) + b"\nGroet, Sam\n",
}


@pytest.mark.parametrize("name", ENVELOPES)
def test_a_package_opens_from_its_text_form_too(name: str) -> None:
    """E1, E2."""
    assert opened(ENVELOPES[name]) == opened(PACKAGE)


ARMOR = age.armor(PACKAGE).splitlines(keepends=True)
NO_ENVELOPES = {
    "nothing": (b"", NotAPackageError),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(1000), NotAPackageError),
    "a page without armor": (b"<html></html>", NotAPackageError),
    "armor inside a line": (b"x" + age.armor(PACKAGE), NotAPackageError),
    "two armors": (age.armor(PACKAGE) * 2, AgeArmorError),
    "armor that was cut off": (age.armor(PACKAGE)[:-40], AgeArmorError),
    "an end before the beginning": (
        b"-----END AGE ENCRYPTED FILE-----\n-----BEGIN AGE ENCRYPTED FILE-----\n",
        AgeArmorError,
    ),
    "two ends": (age.armor(PACKAGE) + b"-----END AGE ENCRYPTED FILE-----\n", AgeArmorError),
    "armor with a longer line": (b"".join([*ARMOR[:1], ARMOR[1].strip(), *ARMOR[2:]]), AgeArmorError),
    "words after the beginning": (age.armor(PACKAGE).replace(b"\n", b" x\n", 1), AgeArmorError),
    "words after the end": (age.armor(PACKAGE).strip() + b"</pre>", AgeArmorError),
    "a page in front of which another stands": (
        b"-----BEGIN AGE ENCRYPTED FILE-----'\n" + page_around(PACKAGE),
        AgeArmorError,
    ),
    "a blank line in it": (age.armor(PACKAGE).replace(b"\n", b"\n\n", 2), AgeArmorError),
}


@pytest.mark.parametrize("name", NO_ENVELOPES)
def test_what_holds_no_whole_package_is_refused(name: str) -> None:
    """V0: E1, E2."""
    data, error = NO_ENVELOPES[name]
    with pytest.raises(error):
        opened(data)


def test_a_file_over_the_limit_is_refused_before_it_is_read() -> None:
    """V0: E3. One byte less is read, and found to be nothing."""
    file = b"age-encryption.org/v1\n".ljust(128 * 2**20, b"\0")
    page = bytes(200_000_000)
    for data, error in ((file, AgeHeaderError), (page, NotAPackageError)):
        with pytest.raises(error):
            opened(data)
        with pytest.raises(PackageTooLargeError):
            opened(data + b"\0")
    lines = (b"A" * 64 + b"\n") * (2**27 // 48 + 1)  # 16 bytes more than 128 MiB
    with pytest.raises(PackageTooLargeError):
        find_age_file(b"-----BEGIN AGE ENCRYPTED FILE-----\n" + lines + b"-----END AGE ENCRYPTED FILE-----\n")


def test_too_much_work_is_refused_at_once() -> None:
    """V1."""
    header = write_header([Stanza("scrypt", (b"A" * 22, b"23"), bytes(32))], bytes(16))

    def opening() -> None:
        with pytest.raises(AgeWorkFactorError):
            opened(header + bytes(100))

    assert least_milliseconds(opening, within=50) < 50


def test_another_version_of_age_is_newer_and_a_broken_header_is_damaged() -> None:
    """V1."""
    with pytest.raises(AgeVersionError):
        opened(PACKAGE.replace(b"/v1\n", b"/v2\n", 1))
    with pytest.raises(AgeHeaderError):
        opened(PACKAGE[:100])


def test_other_words_and_other_keys_do_not_open_it() -> None:
    """V2."""
    with pytest.raises(AgePassphraseError) as refused:
        opened(PACKAGE, age.Passphrase(cases.WORDS + " ", 10))
    assert refused.value.exit_code == 3
    with pytest.raises(AgeNoMatchError):
        opened(PACKAGE, ME)
    with pytest.raises(AgeNoMatchError):
        opened(cases.package(lock=ME.recipient), SOMEONE, cases.LOCK)


@pytest.mark.parametrize("typed", [
    cases.WORDS,
    cases.WORDS.upper(),
    f"  {cases.WORDS.replace(' ', '   ')}\n",
    cases.WORDS.replace(" ", "-"),
    cases.WORDS.title().replace(" ", "\t"),
    "\n".join(f"{n}. {word}" for n, word in enumerate(cases.WORDS.split(), 1)),
    cases.WORDS.replace(" ", ""),
])  # fmt: skip
def test_words_may_be_typed_in_any_way(typed: str) -> None:
    assert opened(PACKAGE, passphrase(typed)).id == cases.ID


def test_words_that_cannot_be_right_are_told_before_any_work() -> None:
    with pytest.raises(UnknownWordError) as refused:
        passphrase(cases.WORDS.replace(cases.WORDS.split()[2], "xyzzy"))
    assert refused.value.facts == {"n": 3}
    with pytest.raises(WrongWordsError):
        passphrase(" ".join(cases.WORDS.split()[:6]))


def test_every_changed_byte_is_refused() -> None:
    """V1, V2, V3: each byte of the header, and bytes of every chunk, with each of two bits."""
    start = PACKAGE.index(b"\n---")
    places = [*range(start + 120), *range(start + 120, len(PACKAGE), 1999), *range(len(PACKAGE) - 40, len(PACKAGE))]
    for place in places:
        for bit in (1, 0x80):
            broken = bytearray(PACKAGE)
            broken[place] ^= bit
            with pytest.raises(KluisError):
                opened(bytes(broken))


def test_a_package_that_was_cut_off_is_refused() -> None:
    """V1, V3."""
    for length in [*range(0, 400, 7), *range(400, len(PACKAGE), 4999), len(PACKAGE) - 1]:
        with pytest.raises(KluisError) as refused:
            opened(PACKAGE[:length])
        assert refused.value.exit_code in (4, 8, 9)


def test_a_changed_mac_and_a_changed_chunk_have_their_own_names() -> None:
    """V3."""
    line = PACKAGE.index(b"\n--- ") + 5
    other = b"A" if PACKAGE[line : line + 1] != b"A" else b"B"
    with pytest.raises(AgeMacError):
        opened(PACKAGE[:line] + other + PACKAGE[line + 1 :])
    with pytest.raises(AgePayloadError):
        opened(PACKAGE[:-1] + bytes([PACKAGE[-1] ^ 1]))
    with pytest.raises(AgePayloadError):
        opened(PACKAGE + b"\0")
