"""Finding out what a file or folder holds, without bringing anything in."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from herstelkluis.errors import (
    N_,
    BringInError,
    CannotReadError,
    NothingFoundError,
    NotTextError,
    SourceTooLargeError,
    UnreadableSourceError,
)
from herstelkluis.store.files import open_regular
from herstelkluis.vault.importing import dayone, docx, jrnl, pdf, rednotebook
from herstelkluis.vault.importing.batch import MIB, MOST_PIECES, MOST_TEXT, Batch, Found, FoundFile, Gathering
from herstelkluis.vault.importing.joplin import joplin_jex
from herstelkluis.vault.importing.plain import markdown_piece, plain_piece, words_in
from herstelkluis.vault.progress import Progress, nobody

OTHER_KIND = N_("This kind of file is not brought in.")
MARKDOWN, PLAIN = {".md", ".markdown", ".mdown"}, {".txt", ".text", ""}
_MOST_FILE = 64 * MIB
_MOST_FOLDER = 4 * MOST_PIECES
_LINKED = re.compile(r'\[[^\[\]\n]*\]\(([^()\n"]*)(?:"[^"\n]*"[ \t]*)?\)')
_MACOS = "__MACOSX"


def look_into(path: Path, tell: Progress = nobody) -> Batch:
    """What lies in a file or folder, ready to be brought in. Reads only; may run in any thread.

    `tell` hears now and then the share that is done, from 0 to 1; what it raises ends the looking.

    Known are plain text, Markdown, DOCX, the words of a PDF, journals of jrnl, RedNotebook (its folder) and Day One
    (JSON or ZIP), notes of Joplin (JEX), and a folder of such texts. Raises a `BringInError` or `CannotReadError`; of a
    folder, what cannot be read is told in `left`.
    """
    try:
        batch = _folder(path, tell) if path.is_dir() else _file(path, tell)
    except OSError:
        raise CannotReadError from None
    if not batch.pieces and not batch.left:
        raise NothingFoundError
    return batch


def _file(path: Path, tell: Progress) -> Batch:
    kind = path.suffix.lower()
    if kind == ".jex":
        with open_regular(path) as source:
            return joplin_jex(source, partial(_opened, path))
    if kind == ".zip":
        with open_regular(path) as source:
            return dayone.day_one_zip(source, partial(_opened, path))
    if kind == ".json":
        return _json(_read(path, dayone.MOST_JSON))
    gathering = Gathering()
    if kind in PLAIN:
        text = words_in(_read(path, _MOST_FILE))
        if jrnl.is_jrnl_text(text):
            return jrnl.jrnl_text(text)
    if rednotebook.MONTH.fullmatch(path.name):
        return _months([path], tell)
    _text(path, path.name, gathering, tell)
    return gathering.batch()


def _json(data: bytes) -> Batch:
    found = dayone.parsed(data)
    if dayone.is_day_one(found):
        return dayone.day_one_json(found)
    if jrnl.is_jrnl_json(found):
        return jrnl.jrnl_json(found)
    raise NotTextError


def _folder(root: Path, tell: Progress) -> Batch:
    for place in (root, root / "data"):
        months = sorted(
            one for one in place.glob("*.txt") if rednotebook.MONTH.fullmatch(one.name) and not one.is_symlink()
        )
        if months:
            return _months(months, tell)
    gathering = Gathering()
    linked: set[Path] = set()
    others: list[Path] = []
    files = _files(root, tell)
    for number, path in enumerate(files):
        done = number / len(files)
        tell(done)
        name = str(path.relative_to(root))
        if path.suffix.lower() in MARKDOWN | PLAIN | {".docx", ".pdf"}:
            try:
                linked |= _text(path, name, gathering, partial(_still, tell, done), root)
            except SourceTooLargeError:
                raise
            except BringInError as error:
                gathering.leave(name, error)
        else:
            others.append(path)
    for path in others:
        if path.resolve() not in linked:
            gathering.leave(str(path.relative_to(root)), OTHER_KIND)
    return gathering.batch()


def _months(months: list[Path], tell: Progress) -> Batch:
    gathering = Gathering()
    for number, path in enumerate(months):
        tell(number / len(months))
        try:
            for piece in rednotebook.month_pieces(words_in(_read(path, MOST_TEXT)), path.name):
                gathering.add(piece)
        except (UnreadableSourceError, NotTextError) as error:
            if len(months) == 1:
                raise
            gathering.leave(path.name, error)
    return gathering.batch(is_journal=True)


def _text(path: Path, place: str, gathering: Gathering, tell: Progress, root: Path | None = None) -> set[Path]:
    """Add the piece in one file; of Markdown, the files beside it that it shows come along and are given back."""
    kind, name = path.suffix.lower(), path.stem
    shown = "" if root is None else place
    if kind == ".docx":
        words, has_pictures = docx.docx_words(_read(path, _MOST_FILE))
        gathering.add(Found(name, words, place=shown))
        if has_pictures:
            gathering.leave(place, docx.PICTURES)
    elif kind == ".pdf":
        words = pdf.pdf_words(_read(path, pdf.MOST_BYTES), tell)
        gathering.add(Found(name, words, place=shown))
        if not words:
            gathering.leave(place, pdf.NO_WORDS)
    else:
        text = words_in(_read(path, MOST_TEXT))
        if kind not in MARKDOWN:
            gathering.add(plain_piece(text, name, shown))
            return set()
        piece = markdown_piece(text, name, shown)
        files = _shown_files(piece.words, path, root) if root is not None else {}
        kept = tuple(FoundFile(one.name, one.stat().st_size, partial(_as_it_was, one)) for one in files)
        gathering.add(Found(piece.title, piece.words, piece.day, piece.tags, kept, shown))
        return set(files)
    return set()


def _shown_files(words: str, path: Path, root: Path) -> dict[Path, None]:
    """The files inside the folder that a Markdown text shows or points at, texts apart."""
    found: dict[Path, None] = {}
    for linked in _LINKED.findall(words):
        target = linked.strip().removeprefix("<").removesuffix(">")
        if "://" in target or target.startswith(("#", "mailto:")):
            continue
        try:
            file = (path.parent / unquote(target)).resolve()
            is_inside = file.is_relative_to(root.resolve()) and file.is_file()
        except (OSError, ValueError):
            continue
        if is_inside and file.suffix.lower() not in MARKDOWN | PLAIN:
            found[file] = None
    return found


def _files(root: Path, tell: Progress) -> list[Path]:
    """Every file in a folder and the folders in it, by name; nothing hidden, and no link is followed."""
    found: list[Path] = []
    seen = 0
    for folder, folders, names in os.walk(root):
        tell(0.0)
        folders[:] = [name for name in folders if not (name.startswith(".") or name == _MACOS)]
        seen += len(folders) + len(names)
        if seen > _MOST_FOLDER:
            raise SourceTooLargeError
        paths = (Path(folder, name) for name in names if not name.startswith("."))
        found += [path for path in paths if not path.is_symlink() and path.is_file()]
    return sorted(found)


def _still(tell: Progress, share: float, _inside: float) -> None:
    tell(share)


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def _as_it_was(path: Path) -> bytes:
    """The bytes of a file that was looked at; not of what a link at its place points at since."""
    try:
        if path.resolve() != path:
            raise UnreadableSourceError
        with open_regular(path) as source:
            return source.read()
    except OSError:
        raise UnreadableSourceError from None


def _read(path: Path, most: int) -> bytes:
    with open_regular(path) as source:
        data = source.read(most + 1)
    if len(data) > most:
        raise SourceTooLargeError
    return data
