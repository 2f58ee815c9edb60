"""One changed byte, thousands of times: everything is either refused with a typed error or exactly what it was.

HERSTELKLUIS_FLIPS sets how often: 10,000 in the torture run. A whole vault takes a tenth of a second to read, so there
it is less by default; the store changes bytes of its database too.
"""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import replace

import pytest

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.errors import KluisError
from herstelkluis.share.reader import passphrase, read_bundle
from herstelkluis.store.files import previous_of
from herstelkluis.vault import sharing
from herstelkluis.vault.state import KEY_FILE
from herstelkluis.vault.typed import Typed
from house import PASSWORD, rewrite, write
from share import share_cases as cases
from torture import table

FLIPS = int(os.environ.get("HERSTELKLUIS_FLIPS", "2000"))
DATABASE_FLIPS = int(os.environ.get("HERSTELKLUIS_FLIPS", "100"))
SENTENCE = "Vannacht hoorde ik qxvogels zingen onder het raam"


def flips(whole, times, seed):
    """(place, the same bytes with one bit changed): every place at least once when there is time for it."""
    chance = random.Random(seed)
    places = list(range(len(whole)))
    chance.shuffle(places)
    for number in range(times):
        place = places[number] if number < len(places) else chance.randrange(len(whole))
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        yield place, bytes(changed)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@table.counted("byte flips, database of a vault", DATABASE_FLIPS, "(refused, or nothing changed)")
def test_every_changed_byte_of_a_database_is_seen_or_changes_nothing(house):
    lifecycle, vault = house.make()
    write(vault, "notitie", SENTENCE, title="Mist")
    write(vault, "persoon", "Noor")
    before = everything(vault)
    lifecycle.lock()
    database = house.folder / "kluis-1.db"
    whole = database.read_bytes()
    for place, changed in flips(whole, DATABASE_FLIPS, 1):
        database.write_bytes(changed)
        lifecycle = house.lifecycle()
        try:
            vault = lifecycle.unlock(PASSWORD)
            found = "refused" if vault.check() else everything(vault)
        except KluisError:
            found = "refused"
        finally:
            lifecycle.lock()
        assert found in ("refused", before), place
        if place < 16:
            assert found == "refused", "the salt is compared"


@table.counted("byte flips, key file", FLIPS, "(refused)")
def test_every_changed_byte_of_a_key_file_is_seen(house):
    lifecycle, _ = house.make()
    lifecycle.lock()
    whole = (house.folder / KEY_FILE).read_bytes()
    true_key = unlocked(whole, PASSWORD)
    assert unlocked(whole, house.words) == true_key
    for place, changed in flips(whole, FLIPS, 2):
        found = [unlocked(changed, PASSWORD), unlocked(changed, house.words)]
        assert set(found) <= {None, true_key}, place
        assert None in found, place


@table.counted("byte flips, package", FLIPS, "(refused)")
def test_every_changed_byte_of_a_package_is_seen():
    whole = cases.package()
    words = [passphrase(cases.WORDS)]
    assert read_bundle(whole, words, cases.SOON).items
    for place, changed in flips(whole, FLIPS, 3):
        with pytest.raises(KluisError):
            pytest.fail(f"{place}: {read_bundle(changed, words, cases.SOON).number}")


def test_a_day_of_use_leaves_no_own_word_in_any_file(house, tmp_path):
    """Write, draft, change, share, copy, change the password, lock; the packages count too."""
    lifecycle, vault = house.make()
    note = write(vault, "notitie", SENTENCE, title=SENTENCE)
    house.clock.wait(3600)
    rewrite(vault, note, f"{SENTENCE}, nog steeds")
    write(vault, "plan.crisis", SENTENCE, share="may_go")
    vault.drafts.change(replace(vault.document(note.id), title=f"Klad: {SENTENCE}"))
    house.clock.wait(1)
    vault.drafts.tick()
    assert [hit.document for hit in vault.find("qxvogels")]
    vault.prefer("sentence", SENTENCE)
    assert found_in(tmp_path) == []  # with the write-ahead log full

    given = share(vault, tmp_path)
    vault.database.copy_to(tmp_path / "reserve.db")
    lifecycle.lock()
    shutil.copytree(house.folder, tmp_path / "reserve")
    lifecycle.change_password("een heel ander wachtwoord", CHEAPEST, Typed(PASSWORD))
    assert not previous_of(house.folder / KEY_FILE).exists()
    assert len([one for one in tmp_path.rglob("*") if one.is_file()]) >= 6
    assert found_in(tmp_path) == []

    bundle = read_bundle(given.path.read_bytes(), [passphrase(given.words)], house.clock())
    (tmp_path / "open").write_bytes(bundle.items[0].data)
    assert found_in(tmp_path) == ["open"]  # the search itself works


def share(vault, folder):
    """A package for the GP with the plan in it, its words given."""
    flow = sharing.begin(vault, "huisarts").for_reader("Mw. X", "huisarts", "Om te weten")
    for offer in flow.offers:
        flow = flow.tick(offer.piece.key)
    flow = flow.look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    given = sharing.seal(vault, flow, folder, log_n=1)
    sharing.give_words(vault, given.package)
    return given


def unlocked(data, secret):
    """The vault key, or None where it was refused."""
    try:
        keyfile = parse_keyfile(data)
        way = keyfile.unlock_with_password if isinstance(secret, str) else keyfile.unlock_with_words
        with way(secret) as key:
            return key.reveal()
    except KluisError:
        return None


def everything(vault):
    pieces = [vault.document(one.id) for one in vault.summaries()]
    versions = [vault.version(one.id, old.revision) for one in pieces for old in vault.versions(one.id)]
    return pieces, versions, vault.find("qxvogels"), vault.preference("owner")


def found_in(folder):
    wanted = [
        word.encode(coding)
        for word in (SENTENCE, "qxvogels", "zingen")
        for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
    ]
    files = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file.name for file in files if any(word in file.read_bytes() for word in wanted))
