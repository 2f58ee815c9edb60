"""Before a folded piece and after a heavy one: one warning or a soft landing, with ways on of one size."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.document import Document
from herstelkluis.model.template import Template
from herstelkluis.ui.screens.calm_page import COMPANY, CalmPage, beside
from herstelkluis.ui.widgets.button import Main, Second

LIGHT = {"kind": "notitie"}


class HeavyPage(CalmPage):
    """Open it, not now, or something lighter. The person asked for this chapter, so opening is the filled one."""

    def __init__(
        self, title: str, back: str = "story", *, is_chapter: bool = True, parent: QWidget | None = None
    ) -> None:
        self.open = Main(_("Open this chapter") if is_chapter else _("Open this piece"))
        later, light = Second(_("Not now")), _something_light()
        super().__init__(
            _("This part can be heavy"),
            _("You do not have to do this now. You can answer one question, or none. You can stop at any moment."),
            (self.open, later, light),
            piece=title,
            under=[beside(COMPANY, _("Rather not alone? Do this with someone you trust, or with your peer worker."))],
            parent=parent,
        )
        self.open.clicked.connect(self.opened)
        later.clicked.connect(lambda: self.go.emit(back, {}))
        light.clicked.connect(lambda: self.go.emit("write", three_good_things()))


class LandingPage(CalmPage):
    """After a heavy chapter: what was written is safe, it can be folded again, and then something light or nothing.

    `fold` asks to fold it. Nothing here praises or counts.
    """

    def __init__(
        self,
        title: str,
        back: str = "story",
        *,
        folded: bool,
        is_chapter: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        stop, light = Main(_("Stop for today")), _something_light()
        fold, is_folded = _("Fold this chapter again"), _("This chapter is folded. Only its title is shown.")
        if not is_chapter:
            fold, is_folded = _("Fold this piece again"), _("This piece is folded. Only its title is shown.")
        self.fold = Second(fold, "book-open")
        self._folded_line = beside("book-open", is_folded)
        super().__init__(
            _("You can leave this here"),
            _("What you wrote is kept. It stays on this computer. You do not have to do anything with it now."),
            (stop, self.fold, light),
            piece=title,
            under=[
                self._folded_line,
                beside(COMPANY, _("Is it still in your head? Look for someone to be with for a while.")),
            ],
            parent=parent,
        )
        self.set_folded(folded=folded)
        stop.clicked.connect(lambda: self.go.emit(back, {}))
        light.clicked.connect(lambda: self.go.emit("write", three_good_things()))

    def set_folded(self, *, folded: bool) -> None:
        """Offer folding, or say that it is done."""
        self.fold.setVisible(not folded)
        self._folded_line.setVisible(folded)


class PausePage(CalmPage):
    """Out of sight for a while. `reminder` is where the person may ask to be reminded next time."""

    def __init__(self, title: str, reminder: QWidget, back: str = "story", *, parent: QWidget | None = None) -> None:
        go_on, stop, light = Main(_("Go on where you were")), Second(_("Stop for now"), "pause"), _something_light()
        super().__init__(
            _("A pause"),
            _("What you wrote is kept, and out of sight. Get up for a moment, or just sit."),
            (go_on, stop, light),
            piece=title,
            under=[reminder],
            parent=parent,
        )
        go_on.clicked.connect(self.opened)
        stop.clicked.connect(lambda: self.go.emit(back, {}))
        light.clicked.connect(lambda: self.go.emit("write", three_good_things()))


def is_heavy(template: Template | None, document: Document) -> bool:
    """Whether the template says of this chapter, or of a part of this piece, that it can be heavy."""
    sections = template.sections if template is not None else ()
    return any(one.heavy for one in sections if document.section in ("", one.key))


def three_good_things() -> dict[str, object]:
    """What opens a light note."""
    return {**LIGHT, "title": _("Three good things")}


def _something_light() -> Second:
    return Second(_("Rather write down three good things"), "sun")
