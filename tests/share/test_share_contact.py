"""Contact cards: what is written is read, and nothing else is (N1 to N4, C1 to C4)."""

from __future__ import annotations

import base64
import random
import shutil
import subprocess
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto import age
from herstelkluis.crypto.words import fingerprint_words
from herstelkluis.errors import ContactError, ContactTooNewError
from herstelkluis.share.contact import FORM, MAX_BYTES, Contact, read_contact, write_contact
from herstelkluis.share.plain import is_plain
from share import card_cases as cards

X25519 = str(age.parse_identity("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX").recipient)


def test_a_card_says_the_name_and_the_keys() -> None:
    assert read_contact(cards.CARD) == Contact(
        "Sam de Wit", cards.KEY.public, cards.RECIPIENT, None, fingerprint_words(cards.line_of(cards.CARD))
    )
    newer = read_contact(cards.NEWER)
    assert (newer.key, newer.previous) == (cards.NEXT.public, cards.KEY.public)


def test_the_words_are_eight_and_change_with_name_and_keys() -> None:
    """C4."""
    other_lock = str(age.identity_from_seed(bytes(32)).recipient)
    made = [
        cards.CARD,
        cards.NEWER,
        write_contact("Sam de Wit.", cards.KEY, cards.RECIPIENT),
        write_contact("Sam de Wit", cards.NEXT, cards.RECIPIENT),
        write_contact("Sam de Wit", cards.KEY, other_lock),
    ]
    words = [read_contact(card).words for card in made]
    assert {len(one) for one in words} == {8}
    assert len(set(words)) == len(made)


def test_the_same_card_is_the_same_bytes() -> None:
    assert write_contact("Sam de Wit", cards.KEY, cards.RECIPIENT) == cards.CARD


@given(st.text(max_size=300))
def test_any_name_becomes_a_plain_one_on_the_card(name: str) -> None:
    """C1: M4."""
    try:
        card = write_contact(name, cards.KEY, cards.RECIPIENT)
    except ValueError:  # a lone surrogate, which no keyboard makes
        assert any(0xD800 <= ord(sign) <= 0xDFFF for sign in name)
        return
    read = read_contact(card).name
    assert is_plain(read)
    assert len(read) <= 120
    assert len(card) <= MAX_BYTES


def test_keys_that_no_card_can_hold_are_a_mistake_of_the_program() -> None:
    for recipient, previous in (("age1", None), (X25519, None), (cards.RECIPIENT, cards.KEY)):
        with pytest.raises(ValueError, match="card"):
            write_contact("Sam", cards.KEY, recipient, previous)


