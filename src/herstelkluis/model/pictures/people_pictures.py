"""The pictures of people on their sheet: what is drawn, and the same in words."""

from __future__ import annotations

from herstelkluis.model.document import Document
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.pictures.ecogram import draw_ecogram
from herstelkluis.model.pictures.family import family_of
from herstelkluis.model.pictures.family_said import say_family
from herstelkluis.model.pictures.genogram import draw_genogram
from herstelkluis.model.pictures.legend import with_family_legend, with_network_legend, with_places_legend
from herstelkluis.model.pictures.network import Network, network_of
from herstelkluis.model.pictures.network_drawing import draw_rings
from herstelkluis.model.pictures.network_said import is_placed, say_network
from herstelkluis.model.pictures.places import around_of, draw_places, say_places
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.say import Names
from herstelkluis.model.sheet import Picture
from herstelkluis.model.template import Template


def network_picture(template: Template, document: Document, names: Names) -> Picture | None:
    """The people around me, as rings or as ecogram; nothing when there is nobody yet."""
    network = network_of(template, document, names, names.agreed)
    if not network.people:
        return None
    is_drawn = any(is_placed(network, one) for one in network.people)
    drawing = svg(with_network_legend(draw_network(network), network)) if is_drawn else ""
    return Picture(*say_network(network), drawing)


def draw_network(network: Network, chosen: str = "") -> Drawing:
    """The drawing the owner chose."""
    return (draw_ecogram if network.is_ecogram else draw_rings)(network, chosen)[0]


def places_picture(template: Template, document: Document, names: Names) -> Picture | None:
    """The places around home; nothing when there are none yet."""
    around = around_of(template, document, names)
    return Picture(*say_places(around), svg(with_places_legend(draw_places(around)))) if around.places else None


def genogram_picture(template: Template, document: Document, names: Names) -> Picture | None:
    """The family; as shapes alone when nobody in it has a name any more. Nothing when there is nobody yet."""
    family = family_of(template, document, names)
    if not family.people:
        return None
    has_names = any(one.name for one in family.people)
    drawing = draw_genogram(family, names=has_names)
    return Picture(*say_family(family, names=has_names), svg(with_family_legend(drawing) if has_names else drawing))
