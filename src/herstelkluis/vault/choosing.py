"""Choosing for a reader: the pieces of the vault that could go along, and the people who are named in them."""

from __future__ import annotations

from dataclasses import replace

from herstelkluis.errors import BodyError
from herstelkluis.model.body import Ref
from herstelkluis.model.naming import Naming, Said
from herstelkluis.model.template import Template
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.flow import begin as begin_flow
from herstelkluis.share.package_id import new_package_id
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import Piece, pieces_of
from herstelkluis.share.third_parties import Known, Person, person_of, someone
from herstelkluis.store.contacts import contacts
from herstelkluis.store.documents import Summary
from herstelkluis.vault.naming import naming
from herstelkluis.vault.vault import PERSON_KIND, Vault


def begin(vault: Vault, profile: str) -> ShareFlow:
    """Start choosing for a kind of reader. Reads every piece that could go along, so it may take a while."""
    vault.settle()
    known = people_known(vault)
    sender = str(vault.preference("owner", ""))
    pieces = _pieces(vault, profile)
    flow = begin_flow(profiles()[profile], new_package_id(), pieces, known, sender=sender, now=vault.clock())
    return replace(flow, contact_keys=_contact_keys(vault))


def refresh(vault: Vault, flow: ShareFlow) -> ShareFlow:
    """The same choices over the pieces as they are now (after something was written in between).

    A contact whose key is another one now is chosen again.
    """
    vault.settle()
    keys = _contact_keys(vault)
    is_same = keys.get(flow.contact) == flow.contact_keys.get(flow.contact)
    sender, contact = str(vault.preference("owner", "")), flow.contact if is_same else ""
    fresh = replace(flow, sender=sender, begun_at=vault.clock(), contact=contact, contact_keys=keys)
    return fresh.over(_pieces(vault, flow.profile.code), people_known(vault))


def people_known(vault: Vault) -> Known:
    """The people of the vault as redaction looks for them, by id; in the bin they still count.

    A no in a plan counts as one on their own card, and who has a card that cannot be read stays out.
    """
    template, said = vault.templates[PERSON_KIND], naming(vault)
    found = [*vault.summaries(PERSON_KIND), *(one for one in vault.bin() if one.kind == PERSON_KIND)]
    people = (_person(vault, one, template) for one in found)
    return Known({one.id: someone(_as_said(one, said)) for one in people})


def _person(vault: Vault, one: Summary, template: Template) -> Person:
    try:
        return person_of(vault.document(one.id), template)
    except BodyError:
        return Person(one.id, one.title or one.first_line, stays_out=True)


def _as_said(person: Person, said: Naming) -> Person:
    word = said.said(Ref(person.id, person.name))
    return replace(
        person, agreed=person.agreed and not word.is_no, stays_out=person.stays_out or word is Said.STAYS_OUT
    )


def _contact_keys(vault: Vault) -> dict[str, str]:
    return {one.id: one.age_recipient for one in contacts(vault.database)}


def _pieces(vault: Vault, profile: str) -> tuple[Piece, ...]:
    wanted = profiles()[profile]
    pieces: list[Piece] = []
    for summary in vault.summaries():
        template = vault.templates.get(summary.kind)
        if template is not None and wanted.names(summary.kind):
            pieces += pieces_of(vault.document(summary.id), template)
    return tuple(pieces)
