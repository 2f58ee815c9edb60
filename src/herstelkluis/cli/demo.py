"""`herstelkluis demo`: the main job without a screen, on the example vault of Sam; every result is verified."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from herstelkluis.cli.inputs import now, read_bytes
from herstelkluis.cli.packages import read_package
from herstelkluis.cli.text_file import cut, read_words
from herstelkluis.crypto.kdf import STANDARD
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.crypto.words import suggest_password
from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, ngettext
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import all_words, runs
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


def demo(out: Path, text_file: Path | None) -> int:
    """Fill `out` with vault, card, letter, package and words; one line per result; 0 only if all of them hold."""
    text = read_words(read_bytes(text_file, MAX_TEXT_BYTES)) if text_file else None
    with disk_errors():
        out.mkdir(parents=True, exist_ok=True)
    password = suggest_password()
    dial = Dial(datetime.now(UTC))
    lifecycle = Lifecycle(out / "kluis", dial)
    vault = lifecycle.create(password, new_recovery_words(), STANDARD, owner="Sam")
    write_file(out / "password.txt", f"{password}\n".encode())
    results = _Results()
    try:
        count = fill(vault, dial, [name for name in FILES if text is None or name != STORY_KIND])
        if text is not None:
            chapters = put_in(vault, text)
            results.say(_("own text"), lambda: _read_back(vault, chapters, text))
    finally:
        lifecycle.lock()
    vault = lifecycle.unlock(password)
    try:
        results.say(_("vault"), lambda: _vault_line(vault, count))
        results.say(_("card"), lambda: _card(vault, out / "mijn-kaartje.pdf"))
        results.say(_("letter"), lambda: _letter(vault, out / "brief-huisarts.pdf"))
        results.say(_("package"), lambda: _package(vault, out))
    finally:
        lifecycle.lock()
    return results.exit_code


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
        body = {f"{section.key}.{field.key}": Answer(Text(runs(part)))}
        vault.drafts.change(replace(document, body=body))
        vault.settle()
        ids.append(document.id)
    return ids


def _read_back(vault: Vault, chapters: list[str], text: str) -> str:
    read = "".join(_only_text(vault.document(one)) for one in chapters)
    if read != text:
        raise AssertionError
    return ngettext("{n} chapter, read back the same", "{n} chapters, read back the same", len(chapters)).format(
        n=len(chapters)
    )


def _only_text(document: Document) -> str:
    (answer,) = document.body.values()
    return all_words(answer.value.runs) if isinstance(answer.value, Text) else ""


def _vault_line(vault: Vault, count: int) -> str:
    if vault.check():
        raise AssertionError
    return ngettext("{n} piece, sound", "{n} pieces, sound", count).format(n=count)


def _one(vault: Vault, kind: str) -> Document:
    return vault.document(vault.summaries(kind)[0].id)


def _card(vault: Vault, path: Path) -> str:
    write_file(path, card_pdf(vault, _one(vault, PLAN_KIND)))
    return path.name


def _letter(vault: Vault, path: Path) -> str:
    write_file(path, letter_pdf(vault, _one(vault, LETTER_KIND)))
    return path.name


def _package(vault: Vault, out: Path) -> str:
    given = sharing.seal(vault, _choose(sharing.begin(vault, "huisarts")), out)
    sharing.give_words(vault, given.package)
    write_file(out / "words.txt", f"{given.words}\n".encode())
    bundle = read_package(given.path, given.words, now())
    return ngettext("{name}, {n} piece, verified", "{name}, {n} pieces, verified", len(bundle.items)).format(
        name=given.path.name, n=len(bundle.items)
    )


def _choose(flow: ShareFlow) -> ShareFlow:
    """What Sam chooses: what is ticked already, without the names of people who did not agree, and every page seen."""
    flow = flow.for_reader("", flow.role, flow.purpose)
    for question in flow.open_questions():
        flow = flow.decide(question.piece, question.someone.words, Decision.LEAVE_OUT)
    flow = flow.look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    return flow
