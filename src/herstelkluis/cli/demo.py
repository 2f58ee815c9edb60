"""`herstelkluis demo`: the main job without a screen, on the example vault of Sam; every result is verified."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from herstelkluis.cli.inputs import now, read_bytes, read_secret
from herstelkluis.cli.packages import read_package
from herstelkluis.cli.text_file import cut, read_words
from herstelkluis.crypto.kdf import STANDARD
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.crypto.words import parse_words, suggest_password
from herstelkluis.errors import ItemsError, KluisError, VaultDamagedError, VaultExistsError, WrongWordsError
from herstelkluis.i18n import _, ngettext
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import Run, all_words
from herstelkluis.paper.read_back import check_pdf
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.third_parties import Decision
from herstelkluis.store.files import disk_errors, write_file
from herstelkluis.vault import sharing
from herstelkluis.vault.example import FILES, Dial, fill
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.printing import card_pdf, letter_pdf
from herstelkluis.vault.vault import STORY_KIND, Vault

MAX_TEXT_BYTES = 64 * 1024 * 1024
LETTER_KIND = "brief.huisarts"
PLAN_KIND = "plan.crisis"
VAULT, PASSWORD, WORDS = "kluis", "password.txt", "words.txt"
CARD, LETTER = "mijn-kaartje.pdf", "brief-huisarts.pdf"


def demo(out: Path, text_file: Path | None) -> int:
    """Fill `out` with vault, card, letter, package and words; one line per result; 0 only if all of them hold.

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
        results.say(_("package"), lambda: _package(vault, out))
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
        try:
            print(f"{what}: {make()}", flush=True)
        except KluisError as error:
            from herstelkluis.cli import say_error

            print(f"{what}: " + _("did not work"), file=sys.stderr)
            say_error(error)
            self.exit_code = self.exit_code or error.exit_code


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


def _package(vault: Vault, out: Path) -> str:
    given = sharing.seal(vault, _choose(sharing.begin(vault, "huisarts")), out)
    sharing.give_words(vault, given.package)
    write_file(out / WORDS, f"{given.words}\n".encode())
    words = read_secret(out / WORDS)
    if words != " ".join(parse_words(words, 7)):
        raise WrongWordsError
    bundle = read_package(given.path, words, now())
    if bundle.signed_by is None or any(item.sheet is None for item in bundle.items):
        raise ItemsError
    return ngettext("{name}, {n} piece, verified", "{name}, {n} pieces, verified", len(bundle.items)).format(
        name=given.path.name, n=len(bundle.items)
    )


def _choose(flow: ShareFlow) -> ShareFlow:
    """What Sam chooses: what is ticked already, without the names of people who did not agree, all seen."""
    flow = flow.for_reader("", flow.role, flow.purpose)
    for question in flow.open_questions():
        flow = flow.decide(question.piece, question.someone.key, Decision.LEAVE_OUT)
    flow = flow.look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    for change in flow.unchecked_changes():
        flow = flow.check_change(change.key)
    return flow
