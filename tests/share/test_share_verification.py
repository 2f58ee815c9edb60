"""Opening: what lies in the age file; each row refuses by its own name, in its order (V4 to V12)."""

from __future__ import annotations

import dataclasses
from datetime import UTC, timedelta, timezone
from typing import Any

import pytest

from herstelkluis.crypto import age, canonical
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import (
    ClockError,
    ExpiredError,
    ForwardedError,
    ItemsError,
    ManifestError,
    PackageFormatError,
    PackageTooLargeError,
    PackageTooNewError,
    SignatureError,
)
from herstelkluis.share.archive import write_archive
from herstelkluis.share.container import NAMESPACE, pack
from herstelkluis.share.reader import Bundle, read_bundle
from share import share_cases as cases

PACKAGE = cases.package()
ME = age.generate_identity()
SOMEONE = age.generate_identity()
X25519 = age.parse_identity("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")


def opened(data: bytes, *identities: age.Identity) -> Bundle:
    return read_bundle(data, identities or [cases.LOCK], cases.SOON)


def resealed(lock: age.Recipient = cases.LOCK, **parts: Any) -> bytes:
    """The package again with other parts, sealed by someone who could open it."""
    return age.encrypt(pack(dataclasses.replace(cases.contents(PACKAGE), **parts)), lock)


@pytest.mark.parametrize("content", [b"", b"hello", write_archive([]), b"PK\3\4" + bytes(70_000)])
def test_an_age_file_with_something_else_in_it_is_no_package_of_ours(content: bytes) -> None:
    """V4; the archive has tests of its own."""
    with pytest.raises(PackageFormatError):
        opened(age.encrypt(content, cases.LOCK))


