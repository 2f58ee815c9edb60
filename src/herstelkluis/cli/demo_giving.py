"""The package of the example: given through three doors, and each file opened and verified as its reader would."""

from __future__ import annotations

from pathlib import Path

from herstelkluis.cli.inputs import now, read_secret
from herstelkluis.cli.packages import read_package
from herstelkluis.crypto.words import PACKAGE_WORDS, parse_words
from herstelkluis.errors import ItemsError, ProgramDamagedError, WrongWordsError
from herstelkluis.i18n import ngettext
from herstelkluis.paper.read_back import check_locked_pdf
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.page import is_own_page
from herstelkluis.share.third_parties import Decision
from herstelkluis.store.files import write_file
from herstelkluis.vault import sharing
from herstelkluis.vault.sharing import Given
from herstelkluis.vault.vault import Vault

WORDS = "words.txt"
DOORS = frozenset({Door.FILE, Door.PAGE, Door.PDF})


def give(vault: Vault, out: Path) -> Given:
    """Put the package in `out` in three ways, and its words beside it: they count as given before they are written."""
    given = sharing.seal(vault, _choose(sharing.begin(vault, "huisarts")), out, DOORS)
    words = sharing.give_words(vault, given.package)
    write_file(out / WORDS, f"{words}\n".encode())
    return given


def file_line(given: Given, out: Path) -> str:
    """Open a package with the words that lie beside it. Raises as `read_package` does, ItemsError, WrongWordsError."""
    return _opened(given.paths[Door.FILE], out)


def page_line(given: Given, out: Path) -> str:
    """The same for the web page, and that its reader is ours. Raises as `file_line`, and ProgramDamagedError."""
    page = given.paths[Door.PAGE]
    if not is_own_page(page.read_bytes()):
        raise ProgramDamagedError
    return _opened(page, out)


def pdf_line(given: Given, out: Path) -> str:
    """Open and paint the locked PDF with the words. Raises PaperError, WrongWordsError."""
    pages = check_locked_pdf(given.paths[Door.PDF], _words(out))
    return ngettext("{name}, {n} page, opens with the words", "{name}, {n} pages, opens with the words", pages).format(
        name=given.paths[Door.PDF].name, n=pages
    )


def _opened(path: Path, out: Path) -> str:
    bundle = read_package(path, _words(out), now())
    if bundle.signed_by is None or any(item.sheet is None for item in bundle.items):
        raise ItemsError
    return ngettext("{name}, {n} piece, verified", "{name}, {n} pieces, verified", len(bundle.items)).format(
        name=path.name, n=len(bundle.items)
    )


def _words(out: Path) -> str:
    words = read_secret(out / WORDS)
    if words != " ".join(parse_words(words, PACKAGE_WORDS)):
        raise WrongWordsError
    return words


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
