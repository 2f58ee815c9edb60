"""`herstelkluis demo`: the main job without a screen, on the example vault of Sam; every result is verified."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from herstelkluis.cli import demo_giving
from herstelkluis.cli.demo_giving import WORDS
from herstelkluis.cli.inputs import read_bytes, read_secret
from herstelkluis.cli.text_file import cut, read_words
from herstelkluis.crypto.kdf import STANDARD
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.crypto.words import suggest_password
from herstelkluis.errors import KluisError, VaultDamagedError, VaultExistsError
from herstelkluis.i18n import _, ngettext
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import Run, all_words
from herstelkluis.paper.read_back import check_pdf
from herstelkluis.store.files import disk_errors, write_file
from herstelkluis.vault.example import FILES, Dial, fill
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.printing import card_pdf, letter_pdf
from herstelkluis.vault.vault import STORY_KIND, Vault

T = TypeVar("T")
MAX_TEXT_BYTES = 64 * 1024 * 1024
LETTER_KIND = "brief.huisarts"
PLAN_KIND = "plan.crisis"
VAULT, PASSWORD = "kluis", "password.txt"
CARD, LETTER = "mijn-kaartje.pdf", "brief-huisarts.pdf"


def demo(out: Path, text_file: Path | None) -> int:
    """Fill `out` with vault, card, letter, package (three files) and words; a line per result; 0 if all of them hold.

    Raises VaultExistsError when an earlier example stands there: nothing is ever written over.
    """
    text = None if text_file is None else read_words(read_bytes(text_file, MAX_TEXT_BYTES))
    with disk_errors():
        out.mkdir(parents=True, exist_ok=True)
        if any((out / name).exists() for name in (VAULT, PASSWORD, WORDS, CARD, LETTER)):
            raise VaultExistsError
    dial = Dial(datetime.now(UTC))
    lifecycle = Lifecycle(out / VAULT, dial)
    results = _Results()
    count = _make(lifecycle, dial, out, text, results)
    vault = lifecycle.unlock(read_secret(out / PASSWORD))
    try:
        results.say(_("vault"), lambda: _vault_line(vault, count))
        results.say(_("card"), lambda: _pdf(out / CARD, card_pdf(vault, _one(vault, PLAN_KIND))))
        results.say(_("letter"), lambda: _pdf(out / LETTER, letter_pdf(vault, _one(vault, LETTER_KIND))))
        given = results.attempt(_("package"), lambda: demo_giving.give(vault, out))
        if given is not None:
            results.say(_("package"), lambda: demo_giving.file_line(given, out))
            results.say(_("web page"), lambda: demo_giving.page_line(given, out))
            results.say(_("locked PDF"), lambda: demo_giving.pdf_line(given, out))
    finally:
        lifecycle.lock()
    return results.exit_code


def _make(lifecycle: Lifecycle, dial: Dial, out: Path, text: str | None, results: _Results) -> int:
    """Make and lock the example vault, and return how many pieces it holds. A text takes the place of the story."""
    password = suggest_password()
    vault = lifecycle.create(password, new_recovery_words(), STANDARD, owner="Sam")
    try:
        write_file(out / PASSWORD, f"{password}\n".encode())
        count = fill(vault, dial, [name for name in FILES if text is None or name != STORY_KIND])
        if text is not None:
            chapters = put_in(vault, text)
            results.say(_("own text"), lambda: _read_back(vault, chapters, text))
            count += len(chapters)
    finally:
        lifecycle.lock()
    return count


class _Results:
    """One line per result; the first failure decides the exit code, and the rest is still tried."""

    def __init__(self) -> None:
        self.exit_code = 0

    def say(self, what: str, make: Callable[[], str]) -> None:
        said = self.attempt(what, make)
        if said is not None:
            print(f"{what}: {said}", flush=True)

    def attempt(self, what: str, make: Callable[[], T]) -> T | None:
        try:
            return make()
        except KluisError as error:
            from herstelkluis.cli import say_error

            print(f"{what}: " + _("did not work"), file=sys.stderr)
            say_error(error)
            self.exit_code = self.exit_code or error.exit_code
        return None


def put_in(vault: Vault, text: str) -> list[str]:
    """Put a text in as chapters of the life story, in order, and return the ids of their documents."""
    sections = vault.templates[STORY_KIND].sections
    ids = []
    for section, part in zip(sections, cut(text, len(sections)), strict=False):
        field = next(one for one in section.fields if one.type is FieldType.TEXT)
        document = vault.start(STORY_KIND, section=section.key)
        body = {f"{section.key}.{field.key}": Answer(Text((Run(part),)))}
        vault.drafts.change(replace(document, body=body))
        vault.settle()
        ids.append(document.id)
    return ids


def _read_back(vault: Vault, chapters: list[str], text: str) -> str:
    read = "".join(_only_text(vault.document(one)) for one in chapters)
    if read != text:
        raise VaultDamagedError
    return ngettext("{n} chapter, read back the same", "{n} chapters, read back the same", len(chapters)).format(
        n=len(chapters)
    )


def _only_text(document: Document) -> str:
    (answer,) = document.body.values()
    return all_words(answer.value.runs) if isinstance(answer.value, Text) else ""


def _vault_line(vault: Vault, count: int) -> str:
    if vault.check() or len(vault.summaries()) != count:
        raise VaultDamagedError
    return ngettext("{n} piece, sound", "{n} pieces, sound", count).format(n=count)


def _one(vault: Vault, kind: str) -> Document:
    return vault.document(vault.summaries(kind)[0].id)


def _pdf(path: Path, data: bytes) -> str:
    write_file(path, data)
    check_pdf(path, 1)
    return _("{name}, one page, opens").format(name=path.name)
