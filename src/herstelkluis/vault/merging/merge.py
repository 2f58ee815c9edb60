"""Two sides become one vault: the person chooses per piece what stands, and everything else stays findable.

What stands on the side that was not chosen becomes an earlier version. Versions are only added, and what goes lies in
the bin. Ledger, keys and preferences stay those of this vault; contacts that are only known there come unchecked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from herstelkluis.model.agreements import side_by_side, with_agreements
from herstelkluis.model.codec import encode_document
from herstelkluis.model.document import Document, ShareState, new_id
from herstelkluis.store import history
from herstelkluis.vault import own_templates
from herstelkluis.vault.merging.along import Files, bring_contacts, bring_templates
from herstelkluis.vault.merging.comparing import Beside, as_here, ids_here, is_alone, lay_beside
from herstelkluis.vault.merging.givings_there import givings_only_there, mark_given_there
from herstelkluis.vault.merging.other import Other
from herstelkluis.vault.merging.pieces import History, Pieces
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.vault import Vault

_STRICT = (ShareState.NEVER, ShareState.ONLY_ME, ShareState.MAY_GO)


class Choice(StrEnum):
    """Which side stands. `BOTH`: ours, and theirs beside it as a piece of its own where that can be.

    `LEAVE`: nothing of theirs comes in, no version either.
    """

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Before:
    """How a piece stood: the number of its version, and since when it lay in the bin."""

    revision: int
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did: pieces that came, and pieces that stand otherwise now with how they stood.

    `left` are files that were damaged there and did not come along; `givings_only_there` packages of which only the
    other side knows.
    """

    added: tuple[str, ...] = ()
    changed: Mapping[str, Before] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    givings_only_there: int = 0


def merge(
    vault: Vault, other: Other, choice: Mapping[str, str] | None = None, progress: Progress | None = None
) -> Merged:
    """Bring everything of the other side into this vault, all of it or nothing. `choice` is by the id of `compare`.

    Without a choice what is on both sides stays ours and what is only there comes in; "theirs" for what is only here,
    and "ours" for what is only there, puts it in the bin. Agreements of both sides are kept, and a piece is never
    easier to share than on either side. May run in any thread, and so tells no listener: let `DocumentsChanged` be told
    after it. Raises as `Database.atomic`, as the other side where it cannot be read, and what `progress` raises.
    """
    vault.settle()
    work, wanted = _Merging(vault, other), choice or {}
    with vault.database.atomic():
        bring_templates(vault, other)
        bring_contacts(vault, other)
        theirs = [one for one in lay_beside(vault, other) if wanted.get(one.here) != Choice.LEAVE]
        there = {one.here for one in theirs}
        only_here = [document_id for document_id in ids_here(vault) if document_id not in there]
        names = {one.there: one.here for one in theirs if one.there != one.here}
        for number, one in enumerate(theirs):
            work.take(one, Choice(wanted[one.here]) if one.here in wanted else None, names)
            if progress is not None:
                progress((number + 1) / len(theirs))
        for document_id in only_here:
            if wanted.get(document_id) == Choice.THEIRS:
                work.put_away(document_id)
        work.pieces.finish()
        mark_given_there(vault, other)
    vault.templates, vault.left_out = own_templates.all_templates(vault.database)
    return Merged(tuple(work.added), work.changed, tuple(work.files.left), givings_only_there(vault, other))


def undo(vault: Vault, merged: Merged) -> None:
    """Let every piece stand as it did before merging, in one step; what came lies in the bin.

    What was written since is an earlier version then, as is everything merging brought. Tells no listener either.
    """
    vault.settle()
    pieces = Pieces(vault)
    with vault.database.atomic():
        for document_id, before in merged.changed.items():
            if (now := pieces.stored(document_id)) is not None:
                versions, _number = pieces.history(now)
                was = history.version(vault.database, document_id, before.revision)
                pieces.stand(replace(was, deleted_at=before.deleted_at), now, versions)
        for document_id in merged.added:
            if (now := pieces.stored(document_id)) is not None and now.deleted_at is None:
                pieces.stand(replace(now, deleted_at=vault.clock()), now, pieces.history(now)[0])
        pieces.finish()


class _Merging:
    def __init__(self, vault: Vault, other: Other) -> None:
        self._vault, self._other = vault, other
        self.pieces, self.files = Pieces(vault), Files(vault, other)
        self.added: list[str] = []
        self.changed: dict[str, Before] = {}

    def take(self, one: Beside, choice: Choice | None, names: Mapping[str, str]) -> None:
        """Bring one piece of theirs, with its versions and files."""
        ours = self.pieces.stored(one.here)
        names = {**names, **self.files.bring(one.there, one.here)}
        theirs = as_here(self._other.document(one.there), names)
        earlier = [(as_here(each.document, names), each.made_at) for each in self._other.versions(one.there)]
        if ours is None:
            self._take_new(theirs, earlier, in_bin=choice is Choice.OURS)
            return
        versions, number = self.pieces.history(ours)
        for words, made_at in earlier:
            versions.add(words, made_at)
        stands = _chosen(ours, theirs, is_theirs=choice is Choice.THEIRS)
        if choice is not Choice.THEIRS:
            versions.add(theirs)
        if stands != ours or versions.has_grown:
            self.pieces.stand(stands, ours, versions)
        if choice is Choice.THEIRS and stands != ours:
            self.changed[ours.id] = Before(number, ours.deleted_at)
        if choice is Choice.BOTH and stands != theirs and not is_alone(self._vault, ours.kind, ours.section):
            self._take_beside(one, theirs)

    def put_away(self, document_id: str) -> None:
        """Put a piece that is only here in the bin, as it is there."""
        ours = self.pieces.stored(document_id)
        if ours is not None and ours.deleted_at is None:
            versions, number = self.pieces.history(ours)
            self.changed[ours.id] = Before(number, None)
            self.pieces.stand(replace(ours, deleted_at=self._vault.clock()), ours, versions)

    def _take_new(self, theirs: Document, earlier: list[tuple[Document, datetime]], *, in_bin: bool) -> None:
        versions = History(self._vault, theirs.id, None)
        for words, made_at in earlier:
            versions.add(words, made_at)
        if in_bin and theirs.deleted_at is None:
            theirs = replace(theirs, deleted_at=self._vault.clock())
        self.pieces.stand(theirs, None, versions)
        self.added.append(theirs.id)

    def _take_beside(self, one: Beside, theirs: Document) -> None:
        """Their words as a piece of its own, with files of its own."""
        name, written = new_id(), encode_document(theirs)
        names = self.files.bring(one.there, name, lambda file: file.encode() in written)
        self._take_new(as_here(theirs, {theirs.id: name, **names}), [], in_bin=False)


def _chosen(ours: Document, theirs: Document, *, is_theirs: bool) -> Document:
    """The piece that stands, with the agreements of both; theirs never more open than ours was."""
    stands, rest = (theirs, ours) if is_theirs else (ours, theirs)
    stands = replace(stands, body=with_agreements(stands.body, rest.body, side_by_side))
    if not is_theirs:
        return stands
    share = min(ours.share, theirs.share, key=_STRICT.index)
    return replace(stands, level=max(ours.level, theirs.level), share=share, revision=ours.revision)
