"""`herstelkluis open --vault`: a package (or a note that takes one back) with what the vault knows of its sender."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime

from herstelkluis.cli.inputs import now, read_secret
from herstelkluis.cli.packages import read_file, tell
from herstelkluis.errors import N_, ForwardedError
from herstelkluis.i18n import _, say_moment
from herstelkluis.share.package_id import number
from herstelkluis.share.withdrawal import is_note
from herstelkluis.vault.contacts import Trust
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.receive import Received, TakenBack, confirm_clock, receive_in, take_withdrawal

_SIGNED_BY = {
    Trust.OWN: N_("Signed by you."),
    Trust.CHECKED: N_("Signed by {name}. You compared the words."),
    Trust.UNCHECKED: N_("Signed with the key of {name}. You have not compared the words yet."),
    Trust.UNKNOWN: N_("Signed by someone you do not know. Ask them to read out the control words."),
    Trust.CHANGED: N_("It bears the name of {name}, but the key is another one. Call {name}."),
    Trust.NOT_SIGNED: N_("Nobody signed it."),
}


def open_in_vault(options: argparse.Namespace) -> int:
    """Open a package with words or the own key; 6 for one whose key is not that of its name.

    Raises as `receive_in`, `take_withdrawal` and `Lifecycle.unlock`.
    """
    data = read_file(options.file)
    words = None if options.words_file is None else read_secret(options.words_file)
    lifecycle = Lifecycle(options.vault, now)
    vault = lifecycle.unlock(read_secret(options.password_file))
    try:
        if options.date_is_right:
            confirm_clock(vault)
        found = take_withdrawal(vault, data) if is_note(data) else receive_in(vault, data, words, now())
    finally:
        lifecycle.lock()
    if isinstance(found, TakenBack):
        _tell_taken_back(found, as_json=options.as_json)
    elif found.trust is Trust.CHANGED:
        return _stop(found, as_json=options.as_json)
    else:
        tell(found.bundle, data, _described(found), _lines(found), as_json=options.as_json, out=options.out)
    return 0


def _stop(found: Received, *, as_json: bool) -> int:
    """Of a package in the name of a contact, with another key, nothing is told or kept but this."""
    if as_json:
        print(json.dumps({"trust": found.trust, "contact": found.contact_name}, ensure_ascii=False, indent=1))
    print(_(_SIGNED_BY[found.trust]).format(name=found.contact_name), file=sys.stderr)
    return ForwardedError.exit_code


def _described(found: Received) -> dict[str, object]:
    return {
        "trust": found.trust,
        "contact": found.contact_name,
        "own_package": found.own_package,
        "withdrawn_at": _stamp(found.withdrawn_at),
        "replaced_by": found.replaced_by,
        "seen_at": _stamp(found.seen_at),
    }


def _lines(found: Received) -> list[str]:
    at = now()
    lines = [_(_SIGNED_BY[found.trust]).format(name=found.contact_name)]
    if found.withdrawn_at is not None:
        lines.append(_("You took it back {moment}.").format(moment=say_moment(found.withdrawn_at, at)))
    if found.replaced_by is not None:
        lines.append(_("A newer package came in its place: {number}.").format(number=number(found.replaced_by)))
    if found.seen_at is not None:
        lines.append(_("You opened it before, {moment}.").format(moment=say_moment(found.seen_at, at)))
    return lines


def _tell_taken_back(found: TakenBack, *, as_json: bool) -> None:
    if as_json:
        told = {
            "number": found.number,
            "withdrawn_at": _stamp(found.withdrawn_at),
            "trust": found.trust,
            "contact": found.contact_name,
            "seen_at": _stamp(found.seen_at),
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(_(_SIGNED_BY[found.trust]).format(name=found.contact_name))
    print(_("Package {number} is asked back. It does not open here any more.").format(number=found.number))


def _stamp(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
