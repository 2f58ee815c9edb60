"""Bringing pieces in: all of them or none, each as a piece of its own, and away again in one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from herstelkluis.errors import AttachmentError, BringInError, SourceTooLargeError
from herstelkluis.i18n import say_day
from herstelkluis.model.body import Answer, File, Files, Text
from herstelkluis.model.document import Document, Done
from herstelkluis.model.period import Period
from herstelkluis.model.tags import with_its_tags, with_tags
from herstelkluis.model.template import FieldType, Template
from herstelkluis.model.text import all_words, as_typed, runs
from herstelkluis.store import documents, search
from herstelkluis.vault.attachments import attach, most_bytes
from herstelkluis.vault.events import DocumentsChanged
from herstelkluis.vault.importing.batch import Found, Left
from herstelkluis.vault.progress import Progress

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

_WORDS_IN = {
    "notitie": "notitie.tekst",
    "dagboek": "dag.tekst",
    "werkmateriaal": "werk.tekst",
    "brief.ontvangen": "brief.tekst",
}
KINDS = tuple(_WORDS_IN)
"""What a piece may become, the first by itself; and where its words come then."""
JOURNAL = "dagboek"
_LOG = "imports"
_KEPT = 20
_LONGEST_TITLE = 200  # a longer one comes whole in the text


@dataclass(frozen=True, slots=True)
class Brought:
    """One time of bringing in: when, the pieces, and what stayed behind only then."""

    at: datetime
    documents: tuple[str, ...]
    left: tuple[Left, ...] = ()


def is_there(vault: Vault, pieces: Sequence[Found]) -> tuple[bool, ...]:
    """For each piece whether the vault holds the very same words already; may take a while, in any thread."""
    said = set()
    for kind in KINDS:
        for one in vault.summaries(kind):
            answer = vault.document(one.id).body.get(_WORDS_IN[kind])
            if answer is not None and isinstance(answer.value, Text):
                said.add(all_words(answer.value.runs).strip())
    return tuple(_words(one).strip() in said for one in pieces)


def bring_in(vault: Vault, pieces: Iterable[Found], kind: str, progress: Progress | None = None) -> Brought:
    """Put these pieces in the vault, all or none of them, each a piece of its own and for nobody else.

    A file that cannot be kept with its piece stays behind and is told. May run in any thread, and so tells no listener:
    let `DocumentsChanged` be told after it. Raises what `Database.atomic` raises, and what `progress` raises.
    """
    wanted, template = list(pieces), vault.templates[kind]
    now = vault.clock()
    made: list[str] = []
    left: list[Left] = []
    with vault.database.atomic():
        for number, one in enumerate(wanted):
            document = vault.put(with_its_tags(_document(vault, template, one), template))
            if one.files:
                vault.put(_with_files(vault, document, template, one, left), document)
            made.append(document.id)
            if progress is not None:
                progress((number + 1) / len(wanted))
        _remember(vault, Brought(now, tuple(made)))
    return Brought(now, tuple(made), tuple(left))


def last_brought(vault: Vault) -> Brought | None:
    """What was brought in last and still is, at least in part."""
    log = vault.preference(_LOG, [])
    there = {one.id for one in vault.summaries()} if log else set()
    for one in reversed(log):
        documents = tuple(key for key in one["documents"] if key in there)
        if documents:
            return Brought(datetime.fromisoformat(one["at"]), documents)
    return None


def take_out(vault: Vault, brought: Brought) -> None:
    """Put everything that came in with this in the bin, in one step; also what was changed since."""
    vault.settle()
    now = vault.clock()
    with vault.database.atomic():
        for one in brought.documents:
            documents.throw_away(vault.database, one, now)
            search.remove(vault.database, one)
    vault.events.emit(DocumentsChanged())


def put_back(vault: Vault, brought: Brought) -> None:
    """Undo taking out."""
    with vault.database.atomic():
        for one in brought.documents:
            documents.take_back(vault.database, one)
            search.index_document(vault.database, documents.get(vault.database, one))
    vault.events.emit(DocumentsChanged())


def _document(vault: Vault, template: Template, piece: Found) -> Document:
    body = {_WORDS_IN[template.kind]: Answer(Text(runs(_words(piece))))}
    period = _period(piece.day) if piece.day else None
    if period and (key := _key(template, FieldType.WHEN)):
        body[key] = Answer(period)
    started = vault.start(template.kind, title=_title(piece)[:_LONGEST_TITLE])
    document = replace(started, body={**started.body, **body}, period=period, done=Done.FOR_NOW)
    return with_tags(document, template, piece.tags) if piece.tags else document


def _title(piece: Found) -> str:
    return as_typed(piece.title).strip()


def _words(piece: Found) -> str:
    """The words of a piece; a title that is too long to be one stands above them, when it is not there already."""
    title, words = _title(piece), as_typed(piece.words)
    return f"{title}\n\n{words}" if len(title) > _LONGEST_TITLE and title not in words else words


def _with_files(vault: Vault, document: Document, template: Template, piece: Found, left: list[Left]) -> Document:
    key = _key(template, FieldType.FILE)
    files: list[File] = []
    most = most_bytes(vault)
    for file in piece.files:
        try:
            if file.size > most:  # told before any of it is read
                raise SourceTooLargeError
            files.append(attach(vault, document.id, file.name, file.read()))
        except (AttachmentError, BringInError) as error:
            left.append(Left(file.name, error.message))
    if not files:
        return document
    if not key:  # this kind does not ask for files; they are of the piece itself
        return replace(document, files=tuple(files))
    return replace(document, body={**document.body, key: Answer(Files(tuple(files)))})


def _key(template: Template, kind: FieldType) -> str:
    return next((key for key, _section, field in template.fields() if field.type is kind), "")


def _period(day: date) -> Period:
    return Period(say_day(day), day.isoformat(), day.isoformat())


def _remember(vault: Vault, brought: Brought) -> None:
    log = vault.preference(_LOG, [])
    one = {"at": brought.at.isoformat(), "documents": list(brought.documents)}
    vault.prefer(_LOG, [*log, one][-_KEPT:])
