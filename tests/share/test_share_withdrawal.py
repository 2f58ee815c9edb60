"""Notes of withdrawal: what is written is read, and nothing else is (N1 to N4, D1)."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.errors import WithdrawalError, WithdrawalTooNewError
from herstelkluis.share.moment import moment_text, read_moment
from herstelkluis.share.package_id import new_package_id
from herstelkluis.share.signed_line import write_line
from herstelkluis.share.withdrawal import (
    FORM,
    MAX_BYTES,
    Withdrawal,
    is_note,
    note_name,
    read_withdrawal,
    write_withdrawal,
)
from share import card_cases as cards
from share import share_cases as cases


def test_a_note_says_which_package_when_and_by_whom() -> None:
    assert read_withdrawal(cards.NOTE) == Withdrawal(cases.ID, cases.SOON, cases.KEY.public)
    assert len(cards.NOTE) < MAX_BYTES
    assert note_name(cases.ID) == "document-2QF7M9.txt"


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-01-01T00:00:00Z"])
def test_a_moment_that_no_calendar_can_tell_everywhere_is_refused(moment: str) -> None:
    """D1: at the edges of time another time zone has no such day."""
    line = write_line(FORM, {"bundle_id": cases.ID, "key": cases.KEY.public, "withdrawn_at": moment})
    with pytest.raises(WithdrawalError):
        read_withdrawal(b"\n".join([line, cases.KEY.sign(line, FORM.namespace)]))
    with pytest.raises(ValueError):
        write_withdrawal(cases.ID, read_moment(moment), cases.KEY)


@pytest.mark.parametrize("moment", ["1970-01-01T00:00:00Z", "9998-12-31T23:59:59Z"])
def test_every_moment_of_a_note_can_be_told_in_every_time_zone(moment: str) -> None:
    """D1."""
    note = read_withdrawal(write_withdrawal(cases.ID, read_moment(moment), cases.KEY))
    for hours in (-12, 14):
        assert note.withdrawn_at.astimezone(timezone(timedelta(hours=hours))).year in (1969, 1970, 9998, 9999)


@given(st.integers(0, 30_000_000_000), st.integers(0, 999_999), st.integers(-12, 14))
def test_any_moment_is_read_back_to_the_second(seconds: int, micro: int, hours: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC).replace(microsecond=micro)
    local = moment.astimezone(timezone(timedelta(hours=hours)))
    package = new_package_id()
    read = read_withdrawal(write_withdrawal(package, local, cases.KEY))
    assert (read.package_id, read.withdrawn_at) == (package, moment.replace(microsecond=0))


def test_what_is_no_package_id_or_moment_is_a_mistake_of_the_program() -> None:
    for package, at in (
        ("2QF7M9", cases.SOON),
        (cases.ID, cases.SOON.replace(tzinfo=None)),
        (cases.ID + "\n", cases.SOON),
    ):
        with pytest.raises(ValueError, match=r"a (package id|moment) has"):
            write_withdrawal(package, at, cases.KEY)


LINES = {
    "N2 a card": lambda facts: facts.update(format="herstelkluis-contact"),
    "N2 version 0": lambda facts: facts.update(version=0),
    "N3 a key more": lambda facts: facts.update(reason="zomaar"),
    "N3 a key less": lambda facts: facts.pop("withdrawn_at"),
    "N3 no package": lambda facts: facts.update(bundle_id=None),
    "D1 six characters": lambda facts: facts.update(bundle_id="2QF7M9"),
    "D1 small letters": lambda facts: facts.update(bundle_id=cases.ID.lower()),
    "D1 more than 128 bits": lambda facts: facts.update(bundle_id="8" + cases.ID[1:]),
    "D1 a day": lambda facts: facts.update(withdrawn_at="2026-03-02"),
    "D1 another zone": lambda facts: facts.update(withdrawn_at="2026-03-02T10:30:12+01:00"),
    "D1 a day that does not exist": lambda facts: facts.update(withdrawn_at="2026-02-30T10:30:12Z"),
    "D1 hour 24": lambda facts: facts.update(withdrawn_at="2026-02-20T24:00:00Z"),
    "D1 a number": lambda facts: facts.update(withdrawn_at=1767225600),
    "N4 no key": lambda facts: facts.update(key=None),
    "N4 another key": lambda facts: facts.update(key=cards.STRANGER.public),
    "N4 a comment behind the key": lambda facts: facts.update(key=cases.KEY.public + " sam"),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_that_breaks_a_rule_is_refused_though_it_is_signed(name: str) -> None:
    with pytest.raises(WithdrawalError) as refused:
        read_withdrawal(cards.forged(FORM, cards.NOTE, LINES[name]))
    assert refused.value.code == "withdrawal"


def test_a_newer_note_is_told() -> None:
    """N2."""
    with pytest.raises(WithdrawalTooNewError):
        read_withdrawal(cards.forged(FORM, cards.NOTE, lambda facts: facts.update(version=2, urgency="high")))


def test_a_signature_over_something_else_makes_no_note() -> None:
    """N4: nobody turns a package or a card that was signed into a note."""
    line = cards.line_of(cards.NOTE)
    for namespace in ("herstelkluis.bundle.v1", "herstelkluis.contact.v1"):
        with pytest.raises(WithdrawalError):
            read_withdrawal(line + b"\n" + cases.KEY.sign(line, namespace))
    for text in (b"", line, line + b"\n", cards.NOTE + b"\n", cards.NOTE * 2, b" " * (MAX_BYTES + 1), cards.CARD):
        with pytest.raises(WithdrawalError):
            read_withdrawal(text)


@given(st.binary(max_size=200))
def test_only_a_note_means_to_be_one(data: bytes) -> None:
    assert is_note(cards.NOTE)
    assert not is_note(data) or data.startswith(b'{"bundle_id":')
    assert not any(is_note(one) for one in (cards.CARD, cases.package()))


@given(st.text(max_size=30))
def test_a_moment_has_one_way_to_be_written(text: str) -> None:
    """M6, D1."""
    try:
        assert moment_text(read_moment(text)) == text
    except ValueError:
        assert text != "2026-03-02T10:30:12Z"


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="the program ssh-keygen is not installed")
def test_ssh_keygen_verifies_a_note(tmp_path: Path) -> None:
    """N4."""
    line, signature = cards.NOTE.split(b"\n", 1)
    (tmp_path / "signers").write_text(f"sam {cases.KEY.public}\n")
    (tmp_path / "note.sig").write_bytes(signature)
    command = ["ssh-keygen", "-Y", "verify", "-f", tmp_path / "signers", "-I", "sam"]
    command += ["-n", "herstelkluis.revoke.v1", "-s", tmp_path / "note.sig"]
    for message, good in ((line, True), (line.replace(b"2QF7M9", b"2QF7MA"), False)):
        ended = subprocess.run(command, input=message, capture_output=True, timeout=300, check=False)
        assert (ended.returncode == 0) is good
