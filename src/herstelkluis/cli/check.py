"""`herstelkluis check`: open a vault, look whether everything is whole, and say each finding on a line of its own."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from herstelkluis.cli.inputs import now
from herstelkluis.cli.unlocked import unlocked
from herstelkluis.errors import VaultDamagedError
from herstelkluis.i18n import _
from herstelkluis.vault.health import DERIVED, Finding, State, broken, look_into
from herstelkluis.vault.health_words import said
from herstelkluis.vault.repairing import rederive


def check(options: argparse.Namespace) -> int:
    """Unlock, look at everything, and say what was found. What follows from the pieces is made anew where it is wrong.

    Raises as `unlocked`, and VaultDamagedError when something is broken.
    """
    with unlocked(options) as vault:
        found = look_into(vault)
        if broken(found) and set(broken(found)) <= DERIVED:
            rederive(vault)
            found = look_into(vault)
    print(_as_json(found) if options.as_json else "\n".join(_lines(found)))
    if broken(found):
        raise VaultDamagedError
    if not options.as_json:
        print(_("Your vault is sound."))
    return 0


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
