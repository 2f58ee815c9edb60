"""The drawn views: what a document looks like as a picture, and the same content as a list of lines."""

from __future__ import annotations

from collections.abc import Callable

from herstelkluis.model.document import Document
from herstelkluis.model.pictures import help_steps, influence, people_pictures, six_areas, who_does_what
from herstelkluis.model.say import Names
from herstelkluis.model.sheet import Picture
from herstelkluis.model.template import Template

PictureOf = Callable[[Template, Document, Names], Picture | None]
VIEWS: dict[str, PictureOf] = {
    "six_areas": six_areas.picture,
    "help_steps": help_steps.picture,
    "influence": influence.picture,
    "grid": who_does_what.picture,
    "network": people_pictures.network_picture,
    "places": people_pictures.places_picture,
    "genogram": people_pictures.genogram_picture,
}
"""View of a template -> the picture that stands first on its sheet; nothing when there is nothing to draw yet."""


def picture_of(template: Template, document: Document, names: Names) -> Picture | None:
    """The picture of a document, or nothing: not every view is drawn on paper."""
    view = VIEWS.get(template.view)
    return view(template, document, names) if view else None
