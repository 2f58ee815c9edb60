"""What must not happen when something else goes wrong: a vault left open, a word lost, an owner shut out."""

import os
from dataclasses import replace

import pytest

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.errors import CannotWriteError, DiskFullError, NotAVaultError, VaultInUseError, WrongPasswordError
from herstelkluis.model.body import Answer, Line, Row, Rows, Text
from herstelkluis.model.document import Level
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import runs
from herstelkluis.store import drafts
from herstelkluis.store.files import previous_of, write_file
from herstelkluis.vault.lifecycle import VaultState
from herstelkluis.vault.open_page import OpenPage, read_open_page
from herstelkluis.vault.printing import paper_sheet
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, write

NEW_PASSWORD = "een heel ander wachtwoord"


def test_making_a_vault_touches_no_other_folder(house):
    other = House(house.folder.with_name("kluis.nieuw"))
    lifecycle, _ = other.make()
    lifecycle.lock()
    (house.folder.parent / ".kluis-foto.nieuw").mkdir()
    (house.folder.parent / ".kluis-foto.nieuw" / "foto.txt").write_text("van mij")
    lifecycle, _ = house.make()
    lifecycle.lock()
    other.lifecycle().unlock(PASSWORD).close()
    assert (house.folder.parent / ".kluis-foto.nieuw" / "foto.txt").exists()


@pytest.mark.parametrize("title", ["x" * (17 << 20), "half \ud800 teken"], ids=["too long", "half a character"])
def test_a_document_that_cannot_be_stored_neither_keeps_the_vault_open_nor_gets_lost(house, title):
    lifecycle, vault = house.make()
    impossible = vault.start("notitie", title=title)
    ordinary = vault.start("notitie", title="gewoon")
    vault.drafts.change(impossible)
    vault.drafts.change(ordinary)
    lifecycle.lock()
    assert lifecycle.state is VaultState.LOCKED
    vault = lifecycle.unlock(PASSWORD)
    assert vault.document(impossible.id).title == title
    assert vault.summaries()[0].title == "gewoon"
    lifecycle.lock()


def test_a_draft_nobody_can_read_shuts_no_one_out(house):
    lifecycle, vault = house.make()
    note = write(vault, "notitie", "leesbaar")
    drafts.put_draft(vault.database, replace(note, id="ander"), vault.clock())
    vault.database.write("UPDATE drafts SET body = ? WHERE document = 'ander'", (b'{"van":"later"}',))
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    assert vault.document(note.id).body == note.body
    assert vault.database.read("SELECT count(*) FROM drafts")[0][0] == 1
    lifecycle.lock()


def test_a_left_over_draft_on_a_full_disk_waits_in_memory(house, monkeypatch):
    lifecycle, vault = house.make()
    drafts.put_draft(vault.database, vault.start("notitie", title="bijna kwijt"), vault.clock())
    lifecycle.lock()

    def full(*_args, **_kwargs):
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.documents.put", full)
        vault = lifecycle.unlock(PASSWORD)
    assert [one.title for one in vault.drafts.pending] == ["bijna kwijt"]
    vault.settle()
    assert vault.summaries()[0].title == "bijna kwijt"
    lifecycle.lock()


def test_the_old_key_file_is_overwritten_in_its_own_place(house):
    lifecycle, _ = house.make()
    lifecycle.lock()
    with (house.folder / "kluis.hdr").open("rb") as kept:
        lifecycle.change_password(NEW_PASSWORD, CHEAPEST, Typed(PASSWORD))
        with pytest.raises(NotAVaultError):
            parse_keyfile(kept.read())


def test_an_old_key_file_left_by_a_crash_goes_at_the_next_unlock(house, monkeypatch):
    lifecycle, _ = house.make()
    lifecycle.lock()

    def crash(*_args):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("herstelkluis.store.files.overwrite_previous", crash)
        with pytest.raises(KeyboardInterrupt):
            lifecycle.change_password(NEW_PASSWORD, CHEAPEST, Typed(PASSWORD))
    previous = previous_of(house.folder / "kluis.hdr")
    assert previous.exists()
    with pytest.raises(WrongPasswordError):
        house.lifecycle().unlock(PASSWORD)
    again = house.lifecycle()
    again.unlock(NEW_PASSWORD)
    again.lock()
    assert not previous.exists()


def test_killed_before_the_new_key_file_has_its_name_the_old_one_is_not_overwritten(house, monkeypatch):
    lifecycle, _ = house.make()
    lifecycle.lock()

    def die(*_args):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("pathlib.Path.replace", die)
        with pytest.raises(KeyboardInterrupt):
            lifecycle.change_password(NEW_PASSWORD, CHEAPEST, Typed(PASSWORD))
    previous = previous_of(house.folder / "kluis.hdr")
    assert previous.samefile(house.folder / "kluis.hdr"), "a second name of the file in use"
    for _time in range(2):
        again = house.lifecycle()
        again.unlock(PASSWORD)
        again.lock()
    assert not previous.exists()


def test_the_password_of_a_vault_in_use_is_not_changed_elsewhere(house):
    lifecycle, _ = house.make()
    with pytest.raises(VaultInUseError):
        house.lifecycle().change_password(NEW_PASSWORD, CHEAPEST, Typed(PASSWORD))
    lifecycle.change_password(NEW_PASSWORD, CHEAPEST, Typed(PASSWORD))  # the window that has it may
    lifecycle.lock()
    lifecycle.unlock(NEW_PASSWORD)
    lifecycle.lock()


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(house):
    lifecycle, _ = house.make()
    lifecycle.lock()
    (house.folder / "kluis.hdr").unlink()
    os.mkfifo(house.folder / "kluis.hdr")
    os.mkfifo(house.folder / "open.json")
    assert read_open_page(house.folder) == OpenPage()
    assert house.lifecycle().state is VaultState.DAMAGED
    with pytest.raises(NotAVaultError):
        house.lifecycle().unlock(PASSWORD)


def test_a_file_that_cannot_be_replaced_keeps_the_old_one(tmp_path):
    (tmp_path / "map").mkdir()
    with pytest.raises(CannotWriteError):
        write_file(tmp_path / "map", b"nieuw")
    assert (tmp_path / "map").is_dir()


def test_a_very_sensitive_answer_stays_off_paper_and_card_unless_the_whole_piece_is(opened):
    _, _, vault = opened
    fields = {key: field for key, _section, field in vault.templates["plan.crisis"].fields()}
    sensitive = next(key for key, field in fields.items() if field.level == 3 and field.type is FieldType.TEXT)
    plan = replace(vault.start("plan.crisis"), body={sensitive: Answer(Text(runs("kanariegeel")))})
    assert "kanariegeel" not in repr(_on_paper(vault, plan))
    assert "kanariegeel" in repr(_on_paper(vault, replace(plan, level=Level.SENSITIVE)))
    signs = next(key for key, field in fields.items() if field.role == "card.signs")
    rows = Rows((Row("r", {fields[signs].columns[0].key: Line("kanariegeel")}),))
    for answer, is_there in ((Answer(rows), True), (Answer(rows, level=3), False)):
        card = vault.card(replace(plan, body={signs: answer}), vault.clock().date())
        assert ("kanariegeel" in repr(card)) is is_there


def _on_paper(vault, document):
    vault.drafts.change(document)
    return paper_sheet(vault, vault.document(document.id))
