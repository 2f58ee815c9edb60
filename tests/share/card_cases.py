"""Contact cards and notes for the tests: sound ones, and what a forger with a key of their own could write."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from herstelkluis.crypto import age, canonical
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.share import contact, withdrawal
from herstelkluis.share.signed_line import Form
from share import share_cases as cases

KEY = cases.KEY
NEXT = SigningKey.from_seed(bytes(range(1, 33)))
STRANGER = SigningKey.from_seed(bytes(32))
IDENTITY = age.identity_from_seed(bytes(range(32)))
RECIPIENT = str(IDENTITY.recipient)
CARD = contact.write_contact("Sam de Wit", KEY, RECIPIENT)
NEWER = contact.write_contact("Sam de Wit", NEXT, RECIPIENT, previous=KEY)
NOTE = withdrawal.write_withdrawal(cases.ID, cases.SOON, KEY)


def line_of(text: bytes) -> bytes:
    """The signed line of a card or note."""
    return text.split(b"\n")[0]


def facts_of(text: bytes) -> dict[str, Any]:
    """What that line says."""
    return json.loads(line_of(text))


def signed(form: Form, line: bytes, *keys: SigningKey) -> bytes:
    """This line, whatever it says, properly signed by these keys."""
    return line + b"\n" + b"".join(key.sign(line, form.namespace) for key in keys)


def forged(form: Form, sound: bytes, change: Callable[[dict[str, Any]], Any], *keys: SigningKey) -> bytes:
    """A text whose line was changed before it was signed."""
    facts = facts_of(sound)
    change(facts)
    return signed(form, canonical.encode(facts), *(keys or (KEY,)))
