"""What someone wrote along and the owner did not agree to stays home, in every package."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document, Source, SourceKind
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.offering import with_offered
from herstelkluis.model.text import runs
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.third_parties import Known

STORY = shipped_templates()["levensverhaal"]
KEY = "h06.wie"


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["", "Mijn oma."]))
def test_what_was_not_agreed_to_is_in_no_package(words, mine):
    body = {KEY: Answer(Text(runs(mine)), by="Ilse")} if mine else {}
    document = Document(
        "d", "levensverhaal", STORY.version, section="h06", body=body, source=Source(SourceKind.TOGETHER, "⟨wie⟩")
    )
    going = redact(with_offered(document, KEY, f"⟨{words}⟩", "⟨wie⟩"), STORY, Rules(Known({})))
    assert "⟨" not in repr(going)
    assert set(going.body) == ({KEY} if mine else set())
    assert not mine or going.body[KEY].by == ""
