"""The copies for a computer as pages: made from the very sheets that go along, shown value by value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from herstelkluis.errors import BodyError, CanonicalJsonError, PieceTooLongError
from herstelkluis.i18n import _
from herstelkluis.model.codec import encode_sheet
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.media import FHIR, INHOUD, SHEET
from herstelkluis.share.moment import end_of_day
from herstelkluis.share.pages import Page

if TYPE_CHECKING:
    from herstelkluis.share.flow import ShareFlow


def machine_pages(flow: ShareFlow, sheets: Sequence[tuple[str, Sheet]]) -> Iterator[Page]:
    """A page for each kind of copy the flow takes along, about these sheets. Raises PieceTooLongError."""
    from herstelkluis.share.fhir import fhir_bundle
    from herstelkluis.share.machine import TITLES, MachineFacts, content_json
    from herstelkluis.share.shown_values import shown_values

    if flow.begun_at is None:
        raise AssertionError
    facts = MachineFacts(
        package_id=flow.package,
        created_at=flow.begun_at,
        expires_at=end_of_day(flow.begun_at, flow.days),
        sender_name=flow.sender,
        reader_name=flow.reader,
        reader_role=flow.role,
        purpose=flow.purpose,
        profile=flow.profile.code,
    )
    for kind, made in ((INHOUD, content_json), (FHIR, fhir_bundle)):
        if kind in flow.machine:
            title, data = _(TITLES[kind]), made(facts, sheets)
            try:
                shown = encode_sheet(shown_values(data, title))
            except (BodyError, CanonicalJsonError):
                raise PieceTooLongError from None
            yield Page(title, kind, data, SHEET, shown)
