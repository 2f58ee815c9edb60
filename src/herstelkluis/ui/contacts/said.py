"""How contacts are told apart and what is known of them: a sign with words, never a colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from herstelkluis.i18n import _, say_date
from herstelkluis.ui.widgets.tag import Tag
from herstelkluis.vault.contacts import KnownContact


def state_tag(contact: KnownContact, today: date) -> Tag:
    """Whether the words of this contact were compared, and when."""
    if contact.checked_at is not None:
        day = say_date(contact.checked_at.astimezone().date(), today)
        return Tag(_("compared {day}").format(day=day), "circle-check", "good")
    if contact.earlier:
        return Tag(_("new key, not compared yet"), "rotate-ccw")
    return Tag(_("not compared yet"), "circle")


def names_of(contacts: Iterable[KnownContact]) -> dict[str, str]:
    """What every contact is called here, by id; two of one name get a number."""
    names: dict[str, str] = {}
    for one in contacts:
        name = one.name or _("Without a name")
        same = sum(1 for other in names.values() if other == name or other.startswith(f"{name} ("))
        names[one.id] = f"{name} ({same + 1})" if same else name
    return names
