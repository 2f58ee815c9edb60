"""What the whole vault knows about one life, for what tells of ages and years."""

from __future__ import annotations

from herstelkluis.model.period import Period
from herstelkluis.vault.vault import STORY_KIND, Vault

BIRTH_ROLE = "birth"


def birth_year(vault: Vault) -> int | None:
    """The year the person was born, where the story tells it in words that were understood."""
    template = vault.templates[STORY_KIND]
    asked = {section.key: key for key, section, field in template.fields() if field.role == BIRTH_ROLE}
    for one in vault.summaries(STORY_KIND):
        if one.section in asked:
            answer = vault.document(one.id).body.get(asked[one.section])
            if answer is not None and isinstance(answer.value, Period) and answer.value.first:
                return int(answer.value.first[:4])
    return None
