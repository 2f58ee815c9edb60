"""Opening what the owner gave away: it is known as one's own, by its ledger or by its hash."""

from __future__ import annotations

import pytest

from herstelkluis.crypto import age
from herstelkluis.model.document import ShareState
from herstelkluis.vault import identity, sharing
from herstelkluis.vault.contacts import Trust
from herstelkluis.vault.receive import receive_in, what_is_this
from house import write
from share import share_cases as cases
from vault.neighbours import package, unsigned

WORDS = cases.WORDS


def given_by(vault, folder, *, is_signed=True):
    folder.mkdir(exist_ok=True)
    write(vault, "brief.huisarts", "Wilt u meekijken?", share=ShareState.MAY_GO)
    flow = sharing.begin(vault, "huisarts").with_agreement(days=10, wishes=frozenset(), is_signed=is_signed).look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    return sharing.seal(vault, flow, folder, log_n=10)


@pytest.mark.parametrize("is_signed", [True, False], ids=["signed", "unsigned"])
def test_an_own_package_is_known_as_such_and_tells_what_the_ledger_knows(pair, tmp_path, is_signed):
    clock, sam, _ = pair
    given = given_by(sam, tmp_path / "uit", is_signed=is_signed)
    data = given.path.read_bytes()
    found = receive_in(sam, data, given.words, clock())
    assert (found.own_package, found.withdrawn_at, found.seen_at) == (True, None, None)
    assert found.trust is (Trust.OWN if is_signed else Trust.NOT_SIGNED)
    sharing.withdraw(sam, given.package)
    found = receive_in(sam, data, given.words, clock())
    assert (found.own_package, found.withdrawn_at) == (True, clock())
    identity.rotate(sam)
    assert receive_in(sam, data, given.words, clock()).own_package


def test_a_found_file_is_known_without_opening_it(pair, tmp_path):
    """By its hash, or by that of the age file in a text or page around it."""
    _, sam, noor = pair
    given = given_by(sam, tmp_path / "uit")
    data = given.path.read_bytes()
    page = b"<!doctype html>\n<pre>\n" + age.armor(data) + b"</pre>\n"
    for copy in (data, age.armor(data), age.armor(data).replace(b"\n", b"\r\n"), page):
        assert what_is_this(sam, copy).package == given.package
    for other in (b"", data[:-1], data + b"\n", package(noor), page[:-300]):
        assert what_is_this(sam, other) is None
    assert what_is_this(noor, data) is None


def test_who_got_an_own_package_finds_it_unknown(pair, tmp_path):
    clock, sam, noor = pair
    given = given_by(sam, tmp_path / "uit")
    found = receive_in(noor, given.path.read_bytes(), given.words, clock())
    assert (found.trust, found.own_package) == (Trust.UNKNOWN, False)
    assert found.bundle.control_words == sharing.control_words_of(sam, given.package)
    identity.rotate(sam)
    assert found.bundle.control_words == sharing.control_words_of(sam, given.package), "the words stay those of then"


def test_an_unsigned_package_that_bears_the_id_of_an_own_one_is_not_own(pair, tmp_path):
    clock, sam, noor = pair
    given = given_by(sam, tmp_path / "uit", is_signed=False)
    found = receive_in(sam, unsigned(noor, package_id=given.package), WORDS, clock())
    assert (found.own_package, found.trust) == (False, Trust.NOT_SIGNED)
