"""Someone took it back, another stays out of it: beside the card it is said who is not on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herstelkluis.model.body import Answer, Choice, Consent, Consents
from screens.gallery import picture
from screens.writing_pictures import apart, window


@picture("07g-niet-op-het-kaartje")
def not_on_the_card() -> QWidget:
    session = apart()
    vault, people = session.vault, {name: key for key, name in session.vault.people().items()}
    back = Consents((Consent("", "withdrawn", "2026-11-16"),))
    for name, key, value in (("Noor", "afspraak.akkoord", back), ("Ilse", "afspraak.niet_betrekken", Choice(("ja",)))):
        card = vault.document(people[name])
        vault.drafts.change(replace(card, body={**card.body, key: Answer(value)}))
    vault.settle()
    return window("crisis", session, part=2)
