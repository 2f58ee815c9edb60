"""Own words on the clipboard: plain text for other programs, runs with their privacy for this one."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData

from herstelkluis.model.text import Run, Runs, all_words, as_typed, join

RUNS_MIME = "application/x-herstelkluis-runs+json"


def mime_of_runs(text: Runs) -> QMimeData:
    """What goes on the clipboard."""
    import json  # not at the start: this is part of every field

    mime = QMimeData()
    mime.setText(all_words(text))
    parts = [[run.words, run.private] for run in text]
    mime.setData(RUNS_MIME, QByteArray(json.dumps(parts).encode()))
    return mime


def runs_of_mime(mime: QMimeData) -> Runs:
    """What comes from the clipboard. Runs that cannot be read are plain words, and then all of them private."""
    import json

    plain = as_typed(mime.text())
    if not mime.hasFormat(RUNS_MIME):
        return join([Run(plain)])
    try:
        parts = json.loads(bytes(mime.data(RUNS_MIME).data()))
        read = join(Run(as_typed(words), private is not False) for words, private in parts if isinstance(words, str))
    except (ValueError, TypeError):
        return join([Run(plain, private=True)])
    return read if all_words(read) == plain else join([Run(plain, private=True)])
