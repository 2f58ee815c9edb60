"""Makes the vault of this schema that later programs must open: run once per schema, before its release.

    PYTHONPATH=src:tests python tests/store/make_old_vault.py tests/fixtures/vaults/schema-1

The key is no secret: nothing but invented words is in there.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from herstelkluis.crypto.secret import Secret
from herstelkluis.model.body import Answer, Choice, Line, Margin, People, Ref, Row, Rows, Scale, Text
from herstelkluis.model.document import Document, ShareState
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.model.period import Period
from herstelkluis.model.text import Run, runs
from herstelkluis.store import contacts, documents, drafts, history, ledger, preferences, received, search, templates
from herstelkluis.store.contacts import KnownContact
from herstelkluis.store.database import Database
from herstelkluis.store.received import Reception

KEY = bytes(range(32))
SALT = bytes(range(200, 216))
AT = datetime(2026, 3, 4, 5, 6, 7, 891011, tzinfo=UTC)

EARLIER = Document(
    id="0" * 31 + "1",
    kind="plan.signalen",
    template="1",
    title="Mijn plan",
    body={"groen.signalen": Answer(Line("Ik sta op tijd op"))},
    revision=1,
    created_at=AT,
    changed_at=AT,
)
PLAN = replace(
    EARLIER,
    revision=2,
    share=ShareState.MAY_GO,
    period=Period("de zomer van 2019", first="2019-06", last="2019-08"),
    body={
        "oranje.signalen": Answer(
            Text((Run("Vannacht sliep ik weer niet. "), Run("Dit zeg ik niemand.", private=True)))
        ),
        "oranje.doen": Answer(
            Rows((Row("a" * 32, {"wat": Line("Bel eerst mijn zus"), "wie": People((Ref("b" * 32, "Zus"),))}),))
        ),
        "oranje.hoe": Answer(Scale(6, talk=True)),
        "oranje.wie": Answer(Choice(("zus",), "de buurvrouw")),
    },
)
DATA = SimpleNamespace(
    at=AT,
    earlier=EARLIER,
    plan=PLAN,
    thrown_away=replace(EARLIER, id="0" * 31 + "2", kind="note", title="Weggedaan", deleted_at=AT),
    tagged=Document(
        id="0" * 31 + "3",
        kind="notitie",
        template="1",
        title="Bij de groep",
        body={"notitie.tekst": Answer(Text(runs("Wij dronken thee.")), margin=(Margin("vraag Noor", "thee", at=12),))},
        period=Period("zomer 2019", first="2019-06", last="2019-08"),
        tags=("groep", "thee en koek"),
        links=(Ref(PLAN.id, "Mijn plan"),),
        revision=1,
        created_at=AT,
        changed_at=AT,
    ),
    draft=replace(PLAN, body=PLAN.body | {"rood.doen": Answer(Text(runs("Nog niet af")))}),
    event=LedgerEvent("A1B2C3", LedgerKind.INTENDED, AT, {"expires_on": "2026-04-04", "size": 65536}),
    names=LedgerNames("Mw. De Wit", "huisarts", "om elkaar te begrijpen", ("Mijn plan",)),
    template='kind = "plan.signalen"\ntitle = "Mijn plan"\n',
    contact=KnownContact(
        id="c" * 32,
        name="Noor van de groep",
        card_name="Noor",
        key="ssh-ed25519 AAAANoor",
        age_recipient="age1pq1noor",
        words=("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht"),
        added_at=AT,
        checked_at=AT + timedelta(days=1),
        earlier=("ssh-ed25519 AAAAEerder",),
    ),
    reception=Reception("D4E5F6", "ssh-ed25519 AAAANoor", "A1B2C3", AT, AT + timedelta(days=9)),
    withdrawn=("G7H8J9", "ssh-ed25519 AAAANoor", AT + timedelta(days=2)),
)


def fill(db: Database) -> None:
    """Put one of everything in a vault."""
    with db.atomic():
        for document in (DATA.earlier, DATA.plan, DATA.thrown_away, DATA.tagged):
            documents.put(db, document)
            history.add_version(db, document, f"spell-{document.revision}", AT)
            search.index_document(db, document)
        drafts.put_draft(db, DATA.draft, AT)
        ledger.append(db, DATA.event, DATA.names)
        templates.keep_template(db, "plan.signalen", "1", DATA.template)
        preferences.put(db, "taal", "nl")
        contacts.put(db, DATA.contact)
        received.put_reception(db, DATA.reception)
        received.put_withdrawal(db, *DATA.withdrawn)
        received.raise_clock_mark(db, AT)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True)
    with Database.create(folder / "kluis-1.db", Secret(KEY), SALT) as made:
        fill(made)