SOUND = cases.contents(PACKAGE)
SIGNATURES = {
    "over something else": cases.KEY.sign(SOUND.manifest + b" ", NAMESPACE),
    "in another namespace": cases.KEY.sign(SOUND.manifest, "herstelkluis.revoke.v1"),
    "cut off": (SOUND.signature or b"")[:-30],
    "with a line end more": (SOUND.signature or b"") + b"\n",
    "empty": b"",
    "of 2 kB": (SOUND.signature or b"") * 8,
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_another_signature_is_refused(name: str) -> None:
    """V5: S1."""
    with pytest.raises(SignatureError):
        opened(resealed(signature=SIGNATURES[name]))


def test_a_signature_that_was_replaced_or_taken_off_does_not_fit_the_manifest() -> None:
    """V6: S1."""
    other = SigningKey.from_seed(bytes(32)).sign(SOUND.manifest, NAMESPACE)
    unsigned = cases.contents(cases.package(key=None))
    for parts in ({"signature": other}, {"signature": None}, {"manifest": unsigned.manifest}):
        with pytest.raises(SignatureError if "manifest" in parts else ManifestError):
            opened(resealed(**parts))
    signed = cases.KEY.sign(unsigned.manifest, NAMESPACE)
    with pytest.raises(ManifestError):
        opened(resealed(manifest=unsigned.manifest, signature=signed))


def test_a_package_that_is_not_signed_says_so() -> None:
    """S1, B4."""
    bundle = opened(cases.package(key=None))
    assert (bundle.signed_by, bundle.control_words) == (None, None)
    assert [one.sheet for one in bundle.items] == [cases.LETTER, cases.PLAN]


def test_a_package_for_a_key_must_be_signed() -> None:
    """V5: M9."""
    unsigned = dataclasses.replace(cases.contents(cases.package(key=None)))
    with pytest.raises(SignatureError):
        opened(age.encrypt(pack(unsigned), ME.recipient), ME)


def test_the_manifest_is_judged_before_the_items_and_the_version_before_the_manifest() -> None:
    """V6, M2: what is wrong further down is not looked at."""
    with pytest.raises(PackageTooNewError):
        opened(cases.forged(lambda facts: facts.update(version=2, items="gone")))
    with pytest.raises(ManifestError):
        opened(cases.sealed(b"{}", (("items/0007.txt", b"x"),)))


ITEMS = {
    "another item": (("items/0001.json", b"{}"), SOUND.items[1]),
    "an item less": SOUND.items[:1],
    "an item more": (*SOUND.items, ("items/0003.json", b"{}")),
    "another order": SOUND.items[::-1],
    "items exchanged": ((SOUND.items[0][0], SOUND.items[1][1]), (SOUND.items[1][0], SOUND.items[0][1])),
    "another place": (SOUND.items[0], ("items/0003.json", SOUND.items[1][1])),
    "another ending": (("items/0001.txt", SOUND.items[0][1]), SOUND.items[1]),
    "a byte more": ((SOUND.items[0][0], SOUND.items[0][1] + b"\n"), SOUND.items[1]),
}


@pytest.mark.parametrize("name", ITEMS)
def test_items_that_are_not_those_of_the_manifest_are_refused(name: str) -> None:
    """V7: I1."""
    with pytest.raises(ItemsError):
        opened(resealed(items=ITEMS[name]))


def test_a_changed_read_me_is_refused() -> None:
    """V7: L1. It is not signed, so there it could be changed by anyone with the words."""
    with pytest.raises(ItemsError):
        opened(resealed(read_me=SOUND.read_me.replace(b"age -d", b"rm -rf")))


def test_a_size_or_hash_that_does_not_fit_is_refused() -> None:
    """V7: I1."""
    for change in ({"size": 12}, {"sha256": "0" * 64}):
        with pytest.raises(ItemsError):
            opened(cases.forged(lambda facts, change=change: facts["items"][0].update(change)))


PNG, JPG = b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff...."
NOT_WHAT_IT_SAYS = {
    "a PDF that is a page": ("application/pdf", "pdf", b"<html>"),
    "a PNG that is a JPG": ("image/png", "png", JPG),
    "a JPG that is a PNG": ("image/jpeg", "jpg", PNG),
    "a sheet that is a list": ("application/json", "json", b"[1]"),
    "a text that is no UTF-8": ("text/plain", "txt", b"caf\xe9"),
    "a text with NUL": ("text/plain", "txt", b"a\0b"),
}


@pytest.mark.parametrize("name", NOT_WHAT_IT_SAYS)
def test_an_item_that_is_not_of_its_media_type_is_refused(name: str) -> None:
    """V7: I2."""
    with pytest.raises(ItemsError):
        opened(cases.with_item(*NOT_WHAT_IT_SAYS[name]))


@pytest.mark.parametrize(("media_type", "ending", "content"), [
    ("application/pdf", "pdf", b"%PDF-1.7 ..."), ("image/png", "png", PNG), ("image/jpeg", "jpg", JPG),
    ("text/plain", "txt", "Café\n".encode()),
])  # fmt: skip
def test_other_files_come_along_as_bytes(media_type: str, ending: str, content: bytes) -> None:
    (item,) = opened(cases.with_item(media_type, ending, content)).items
    assert (item.media_type, item.data, item.sheet) == (media_type, content, None)


@pytest.mark.parametrize(("media_type", "ending", "most"), [
    ("application/json", "json", 2**20), ("text/plain", "txt", 2**20),
    ("image/png", "png", 15_000_000), ("image/jpeg", "jpg", 15_000_000), ("application/pdf", "pdf", 128 * 2**20),
])  # fmt: skip
def test_an_item_over_its_limit_is_refused(media_type: str, ending: str, most: int) -> None:
    """V7: I3. At the limit the next check objects, as the size is not the real one."""
    with pytest.raises(ItemsError):
        opened(cases.with_item(media_type, ending, b"{", most))
    with pytest.raises(PackageTooLargeError):
        opened(cases.with_item(media_type, ending, b"{", most + 1))


def test_more_than_8_mib_of_text_is_refused() -> None:
    """V7: I4."""

    def nine_times(facts: dict[str, Any]) -> None:
        first = facts["items"][0] | {"size": 2**20}
        facts["items"] = [first | {"path": f"items/{n:04}.json"} for n in range(1, 10)]

    def eight_times(facts: dict[str, Any]) -> None:
        nine_times(facts)
        facts["items"].pop()

    with pytest.raises(PackageTooLargeError):
        opened(cases.forged(nine_times))
    with pytest.raises(ItemsError):
        opened(cases.forged(eight_times))


def test_a_package_that_was_sealed_again_for_another_is_refused() -> None:
    """V9: the signed manifest says how and for whom it was sealed."""
    for_me = cases.package(lock=ME.recipient)
    assert opened(for_me, SOMEONE, ME).reader_name == "dr. A. Jansen"
    with pytest.raises(ForwardedError):
        opened(resealed(ME.recipient), ME)
    inside = age.decrypt(for_me, ME)
    with pytest.raises(ForwardedError):
        opened(age.encrypt(inside, SOMEONE.recipient), SOMEONE)
    with pytest.raises(ForwardedError):
        opened(age.encrypt(inside, cases.LOCK), ME, cases.LOCK)


def test_a_package_opens_with_an_older_kind_of_key_too() -> None:
    """E4."""
    assert opened(cases.package(lock=X25519.recipient), X25519).id == cases.ID


def test_a_package_from_the_future_is_refused_but_clocks_may_differ_ten_minutes() -> None:
    """V10."""
    ten = timedelta(minutes=10)
    assert read_bundle(PACKAGE, [cases.LOCK], cases.MADE - ten).id == cases.ID
    with pytest.raises(ClockError):
        read_bundle(PACKAGE, [cases.LOCK], cases.MADE - ten - timedelta(seconds=1))


def test_the_end_date_hides_the_content_after_the_last_second() -> None:
    """V10."""
    second = timedelta(seconds=1)
    assert read_bundle(PACKAGE, [cases.LOCK], cases.LAST + second - timedelta(microseconds=1)).id == cases.ID
    with pytest.raises(ExpiredError) as refused:
        read_bundle(PACKAGE, [cases.LOCK], cases.LAST + second)
    assert refused.value.facts == {"expires_on": "2026-05-31"}
    assert (refused.value.exit_code, str(refused.value)) == (5, "expired")


def test_the_end_date_is_told_as_a_day_where_the_reader_is() -> None:
    """T1: the last second of a Dutch day, read in the Netherlands in summer and far east of it."""
    for hours, day in ((2, "2026-05-31"), (9, "2026-06-01")):
        later = (cases.LAST + timedelta(days=3)).astimezone(timezone(timedelta(hours=hours)))
        with pytest.raises(ExpiredError) as refused:
            read_bundle(PACKAGE, [cases.LOCK], later)
        assert refused.value.facts == {"expires_on": day}


def test_a_clock_that_was_set_back_does_not_open_what_expired() -> None:
    """T1."""
    with pytest.raises(ExpiredError):
        read_bundle(PACKAGE, [cases.LOCK], cases.SOON, clock_mark=cases.LAST + timedelta(days=1))
    with pytest.raises(ClockError):
        read_bundle(PACKAGE, [cases.LOCK], cases.MADE - timedelta(days=9), clock_mark=cases.SOON)


def test_an_expired_package_for_someone_else_says_only_that() -> None:
    """V9 goes before V10."""
    with pytest.raises(ForwardedError):
        read_bundle(resealed(ME.recipient), [ME], cases.LAST + timedelta(days=9))


def test_now_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        read_bundle(PACKAGE, [cases.LOCK], cases.SOON.astimezone(UTC).replace(tzinfo=None))


SHEETS = {
    "another form": b'{"sheet":1}',
    "a newer form": SOUND.items[0][1].replace(b'"sheet":1', b'"sheet":2'),
    "an unknown piece": canonical.encode({"pieces": [{"script": "alert(1)"}], "sheet": 1, "title": "x"}),
    "not canonical": SOUND.items[0][1] + b" ",
    "no JSON": b"{...",
    "100000 deep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_cannot_be_shown_is_still_there_as_bytes(name: str) -> None:
    """V12: I5."""
    (item,) = opened(cases.with_item("application/json", "json", SHEETS[name])).items
    assert (item.sheet, item.data) == (None, SHEETS[name])


def test_one_part_that_cannot_be_shown_does_not_hide_the_others() -> None:
    """V12: I5."""
    odd = cases.SheetItem("Raar", "", b"{}")
    first, second = opened(cases.package(odd, cases.PIECES[1])).items
    assert (first.sheet, second.sheet) == (None, cases.PLAN)
