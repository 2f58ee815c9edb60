"""Mijn plan (06) filled and empty, the one plan, the question where a line changes, and all sheets."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herstelkluis.model.body import Line, Rows
from herstelkluis.ui.forms.consent import ConsentEditor
from herstelkluis.ui.forms.rows import LinesEditor
from herstelkluis.ui.screens.crisis import CrisisScreen
from herstelkluis.ui.screens.one_plan import OnePlanScreen
from herstelkluis.ui.screens.person import PersonScreen
from herstelkluis.ui.screens.plan import PlanScreen
from herstelkluis.ui.widgets.lines_edit import IdLine
from herstelkluis.vault.one_plan import places
from screens.gallery import picture
from screens.writing_pictures import Shown, apart, shown, window


@picture("06-mijn-plan")
def plan() -> QWidget:
    return window("plan")


@picture("06a-mijn-plan-leeg")
def empty_plan() -> QWidget:
    return window("plan", shown(empty=True))


@picture("06b-teken-toevoegen")
def adding() -> QWidget:
    frame = window("plan")
    screen = frame.screen_shown
    assert isinstance(screen, PlanScreen)
    screen.begin_adding()
    return frame


@picture("06c-gereedschapskist")
def toolbox() -> QWidget:
    return window("plan", kind="plan.goed")


@picture("06d-een-vraag-open")
def one_question() -> QWidget:
    return window("plan", answer="oranje.doen")


@picture("06j-overal-of-alleen-hier")
def everywhere_or_only_here() -> QWidget:
    frame = window("crisis", apart(), answer="anderen.helpt")
    screen = frame.screen_shown
    assert isinstance(screen, CrisisScreen)
    editor = screen.form.editors["anderen.helpt"]
    assert isinstance(editor, LinesEditor)
    lines = (IdLine(one.id, one.words.replace("laag", "rustig")) for one in editor.edit.lines())
    editor.edit.set_lines(lines)
    editor.edit.changed.emit()
    return frame


@picture("06q-overal-of-alleen-hier-later")
def asked_later() -> QWidget:
    frame = window("one_plan", unanswered())
    screen = frame.screen_shown
    assert isinstance(screen, OnePlanScreen)
    screen.search("zitten")
    return frame


@picture("06r-overal-of-alleen-hier-terug")
def asked_again() -> QWidget:
    return window("crisis", unanswered(), answer="anderen.helpt")


@picture("06h-mijn-ene-plan")
def one_plan() -> QWidget:
    return window("one_plan")


@picture("06i-mijn-ene-plan-leeg")
def empty_one_plan() -> QWidget:
    return window("one_plan", shown(empty=True))


@picture("06e-alle-bladen")
def shelf() -> QWidget:
    return window("shelf", part="plan")


@picture("06f-alle-bladen-leeg")
def empty_shelf() -> QWidget:
    return window("shelf", shown(empty=True), part="share")


@picture("06g-stukken-van-een-soort")
def pieces() -> QWidget:
    return window("pieces_of", kind="persoon")


@picture("08c-waar-staat-deze-mens")
def person_places() -> QWidget:
    return window("write", document=_person("Noor"), part=1)


@picture("08d-toestemming-terug")
def withdrawn() -> QWidget:
    session = apart()
    frame = window("write", session, document=_person("Noor", session), part=1)
    agreement = frame.findChild(ConsentEditor)
    assert agreement is not None
    agreement.say("withdrawn")
    screen = agreement.window().findChild(PersonScreen)
    assert screen is not None
    assert screen.writing is not None
    screen.writing.gather()
    return frame


def unanswered() -> Shown:
    """A vault in which a line was changed, and nobody said yet whether that goes for its copies."""
    session = apart()
    plan = session.vault.document(session.vault.summaries("plan.crisis")[0].id)
    value = plan.body["anderen.helpt"].value
    assert isinstance(value, Rows)
    first = next(row for row in value.rows if len(places(session.vault, row.id)) > 1)
    changed = replace(first, cells={**first.cells, "regel": Line("Ga rustig zitten")})
    rows = Rows(tuple(changed if row is first else row for row in value.rows))
    body = {**plan.body, "anderen.helpt": replace(plan.body["anderen.helpt"], value=rows)}
    session.vault.drafts.change(replace(plan, body=body))
    session.vault.settle()
    return session


def _person(name: str, session: Shown | None = None) -> str:
    vault = (session or shown()).vault
    return next(one.id for one in vault.summaries("persoon") if one.title == name)
