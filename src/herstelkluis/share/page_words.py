"""Everything the page says to its reader, in u-form: msgids by the name that shell.html and page.js know them by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelkluis.errors import N_
from herstelkluis.share.verdicts import HELPED, MISTAKES, UNKNOWN, VERDICTS, WISHES, Verdict, short_code

SHELL = {
    "title": N_("Encrypted document"),
    "wait": N_("One moment. This document opens here, in your browser."),
    "stays": N_("Does this stay on your screen?"),
    "is_off": N_("JavaScript is off in your browser. This document needs it to open."),
    "other_browser": N_("Open this file in another browser, or in a newer one: Chrome, Edge or Firefox."),
    "other_form": N_("Or ask the sender for another form, such as paper."),
    "no_network": N_("It uses no internet. Nothing leaves your computer."),
    "ask": N_("Type the seven words"),
    "apart": N_("You got these words apart from this document."),
    "words": N_("The seven words"),
    "groups": N_("First four words, then three. Capitals, spaces and hyphens do not matter."),
    "open": N_("Open the document"),
    "expect": N_("Did you not expect this file? Then type nothing, and call the sender first."),
    "here": N_("It opens on this computer only. Nothing is sent and nothing is kept."),
    "print": N_("Put on paper"),
    "close": N_("Close"),
    "skip": N_("To the pages"),
    "of": N_("Package of {name}"),
    "whole": N_("Complete and not changed"),
    "whole_line": N_("Since it was signed."),
    "unsigned": N_("Not signed"),
    "unsigned_line": N_("The package is whole. Who made it cannot be checked."),
    "unchecked": N_("The signature was not checked"),
    "unchecked_line": N_("The package is whole. This browser cannot check who made it. A newer browser can."),
    "pages": N_("Pages"),
    "about": N_("About this package"),
    "until": N_("Valid up to and including"),
    "number": N_("Number"),
    "package": N_("Package {number}"),
    "for": N_("For"),
    "purpose": N_("What for"),
    "wish": N_("Wish of {name}"),
    "made": N_("Made on"),
    "really": N_("Is this really from {name}?"),
    "compare": N_("Have {name} read out these eight words. Are they the same? Then the sender is right."),
    "chosen": N_("{name} chose what is in here. So it is not everything."),
    "mark": N_("For {reader}, package {number}, valid up to and including {day}"),
    "was_until": N_("Was valid up to and including"),
    "please": N_("Would you throw this file away now, please?"),
    "still": N_("Do you still need it? Ask the sender for a new package. What about a print? Ask the sender too."),
    "clock_says": N_("This computer says it is"),
    "set_clock": N_("Set the clock of this computer right. Then open this file again."),
    "happened": N_("What may have happened?"),
    "copying": N_("Copying went wrong. Or someone changed the file."),
    "safe": N_("What is safe?"),
    "home": N_("Everything at the sender's home. Nothing changed there."),
    "again": N_("Ask the sender to give the package again. Do not use this file."),
    "help": N_("Ask the sender for help."),
    "code": N_("Code for whoever helps you: {code}."),
}
"""In shell.html, as {{name}}. What stands there in single braces is filled in by the script."""

SCRIPT = {
    "opening": N_("One moment. The document opens."),
    "going": N_("Busy opening. A little longer."),
    "hidden": N_("What was here is hidden again. Type the words once more to go on reading."),
    "sender": N_("the sender"),
    "no_wish": N_("No wishes."),
    "under": N_("Package {number}, valid up to and including {day}"),
    "page": N_("page {n} of {total}"),
    "no_show": N_("This part cannot be shown."),
    "machine": N_("For a computer"),
    "machine_line": N_("The same words as on the pages, in a form that programs can read."),
    "file": N_("This part is a file of its own. It opens in another program."),
    "show": N_("Show the picture"),
    "save": N_("Save"),
    "saved": N_("After saving, this file is no longer protected."),
}
"""Said by page.js."""


def script_words(say: Callable[[str], str]) -> dict[str, Any]:
    """What the script may say, as JSON; `say` puts a msgid in the language of the page."""
    return {
        "say": {key: say(text) for key, text in SCRIPT.items()},
        "wishes": {code: say(text) for code, text in WISHES.items()},
        "mistakes": {code: say(text) for code, text in MISTAKES.items()},
        "verdicts": {code: _told(code, one, say) for code, one in {**VERDICTS, "": UNKNOWN}.items()},
    }


def _told(code: str, verdict: Verdict, say: Callable[[str], str]) -> list[str]:
    kind = code if code in ("expired", "clock") else "helped" if code in HELPED else "damaged"
    return [kind, say(verdict.title), say(verdict.line), short_code(verdict)]