LINES = {
    "N2 another format": lambda facts: facts.update(format="herstelkluis-bundle"),
    "N2 no format": lambda facts: facts.pop("format"),
    "N2 version 0": lambda facts: facts.update(version=0),
    "N2 version true": lambda facts: facts.update(version=True),
    "N2 version as text": lambda facts: facts.update(version="1"),
    "N3 a key more": lambda facts: facts.update(phone="06"),
    "N3 a key less": lambda facts: facts.pop("previous"),
    "N3 no name": lambda facts: facts.update(name=None),
    "N3 a number as recipient": lambda facts: facts.update(age_recipient=1),
    "N3 a number as previous": lambda facts: facts.update(previous=1),
    "N3 an empty previous": lambda facts: facts.update(previous=""),
    "C1 121 signs": lambda facts: facts.update(name="a" * 121),
    "C1 a line end": lambda facts: facts.update(name="Sam\nde Wit"),
    "C1 a turn": lambda facts: facts.update(name="Sam\u202ede Wit"),
    "C1 not NFC": lambda facts: facts.update(name="e\u0301"),
    "C2 an older kind of key": lambda facts: facts.update(age_recipient=X25519),
    "C2 in capitals": lambda facts: facts.update(age_recipient=cards.RECIPIENT.upper()),
    "C2 a space behind it": lambda facts: facts.update(age_recipient=cards.RECIPIENT + " "),
    "C2 a secret key": lambda facts: facts.update(age_recipient=str(cards.IDENTITY)),
    "C2 cut off": lambda facts: facts.update(age_recipient=cards.RECIPIENT[:-1]),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_that_breaks_a_rule_is_refused_though_it_is_signed(name: str) -> None:
    card = cards.forged(FORM, cards.CARD, LINES[name])
    with pytest.raises(ContactError) as refused:
        read_contact(card)
    assert refused.value.code == "contact"


def test_a_key_that_comes_in_place_of_itself_is_refused() -> None:
    """C3."""
    card = cards.forged(FORM, cards.CARD, lambda facts: facts.update(previous=cards.KEY.public), cards.KEY, cards.KEY)
    with pytest.raises(ContactError):
        read_contact(card)


def test_a_newer_version_is_told_before_anything_else_is_judged() -> None:
    """N2."""
    for change in ({"version": 2}, {"version": 2, "name": 7, "more": [1][0]}):
        with pytest.raises(ContactTooNewError) as refused:
            read_contact(cards.forged(FORM, cards.CARD, lambda facts, change=change: facts.update(change)))
        assert refused.value.exit_code == 8


def _with_signatures(*signatures: bytes) -> bytes:
    return cards.line_of(cards.NEWER) + b"\n" + b"".join(signatures)


LINE = cards.line_of(cards.NEWER)
BY_NEXT, BY_KEY, BY_STRANGER = (one.sign(LINE, FORM.namespace) for one in (cards.NEXT, cards.KEY, cards.STRANGER))
SIGNERS = {
    "none": (),
    "the new key alone": (BY_NEXT,),
    "the earlier key alone": (BY_KEY,),
    "in the other order": (BY_KEY, BY_NEXT),
    "one more": (BY_NEXT, BY_KEY, BY_KEY),
    "a stranger for the new key": (BY_STRANGER, BY_KEY),
    "a stranger for the earlier key": (BY_NEXT, BY_STRANGER),
    "twice the new key": (BY_NEXT, BY_NEXT),
    "in the namespace of packages": (cards.NEXT.sign(LINE, "herstelkluis.bundle.v1"), BY_KEY),
    "over the line with its end": (cards.NEXT.sign(LINE + b"\n", FORM.namespace), BY_KEY),
}


@pytest.mark.parametrize("name", SIGNERS)
def test_a_card_that_its_keys_did_not_sign_is_refused(name: str) -> None:
    """N4."""
    assert read_contact(_with_signatures(BY_NEXT, BY_KEY)).previous == cards.KEY.public
    with pytest.raises(ContactError):
        read_contact(_with_signatures(*SIGNERS[name]))


def test_nobody_makes_themselves_the_next_key_of_someone_else() -> None:
    """N4: the earlier key must sign too."""
    card = cards.forged(
        FORM,
        write_contact("Sam de Wit", cards.STRANGER, cards.RECIPIENT),
        lambda facts: facts.update(previous=cards.KEY.public),
        cards.STRANGER,
        cards.STRANGER,
    )
    with pytest.raises(ContactError):
        read_contact(card)


TEXTS = {
    "nothing": b"",
    "a line alone": cards.line_of(cards.CARD),
    "a line end more": cards.CARD + b"\n",
    "a line end less": cards.CARD[:-1],
    "a byte order mark": b"\xef\xbb\xbf" + cards.CARD,
    "CRLF": cards.CARD.replace(b"\n", b"\r\n"),
    "a blank line between": cards.CARD.replace(b"\n", b"\n\n", 1),
    "a space in the line": cards.CARD.replace(b",", b", ", 1),
    "a key twice": cards.CARD.replace(b"{", b'{"version":1,', 1),
    "other order": cards.CARD.replace(b'"version":1}', b'"aaa":1}'),
    "two cards": cards.CARD + cards.CARD,
    "a list": b"[]\n" + cards.CARD.split(b"\n", 1)[1],
    "10000 deep": b"[" * 4000 + b"]" * 4000,
    "N1 over 8 KiB": cards.CARD + b" " * (MAX_BYTES - len(cards.CARD) + 1),
    "random": bytes(range(256)) * 8,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_not_exactly_a_card_is_refused(name: str) -> None:
    """N1, N4."""
    with pytest.raises(ContactError):
        read_contact(TEXTS[name])


@pytest.mark.parametrize("card", [cards.CARD, cards.NEWER], ids=["first", "newer"])
def test_a_card_with_any_byte_changed_put_in_or_taken_out_is_refused(card: bytes) -> None:
    """N4."""
    dice = random.Random(5)
    for at in range(len(card)):
        other = bytes([card[at] ^ 1 << dice.randrange(8)])
        for broken in (card[:at] + other + card[at + 1 :], card[:at] + card[at + 1 :], card[:at] + other + card[at:]):
            if broken != card:
                with pytest.raises(ContactError):
                    read_contact(broken)


@pytest.mark.parametrize(
    "text", [b"[" * 50_000_000, cards.CARD + b"-----END SSH SIGNATURE-----\n" * 1_000_000], ids=["brackets", "ends"]
)
def test_a_file_over_the_limit_is_not_parsed(text: bytes) -> None:
    """N1: nor even copied."""
    tracemalloc.start()
    try:
        with pytest.raises(ContactError):
            read_contact(text)
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="the program ssh-keygen is not installed")
@pytest.mark.parametrize(("card", "signers"), [(cards.CARD, [cards.KEY]), (cards.NEWER, [cards.NEXT, cards.KEY])])
def test_ssh_keygen_verifies_every_signature_of_a_card(card: bytes, signers: list, tmp_path: Path) -> None:
    """N4."""
    line, rest = card.split(b"\n", 1)
    end = b"-----END SSH SIGNATURE-----\n"
    for number, (signature, signer) in enumerate(zip(rest.split(end)[:-1], signers, strict=True)):
        (tmp_path / "signers").write_text(f"sam {signer.public}\n")
        file = tmp_path / f"{number}.sig"
        file.write_bytes(signature + end)
        for message, good in ((line, True), (line + b"\n", False)):
            command = ["ssh-keygen", "-Y", "verify", "-f", tmp_path / "signers", "-I", "sam"]
            command += ["-n", "herstelkluis.contact.v1", "-s", file]
            ended = subprocess.run(command, input=message, capture_output=True, timeout=300, check=False)
            assert (ended.returncode == 0) is good


def test_what_is_sealed_for_the_key_on_a_card_opens_with_its_identity() -> None:
    """C2."""
    recipient = age.parse_recipient(read_contact(cards.CARD).age_recipient)
    assert age.decrypt(age.encrypt(b"voor jou", recipient), cards.IDENTITY) == b"voor jou"


def test_the_key_on_a_card_is_the_one_that_ssh_writes() -> None:
    blob = base64.b64decode(read_contact(cards.CARD).key.split()[1])
    assert blob == b"\0\0\0\x0bssh-ed25519\0\0\0 " + blob[-32:]
