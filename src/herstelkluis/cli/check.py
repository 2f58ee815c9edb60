"""`herstelkluis check`: open a vault, look whether everything is whole, and say each finding on a line of its own."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from herstelkluis.cli.inputs import now
from herstelkluis.cli.unlocked import typed_in, unlocked
from herstelkluis.errors import DamageFoundError, VaultDamagedError
from herstelkluis.i18n import _
from herstelkluis.vault.damage import look_at_files, way_on
from herstelkluis.vault.health import DERIVED, Finding, State, broken, look_into
from herstelkluis.vault.health_words import said
from herstelkluis.vault.repairing import rederive
from herstelkluis.vault.typed import Typed

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

_OF_THE_FILE = {"salt", "pages", "structure"}  # then pieces may still be read page by page


def check(options: argparse.Namespace) -> int:
    """Unlock, look at everything, and say what was found. What follows from the pieces is made anew where it is wrong.

    Of a vault that does not open, its files are looked at. Raises as `unlocked`, and VaultDamagedError or one of its
    subclasses when something is broken.
    """
    typed = typed_in(options)
    with Typed(typed.text, is_words=typed.is_words) as again:
        try:
            with unlocked(options, typed) as vault:
                found = _mended(vault)
        except VaultDamagedError:
            found = look_at_files(options.vault, again)
            _tell(found, options)
            raise way_on(found) from None
    _tell(found, options)
    if broken(found):
        raise DamageFoundError if _OF_THE_FILE & set(broken(found)) else VaultDamagedError
    if not options.as_json:
        print(_("Your vault is sound."))
    return 0


def _mended(vault: Vault) -> tuple[Finding, ...]:
    found = look_into(vault)
    if broken(found) and set(broken(found)) <= DERIVED:
        rederive(vault)
        found = look_into(vault)
    return found


def _tell(found: Sequence[Finding], options: argparse.Namespace) -> None:
    print(_as_json(found) if options.as_json else "\n".join(_lines(found)))


def _as_json(found: Sequence[Finding]) -> str:
    findings = [{"code": one.code, "state": str(one.state), "facts": dict(one.facts)} for one in found]
    return json.dumps({"sound": not broken(found), "findings": findings}, ensure_ascii=False, indent=1)


def _lines(found: Sequence[Finding]) -> list[str]:
    today = now().date()
    states = {State.GOOD: _("good"), State.LOOK: _("look"), State.BROKEN: _("broken")}
    wide = max(map(len, states.values()))
    lines = []
    for one in found:
        words = said(one, today)
        lines.append(f"{states[one.state]:<{wide}}  {words.title}: {words.how} {words.next_step}".rstrip())
    return lines
