"""Making: any facts and sheets come back as they went in, and what is too much is refused before it is sealed."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelkluis.crypto import age
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import PackageFullError, PieceTooLongError
from herstelkluis.model.codec import MAX_SHEET, encode_sheet
from herstelkluis.share.bundle import SheetItem, write_bundle
from herstelkluis.share.package_id import ALPHABET, control_words, file_name, new_package_id, number
from herstelkluis.share.plain import make_plain
from herstelkluis.share.reader import read_bundle
from model.model_values import sheets
from share import share_cases as cases

codes = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=32)
cheap = age.Passphrase(cases.WORDS, 1)


@settings(deadline=None)
@given(
    st.datetimes(datetime(2000, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (given above)
    st.integers(1, 365),
    st.lists(sheets, min_size=1, max_size=3),
    st.lists(codes, unique=True, max_size=16),
    st.tuples(codes, st.text(max_size=300), st.text(max_size=200), st.text(max_size=200), st.text(max_size=200)),
    st.none() | st.binary(min_size=32, max_size=32),
)
def test_what_is_made_is_opened_the_same(
    made: datetime, days: int, pages: list[Any], requests: list[str], texts: tuple[str, ...], seed: bytes | None
) -> None:
    profile, purpose, sender, reader, role = texts
    making = cases.making(
        package_id=new_package_id(),
        created_at=made,
        expires_at=made + timedelta(days=days),
        profile=profile,
        purpose=purpose,
        sender_name=sender,
        reader_name=reader,
        reader_role=role,
        requests=tuple(requests),
    )
    items = [SheetItem(page.title, "soort", encode_sheet(page)) for page in pages]
    key = None if seed is None else SigningKey.from_seed(seed)
    bundle = read_bundle(write_bundle(making, items, signing_key=key, recipients=[cheap]), [cheap], made)
    assert [(one.sheet, one.data) for one in bundle.items] == [
        (page, item.data) for page, item in zip(pages, items, strict=True)
    ]
    assert [one.title for one in bundle.items] == [make_plain(page.title, 120) for page in pages]
    assert (bundle.created_at, bundle.id) == (made.replace(microsecond=0), making.package_id)
    assert (bundle.profile, bundle.requests) == (profile, tuple(requests))
    assert (bundle.purpose, bundle.sender_name) == (make_plain(purpose, 200), make_plain(sender, 120))
    assert (bundle.reader_name, bundle.reader_role) == (make_plain(reader, 120), make_plain(role, 120))
    assert bundle.signed_by == (key and key.public)


def test_only_the_sealing_is_left_to_chance() -> None:
    first, second = cases.package(), cases.package()
    assert first != second
    assert age.decrypt(first, cases.LOCK) == age.decrypt(second, cases.LOCK)


def test_packages_of_different_words_have_the_same_length() -> None:
    """P1."""
    longer = SheetItem("Lang", "brief", b'{"pieces":[{"own":"' + b"a" * 40_000 + b'"}],"sheet":1,"title":"x"}')
    assert len(cases.package()) == len(cases.package(longer)) == len(cases.package(key=None))


def test_an_id_is_new_and_its_number_and_file_name_are_its_beginning() -> None:
    """B1, B2, B3."""
    ids = {new_package_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert {letter for one in ids for letter in one} == set(ALPHABET)
    assert all(re.fullmatch("[0-7][0-9A-HJKMNP-TV-Z]{25}", one) for one in ids)
    assert (number(cases.ID), file_name(cases.ID, "age")) == ("2QF7M9", "document-2QF7M9.age")


def test_control_words_are_other_ones_for_each_package_and_key() -> None:
    """B4."""
    key, other = cases.KEY.public, SigningKey.generate().public
    words = {control_words(key, cases.ID), control_words(key, new_package_id()), control_words(other, cases.ID)}
    assert len(words) == 3
    assert {len(one) for one in words} == {8}


def test_a_sheet_of_1_mib_goes_along_and_a_byte_more_does_not() -> None:
    """I3."""
    longest = SheetItem("Lang", "brief", b"{".ljust(MAX_SHEET))
    assert read_bundle(cases.package(longest), [cases.LOCK], cases.SOON).items[0].data == longest.data
    with pytest.raises(PieceTooLongError):
        cases.package(SheetItem("Lang", "brief", longest.data + b" "))


def test_8_mib_of_sheets_go_along_and_a_byte_more_does_not() -> None:
    """I4."""
    eight = [SheetItem("Lang", "brief", b"{".ljust(MAX_SHEET))] * 8
    assert len(read_bundle(cases.package(*eight), [cases.LOCK], cases.SOON).items) == 8
    with pytest.raises(PackageFullError):
        cases.package(*eight, SheetItem("Kort", "brief", b"{"))


def test_500_items_go_along_and_one_more_does_not() -> None:
    many = [SheetItem(f"Blad {n}", "brief", b"{}") for n in range(501)]
    assert len(read_bundle(cases.package(*many[:500]), [cases.LOCK], cases.SOON).items) == 500
    with pytest.raises(PackageFullError):
        cases.package(*many)


def test_more_than_a_package_can_be_is_refused_before_it_is_sealed() -> None:
    """E3."""
    with pytest.raises(PackageFullError):
        cases.package(SheetItem("Groot", "", b"%PDF-".ljust(128 * 2**20), "application/pdf"))


def test_25_mb_come_back_the_same() -> None:
    scan = SheetItem("Scan", "", b"%PDF-".ljust(25_000_000, b"x"), "application/pdf")
    (item,) = read_bundle(cases.package(scan), [cases.LOCK], cases.SOON).items
    assert (item.data, item.sheet) == (scan.data, None)


@pytest.mark.parametrize("wrong", [
    {"package_id": "x"}, {"profile": "Mijn huisarts"}, {"purpose_code": "x"}, {"supersedes": cases.ID},
    {"requests": ("a", "a")}, {"expires_at": cases.MADE}, {"created_at": cases.MADE.replace(tzinfo=None)},
    {"expires_at": cases.MADE + timedelta(days=367)},
])  # fmt: skip
def test_facts_that_no_manifest_can_hold_are_a_mistake_of_the_program(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"manifest|time zone"):
        cases.package(**wrong)


def test_a_package_for_a_key_is_signed_and_has_one_recipient() -> None:
    """E4, M9."""
    me, other = age.generate_identity().recipient, age.generate_identity().recipient
    with pytest.raises(ValueError, match="manifest"):
        cases.package(key=None, lock=me)
    for recipients in ([], [me, other]):
        with pytest.raises(ValueError, match="unpack"):
            write_bundle(cases.making(), cases.PIECES, signing_key=cases.KEY, recipients=recipients)


def test_nothing_tells_what_was_left_out_or_where_it_came_from() -> None:
    """M13: these are all the keys there are."""
    manifest = cases.contents(cases.package()).manifest
    assert set(re.findall(rb'"(\w+)":', manifest)) == set(
        b"author bundle_id category created_at delivery expires_at format items media_type path period profile purpose "
        b"code text recipient age_recipient name role requests selection sender key sha256 size supersedes title "
        b"version".split()
    )


def test_pydantic_is_loaded_only_when_a_package_is_opened_or_made() -> None:
    look = "import sys, herstelkluis.share.bundle, herstelkluis.share.reader; print('pydantic' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, timeout=300, check=True)
    assert shown.stdout == "False\n"
