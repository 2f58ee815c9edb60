"""Who is going to read, as it was said on the first page."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.share.profiles import Profile


@dataclass(frozen=True, slots=True, repr=False)
class ChosenReader:
    """The kind of reader, their name and role as the owner says them, what for, and the contact ("": by words).

    `profile.doors` hold what the owner prefers: only looking together and paper, when that was chosen.
    """

    profile: Profile | None = None
    name: str = ""
    purpose: str = ""
    contact: str = ""
    role: str = ""
