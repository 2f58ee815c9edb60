"""Which drawn screen a kind opens in: by the `view` of its template. A plain table; each is imported when it is shown.

A view is made as `PartsScreen` is: from (session, parent), and it has `show_document(document, answer, part)`. A view
that does not stand here opens as a form, so a template may name one that this version does not know.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from herstelkluis.ui.screens.writing_screen import WritingScreen
    from herstelkluis.ui.writing import Session

# view: module below herstelkluis.ui, class
VIEWS: dict[str, tuple[str, str]] = {
    "crisis_pattern": ("screens.pattern", "PatternScreen"),
    "network": ("screens.people", "PeopleScreen"),
    "places": ("screens.places_map", "PlacesScreen"),
    "genogram": ("screens.genogram", "GenogramScreen"),
    "card": ("screens.crisis", "CardScreen"),
    "short_story": ("screens.short_story", "ShortStoryScreen"),
    "person": ("screens.person", "PersonScreen"),
    "phases": ("screens.plan", "PlanScreen"),
    "plan": ("screens.plan", "PlanScreen"),
    "influence": ("screens.influence", "InfluenceScreen"),
    "grid": ("screens.grid_view", "GridScreen"),
    "six_areas": ("screens.areas_fill", "AreasFillScreen"),
}


def view_of(view: str, session: Session, parent: QWidget) -> WritingScreen | None:
    """A new screen for this view; nothing when there is none."""
    if view not in VIEWS:
        return None
    module, name = VIEWS[view]
    screen: WritingScreen = getattr(import_module(f"herstelkluis.ui.{module}"), name)(session, parent)
    return screen
