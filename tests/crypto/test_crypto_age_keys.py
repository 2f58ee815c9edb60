"""Keys as text: what the format's own pages show, and nothing that is only nearly a key."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto import age, bech32
from herstelkluis.errors import AgeKeyError

# The examples in C2SP age.md, "Native recipient types"; the long recipient by its ends and its length.
HYBRID = "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR"
POINT = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
POINT_RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

# BIP 173, "Test vectors", valid and invalid Bech32 (without the ones about its limit of 90 characters).
SOUND = [
    "A12UEL5L",
    "a12uel5l",
    "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
    "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
    "?1ezyfcl",
]
UNSOUND = ["pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "de1lg7wt\xff", "A1G7SGD8", "10a06t8", "1qzzfhee"]


def test_the_keys_of_the_format_page_give_their_recipients() -> None:
    assert str(age.parse_identity(POINT).recipient) == POINT_RECIPIENT
    recipient = str(age.parse_identity(HYBRID).recipient)
    assert recipient.startswith("age1pq1x34nzsvr0rxjsgdn8zgyhfe8j7ceq5r9rdelkjuh3y235jzxshfg87pzf5zrqtzdxz95paef6ca")
    assert recipient.endswith(
        "gjvzdd0kgtxs25njnajyf6ssekp7gelxquusn4pt25czh3scj68kq79wdn5tgm6yvm9nzavrg043x3msny"
        "gf8dweknw5jmqd0uvny6ttsn09508k0c55zfnegrm9efhxpfqdkmhh6gjtqmwze9pyyzk3tlhl53k2ykx3"
        "qheyty7saeq0d3fzv49zc0k"
    )
    assert len(recipient) == 1959


@pytest.mark.parametrize("text", [HYBRID, POINT])
def test_a_key_reads_back_as_it_was_written(text: str) -> None:
    identity = age.parse_identity(f" {text}\n")
    assert str(identity) == text
    assert str(age.parse_recipient(str(identity.recipient))) == str(identity.recipient)


def test_a_new_key_is_post_quantum_and_never_the_same() -> None:
    keys = {str(age.generate_identity()) for _ in range(20)}
    assert len(keys) == 20
    assert all(key.startswith("AGE-SECRET-KEY-PQ-1") for key in keys)


def test_a_key_from_a_seed_is_always_the_same_one() -> None:
    seed = hashlib.sha256(b"a secret").digest()
    assert str(age.identity_from_seed(seed)) == str(age.identity_from_seed(seed))
    assert bech32.decode(str(age.identity_from_seed(seed))) == ("age-secret-key-pq-", seed)
    for size in (0, 16, 31, 33, 64):
        with pytest.raises(ValueError):
            age.identity_from_seed(bytes(size))


def test_nothing_secret_shows_in_a_repr() -> None:
    for identity in (age.parse_identity(HYBRID), age.parse_identity(POINT), age.Passphrase("woorden", log_n=10)):
        assert repr(identity) == f"{type(identity).__name__}(…)"
    assert "woorden" not in str(age.Passphrase("woorden"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        "a" * 100_000,
        "ag\u0131" + POINT_RECIPIENT[3:],
        POINT,  # a secret key is no recipient
        POINT_RECIPIENT.upper(),
        POINT_RECIPIENT[:-1],
        POINT_RECIPIENT + "q",
        POINT_RECIPIENT.replace("zv", "vz", 1),
        bech32.encode("age", bytes(32)),  # the point of order one
        bech32.encode("age", bytes([1]) + bytes(31)),  # the point of order four
        bech32.encode("age", bytes(31)),
        bech32.encode("age", bytes(33)),
        bech32.encode("age1pq", bytes(1215)),
        bech32.encode("age1pq", b"\xff" * 1216),  # coefficients over the modulus
        bech32.encode("age1pq", bytes(1216)),  # its X25519 half is of low order
        bech32.encode("age1tag", bytes(33)),  # kinds of other makers
        bech32.encode("age1yubikey", bytes(33)),
    ],
)
def test_what_is_no_recipient_is_refused(text: str) -> None:
    """FORMAT.md A6, A10."""
    with pytest.raises(AgeKeyError):
        age.parse_recipient(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        POINT_RECIPIENT,
        POINT.lower(),
        POINT[:-1] + POINT[-1].lower(),
        HYBRID[:-1],
        bech32.encode("age-secret-key-", bytes(31)).upper(),
        bech32.encode("age-secret-key-pq-", bytes(33)).upper(),
        bech32.encode("age-plugin-x-", bytes(32)).upper(),
    ],
)
def test_what_is_no_identity_is_refused(text: str) -> None:
    """FORMAT.md A10."""
    with pytest.raises(AgeKeyError):
        age.parse_identity(text)


@given(data=st.binary(max_size=100), prefix=st.from_regex(r"[a-z1\-]{1,12}", fullmatch=True))
def test_bech32_reads_back(data: bytes, prefix: str) -> None:
    text = bech32.encode(prefix, data)
    assert bech32.decode(text) == bech32.decode(text.upper()) == (prefix, data)


@given(data=st.binary(min_size=1, max_size=40), place=st.integers(min_value=0), letter=st.characters())
def test_bech32_notices_any_wrong_letter(data: bytes, place: int, letter: str) -> None:
    text = bech32.encode("age", data)
    place %= len(text)
    if text[place] != letter:
        with pytest.raises(ValueError):
            bech32.decode(text[:place] + letter + text[place + 1 :])


@pytest.mark.parametrize("text", SOUND)
def test_sound_bech32_of_bip_173_is_read(text: str) -> None:
    prefix, data = bech32.decode(text)
    assert bech32.encode(prefix, data) == text.lower()


@pytest.mark.parametrize("text", UNSOUND)
def test_unsound_bech32_of_bip_173_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        bech32.decode(text)
