"""What comes along with the pieces of the other side: files, each with a key of its own here, templates, contacts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from herstelkluis.crypto.chunks import Content, new_chunk_key, seal_chunks
from herstelkluis.errors import AttachmentDamagedError, AttachmentMissingError, TemplateError
from herstelkluis.model.document import new_id
from herstelkluis.model.loader import load_own, shipped_templates
from herstelkluis.store import attachments, contacts, preferences, templates
from herstelkluis.store.attachments import Attachment
from herstelkluis.vault.contacts import folded
from herstelkluis.vault.identity import public_keys
from herstelkluis.vault.merging.other import Other
from herstelkluis.vault.own_templates import OWN
from herstelkluis.vault.vault import Vault


class Files:
    """The files of the other side, taken over piece by piece. `left` are those that were damaged there."""

    def __init__(self, vault: Vault, other: Other) -> None:
        self._vault, self._other = vault, other
        self._here = {one.id: one for one in attachments.attachments(vault.database)}
        self.left: list[str] = []

    def bring(self, there: str, here: str, wanted: Callable[[str], bool] | None = None) -> dict[str, str]:
        """Keep the files of their piece with ours, and give the ids that changed.

        A file that is with this very piece already stays the one it is. With `wanted` those come that it says yes to,
        and as files of their own: for a piece that stands beside ours.
        """
        names = {}
        for one in self._other.attachments(there):
            if wanted is not None and not wanted(one.id):
                continue
            ours = self._here.get(one.id)
            if wanted is None and ours is not None and (ours.document, ours.sha256) == (here, one.sha256):
                continue
            name = one.id if ours is None and wanted is None else new_id()
            if self._keep(one, name, here) and name != one.id:
                names[one.id] = name
        return names

    def _keep(self, one: Attachment, name: str, here: str) -> bool:
        database = self._vault.database
        facts = Attachment(name, here, one.name, one.type, one.size, one.sha256)
        try:
            with new_chunk_key() as key, database.atomic():
                content = _Compared(self._other.open_attachment(one.id), one.sha256)
                attachments.put_attachment(database, name, key, seal_chunks(content, key, name), lambda: facts)
        except (AttachmentDamagedError, AttachmentMissingError):
            self.left.append(one.id)
            return False
        self._here[name] = facts
        return True


class _Compared:
    """A content that is looked at while it is read: at its end it must be what was kept."""

    def __init__(self, content: Content, digest: bytes) -> None:
        self._content, self._digest, self._hash = content, digest, hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """The next piece. Raises `AttachmentDamagedError` at the end of another content."""
        part = self._content.read(size)
        self._hash.update(part)
        if not part and self._hash.digest() != self._digest:
            raise AttachmentDamagedError
        return part


def bring_templates(vault: Vault, other: Other) -> None:
    """Keep every template version their pieces were written with, and offer their own kinds beside ours.

    Where both offer a kind, ours is offered. Open pieces use them from the next look at `all_templates`.
    """
    for one in other.templates():
        templates.keep_template(vault.database, one.kind, one.version, one.toml)
    ours: dict[str, str] = preferences.get(vault.database, OWN, {})
    theirs = {kind: version for kind, version in other.own_kinds().items() if _is_usable(vault, kind, version)}
    if theirs.keys() - ours.keys():
        preferences.put(vault.database, OWN, {**theirs, **ours})


def bring_contacts(vault: Vault, other: Other) -> None:
    """Know the people they know, unchecked: the eight words are compared again before they count as theirs here.

    Who is known here by key or name stays as known here: another key for a known name is for a new card to say.
    """
    ours = contacts.contacts(vault.database)
    keys = {*public_keys(vault), *(key for one in ours for key in (one.key, *one.earlier))}
    names, ids = {folded(one.name) for one in ours}, {one.id for one in ours}
    for one in other.contacts():
        if one.id not in ids and folded(one.name) not in names and not keys & {one.key, *one.earlier}:
            contacts.put(vault.database, replace(one, checked_at=None))


def _is_usable(vault: Vault, kind: str, version: str) -> bool:
    text = templates.kept_template(vault.database, kind, version)
    with suppress(TemplateError):
        return text is not None and kind not in shipped_templates() and load_own(text, kind).kind == kind
    return False
